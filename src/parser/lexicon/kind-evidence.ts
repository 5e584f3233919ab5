/** What a document can be. */
export type DocumentKind = 'plan' | 'guideline' | 'report';

/** Words that speak for a kind of document. */
export interface KindMark {
  readonly speaksFor: DocumentKind;
  readonly found: RegExp;
  /** Points for each place where the words stand, `most` places counted. */
  readonly points: number;
  readonly most: number;
  readonly reason: string;
}

/** Points of what the title says: a type at its end says more than anything below it, a type that any paper can have less than how the text opens. */
export const TITLE_POINTS = { type: 12, looseType: 4, slogan: 3 } as const;

/** Types that bind whoever reads them, whatever figures they cite, and the report that a government makes of its year and its plans. */
export const BINDING_TYPE = /(?:意见|办法|措施|举措|政策|规定|细则|条例|通知|要点|清单|决定|工作报告)[》”"]?(?:\([^()]*\))*$/u;

/** How news opens a paragraph or ends it, whatever plan its title names: 本报讯, 新华社某地5月3日电, （记者…）, 记者昨日从…获悉, 据省财政厅消息. */
const DATELINE =
  /^[ 　]*(?:(?:本报|本网|本台|[一-龥]{2,8}(?:日报|晚报|网|通讯社))[^\n。]{0,14}讯[ 　(（]|[一-龥]{2,4}社[^\n。]{2,14}\d{1,2}日电|[(（](?:本报)?(?:全媒体|首席|见习|实习)?(?:记者|通讯员)[ 　:：])|^[^\n。]{0,40}记者[^。\n]{0,30}(?:获悉|了解到)|据[^\n。,，]{2,14}消息[,，]|[(（]记者[ 　]?[^()（）\n]{1,20}[)）]$/gmu;

/** How a document opens, before its first part. */
export const FRONT_MARKS: readonly KindMark[] = [
  {
    speaksFor: 'plan',
    found: /(?:制定|制订|拟定|拟订|编制|提出)(?:了)?(?:本|如下|以下|此)[^。\n《》]{0,14}?(?:方案|计划|规划|纲要|安排)|方案如下/gu,
    points: 6,
    most: 1,
    reason: 'it calls itself a plan where it says why it is made: 特制定本方案',
  },
  {
    speaksFor: 'guideline',
    found:
      /(?:制定|制订|提出)(?:本|如下|以下)[^。\n《》]{0,14}?(?:意见|措施|办法|政策|规定|细则|举措)|现[就将][^。\n]{0,60}(?:通知|函告|通告|意见)如下/gu,
    points: 6,
    most: 1,
    reason: 'it calls itself one: 现提出如下意见, 现将有关事项通知如下',
  },
  {
    speaksFor: 'guideline',
    found: /^[ 　]*各[^。\n:]{2,120}:[ 　]*$|现?印发给你们|现将[^。\n]{0,80}印发/gmu,
    points: 4,
    most: 1,
    reason: 'a letter asks its addressees for something; nobody writes one to tell news',
  },
  {
    speaksFor: 'report',
    found:
      /原标题 ?:|本报讯|(?:日报|晚报|通讯社|网)讯|记者[^。\n]{0,30}(?:获悉|了解到)|(?:召开|举行)[^。,\n]{0,12}(?:发布|通气|吹风)会|主持人(?:[(（][^)）]{0,40}[)）])?:|各位记者|新闻界的朋友/gu,
    points: 6,
    most: 1,
    reason: 'news and records of press conferences open so',
  },
  {
    speaksFor: 'report',
    found:
      /从(?:本次|此次|这次)?(?:抽查|抽检|检查|监测|调查|检测|评价|测评)(?:的?结果|情况|数据)来?看|(?:抽查|抽检|检查|监测|调查|检测|统计)(?:结果|数据)(?:显示|表明)|(?:抽查|抽检|检查|检测|调查|走访)了[^。\n]{4,80}(?:合格|批次|份|家)/gu,
    points: 6,
    most: 1,
    reason: 'what an inspection or a survey found is told once it is over',
  },
  {
    speaksFor: 'report',
    found: DATELINE,
    points: 8,
    most: 1,
    reason: 'a dateline stands in news alone, so that its title only names the plan it tells of: 我市冲刺全年造林目标',
  },
];

/** Titles of parts. */
export const HEADING_MARKS: readonly KindMark[] = [
  {
    speaksFor: 'plan',
    found:
      /^(?:指导思想|总体要求|基本原则|(?:工作|总体|主要|发展|活动|具体)?目标(?:任务)?|(?:重点|主要|工作|目标)任务|(?:活动|工作)(?:内容|步骤|安排|要求|主题|目的|时间|对象)|(?:时间|进度)安排|(?:实施|方法)步骤|保障措施|组织(?:领导|保障|实施))$/u,
    points: 1.5,
    most: 4,
    reason: 'parts of a plan, which nobody gives to what is told',
  },
  {
    speaksFor: 'report',
    found:
      /(?:工作|完成|进展|开展|落实|总体)(?:情况|回顾|总结|成效)$|^(?:主要|取得的?)(?:做法|成效|成绩|成就)|^存在的?(?:主要)?(?:问题|不足)|^经验(?:做法|启示)/u,
    points: 1.5,
    most: 4,
    reason: 'parts of a review; a plan may have one of them, not several',
  },
];

/** Forms of the whole text. */
export const FORM_POINTS = { articles: 6, clauses: 6, dividedTable: 6, words: 5, mood: 5 } as const;
/** Clauses that name who answers, from which on they are the form of the document and no quotation. */
export const CLAUSES_MIN = 3;

/** What is said again and again of what was reached, and of what is to be done. */
export const REPORTS =
  /同比|(?:比|较)(?:上年|去年|20\d\d年)|截[至止]|全年(?:完成|实现|共)|年末|分别(?:增长|下降)|今年以来|累计(?!达到)|先后|(?:完成|建成|达到|实现|开展|举办)了/gu;
export const PLANS = /力争|确保|到20\d\d年|不低于|不少于|责任单位|牵头/gu;

/** How a sentence opens that asks for work: an adverb of zeal, or the work itself. */
export const ASKS =
  /^(?:全面|大力|积极|深入|持续|进一步|加快|着力|切实|稳步|扎实|有序|统筹|重点|不断|坚持|全力|努力|继续|严格|科学|优先|合理|依法|充分|鼓励|支持|引导|推进|推动|实施|建设|建立|健全|完善|加强|强化|提升|提高|打造|开展|落实|培育|发展|优化|深化|创新|构建|探索|扩大|促进|制定|组织|做好|抓好|加大|推广|规范|保障|拓展|发挥|围绕|聚焦|依托|力争|确保|到20)/u;
/** What is told of the past. */
export const TELLS = /[了已]|同比|截[至止]|[较比]上年/u;
/** Words of what was reached, with or without its number. */
export const REACHED = /已经?(?![婚知经])|了(?=[一-龥]{0,3}\d)|达到?(?=\d)|截[至止]|(?:完成|实现|建成|下达)[^,;。\n]{0,12}\d/gu;
/** What asks for work at the beginning of a clause. */
export const CLAUSE_ASKS =
  /(?:^|[\n,;。:]) *(?:各级?|要|应|须|不得|严禁|鼓励|支持|引导|加强|加快|推进|推动|落实|做好|健全|完善|严格|强化|开展|组织|给予|对|建立|优化|规范|明确|坚持|确保|请)/u;
