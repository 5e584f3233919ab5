/** How a piece of text looks: strong 粗, quiet 灰, code 编号, mark 标出的原文. */
export interface Run {
  readonly text: string;
  readonly style?: 'strong' | 'quiet' | 'code' | 'mark';
}
/** Plain text, or runs of it. Nothing in it is markup: each platform escapes it for its own form. */
export type Text = string | readonly Run[];

/** Colour of a reply or a row: good 已达标, warning 需关注, bad 逾期, quiet 未报数. */
export type Tone = 'neutral' | 'good' | 'warning' | 'bad' | 'quiet';

/** A button that sends `command` as the person who presses it. `edit` replaces the message in place (paging), `new` answers below. */
export interface Button {
  readonly label: string;
  readonly command: string;
  readonly place: 'edit' | 'new';
  readonly style?: 'default' | 'primary' | 'danger';
}

/** One choice of a question asked back; a bare number or a press picks it. */
export interface Choice {
  readonly label: string;
  readonly command: string;
}

/** Neutral chart: a curve of one indicator against its target, or counts by status. */
export type Chart =
  | {
      readonly kind: 'curve';
      readonly title: string;
      readonly unit: string | null;
      /** ISO dates, oldest first; `printed` is the date as the figure's source has it: 2023年 is not 2023-12-31. */
      readonly points: readonly { date: string; printed: string; value: number }[];
      /** Oldest first; `range` where the goal is 60—70 and `value` the bound to be reached. */
      readonly target: readonly { date: string; value: number; range?: readonly [from: number, to: number] }[];
    }
  | { readonly kind: 'status'; readonly title: string; readonly counts: readonly { label: string; count: number; tone: Tone }[] };

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'date';
  readonly value: string;
  readonly required: boolean;
}

/** One part of a reply; closed union, every platform renders each kind. */
export type Block =
  | { readonly kind: 'line'; readonly text: Text }
  | { readonly kind: 'heading'; readonly text: Text }
  /** A target, task or plan with its details below. `progress.share` 1 = target met. */
  | {
      readonly kind: 'item';
      readonly code: string | null;
      readonly title: Text;
      readonly details: readonly Text[];
      readonly badge: string | null;
      readonly tone: Tone;
      readonly progress: { readonly share: number; readonly label: string } | null;
    }
  | { readonly kind: 'facts'; readonly rows: readonly { label: string; value: Text }[] }
  /** Words of a document; `marks` are offsets within `text`. `place` says where they stand. */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly marks: readonly { start: number; end: number }[];
      readonly place: string;
      readonly collapsed: boolean;
    }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** `alt` says in words what the picture shows. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly alt: string }
  /** `command` gets the fields appended in order when the form is sent. */
  | { readonly kind: 'form'; readonly fields: readonly FormField[]; readonly submit: string; readonly command: string }
  | { readonly kind: 'note'; readonly text: Text; readonly tone: Tone }
  | { readonly kind: 'divider' };

/** A file that goes with a reply; `bytes` are made when the platform sends it. */
export interface ReplyFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** The neutral answer 回复. Plain JSON but for `files`; the same on every platform. */
export interface Reply {
  readonly title: Text | null;
  readonly subtitle: Text | null;
  readonly tone: Tone;
  /** How a plain question was read, "杭州市 · 高价值发明专利 · 目标"; null for commands. */
  readonly readAs: string | null;
  readonly blocks: readonly Block[];
  /** Rows of buttons, at most four in a row. */
  readonly buttons: readonly (readonly Button[])[];
  readonly choices: readonly Choice[];
  /** Page of a long answer; `command` is the command without its page. */
  readonly page: { readonly number: number; readonly of: number; readonly command: string } | null;
  readonly files: readonly ReplyFile[];
  /** What the answer is about, for follow-ups: rows shown (in order) and slots used. */
  readonly about: { readonly codes: readonly string[]; readonly command: string | null };
  /** False when the answer is "no" or "not found"; scripts get exit code 1. */
  readonly found: boolean;
}

const EMPTY: Reply = {
  title: null,
  subtitle: null,
  tone: 'neutral',
  readAs: null,
  blocks: [],
  buttons: [],
  choices: [],
  page: null,
  files: [],
  about: { codes: [], command: null },
  found: true,
};

/** A reply from its parts; what is left out is empty. */
export const reply = (parts: Partial<Reply>): Reply => ({ ...EMPTY, ...parts });

/** A reply of plain lines. */
export const say = (...lines: readonly Text[]): Reply => reply({ blocks: lines.map((text) => ({ kind: 'line', text })) });

/** The text without styles. */
export const plain = (text: Text): string => (typeof text === 'string' ? text : text.map((run) => run.text).join(''));
