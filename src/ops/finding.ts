/** One thing that was looked at. */
export interface Finding {
  /** Stable name for scripts: `telegram.token`. */
  readonly id: string;
  readonly state: 'ok' | 'warning' | 'problem';
  /** What was found, one Chinese line. */
  readonly says: string;
  /** What to do about it; null when nothing is to be done. */
  readonly todo: string | null;
}

export const fine = (id: string, says: string): Finding => ({ id, state: 'ok', says, todo: null });
export const warning = (id: string, says: string, todo: string): Finding => ({ id, state: 'warning', says, todo });
export const problem = (id: string, says: string, todo: string): Finding => ({ id, state: 'problem', says, todo });

const MARKS: Readonly<Record<Finding['state'], string>> = { ok: '✓', warning: '!', problem: '✗' };

/** Findings as lines for a terminal. */
export const findingLines = (findings: readonly Finding[]): string =>
  findings.map(({ state, says, todo }) => `${MARKS[state]} ${says}${todo === null ? '' : `\n    → ${todo}`}\n`).join('');
