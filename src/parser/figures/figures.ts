import type { PeriodText } from '../../model/due.js';
import { verbLeft, verbOfList } from '../names/listed-line.js';
import { ToldPlaces } from '../places/told-place.js';
import { regionUnder } from '../places/zone.js';
import { passageOf } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import type { Block, ParseState, Pass } from '../state.js';
import { gluedTable } from '../tables/glued-table.js';
import { ratedTable } from '../tables/rated-table.js';
import { Dating } from '../time/dating.js';
import type { ResolvedTime } from '../time/resolved-time.js';
import { indicatorOfTitle, pathWith, sectionKind } from '../time/section.js';
import { Timeline } from '../time/timeline.js';
import { yearOnYear } from './observation.js';
import { RowWriter } from './row-writer.js';
import { readStatements } from './statements.js';

const PASS = 'figures';
const READ: ReadonlySet<string> = new Set(['title', 'paragraph', 'dash', 'item', 'heading']);

/** Finds the figures a document commits to and those it reports. */
export const figuresPass: Pass = {
  name: PASS,
  reason: 'Runs on finished blocks and meta: section, dates and the document year decide what a quantity is.',
  run(state) {
    const reader = new FigureReader(state);
    for (const block of state.blocks) {
      if (READ.has(block.kind)) reader.read(block);
      else if (block.kind === 'table-row' && state.meta.kind !== 'report') reader.readWork(block);
    }
  },
};

/** What a block must hold to give a figure or a date: digits, a count in Chinese, a five-year plan. Most blocks hold none. */
const WORTH_READING =
  /努力|规划期|期末|[\d０-９]|分之|翻了?[一两二三]?番|[一二两三四五六七八九]成|[过近约]半|半(?:数|个月|个工作日|天|小时)|一[半倍]|五”?(?:期|时|末|以)|[二两三四五六七八九十](?:个|家|所|名|座|场|件|处|条|户|支|倍)/u;

/** Reads the blocks in order, carrying dates and, in bulletins, the place reported on. */
class FigureReader {
  private readonly dating: Dating;
  /** The places a bulletin goes through; null for a plan, whose figures are its own place's. */
  private readonly places: ToldPlaces | null;
  /** The last date of a bulletin. */
  private spoken: ResolvedTime | null = null;
  /** A bulletin called a change 同比, so that its bare 增长 are too. */
  private yearly = false;

  /** Verb of the list that the line before was an item of; null when it was none. */
  private listVerb: string | null = null;

  constructor(private readonly state: ParseState) {
    this.dating = new Dating(state);
    this.places = state.meta.kind === 'report' ? new ToldPlaces(state) : null;
  }

  /** Reads the cells of a row that tell work to be done; a figure without a date of its own has the row's. */
  readWork(block: Block): void {
    const row = this.state.workRows.get(block);
    for (const { start, end } of row?.cells ?? []) this.read({ ...block, kind: 'paragraph', cells: null, start, end }, row?.due ?? null);
  }

  /** `due` is the date that the block as a whole is given; null when it is given none. */
  read(block: Block, due: PeriodText | null = null): void {
    const { state, dating } = this;
    const report = state.meta.kind === 'report';
    const passage = passageOf(state, block);
    const place = this.places?.open(block, passage.text);
    if (place?.turned) dating.forgetListDate();
    if (!report && !WORTH_READING.test(passage.text)) {
      this.listVerb = null;
      return;
    }
    const path = pathWith(state, block);
    const section = sectionKind(path);
    dating.open(block, path, section, passage);
    if (block.kind === 'title') return;
    const timeline = new Timeline(state, passage.text, dating.headed ?? this.spoken, report ? dating.headed : null);
    const rows = new RowWriter(
      state,
      PASS,
      path,
      passage,
      section,
      place ? place.region : regionUnder(path, state.meta.region),
      report && this.yearly,
    );
    const table = gluedTable(passage.text) ?? ratedTable(passage.text);
    const subject = block.kind === 'paragraph' ? indicatorOfTitle(path.at(-1) ?? '') : '';
    const read = readStatements(passage, timeline.times, subject, verbOfList(passage, this.listVerb));
    this.listVerb = verbLeft(passage, read);
    const statements = read.filter(({ start, end }) => table === null || end <= table.start || start >= table.end);
    const next = followersOf(statements);
    statements.forEach((statement, at) => {
      const timed = report ? dating.ofReport(statement, passage, timeline) : dating.ofPlan(statement, passage, section, timeline);
      const dated = due === null || timed.from === 'sentence' ? timed : { time: { period: due, past: false }, from: 'table' as const };
      rows.add(statement, dated, next[at]);
    });
    this.yearly = rows.tellsYearly;
    dating.close(block, section, passage, timeline);
    const told = report ? timeline.governing(0, passage.text.length) : null;
    if (told?.past && told.period !== null && !told.period.includes('/')) this.spoken = { ...told, period: told.period.slice(0, 4) };
  }
}

/** For each statement the next one that is a figure of its own, no 同比 of the one before. */
function followersOf(statements: readonly Statement[]): (Statement | undefined)[] {
  let next: Statement | undefined;
  return statements
    .toReversed()
    .map((statement) => {
      const follower = next;
      if (yearOnYear(statement) === null) next = statement;
      return follower;
    })
    .reverse();
}
