import { OF_INDUSTRY, SAVES } from '../lexicon/measures-of-all.js';
import type { Statement } from '../sentences/statement.js';

/** Work with what it yields: 陶瓷行业节水改造|形成节水量. Group 1 is the work. */
const YIELDS = /^([^,;:。]{3,30})形成[一-龥]{2,10}量$/u;
/** An industry, or several, at the head of an indicator. */
const INDUSTRY = /^[一-龥、]{1,24}?[行产]业/u;

/**
 * The name of a measure whose subject only the figure before tells: what work saves beside its yield ("陶瓷行业节水改造形成节水量30万吨、减排二氧化碳2万吨"),
 * what an industry has like any other ("陶瓷行业产能利用率达到80%，可再生能源使用比例达到20%"). Told are the first and the last figure of that part of the sentence, none where it begins.
 * Null for a name with a subject of its own.
 */
export function nameOfSame(own: string, [first, last]: readonly (Statement | undefined)[]): string | null {
  const work = last && SAVES.test(own) ? YIELDS.exec(last.indicator)?.[1] : undefined;
  if (work !== undefined) return work + own;
  const industry = first && OF_INDUSTRY.test(own) ? INDUSTRY.exec(first.indicator)?.[0] : undefined;
  return industry === undefined ? null : industry + own;
}

/** Households and people are counted where only 受益 stands: "公益性租赁用房供应2万套，受益6万户". Groups: the measure word's kind. */
const COUNTED = /([户人])(?:次)?$/u;
const HANDED_OUT = /(?:供应|发放|配租|分配)$/u;

/** The number of those who benefit from what was told before: 公益性租赁用房|受益户数; null for another act. */
export function benefitOf(verb: string, whole: string, unit: string | null): string | null {
  const kind = verb === '受益' ? COUNTED.exec(unit ?? '')?.[0] : undefined;
  return kind === undefined || whole.length < 2 ? null : `${whole.replace(HANDED_OUT, '')}受益${kind}${kind.endsWith('次') ? '' : '数'}`;
}

/** What is done with the same things one after another, and is counted in the same measure. */
const ACTS = '申请|授权|注册|登记|受理|审批|审结|办结|结案|收案|立案|备案|签约|成交|生产|销售|发证';
const OF_ACT = new RegExp(`^(.{2,})(?:${ACTS})(量|数|额|金额|件数|)$`, 'u');
const OTHER_ACT = new RegExp(`^(?:${ACTS})(量|数|额|金额|件数|)$`, 'u');

/** Cases that were taken in, and how they were brought to an end. Group 1 of the first is what they are. */
const TAKEN_IN = /(?:新收|收到|受理|立案)([一-龥、]{2,24}(?:案件|纠纷|投诉|举报|诉求|信访))$/u;
const ENDED = /^(?:审结|办结|执结|结案|化解|答复)$/u;

/** The measure of another act on the things of the measure before: 专利申请量 and 授权量 are of 专利, 审结 behind 新收民事案件 ends 民事案件; null for anything else. */
export function otherAct(base: string, own: string): string | null {
  const cases = ENDED.test(own) ? TAKEN_IN.exec(base)?.[1] : undefined;
  if (cases !== undefined) return own + cases;
  const [of, other] = [OF_ACT.exec(base), OTHER_ACT.exec(own)];
  return of && other && of[2] === other[1] ? `${of[1]}${own}` : null;
}
