import { nationShort, shortPlace } from '../../model/divisions.js';
import { citySigns, provinceSigns } from '../../model/place-signs.js';
import { zonesIn } from '../../model/zones.js';
import { wordPairs } from './acronyms.js';
import { type BodyKind, bodyKinds, levelWords } from './bodies.js';
import { synonym, type Term, type Why } from './term.js';

/** A further text under which a name is found. */
export interface FurtherName {
  readonly text: string;
  readonly term: Term;
}

const zoneName: Term = { name: '', why: 'short', note: '区域的简称和全称' };
const placeName: Term = { name: '', why: 'alias', note: '地名略去级别' };
const bodyName: Term = { name: '', why: 'short', note: '机构全称与规范简称' };
/** Ends that only bodies of the State, or of the State and provinces, have. */
const stateEnds = new Set(['部', '总局', '署']);
const provinceEnds = new Set(['厅']);
const furtherMax = 8;

const ends = (kind: BodyKind): readonly string[] => (kind.ends === '' ? [''] : kind.ends.split(' '));

let kindOfName: Map<string, BodyKind> | null = null;
function bodyTable(): Map<string, BodyKind> {
  const map = new Map<string, BodyKind>();
  for (const kind of bodyKinds)
    for (const stem of kind.stems.split(' ')) for (const end of ends(kind)) if (!map.has(stem + end)) map.set(stem + end, kind);
  for (const kind of bodyKinds) {
    for (const term of (kind.terms ?? []).flat())
      if (term.why !== 'function' && term.why !== 'everyday' && !map.has(term.name)) map.set(term.name, kind);
  }
  return map;
}

/** Level of government that a body's name begins with ("" when none) and the rest of the name. */
export function splitLevel(name: string): { readonly level: string; readonly rest: string } {
  const level = levelWords.find((word) => name.startsWith(word) && name.length > word.length + 1) ?? '';
  return { level, rest: name.slice(level.length) };
}

/** The kind of body that a name without region and level names; null when the table does not have it. */
export function bodyKindOf(rest: string): BodyKind | null {
  kindOfName ??= bodyTable();
  return kindOfName.get(rest) ?? null;
}

function bodyNames(text: string): FurtherName[] {
  const { level, rest } = splitLevel(text);
  const kind = bodyKindOf(rest) ?? bodyKindOf(text);
  if (!kind) return [];
  const local = level === '市' || level === '县' || level === '区' || level === '';
  const own = ends(kind).find((end) => end !== '' && rest.endsWith(end));
  const out: FurtherName[] = [];
  for (const stem of kind.stems.split(' ')) {
    for (const end of ends(kind)) {
      if (end !== own && ((stateEnds.has(end) && level !== '国家') || (provinceEnds.has(end) && local))) continue;
      // A 局 of a city is not asked for by those who mean a ministry, nor the other way round.
      if (own !== undefined && stateEnds.has(own) && end !== '' && !stateEnds.has(end)) continue;
      out.push({ text: level + stem + end, term: bodyName });
    }
  }
  for (const term of (kind.terms ?? []).flat()) {
    const titled = term.why === 'short' || term.why === 'old' || term.why === 'renamed';
    out.push({ text: titled && term.name.length > 2 && !term.name.startsWith(level) ? level + term.name : term.name, term });
  }
  return out;
}

/** Ends that one body may bear, in full and in short; a 局 is no 委. */
const END_FAMILIES = [
  ['委员会', '委'],
  ['办公室', '办'],
];
const endFamily = (end: string): string => END_FAMILIES.find((family) => family.includes(end))?.[0] ?? end;

/** The names of the very body, in full and in the usual short forms, without what it was called before and what it does. */
export function sameBodyNames(name: string): readonly string[] {
  const { level, rest } = splitLevel(name);
  const kind = bodyKindOf(rest);
  const own =
    kind &&
    ends(kind)
      .filter((end) => end !== '' && rest.endsWith(end))
      .sort((a, b) => b.length - a.length)[0];
  if (!kind || !own) return [];
  const alike = ends(kind).filter((end) => endFamily(end) === endFamily(own));
  return kind.stems.split(' ').flatMap((stem) => alike.map((end) => level + stem + end));
}

