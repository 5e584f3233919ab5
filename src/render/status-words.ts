import type { Difference, Status, StatusRule } from '../model/assessment.js';
import type { Direction, Measure } from '../model/indicator.js';
import type { Tone } from './reply.js';

/** Status as people know it. */
export const STATUS_NAME: Readonly<Record<Status, string>> = {
  met: '已达标',
  'met-late': '逾期达标',
  'on-track': '进度正常',
  watch: '需关注',
  behind: '滞后',
  missed: '到期未达标',
  approximate: '约数待核',
  'not-comparable': '口径不同',
  'end-missing': '期末未报',
  'no-figure': '未报数',
  'not-yet': '未到考核期',
};

export const STATUS_TONE: Readonly<Record<Status, Tone>> = {
  met: 'good',
  'met-late': 'good',
  'on-track': 'good',
  watch: 'warning',
  behind: 'bad',
  missed: 'bad',
  approximate: 'warning',
  'not-comparable': 'warning',
  'end-missing': 'warning',
  'no-figure': 'quiet',
  'not-yet': 'quiet',
};

/** What /why says for each rule. */
export const RULE_TEXT: Readonly<Record<StatusRule, string>> = {
  'no-figure': '还没有报过数。',
  'no-figure-overdue': '期限已过，还没有报过数。',
  'due-year-missing': '期限已过，考核当年的数据还没有报。年度数和增速只看考核当年。',
  'not-started': '还没有到开始的时间，也没有报过数。',
  'others-only': '有相近的数据，但口径不同，不能直接拿来判断，见下。',
  'undated-only': '有数据，但没有注明截至日期，不能判断。',
  'met-at-due': '期限当日的数据达到目标值。',
  'met-early': '期限内最近一次数据达到目标值。',
  'met-no-due': '最近一次数据达到目标值（原文未写期限）。',
  'met-after-due': '期限内没有达到，期限后的数据达到了目标值。',
  'missed-at-due': '期限当日的数据没有达到目标值。',
  'due-figure-missing': '期限已过，期末数据还没有报；期限内最近一次数据没有达到目标值，但不能就此判断。',
  'missed-after-due': '期限当日没有数据，期限后的数据仍没有达到目标值。',
  approximate: '数据是约数，与目标值相差不到 5%，不能判断是否达到。请填报准确的数。',
  holding: '这项指标要求保持，看数据是否在目标值附近（左右 ±5%，保持 ±1%，偏离 10% 以上为滞后）。',
  level: '这项指标逐年看，最近一年的数据与目标值相比。',
  linear: '从起点到目标值按时间均匀推进，与数据截至日应达到的值相比。',
  'part-year': '年度数，按已过去的天数占全年的比例折算应达到的值。',
  'no-baseline': '期限未到，也没有起点值，不能判断快慢。再报一次数后按两次之间的进度判断。',
  'before-start': '只有规划期以前的数据，规划期内还没有报过数。',
  'no-due': '原文没有写期限，只看是否达到目标值；现在还没有达到。',
};

export const DIRECTION_NAME: Readonly<Record<Direction, string>> = { higher: '越高越好', lower: '越低越好', hold: '保持在目标值' };

export const MEASURE_NAME: Readonly<Record<Measure, string>> = {
  stock: '存量（某一时点的数）',
  annual: '年度数',
  cumulative: '累计数',
  flow: '未说明是年度数还是累计数',
  ratio: '比率',
  growth: '增速',
};

/** In what a figure differs, filled with the words of both sides. */
export const DIFFERENCE_TEXT: Readonly<Record<Difference, (target: string, figure: string) => string>> = {
  name: (target, figure) => `名称不尽相同：目标是“${target}”，数据是“${figure}”`,
  unit: (target, figure) => `单位不同：目标是${target}，数据是${figure}`,
  measure: (target, figure) => `统计方式不同：目标是${target}，数据是${figure}`,
  undated: () => '数据没有注明截至日期',
};
