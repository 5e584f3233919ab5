import { PUBLICATION } from './aspects.js';
import type { Intent } from './intents.js';
import { accept, commandFor, ofRow, readAsOf, refuse, slotOf } from './question-command.js';
import type { QuestionContext, Reading, Slots } from './reading.js';

/** A question of this form asks the last one again with something changed, or for more of its answer. */
const followUp = /^(?:那|那么|换成|改成)|呢$/u;
/** Narrows the last answer (只看湖州的, 只看牵头的). */
export const onlyWords = /^(?:只看|只要|仅看|就看)/u;
/** A question that names nothing and is longer than this stands alone (哪些快到期了). */
const shortMax = 4;
/** Asks for more of the last answer. */
export const pageWords = /^(?:下一?页|翻页|继续|更多|还有吗|还有呢|后面呢|后面的|下面呢|接着|上一?页|往下)$/u;

/** Asks for several things, and so not for the one row just shown. */
const several = /哪些|几[个项条件家]|多少[个项条件家]|全部|所有|各|都|其他|别的|一共|总共/u;

/** A short question after another: the next page, the sentence behind the answer, or the same with another region, year or body. Null when it stands alone, as names alone do that were read without being `sure`. */
export function follow(
  question: string,
  text: string,
  slots: Slots,
  intent: Intent | null,
  context: QuestionContext,
  sure = true,
): Reading | null {
  const { previous } = context;
  const [shown, ...rest] = context.codes ?? [];
  const about = intent === 'source' || intent === 'history' || intent === 'why';
  if (about && shown !== undefined && Object.keys(slots).length === 0 && !previous?.slots.code)
    return accept(question, intent, { code: slotOf(shown, shown) }, true, []);
  // One row was shown: whether it is done and who leads it is asked of that row.
  if (sure && shown !== undefined && rest.length === 0 && ofRow.has(intent) && Object.keys(slots).length === 0 && !several.test(text))
    return accept(question, intent as Intent, { code: slotOf(shown, shown) }, true, []);
  const published = slots.aspect?.name === PUBLICATION && Object.keys(slots).length === 1;
  const title = published && shown !== undefined ? context.planOf?.(shown) : undefined;
  if (title !== undefined) return accept(question, 'plans', { ...slots, plan: slotOf(title, title) }, true, []);
  if (!previous?.command || previous.intent === null) return null;
  const only = onlyWords.test(text);
  if (pageWords.test(text)) {
    const page = Number(/ 第(\d+)页$/u.exec(previous.command)?.[1] ?? 1) + (text.startsWith('上') ? -1 : 1);
    return { ...previous, question, command: `${previous.command.replace(/ 第\d+页$/u, '')} 第${Math.max(1, page)}页` };
  }
  if (published && (previous.slots.plan || previous.slots.region))
    return accept(question, 'plans', { ...previous.slots, ...slots }, true, []);
  const named = Object.keys(slots).length;
  if (named === 0 && about) {
    const code = previous.slots.code?.name ?? shown;
    return accept(question, intent, code === undefined ? previous.slots : { code: slotOf(code, code) }, true, []);
  }
  const dated = slots.year !== undefined && previous.intent === 'tasks';
  if (dated && named === 1 && intent === null) {
    const asked = { ...(previous.slots.region ? { region: previous.slots.region } : {}), year: slots.year };
    const offers = [{ label: readAsOf('targets', asked), command: commandFor('targets', asked), slots: asked }];
    return refuse(question, 'courtesy', '任务不分年份，指标和期限才分。', slots, offers);
  }
  const bare = sure && named > 0 && intent === null && !slots.indicator && !slots.task && !slots.plan && !dated;
  if (named === 0 ? intent === null || !(followUp.test(text) || text.length <= shortMax) : !(followUp.test(text) || only || bare))
    return null;
  const { regions: _several, code: _code, plan, ...kept } = previous.slots;
  return accept(question, intent ?? previous.intent, { ...kept, ...(plan && !slots.region ? { plan } : {}), ...slots }, true, []);
}
