import type { Change, ChangeOp } from '../model/change.js';
import { OPERATOR_WORD, SCOPE_WORD } from '../model/exchange.js';
import type { Observation } from '../model/observation.js';
import type { ParsedPlan } from '../model/plan.js';
import { withName } from '../model/plan-name.js';
import { within } from '../model/portions.js';
import type { PlanCorrection, TargetRow } from '../model/stored-plan.js';
import { figureText } from './figures.js';
import { ROLE_NAME } from './roles.js';
import { numberText, periodText, spanText } from './rows.js';
import { DIRECTION_NAME } from './status-words.js';

/** What describing a change needs to know of the store. */
export interface ChangeContext {
  readonly targets: () => readonly TargetRow[];
  readonly indicatorName: (id: string) => string;
  readonly planName: (id: string) => string;
}

/** Fields of a row as /fix and /audit name them. */
export const FIELD_NAME: Readonly<Record<string, string>> = {
  indicator: '指标',
  op: '比较',
  value: '值',
  valueMax: '上限',
  unit: '单位',
  scope: '口径',
  due: '期限',
  title: '标题',
  bodies: '责任单位',
  start: '起',
  end: '止',
  direction: '方向',
};

/** Codes of the targets that a figure counts for by name, else region and indicator: "杭1 每万人高价值发明专利拥有量". */
function figureName(observation: Observation, context: ChangeContext): string {
  const codes = context
    .targets()
    .filter((row) => row.region === observation.region && row.indicatorId === observation.indicator && within(row, observation.asOf))
    .map((row) => row.code);
  return `${codes.length > 0 ? codes.join('、') : observation.region} ${observation.printedName}`;
}

/** Words of the fields that are kept as signs: what /fix accepts is what the audit says. */
const SIGN_WORD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  op: OPERATOR_WORD,
  scope: SCOPE_WORD,
  direction: DIRECTION_NAME,
};

const fieldText = (field: string, value: unknown): string => {
  if (value === null) return '（清空）';
  const word = SIGN_WORD[field]?.[String(value)];
  if (word !== undefined) return word;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return periodText(value);
  return Array.isArray(value) ? value.map((one: { readonly name: string }) => one.name).join('、') : String(value);
};

const PLAN_FIELD_NAME: Readonly<Record<string, string>> = { region: '地区', title: '标题', status: '状态', period: '规划期' };

/** A field of a document as /fix prints and accepts it. */
export function planFieldText(value: PlanCorrection[keyof PlanCorrection] | string): string {
  if (value === null || value === undefined) return '无';
  if (typeof value === 'object') return spanText(value);
  return value === 'draft' ? '征求意见稿' : value === 'issued' ? '印发' : value;
}

/** "指标 17 项，任务 20 项"; of a bulletin "数据 82 项". */
function contentsText({ targets, tasks, observations }: ParsedPlan): string {
  const counts = [
    ['指标', targets.length],
    ['任务', tasks.length],
    ['数据', observations.length],
  ] as const;
  const parts = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count} 项`);
  return parts.length > 0 ? parts.join('，') : '没有读出指标和任务';
}

/** One change in words, without who and when: "填报 杭1 …：54.3 件（截至2024-06-30）". */
export function changeText(op: ChangeOp, context: ChangeContext): string {
  switch (op.type) {
    case 'plan.import':
      return `导入《${withName(op.plan).parsed.title}》（${contentsText(op.plan.parsed)}）`;
    case 'plan.remove':
      return `移除规划 ${op.planId}`;
    case 'plan.fix':
      return `更正规划 ${context.planName(op.planId)}：${Object.entries(op.fields)
        .map(([field, value]) => `${PLAN_FIELD_NAME[field] ?? field}=${planFieldText(value)}`)
        .join('，')}`;
    case 'row.fix':
      return `更正 ${op.code}：${Object.entries(op.fields)
        .map(([field, value]) => `${FIELD_NAME[field] ?? field}=${fieldText(field, value)}`)
        .join('，')}`;
    case 'row.review':
      return `复核 ${op.code}：${{ accepted: '通过', dropped: '删去', open: '重新打开' }[op.verdict]}`;
    case 'row.add':
      return `补录 ${op.code}：${op.row.kind === 'target' ? op.row.row.indicator : op.row.row.title}`;
    case 'observation.report':
      return `填报 ${figureName(op.observation, context)}：${figureText(op.observation)}`;
    case 'indicator.link':
      return `${op.linked ? '关联' : '取消关联'}指标：${context.indicatorName(op.from)} 与 ${context.indicatorName(op.to)}`;
    case 'alias.set':
      return `${op.active ? '增加' : '去掉'}别名：${op.name} = ${op.alias}`;
    case 'role.set': {
      const scope = [...op.grant.regions, ...op.grant.bodies];
      return `${op.active ? '授权' : '收回'} ${op.grant.userId}：${ROLE_NAME[op.grant.role]}${scope.length > 0 ? `（${scope.join('、')}）` : ''}`;
    }
    case 'chat.allow':
      return `${op.allowed ? '开通' : '关闭'}会话 ${op.chat}`;
    case 'chat.region':
      return `会话 ${op.chat} 的默认地区：${op.region ?? '不设'}`;
    case 'chat.move':
      return `群编号由 ${op.from} 变为 ${op.to}`;
    case 'subscription.set':
      return `${op.subscription === null ? '停发' : '设定'}周报：${op.key}`;
    case 'body.bind':
      return `${op.active ? '绑定' : '解除绑定'} ${op.region}${op.body}：${op.userId}`;
    case 'undo':
      return `撤销变更 ${op.changeId}`;
    case 'refusal':
      return `未执行 /${op.command}：${op.reason === 'role' ? '没有权限' : op.reason || '没有写内容'}`;
  }
}

/** "06-30 15:04" in a time zone, with the year when it is not this year's. */
export function momentText(at: string, now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const text = parts.format(new Date(at));
  return text.slice(0, 4) === parts.format(now).slice(0, 4) ? text.slice(5) : text;
}

/** One line of the audit: number, moment, person; undone changes are marked. */
export const changeHead = (change: Change & { readonly undone: boolean }, now: Date, timeZone: string): string =>
  `${momentText(change.at, now, timeZone)}　${change.by}${change.undone ? '　（已撤销）' : ''}`;