/** Names, without a level, of the bodies that share their field with this one and are no other name of it: 疾控局 for 疾控中心. */
export function fieldNames(name: string): readonly string[] {
  const kind = bodyKindOf(splitLevel(name).rest) ?? bodyKindOf(name);
  if (!kind) return [];
  const stems = new Set(kind.stems.split(' '));
  return bodyKinds
    .filter((other) => other !== kind && other.stems.split(' ').some((stem) => stems.has(stem)))
    .flatMap((other) => other.stems.split(' ').flatMap((stem) => ends(other).map((end) => stem + end)));
}

/** The level that a body's name begins with, or each that it may have where it names none. */
export function levelsOf(name: string): readonly string[] {
  const { level } = splitLevel(name);
  return level === '' ? ['', ...levelWords] : [level];
}

/** A share of the product of a place, in the ways that plans print it: 相当于全市生产总值比例, 与地区生产总值之比. */
const ofProduct = /(?:相当于|与|占)(?:全[国省市区县州]|地区|国内)?(?:生产总值|gdp)(?:之比|的?(?:比例|比重))?/u;
const shareOfProduct = synonym('占gdp比重', '相当于生产总值比例、与生产总值之比、占生产总值比重是一回事');

function wordNames(text: string): FurtherName[] {
  const out: FurtherName[] = [];
  const share = ofProduct.test(text) ? text.replace(ofProduct, '占gdp比重') : text;
  if (share !== text) out.push(...shareOfProduct.map((term) => ({ text: share, term })));
  for (const own of new Set([text, share])) {
    for (const { word, terms } of wordPairs) {
      if (!own.includes(word)) continue;
      for (const term of terms.flat()) if (!own.includes(term.name)) out.push({ text: own.replace(word, term.name), term });
    }
  }
  return out.slice(0, furtherMax);
}

/** The text with each zone of several places under its other names: 长江三角洲 for 长三角. */
function zoneNames(text: string): FurtherName[] {
  return zonesIn(text).flatMap(({ zone, start, end }) => {
    const own = text.slice(start, end);
    const others = zone.names.filter((name) => !name.startsWith(own) && !own.startsWith(name));
    return others.map((name) => ({ text: text.slice(0, start) + name + text.slice(end), term: zoneName }));
  });
}

const signOf = new Map(Object.entries({ ...provinceSigns, ...citySigns }).map(([sign, name]) => [name, sign]));

/** A place written behind the province or city that it lies in. */
const withinHigher = /^[^省市州]{2,12}(?:省|市|自治区|自治州)([^省市]{2,14}(?:[市区县旗镇乡]|街道))$/u;

/** Further texts for a name of a store, by rule and by the tables; the name itself is not among them. */
export function furtherNames(kind: string, text: string): readonly FurtherName[] {
  const out: FurtherName[] = [];
  if (kind === 'region') {
    const root = shortPlace(text);
    if (root) out.push({ text: root, term: placeName });
    const nation = nationShort(text);
    if (nation) out.push({ text: nation, term: placeName }, { text: `${nation}县`, term: placeName });
    // 重庆市某江区 is 某江区 and 某江 as well.
    const own = withinHigher.exec(text)?.[1];
    for (const name of own ? [own, shortPlace(own)] : []) if (name) out.push({ text: name, term: placeName });
    if (text === '全国') out.push({ text: '国家层面', term: placeName });
    const sign = signOf.get(text);
    if (sign) out.push({ text: sign, term: placeName });
  }
  if (kind === 'unit') out.push(...bodyNames(text));
  out.push(...zoneNames(text), ...wordNames(text));
  return out.filter((further, at) => further.text !== text && out.findIndex((other) => other.text === further.text) === at);
}

/** Names of bodies and of their former selves, without functions, for the list of what a store does not have. */
export function knownBodyNames(): readonly { readonly text: string; readonly why: Why; readonly body: string }[] {
  return bodyKinds.flatMap((kind) => {
    const body = (kind.stems.split(' ')[0] ?? '') + (ends(kind)[0] ?? '');
    const formal = kind.stems.split(' ').flatMap((stem) => ends(kind).map((end) => ({ text: stem + end, why: 'name' as const, body })));
    return [...formal, ...(kind.terms ?? []).flat().map((term) => ({ text: term.name, why: term.why, body }))];
  });
}
