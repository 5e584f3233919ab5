import type { Services } from '../command.js';
import { normalName } from '../lookup/normalise.js';
import { regionNames } from '../model/region.js';
import { type Sentence, sentencesWith } from '../model/sentences.js';
import type { PhaseRow, StoredPlan, TaskRow } from '../model/stored-plan.js';
import { type Block, type Reply, reply } from '../render/reply.js';
import { planTitle, spanText, taskItem } from '../render/rows.js';
import { sentenceBlock } from '../render/sentence.js';
import type { Deadline } from '../tracking/deadlines.js';
import type { Arguments } from './arguments.js';
import { distance } from './deadline-overview.js';

/** A date in a sentence: 2021年11月30日, 12月底前, 2024年6月. A year alone is no date of a single thing. */
const DATE = /\d{4}\s*年\s*\d{1,2}\s*月|(?<!\d)\d{1,2}\s*月(?:\d{1,2}\s*日|[底末]|份|前|[上中下]旬|完成|，|。|）|\))|\d{4}\s*年[底末]/u;
/** Says outright when the thing is. */
const OUTRIGHT = /时间|期限|时限|日期|截止|日\s*[-—至到]/u;
/** Says how long a document holds. */
const VALIDITY =
  /有效期|有效至|(?:执行|施行|实施)(?:至|到)|自.{1,20}起(?:施行|执行|实施|生效)|之日起.{0,12}(?:施行|执行|实施|生效)|试行.{0,4}年/u;
/** The word by which /deadline is asked for it. */
const VALID = '有效期';
const QUOTES_MAX = 4;
const ROWS_MAX = 6;

/** When something that words name is: what has a date, what has none, and what the texts say. Null when nothing of that name is known. */
export function datesNamed(
  wanted: Pick<Arguments, 'words' | 'bodies' | 'planId'> & { readonly region: string | null },
  all: readonly Deadline[],
  services: Services,
  item: (entry: Deadline) => Block,
  today: string,
): Reply | null {
  const { view } = services.store;
  const plans = view
    .plans()
    .filter(({ id, parsed }) =>
      wanted.planId === null ? wanted.region === null || regionNames(parsed.region).includes(wanted.region) : id === wanted.planId,
    );
  if (wanted.words === VALID) return validityOf(plans, wanted.region, today);
  const ids = new Set(plans.map(({ id }) => id));
  const words = wanted.words.split(' ').filter((word) => word !== '');
  const holds = (title: string): boolean => words.every((word) => normalName(title).includes(normalName(word)));
  const within = (planId: string, bodies: readonly string[]): boolean =>
    ids.has(planId) && (wanted.bodies.length === 0 || wanted.bodies.some((name) => bodies.includes(name)));
  const dated = all.filter((entry) => within(entry.planId, entry.bodies) && holds(entry.title));
  const undated = view.tasks().filter(
    (task) =>
      task.due === null &&
      within(
        task.planId,
        task.bodies.map(({ name }) => name),
      ) &&
      holds(task.title),
  );
  const openPhases = view
    .phases()
    .filter(({ planId, name, end, relative }) => ids.has(planId) && end === null && relative === null && holds(name));
  const said = [...timesOf(wanted.region === null && wanted.planId === null ? [] : plans, words), ...sentencesWith(plans, words)]
    .filter(({ plan, start, end }) => DATE.test(plan.text.slice(start, end)))
    .filter((one, at, all) => at === all.findIndex(({ plan, start, end }) => plan === one.plan && start < one.end && one.start < end))
    .sort((a, b) => Number(isOutright(b)) - Number(isOutright(a)));
  const inTasks = undated.slice(0, ROWS_MAX).flatMap((task) => [taskItem(task), ...whenOf(task, plans)]);
  const rows = dated.slice(0, ROWS_MAX).map(item);
  const open = openPhases.map((phase): Block => ({ kind: 'line', text: `${phase.name}：${printedTime(phase) ?? '原文没有写日期'}。` }));
  const told = undated.length > 0 && dated.length === 0 ? said.filter((one) => !undated.some((task) => lies(one, task))) : said;
  const outright = told.filter(isOutright);
  const quotes = (sentences: readonly Sentence[]): Block[] =>
    sentences
      .slice(0, QUOTES_MAX)
      .flatMap((one, at): Block[] => [
        ...(sentences[at - 1]?.plan === one.plan ? [] : [{ kind: 'heading', text: planTitle(one.plan) } as const]),
        sentenceBlock(one),
      ]);
  const listed = [...rows, ...open, ...inTasks];
  const blocks = outright.length > 0 ? [...quotes(outright), ...listed] : listed.length > 0 ? listed : quotes(told);
  if (blocks.length === 0) return null;
  const more = dated.length + undated.length - Math.min(dated.length, ROWS_MAX) - Math.min(undated.length, ROWS_MAX);
  return reply({
    title: `${wanted.region ?? ''}“${wanted.words}”的期限`,
    blocks: [
      ...blocks,
      ...(more > 0 ? [{ kind: 'note', text: `还有 ${more} 项名称里有这几个字，请说得具体些。`, tone: 'quiet' } as const] : []),
    ],
    about: { codes: [...dated.flatMap(({ code }) => code ?? []), ...undated.map(({ code }) => code)], command: null },
  });
}

