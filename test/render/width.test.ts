import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/render/width.js';

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
