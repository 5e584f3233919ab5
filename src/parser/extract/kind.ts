import { kindOfTitle } from '../lexicon/document-types.js';
import { ledgerColumns } from '../lexicon/ledger-heads.js';
import type { ParseState } from '../state.js';
import { sameLengthView } from '../view.js';

/** Words with which news and records of press conferences open. */
const NEWS_FRONT =
  /原标题 ?:|本报讯|(?:日报|晚报|通讯社|网)讯|记者[^。\n]{0,30}(?:获悉|了解到)|召开新闻(?:发布|通气)会|主持人(?:[(（][^)）]{0,40}[)）])?:|各位记者|新闻界的朋友/u;
/** Types that bind whoever reads them, whatever figures they cite, and the report that a government makes of its year and its plans. */
const BINDS = /(?:意见|办法|措施|举措|规定|细则|条例|通知|要点|清单|决定|工作报告)[》”"]?(?:\([^()]*\))*$/u;
/** What reports say of figures again and again, and what plans say. */
const REPORTS = /同比|(?:比|较)(?:上年|去年|20\d\d年)|截[至止]|全年(?:完成|实现|共)|年末|分别(?:增长|下降)/gu;
const PLANS = /力争|确保|到20\d\d年|不低于|不少于|责任单位|牵头/gu;
const LOOKED_AT = 20_000;
const REPORTS_MIN = 4;

/** Whether the words of a text are those of a report: it compares with the year before much more often than it promises. */
function soundsLikeReport(view: string): boolean {
  const text = view.slice(0, LOOKED_AT);
  const reports = text.match(REPORTS)?.length ?? 0;
  return reports >= REPORTS_MIN && reports > 2 * (text.match(PLANS)?.length ?? 0);
}

/** Whether a table of the document divides work among bodies. */
const dividesWork = ({ blocks }: ParseState): boolean =>
  blocks.some(
    ({ kind, header, cells }) => kind === 'table-row' && header && cells !== null && ledgerColumns(cells.map(({ text }) => text)) !== null,
  );

/** Kind of a document by its title, else by its form: news have a title of no type and no letter, or open as news do. `front` is its first stretch. */
export function kindOf(state: ParseState, title: string, front: string): ParseState['meta']['kind'] {
  const isNews =
    NEWS_FRONT.test(front) ||
    (state.meta.title !== '' &&
      (!/现?印发|通知/u.test(front) ||
        !state.blocks.some(({ kind, level, number }) => kind === 'heading' && level === 1 && number !== '')));
  const view = sameLengthView(title);
  const kind = kindOfTitle(view) ?? (dividesWork(state) ? 'plan' : isNews ? 'report' : 'guideline');
  return kind === 'guideline' && !BINDS.test(view) && soundsLikeReport(state.view) ? 'report' : kind;
}
