import { INDICATOR_END } from '../lexicon/indicator-heads.js';
import { isJourney } from '../names/journey.js';
import type { Statement } from '../sentences/statement.js';
import type { ResolvedTime } from '../time/resolved-time.js';
import type { SectionKind } from '../time/section.js';
import type { Tense } from '../time/tense.js';
import { PAST_TENSE, wasReached } from './reached.js';

/** What a statement is: a commitment to a figure ahead, a figure of the past, or neither. */
export type Standing = 'target' | 'observation' | 'neither';

export interface Setting {
  readonly section: SectionKind;
  readonly report: boolean;
  /** The time that governs the statement, stated or inherited; null when there is none. */
  readonly time: ResolvedTime | null;
  /** The statement before in the same sentence is a target: a list goes on. */
  readonly follows: boolean;
  /** The figure before in the same sentence is one that was reached: a list goes on. */
  readonly goesOn: boolean;
  /** The document explains what another one plans. */
  readonly interprets: boolean;
  /** The headline of the document tells what will be done: 今年将再建12所学校. */
  readonly announces: boolean;
  /** A statement before it in the same paragraph is a target. */
  readonly beside: boolean;
  /** What the sentence says of the figure last: that it is still to come, that it was reached, or neither; a plan's is looked at only in a list that goes on. */
  readonly tense: Tense | null;
  /** Text of the statement itself. */
  readonly said: string;
  /** Text around the statement, from the start of its clause to the end of the clause after it. */
  readonly around: string;
}

/** Money that a rule pays, lends or takes, not an aim: 给予…奖励, 单户不超过…, 费率. */
const SUBSIDY = /给予|奖励|奖金|奖补|补贴(?!性)|补助|资助|贴息|允许|罚款|处以(?![上下内])|单户|单笔|单家|补偿上限|最高可|标准给|予以激励/u;
/** What a standard asks of a thing is neither reached nor promised: 国家标准要求|甲醛含量≤0.1. */
const STANDARD_SAYS =
  /^(?:而|按|根据|现行|我国|该|产品)*(?:国家|行业|地方|国际|团体|企业|强制性|相关|有关|食品安全)*(?:标准|限量值?|限值)中?(?:规定|要求)(?!的)/u;
/** What was measured of some things alone tells nothing of the whole: 不合格产品的实测值在5%～13%之间, 最高的超过标准近7倍. */
const OF_ONE_SAMPLE =
  /(?:实测|检测|检出|测定)值(?:分别)?(?:在|为|达)?$|^(?:其中)?(?:最[高低大小多少]|个别|有)的[^,;。]*(?:标准|限[量值]|超标|检出)/u;
/** What is given for reaching a level makes the level a condition. */
const GIVES = /给予|奖励|奖补|予以|资助|罚款|处以(?![上下内])/u;
/** People chosen or trained with money are counted as an aim: 选拔资助不少于100名青年科技人员. */
const SPONSORED = /(?:选拔|评选|遴选|择优|培养|选派|鼓励并)资助|资助(?:培养|选派|选拔)/gu;
/** People who are helped with money are counted as an aim, sums are a rule: 资助困难学生5000名. */
const HELPED = /^.{0,8}资助[一-龥“”、]{0,14}$/u;
const PEOPLE_UNIT = /[名人户]$|人次$/u;
/** Those to whom something is paid out are counted as an aim: 发放租赁补贴1200户. */
const PAID_OUT = /^.{0,12}(?:发放|落实|兑现)[一-龥]{0,10}(?:补贴|补助|奖补)(?:资金)?$/u;
/** Prices, fees and limits: a rule unless it is to fall or rise. */
const PRICE =
  /收费(?!站)|征收|计提|减免|减按|返还|抵免|扣除|担保费|保费|扩岗|每人次|授信|额度|担保额|底价|资金分配|薪酬分配|承担风险|费率/u;
