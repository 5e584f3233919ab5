import { normalName } from './lookup/normalise.js';
import type { Reading } from './lookup/question.js';
import type { TargetRow } from './model/stored-plan.js';
import { goalText, periodText } from './render/rows.js';
import type { StoreView } from './store/store.js';

/** Asks, or speaks of what is aimed at: no report. */
const ASKS = /[?？]|多少|几|吗|没有|是否|是不是|哪|什么|怎么|如何|为何|目标|要求|任务|计划|应|需|要|还差|查|请问|呢/u;
/** Says that something was reached. */
const REACHED = /现在|目前|现已|已|达到?了?|到了|完成|做到|实际|了/u;
const CHOICES_MAX = 4;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** A number with the target's unit, as typed: 36家, 2.1万件. Null where there is none, and where there are several. */
function figureIn(text: string, { unit }: TargetRow): string | null {
  const base = (unit ?? '').replace(/^[十百千万亿]+/u, '');
  if (base === '') return null;
  const found = [...text.matchAll(new RegExp(`\\d[\\d.,]*\\s?[十百千万亿]{0,2}个?${escaped(base)}`, 'gu'))];
  return found.length === 1 ? (found[0]?.[0].replace(/\s/gu, '') ?? null) : null;
}

/** Targets that the reading's indicator means in its region. */
function targetsOf({ slots: { region, indicator } }: Reading, view: StoreView): readonly TargetRow[] {
  if (!indicator) return [];
  const name = normalName(indicator.name);
  const own = view
    .targets()
    .filter(
      (row) =>
        (region === undefined || row.region === region.name) &&
        (`indicator:${row.indicatorId}` === indicator.id || normalName(row.indicator) === name),
    );
  return new Set(own.map((row) => row.region)).size === 1 ? own : [];
}

/**
 * A plain sentence that tells a figure of a target (湖州品牌指导服务站现在36家了，2025年底): asks whether it is to be reported, with the command ready,
 * since an answer to a question that nobody asked would pass the figure over. Null for whatever asks.
 */
export function toldFigure(reading: Reading, view: StoreView): Reading | null {
  const { question, slots, confident, command } = reading;
  if (!confident || command === null || slots.unit || ASKS.test(question) || !REACHED.test(question)) return null;
  const date = (slots.part ?? slots.year)?.typed;
  const offers = targetsOf(reading, view).flatMap((row) => {
    const figure = figureIn(question.normalize('NFKC'), row);
    if (figure === null) return [];
    const report = ['/update', row.code, figure, date].filter((part) => part !== undefined).join(' ');
    return [
      {
        label: `填报：${report}（${row.indicator} ${goalText(row)}${row.due === null ? '' : ` · ${periodText(row.due)}`}）`,
        command: report,
      },
    ];
  });
  if (offers.length === 0) return null;
  const look = { label: `看目标：${reading.readAs}`, command };
  return { ...reading, confident: false, readAs: question.trim(), alternatives: [...offers.slice(0, CHOICES_MAX), look] };
}
