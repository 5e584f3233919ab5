import type { Doubt } from '../model/assessment.js';
import type { TargetRow } from '../model/stored-plan.js';
import { inUnitOf } from './figures.js';
import { numberText, unitText } from './rows.js';

/** What a value that is far off was compared with. */
const COMPARED = { last: '上一次的', replaced: '同一日期已登记的', goal: '目标值' } as const;

/** What is asked before a doubtful value is written; `typed` is the number as typed. */
export function doubtText(doubt: Doubt, row: TargetRow, typed: number): string {
  switch (doubt.kind) {
    case 'name':
      return `名称写的是“${doubt.typed}”，与这项指标不同，是这一项吗？`;
    case 'counts':
      return doubt.code === null
        ? '这一项是累计数（多年合计）。您填的如果是累计数，请确认；如果是当年数，不能登记在这里，请改填累计数。'
        : `这一项是累计数（多年合计），您填的是累计数吗？如果只是当年的数，请填 ${doubt.code}。`;
    case 'unit':
      return `单位写的是“${doubt.typed}”，这项指标按${doubt.expected === null ? '无单位' : `“${doubt.expected}”`}计。`;
    case 'factor': {
      const than = `${COMPARED[doubt.with]} ${inUnitOf(row, doubt.than)}`;
      const meant =
        row.unit !== row.normal.unit && doubt.larger ? `如果是 ${numberText(typed)}${unitText(row.normal.unit)}，请带单位重发。` : '';
      const slip = {
        wan: `是不是多写或少写了“万”？${meant}`,
        percent: `是不是 ${numberText(typed * 100)}%？是的话请写 ${numberText(typed * 100)}% 重发。`,
        decimal: '小数点或单位是不是写错了？',
      }[doubt.slip];
      const times = Math.round(doubt.times);
      return `${doubt.larger ? `约是${than} 的 ${times} 倍` : `只有${than} 的约 ${times} 分之一`}。${slip}`;
    }
    case 'direction':
      return `与上一次的 ${inUnitOf(row, doubt.than)} 相比，方向相反（这项指标一般不会这样变）。`;
    case 'jump':
      return `这次变化 ${inUnitOf(row, doubt.step)}，超过上次变化 ${inUnitOf(row, doubt.usual)} 的三倍。`;
    case 'over-hundred':
      return '占比、覆盖率一般不超过 100%。';
    case 'fraction':
      return '这项指标按个数计，一般是整数。';
    case 'future':
      return '截至日期还没有到。';
    case 'older':
      return `截至日期早于最近一次数据（${doubt.than}），会作为补报登记。`;
    case 'unreadable':
      return '这个数值无法核对。';
  }
}
