import type { Direction, Measure } from '../model/indicator.js';

/** One rule of a word table: what it looks for in a name and why it says what it says. */
export interface WordRule<T> {
  readonly pattern: RegExp;
  readonly says: T;
  readonly why: string;
}

/** Words before a name that say whose or how much of it, not what is measured. Taken off again and again. */
export const LEADING_WORDS =
  /^(?:全[市省县区州域]|[我本该][市省县区州]|[市省县区]域内?|力争|实现|达到|累计|合计|共计|总计|年度|每年|年均(?!增)|当年|全年|年(?=[\u4e00-\u9fff]{2}))/u;

/** "年" or "累计" inside a name tells the kind of figure and is no part of the thing: 发明专利年授权量, 驰名商标累计拥有量. 青年, 近3年 and the like stay. */
export const INNER_MEASURE_WORDS =
  /累计|(?<![青老少中周近今去学\d一二三四五六七八九十])年(?:度)?(?=授权|申请|登记|质押|新增|主?营业|购买|发放|受理|办理|成交|交易|出口|培训|产[量值]|销售|服务|使用)/gu;

/** Unit or remark in brackets at the end of a table's row name: 高价值发明专利拥有量（件）. */
export const TRAILING_BRACKET = /[(（](?:单位[:：])?[^()（）]{1,6}[)）]$/u;

/** Different print for the same words; the right side is what the key keeps. */
export const SAME_WORDS: readonly { readonly pattern: RegExp; readonly to: string; readonly why: string }[] = [
  {
    pattern: /^每?(万|亿|千|百万|百)(?:名)?(?:常住)?人口?(?:平均)?(?=[^\d])/u,
    to: '每$1人',
    why: '每万人 = 万人 = 每万人口: one rate per head',
  },
  { pattern: /每百[户家]企业/u, to: '每百家企业', why: '户 and 家 both count enterprises' },
  { pattern: /^人均/u, to: '每人', why: 'per head' },
  {
    pattern: /^(每[万千百]人)高价值专利/u,
    to: '$1高价值发明专利',
    why: 'the official rate counts invention patents only (十四五 national indicator)',
  },
  { pattern: /(?:地区|国内)生产总值/gu, to: 'GDP', why: 'GDP of a region or the country; the region is kept apart' },
  { pattern: /PCT\s*(?:国际)?专利/giu, to: 'PCT', why: 'a PCT filing is always an international patent filing' },
  { pattern: /(?:所占|占有|占)?的?(?:比重|比例|份额)$|占比$/u, to: '比重', why: '比重, 比例 and 占比 are one share' },
  { pattern: /商标有效注册/u, to: '有效注册商标', why: 'word order differs, the register count is the same' },
  { pattern: /^(发明专利|专利|注册商标)(?:总)?(?:拥有|保有)/u, to: '有效$1', why: 'CNIPA: 拥有量 is the number in force' },
  { pattern: /(?:总金额|金额|总额|额度)$/u, to: '额', why: 'amounts of money' },
];

/** Ends of a name that only say "how many". Words that merely end alike (质量, 指数, 含量) are guarded. */
export const COUNT_SUFFIX =
  /(?:总)?(?:拥有|保有)?(?:总?数量|总数|总量|个数|家数|户数|(?<![案文证软硬部邮事])件数|(?<![质能含流容重产销水电热剂])量|(?<![指倍系参函常基分])数)$/u;
export const HOLDING_SUFFIX = /(?:总)?(?:拥有|保有)$/u;
export const GROWTH_SUFFIX = /(?:的)?(?:年均|年平均|每年|平均|同比|年度?)?(?:增长率|增长速度|增长幅度|增速|增幅|增长)$/u;

/**
 * Words that some documents leave out of a name and that may or may not change what is counted.
 * Names that agree without them are shown side by side as 口径不同, never taken for one another.
 */
