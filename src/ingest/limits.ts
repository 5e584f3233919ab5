/** What one file may cost. Sizes in bytes, time in milliseconds. */
export interface ReadLimits {
  /** Size of the file as received. */
  readonly maxBytes: number;
  /** Size of everything inside an archive (docx, xlsx) once unpacked. */
  readonly maxUnpackedBytes: number;
  /** Parts of an archive. */
  readonly maxParts: number;
  /** Pages of a PDF. */
  readonly maxPages: number;
  /** Characters of the text that comes out: 2,000 pages of about 2,500 characters. */
  readonly maxCharacters: number;
  /** Cells of all sheets of a workbook. */
  readonly maxCells: number;
  readonly maxMs: number;
  /** Heap of the worker thread that reads, in MB. */
  readonly maxHeapMb: number;
}

/** Limits unless the operator sets others. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxUnpackedBytes: 200 * 1024 * 1024,
  maxParts: 5_000,
  maxPages: 2_000,
  maxCharacters: 5_000_000,
  maxCells: 500_000,
  maxMs: 120_000,
  maxHeapMb: 1_024,
};
