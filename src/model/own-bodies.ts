import type { Task } from './plan.js';

/**
 * The work of a document, each task with the bodies that its own words name. A task that holds titled paragraphs with bodies of
 * their own (duties) gathers them all when it is parsed; who is named in such a paragraph alone answers for that paragraph alone,
 * and is not counted twice. `work` is in the order of the document.
 */
export function withOwnBodies(work: readonly Task[], text: string): readonly Task[] {
  return work.map((task, at) => {
    const inside: Task[] = [];
    for (let next = at + 1; next < work.length; next++) {
      const other = work[next];
      if (!other || other.source.end > task.source.end || other.source.start >= task.source.end) break;
      if (other.bodies.length > 0) inside.push(other);
    }
    if (inside.length === 0 || task.bodies.length === 0) return task;
    const own = plain(wordsOutside(task, inside, text));
    return { ...task, bodies: task.bodies.filter(({ name }) => own.includes(plain(name))) };
  });
}

const plain = (words: string): string => words.replace(/\s/gu, '');

/** Words of a task that stand in none of the others. */
function wordsOutside({ source }: Task, others: readonly Task[], text: string): string {
  let from = source.start;
  let words = '';
  for (const { source: span } of others) {
    words += text.slice(from, Math.max(from, span.start));
    from = Math.max(from, span.end);
  }
  return words + text.slice(from, source.end);
}
