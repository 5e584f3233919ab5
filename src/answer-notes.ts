import type { Reading } from './lookup/question.js';
import { type Button, plain, type Reply, reply } from './render/reply.js';

/** Says how long ago the message was sent. */
export function lateNote(ageMs: number): string {
  const minutes = Math.round(ageMs / 60_000);
  const age = minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`;
  return `这条消息是 ${age}前发的，现在才收到。`;
}

/** Asks whether a write that arrived late is still to be done. */
export const askLate = (command: string, ageMs: number, buttons: readonly Button[]): Reply =>
  reply({
    tone: 'warning',
    blocks: [
      { kind: 'note', text: lateNote(ageMs), tone: 'warning' },
      { kind: 'line', text: `/${command} 还没有执行。现在还要执行吗？回复“确认”或“取消”。` },
    ],
    buttons: [buttons],
  });

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

/** What of a figure can be asked for besides its value, and how an answer tells it. */
const SIDES = [
  {
    asked: /(?:排|列|居)(?:名|在|到)?第?几|第几[名位]|排名|名次|位次/u,
    told: /第[一二三四五六七八九十\d]|首位|榜首|前[列茅一二三四五六七八九十\d]/u,
    name: '排名',
  },
  { asked: /同比/u, told: /同比/u, name: '同比' },
  { asked: /环比/u, told: /环比/u, name: '环比' },
];

/** A rank or growth that was asked for and that no figure shown has is said to be missing. */
export function withUntold(answer: Reply, { question, slots }: Reading): Reply {
  if (!answer.found) return answer;
  const told = answer.blocks.flatMap((block) => (block.kind === 'item' ? block.details.map(plain) : [])).join('\n');
  const untold = SIDES.filter((side) => side.asked.test(question) && !side.told.test(told) && !slots.indicator?.name.includes(side.name));
  return untold.length === 0 ? answer : withNote(answer, `原文没有写明下面这些数据的${untold.map(({ name }) => name).join('、')}。`);
}
