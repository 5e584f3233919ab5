import { startsWithVerb } from './indicator-heads.js';

/** What opens what will be done within a sentence, 将 aside, which also means 把. */
const WILL =
  /要(?<![一-龥]要)(?=突出|抓|聚焦|加快|全力|坚持|着力|推动|深化|紧盯|重点|扎实|大力|确保)|要(?<![主需重只不想次首概纪提简必紧摘就正若既是为纲撮]要)(?:全部|全面|基本)?(?=建[有成立设]|新[建增]|达到|实现|完成|配[备齐]|设[立有]|覆盖|普及)|力争|争取(?!到)|预期(?:增长)?目标|(?:提出|明确)(?=,|到|全年|今年|[一-龥]{0,4}20\d\d年)|(?:会议|会上|方案|意见|通知|规划|计划|通报|同志)(?:还|并)?要求(?=,)|》(?:提出|明确)(?=,)|(?:》的?(?:要求|部署|安排|目标)|(?:根据|按照?|依据)[^,;。]{0,16}(?:计划|方案|规划|目标))(?=,(?:今年|明年|年内|全年|到20\d\d年)(?![^。;]{0,60}(?:已|惠及|完成了)))|按照?(?:计划|方案|规划)(?=,(?![^。;]{0,60}(?:已|惠及|完成了)))|拟(?=[一-龥])|规划(?<=(?:^|[,;。:还]|[省市县区州镇乡])规划)(?=新建|建设|新增|改建|扩建|布局|实施|投资)|(?:建成|投产|投用|投入使用|投运|达产|竣工|完工)后(?=,)|预计|确保|(?:划定|确定|制定|明确|设定|提出|下达|锁定|定下)了?[^,;:。]{0,10}目标(?:任务)?(?=[:为是])|(?:年度?|总体|主要|工作|发展|预期)(?<![成现了达][^,;:。]{0,8})目标(?:任务)?(?=[:为是])|计划(?<!(?:年度|目标|五年|行动|占|完成|按|原定?|超|序时)计划)(?![的任内外,。;、)])|将(?!近)/gu;
/** What follows a 将 of the time to come: how, when and for whom something is done. */
const ADVERB =
  /^(?:会|要|继续|进一步|全力|全面|加快|加大|持续|深入|不断|积极|大力|重点|着力|聚焦|围绕|坚持|按照?|于|在(?!建)|对|为|从|与|以|通过|再|逐步|陆续|同步|统一|分批|分期|适时|立足|紧扣|紧紧|牢牢)/u;
/** Verbs that may follow it, beside those of work that is counted. */
const VERB =
  /^(?:办|建|新|推|达|年(?=接待|产|处理|供|新增|吸纳|均|实现|培训|服务|可|节)|启动|开[展工]|迎来|打造|确保|强化|优化|扩大|提|使|让|有|是|成为|带|增|降|减|超|突破|举行|召开|出台|拨付|完善|健全|加强|深化|做|抓|投)/u;
/** A 将 that hands on what follows it, 把: 将技术送到田头, 将车位接入平台, 将覆盖率提高到90%. Looked for up to the end of the clause. */
const HANDS_ON =
  /^[^,;。:]{2,40}?(?:作为|纳入|列入|接入|转化|转变|转为|变为|变成|建成|打造成|送到|送进|送给|融入|延伸|下放|用于|落实到|落到|运用到|应用于|结合起来|(?:用|以|通过)[^,;。:]{1,30}(?:进行|展示|呈现)|(?:提高|降低?|压缩|控制|稳定|缩短|增加|扩大|提升|下降|保持)[到至在为])/u;

/** What tells that a figure of the same sentence was reached. */
const DONE = /已(?!婚|有以|知)|目前|截[至止]|以来|此前|现有|共有|先后|(?:完成|建成|举办|开展|组织|实施|培训|发放|新增|达到)了/gu;
/** How far behind 将 is looked. */
const JIANG_REACH = 48;

/** Whether a 将 whose rest of the text is given tells of the time to come. `open` tells that nothing written stands before it. */
function looksAhead(rest: string, open: boolean): boolean {
  if (ADVERB.test(rest)) return true;
  return !HANDS_ON.test(rest) && (!open || VERB.test(rest) || startsWithVerb(rest));
}

/** The last word of a text that tells of what is still to come; undefined when none does. */
const saidAhead = (text: string): RegExpExecArray | undefined =>
  [...text.matchAll(WILL)].findLast(
    ({ 0: word, index }) =>
      !word.startsWith('将') || looksAhead(text.slice(index + 1, index + JIANG_REACH), !/[一-龥]/u.test(text[index - 1] ?? '')),
  );

/** Where a text speaks last of what is still to come, -1 when it does not. */
export const lastAhead = (text: string): number => saidAhead(text)?.index ?? -1;

/** Where a text speaks last of what was done, -1 when it does not. */
export const lastDone = (text: string): number => [...text.matchAll(DONE)].at(-1)?.index ?? -1;

/** Whether a text says last that something will be done, by a 将 that tells of the time to come; 计划 and 力争 may tell of a plan of the past. */
export function saysWill(text: string): boolean {
  const said = saidAhead(text);
  return said?.[0].startsWith('将') === true && said.index > lastDone(text);
}