/** The time of a phase as it is printed in brackets behind its name, where no date was read from it (从即日起至5月15日); null where there is none. */
export function printedTime({ source: { quote } }: Pick<PhaseRow, 'source'>): string | null {
  const printed = /^[^（(。\n]{0,60}[（(]([^（）()\n]{0,40}\d\s*[年月][^（）()\n]{0,30})[)）]/u.exec(quote)?.[1];
  return printed === undefined ? null : `原文写的是“${printed}”`;
}

/** A heading that says that a time follows: 三、走访时间. */
const TIME_TITLE = /^(.{0,12}?)(?:的)?(?:时间(?:安排|节点|要求|步骤)?|期限|日期|时限)$/u;
const ANY_WORK = /^(?:活动|工作|实施|开展|起止|)$/u;

/** What stands under the headings that say when: those of the work that the words name, or of the work of the paper. */
function timesOf(plans: readonly StoredPlan[], words: readonly string[]): Sentence[] {
  return plans.flatMap((plan) =>
    plan.parsed.outline.flatMap(({ title, source }): Sentence[] => {
      const core = TIME_TITLE.exec(title.trim())?.[1];
      if (core === undefined || !(ANY_WORK.test(core) || words.some((word) => word.includes(core) || core.includes(word)))) return [];
      const below = /^[\s。]*[^\n]+/u.exec(plan.text.slice(source.end))?.[0] ?? '';
      return DATE.test(below) ? [{ plan, start: source.start, end: source.end + below.length, marks: [] }] : [];
    }),
  );
}

const isOutright = ({ plan, start, end }: Sentence): boolean => OUTRIGHT.test(plan.text.slice(start, end));
const lies = ({ plan, start, end }: Sentence, task: TaskRow): boolean =>
  plan.id === task.planId && task.source.start <= start && end <= task.source.end;

/** The sentences of a task without a deadline of its own that hold a date, or that it has none. */
function whenOf(task: TaskRow, plans: readonly StoredPlan[]): Block[] {
  const plan = plans.find(({ id }) => id === task.planId);
  const sentences = task.source.quote.split(/(?<=[。；\n])/u).filter((sentence) => DATE.test(sentence));
  if (!plan || sentences.length === 0) return [{ kind: 'note', text: '原文没有给这一项写期限。', tone: 'quiet' }];
  return sentences.slice(0, 2).map((sentence) => {
    const start = task.source.start + task.source.quote.indexOf(sentence);
    return sentenceBlock({ plan, start, end: start + sentence.trimEnd().length, marks: [] });
  });
}

/** The day until which a sentence says that its document holds, null where it names none. */
function validUntil(sentence: string): string | null {
  const match = /有效期?限?\s*(?:截至|至|到|为)\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u.exec(sentence);
  return match ? [match[1], ...[match[2], match[3]].map((part) => part?.padStart(2, '0'))].join('-') : null;
}

/** How long documents hold: by their own words, else that they do not say, with the dates that are known of them. */
function validityOf(plans: readonly StoredPlan[], region: string | null, today: string): Reply {
  const said = plans.map((plan) => ({
    plan,
    sentences: ['有效', '行', '实施']
      .flatMap((word) => sentencesWith([plan], [word]))
      .filter(({ start, end }) => {
        const sentence = plan.text.slice(start, end);
        return VALIDITY.test(sentence) && /文件|政策|措施|办法|方案|意见|通知|规定|细则/u.test(sentence);
      }),
  }));
  const blocks = said
    .filter(({ sentences }) => sentences.length > 0)
    .flatMap(({ plan, sentences }): Block[] => {
      const own = sentences.filter(({ start }, at) => sentences.findIndex((other) => other.start === start) === at);
      const until = own.flatMap(({ start, end }) => validUntil(plan.text.slice(start, end)) ?? [])[0];
      return [
        { kind: 'heading', text: planTitle(plan) },
        ...(until === undefined ? [] : [{ kind: 'line', text: `有效期至 ${until} · ${distance(today, until)}` } as const]),
        ...own.slice(0, 2).map((one) => sentenceBlock({ ...one, marks: [] })),
      ];
    });
  const silent = said.filter(({ sentences }) => sentences.length === 0).map(({ plan }) => plan);
  const dates = ({ parsed: { issuedOn, period } }: StoredPlan): string =>
    [issuedOn === null ? '' : `${issuedOn} 印发`, period === null ? '' : `规划期 ${spanText(period)}`]
      .filter((text) => text !== '')
      .join('，');
  const lines = silent.slice(0, ROWS_MAX).map(
    (plan): Block => ({
      kind: 'line',
      text: `${planTitle(plan)}：原文没有写有效期${dates(plan) === '' ? '' : `（${dates(plan)}）`}。`,
    }),
  );
  return reply({
    title: `${region ?? ''}文件的有效期`,
    blocks: [...blocks, ...lines],
    about: { codes: [], command: null },
    found: blocks.length > 0,
  });
}
