import { describe, expect, it } from 'vitest';
import { documentRange, passageOf, readPassage } from '../../../src/parser/sentences/passage.js';
import { structureOf } from '../state-of.js';

const text = '\n二、**养蜂**\n\n　　到2027年，蜂群达到 3 万\n箱，  授粉面积 12.5 万亩。\nTop 10 场区\n';
const source = { text, view: text };

describe('passages', () => {
  it.each([
    ['blanks, line breaks and emphasis marks are skipped', 0, '二、养蜂到2027年，蜂群达到3万箱，授粉面积12.5万亩。Top 10场区'],
    ['a blank between figures or Latin letters is kept', text.indexOf('Top'), 'Top 10场区'],
  ])('%s', (_, start, expected) => {
    expect(readPassage(source, start, text.length).text).toBe(expected);
  });

  it('turn each of their characters back into its place in the document', () => {
    const passage = readPassage(source, 0, text.length);
    for (let at = 0; at < passage.text.length; at++) {
      const { start, end } = documentRange(passage, at, at + 1);
      expect(text.slice(start, end)).toBe(passage.text[at]);
    }
  });

  it('turn a stretch over a skipped line break back into all of it', () => {
    const passage = readPassage(source, 0, text.length);
    const from = passage.text.indexOf('3万箱');
    const { start, end } = documentRange(passage, from, from + 3);
    expect(text.slice(start, end)).toBe('3 万\n箱');
  });

  it('end where the document does', () => {
    const passage = readPassage(source, 0, text.length);
    expect(documentRange(passage, passage.text.length, passage.text.length)).toEqual({ start: text.length, end: text.length + 1 });
    expect(readPassage(source, 0, 1)).toMatchObject({ text: '', printed: '' });
  });

  it('are read once for all that ask for the same stretch, and anew for any other', () => {
    expect(readPassage(source, 3, 9)).toBe(readPassage(source, 3, 9));
    expect(readPassage(source, 3, 6).text).toBe('养');
    expect(readPassage({ text, view: text }, 3, 9)).not.toBe(readPassage(source, 3, 9));
  });

  it('of a block leave out its number', () => {
    const state = structureOf('一、工作任务\n（一）推广蜜源植物。新种油菜200亩。\n');
    expect(state.blocks.map((block) => passageOf(state, block).text)).toEqual(['工作任务', '推广蜜源植物。', '新种油菜200亩。']);
  });
});
