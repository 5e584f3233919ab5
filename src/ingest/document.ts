import type { ParsedPlan } from '../model/plan.js';

export type FileFormat = 'txt' | 'md' | 'html' | 'docx' | 'doc' | 'pdf' | 'xlsx' | 'csv';

/** Where a page, paragraph or table row of the original file begins in the text. `at` is a UTF-16 offset, `label` as /source prints it. */
export interface Place {
  readonly at: number;
  readonly label: string;
}

/** One cell of a workbook: a string, a number, a date as `YYYY-MM-DD`, or null when empty. Formulas give the value stored with them. */
export type CellValue = string | number | null;

/** One sheet of a workbook, rows of equal length, merged cells repeated in every cell they cover. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** What a reader makes of one file. */
export interface DocumentText {
  readonly text: string;
  /** In order of `at`; empty for plain text, where the line number says enough. */
  readonly places: readonly Place[];
  readonly format: FileFormat;
  /** What the reader could not do, one Chinese line each. */
  readonly warnings: readonly string[];
  /** The cells behind the text of an xlsx or csv; null for other formats. */
  readonly sheets: readonly Sheet[] | null;
}

/** A document with what the parser reads out of it. */
export interface ReadDocument extends DocumentText {
  readonly parsed: ParsedPlan;
}

/** Builds the text of a document line by line and remembers where each labelled line begins. */
export class TextBuilder {
  readonly #lines: string[] = [];
  readonly #places: Place[] = [];
  #length = 0;

  constructor(private readonly maxCharacters: number) {}

  /** Characters so far are more than allowed: the reader stops and refuses. */
  get full(): boolean {
    return this.#length > this.maxCharacters;
  }

  /** Adds one line; `label` names its place when it differs from that of the line before. */
  line(text: string, label: string | null = null): void {
    if (label !== null && this.#places.at(-1)?.label !== label) this.#places.push({ at: this.#length, label });
    this.#lines.push(text);
    this.#length += text.length + 1;
  }

  build(): { text: string; places: readonly Place[] } {
    return { text: this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`, places: this.#places };
  }
}
