import { expect, it } from 'vitest';
import { normaliseQuantity } from '../../src/model/quantity.js';

it.each([
  [2.5, '万件', 25_000, '件'],
  [20, '太比特/秒', 20, 'Tbps'],
  [3.8, 'Tbps', 3.8, 'Tbps'],
  [500, '兆比特/秒', 500, 'Mbps'],
  [16, '千米', 16, '千米'],
  [3, '万台（套）', 30_000, '台'],
  [40, '艘(台、套)', 40, '艘'],
])('%d %s is %d %s', (value, unit, plain, measure) => {
  expect(normaliseQuantity(value, unit)).toEqual({ value: plain, valueMax: null, unit: measure });
});
