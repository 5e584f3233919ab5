import { refusal } from './refusal.js';
import { attr, parseXml } from './xml.js';
import type { Archive } from './zip.js';

/** Cells of a sheet that show what stands in another one: `from(row, column)` gives that cell, itself where it is not merged. All from 1. */
interface Merges {
  from(row: number, column: number): readonly [row: number, column: number];
}

/** A merged area as the sheet names it, from 1. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const AREA = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u;
const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function areaOf(ref: string): readonly Area[] {
  const [, left = '', top = '', right = '', bottom = ''] = AREA.exec(ref.trim()) ?? [];
  return left === '' ? [] : [{ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }];
}

/** Merged areas of every sheet by its sheetId. The workbook's reader would fill them cell by cell, however large they say they are. */
export function mergedAreas(parts: Archive): ReadonlyMap<number, readonly Area[]> {
  const [book, rels] = [parts.get('xl/workbook.xml'), parts.get('xl/_rels/workbook.xml.rels')];
  if (!book || !rels) return new Map();
  const targets = new Map(
    parseXml(rels)('Relationship')
      .toArray()
      .map((element) => [attr(element, 'Id'), `xl/${(attr(element, 'Target') ?? '').replace(/^\/?(?:xl\/)?/u, '')}`]),
  );
  return new Map(
    parseXml(book)('sheet')
      .toArray()
      .map((element) => {
        const part = parts.get(targets.get(attr(element, 'r:id')) ?? '');
        return [Number(attr(element, 'sheetId')), part ? areasIn(part) : []];
      }),
  );
}

/** The areas that one sheet lists; only its list is parsed. */
function areasIn(sheet: Uint8Array): readonly Area[] {
  const xml = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength);
  const list = xml.subarray(Math.max(0, xml.indexOf('<mergeCells')), xml.lastIndexOf('</mergeCells>') + 1);
  return parseXml(list)('mergeCell')
    .toArray()
    .flatMap((element) => areaOf(attr(element, 'ref') ?? ''));
}

/** The areas as far as they lie within the cells in use. Throws the refusal when they cover more than `maxCells`. */
export function mergesWithin(areas: readonly Area[], height: number, width: number, maxCells: number): Merges {
  const masters = new Map<number, readonly [number, number]>();
  let covered = 0;
  for (const { top, left, ...end } of areas) {
    const [bottom, right] = [Math.min(end.bottom, height), Math.min(end.right, width)];
    covered += Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1);
    if (covered > maxCells) throw refusal('too-many-cells', { max: maxCells });
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) masters.set(row * width + column - 1, [top, left]);
  }
  return { from: (row, column) => masters.get(row * width + column - 1) ?? [row, column] };
}
