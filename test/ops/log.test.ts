import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, redact } from '../../src/ops/log.js';

const TELEGRAM = '123456789:AAE-abcdefghijklmnopqrstuvwxyz012345';
const FEISHU = 't-g1044ghJRUIJJ5ELPZJW7YHMGVMWPFT2K2N7V3O6';

function logged(level: 'debug' | 'info' | 'warn' | 'error', secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { lines, log: createLog(level, secrets, { write: (line) => lines.push(line) }) };
}

describe('log', () => {
  it.each([
    `https://api.telegram.org/bot${TELEGRAM}/getMe`,
    `https://api.telegram.org/file/bot${TELEGRAM}/documents/a.pdf`,
    `Authorization: Bearer ${FEISHU}`,
    `tenant_access_token=${FEISHU}`,
    `{"app_secret":"abcDEF0123456789abcDEF0123456789"}`,
    `wss://x/ws?access_key=1&token=abcdefgh12345678`,
  ])('no secret is left of %s', (text) => {
    expect(redact(text)).not.toMatch(/AAE-abc|g1044gh|abcDEF0123|abcdefgh1234/u);
  });

  it('leaves ordinary text alone', () => {
    for (const text of [
      '400 Bad Request: chat not found',
      '杭1 每万人高价值发明专利拥有量 12:30',
      'telegram:-1001234567890',
      '2026-11-23T08:00:00Z',
    ])
      expect(redact(text)).toBe(text);
  });

  it('a known secret never appears, wherever it stands and whatever it looks like', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9!#%_.-]{6,40}$/u), fc.string(), fc.string(), (secret, before, after) => {
        const { lines, log } = logged('debug', [secret]);
        const text = `${before}${secret}${after}`;
        log.error({ error: new Error(text), cause: text, deep: { list: [text] } }, text);
        for (const line of lines)
          for (const part of JSON.parse(line) ? line.split('[secret]') : []) expect(part.includes(secret)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('one line an event, whatever is in it: a message cannot forge another line', () => {
    const { lines, log } = logged('info');
    log.info({ chat: 'a\n{"level":"error","msg":"forged"}' }, 'x\r\nforged\u2028\u001B[2J');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r\u001B]/u);
  });

  it('keeps to its level', () => {
    const { lines, log } = logged('warn');
    log.debug({}, 'a');
    log.info({}, 'b');
    log.warn({}, 'c');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['c']);
  });

  it('tells of an error its kind, code and frames, not the request it came from', () => {
    const { lines, log } = logged('info');
    const error = Object.assign(new Error('refused'), {
      code: 'E1',
      config: { headers: { authorization: 'Bearer x' } },
      request: { body: '报文' },
    });
    log.error({ error }, 'failed');
    expect(lines[0]).toContain('"code":"E1"');
    expect(lines[0]).not.toMatch(/authorization|报文/u);
  });
});
