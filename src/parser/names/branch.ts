import type { Statement } from '../sentences/statement.js';

const CHANGE = '(?:增[长加]|上[涨升]|下[降跌]|回落|提[高升])';
/** What is measured of a branch, at the end of an indicator: 工业增加值, 固定资产投资增长. Group 1 is the measure. */
const MEASURE = new RegExp(`(增加值|投资|零售额|营业收入|利润总额|总产值|销售额|用电量|出厂价格|消费价格)(?:${CHANGE}|增[速幅])?$`, 'u');
/** The change of a branch alone: 制造业增长, 第二产业下降, 国有控股企业增长, 衣着类上涨. Group 1 is the branch. */
const BRANCH = new RegExp(`^([一-龥、]{1,20}(?:业|类))${CHANGE}$`, 'u');

/** What an indicator measures; "" when it is none of the measures that are told branch by branch. */
export const measureOf = (indicator: string): string => MEASURE.exec(indicator)?.[1] ?? '';

/**
 * The statements of a sentence, with the measure of branches whose own clause leaves it out: "采矿业增加值增长4%，|制造业|增长8%".
 * `told` is the measure of what the sentence divides, "" when it divides nothing.
 */
export function withMeasure(statements: readonly Statement[], told: string): Statement[] {
  let measure = told;
  return statements.map((statement) => {
    const branch = statement.growth && !statement.carried ? BRANCH.exec(statement.indicator)?.[1] : undefined;
    measure = measureOf(statement.indicator) || (branch === undefined ? '' : measure);
    if (branch === undefined || measure === '') return statement;
    return { ...statement, indicator: branch + measure + statement.indicator.slice(branch.length) };
  });
}
