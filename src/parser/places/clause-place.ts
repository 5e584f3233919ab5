import { countyOfAt, isThing } from '../lexicon/counties.js';
import { kindOfPlace, placeOfKind } from '../lexicon/regions.js';
import { areasAtStart } from '../lexicon/wider-areas.js';
import { zoneAt } from '../lexicon/written-place.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import { countyTold, districtAtStart, placesAtStart, placeTold } from './region.js';

/** Links and times before the place that a clause is about: 而泉州…, 除甲市外，乙市…. */
const LINK =
  /^(?:但是?|而|不过|其中|目前|当前|截至目前|同时|此外|尽管|虽然|相比之下|与之相对的?|特别是|尤其是|除了?[^,;。]{1,10}?外|(?:(?:20\d\d|今|去)年)?(?:上半年|前三季度|第?[一二三四]季度|全年)|[,:])*/u;
/** What begins another part of a sentence. */
const PART_END = /[;。]/u;
/** Where the next clause begins: behind a comma, or behind a figure in a list: 水库5座、|茶园3万亩. */
const CLAUSE_END = /(?<=[,:]|\d[^,:、\d]{1,4}、)/u;
/** Words for a place as a whole, with its kind: 全市, 我省. */
const WHOLE = /(?<!较|比|于|占)[全我]([省市区县州旗])(?![场域级])/gu;
/** A measure of a larger place that the place is compared with: 全省GDP增速. */
const MEAN_OF = /^全([省市区县州])/u;
const OWN = /[全我本][省市县区州]/u;
/** Whose figure each statement of one block of a bulletin gives. */
export class ClausePlaces {
  /** The place that a clause named, and where its last figure ended. */
  private named: { readonly name: string; readonly until: number } | null = null;

  /** `told` is the place that the block is about, `home` the document's own. */
  constructor(
    private readonly passage: Passage,
    private readonly told: string | null,
    private readonly home: string | null,
  ) {}

  /**
   * The nation's figure, that of the place its clause names or the clauses before it up to a semicolon, else that of the place told of;
   * null for a figure of several places together.
   */
  of(statement: Statement): string | null {
    const { indicator, dealt, left, quantity } = statement;
    // "为全国平均能耗的65%": what the place has of the nation's.
    const share = quantity.kind === 'percent' && left.endsWith('的');
    if (indicator.startsWith('全国') && !share) return '全国';
    const whole = MEAN_OF.exec(indicator)?.[1];
    if (whole !== undefined) return placeOfKind(this.told ?? this.home ?? '', whole);
    const part = this.partBefore(statement);
    for (const list of [part, left.replace(LINK, '')]) {
      const { names } = placesAtStart(list, this.told ?? this.home);
      // Of several places at once each has its own figure by 分别; a figure of all of them is no single place's.
      if (names.length > 1) return (dealt?.of === names.length && names[dealt.at]) || null;
    }
    const own = districtAtStart(indicator) ?? this.opens(left, statement, true) ?? this.subject(part, statement);
    const name = this.countsZones(statement) ? null : (own ?? this.going(statement));
    this.named = name === null ? null : { name, until: quantity.end };
    return name ?? this.wholeOf(left) ?? this.told;
  }

  /** The nation, the world or an area of it, when a plan gives a figure of it: "2030年|全球市场规模…", and what goes on in its sentence; null when it does not. */
  wider(statement: Statement): string | null {
    const { left, indicator, quantity, sentence, dealt } = statement;
    const areas = [left.replace(LINK, ''), indicator].map(areasAtStart).find(({ length }) => length > 0);
    const said = areas && (areas.length === dealt?.of ? areas[dealt.at] : areas.join('、'));
    const name = said ?? this.going(statement);
    const own = said === undefined && OWN.test(this.passage.text.slice(this.named?.until ?? sentence.start, quantity.start));
    this.named = name === null || own ? null : { name, until: quantity.end };
    return this.named?.name ?? null;
  }

  /** The place that the last clause of a part of a sentence that opens with one is about: "泉州外贸顺差扩大，|达166亿元". Not behind 全市. */
  private subject(part: string, statement: Statement): string | null {
    const { sentence, quantity } = statement;
    const from = quantity.numberStart - part.length;
    const clauses = part.split(CLAUSE_END);
    for (let at = clauses.length - 1, start = quantity.numberStart; at >= 0; at--) {
      const clause = clauses[at] ?? '';
      start -= clause.length;
      if (this.named !== null && this.named.until >= sentence.start && start < this.named.until && start > from) return null;
      const place = this.opens(clause, statement, at === clauses.length - 1);
      if (place !== null) return this.leaves(part.slice(start - from), place) ? null : place;
      if (this.countyNamed(clause) !== null) return null;
    }
    return null;
  }