/** A sum or mean over all who get it is an aim, whatever it is of. */
const SUM = /累计|新增|总额|余额|总量|总规模|全年|平均[^,;。]{0,4}[费利]率/u;
/** A price or fee that is to reach a level is an aim: 平均担保费率降至1%以下. */
const MOVES = /(?<!可)(?:降低?|下降|减少?|压缩|压减|提高|提升)[到至]/u;
/** Nouns that only say how many kinds or sides a thing has. */
const SET_NOUN =
  /^(?:个|大|项|类)?(?:(?:主攻|主要|重点|核心)?(?:方面|方向)|领域|环节|阶段|部门|层面|维度|层级|层次|步骤|原则|要求|目标|机制|时期|重点任务|专项指南|地区|省份|省|国家|月|大事|要素|关口|问题|特征|特点|关键|角度)(?=$|[(的等、和与及开实进统启提同共全])/u;
/** Those among them that no work brings about. */
const SIDE = /^(?:主攻|主要|重点)?(?:方面|方向|层面|角度|环节)$/u;
/** The office's own rounds are no aims of a plan: 每周调度1次, 每半年听取1次汇报. */
const OFFICE_ROUND = /(?:调度|研究|通报|会商|汇报|报送|例会|调度会|专题会|联席会议?)$/u;
/** What a document numbers of itself: 二十条措施如下. */
const OWN_PARTS = /^(?:具体|政策|工作)?(?:措施|举措|意见|禁令|规定)(?:如下)?$/u;
/** Names of campaigns that hold a number: 百家企业培育工程, 千人进万家活动. */
const CAMPAIGN = /(?:工程|行动|计划|活动|专项|大会)$/u;
/** From here on a count in characters (达到千座以上) is a figure and no turn of speech. */
const ROUND = 100;
/** What an applicant must have: a condition, no aim. */
const APPLICANT =
  /申[请报](?:人|者|单位|企业|主体|对象)(?:应|须|需|要|必须|在|的)|申[请报](?:人|者|单位|企业|主体|对象)[^,;。]{2,16}[应须需不]|(?:应当?|须|必须|需)(?:同时)?(?:具备|符合|满足)|申[请报]条件|认定条件/u;
/** What was done with the things counted: "37个县组织开展了试点". */
const DONE_WITH = /^[^,;。]{0,16}(?:开展|实施|启动|完成|建成|设立|出台|举办|发放|制定|印发)了/u;
const PROBLEM = /缺口|不足|短板$/u;
/** Prizes that are given out are rules of a contest, those that are won are aims. */
const PRIZE = /(?:[一二三四特]等|优秀|优胜|组织|鼓励|入围|金|银|铜)奖$/u;
const WINS = /[获夺摘]|争取|力争|实现/u;
const isPrize = ({ indicator, left, verb }: Statement): boolean => PRIZE.test(indicator) && !WINS.test(left + (verb ?? ''));
const DURATION_HEAD =
  /(?:时间|周期|时长|时限|寿命|年限|半径|期限|间隔|天数|日数|住院日|用时|耗时|时)(?:缩短|压缩|压减|减少|缩减|延长|增加)?$/u;

const has = (statement: Statement, kind: string): boolean => statement.quantity.before.some((comparator) => comparator.kind === kind);

/** Whether a statement commits to a figure, reports one, or does neither. */
export function standingOf(statement: Statement, setting: Setting): Standing {
  const { quantity } = statement;
  if (statement.origin !== null) return isKnownOrigin(statement, setting) ? 'observation' : 'neither';
  if (statement.modifier || !readsAsName(statement.indicator) || (quantity.unit === '分' && !isScored(statement))) return 'neither';
  if (quantity.kind === null && !plainNumber(statement)) return 'neither';
  if (STANDARD_SAYS.test(statement.left) || (setting.report && OF_ONE_SAMPLE.test(statement.left))) return 'neither';
  if (quantity.kind === 'percent' && CLASS_ONLY.test(statement.indicator)) return 'neither';
  if (quantity.kind === 'rank' && !statement.rank) return 'neither';
  if (
    quantity.chinese &&
    quantity.kind !== 'percent' &&
    quantity.kind !== 'money' &&
    !(quantity.unit === '倍' && quantity.before.length > 0) &&
    (statement.verb === null || statement.right === '') &&
    !has(statement, 'bound') &&
    !(has(statement, 'level') && quantity.value >= ROUND) &&
    !isDozens(statement)
  )
    return 'neither';
  if (quantity.chinese && OWN_PARTS.test(statement.right)) return 'neither';
  // "实现5大类固废统一管理": the kinds of what is dealt with, no aim.
  if (quantity.unit === '大类' && statement.right !== '') return 'neither';
  if (quantity.unit === '次' && OFFICE_ROUND.test(statement.indicator)) return 'neither';
  if (quantity.chinese && quantity.value >= 100 && CAMPAIGN.test(statement.right)) return 'neither';
  const assured = quantity.op === '<=' && (setting.follows || /确保/u.test(statement.left));
  const known = assured || DURATION_HEAD.test(statement.indicator) || isJourney(statement.indicator, setting.around);
  if (isDuration(statement) && !known && !has(statement, 'bound') && !has(statement, 'level')) return 'neither';
  if (!setting.report && APPLICANT.test(setting.around)) return 'neither';
  if (wasReached(statement, setting)) return observed(statement, setting);
  if (statement.rank) return 'neither';
  if (APPLICANT.test(setting.around) || isPrize(statement) || /年龄$/u.test(statement.indicator)) return 'neither';
  if (isRule(statement, setting) || (SET_NOUN.test(statement.right.replace(/^的/u, '')) && !limited(statement))) return 'neither';
  if (setting.section === 'past' && PROBLEM.test(statement.indicator)) return 'observation';
  const done = PAST_TENSE.test(statement.left) || DONE_WITH.test(statement.right);
  if (setting.time === null && setting.section !== 'goal' && done) return 'neither';
  return commits(statement, setting) ? 'target' : 'neither';
}

/** "培育龙头企业约二十家", "公共厕所达到三十座": from twenty on a count in characters is a figure; not 出台人才新政二十条, which numbers its own parts. */
const isDozens = (statement: Statement): boolean => {
  const { kind, unit, value, before } = statement.quantity;
  return kind === 'count' && value >= 20 && unit !== '条' && (statement.verb !== null || before.length > 0);
};

/** Whether the level that a change starts from is a figure, as it is but for the old level of a rule (由每月500元提高至…). */
const isKnownOrigin = (statement: Statement, setting: Setting): boolean =>
  readsAsName(statement.indicator) && ((setting.report && statement.origin?.kind !== 'open') || !isRule(statement, setting));

/** Money that is set aside as a whole, no limit for each who gets it: 设立专项额度50亿元. */
const SET_ASIDE = /(?:设立|安排|单列|新增)[^,;:。每各户单最]{0,12}额度$/u;

/** Points are the rules of an assessment, but for how satisfied people are. */
const isScored = (statement: Statement): boolean => /满意度$/u.test(statement.indicator) && has(statement, 'level');

/** A class of things without the things: 30万元以上的达到40%. */
const CLASS_ONLY = /^\d[^一-龥]*[万亿]?[一-龥]{1,3}(?:以上|以下|以内)$/u;

/** A measure without the thing that it is of. */
const NO_THING = /^年均?(?:增速|增幅|降幅|涨幅)$/u;

/** Whether a text can name an indicator: no formula, no definition, no row of a table that lost its cells. */
function readsAsName(name: string): boolean {
  return (
    name.length >= 2 &&
    !/[=≥≤><〔〕[\]|]|\+\d|约束性|预期性|是指|指在|如何|怎样|为何|^\d?指(?![标数导挥引示定南])|(?<!PM)\d\.\d+(?![\d万亿升米吨元倍度公平级]|[kK]W)|\d{3,}.*\d{3,}/u.test(
      name.replace(/“[^”]*”/gu, ''),
    ) &&
    !/^(?:[汛雨春冬节]季?[前后])?(?:完成|建成|新增)(?:剩余|其余)?$/u.test(name) &&
    !/^是?(?:19|20)\d\d年?的?$|^[GSXYC]\d{1,4}(?:线?上?)$/u.test(name) &&
    !NO_THING.test(name) &&
    !/^(?:原则上|年底|以后|其他|其余|剩余|合计|数量|左右|去年|上年|今年|全年|目前|新增|累计|年均|每年|完成|增加|减少|增长|提高|提升|下降)$/u.test(
      name,
    )
  );
}

/** "不超过2个环节": a limit on what otherwise only names how many sides a thing has. */
const limited = (statement: Statement): boolean =>
  statement.quantity.op === '<=' && (has(statement, 'bound') || has(statement, 'level')) && statement.indicator !== statement.right;

/** What is needed or foreseen is neither reached nor promised: 未来三年约需新增教师8000人. */
const FORESEEN = /未来|今后|据测算|[约还仍尚]需|需要?(?:新增|增加|新建|补充|建设)/u;

/** What was planned for a time that is over is no figure that was reached: 计划改造62个. */
const WAS_PLANNED = /(?:^|年度?|原)计划(?=新|改|建|投|实施|完成(?!率)|开|安排|用)/u;

/** What a building will hold once it stands was not reached yet: 建成后可容纳500人. */
const ONCE_BUILT =
  /(?:建成|完工|竣工|投用|投产|达产|投入使用|投入运营|全部建成)后,?[^,;:。]{0,10}(?:可|能|将|预计)|^(?:预计|将)?可(?=带动|新增|实现|吸纳|容纳|提供|满足|年产|安置|增加|解决)/u;

/** What would be the figure if it had grown so much: 翻一番就是4000亿元, 高出一倍就是80万吨. */
const IF_SO = /(?:^|[倍番])就(?:是|达到?)?$/u;

function observed(statement: Statement, setting: Setting): Standing {
  if (ONCE_BUILT.test(statement.left)) return 'neither';
  if (!setting.report && (FORESEEN.test(withinClause(setting)) || (setting.section !== 'past' && isRule(statement, setting))))
    return 'neither';
  if (WAS_PLANNED.test(statement.left) || IF_SO.test(statement.left)) return 'neither';
  const noun = statement.right.replace(/^的/u, '');
  if (SET_NOUN.test(noun) && (statement.verb === null || SIDE.test(noun))) return 'neither';
  return statement.rank && !setting.report && setting.section !== 'past' ? 'neither' : 'observation';
}

/** The text around a statement without the clauses behind its own: what they foresee is of another figure. */
const withinClause = ({ around, said }: Setting): string => {
  const end = around.lastIndexOf(said) + said.length;
  return around.slice(0, end) + (/^[^,;。]*/u.exec(around.slice(end))?.[0] ?? '');
};

function isDuration(statement: Statement): boolean {
  return statement.quantity.kind === 'time';
}

/** A standard of payment that is to rise is an aim: 补助标准提高到每人每年700元. */
const STANDARD = /标准(?:提高|增加|上调)?$/u;

/** What a budget provides for work every year or altogether, however much of it is given on: 市财政每年安排专项资金. */
const FUNDED = /财政(?:每年|预算)?安排[^,;:。]{2,24}(?:资金|经费)$/u;

function isRule(statement: Statement, setting: Setting): boolean {
  if (statement.quantity.kind === 'money' && FUNDED.test(statement.left) && !GIVES.test(setting.said)) return false;
  if (STANDARD.test(statement.indicator) && (statement.growth || MOVES.test(setting.said))) return false;
  const { kind } = statement.quantity;
  // A rate that reaches a level is an aim, whatever the clauses beside it are about.
  const whole = statement.quantity.value === WHOLE && RATE_END.test(statement.indicator);
  const level = whole || (has(statement, 'level') && INDICATOR_END.test(statement.indicator));
  if (kind === 'percent' && level && !GIVES.test(setting.around)) return false;
  if (kind === 'count' && PEOPLE_UNIT.test(statement.quantity.unit ?? '') && HELPED.test(statement.left))
    return SUBSIDY.test(statement.right);
  if (kind !== 'money' && kind !== 'percent' && kind !== 'time')
    return SUBSIDY.test(statement.left.replace(SPONSORED, '').replace(PAID_OUT, '')) || SUBSIDY.test(statement.right);
  return (
    SUBSIDY.test(setting.around) ||
    (!statement.growth &&
      !SUM.test(statement.left) &&
      !SET_ASIDE.test(statement.left) &&
      !MOVES.test(setting.said) &&
      PRICE.test(setting.around))
  );
}

/** Money and sizes that someone provides: 每年安排专项资金80亿元以上. */
const PROVIDES = /安排|投入|筹集|落实|整合|撬动|带动|引导|新增|完成|实现/u;

/** A number without unit states an index, a ratio or a count of people ("指数达到65", "PUE不高于1.3", "答题人数超过20万"). */
function plainNumber(statement: Statement): boolean {
  const named = INDICATOR_END.test(statement.indicator) || MEASURED.test(statement.indicator);
  const said = has(statement, 'level') || has(statement, 'bound') || statement.quantity.before.length === 0;
  return named && said && !statement.carried;
}
/** Names of measures without a unit: an abbreviation (PUE, 电能利用效率（PUE）), 效率, 生师比. */
const MEASURED = /(?:[A-Z]{2,}[)）]?|效率|[^对相占等]比)$/u;

