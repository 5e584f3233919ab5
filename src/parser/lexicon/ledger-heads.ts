/** Column titles of the tables that divide work among bodies: 重点任务分工表, 任务清单, 职责清单. Matched without blanks. */

/** Titles of a column that no division of work has: the table lists indicators. */
const INDICATOR = /指标|目标值|基期|现状值|属性|计量|权重|分值|得分/u;
/** What an assessment adds to a division of work: how the work is scored, and which body scores and so oversees it. */
const SCORING = /^(?:各项|标准|基础)?(?:分值|得分|权重)$|^(?:考核|考评)(?:指标|标准|细则|要点)$|^评分/u;
const ASSESSED_WORK = /^(?:考核|考评)(?:项目|内容|事项|任务)$/u;
const ASSESSING = /^(?:负责|牵头|责任)(?:考核|考评)(?:部门|单位)$/u;
const NUMBER = /^(?:序号|编号|序列|项次)$/u;
const LEAD = /牵头|主办|主责|主管(?:单位|部门)|(?:责任|负责|承办|实施|落实|指导)(?:单位|部门|主体|处室|科室|机构)|^(?:责任|实施)主体$/u;
/** A column of those that do the work, between who leads and who helps. */
const MAIN = /^(?:主责|责任|承办|实施|落实)(?:单位|部门|主体)$/u;
const SUPPORT = /配合|协办|协同|参与|参加|协助/u;
/** A column of people, not of bodies: 责任领导, 责任人. */
const PERSON = /领导|责任人|负责人|联系人|联络员|电话/u;
const TASK =
  /任务|事项|实事|举措|措施|职责|分工|重点领域|(?:工作|主要|具体|建设|改革|整治|建议)(?:内容|要求|要点|重点|目标|项目)|^(?:工作|内容|重点工作|项目|项目名称|工程名称)$/u;
/** What the work shall come to: 年度目标, 预期成效. */
const GOAL = /目标|成效|成果|任务量|规模/u;
const DUE = /时限|时间|时间节点|日期|进度安排/u;
/** A table that begins with the body and tells its duties: 部门 / 职责与任务. */
const OWNER = /^(?:部门|单位|成员单位|责任部门|部门名称|单位名称|责任单位)$/u;

/** Which column of a division of work holds what; -1 where there is none. */
export interface LedgerColumns {
  readonly width: number;
  readonly number: number;
  /** Columns that tell the work, from the general (重点任务) to the particular (具体措施). */
  readonly tasks: readonly number[];
  /** Columns that tell what the work shall come to (年度目标). */
  readonly goals: readonly number[];
  readonly lead: number;
  /** Columns of bodies beside those that lead: 配合单位, or 主责单位 and 协办单位. */
  readonly beside: readonly number[];
  readonly due: number;
  /** Whether the table says who leads (牵头单位), not only who is responsible (责任单位). */
  readonly leadStated: boolean;
  /** Whether the table assesses: its rows may be work or indicators. */
  readonly assesses: boolean;
  /** Whether the rows tell what each body is for, and are duties, no work items. */
  readonly duties: boolean;
}

/** Whether a table tells by its titles what each body is for (部门 / 职责), without numbers or dates that would make its rows work items. */
function tellsDuties([owner = '', ...others]: readonly string[]): boolean {
  return OWNER.test(owner) && others.some((title) => TASK.test(title)) && !others.some((title) => NUMBER.test(title) || DUE.test(title));
}

/** Columns of a table by its titles, null when it divides no work. */
export function ledgerColumns(printed: readonly string[]): LedgerColumns | null {
  const titles = printed.map((title) => title.replace(/[\s*]/gu, ''));
  const assesses = titles.some((title) => ASSESSED_WORK.test(title)) && titles.some((title) => ASSESSING.test(title));
  const measures = (title: string): boolean => INDICATOR.test(title) && !(assesses && SCORING.test(title));
  if (titles.length < 2 || titles.some((title) => measures(title) || title.length > 16)) return null;
  const due = titles.findIndex((title) => DUE.test(title) && !LEAD.test(title));
  const support = titles.findIndex((title) => SUPPORT.test(title) && !PERSON.test(title) && !LEAD.test(title));
  const leads = titles.flatMap((title, at) => ((LEAD.test(title) || ASSESSING.test(title)) && !PERSON.test(title) ? [at] : []));
  const stated = leads.find((at) => /牵头|主办|主责/u.test(titles[at] ?? ''));
  const tasks = titles.flatMap((title, at) =>
    (TASK.test(title) || ASSESSED_WORK.test(title)) && !PERSON.test(title) && at !== due && !leads.includes(at) && at !== support
      ? [at]
      : [],
  );
  const goals = titles.flatMap((title, at) => (GOAL.test(title) && !tasks.includes(at) && at !== due && !leads.includes(at) ? [at] : []));
  const owner = titles.findIndex((title) => OWNER.test(title));
  const number = titles.findIndex((title) => NUMBER.test(title));
  const lead = stated ?? leads[0] ?? (owner >= 0 ? owner : -1);
  if (tasks.length === 0 || lead < 0) return null;
  const others = leads.filter((at) => at !== lead && stated !== undefined);
  const beside = support >= 0 ? [...others.filter((at) => MAIN.test(titles[at] ?? '')), support] : others.slice(0, 1);
  return {
    width: titles.length,
    number,
    tasks,
    goals,
    lead,
    beside,
    due,
    leadStated: stated !== undefined || beside.length > 0,
    assesses,
    duties: tellsDuties(titles),
  };
}
