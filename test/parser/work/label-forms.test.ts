import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

const NAMES = ['县水利局', '县财政局', '各乡镇人民政府'];

/** Bodies of the one task of a plan, leads that are stated marked. */
const bodiesOf = (said: string): string[] => {
  const { tasks, duties } = structureOf(
    `江口县河道整治方案\n一、重点任务\n（一）清理河道。全面排查河道淤积。${said}\n二、工作要求\n压实责任。`,
  );
  expect(duties).toEqual([]);
  expect(tasks).toHaveLength(1);
  return (tasks[0]?.bodies ?? []).map(({ name, role, roleFrom }) => (role === 'lead' && roleFrom === 'stated' ? `牵头 ${name}` : name));
};

describe('who answers for a task', () => {
  it.each([
    ['in a bracket that is never closed', '（责任单位：县水利局、县财政局、各乡镇人民政府'],
    ['behind a label in brackets of its own', '\n【责任单位】县水利局、县财政局、各乡镇人民政府'],
    ['behind a label with a second one in brackets', '\n责任单位（部门）：县水利局、县财政局、各乡镇人民政府'],
    ['behind 负责单位', '\n负责单位：县水利局、县财政局、各乡镇人民政府'],
    ['before a label that a blank parts from it', '（责任单位：县水利局、县财政局、各乡镇人民政府　完成时限：2024年12月）'],
    ['behind dashes', '——责任单位：县水利局、县财政局、各乡镇人民政府'],
    ['with a remark on the tasks below', '（责任单位：县水利局、县财政局、各乡镇人民政府，以下均需各乡镇人民政府落实，不再列出）'],
  ])('is listed %s', (_, said) => {
    expect(bodiesOf(said)).toEqual(NAMES);
  });

  it.each([
    ['主办 and 协办', '（县水利局主办，县财政局、各乡镇人民政府协办）'],
    ['为牵头单位', '（县水利局为牵头单位，县财政局、各乡镇人民政府为配合单位）'],
    ['two labels with a blank between them', '（牵头单位：县水利局 配合单位：县财政局、各乡镇人民政府）'],
    ['主管部门 and 协同部门', '\n主管部门：县水利局\n协同部门：县财政局、各乡镇人民政府'],
    ['labels in brackets', '\n【牵头单位】县水利局\n【配合单位】县财政局、各乡镇人民政府'],
    ['会同 behind the one that leads', '此项工作由县水利局牵头，会同县财政局、各乡镇人民政府落实。'],
  ])('is told with who leads by %s', (_, said) => {
    expect(bodiesOf(said)).toEqual(['牵头 县水利局', ...NAMES.slice(1)]);
  });

  it('keeps a second name in square brackets and a short form in the list', () => {
    expect(bodiesOf('（责任单位：县水利局〔县河长办〕，各乡镇（街道，以下简称乡镇）政府）')).toEqual([
      '县水利局',
      '各乡镇（街道，以下简称乡镇）政府',
    ]);
  });
});
