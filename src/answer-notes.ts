import type { Reading } from './lookup/question.js';
import { plain, type Reply } from './render/reply.js';

/** Says how long ago the message was sent. */
export function lateNote(ageMs: number): string {
  const minutes = Math.round(ageMs / 60_000);
  const age = minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`;
  return `这条消息是 ${age}前发的，现在才收到。`;
}

/** An answer with a warning before it. */
export function withNote(answer: Reply, text: string): Reply {
  return { ...answer, blocks: [{ kind: 'note', text, tone: 'warning' }, ...answer.blocks] };
}

/** An answer that is not quite to the question says so first, once. */
export function withRemark(answer: Reply, text: string): Reply {
  const [first, ...rest] = answer.blocks;
  const said = first?.kind === 'note' && plain(first.text).startsWith('没有名为');
  return { ...answer, blocks: [{ kind: 'note', text, tone: 'neutral' }, ...(said ? rest : answer.blocks)] };
}

/** A time that the command cannot use is not dropped in silence. */
export function withUnused(answer: Reply, { intent, slots: { year, part, window }, command }: Reading): Reply {
  if (intent === 'history' || !answer.found) return answer;
  const unused = [year, part, window].filter((time) => time && !command?.includes(time.name)).map((time) => time?.typed);
  return unused.length === 0 ? answer : withNote(answer, `“${unused.join('、')}”没有用上，下面不分时间。`);
}
