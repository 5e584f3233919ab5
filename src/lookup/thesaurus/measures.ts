/** What a question about a quantity asks for, by its measure word, and the endings of indicators that are measured so. */
const measures: readonly { readonly hint: string; readonly asked: RegExp; readonly ends: RegExp }[] = [
  { hint: 'money', asked: /多少(?:个)?(?:亿|万元|钱)|几(?:个)?亿|\d亿|多少万元|金额/u, ends: /(?:额|金额|收入|增加值|成交额|贷款额)$/u },
  { hint: 'share', asked: /占比|比重|比例|百分之|百分比|%/u, ends: /(?:占比|比重|比例|率)$/u },
  { hint: 'rate', asked: /增速|增幅|增长多少/u, ends: /(?:增长率|增幅|增速)$/u },
  { hint: 'time', asked: /多久|多长时间|几天|多少天|时长/u, ends: /(?:周期|时间)$/u },
  {
    hint: 'count',
    asked: /(?:多少|几)(?:个)?(?:件|家|个|项|单|人次|人|次|户|所|笔)|(?:数|数量|总量|量)$/u,
    ends: /(?:量|数|数量|单数|总量|人次|次数|规模)$/u,
  },
];

/** The kind of quantity a question asks for; null when it does not say. */
export const measureHint = (question: string): string | null => measures.find(({ asked }) => asked.test(question))?.hint ?? null;

/** True when an indicator of this name is measured in the way that was asked for. */
export const measureFits = (hint: string, indicator: string): boolean =>
  measures.some((measure) => measure.hint === hint && measure.ends.test(indicator));

const measureWord = /^(?:占比|比重|比例|比率|百分比|总量|总数|总额|数量|数目|金额|额度|增速|增幅|增长率|规模|水平)$/u;

/** True for words that say how something is counted and nothing of what: beside a name they name no figure. */
export const isMeasureWord = (words: string): boolean => measureWord.test(words);
