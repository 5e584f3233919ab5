import type { Indicator } from '../model/indicator.js';
import type { Part } from '../model/portions.js';
import type { Operator, Scope } from '../model/quantity.js';

/** What of a target or a figure decides its indicator. `op` is given for targets, `asOf` for figures. */
export interface IndicatorClue {
  /** As printed, or as a person corrected it. */
  readonly indicator: string;
  readonly normal: { readonly unit: string | null };
  readonly scope: Scope;
  readonly op?: Operator;
  readonly asOf?: string | null;
  /** Whether a target is one year's portion or the total of its document (`partsOf`). */
  readonly part?: Pick<Part, 'kind'> | undefined;
  readonly region: string | null;
}

/** Recognises the indicator of a figure. Pure; equal clues give equal answers. The store knows no rules of its own: `indicatorOf` of src/tracking/ is given to it. */
export type Identify = (clue: IndicatorClue) => Indicator;
