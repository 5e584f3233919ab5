import { startsWithVerb } from './indicator-heads.js';

/**
 * Titles that plans of every level give to their parts. Used where a heading runs into its text without any sign between,
 * and to tell the part that sets tasks from the parts that do not.
 */
export const STANDARD_TITLES = [
  '指导思想',
  '基本原则',
  '主要原则',
  '总体要求',
  '总体思路',
  '总体目标',
  '整体目标',
  '具体目标',
  '主要目标',
  '工作目标',
  '发展目标',
  '行动目标',
  '试点目标',
  '具体指标',
  '主要指标',
  '重大意义',
  '工作原则',
  '工作思路',
  '重点任务',
  '主要任务',
  '工作任务',
  '重点工作',
  '工作措施',
  '工作举措',
  '主要措施',
  '重点举措',
  '政策措施',
  '保障措施',
  '保障机制',
  '组织保障',
  '工作保障',
  '组织实施',
  '实施步骤',
  '工作步骤',
  '工作要求',
  '进度安排',
  '现状与形势',
  '发展现状',
  '发展基础',
  '发展形势',
  '发展趋势',
  '发展环境',
  '实施背景',
  '主攻方向',
] as const;

/** What a part of a plan is for. */
export type SectionRole = 'tasks' | 'phases' | 'support' | 'background' | 'none';

const PHASES =
  /(?<!操作|办理|申请|申报|审批|计算|检测|试验|技术)步骤|实施安排|阶段(?:安排|划分|步骤)|(?:进度|时间)(?:安排|计划)|(?:实施|工作|活动|行动|推进|整治|创建)阶段(?:和|及|与|$)|(?:工作|实施|时间|推进)进度/u;
/** Fields that a plan secures for people; a part on one of them is work itself (就业保障体系), unlike 资金保障, which secures the work. */
const SECURED =
  '住房|安全|安居|社会|医疗|就业|生活|应急|民生|养老|教育|健康|能源|电力|粮食|供水|用水|交通|物资|救助|权益|出行|残疾人|儿童|妇女';
const SUPPORT = new RegExp(
  `^.{0,8}(?<!${SECURED})保障$|(?<!${SECURED})保障(?:措施|机制|条件|要素|体系)$|^(?:加强|强化|切实加强)?组织(?:领导|实施|保障)|组织实施|实施保障|工作保障|保障措施|工作要求|有关要求|推广工作|监督检查|督查考核|考核评估|考核办法|实施机制|规划实施|附则|其他事项|领导机构|组织机构|组织体系|组织领导|工作机制$`,
  'u',
);
const BACKGROUND =
  /^活动(?:主题|目的|宗旨|口号|时间|地点|原则|对象)(?:[和与及、](?:主题|目的|宗旨|口号|时间|地点|原则|对象))*$|背景|新起点|新征程$|全面建成小康社会$|既定目标|回顾|形势|现状|基础与|(?<!(?:夯实|筑牢|打牢|巩固|厚植|奠定|强化).{0,6})发展基础|发展成就|主要成效|存在问题|指导思想|(?:基本|主要|工作|规划|布局|选址|编制)原则|总体要求|(?:总体|工作|规划|发展)思路|总体目标|目标$|目标(?:任务)?与|^(?:.{0,4})目标|主要指标|具体指标|重大意义|重要意义|适用范围|总则|(?:时间|对象|地点|期限)$|(?:试点|实施|整治|工作)范围$|(?:考评|考核|评价)(?:对象|内容|方式|结果|办法|标准)|样本|名词解释|规划依据|规划范围|(?:完成|落实|进展|开展|推进)情况$|工作总结$|(?:存在|主要|突出|面临)的?(?:主要|突出)?(?:困难|问题|不足)(?:[和与及][一-龥]{2,4})?$|(?:支持|解决)的(?:事项|问题)$|(?<!指导|实施)(?:意见|建议)$/u;
const TASKS =
  /任务|举措|工作内容|工作重点|重点工作|主要工作|重点行动|主要行动|重大工程|重点工程|主要内容|活动内容|主要措施|工作措施|政策措施|支持政策|推广的改革/u;

/** 现状, 成就 … report by themselves; 基础, 环境, 问题 … only with a word that says whose (发展基础, 存在问题): 水环境 and 信息基础 are fields of work. */
const PAST =
  /(?:现状|成效|成就|背景|回顾|总结|形势)$|(?:发展|建设|工作|改革|实施|主要|重大|重要|丰硕|阶段性|取得的?|期间|时期)成果$|(?:^|发展|工作|现实|现状|前期|扎实|实施|建设|规划|改革|现有|良好|有利|面临的?|存在的?|主要|突出|总体|基本|完成|执行|运行|宏观|外部|国内外|取得的?|期间|时期|五”?|[与和及、])(?:基础|进展|环境|问题|挑战|机遇|情况|条件)$/u;
/** What a place or a trade has and what favours it: 比较优势, 发展机遇和产业优势; not 塑造发展优势. */
const ADVANTAGES =
  /^(?:[一-龥]{2,4}(?:基础|机遇|条件|现状)[和与及、])?(?:比较|发展|产业|区位|资源|独特|特色|现有|自身|主要|竞争|基础|先发|有利)?优势(?:条件|分析)?$/u;
