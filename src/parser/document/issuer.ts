import { SIGNER_END, SIGNER_LINE } from '../lexicon/letter.js';
import type { ParseState } from '../state.js';
import { dayIn } from './day.js';

const ISSUER_END = `${SIGNER_END}|市委|省委|区委|县委|中央`;
const HEADLINE_ISSUER = new RegExp(
  `^((?:.{2,40}?(?:${ISSUER_END})(?:等\\d+部门)?)(?:[、 ].{2,20}?(?:${ISSUER_END})){0,8}) ?(?:关于|印发|转发)`,
  'u',
);
const REPORTED_ISSUER = new RegExp(
  `(?:近日|日前|最近),?([^,。\\n]{2,50}?(?:${SIGNER_END}|市委|省委|区委|县委|中央))(?:联合)?(?:印发|发布|出台|公布)了?(?:关于)?《`,
  'u',
);
const END_OF_NAME = new RegExp(`(?:${ISSUER_END})$`, 'u');
/** The month alone under the name of who issues: 2021年5月. */
const MONTH_LINE = /^\d{4} ?年 ?\d{1,2} ?月$/u;
/** How much of the beginning of a report may say who issued what it is about, in characters. */
const FRONT = 600;

const PUBLISHER = new RegExp(`(?:${SIGNER_END})$`, 'u');

/** Whether a text ends as the name of a body that issues does. */
export const isIssuer = (name: string): boolean => PUBLISHER.test(name);

/** Who signs above the date of a letter or of the document, from its lines in order; null when nobody does. */
export function signerOf(lines: readonly { readonly view: string; readonly text: string }[]): string | null {
  for (let at = lines.length - 1; at > 0; at--) {
    const { view = '' } = lines[at] ?? {};
    if (view.length > 34 || (!dayIn(view) && !MONTH_LINE.test(view))) continue;
    const names: string[] = [];
    for (let above = at - 1; above >= 0 && SIGNER_LINE.test(lines[above]?.view ?? ''); above--) names.unshift(lines[above]?.text ?? '');
    const signed = names.flatMap((name) => signersIn(name.replace(/[（(](?:代章|章)[)）]$/u, '')));
    if (signed.length > 0) return joinNames(signed);
  }
  return null;
}

/** Who issued what a report announces: 近日，中共某市委办公厅、某市人民政府办公厅印发了《…》. */
export function reportedIssuer({ view, text }: Pick<ParseState, 'view' | 'text'>): string | null {
  const match = REPORTED_ISSUER.exec(view.slice(0, FRONT));
  const name = match?.[1];
  return match && name !== undefined ? text.slice(match.index + match[0].indexOf(name)).slice(0, name.length) : null;
}

/** Whom a headline names as issuer: 某市教育局 某市财政局关于…; null when it names nobody. */
export function headlineIssuer(headline: string): string | null {
  const named = HEADLINE_ISSUER.exec(headline.replace(/\n/gu, ''))?.[1]?.trim();
  return named === undefined ? null : signersIn(named).join('、');
}

/** Shortest name of a signer. */
const SIGNER_MIN = 3;

/** Signers that stand in one line, parted by blanks; a blank inside a name or between spaced-out characters parts nothing. */
function signersIn(line: string): string[] {
  const names: string[] = [];
  for (const piece of line.split(/\s+/u).filter(Boolean)) {
    const last = names.at(-1);
    const whole =
      last === undefined || (END_OF_NAME.test(last) && last.length >= SIGNER_MIN && piece.length >= SIGNER_MIN && !/^[（(]/u.test(piece));
    if (whole) names.push(piece);
    else
      names[names.length - 1] =
        /[\u4e00-\u9fff]$/u.test(last) && piece.length > 1 && !/^[（(]/u.test(piece) ? `${last} ${piece}` : last + piece;
  }
  return names;
}

/** Signers in one line; a body and its second name in brackets are one. */
function joinNames(names: readonly string[]): string {
  return names.reduce((all, name) => (all === '' || /^[（(]/u.test(name) ? all + name : `${all}、${name}`), '');
}
