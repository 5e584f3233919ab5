import type { TargetRow } from '../model/stored-plan.js';
import { type PlansKnown, standingText } from '../render/figures.js';
import type { Standing } from '../render/rows.js';
import { assess } from '../tracking/assess.js';
import type { FigureView } from '../tracking/attach.js';

/** Where a target stands on `today` (ISO day), ready to print in a list. */
export const standingOf = (row: TargetRow, view: FigureView & PlansKnown, today: string): Standing =>
  standingText(assess(view, row, today), view);