export const SOFT_WORDS: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^知识产权(?=.{3})/u, why: 'the field of the document itself is often left out' },
  { pattern: /融资|贷款/gu, why: '质押额 is what was pledged, 质押融资额 what was lent on it: near, not the same' },
  { pattern: /有效(?=注册商标|发明专利)/u, why: 'in force or ever registered' },
];

/** What kind of figure a name is when neither the scope nor the unit decides; the first rule that fits counts. */
export const MEASURE_RULES: readonly WordRule<Measure>[] = [
  { pattern: GROWTH_SUFFIX, says: 'growth', why: 'a rate of change' },
  { pattern: /^(?:每|人均|[万亿千]人)|(?:比重|占比|比例|份额|覆盖率|密度|强度)$|率$/u, says: 'ratio', why: 'one thing per another' },
  { pattern: /(?:全|当|本)年|年内/u, says: 'annual', why: 'one year, also where 累计 follows (全年累计)' },
  { pattern: /拥有|保有|有效|存量|现有|在册|在营/u, says: 'stock', why: 'counts what exists at a date; 累计 before it changes nothing' },
];

/** Words of a rate by the year. Other growth (排放总量下降10%, 产值翻一番) adds up from the start of the plan. */
export const YEARLY_RATE = /年均|年平均|每年|同比|年(?:度)?增长|增长率|增长速度|增速/u;

/** Names of flows: they add up over time, so a figure needs to say over which. */
export const FLOW_NAME =
  /(?:授权|申请|登记|注册|受理|办理|结案|查处|立案|成交|交易|质押|融资|贷款|发放|转化|转让|许可|备案|培训|接收|投入|支出|投资|收入|产值|增加值|产|销|销售|营业|出口|进口|获奖|发布|新增|购买|惠及.{0,6}|惠企)(?:的)?(?:总?数量|总?金额|总?额|总量|[数量件值])?$/u;
export const FLOW_START = /^(?:新增|引进|转化|转移转化|培训|培养|办理|接收|查处|组织|开展|发放|处置|新创建|新建|新培育)/u;
/** Verbs that print uses for the amount itself (知识产权质押融资394.11亿元). */
export const MONEY_VERB = /(?:质押|融资|贷款|成交|交易|出口|进口|投资|销售)$/u;
/** Units that count happenings, not things. */
export const FLOW_UNIT = /^(?:人次|次|场|场次|件次|批次|期|班次)$/u;

/** Which way is better; the first rule that fits counts, higher when none does. */
export const DIRECTION_RULES: readonly WordRule<Direction>[] = [
  { pattern: /(?:保持|稳定|维持)(?:在|率)?$|^(?:保持|稳定|维持)在/u, says: 'hold', why: 'the text wants it kept where it is' },
  {
    pattern:
      /(?:下降|降低|减少|压减|压缩|缩短|削减|提速|节约|节能|减排)(?:率|幅度?|比例|量|数)?$|降幅|^(?:为.{0,6})?(?:降低|减少|压减|减轻|节约)/u,
    says: 'higher',
    why: 'how much something fell: more is better',
  },
  { pattern: /(?:周期|时间|时限|时长|天数|耗时|用时|期限|环节|跑动次数)$/u, says: 'lower', why: 'how long or how many steps people wait' },
  { pattern: /(?:排名|位次|名次)$/u, says: 'lower', why: 'first is best' },
  {
    pattern:
      /(?:失业|死亡|发病|患病|感染|辍学|犯罪|投诉|不良|差错|漏损|空置|超标|违法|事故|流失|贫困|返贫|赤字|负债|逾期|近视|肥胖)(?:发生)?(?:率|量|数|人数|起数|总数)?$/u,
    says: 'lower',
    why: 'harm or loss',
  },
  { pattern: /(?:能耗|水耗|物耗|煤耗|消耗|排放)(?:总?量|强度)?$|浓度$/u, says: 'lower', why: 'resources used and pollution' },
  { pattern: /(?:成本|税费|负担|费用)$/u, says: 'lower', why: 'cost borne by people and enterprises' },
];
