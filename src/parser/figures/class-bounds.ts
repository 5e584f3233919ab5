import type { Quantity } from '../sentences/compared.js';

/** How large each of the things must be that were counted before a bracket: 建成林荫广场12处(面积800平方米以上). Their sum is told in larger units. */
const OF_EACH =
  /[家个户所座处条块片栋](?:以上)?\((?:每[一-龥]{1,3}|单[一-龥]{1,3}|[一-龥]{2})?(?:面积|长度|宽度|高度|建筑面积|占地面积)(?:在|达到?|为|不(?:小|少|低)于)?$/u;
const EACH_SIZE = /^(?:平方?米|㎡|m²|m2|米|亩)$/u;
const OF_EACH_MAX = 20;
/** Those of whom something else is asked from a share on: "空置率超过20%的|园区招商力度应…". */
const CLASS_WITH = /^(?:以上|以下)?的(?:地区|区域|企业|单位|机构|项目|园区|[省市县区])[^,;:。]{0,16}(?:应当?|须|必须|不得)/u;
const CLASS_MAX = 30;

/** Whether a quantity only tells which things count, or of whom something else is asked. `end` is where its sentence ends. */
export function boundsEach(text: string, { kind, unit, bounded, before, numberStart, end: from }: Quantity, end: number): boolean {
  if (kind === 'percent') return before.length > 0 && CLASS_WITH.test(text.slice(from, Math.min(end, from + CLASS_MAX)));
  if (text[from] !== ')' || !bounded || !EACH_SIZE.test(unit ?? '')) return false;
  return OF_EACH.test(text.slice(Math.max(0, numberStart - OF_EACH_MAX), numberStart));
}
