import { type ParsedPlan, type Phase, type Target, type Task, workOf } from '../model/plan.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { matchRows, type RowFeatures } from './match-rows.js';
import { codeKey } from './rows.js';

/** Which rows of a plan a code counts: targets, tasks 任, phases 阶. */
export type CodeKind = 'targets' | 'tasks' | 'phases';
const MARKS: Readonly<Record<CodeKind, string>> = { targets: '', tasks: '任', phases: '阶' };

/** Han characters of the prefix, the mark of the kind, then a letter prefix's letter and the number: 杭任2, 杭任B2. */
function codeStem(prefix: string, kind: CodeKind): string {
  const letter = /[A-Z]$/u.exec(prefix)?.[0] ?? '';
  return prefix.slice(0, prefix.length - letter.length) + MARKS[kind] + letter;
}

/** The next code that no row ever had. */
export function nextCode(prefix: string, kind: CodeKind, used: ReadonlySet<string>): string {
  const stem = codeStem(prefix, kind);
  let highest = 0;
  for (const code of used) {
    const digits = code.startsWith(stem) ? code.slice(stem.length) : '';
    if (/^\d+$/u.test(digits)) highest = Math.max(highest, Number(digits));
  }
  return `${stem}${highest + 1}`;
}

type Parsed = Pick<ParsedPlan, CodeKind> & Partial<Pick<ParsedPlan, 'duties'>>;

/** The rows of a kind in the order of their codes. */
const rowsOfKind = { targets: ({ targets }: Parsed) => targets, tasks: workOf, phases: ({ phases }: Parsed) => phases };
type RowOf<Kind extends CodeKind> = ReturnType<(typeof rowsOfKind)[Kind]>[number];
type Coded = Pick<StoredPlan, 'codes'> & { readonly parsed: Parsed };

/**
 * Codes for the rows of a plan, in their order. Rows that an earlier text of the same plan had keep theirs;
 * new rows count on from the highest number ever used. `versions` are the earlier texts, oldest first.
 */
export function assignCodes(prefix: string, parsed: Parsed, versions: readonly Coded[], used: ReadonlySet<string>): StoredPlan['codes'] {
  const assign = <Row>(
    kind: CodeKind,
    rows: readonly Row[],
    known: ReadonlyMap<string, Row>,
    features: (row: Row) => RowFeatures,
  ): string[] => {
    const codes = [...known.keys()];
    const kept = matchRows([...known.values()].map(features), rows.map(features));
    const mine = new Set(used);
    return kept.map((index) => {
      const code = index === null ? nextCode(prefix, kind, mine) : (codes[index] as string);
      mine.add(codeKey(code));
      return code;
    });
  };
  return {
    targets: assign('targets', parsed.targets, latestByCode('targets', versions), targetFeatures),
    tasks: assign('tasks', workOf(parsed), latestByCode('tasks', versions), taskFeatures),
    phases: assign('phases', parsed.phases, latestByCode('phases', versions), phaseFeatures),
  };
}

/** The last known text of each row that ever had a code, so that a row which was gone for one version finds its code again. */
function latestByCode<Kind extends CodeKind>(kind: Kind, versions: readonly Coded[]): ReadonlyMap<string, RowOf<Kind>> {
  const latest = new Map<string, RowOf<Kind>>();
  for (const { codes, parsed } of versions) {
    (rowsOfKind[kind](parsed) as readonly RowOf<Kind>[]).forEach((row, index) => {
      const code = codes[kind][index];
      if (code !== undefined) latest.set(code, row);
    });
  }
  return latest;
}

const targetFeatures = (row: Target): RowFeatures => ({
  exact: JSON.stringify([row.indicator, row.op, row.value, row.unit, row.due, row.source.quote]),
  name: row.indicator,
  place: row.path.join(''),
  facts: [`due ${row.due}`, `unit ${row.normal.unit}`, `value ${row.normal.value}`, `scope ${row.scope}`],
});
const taskFeatures = (row: Task): RowFeatures => ({
  exact: JSON.stringify([row.number, row.title, row.source.quote]),
  name: row.title,
  place: row.path.join(''),
  facts: [`number ${row.number}`, `section ${row.section}`],
});
const phaseFeatures = (row: Phase): RowFeatures => ({
  exact: JSON.stringify([row.name, row.start, row.end, row.source.quote]),
  name: row.name,
  place: '',
  facts: [`start ${row.start}`, `end ${row.end}`],
});
