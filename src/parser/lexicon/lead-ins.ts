/** Words that a sentence of work opens with before it says the work 引导语: on what ground, by when, to what end, by what means. */

/** One way to lead in. The first clause that ends with `ends` closes it; without one it is its first clause alone, or with `closed` no lead-in at all. */
export interface LeadIn {
  readonly opens: RegExp;
  readonly ends: RegExp | null;
  readonly closed: boolean;
  /** A means tells something of the work and stays while the whole is short; a ground tells nothing of it. */
  readonly kind: 'ground' | 'means';
  readonly reason: string;
}

const GROUND_ENDS = /(?:要求|原则|思路|部署|精神|规定|标准|目标|方针|意见|方案|安排|模式|清单|办法|条例|实际|经验|水平|需要|需求)$/u;

/** Ends that close a ground even where it runs over several clauses: 按照政府主导、部门联动，社会参与的原则，. */
export const FAR_ENDS = /(?:原则|要求|思路|精神)$/u;
/** Clauses that go on with what stands in the lead-in before them: 利用气象资料，以及水文站数据，. */
export const GOES_ON = /^(?:以及|及其?|和|与|或)/u;

export const LEAD_INS: readonly LeadIn[] = [
  {
    opens: /^(?:按照|根据|依据|依照|遵循|本着|参照|对照|对标|借鉴|立足|紧扣|结合)/u,
    ends: GROUND_ENDS,
    closed: false,
    kind: 'ground',
    reason: 'on whose word or after what model: 按照省里要求，…',
  },
  {
    opens: /^(?:按|坚持|落实|贯彻|贯彻落实|深入贯彻(?:落实)?|认真(?:贯彻)?落实|全面(?:贯彻)?落实)/u,
    ends: /(?:精神|原则|思路|部署|方针|相结合)$/u,
    closed: true,
    kind: 'ground',
    reason: 'the same words may be the work itself (落实经费，…), unless they end so',
  },
  {
    opens: /^(?:充分)?(?:考虑|兼顾)/u,
    ends: /(?:情况|因素|实际|需要|需求)$/u,
    closed: true,
    kind: 'ground',
    reason: 'what the work bears in mind',
  },
  {
    opens: /^在/u,
    ends: /(?:基础上|前提下|[导持助调]下|框架下|背景下|条件下|指引下|》下|过程中|期间|[^及限按实同]时|[^落先滞售]后)$/u,
    closed: true,
    kind: 'ground',
    reason: 'what the work builds on; 在全县试点新办法 is work',
  },
  {
    opens: /^以/u,
    ends: /为(?:目标|导向|抓手|重点|契机|载体|主线|依据|依托|核心|引领|统领|牵引|引擎|龙头|先导|纽带|突破口|切入点|基础|主体|中心|指导|根本|遵循|原则|支撑|动力|目的)$/u,
    closed: true,
    kind: 'ground',
    reason: 'what the work is guided by: 以群众需求为导向，…',
  },
  {
    opens: /^(?:围绕|聚焦|瞄准|紧盯|着眼于?|抢抓|抓住)/u,
    ends: null,
    closed: false,
    kind: 'ground',
    reason: 'what the work looks at, before it is said',
  },
  {
    opens: /^(?:为了|为(?=进一步|加强|加快|深入|切实|推进|推动|贯彻|保障|促进|提高|提升|确保|落实|全面|更好|做好|实现|规范|方便))/u,
    ends: null,
    closed: false,
    kind: 'ground',
    reason: 'to what end; 为企业提供… is work',
  },
  {
    opens: /^(?:同时|此外|另外|下一步|今后|长期以来)$/u,
    ends: null,
    closed: false,
    kind: 'ground',
    reason: 'joins the sentence to the one before',
  },
  {
    opens: /^(?:依托|利用|运用|通过|借助|采用|采取|充分(?:利用|运用|发挥)|发挥|针对|面向)/u,
    ends: null,
    closed: false,
    kind: 'means',
    reason: 'by what means, for whom: 依托社区驿站，…',
  },
  {
    opens: /^以/u,
    ends: /(?:方式|形式|手段|办法|途径)$/u,
    closed: true,
    kind: 'means',
    reason: 'in what way: 以购买服务方式，…',
  },
];

/** Verbs of work: a clause that holds one behind its opening word says the work itself (依托协会开展培训). */
export const WORK_VERB =
  /开展|制定|制订|建立|健全|完善|推进|推动|加快|加强|加大|组织|编制|实施|落实|提升|提高|打造|构建|出台|明确|做好|优化|强化|扩大|深化|办理|取消|给予|予以|实行|进行|梳理|整合|探索|支持|鼓励|引导|培育|创建|建成|完成|实现|扩容|征求|选择|修订|调整|安排/u;

const YEAR = '(?:(?:20\\d\\d|今|明|本)年(?:年)?)';
/** A clause that is a date and nothing else: 到2027年底, 十五五期间, 今后三年. */
export const DATE_CLAUSE = new RegExp(
  `^(?:力争|确保|争取|计划|预计)?(?:到|至|在|自|从|截至)?(?=[\\d今明本每“十年未近])(?:${YEAR}|\\d{1,2}月份?|\\d{1,2}日|“?十[三四五六七]五”?|今后|未来|近|每|[一二三五两\\d]年|[上下]半年|第?[一二三四]季度|年|底|末|初|[上中下]旬|之?前|以前|起|期间|时期|间|内|[—~至和-])+$`,
  'u',
);
/** A date that opens a clause and runs into it: 2027年6月底前完成…, 到2027年建成…. */
export const DATE_HEAD = new RegExp(
  `^(?:力争|确保|争取|计划)?(?:(?:到|在|于)?(?:${YEAR}|(?=\\d{1,2}月|年[底内末]))(?:\\d{1,2}月份?)?(?:\\d{1,2}日)?年?[底末中上下]?旬?(?:之|以)?前|到20\\d\\d年[底末]?(?![、至—-]))`,
  'u',
);

/** Clauses that end so wait for the next one: …时，, …协助下，, 符合条件的，. */
export const WAITS =
  /(?:(?<![及准限按定实同])时|(?<![落先滞售产课延])后|过程中|环节中|工作中|[导持助调]下|框架下|背景下|条件下|前提下|基础上|[年月底日旬之台]前|出发|的)$/u;
/** Clauses that open so say what the work is about, and wait as long as they hold no verb of work: 对逾期未改的项目，. */
export const TOPIC = /^(?:对于?|凡|如|若|因|由于|当|除)/u;
/** A subject that goes on with its ground: 各街道要结合实际，. */
export const SUBJECT_LEADS_IN = /(?:要|应当?|须|需|可)(?:针对|围绕|结合|根据|按照|在|对|以|依托|通过|利用)/u;
/** A subject with its ground, before it is said what it does: 乡镇按照分级负责原则，. */
export const SUBJECT_WITH_GROUND = /(?:按照|根据|依据|结合)[^,]{2,40}(?:原则|要求|规定|实际)$/u;
/** How a clause goes on that says what the subject before the comma must do. */
export const OF_SUBJECT = /^(?:要|应|须|需|可|在)/u;
