import type { ChangeOp } from '../model/change.js';
import { within } from '../model/portions.js';
import { doubtText } from '../render/doubts.js';
import { figureText } from '../render/figures.js';
import type { StoreView } from '../store/store.js';
import { doubtsAbout } from './report-draft.js';

/** What speaks against the figures of a workbook, one line each: what /update would ask about is not passed over in a table. `today` is an ISO day. */
export function workbookDoubts(view: StoreView, ops: readonly ChangeOp[], today: string): readonly string[] {
  return ops.flatMap((op) => {
    if (op.type !== 'observation.report' || op.observation.asOf === null) return [];
    const { observation } = op;
    const row = view
      .targets()
      .find((one) => one.region === observation.region && one.indicatorId === observation.indicator && within(one, observation.asOf));
    if (!row) return [];
    const doubts = doubtsAbout(
      view,
      row,
      { normal: observation.normal, asOf: op.observation.asOf, typedBase: observation.normal.unit, counts: null },
      today,
    );
    const said = doubts.map((doubt) => doubtText(doubt, row, observation.value)).join('');
    return said === '' ? [] : [`${row.code} ${figureText(observation)}：${said}`];
  });
}
