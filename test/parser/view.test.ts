import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameLengthView, withoutRadicals } from '../../src/parser/view.js';

describe('sameLengthView', () => {
  it.each([
    ['（责任单位：市科技局〔市外专局〕）', '(责任单位:市科技局[市外专局])'],
    ['１．２　３', '1.2 3'],
    ['2022–2025', '2022—2025'],
    ['⼈⺠政府', '人民政府'],
    ['“十三五”，《纲要》。', '“十三五”,《纲要》。'],
  ])('%s', (text, view) => {
    expect(sameLengthView(text)).toBe(view);
  });

  it('keeps the length of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => sameLengthView(text).length === text.length && withoutRadicals(text).length === text.length,
      ),
    );
  });
});
