import { countyOfAt, isCounty, shortCountyAt } from '../lexicon/counties.js';
import type { Found } from '../lexicon/name-index.js';
import { liesIn } from '../lexicon/regions.js';
import { leadingRegion, placeWrittenAt } from '../lexicon/written-place.js';
import { counted, isModel, type Mention, mentions, shortMentions } from './named-places.js';
import { type OwnPlace, ownPlace } from './own-level.js';
import { datelinePlace, leadPlace, officePlace, statedPlace } from './told-home.js';

/** What may tell the region of a document. */
export interface Front {
  /** Title and headline in simplified characters. */
  readonly title: string;
  readonly headline: string;
  readonly issuer: string | null;
  /** Body whose session the title's subtitle names. */
  readonly session: string | null;
  /** Who put the page up, in the order of its fields. */
  readonly sources: readonly string[];
  readonly view: string;
}

/** The document while its region is looked for: what several kinds of evidence need is found once, when the first needs it. */
class Evidence {
  private ownFound: OwnPlace | null = null;
  private namedFound: readonly Mention[] | null = null;

  constructor(readonly front: Front) {}

  /** How the text calls its own place. */
  get own(): OwnPlace {
    this.ownFound ??= ownPlace(this.front.view);
    return this.ownFound;
  }

  /** The places that the text names. */
  get named(): readonly Mention[] {
    this.namedFound ??= mentions(this.front.view);
    return this.namedFound;
  }

  /** The name of a place of the kind that the text speaks of as its own, null for another: a paper that says 我县 is not the province's. */
  fitting(name: string | null): string | null {
    const { kind } = this.own;
    return name !== null && (kind === null || name.endsWith(kind)) ? name : null;
  }
}