/** Whether a title stands over what a place has by its nature, which the dates of single events say nothing of. */
export const tellsAdvantages = (title: string): boolean => ADVANTAGES.test(title);
/** Titles that report: 既定目标如期实现, 发展取得显著成效, 过去五年，经济总量完成跨越. */
const REPORTS =
  /^(?:过去[一三五]年|[一三五]年来|近年来),|如期实现|圆满完成|胜利完成|取得.{0,10}(?:成效|成就|进展|突破|成绩)|成效显著|良好开局|开局良好|奠定.{0,8}基础/u;

/** Whether a title stands over what was there and was done: 发展现状, “十三五”期间建设成果. */
export const reviewsPast = (title: string): boolean => (PAST.test(title) && !/指导/u.test(title)) || tellsAdvantages(title);
/** Whether a title is the sentence that tells of a success: 既定目标如期实现. */
export const tellsSuccess = (title: string): boolean => REPORTS.test(title);

/** Titles of second-level parts that set no tasks; a longer title there names a piece of work (完善组织领导、统筹协调体系). */
const SECOND_LEVEL =
  /^(?:指导思想|(?!坚持|遵循|把握)[一-龥]{2,6}原则|规划(?:依据|范围|期限|目标).{0,4}|总体要求|(?:总体|工作|规划|发展)思路|(?:总体|整体|具体|主要|工作|发展|行动|试点|建设)?(?:目标|指标)|(?:加强|强化|切实加强|健全)?组织(?:领导|实施|保障)|发展(?:现状|基础|形势|趋势|环境|成就)|重大意义|(?:强化|加强|加大|完善|健全)[\u4e00-\u9fff]{2}(?:保障|宣传))$/u;

/** Whether a title says that the work of the whole plan stands under it (重点任务), not only some of it (重大工程). */
export function namesTaskPart(title: string): boolean {
  return /任务|(?:工作|活动)内容|工作重点|重点工作|主要工作|工作举措|工作措施|主要举措|重点举措|主要措施|重点行动|主要行动/u.test(title);
}

/** Words with which titles say what is to be done. */
export const OPENS_WITH_ACT =
  /^(?:把|将|持续|稳步|巩固|进一步|全力|加快|加大|大力|不断|积极|深入|全面|补齐|破解|提高|改进|保护|保障|解决|夯实|优化|强化|打造|营造|改善|加强|提升|完善|建立|着力|严格|推进|推动|健全|筑牢|创造|构建|落实|切实)/u;
/** Further ones, with which names of fields and results begin too (创新成效, 规范性文件). */
const OPENS_WITH_MORE =
  /^(?:探索|创新|聚焦|丰富|规范|简化|拓宽|拓展|转变|明确|统一|细化|扩大|公开|压缩|延伸|整合|培育|推广|探究|改进|放宽|调整|实行|实施|开展)/u;

/** Ends of titles that describe a side of the matter and ask for nothing: 基本情况, 主攻方向, 修复类型, 申报条件. */
const ASPECT =
  /(?:情况|方向|模式|类型|种类|分类|方式|分区(?:及任务)?|优先序|布局图|重点(?:地区|区域)|范围|对象|条件|资格|程序|流程|定义|概念|内涵|意义|优势|特点|依据|用途)$/u;

/** A stage, perhaps with its time: 宣传发动阶段（3月1日—3月20日）. */
const STAGE = /阶段(?:\([^()]*\))?$/u;

/** Whether a title names a part or a side of a plan and no piece of work (工作重点, 主攻方向); a title with a verb does name one (创新服务方式). */
export function namesNoWork(title: string): boolean {
  const plain = title.replace(/[\s*#]/gu, '');
  return (
    (STANDARD_TITLES as readonly string[]).includes(plain) ||
    plain === '工作重点' ||
    STAGE.test(plain) ||
    (ASPECT.test(plain) && ![OPENS_WITH_ACT, OPENS_WITH_MORE].some((act) => act.test(plain)) && !startsWithVerb(plain))
  );
}

/** The role that a title gives to the part under it, `level` 1 the outermost; `none` when the title says nothing about it. */
export function roleOfTitle(title: string, level = 1): SectionRole {
  const plain = title.replace(/[\s*#]|^[一二三四五六七八九十]+、/gu, '');
  if (/[?？]|哪些|什么|如何/u.test(plain)) return 'none';
  if (PHASES.test(plain)) return 'phases';
  if (level > 1 && !SECOND_LEVEL.test(plain)) return 'none';
  if (/任务/u.test(plain) && !/目标任务$|分解/u.test(plain)) return 'tasks';
  if (SUPPORT.test(plain)) return 'support';
  if (BACKGROUND.test(plain) || (level === 1 && !OPENS_WITH_ACT.test(plain) && (reviewsPast(plain) || tellsSuccess(plain))))
    return 'background';
  if (level > 1) return /保障|宣传|组织/u.test(plain) ? 'support' : 'background';
  return TASKS.test(plain) ? 'tasks' : 'none';
}
