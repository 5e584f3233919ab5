import { BARE_HEAD, buildVerbAtStart, DEPENDENT_MEASURE, INDICATOR_END, startsWithVerb, verbAtEnd } from '../lexicon/indicator-heads.js';
import { placesAtStart } from '../places/region.js';
import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import { firstFrom, type TimeMention } from '../sentences/time-mention.js';

/** Words before an indicator that are no part of its name: a label (【潍坊】), links, intentions, adverbs, "全市". 全国 stays: a national figure is another indicator. */
const LEAD =
  /^(?:(?:建成|投产|达产|完工|竣工|投用|投运|全部建成|投入使用|投入运营)后,?(?=..)|可(?=带动|新增|实现|吸纳|容纳|提供|安置|增加|解决)|(?:规划|计划|概算|总)?(?:投资|资金|经费|支出)(?:主要)?(?:包括|包含)|受[^,;:。]{1,10}影响,?(?=(?:仅|只|共)?(?:完成|实现|达到?))|\[[^[\]]{1,12}\]|“\d{1,4}”(?:即|就)?是?指(?:的是)?|每[两二三2-5]年|现已(?=..)|就(?=共?(?:[新建完达配发]))|(?:具[备有]|符合|满足)(?:下列|以下|如下|上述)(?:基本)?(?:特征|特点|条件|要求)的|但是?|而(?!且)|率先|联合[一-龥、]{2,10}?(?=[为对向给])|约(?=占)|直接(?=服务|带动|拉动|惠及|受益|引进|参与)|(?:[省市县区乡镇村](?:\([^()]{1,8}\))?、?){2,4}[两二三四]级(?=重点|共同|联动|在|新|引|培|支|扶|建|筹|组|评|选|开|推|实|每|累计|力争|计划|投|安排|统筹)|(?:组织|发动|指导|帮助|引导)(?=全[省市县区州](?!性))|[一二三四五六七八九十]是|连续[\d一二三四五六七八九十]{1,2}年|我们|我[局委厅办]|刚刚|一举|位列|位居|名列|排名|居(?=全|第|省|副)|在(?=全[球国])|作为|该[市省县区镇乡村州]?|成功(?=创建|获批|入选|申报|举办|引进|培育)|同比|环比|同口径|[省市县区](?:企业|单位|厂家|商家|门店)(?:生产|经营|销售)的(?=..)|按(?:可比(?:口径|价格?)|不变价格?)(?:计算)?|与(?!其他|[^,;、]{2,12}之比)|以及|或者|(?:[、且,;:(的]|和(?![谐平田美睦解])|及(?!时|第)|并(?![网购轨联线])|或(?!许))|其中|此外|同时|免费|特别是?|尤其是?|分别|力争|争取|确保|实现|使得?|推动|推进|促进|努力|全面|基本(?!养|医|公|药|农|建)|逐步|进一步|加快|累计|共计?(?![建享同性有])|总计|合计|先后|预计|计划(?!生育|用地|指标|免疫|[完执][成行]率)|规划(?!面积|用地|编制|保留)|拟|将|把|落实|保障(?!性|房|水平|能力|覆盖|额度|范围)|保证|要(?!素)|应当?(?!急|用|届|收)|须|需(?!求|水)|至少|每年|逐年|提高(?!标准)|全年|当年|今年|年内|全市(?!场)|全省|全县|全区(?!域)|全州|全旗|全镇|全乡|全域|我[市省县区州]|本[市省县区](?!户?籍)|在全[国省市]范围内|探索在?|经过.{1,3}年的?努力|引导|支持|鼓励|力求|有序|着力|重点(?=建(?!筑|材)|培|打|推|支|实(?!验)|开(?!发区|放)|扶|引|评|遴|选|发展|[为对]|$)|积极|择优|优先|大力|持续|再(?!生(?![态产])|建(?![成设立])|现|度|次|就业|制造|融资|贷款|担保|保险|教育|利用|开发|贴现|认证|创新|灌|电|$)|即将(?=..)|还(?=[将要需]..)|新(?=建成|建立(?!体)|创建)|已|仅|均(?![衡等价可])|为|对(?![应外口接])|使(?![用命领馆])|由|从(?![业事众])|等(?![级效])|用[\d一二三四五两]{1,2}年(?:左右)?的?时间|[\d一二三四五两]{1,2}年内|到期末)/u;
const TAIL =
  /(?:第|同比|环比|中?排名|位列|位居|中排|累计|总体|合计|总计|分别|[^人年平月日户地]均|也|再|就|都|将|(?<![供响适对效反])应当?|(?<![纪摘])要|须|需|已经?|首次|再次|刚刚|一举|大幅度?|平均|依然|仍然|仍|继续|(?<=密度|标准|水平)(?:为|达到?)?每[百千万]?[一-龥]{1,4}|力争|争取|确保|稳步|逐步|基本|全部|原则上|预计|预期|每年|不断|始终|一直|长期|持续|连续|连年|进一步|(?<![许认])可|仅有?|只有?|高达|(?<![签续节预合履违制])约|共|不得|的|达到|(?<!(?<![银执运发同])行)为|(?<=数量)达|至少|之和|[、,和与]|(?<![惠普涉波])及|在|以|于|比例?为|各|(?<!商)超过?|等|且|(?<![撤合归兼])并)$/u;
/** A pace before a figure is no name: "湿地面积近年来|每年减少510万亩". */
const PACE = /^(?:每年|逐年|年均|累计|总体|平均)$/u;
/** Of how much every year, behind the name of what is counted: 城镇新增就业|年均|6000人. */
const YEARLY_END = /(?<=..)年均$/u;
/** A name of things counted or of money without such a pace, which is the scope of the figure; with a change it is the pace of that. */
export const withoutPace = (name: string, { kind, before }: Pick<Quantity, 'kind' | 'before'>): string =>
  (kind === 'count' || kind === 'money') && before.every((comparator) => comparator.kind !== 'change')
    ? name.replace(YEARLY_END, '')
    : name;
/** A measure unit or a remark in brackets after a name; other brackets belong to it: 智能工厂（数字化车间）. */
const UNIT_NOTE = /\((?:[^()]{0,7}[%‰个家件所人名次元亩吨米里瓦时天年日张座项户台辆倍套]|含[^()]{0,7}|下同|单位[^()]{0,7})\)$/u;
/** Comparison with an earlier date or level: "较“十三五”末", "在2010年的基础上". */
const COMPARED_IN_TIME =
  /(?:较|比|与|在)[^较比]{0,14}(?:年[底初]?|末|期|上年度?|去年|基础上?|相比|同期|(?<!平均)水平|季度|月份?|半年)$|(?<=..)(?:较|比)(?:法定|国家规定|规定|承诺)[一-龥]{0,4}(?:时限|期限|时间)$/u;

/** A mark that was passed on the way to the figure: "收入首次突破百亿元大关、达到103.6亿元". */
const PASSED =
  /(?<=..)(?:首次|成功|连续)?(?:突破|跨越|迈上|站上|跨上|迈入|连跨|跨过|连上|跃上|登上)[^,;。、]{1,10}(?:大关|台阶|门槛|关口)[、,]?$/u;

/** What brings a figure about, up to the thing it moves: "引导各检测机构将|检测收费标准降低30%". */
const MOVED = /^[^,;:。]{2,}(?:(?<!即)将|把)(?=[^近来把关手以于在会]..)/u;

/** Times that may stand within a name: 新生儿当年参保率, 洱海年末蓄水量; after a place alone they are the figure's date. */
const WITHIN_NAME = /^(?:当年|本年|年[末底初])$/u;
/** A time between what does something and the verb: 国际货运专列|全年|开行. */
const OVER_YEAR = /^(?:全年|年内)$/u;
const SUBJECT_MIN = 4;
const isSubject = (before: string): boolean => before.length >= SUBJECT_MIN && !LEAD.test(before) && !startsWithVerb(before);
/** Years over which a measure is summed up: 五年|累计产量. */
const SUM_OF_YEARS = /^[\d一二两三四五]{1,2}年$/u;
const isSum = (after: string): boolean => after.startsWith('累计') && INDICATOR_END.test(after) && !startsWithVerb(after.slice(2));
const LEAD_ONLY = /^(?:.?|全[省市县区州]|[一-龥]{1,4}[省市县区州])$/u;

/** Longest stretch that is looked at for a name. */
const NAME_MAX = 120;

/** A stretch of a passage that names something, as passage offsets (end exclusive). */
export interface NameRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Trims a stretch to the name in it: time expressions, intentions, adverbs and links go. At most the last 120 characters are looked at.
 * `growth` also drops the comparison a change is measured from.
 */
export function trimName(passage: Passage, range: NameRange, times: readonly TimeMention[], growth: boolean): NameRange {
  const { text } = passage;
  let { end } = range;
  let start = Math.max(range.start, end - NAME_MAX);
  for (let at = firstFrom(times, start); at < times.length; at++) {
    const time = times[at];
    if (!time || time.start >= range.end) break;
    if (time.end > end || time.start < start) continue;
    const said = text.slice(time.start, time.end);
    if (time.shift > 0 && time.role === 'span' && said.startsWith('近')) continue;
    if (WITHIN_NAME.test(said) && end - time.end >= 2 && !LEAD_ONLY.test(text.slice(start, time.start))) continue;
    // "化肥五年累计产量": the years are part of what is measured.
    if (
      SUM_OF_YEARS.test(said) &&
      end - time.end >= 2 &&
      isSum(text.slice(time.end, end)) &&
      !LEAD_ONLY.test(text.slice(start, time.start))
    )
      continue;
    // "提取额占当年缴存额": the year is that of the whole.
    if (/[占为]$|完成了?$/u.test(text.slice(start, time.start)) && end - time.end >= 2 && time.start - start >= 2) continue;
    // "万元GDP(当年价)用水量": the remark belongs to the name.
    if (text[time.start - 1] === '(' && time.start - start > 2) continue;
    if (time.role === 'base') {
      if (time.start <= start && end - time.end >= 3) start = time.end;
      if (time.start - start >= 3 && end - time.end < 6) end = Math.min(end, time.start);
      continue;
    }
    const after = text.slice(time.end, end).replace(PACE, '');
    if (OVER_YEAR.test(said) && verbAtEnd(after)?.verb === after && isSubject(text.slice(start, time.start))) continue;
    if (after.length >= 2 || time.start - start < 2) start = time.end;
    else end = time.start;
  }
  const moved = MOVED.exec(text.slice(start, end));
  if (moved) start += moved[0].length;
  for (let changed = true; changed && start < end; ) {
    changed = opensQuote(text, start, end);
    if (changed) start++;
    const lead = LEAD.exec(text.slice(start, Math.min(end, start + 20)));
    if (lead && !(start + lead[0].length >= end - 1 && INDICATOR_END.test(text.slice(start, end)))) {
      start += lead[0].length;
      changed = true;
    } else if (text[start] === '“' && !text.slice(start, range.end).includes('”')) {
      // "实现“|森林覆盖率达到45%，…”的目标": what is quoted goes on behind the name.
      start++;
      changed = true;
    }
  }
  return { start, end: withoutTail(passage, { start, end }, growth) };
}

/** Whether a stretch opens with a quotation that only ends behind it: 实现“|引进人才达到300名，…”的目标. */
const opensQuote = (text: string, start: number, end: number): boolean => text[start] === '“' && !text.slice(start, end).includes('”');

/** A link or a label before the noun that a number counts. The noun itself begins right there: 20个|为老服务中心, 10支|引导基金. */
const OBJECT_LEAD =
  /^(?:\[[^[\]]{1,12}\]|(?:具[备有]|符合|满足)(?:下列|以下|如下|上述)(?:基本)?(?:特征|特点|条件|要求)的|在(?=全[国省市球])|[、且,;:(的]|和(?![谐平田美睦解])|及(?!时|第)|以及|或者)/u;

/** Trims the stretch behind a number to the noun that is counted. */
export function trimObject(passage: Passage, range: NameRange): NameRange {
  let { start } = range;
  for (
    let lead = OBJECT_LEAD.exec(passage.text.slice(start, range.end));
    lead;
    lead = OBJECT_LEAD.exec(passage.text.slice(start, range.end))
  )
    start += lead[0].length;
  // 在2020年860家的基础上，…: what stands behind such a number counts nothing.
  if (/^基础[上之]/u.test(passage.text.slice(start, range.end))) return { start, end: start };
  return { start, end: withoutTail(passage, { start, end: range.end }, false) };
}

/** Where a name ends without the adverbs and links behind it. */
function withoutTail({ text }: Passage, { start, end: from }: NameRange, growth: boolean): number {
  let end = from;
  for (let changed = true; changed && start < end; ) {
    changed = false;
    const name = text.slice(start, end);
    const tail = TAIL.exec(name) ?? PASSED.exec(name) ?? UNIT_NOTE.exec(name) ?? (growth ? COMPARED_IN_TIME.exec(name) : null);
    if (tail && tail.index > 0) {
      const keep = /^[^人年平月日户地]均$/u.test(tail[0]) ? 1 : 0;
      end = start + tail.index + keep;
      changed = true;
    } else if (tail && tail[0].length === name.length) end = start;
  }
  return end;
}

/** What a name may open with and not be about: "依托市级生态廊道等|新建绿道". */
const ASIDE = /^(?:依托|围绕|结合|聚焦|针对|面向|利用|通过|沿|在|对)/u;
const ASIDE_END = /[等中内上下区地域省市县边村社院校站段网)]/u;

/** What is brought about behind such an opening, in a name that keeps its verb. */
const COMES_NEW = /^(?:新增|净增)[一-龥]/u;

/** Names without their kinds, of two to four characters each: 在清溪、白塔、南浦|建设粮库. What begins with a word that 在 is part of (在线, 在建) is none. */
const AT_PLACES = /^在(?![线建校岗职家编役园读外产研用途库场此册])[一-龥]{2,4}(?:[、和及][一-龥]{2,4}){0,9}$/u;

/** Length of such an opening before a building verb; 0 when there is none. */
function asideOf(name: string): number {
  if (!ASIDE.test(name)) return 0;
  for (let at = 3; at < name.length - 3; at++)
    if (
      (buildVerbAtStart(name.slice(at)) !== null && (ASIDE_END.test(name[at - 1] ?? '') || AT_PLACES.test(name.slice(0, at)))) ||
      (COMES_NEW.test(name.slice(at)) && ASIDE_END.test(name[at - 1] ?? ''))
    )
      return at;
  return 0;
}

/** What is said of so much that it names nothing without what is done to it: 汇聚数据, 形成意见. */
const ANYTHING = /^(?:数据|信息|资料|资源|线索|意见|建议|资金)$/u;

/** Drops a building verb from the head of a name ("建成绿色园区" → 绿色园区) when at least two characters stay. */
export function dropBuildVerb(passage: Passage, range: NameRange): NameRange {
  const aside = asideOf(passage.text.slice(range.start, range.end));
  if (aside > 0) return dropBuildVerb(passage, { start: range.start + aside, end: range.end });
  const name = passage.text.slice(range.start, range.end);
  const verb = name.startsWith('建成区') ? null : buildVerbAtStart(name);
  if (
    verb === null ||
    ANYTHING.test(name.slice(verb.length)) ||
    name.length - verb.length < 2 ||
    /^(?:[率量额值了的、和与及]|数(?![字据智控])|用地)/u.test(name.slice(verb.length))
  )
    return range;
  // "新建(改扩建)高中": a second way of bringing it about.
  const way = /^\([^()]{2,6}\)(?=..)/u.exec(name.slice(verb.length))?.[0].length ?? 0;
  return { start: range.start + verb.length + way, end: range.end };
}

/** Whether a name says nothing without the thing before it: 占比, 成交额, "占全省比重", 增速, "高于全国平均水平". */
export function needsSubject(name: string): boolean {
  return (
    (BARE_HEAD.test(name) && name.length <= 14) ||
    DEPENDENT_MEASURE.test(name) ||
    COMPARES.test(name) ||
    OF_MEAN.test(name) ||
    AS_COUNTED.test(name) ||
    MEAN_OVER_TIME.test(name)
  );
}
/** How the change of the thing before it is counted otherwise: 自然口径|下降1.6%, 扣除价格因素,|实际|增长3.4%. */
const AS_COUNTED = /^(?:自然口径|实际|名义)$/u;
/** How much of the thing before it there is in a day or a month: 日均新增, 日均处理. */
const MEAN_OVER_TIME = /^(?:[日月周]均|平均每[日月天])(?:新增|增加|处理|受理|办理|发放|接待|客流|产生)?$/u;
/** What a figure is a share of: "仅为全国平均水平的78%". */
const OF_MEAN = /^(?:相当于)?(?:全国|全省|全市|世界|全球|国际)(?:人均|平均)?水平$/u;
/** A comparison with another place or aim: 高于全国平均水平, 比全省平均水平高, 完成年度任务. */
export const COMPARES =
  /^(?:与[^,;。]{2,14}之比|(?:比|较)?(?:高于|低于|优于|快于|慢于|好于|少于|多于|高出|低出)[^,;。]{2,14}|(?:比|较)[^,;。]{2,14}[高低快慢多少长短]出?|(?:超额|已)?完成(?:了)?(?:全?年度?|年初|省定|市定|省下达|国家下达|全省|全市|既定|预定|序时)?(?:计划|任务|目标|目标任务|任务目标|计划目标)(?:数|量)?(?:\([^()]{1,12}\)|\d[\d.]*[一-龥]{1,4})?)$/u;

/** Gives a share its ending: "…占机构总数" → …占机构总数比重, "…面积仍占" → …面积占比, "完成年度任务" → 完成年度任务比例. */
export function asShare(name: string): string {
  const bare = name.replace(/(?:仍|约|仅|只)?占$/u, '');
  if (bare !== name && bare !== '') return `${bare}占比`;
  if (/[国省市界球际](?:人均|平均)?水平$/u.test(name) && name.length > 6)
    return `${name.replace(/(?:相当于|只有|仅为?|约为?)*((?:全国|全省|全市|世界|全球|国际)(?:人均|平均)?水平)$/u, '相当于$1')}的比例`;
  // "占总人口比重（常住人口城镇化率）": the share has a name.
  const called = /^[^()（）]*占[^()（）]*[(（]([^()（）]*率)[)）]$/u.exec(name)?.[1];
  if (called !== undefined) return called;
  if (/完成[^,;。]{0,8}(?:计划|任务|目标)(?:数|量)?(?:[(（][^()（）]{1,12}[)）]|\d[\d.]*[一-龥]{1,4})?$/u.test(name))
    return `${name.replace(/(?:[(（][^()（）]*[)）]|\d[\d.]*[一-龥]{1,4})$/u, '')}比例`;
  return /占[^占]{2,16}$/u.test(name) && !/(?:比重|比例|占比|比率|率)$/u.test(name) ? `${name.replace('约占', '占')}比重` : name;
}

/** Whether a place stands alone before a figure that the clause before names: "…处理率达到90%，京津冀区域达到95%". */
export function isPlaceOnly(name: string): boolean {
  return /^[^占]{2,9}(?:区域?|地区|试验区|省|市|县|城市|新城|学校|学段|农村|城镇)$/u.test(name);
}

/** A place by its kind before what is measured there: 中心城区|参与活动的商户占比, 东部地区和新城|治理率. */
const PLACE_AT_START = /^(?:[一-龥]{1,6}(?:城区|地区|区域|新城|新区|建成区)[、和]?)+(?!域)(?=[一-龥]{3,})/u;

/** An indicator without the place by its kind that it opens with. */
export const withoutPlace = (name: string): string => name.replace(PLACE_AT_START, '');

/** Whether only a rank is named of things the clause before names: "工作室50个，其中省级10个". */
export function isRankOnly(name: string): boolean {
  return /^(?:(?:国家|省|市|县|区|部|世界|全国|国际|自治区)级(?:以上)?|[省市县区]本级)$/u.test(name);
}

/** "活动不得少于总课时的40%": a bound on a share of something, with the comparator before the whole; null when it is not. */
export function boundedShare(name: string): { readonly indicator: string; readonly op: '>=' | '<=' } | null {
  const match =
    /^(.{2,40}?)(不得?少于|不低于|不得低于|不超过|不得超过|不高于|(?:一般)?应当?达到|达到(?=.+(?:标准|水平|收入)$))(.{2,20})$/u.exec(name);
  if (!match) return null;
  return { indicator: `${match[1]}占${match[3]}比重`, op: /超|高/u.test(match[2] ?? '') ? '<=' : '>=' };
}

/** "在…评选中，获奖108项": the event an award count belongs to, from the text before the count; null when there is none. */
export function eventBefore(before: string, name: string): string | null {
  const won = /(?:获奖|获评|入选|获批|获得)$/u.exec(name);
  const event = won && name.length <= 6 ? /在([^，,；;。]{4,30})中[，,]$/u.exec(before)?.[1] : undefined;
  return event === undefined ? null : event + name.slice(won?.index ?? 0);
}

/** What a place will do, right behind its name: 某某县|力争落实|水利投资. */
const WILL_DO = /(?:将(?![军领士近来要])|力争|拟(?![定建合态任])|预计)(?:落实|实现|完成)?(?=..)/uy;
/** Words between whoever acts and what was done or reached that a name does without: 法院|共|受理案件, 港口|完成|货物吞吐量. */
const BETWEEN =
  /(?<=..)(?:已?累计|共计|已经|(?<![和与及、])已|(?<![公中])共(?![享建同有治生富青产和性识赢创保用聚育线])|完成了?|实现了?)(?=..)/gu;
/** A change of the measure that the name ends with. */
const CHANGE_END = /(?:增[长加]|提[高升]|上[升涨]|下降|降低|减少)$/u;
/** What is reached of a plan is no measure of its own: 完成年度任务比例, 完成率. */
const OF_PLAN = /^率|^完成率|计划|任务|目标/u;

/** What a thing is about, or its kinds one by one, before the thing itself: 防溺水、防诈骗等主题的|宣讲活动, “云课堂”“夜校”等|培训班. Groups: the verb with its 了, the thing. */
const EXAMPLES =
  /^((?:组织|开展|举办|推出|打造|建成|培育)*)了?[^,;:]{4,80}(?:等[^的等]{0,6}(?:主题|内容|方面|形式|类型|系列)的|”[^“”]{0,6}等)([一-龥]{2,10})$/u;
const LONG = 16;

/** Things of which nothing is left without their kinds: “…”等活动. */
const OF_ANY_KIND = /^(?:活动|工作|项目|服务|任务|工程)$/u;

/** An act that was done, before its object: 新增了|项目. */
const DONE_SO = /^([一-龥]{2,4})了(?=[一-龥“]{2,})/u;
const DOES = /^(?:组织|开展|举办|召开|实施|建成|完成|推出)+$/u;

/** A long name without what only tells its kinds one by one. */
function withoutExamples(name: string): string {
  const long = name.length > LONG ? EXAMPLES.exec(name) : null;
  return long && !OF_ANY_KIND.test(long[2] ?? '')
    ? `${long[1]}${long[2]}`
    : name.replace(DONE_SO, (said, act: string) => (DOES.test(act) || startsWithVerb(act) ? act : said));
}

/** A name without the words that only say that something was done or reached. */
export function plainName(printed: string): string {
  const name = withoutExamples(printed);
  if (/^完成.{4,}/u.test(name) && INDICATOR_END.test(name) && !OF_PLAN.test(name)) return name.slice(2);
  const place = placesAtStart(name).end;
  WILL_DO.lastIndex = place;
  if (place > 0 && WILL_DO.test(name)) return name.slice(0, place) + name.slice(WILL_DO.lastIndex);
  for (const { 0: word, index } of name.matchAll(BETWEEN)) {
    const rest = name.slice(index + word.length);
    const measure = rest.replace(CHANGE_END, '');
    // 累计拥有量 is a measure, 累计服务 is told of what was done.
    const drops = word.endsWith('累计')
      ? startsWithVerb(rest) && !INDICATOR_END.test(rest)
      : !/^[完实]/u.test(word) || (!OF_PLAN.test(rest) && measure.length > 2 && (INDICATOR_END.test(measure) || measure.endsWith('投资')));
    if (drops) return name.slice(0, index) + rest;
  }
  return name;
}
