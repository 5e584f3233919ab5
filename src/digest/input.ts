import type { Change } from '../model/change.js';
import type { StoreView } from '../store/store.js';
import type { Occasion } from './occasions.js';
import type { Scope } from './scope.js';
import type { WorkCalendar } from './working-days.js';

/** Everything a digest is made from; the same input gives the same reply. */
export interface DigestInput {
  readonly view: StoreView;
  /** Changes that are not undone, of the period, oldest first. */
  readonly changes: readonly Change[];
  readonly occasion: Occasion;
  /** The one after it, null when none is planned; why not, where it is known. */
  readonly next: Occasion | null;
  readonly whyNone?: string | null;
  readonly scope: Scope;
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  /** `preview` and `extra` (out of turn) are marked; `lateMs` is how much later than planned it goes out. */
  readonly kind: 'regular' | 'preview' | 'extra';
  readonly lateMs: number;
  /** Earlier ones that did not go out and that this one reports on, too. */
  readonly missed: number;
}
