import { lastAhead, lastDone } from '../lexicon/tense.js';

/** What a sentence says of a figure in it: that it is still to come, or that it was reached. */
export type Tense = 'ahead' | 'done';

/** How far back a word of intention is looked for. */
const REACH = 240;

/** Whether a sentence up to the end of a statement speaks last of what is still to come, or of what was done; null when it says neither. */
export function tenseOf(text: string, from: number, to: number): Tense | null {
  const said = text.slice(Math.max(from, to - REACH), to);
  const will = lastAhead(said);
  const done = lastDone(said);
  return will === done ? null : will > done ? 'ahead' : 'done';
}

/** What a review says of the time to come: no figure that was reached, and no aim either. */
const FORECAST =
  /未来(?=[一二两三四五六七八九十\d]+年)|今后(?=[一二两三四五六七八九十\d]+年)|据?(?:测算|预测),|(?<![即])将(?=达|从|较|需|增|上升|下降|突破)|约?需要?(?=新增|新建|补充|增加)/gu;

/** What opens the forecast of others, which the sentences behind it go on with: 根据某协会的预计，. */
const FORETELLS = /(?:^|[。;])(?:根据|依据|按照?|据)[^,;。]{0,24}(?:预测|预计|预估|测算|估算|估计),/gu;
/** How far on such a forecast is followed. */
const FORETOLD_REACH = 600;
/** What turns a passage back to what is there. */
const TURNS_BACK = /目前|当前|截[至止]|近年来|已[经有]|全[市县区州]|我[市县区州]/u;

/** Whether an offset of a passage stands in the forecast of others: "根据某联盟的预计，到2035年需求达…。其中…". */
export function isForetold(text: string, at: number): boolean {
  const from = Math.max(0, at - FORETOLD_REACH);
  const said = text.slice(from, at);
  const opened = [...said.matchAll(FORETELLS)].findLast(({ 0: words }) => from === 0 || /^[。;]/u.test(words));
  return opened !== undefined && !TURNS_BACK.test(said.slice(opened.index));
}

/** Whether a sentence of a review up to the end of a statement looks ahead. */
export function isForecast(text: string, from: number, to: number): boolean {
  const said = text.slice(Math.max(from, to - REACH), to);
  return ([...said.matchAll(FORECAST)].at(-1)?.index ?? -1) > lastDone(said);
}
