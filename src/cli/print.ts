import { stripControls } from '../render/text.js';

/** What steers a terminal or turns a line around and that JSON leaves as it is. */
const STEERING = /[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text for a person at a terminal, with a line break at its end; nothing in it steers the terminal, wherever it came from. */
export const printText = (text: string, to: NodeJS.WriteStream = process.stdout): void => void to.write(`${stripControls(text)}\n`);

/** JSON for a script, on one line or indented; the same value for whoever reads it, and harmless on a terminal. */
export const printJson = (value: unknown, indent = 0): void =>
  void process.stdout.write(
    `${JSON.stringify(value, null, indent).replace(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`,
  );
