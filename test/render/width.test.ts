import { describe, expect, it } from 'vitest';
import { sideBySide, wrap } from '../../src/render/width.js';

describe('things side by side', () => {
  it('begin a new line whole, indented, when they do not fit', () => {
    expect(sideBySide(['可以接着发：/source 杭1', '/history 杭1', '/why 杭1'], '　', 44, 2)).toEqual([
      '可以接着发：/source 杭1　/history 杭1',
      '  /why 杭1',
    ]);
  });

  it('stay on one line as long as it is not full, and are broken only when one alone is longer than a line', () => {
    expect(sideBySide(['/a', '/b'], '　', 6)).toEqual(['/a　/b']);
    expect(sideBySide(['/find 知识产权质押', '/b'], '　', 12, 2)).toEqual(['/find 知识产', '  权质押', '  /b']);
  });
});

it('no line ends with an opening bracket or begins with a closing mark', () => {
  const text = '900 件（截至2024-06-30） → “900 件”（截至2026-11-27），《知识产权强国建设纲要》（2021—2035年）';
  for (let width = 12; width < 60; width++)
    for (const line of wrap(text, width, 2)) {
      expect(line).not.toMatch(/[（《“]$/u);
      expect(line).not.toMatch(/^\s*[），》”]/u);
    }
  expect(wrap('（', 2)).toEqual(['（']);
});
