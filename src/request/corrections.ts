import { UserError } from '../errors.js';
import { operatorOf, readPeriod, scopeOf } from '../model/exchange.js';
import type { Body } from '../model/plan.js';
import type { Correction, Row } from '../model/stored-plan.js';
import { numberText } from '../render/rows.js';
import { readAmount } from '../tracking/amount.js';

/** Fields that can be corrected on a kind of row, as people write them. */
export const FIELDS: Readonly<Record<Row['kind'], readonly string[]>> = {
  target: ['指标', '值', '上限', '单位', '比较', '口径', '期限', '方向'],
  task: ['标题', '责任单位', '期限'],
  phase: ['名称', '起', '止'],
};
const DIRECTIONS = { 越高越好: 'higher', 越低越好: 'lower', 保持: 'hold' } as const;
/** What a ready command shows in the place of a date that only a person knows. */
const PLACEHOLDER = /^[\s年月日Y\-/.X]+$/iu;
const EMPTY = /^(?:无|空|没有|-)$/u;

/** Splits "单位=件 值=1200 期限=2024" into fields; a value may hold blanks until the next field. */
export function splitFields(text: string): readonly (readonly [name: string, value: string])[] {
  const names = [...text.normalize('NFKC').matchAll(/(?:^|\s)(\p{Script=Han}{1,4})\s*[=:：]\s*/gu)];
  return names.map((match, at) => {
    const end = names[at + 1]?.index ?? text.length;
    return [
      match[1] ?? '',
      text
        .normalize('NFKC')
        .slice(match.index + match[0].length, end)
        .trim(),
    ] as const;
  });
}

function amount(name: string, value: string, code: string): { value: number; unit: string | null } {
  const read = readAmount(value);
  if (typeof read === 'string')
    throw new UserError('bad-value', {
      typed: `${name}=${value}`,
      why: read === 'vague' ? '要写一个确定的数' : '',
      example: `/fix ${code} 值=1200`,
    });
  return read;
}

function period(name: string, value: string, code: string): string | null {
  if (EMPTY.test(value)) return null;
  const read = readPeriod(value);
  const why = PLACEHOLDER.test(value) ? '请把“年-月-日”换成真实的日期' : '';
  if (read === null) throw new UserError('bad-date', { typed: `${name}=${value}`, why, example: `/fix ${code} ${name}=2024-06-30` });
  return read;
}

/** Bodies from "市科技局（牵头）、市经信局"; without a mark the first leads. */
function bodies(value: string): Body[] {
  const names = value.split(/[、,，;；\s]+/u).filter((name) => name !== '');
  const stated = names.some((name) => /[（(]牵头[）)]/u.test(name));
  return names.map((name, at) => {
    const lead = stated ? /[（(]牵头[）)]/u.test(name) : at === 0;
    const bare = name.replace(/[（(](?:牵头|配合)[）)]/u, '');
    return {
      name: bare,
      role: lead ? 'lead' : 'support',
      roleFrom: stated ? 'stated' : at === 0 ? 'first' : 'listed',
      aliases: [],
      misprintOf: null,
    };
  });
}

/** Reads one field of the row `code`. Throws `UserError` with an example when the value does not fit. */
function readField(name: string, value: string, code: string): Correction {
  const wrong = (example: string): UserError =>
    new UserError('bad-option', { typed: `${name}=${value}`, example: `/fix ${code} ${example}` });
  switch (name) {
    case '值':
    case '目标值': {
      const upper = /^(.+?)[-—–~至](.+)$/u.exec(value.replace(/^-/u, ''));
      const read = amount(name, upper ? (upper[1] ?? '') : value, code);
      const max = upper ? amount(name, upper[2] ?? '', code) : null;
      const unit = read.unit ?? max?.unit ?? null;
      return { value: read.value, ...(max ? { valueMax: max.value, op: 'range' as const } : {}), ...(unit === null ? {} : { unit }) };
    }
    case '上限':
      return { valueMax: EMPTY.test(value) ? null : amount(name, value, code).value };
    case '单位':
      return { unit: EMPTY.test(value) ? null : value };
    case '比较': {
      const op = operatorOf(value);
      if (!op) throw wrong('比较=不低于');
      return { op };
    }
    case '口径': {
      const scope = scopeOf(value);
      if (scope === undefined) throw wrong('口径=累计');
      return { scope };
    }
    case '期限':
      return { due: period(name, value, code) };
    case '方向': {
      const direction = DIRECTIONS[value as keyof typeof DIRECTIONS];
      if (!direction) throw wrong('方向=越低越好');
      return { direction };
    }
    case '起':
      return { start: period(name, value, code) };
    case '止':
      return { end: period(name, value, code) };
    case '责任单位':
      return { bodies: bodies(value) };
    case '指标':
      return { indicator: value };
    default:
      return { title: value };
  }
}

/** A correction of this row that works: its own figures, bodies or dates. */
export function exampleFor(row: Row): string {
  const last =
    row.kind === 'target'
      ? `值=${numberText(row.value)}`
      : row.kind === 'task'
        ? `责任单位=${row.bodies[0]?.name ?? '市科技局'}`
        : '止=2024-12-31';
  return `/fix ${row.code} ${last}`;
}

/** Throws `UserError` when the upper end of a range lies below the lower one. */
function checkRange(value: number, valueMax: number | null, code: string): void {
  if (valueMax === null || valueMax >= value) return;
  const why = `上限不能比值 ${value} 小；不要上限就写 上限=无`;
  throw new UserError('bad-value', { typed: `上限=${valueMax}`, why, example: `/fix ${code} 值=${value} 上限=无` });
}

/** The correction that typed fields ask for. Throws `UserError` for a field that this kind of row does not have, or a value that does not fit. */
export function readCorrection(row: Row, fields: readonly (readonly [name: string, value: string])[]): Correction {
  const names = new Map([
    ['目标值', '值'],
    ...(row.kind === 'target'
      ? ([
          ['名称', '指标'],
          ['指标名称', '指标'],
          ['目标', '值'],
        ] as const)
      : []),
    ...(row.kind === 'task'
      ? ([
          ['任务', '标题'],
          ['名称', '标题'],
          ['单位', '责任单位'],
        ] as const)
      : []),
    ...(row.kind === 'phase'
      ? ([
          ['阶段', '名称'],
          ['开始', '起'],
          ['结束', '止'],
        ] as const)
      : []),
  ]);
  const example = exampleFor(row);
  const parts = fields.map(([typed, value]) => {
    const name = names.get(typed) ?? typed;
    if (!FIELDS[row.kind].includes(name))
      throw new UserError('bad-option', {
        typed,
        why: `可以更正的有 ${FIELDS[row.kind].join('、')}`,
        example,
      });
    if (value === '') throw new UserError('missing-argument', { what: `“${typed}”的值`, example });
    return readField(name, value, row.code);
  });
  const correction = Object.assign({}, ...parts) as Correction;
  if (row.kind === 'target')
    checkRange(correction.value ?? row.value, correction.valueMax === undefined ? row.valueMax : correction.valueMax, row.code);
  return correction;
}
