import { describe, expect, it } from 'vitest';
import { createLookup, type Entry } from '../../src/lookup/lookup.js';
import { understand } from '../../src/lookup/question.js';

const context = { commands: [], now: new Date('2026-06-12T02:00:00Z') };
const entry = (kind: Entry['kind'], name: string, region: string | null = null): Entry => ({
  id: `${kind}:${region ?? ''}/${name}`,
  kind,
  name,
  aliases: [],
  region,
});
const regions = ['云山市', '湖岭市', '青禾县'].map((name) => entry('region', name));
const national = ['工业和信息化部', '财政部', '国家能源局'].map((name) => entry('unit', name, '全国'));
const local = [entry('unit', '市工信局', '云山市'), entry('unit', '市经信局', '湖岭市'), entry('unit', '工信局', '青禾县')];
const named = (question: string, entries: readonly Entry[]): readonly (string | undefined)[] => {
  const { region, unit, indicator, plan } = understand(question, createLookup(entries), context).slots;
  return [region, unit, indicator, plan].map((slot) => slot?.name);
};

describe('a region behind a body', () => {
  const entries = [...regions, ...national, ...local];
  it.each(['市工信局云山', '市工信局云山市', '市工信局 云山', '云山市工信局'])('leaves the body its level: %s', (asked) => {
    expect(named(`${asked}的任务`, entries).slice(0, 2)).toEqual(['云山市', '市工信局']);
  });
});

describe('a 局 and a 部', () => {
  it('are not each other', () => {
    const lookup = createLookup([entry('region', '全国'), ...national]);
    for (const asked of ['工信局', '财政局', '市财政局']) expect(lookup.find(asked).confident).toBe(false);
    for (const [asked, name] of [
      ['工信部', '工业和信息化部'],
      ['财政部', '财政部'],
      ['能源局', '国家能源局'],
    ] as const)
      expect(lookup.find(asked).hits[0]?.name).toBe(name);
    const reading = understand('财政局的任务', lookup, context);
    expect(reading.refused).toBe('absent');
    expect(reading.alternatives.map(({ command }) => command)).toEqual(['/tasks 财政部']);
  });

  it('a local body comes first', () => {
    const lookup = createLookup([entry('region', '全国'), ...regions, ...national, ...local.slice(0, 2)]);
    expect(understand('工信局的任务', lookup, context).slots.unit?.name).not.toContain('部');
    expect(lookup.find('工信局').hits[0]?.name).toBe('市工信局');
  });
});

describe('words of a title before a figure', () => {
  const title = '关于推进云山市居家养老陪护服务高质量发展实施方案';
  const entries = [
    ...regions,
    entry('plan', title, '云山市'),
    entry('indicator', '陪护服务覆盖率'),
    entry('indicator', '规范化居家养老工作室'),
    entry('indicator', '外宾接待量'),
  ];
  it.each(['云山居家养老陪护服务覆盖率', '居家养老陪护覆盖率'])('mean the plan: %s', (asked) => {
    expect(named(asked, entries).slice(2)).toEqual(['陪护服务覆盖率', title]);
  });

  it('that no title has make another name of it', () => {
    const { confident } = understand('社区托幼陪护服务覆盖率', createLookup(entries), context);
    expect(confident).toBe(false);
  });

  it('alone are looked for as before', () => {
    expect(named('居家养老陪护服务实施方案', entries)[3]).toBe(title);
    expect(named('规范化居家养老工作室', entries)[2]).toBe('规范化居家养老工作室');
    expect(named('云山陪护服务覆盖率', entries).slice(2)).toEqual(['陪护服务覆盖率', undefined]);
  });
});
