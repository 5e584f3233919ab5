import { regionNamed } from '../lexicon/regions.js';
import { districtAtStart } from '../places/region.js';
import { nameAndUnit } from './table-values.js';

/** What a column of a table of figures holds. */
export type Role = 'measure' | 'year' | 'share' | 'growth' | 'rank' | 'none';

export interface Column {
  readonly role: Role;
  /** Title without its measure unit. */
  readonly name: string;
  readonly unit: string | null;
  /** Year that the title names. */
  readonly year: string | null;
}

/** The year that a title names, and what may stand beside it in a column of nothing but that year. */
const YEAR = /(20\d\d)(?:年[末底]?|$)/u;
const OF_YEAR = /^(?:实际|完成|实绩|数|数值|金额|总量)?$/u;
const GROWTH_TITLE = /^(?:同比|环比|(?:比|较)(?:上年|去年|20\d\d年))?(?:增长|增减|增幅|增速|变化|±)?(?:率|幅度)?$/u;
const RANK_TITLE = /^(?:排名|位次|名次|排序)$/u;
const SHARE_TITLE = /^(?:占比|比重|占总数|占总量|占)$/u;
/** Names of the sum of all rows. */
export const TOTAL = /^(?:合计|总计|总数|全[国省市区县州])$/u;

/** A cell without blanks and marks of bold print, in half-width characters. */
export const plainCell = (text: string): string => text.normalize('NFKC').replace(/[\s*]/gu, '');

/** What a column holds by its title; `other` says which titles are no measures. */
export function columnOf(title: string, other: RegExp): Column {
  const { name: titled, unit } = nameAndUnit(title);
  const year = YEAR.exec(titled)?.[1] ?? null;
  const name = titled.replace(YEAR, '');
  const role = (): Role => {
    if (titled === '' || other.test(name)) return 'none';
    if (GROWTH_TITLE.test(titled)) return 'growth';
    if (year !== null && OF_YEAR.test(name)) return 'year';
    if (SHARE_TITLE.test(name)) return 'share';
    if (RANK_TITLE.test(name)) return 'rank';
    return GROWTH_TITLE.test(name) ? 'growth' : 'measure';
  };
  return { role: role(), name, unit, year };
}

/** A town, street or village, known by the form of its name where nothing stands behind it. */
const TOWN = /^[一-龥]{1,6}(?:镇|乡|街道)$/u;

/** The place that a row is about; null when its name is none. */
export const placeOfRow = (name: string): string | null =>
  regionNamed(name) ?? (districtAtStart(name) === name || TOWN.test(name) ? name : null);
