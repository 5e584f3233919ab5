import { PLACE_TITLE } from '../lexicon/indicator-heads.js';
import { ledgerColumns } from '../lexicon/ledger-heads.js';
import { isMeasure, readCell } from '../tables/table-values.js';

/** What a column of a table holds, by its title. `group` and `part` name several rows; `work` is what is to be done. */
export type Kind = 'number' | 'group' | 'name' | 'unit' | 'value' | 'nature' | 'part' | 'work' | 'body' | 'due' | 'other';

/** A cell that says whether an indicator binds. */
export const NATURE = /^(?:约束性?|预期性?|引导性|指导性)(?:指标)?$/u;
/** A cell that stands for none. */
export const DASH = /^[-—–/]+$/u;
const TITLES: readonly (readonly [Kind, RegExp])[] = [
  ['number', /^(?:序号|编号)$/u],
  ['group', /^(?:类别|类目|板块|分类|领域|维度|一级指标)$/u],
  ['nature', /^(?:指标)?(?:属性|性质|类型)$/u],
  ['unit', /^(?:计量)?单位$/u],
  ['value', /20\d\d|五”?|^(?:基期|现状|目标|规划|完成|实际|预期)值?$|^(?:指标|标准|参考)值$|(?:目标|现状|基期|规划|预期)值?$/u],
  ['name', /^(?:主要|具体|二级|三级|建议|规划|核心|重点|考核|评价)*指标(?:体系|名称|内容)?$/u],
];
/** Titles of columns that hold no figures: 备注, 责任人. */
const REMARK = /备注|说明|责任|牵头|时限|时间|电话|地址|联系|名单|名称|^$/u;
const TIME =
  /^(?:[\d年月日至到—–~\-./、上中下旬前底末初第一二三四季度半每全各周]|20\d\d|以前|之前|以内|完成|长期|常年|持续|实施|推进|坚持|立即|立行立改|按期|即时|动态|定期|动工|开工|竣工|投入使用|投用)+$/u;
const TIME_MAX = 24;
const GROUP_MAX = 20;
const NAME_MAX = 60;
const WORK_MIN = 4;
const BODIES_MAX = 150;
const UNIT_MAX = 10;
const UNIT_NAME_MAX = 4;

/** What each column of a table holds, by the titles of all. */
export function kindsOf(titles: readonly string[]): Kind[] {
  const ledger = ledgerColumns(titles);
  const kinds = titles.map(
    (title): Kind => (PLACE_TITLE.test(title) ? 'name' : (TITLES.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other')),
  );
  // Behind the names of places stand their figures.
  const places = titles.findIndex((title) => PLACE_TITLE.test(title));
  if (places >= 0 && ledger === null)
    return kinds.map((kind, at) => (at > places && kind === 'other' && !REMARK.test(titles[at] ?? '') ? 'value' : kind));
  if (ledger === null) return kinds;
  const bodies = new Set([ledger.lead, ...ledger.beside]);
  return titles.map((_, at): Kind => {
    if (at === ledger.number) return 'number';
    if (at === ledger.due) return 'due';
    if (bodies.has(at)) return 'body';
    if (!ledger.tasks.includes(at)) return 'other';
    return at === ledger.tasks.at(-1) ? 'work' : 'part';
  });
}

/** A cell of the column 完成时限: 年底前, 2026年11月底前, 6-9月, 长期实施. */
const isTime = (text: string): boolean => text.length <= TIME_MAX && TIME.test(text) && !DASH.test(text);

/** Whether a cell gives a figure, or says that there is none. */
export const isFigure = (text: string): boolean => DASH.test(text) || readCell(text) !== null;

/** How badly a text fits a column: 0 when it does, more when it may, Infinity when it cannot stand there. */
export function misfit(kind: Kind, printed: string): number {
  const text = printed.replace(/\s/gu, '');
  if (text === '') return 0;
  const worded = (kind === 'group' ? /[一-龥]/u : /[一-龥]{2}|[A-Za-z]{3}/u).test(text);
  if (kind === 'number') return /^[(（]?\d{1,3}[)）.、]?$/u.test(text) ? 0 : Infinity;
  if (kind === 'nature') return NATURE.test(text) || DASH.test(text) ? 0 : Infinity;
  if (NATURE.test(text)) return Infinity;
  if (kind === 'value') return isFigure(text) ? 0 : 1;
  if (kind === 'unit')
    return DASH.test(text) || isMeasure(text)
      ? 0
      : text.length <= UNIT_MAX && !/\d/u.test(text.replace(/(?<=[a-z])[23]/giu, ''))
        ? 1
        : Infinity;
  if (kind === 'due') return isTime(text) ? 0 : isFigure(text) ? Infinity : 1;
  if (kind === 'other') return isFigure(text) && !DASH.test(text) ? 0.75 : 0.5;
  if (kind === 'body' && DASH.test(text)) return 0;
  if (!worded || isFigure(text) || isTime(text)) return Infinity;
  if (kind === 'body') return text.length > BODIES_MAX || /[。；;]/u.test(text) ? Infinity : 0;
  if (kind === 'work') return text.length < WORK_MIN ? Infinity : 0;
  // 公里 and 万人 are units before they are names.
  if (isMeasure(text) && text.length <= UNIT_NAME_MAX) return 1;
  return (kind === 'group' && text.length > GROUP_MAX) || (kind === 'name' && text.length > NAME_MAX) ? 1 : 0;
}
