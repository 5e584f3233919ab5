import type { Assessment } from '../model/assessment.js';
import type { Observation } from '../model/observation.js';
import { partTitle } from '../model/portions.js';
import type { TargetRow } from '../model/stored-plan.js';
import { figureText, shareText } from './figures.js';
import type { Block, Text } from './reply.js';
import { STATUS_NAME, STATUS_TONE } from './status-words.js';

/** What a report did: the target before and after, and the other targets that the figure counts for. */
export interface Reported {
  readonly row: TargetRow;
  readonly was: Assessment;
  readonly now: Assessment;
  readonly observation: Observation;
  readonly replaces: Observation | null;
  readonly undated: boolean;
  readonly others: readonly TargetRow[];
  /** Those of `others` whose status changed. */
  readonly moved: readonly TargetRow[];
}

/** "已达标（不变）" or "需关注 → 进度正常". */
export function statusChange(was: Assessment, now: Assessment): string {
  const after = STATUS_NAME[now.verdict.status];
  return was.verdict.status === now.verdict.status ? `${after}（不变）` : `${STATUS_NAME[was.verdict.status]} → ${after}`;
}

/** One reported figure: old → new, what it does to the status, where it comes from. */
export function reportedItem(reported: Reported): Block {
  const { row, was, now, observation, replaces, undated, others, moved } = reported;
  const old = replaces ?? was.figure ?? was.figures.at(-1) ?? null;
  const source = observation.source.kind === 'person' && observation.source.text !== '' ? observation.source.text : '未写';
  const details: Text[] = [
    `${old === null ? '首次填报' : figureText(old)} → ${figureText(observation)}`,
    `状态：${statusChange(was, now)}　来源：${source}`,
  ];
  if (replaces) details.push('更正了同一日期的数据，原值保留在历次数据里。');
  if (undated) details.push('没有写截至日期，按今天登记。');
  if (others.length > 0)
    details.push(
      `同一指标的 ${others.map((other) => other.code).join('、')} 也用这个数${moved.length > 0 ? `，其中 ${moved.map((other) => other.code).join('、')} 状态有变` : ''}。`,
    );
  const decided = now.figure === null || (now.figure.asOf === observation.asOf && now.figure.normal.value === observation.normal.value);
  // A bar of another figure beside the one that was just reported would be taken for its own.
  if (!decided && now.figure) details.push(`状态按 ${figureText(now.figure)} 判断，这次的数不改变它。`);
  return {
    kind: 'item',
    code: row.code,
    title: partTitle(row),
    details,
    badge: STATUS_NAME[now.verdict.status],
    tone: STATUS_TONE[now.verdict.status],
    progress: now.share === null || !decided ? null : { share: now.share, label: shareText(now.share, now.figure) },
  };
}
