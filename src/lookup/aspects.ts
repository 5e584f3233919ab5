import type { Typed } from './when.js';

/** The aspect that /plans takes: who sent a plan out, when and under which number. */
export const PUBLICATION = '发文';
/** Words that ask for it. */
export const publicationWords =
  /文号|发文(?:单位|机关|字号|日期|时间)|(?:印发|发布|出台|下发|发文)的?(?:日期|时间|单位|机关)|(?:正式|何时|什么时候|哪年|哪天|几号|谁)(?:印发|发布|出台|下发|发的)的?|(?:印发|发布|出台)了?(?:吗|没)/u;

/** What of a plan can be asked for that is neither a figure nor a task nor a name of it. */
const aspects: readonly { readonly reason: string; readonly words: RegExp; readonly name: (match: RegExpExecArray) => string }[] = [
  {
    reason: '阶段按次序说',
    words: /第[一二三四五六1-6](?:个)?阶段/u,
    name: ([typed]) => typed.replace('个', '').replace(/[1-6]/u, (digit) => ' 一二三四五六'[Number(digit)] ?? digit),
  },
  {
    reason: '文件管到哪一天',
    words:
      /有效期限?|(?<=(?:文件|政策|措施|办法|规定|细则|意见|通知|方案|规划|计划|纲要).{0,3})(?:过期|失效|到期|作废)(?:没有|没|了吗|了没有?|吗)|(?:还|是否|是不是还|还是不是)有效(?!发|专|注|商)|(?:什么时候|何时|哪天|几时)(?:失效|作废|到期失效|生效|施行)|(?:执行|施行|实行)到(?:什么时候|何时|哪天|几时)/u,
    name: () => '有效期',
  },
  {
    reason: '谁在哪一天以什么文号发的',
    words: publicationWords,
    name: () => PUBLICATION,
  },
];

/** The aspect that a question names, in the words that /deadline and /plans take; null when it names none. */
export function aspectIn(text: string): (NonNullable<Typed> & { readonly name: string }) | null {
  for (const { words, name } of aspects) {
    const match = words.exec(text);
    if (match) return { name: name(match), index: match.index, typed: match[0] };
  }
  return null;
}
