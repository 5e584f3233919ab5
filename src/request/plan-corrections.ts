import { UserError } from '../errors.js';
import { readPeriod } from '../model/exchange.js';
import type { PlanCorrection, StoredPlan } from '../model/stored-plan.js';
import { planFieldText } from '../render/changes.js';

/** Fields of a document as people write them. */
const FIELDS = ['地区', '标题', '状态', '规划期'] as const;
const ALIASES: ReadonlyMap<string, (typeof FIELDS)[number]> = new Map([
  ...FIELDS.map((name) => [name, name] as const),
  ['名称', '标题'],
  ['期间', '规划期'],
  ['规划期限', '规划期'],
]);
const STATUS: Readonly<Record<string, StoredPlan['parsed']['status']>> = {
  征求意见稿: 'draft',
  草案: 'draft',
  印发: 'issued',
  正式: 'issued',
};
/** Names of regions end so, several are parted by 、 (行政区划: province, prefecture, county, township). */
const REGION = /^(?:全国|\p{Script=Han}{1,20}(?:省|市|区|县|盟|旗|镇|乡|街道|行政区)|\p{Script=Han}{2,20}州)$/u;
const INFERRED = '（推断）';
const EMPTY = /^(?:无|空|没有|-)$/u;

/** The fields of a document as /fix prints and accepts them; that it was issued is inferred until a person says so. */
export const planFields = ({ parsed: { region, title, status, period }, statusFixed }: StoredPlan): Readonly<Record<string, string>> => ({
  地区: planFieldText(region),
  标题: title,
  状态: `${planFieldText(status)}${status === 'issued' && !statusFixed ? INFERRED : ''}`,
  规划期: planFieldText(period),
});

/** A correction of this document that works. */
export const planExample = ({ prefix, parsed }: StoredPlan): string => `/fix ${prefix} 地区=${parsed.region ?? '杭州市'}`;

function periodOf(value: string): PlanCorrection['period'] | undefined {
  if (EMPTY.test(value)) return null;
  const [start, end = start] = value.split(/[—–~至到]|(?<=\d{4}年?)-(?=\d{4})/u).map((part) => readPeriod(part.trim()));
  if (!start || !end || end < start) return undefined;
  const [from = start, to = end] = start.split('/');
  return { start: from, end: to };
}

/** The correction of a document that typed fields ask for. Throws `UserError` with an example for a field that it does not have, or a value that does not fit. */
export function readPlanCorrection(plan: StoredPlan, fields: readonly (readonly [name: string, value: string])[]): PlanCorrection {
  const example = planExample(plan);
  const wrong = (typed: string, why: string, field: string): UserError =>
    new UserError('bad-option', { typed, why, example: `/fix ${plan.prefix} ${field}` });
  const parts = fields.map(([typed, value]): PlanCorrection => {
    const name = ALIASES.get(typed);
    if (name === undefined) throw new UserError('bad-option', { typed, why: `规划可以更正的有 ${FIELDS.join('、')}`, example });
    if (value === '') throw new UserError('missing-argument', { what: `“${typed}”的值`, example });
    switch (name) {
      case '地区': {
        const names = value.split(/[、,，]/u);
        if (!names.every((one) => REGION.test(one))) throw wrong(`地区=${value}`, '请写全称，如某某市、某某区、某某县', '地区=杭州市');
        return { region: names.join('、') };
      }
      case '状态': {
        const status = STATUS[value.replace(INFERRED, '').replace('(推断)', '')];
        if (!status) throw wrong(`状态=${value}`, '可以写 征求意见稿 或 印发', '状态=印发');
        return { status };
      }
      case '规划期': {
        const period = periodOf(value);
        if (period === undefined) throw wrong(`规划期=${value}`, '', '规划期=2022—2025');
        return { period };
      }
      default:
        return { title: value };
    }
  });
  return Object.assign({}, ...parts) as PlanCorrection;
}
