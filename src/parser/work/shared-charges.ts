import type { Task } from '../../model/plan.js';
import { chineseOrdinal } from '../blocks/marker.js';
import type { ParseState } from '../state.js';
import type { ListConvention, PlacedBody } from './bodies.js';
import { chargedAt } from './charged.js';

const ORDINAL = '\\(?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})\\)?';
/** 第（一）项由…, 第2、3项任务由…, 以上任务由…: group 1 is the numbers, "" for all. */
const SHARED = new RegExp(
  `(?:以上|上述|前述)(?:各项|[一二三四五六七八九十\\d]+项)?(?:重点)?(?:任务|工作|措施|事项|内容)[^。;由]{0,8}由|第?(${ORDINAL}(?:(?:、|至|到|—|-|和|及)第?${ORDINAL}){0,9}) ?[项条](?:任务|工作|措施|内容)?,?由`,
  'gu',
);
const CHARGE_MAX = 160;
/** Tasks before such a sentence that it may speak of. */
const LIST_MAX = 60;

/** Gives the tasks of one list the bodies that a sentence after it names for several of them; a task with bodies of its own keeps them. */
export function withSharedCharges(state: ParseState, tasks: readonly Task[], convention: ListConvention): Task[] {
  const given = new Map<Task, Task['bodies']>();
  let next = 0;
  for (const match of state.view.matchAll(SHARED)) {
    const from = match.index + match[0].length;
    const bodies = chargedAt(state, from, from + CHARGE_MAX, convention);
    while (next < tasks.length && (tasks[next]?.source.start ?? 0) < match.index) next++;
    const last = tasks[next - 1];
    if (bodies.length === 0 || !last) continue;
    const numbers = match[1] === undefined ? null : numbersIn(match[1]);
    for (const task of tasks.slice(Math.max(0, next - LIST_MAX), next)) {
      const beside = task.section === last.section && task.path.join() === last.path.join();
      if (beside && task.bodies.length === 0 && (numbers === null || numbers.has(ordinalOf(task.number))))
        given.set(task, bodies.map(named));
    }
  }
  return given.size === 0 ? [...tasks] : tasks.map((task) => ({ ...task, bodies: given.get(task) ?? task.bodies }));
}

const named = ({ start: _start, end: _end, ...body }: PlacedBody): Task['bodies'][number] => body;

const ordinalOf = (number: string): number => (/^\d+$/u.test(number) ? Number(number) : chineseOrdinal(number));

/** The numbers that a list names, spans told out: （二）至（四） → 2, 3, 4. */
function numbersIn(printed: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  let last = 0;
  for (const [, sign = '', figures = ''] of printed.matchAll(/(^|[、至到—和及-])第?\(?([一二三四五六七八九十]{1,3}|\d{1,2})\)?/gu)) {
    const ordinal = ordinalOf(figures);
    const from = /[至到—-]/u.test(sign) && last > 0 ? last + 1 : ordinal;
    for (let number = from; number <= ordinal; number++) numbers.add(number);
    last = ordinal;
  }
  return numbers;
}
