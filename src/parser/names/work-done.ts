import { CLAUSE_END } from '../sentences/clause.js';

/** Work on things, in the clause before its share: "对全市68座老旧泵站|实施|更新改造". Groups: the things, the work. */
const WORK_ON =
  /对(?:全[市县区省州])?(?:现有|存量)?(?:\d+(?:多|余)?[个座处台户家所条栋部])?([一-龥“”（）]{2,24}?)(?:实施|开展|进行)((?:集中|全面|分批)?[一-龥]{2,14})$/u;
/** Work named by itself: "实施老旧管网更新改造". Group 1 is the work. */
const WORK =
  /(?:实施|开展|推进|启动|加快)([一-龥“”（）、]{2,24}(?:改造|整治|治理|清理|建设|更新|修复|创建|普查|排查|评估|认证|升级|加固|安装|普及|工程))$/u;
/** The share of the same work that an earlier date asks for. */
const SHARE_BEFORE = /完成[^,;:。]{0,8}$/u;
const REACH = 60;

/** The work whose share a clause asks to be done ("2024年底前|完成60%以上"), from the clauses before it back to `floor`; null when they name none. */
export function workBefore(text: string, start: number, floor: number): string | null {
  for (let end = start - 1; end > floor && /[,;]/u.test(text[end] ?? ''); ) {
    let from = end;
    while (from > Math.max(floor, end - REACH) && !CLAUSE_END.test(text[from - 1] ?? '')) from--;
    const said = text.slice(from, end);
    const on = WORK_ON.exec(said);
    if (on) return `${on[1]}${on[2]}`;
    const work = WORK.exec(said)?.[1];
    if (work !== undefined) return work;
    if (!SHARE_BEFORE.test(said)) return null;
    end = from - 1;
  }
  return null;
}