/** What stands before the name in a title: a day, 关于印发, the column of a paper (权威发布|). */
const TITLE_LEAD = /^(?:[(（][^()（）]{1,10}[)）](?=.)|[^|丨]{2,10}[|丨]|(?:19|20)\d\d年度?|关于|印发|推进|加快|中共(?!中央)|[[【《“"])+/u;
/** Honours of the state that a place works for: the title of its plan begins with them. */
const HONOUR = /^(?:国家|全国)(?!.{0,8}[局委部]).{0,12}(?:城市|县城|[市县区]|示范|试点)/u;
/** A name that is one of several: 川渝两地, 杭州、宁波. */
const AND_MORE = /^[、和与及]/u;

/** A branch of a city's office: 深圳市…局宝安监管局. Group 1 is its district. */
const BRANCH = /局([一-龥]{2,4}?)(?:监管|管理|税务)?分?局/u;

function titleOpens(evidence: Evidence, title = evidence.front.title): string | null {
  const bare = title.replace(TITLE_LEAD, '');
  const region = leadingRegion(bare);
  if (region === '全国') return HONOUR.test(bare) && evidence.own.kind !== null ? null : region;
  const place = placeWrittenAt(bare, 0) ?? shortBeforeMark(bare);
  if (!place || isModel(bare, 0, place.end)) return null;
  if (AND_MORE.test(bare.slice(place.end)) && placeWrittenAt(bare, place.end + 1)) return null;
  const district = countyOfAt(place.name, BRANCH.exec(bare)?.[1] ?? '', 0);
  return district ? place.name + district.name : place.name;
}

/** A county without its kind that labels a title: 海林：…. */
function shortBeforeMark(title: string): Found | null {
  const short = shortCountyAt(title, 0);
  return short && /^[:：,，]/u.test(title.slice(short.end)) ? short : null;
}

/** The places of a title, the innermost of those that lie in one another. */
function innermost(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name, _, all) => !all.some((other) => liesIn(other, name)));
}

function titleNames(evidence: Evidence): string | null {
  const { title, view } = evidence.front;
  const named = innermost(mentions(title).map(({ name }) => name));
  if (named.length === 1) return evidence.fitting(named[0] ?? null);
  if (named.length > 1) return null;
  // A county without its kind, when the text prints the whole name.
  for (let at = 0; at < title.length; at++) {
    const short = shortCountyAt(title, at);
    if (short && !isModel(title, at, short.end) && view.includes(short.name)) return evidence.fitting(short.name);
  }
  return null;
}

/** Papers and agencies bear the names of places that their news are not of: 河南日报. */
const MEDIUM = /(?:报|网|社|台|客户端|公众号|杂志)$/u;

function sourceOpens(evidence: Evidence): string | null {
  for (const source of evidence.front.sources) {
    const region = MEDIUM.test(source) ? null : evidence.fitting(leadingRegion(source));
    if (region !== null) return region;
  }
  return null;
}

/** How often a place without its kind is named that the text is of, when it names none of the kind with it. */
const SHORT_LEAST = 2;

/** The place most named of the kind that the text calls its own. */
function ownNamed(evidence: Evidence): string | null {
  const { kind } = evidence.own;
  if (kind === null) return null;
  const [first, second] = counted(evidence.named.map(({ name }) => name).filter((name) => name.endsWith(kind)));
  if (first) return first[1] === second?.[1] ? null : first[0];
  const [short, next] = shortMentions(evidence.front.view, kind);
  return short && short[1] >= SHORT_LEAST && short[1] > (next?.[1] ?? 0) ? short[0] : null;
}

/** So often must a county be named, and so much more often than any other place, that a text without a word of its own place is of it. */
const OFTEN_LEAST = 4;
const OFTEN_TIMES = 2;

function oftenNamed({ named }: Evidence): string | null {
  const [first, second] = counted(named.map(({ name }) => name));
  return first && isCounty(first[0]) && first[1] >= OFTEN_LEAST && first[1] >= OFTEN_TIMES * (second?.[1] ?? 0) ? first[0] : null;
}

/** So often must a county be named without its kind, and so much more often than any other, that a text which names none wholly so often is of it. */
const SHORT_OFTEN = 8;

function oftenShort({ front, named }: Evidence): string | null {
  const [first, second] = shortMentions(front.view, '');
  if (!first || first[1] < SHORT_OFTEN || first[1] < OFTEN_TIMES * (second?.[1] ?? 0)) return null;
  const [whole] = counted(named.map(({ name }) => name));
  return (whole?.[1] ?? 0) * OFTEN_TIMES > first[1] ? null : first[0];
}

/** One kind of evidence, with what it goes by. */
interface Source {
  readonly goesBy: string;
  readonly find: (evidence: Evidence) => string | null;
}

/** The kinds of evidence, the strongest first: the first that finds a place decides. Those after the headline must fit how the text calls its place. */
const SOURCES: readonly Source[] = [
  { goesBy: 'the place that the title opens with', find: (evidence) => titleOpens(evidence) },
  { goesBy: 'the place of who issues', find: ({ front }) => (front.issuer === null ? null : leadingRegion(front.issuer)) },
  { goesBy: 'the only place that the title names', find: titleNames },
  { goesBy: 'the place that the headline opens with', find: (evidence) => titleOpens(evidence, evidence.front.headline) },
  { goesBy: 'the place of the congress that a report was given to', find: ({ front }) => leadingRegion(`${front.session ?? ''}第`) },
  { goesBy: 'the place that the text says it is made for', find: ({ front }) => statedPlace(front.view) },
  { goesBy: 'the nation, where the text speaks of little else', find: ({ own }) => (own.nation === 'mostly' ? '全国' : null) },
  { goesBy: 'the office that put the page up', find: sourceOpens },
  { goesBy: 'the dateline', find: (evidence) => evidence.fitting(datelinePlace(evidence.front.view)) },
  {
    goesBy: 'the county named far more often than any place, without its kind',
    find: oftenShort,
  },
  { goesBy: 'the subject of the first sentences', find: (evidence) => evidence.fitting(leadPlace(evidence.front.view)) },
  { goesBy: 'the place most named of the kind the text calls its own', find: ownNamed },
  { goesBy: 'the place whose offices are named most', find: (evidence) => evidence.fitting(officePlace(evidence.front.view)) },
  { goesBy: 'the county named far more often than any place', find: oftenNamed },
  { goesBy: 'the nation, where the text tells of no place of its own', find: ({ own }) => (own.nation === 'no' ? null : '全国') },
];

/** Region of a document, by the strongest evidence there is; null when it tells no place, or several alike. */
export function homeRegion(front: Front): string | null {
  const evidence = new Evidence(front);
  for (const { find } of SOURCES) {
    const region = find(evidence);
    if (region !== null) return region;
  }
  return null;
}
