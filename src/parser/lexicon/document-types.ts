/** Words that close the title of an official document 文种. */
const TYPE_WORDS =
  '方案|规划纲要|规划|行动计划|计划|纲要|指导意见|实施意见|意见|办法|若干措施|政策措施|措施|(?:若干|扶持|奖励|支持|优惠|奖补|补助|激励)政策|举措|细则|规定|条例|要点|清单|通知|通报|决定|公告|公报|报告|函|指引|指南|导则|预案|目录|行动|要求|指标体系|安排|远景目标|规则|章程|制度|要则|(?:责任|任务|目标)?分解|(?:责任|任务)?分工|(?:分工|分解|安排|计划|责任)表|台账|任务书|责任书|路线图|(?:重点)?(?:工作)?任务|事项';

/** A title that is complete: it closes with a document type, perhaps in quotation marks or with years or a note in brackets. */
export const COMPLETE_TITLE = new RegExp(
  `(?:${TYPE_WORDS})(?:[》”"]?(?: ?\\([^()]{1,30}\\)){0,2}|(?: ?\\([^()]{1,30}\\)){1,2}[》”"])$`,
  'u',
);

/** The call for opinions on a draft: group 1 or 2 is the draft's title. */
export const REVIEW_NOTICE =
  /《([^》]{4,80}?)(?: ?\((?:公开)?(?:征求意见稿|草案|送审稿)\))?》.{0,12}(?:征求|征集).{0,8}意见|(?:征求|征集)(?:对)?《([^》]{4,80}?)(?: ?\((?:公开)?(?:征求意见稿|草案|送审稿)\))?》.{0,12}意见/u;

/** The letter that sends a plan to those who carry it out: group 1 is the plan's own title where the letter names it. */
export const SENDING_NOTICE =
  /(?:印发|转发|下发|发布|公布)(?:关于)?[《<〈]?(.{4,}?)[》>〉]?的通知$|关于[《](.{4,}?)[》]的通知$|印发[《](.{4,}?)[》]$/u;

/** Titles of documents that report what was reached: 统计公报, 工作总结, 完成情况的通报. A government's work report also sets goals and is none. */
const REPORT_TITLE =
  /(?:公报|总结|年报|白皮书|蓝皮书|简报|(?:情况|结果)的?(?:报告|汇报|通报|公示|公告|通告)|(?:完成|进展|运行|落实|执行|开展|实施)情况|(?:评估|自评|发展|年度|监测|统计)报告)$/u;
/** A title that tells of a document instead of being its own: 《…》解读, 《…》正式发布, 《…》新闻发布会召开. */
const TELLS_OF =
  /》(?:（[^）]{0,20}）|\([^)]{0,20}\))?(?:的)?(?:政策|文字|图文|权威|专家)?(?:解读|问答|说明|答记者问|(?:正式|今日|近日)?(?:发布|出台|公布|印发实施|施行|实施)|新闻发布会)/u;

/** What reviews a year and may close with what comes next: 2023年工作总结及2024年工作思路. */
const REVIEW_TITLE =
  /总结(?=$|[和与及暨、])|年度(?:工作|执法|法治政府建设)?报告$|(?:19|20)\d\d年度?(?!.*(?:政府工作|计划|预算|草案|方案)).{0,24}报告$|通报$/u;
/** Events and kinds of articles that tell what was reached: 新闻发布会召开, 发布会实录, 成绩单, 经济运行分析. */
const NEWS_TITLE =
  /(?:发布会|吹风会|通气会|媒体见面会)(?:召开|举行|实录|文字实录|发布词|发布稿|通稿)?$|答记者问|(?:实录|综述|纪实|侧记|述评|新闻稿|发布稿|发布词|成绩单|答卷|(?:形势|运行|情况)(?:分析|解读))[”"]?$/u;

/** Titles that tell that a plan came out or was fulfilled, though they close like one: 我市出台三年行动方案, 圆满完成年度任务. */
const NEWS_OF_PLAN = /^(?!关于).{0,40}出台|(?<!确保|力争|努力|争取|全力)(?:圆满|超额|提前|如期|胜利|顺利)完成.{0,20}(?:任务|目标|计划)$/u;

/** Kind of the document that a title announces; null when the title names no document type (news). */
export function kindOfTitle(title: string): 'plan' | 'guideline' | 'report' | null {
  const plain = title.replace(/\s/gu, '').replace(/[（(][^（()）]{0,30}[)）]/gu, '');
  if (REPORT_TITLE.test(plain) && !/(?:计划|安排|打算|草案)/u.test(plain)) return 'report';
  if (interprets(title) || TELLS_OF.test(plain) || REVIEW_TITLE.test(plain) || NEWS_TITLE.test(plain) || NEWS_OF_PLAN.test(plain))
    return 'report';
  const at = plain.search(
    /(?:方案|规划|计划|纲要|目标|行动|分解表?|分工表?|任务|责任表|安排表|(?:任务|工作|责任|项目|措施)(?:清单|台账)|民生实事(?:项目)?(?:清单)?(?:正式|新鲜)?(?:出炉|公布|发布|确定|揭晓|敲定)?|任务书|责任书|路线图|年度?(?:重点|主要)工作|工作要点|工作安排)[》”"]?(?:的通知)?$/u,
  );
  if (at >= 0 || /三年行动|五年规划|行动计划|工作方案|实施方案/u.test(plain)) return 'plan';
  return COMPLETE_TITLE.test(plain) ? 'guideline' : null;
}

/** What explains a plan to its readers: 《…方案》政策解读, 一图读懂…规划. What explains figures does not. */
const INTERPRETATION =
  /^(?!.*(?:公报|数据|运行|形势|成绩)).*(?:(?:方案|规划|计划|意见|措施|办法|政策|纲要|条例|规定|要点)(?:\([^()]*\))?[》”]?(?:的)?(?:政策|文字|图文|权威|专家)?(?:解读|问答|说明|答记者问)$|^一图(?:读懂|看懂)|^图解)/u;

/** Whether a title is that of an interpretation: it tells of aims, not of what was reached. */
export const interprets = (title: string): boolean => INTERPRETATION.test(title.normalize('NFKC').replace(/\s/gu, ''));

/** What a headline tells of what will be done, and of what was. */
const WILL_BE = /将(?!军|近)|拟(?=[一-龥])|计划(?=新|改|建|投|用|再|实施|完成)|力争|今年要|年内要|预计/u;
const WAS_DONE = /已|完成|达到?\d|突破|截至|[一-龥]了/u;

/** Whether a headline tells of what will be done and of nothing that was: 今年将再建12所学校. */
export const announces = (title: string): boolean => WILL_BE.test(title) && !WAS_DONE.test(title.replace(/将[^,，。 　]{0,8}完成/gu, '将'));

/** 征求意见稿 and its like: the document is a draft. */
export const DRAFT_NOTE = /征求意见稿|公开征求意见|草案|送审稿|讨论稿|审议稿|\(草稿\)/u;