/** What a plan does by itself when it is written: it counts the parts it divides something into. */
const DIVIDES = /^(?:划定|划分|细化|细分|分为|归纳|梳理)$/u;

/** "100%的镇卫生院完成中医馆设置", "在10%的社区卫生服务站设置中医阁", "加强15%的中医馆内涵建设": work to be done in a part of a set. */
function partOfSet({ left, right }: Statement): boolean {
  return right.length > PART_MIN && /^(?:[一-龥]{0,4}在|[一-龥]{2})?$/u.test(left);
}
/** Shorter nouns after a share only name what is shared out. */
const PART_MIN = 5;

/** A share of the figure before it that falls to a year: …1万套，其中2024年3000套、2025年3500套. */
const OF_YEAR = /^[、,]?(?:其中[,:]?)?(?:20\d\d年(?:底前)?)?$/u;

/** What stands before a second, higher figure of the same indicator. */
const STRIVES = /^[、,]?(?:力争|争取)$/u;

/** One of a unit that stands for many: 1万名. */
const MANY = /^[百千万亿]/u;

/** A rate of the whole is what work is for, also where nothing says 达到: 检测覆盖率100%. */
const WHOLE = 100;
const RATE_END = /率$/u;
/** What all of them are to become: 新增车辆100%新能源化, 加油站100%达标. */
const BECOMES = /^[一-龥]{1,10}化$|^[一-龥]{0,8}(?:达标|合格|上岗|上线|接入|覆盖|入户|联网|到位|回收|落实)$/u;
/** So does how much there is to be for so many people: 每百名老人拥有养老床位4张. */
const COMES_NEW = /^[一-龥]{2,8}(?:新增|净增)[一-龥]{2,}$/u;
const PER_HEAD = /^(?:每[百千万]|人均)[一-龥（）]{2,}/u;

