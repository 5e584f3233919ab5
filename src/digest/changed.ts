import type { Change } from '../model/change.js';
import { lastDay } from '../model/due.js';
import type { Observation } from '../model/observation.js';
import { within } from '../model/portions.js';
import type { TargetRow } from '../model/stored-plan.js';
import { asOfText, figureText, valueText } from '../render/figures.js';
import type { Block } from '../render/reply.js';
import { planTitle } from '../render/rows.js';
import { STATUS_NAME, STATUS_TONE } from '../render/status-words.js';
import type { StoreView } from '../store/store.js';
import { countsFor } from '../tracking/attach.js';
import { inScope } from './scope.js';
import { capped, type Ground, shortTitle } from './sections.js';
import { statusOf } from './statuses.js';

/** What happened in the period of a digest. */
export interface Happenings {
  /** ISO instant at which the period begins. */
  readonly from: string;
  /** Changes that are not undone, oldest first. */
  readonly changes: readonly Change[];
  /** Targets that the digest speaks of, those of ended plans included. */
  readonly rows: readonly TargetRow[];
}

/** What was reported, taken back and changed in the period: old → new, who, source, effect on the status. Empty when nothing was. */
export function changedSection(ground: Ground, view: StoreView, { from, changes, rows }: Happenings): Block[] {
  const lastOfDate = new Map(
    changes.flatMap(({ id, op }) => (op.type === 'observation.report' ? [[dateKey(view, op.observation), id]] : [])),
  );
  const fixed = new Set<string>();
  const blocks = changes.flatMap(({ id, op, by }): Block[] => {
    switch (op.type) {
      case 'observation.report': {
        // What was put right later in the period is not told: nobody shall take the wrong figure along.
        if (lastOfDate.get(dateKey(view, op.observation)) !== id) return [];
        const row = rows.find((one) => countsFor(view, one, op.observation));
        return row ? [reportedItem(ground, row, op.observation, bodyOf(view, by, row.region))] : [];
      }
      case 'undo':
        return takenBack(ground, view, rows, op.changeId, from);
      case 'plan.import':
        return by !== 'system' && inScope(op.plan, ground.scope) ? [{ kind: 'line', text: `新导入：${planTitle(op.plan)}` }] : [];
      case 'plan.fix': {
        const plan = view.plan(op.planId);
        return plan && inScope(plan, ground.scope) ? [{ kind: 'line', text: `人工更正：${planTitle(plan)}` }] : [];
      }
      case 'plan.remove': {
        const plan = view.planVersions().findLast((version) => version.id === op.planId);
        return plan && inScope(plan, ground.scope) ? [{ kind: 'line', text: `已移除：${planTitle(plan)}` }] : [];
      }
      case 'row.fix': {
        const row = rows.find(({ code }) => code === op.code);
        if (!row || fixed.has(row.code)) return [];
        fixed.add(row.code);
        return [{ kind: 'line', text: `人工更正：${row.code} ${shortTitle(row.indicator)}` }];
      }
      default:
        return [];
    }
  });
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: `有变化 ${blocks.length} 项` }, ...capped(blocks, '/progress')];
}

/** One for all figures of one thing as of one date, of which only the last report counts. */
const dateKey = (view: StoreView, { region, indicator, asOf }: Observation): string =>
  JSON.stringify([region, [...view.linkedWith(indicator)].sort()[0], asOf]);

/** The responsible body that a reporter is bound to; null when he is to none. */
const bodyOf = (view: StoreView, by: string, region: string): string | null =>
  view.bindings().find((binding) => binding.userId === by && binding.region === region)?.body ?? null;

/** What a report of a period is compared with: what it puts right, else the figure of the date before its own. */
function figureBefore(known: readonly Observation[], { asOf }: Observation): Observation | undefined {
  const day = (period: string | null): string => (period === null ? '' : (lastDay(period) ?? period));
  return known.find((figure) => figure.asOf === asOf) ?? known.findLast((figure) => day(figure.asOf) < day(asOf));
}

function reportedItem(ground: Ground, row: TargetRow, report: Observation, body: string | null): Block {
  const old = figureBefore(
    ground.then.observations(report.region, report.indicator).filter(({ asOf }) => within(row, asOf)),
    report,
  );
  const source = report.source.kind === 'person' ? report.source.text : '';
  const notes = [asOfText(report.asOf), body === null ? '' : `${body}报`, source === '' ? '' : `来源：${source}`];
  return changedItem(
    ground,
    row,
    `${old ? `${valueText(old)} → ` : ''}${valueText(report)}（${notes.filter((note) => note !== '').join('，')}）`,
  );
}

/** A report that an earlier digest told and that was taken back since: whoever remembers the figure has to hear of it. */
function takenBack(ground: Ground, view: StoreView, rows: readonly TargetRow[], changeId: number, from: string): Block[] {
  for (const row of rows) {
    const entry = view
      .history(row.region, row.indicatorId)
      .find(({ change, observation }) => change?.id === changeId && within(row, observation.asOf));
    if (!entry?.change || entry.state !== 'undone' || entry.change.at >= from) continue;
    const latest = ground.now.observations(row.region, row.indicatorId).findLast(({ asOf }) => within(row, asOf));
    return [changedItem(ground, row, `撤销 ${figureText(entry.observation)}，现在${latest ? `是 ${figureText(latest)}` : '没有数据'}`)];
  }
  return [];
}

function changedItem({ now, then, today, fromDay }: Ground, row: TargetRow, detail: string): Block {
  const [was, is] = [statusOf(then, row, fromDay), statusOf(now, row, today)];
  return {
    kind: 'item',
    code: row.code,
    title: row.indicator,
    details: [detail],
    badge: was === is ? STATUS_NAME[is] : `${STATUS_NAME[was]} → ${STATUS_NAME[is]}`,
    tone: STATUS_TONE[is],
    progress: null,
  };
}
