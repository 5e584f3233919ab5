import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortened } from '../../src/model/shortened.js';

it.each([
  ['高价值发明专利', 20, '高价值发明专利'],
  [
    '到2025年人工智能基础理论实现重大突破，部分技术与应用达到世界领先水平，人工智能成为带动我国产业升级和经济转型的主要动力',
    60,
    '到2025年人工智能基础理论实现重大突破，部分技术与应用达到世界领先水平…',
  ],
  ['广泛宣传家庭医生签约服务的政策与内容', 14, '广泛宣传家庭医生签约服务的…'],
  ['支持企业（含个体工商户）上云用数赋智', 14, '支持企业（含个体工商户）…'],
])('%s in %i', (text, max, short) => {
  expect(shortened(text, max)).toBe(short);
});

it('is the beginning of the text, never longer than asked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('专', '利', '，', '）', 'a', '1', ' '), maxLength: 40 }),
      fc.integer({ min: 2, max: 30 }),
      (text, max) => {
        const short = shortened(text, max);
        if (short === text) return;
        expect(short.length).toBeLessThanOrEqual(max + 1);
        expect(text.startsWith(short.slice(0, -1))).toBe(true);
      },
    ),
  );
});