function commits(statement: Statement, setting: Setting): boolean {
  const { quantity, verb } = statement;
  const stated = has(statement, 'level') || has(statement, 'bound') || has(statement, 'change');
  const named = statement.right === '' || verb !== null || quantity.kind === 'percent' || stated;
  const sum = has(statement, 'approx') && /累计/u.test(statement.left);
  // "达到100家、力争120家": the higher figure that is striven for.
  const strives = STRIVES.test(statement.left) && quantity.unit !== null;
  if (statement.carried)
    return stated || quantity.bounded || sum || strives || (setting.follows && OF_YEAR.test(statement.left) && quantity.unit !== null);
  if (setting.follows && (statement.right === '' || verb !== null) && quantity.unit !== null) return true;
  if (setting.follows && quantity.kind === 'time' && quantity.op === '<=') return true;
  if (setting.beside && statement.right === '' && INDICATOR_END.test(statement.indicator) && quantity.unit !== null) return true;
  // "整合9大类60项举措": into how many classes they fall is no aim.
  if (quantity.unit === '大类' && !stated) return false;
  const dated = setting.time !== null || setting.section === 'goal' || (setting.report && setting.tense === 'ahead');
  if (dated) return named || quantity.bounded || quantity.op === 'range';
  if (quantity.kind === 'percent' && statement.right.startsWith('的') && partOfSet(statement)) return true;
  // "设施蔬菜约占产量的45%以上": how things are.
  if (/约占/u.test(statement.left) && setting.time === null) return false;
  if (quantity.kind === 'percent' && quantity.value === WHOLE && statement.right === '' && RATE_END.test(statement.indicator)) return true;
  if (quantity.kind === 'percent' && quantity.value === WHOLE && statement.indicator !== statement.right && BECOMES.test(statement.right))
    return true;
  if ((PER_HEAD.test(statement.indicator) || COMES_NEW.test(statement.indicator)) && statement.right === '' && quantity.unit !== null)
    return true;
  const since = statement.sentence.times.some((time) => time.role === 'since' && time.end <= statement.quantity.start);
  if (quantity.kind === 'percent' && statement.right === '' && since) return true;
  if (quantity.kind === 'percent' || quantity.kind === 'point') return stated || quantity.bounded || verb !== null;
  if (has(statement, 'bound')) return true;
  if (quantity.kind === 'time' && isJourney(statement.indicator, setting.around)) return true;
  if (quantity.kind === 'time') {
    const steady = quantity.op === '=' && DURATION_HEAD.test(statement.indicator) && /(?:稳定|保持|维持)/u.test(setting.said);
    return (has(statement, 'level') && (steady || quantity.op === '<=')) || (quantity.op === '<=' && /确保/u.test(statement.left));
  }
  if (has(statement, 'level') && quantity.op !== '=') return true;
  if (quantity.bounded && statement.right === '' && (quantity.kind === 'count' || PROVIDES.test(statement.indicator))) return true;
  if (/每学?年/u.test(statement.left) && statement.right === '' && quantity.unit !== null) return true;
  return (
    verb !== null &&
    !DIVIDES.test(verb) &&
    (quantity.value > 1 ||
      (quantity.kind !== 'money' && MANY.test(quantity.unit ?? '')) ||
      quantity.valueMax !== null ||
      /^(?:建设|建成|新建|打造|建立)$/u.test(verb) ||
      /^[每各市县]/u.test(statement.indicator) ||
      /[每各]/u.test(statement.left))
  );
}
