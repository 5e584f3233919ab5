import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.js';
import { readFileText } from '../../src/ingest/read-file.js';
import type { ParsedPlan } from '../../src/model/plan.js';
import { parse } from '../../src/parser/parse.js';
import { makeDocx, makeGb18030, makeHtml, makePdf, paragraphsOf } from './make-documents.js';

const FOLDER = new URL('../../data/plans/', import.meta.url);
const PLANS = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** What must not depend on the file format: targets and figures with their dates, tasks with their bodies. */
function rowsOf(plan: ParsedPlan): string[] {
  return [
    ...plan.targets.map((row) => ['指标', row.indicator, row.op, row.value, row.valueMax, row.unit, row.due, row.scope].join('|')),
    ...plan.tasks.map((row) =>
      ['任务', row.number, row.title, row.bodies.map((body) => `${body.name}:${body.role}`).join(','), row.due].join('|'),
    ),
    ...plan.observations.map((row) => ['数据', row.region, row.indicator, row.value, row.unit, row.asOf].join('|')),
  ];
}

/** Rows of one list that the other does not have, each as often as it is missing. */
function missing(from: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return from.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

test.each(PLANS)('%s gives the same rows as docx, pdf, html and GB18030 text', async (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const expected = rowsOf(parse(text));
  const paragraphs = paragraphsOf(text);
  const title = paragraphs[0]?.text ?? '';
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['plan.docx', await makeDocx(paragraphs)],
    ['plan.pdf', await makePdf(paragraphs, title)],
    ['plan.html', new TextEncoder().encode(makeHtml(paragraphs, title))],
    ['plan.txt', makeGb18030(text)],
  ];
  for (const [fileName, bytes] of files) {
    const read = await readFileText(bytes, fileName, DEFAULT_LIMITS);
    const rows = rowsOf(parse(read.text));
    const differing = [...missing(expected, rows), ...missing(rows, expected).map((row) => `+ ${row}`)];
    expect(rows.length).toBeGreaterThan(10);
    expect(missing(expected, rows).length, `${fileName}\n${differing.join('\n')}`).toBeLessThanOrEqual(expected.length * 0.01);
    expect(missing(rows, expected).length, `${fileName}\n${differing.join('\n')}`).toBeLessThanOrEqual(expected.length * 0.01);
  }
});