  /**
   * The place that a clause opens with as the one it is about, a county of the place told of or of the document's own also by its short name; null when
   * it opens otherwise. `last` tells that the clause ends before the number of its statement.
   */
  private opens(clause: string, statement: Statement, last: boolean): string | null {
    const text = clause.replace(LINK, '');
    const whole = last ? text + this.numberOf(statement) : text;
    const named = this.named && this.named.until >= statement.sentence.start ? this.named.name : null;
    const beside = (outer: string | null) => named !== null && outer !== null && countyOfAt(outer, named, 0) !== null;
    return placeTold(text) ?? countyTold(whole, this.told, beside(this.told)) ?? countyTold(whole, this.home, beside(this.home));
  }

  /** The county whose short name begins a clause, also one before what may be a thing of it (天台教育投入, 常山胡柚); null when none does. */
  private countyNamed(clause: string): string | null {
    const text = clause.replace(LINK, '').replace(/^、/u, '');
    const [name = null] = [this.told, this.home].flatMap((outer) => (outer && countyOfAt(outer, text, 0)?.name) || []);
    return name === null || isThing(name) ? null : name;
  }

  /** Whether the number of a statement counts the zones of a city, so that what looks like the name of one is none: 宁波工业园区达|15个. Not where it is part of a count: 其中宁波高新区|15家. */
  private countsZones(statement: Statement): boolean {
    const text = statement.left.replace(LINK, '');
    return !statement.left.startsWith('其中') && zoneAt(text, 0) !== null && zoneAt(text + this.numberOf(statement), 0) === null;
  }

  /** The number of a statement with what it counts and the character behind. */
  private numberOf({ quantity }: Statement): string {
    return this.passage.text.slice(quantity.numberStart, quantity.end + 1);
  }

  /** The place of the figure before, when its part of the sentence goes on and no clause turns to another county. */
  private going({ sentence, quantity }: Statement): string | null {
    const { named } = this;
    if (named === null || named.until < sentence.start) return null;
    const between = this.passage.text.slice(named.until, quantity.start);
    const toNext = between.split(CLAUSE_END).some((clause) => (this.countyNamed(clause) ?? named.name) !== named.name);
    return toNext || PART_END.test(between) || this.leaves(between, named.name) ? null : named.name;
  }

  /** Whether a text turns from a place to a whole that is not this place: 全省 behind a city, 全市 behind a district. */
  private leaves(text: string, place: string): boolean {
    const kind = kindOfPlace(place);
    return [...text.matchAll(WHOLE)].some(([, whole]) => whole !== kind || kindOfPlace(this.home ?? '') === kind);
  }

  /** The document's own place when a clause says 全省 of it, while its block is about another; null when it does not. */
  private wholeOf(left: string): string | null {
    const whole = [...left.replace(LINK, '').matchAll(WHOLE)].find(({ index }) => index === 0)?.[1];
    return whole !== undefined && whole === kindOfPlace(this.home ?? '') && whole !== kindOfPlace(this.told ?? '') ? this.home : null;
  }

  /** The text of a statement's part of the sentence, from the last semicolon up to its number. */
  private partBefore({ sentence, quantity }: Statement): string {
    const text = this.passage.text.slice(sentence.start, quantity.numberStart);
    return text.slice(text.lastIndexOf(';') + 1);
  }
}

/** The indicator without the place it is reported for ("宁波全市有效发明专利拥有量"); the names of institutions keep it. */
export function withoutPlace(printed: string, region: string | null): string {
  const indicator = printed.replace(MEAN_OF, '');
  if (region === null || INSTITUTION.test(indicator)) return indicator;
  if (region === '全国' && /^我国../u.test(indicator)) return indicator.slice('我国'.length);
  const short = region.replace(/[省市县区]$/u, '');
  if (!indicator.startsWith(short)) return indicator;
  const rest = indicator.slice(indicator.startsWith(region) ? region.length : short.length).replace(/^(?:的|全[省市县区])/u, '');
  return rest.length >= (indicator.startsWith('的', short.length) ? 2 : 3) ? rest : indicator;
}
const INSTITUTION = /中心|综合体|基金|法院|检察院|大学|公司|馆|局|委/u;
