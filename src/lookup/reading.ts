import type { NamedCommand } from './commands.js';
import type { PlanYears } from './eras.js';
import type { Intent } from './intents.js';
import type { EntryKind } from './types.js';

/** Something a question names. */
export interface Slot {
  /** Entry id; for a code, a year or a window the same as `name`. */
  readonly id: string;
  readonly name: string;
  /** As it stands in the question. */
  readonly typed: string;
  /** Why it was taken for that (按拼音, 按简称 …); null when it stands there literally. */
  readonly reason: string | null;
}

export interface Slots {
  readonly region?: Slot;
  /** Responsible body 责任单位. */
  readonly unit?: Slot;
  readonly indicator?: Slot;
  readonly task?: Slot;
  readonly plan?: Slot;
  /** Short code of a row, half-width. */
  readonly code?: Slot;
  /** name "2024" */
  readonly year?: Slot;
  /** Part of a year, as it is typed: name "2024年一季度", "5月底前" */
  readonly part?: Slot;
  /** What of a plan is asked for that is neither figure nor task: a phase (第二阶段), how long it holds (有效期), how it was sent out (发文). */
  readonly aspect?: Slot;
  /** name "30天" or "逾期", as /deadline takes it */
  readonly window?: Slot;
  /** Only tasks that the body leads: name "牵头", as /tasks takes it. */
  readonly lead?: Slot;
  /** Every region named, when there are several. */
  readonly regions?: readonly Slot[];
}

/** A command to offer, with the words to offer it by. */
export interface Offer {
  readonly label: string;
  readonly command: string;
  /** What the question means when this is chosen; absent where it is another question. */
  readonly slots?: Slots;
}

/** A name that the store lacks. */
export interface Missing {
  readonly name: string;
  readonly kind: EntryKind;
}

/** How a question was understood. */
export interface Reading {
  readonly question: string;
  /** Null when the question does not say and nothing it names tells. */
  readonly intent: Intent | null;
  readonly slots: Slots;
  /** True when the command can be run without asking back. */
  readonly confident: boolean;
  /** The equal slash command, null when there is nothing to run. */
  readonly command: string | null;
  /** How the question was read, for the head of the answer: 杭州市 · 高价值发明专利 · 目标. For `absent` the name that is missing, for `courtesy` the polite answer. */
  readonly readAs: string;
  /** What the store lacks, as the question words it; only for `absent`. */
  readonly missing?: Missing;
  /** Other things that may have been meant, at most five; for a refusal the nearest that the store has. */
  readonly alternatives: readonly Offer[];
  /** `absent`: names something the store does not have; `nonsense`: nothing in it is known; `courtesy`: a greeting, thanks or a complaint. */
  readonly refused: 'absent' | 'nonsense' | 'courtesy' | null;
}

/** What the question stands in. */
export interface QuestionContext {
  readonly commands: readonly NamedCommand[];
  readonly now: Date;
  /** How the last question of the same person in the same chat was read; null or absent after ten minutes. */
  readonly previous?: Reading | null;
  /** The chat's own region: comes first among equals. */
  readonly defaultRegion?: string | null;
  /** The last answer has no further page. */
  readonly lastPage?: boolean;
  /** Regions that the store has plans of: offered when another one is asked for. */
  readonly regions?: readonly string[];
  /** Plans of the store: those of a five-year period (十三五规划) are found by their years. */
  readonly plans?: readonly PlanYears[];
  /** Codes of the rows last shown, first to last: 原文 alone means the first. */
  readonly codes?: readonly string[];
  /** What is asked for, when a command says it already; the words of the question are not read for it. */
  readonly intent?: Intent;
  /** Tells whether an entry has anything to answer an intent with (an indicator or a region that no plan has a target for has none for `targets`): one that has is meant before one that has not. */
  readonly answers?: (intent: Intent, id: string) => boolean;
  /** Tells whether a code exists; without it the shape decides. */
  readonly isCode?: (code: string) => boolean;
  /** Title of the plan that a row of this code is in. */
  readonly planOf?: (code: string) => string | undefined;
  /** Names of the store's regions, with and without their rank, the longest first. */
  readonly places?: readonly string[];
  /** What the rows of the store make of the readings of one question: themselves, or those that tell more of its words. */
  readonly settle?: (readings: readonly Reading[]) => readonly Reading[];
}
