import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A regular expression as it stands in a source file. */
export interface Found {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression written out in the sources below these folders. */
export function regularExpressions(folders: readonly string[]): Found[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => inFile(`${folder}/${name}`)),
  );
}

function inFile(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/u.exec(node.text) ?? [];
      found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, source: pattern, flags });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Characters that the pattern speaks of: those written out, the ends of ranges, one of each class. */
function charactersOf(pattern: string): string[] {
  const classes: Readonly<Record<string, string>> = {
    d: '7',
    w: 'a',
    s: ' ',
    D: '年',
    W: '，',
    S: '年',
    n: '\n',
    t: '\t',
    b: '',
    B: '',
    u: '',
    p: '年',
    P: '!',
  };
  const escaped = [...pattern.matchAll(/\\(u[0-9A-Fa-f]{4}|[\s\S])/gu)].map(([, what = '']) =>
    what.length > 1 ? String.fromCharCode(Number.parseInt(what.slice(1), 16)) : (classes[what] ?? what),
  );
  const plain = pattern
    .replace(/\\(?:u[0-9A-Fa-f]{4}|[pP]\{[^}]*\}|[\s\S])/gu, '')
    .replace(/\(\?(?:<?[=!]|:)|\{\d*,?\d*\}|[()[\]{}|*+?^$.]/gu, '');
  return [...new Set([...escaped, ...[...plain].filter((char) => char.length === 1), '年', ' ', '1'])].filter((char) => char !== '');
}

const LETTERS_TRIED = 24;

/** Texts of this length that make a pattern work for nothing: what it looks for, again and again, and then not. */
export function temptations(pattern: string, length: number): string[] {
  const characters = charactersOf(pattern).slice(0, LETTERS_TRIED);
  const words = pattern.match(/[\p{Script=Han}A-Za-z]{2,}/gu) ?? [];
  const pumps = [...characters, ...characters.slice(1).map((char, at) => `${characters[at]}${char}`), ...words.slice(0, LETTERS_TRIED)];
  return [...new Set(pumps)].map((pump) => `${pump.repeat(Math.ceil(length / pump.length)).slice(0, length - 1)}\u0001`);
}
