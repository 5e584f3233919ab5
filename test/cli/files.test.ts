import { readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { oneLine, openCommandLine } from './command-line.js';

const PLAN = `某某市数据资源发展实施方案
为推进数据资源开发，制定本方案。
一、工作目标
到2027年，全市公共数据开放数量达到1200个，数据企业达到300家以上。
二、主要任务
1.建设数据平台。建成统一的公共数据平台。（责任单位：市数据局、市财政局）
`;
/** The plan's first lines in GB 18030, as old office machines write them. */
const GBK = Buffer.from(
  'c4b3c4b3cad0cafdbeddd7cad4b4b7a2d5b9cab5caa9b7bdb0b80ad2bba1a2b9a4d7f7c4bfb1ea0ab5bd32303237c4eaa3accafdbeddc6f3d2b5b4efb5bd333030bcd2d2d4c9cfa1a30a',
  'hex',
);

describe.each(['parse', 'import'])('planbot %s and files that are no plans', (command) => {
  it.each([
    ['missing', async () => undefined],
    ['empty', (path: string) => writeFile(path, '')],
    ['binary', (path: string) => writeFile(path, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 197 + 13) % 256)))],
    [
      '200 MB',
      async (path: string) => {
        await writeFile(path, '');
        await truncate(path, 200 * 1024 * 1024);
      },
    ],
  ])('%s: exit code 2 and one line', async (name, make) => {
    const line = await openCommandLine();
    await make(line.path(`${name}.txt`));
    const called = await line.planbot(command, line.path(`${name}.txt`));
    expect([called.code, called.out, oneLine(called)]).toEqual([2, '', true]);
  });

  it('a folder, no file, two files, an unknown option: exit code 2 and one line', async () => {
    const line = await openCommandLine();
    for (const words of [[line.folder], [], ['a.txt', 'b.txt'], ['--wrong']]) {
      const called = await line.planbot(command, ...words);
      expect([words, called.code, called.out, oneLine(called)]).toEqual([words, 2, '', true]);
    }
  });

  it('reads GBK', async () => {
    const line = await openCommandLine();
    await writeFile(line.path('旧.txt'), GBK);
    const { code, out } = await line.planbot(command, line.path('旧.txt'));
    expect([code, out.includes('数据资源发展')]).toEqual([0, true]);
  });
});

describe('a document that would steer the terminal', () => {
  const ESCAPES = ['\u001B]0;title\u0007', '\u001B[2J', '\u009B31m', '\u202E', '\u007F'];
  const steering = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/u;
  const hostile = PLAN.split('\n')
    .map((line, at) => (line.trim() === '' ? line : `${line.slice(0, 3)}${ESCAPES[at % ESCAPES.length]}${line.slice(3)}`))
    .join('\n');

  it.each([['parse'], ['parse', '--json'], ['import', '--dry-run']])('%s %s prints it harmless', async (command, ...options) => {
    const line = await openCommandLine();
    await writeFile(line.path('方案.txt'), hostile + PLAN.repeat(20));
    const { code, out, err } = await line.planbot(command, line.path('方案.txt'), ...options);
    expect([code, out.includes('某某市')]).toEqual([0, true]);
    expect(steering.test(out + err)).toBe(false);
    if (options[0] === '--json')
      expect((JSON.parse(out) as { targets: { section: string }[] }).targets[0]?.section).toBe('工\u009B31m作目标');
  });
});

describe('planbot import and export', () => {
  it('imports a plan, shows before, and knows it again', async () => {
    const line = await openCommandLine();
    await writeFile(line.path('方案.txt'), PLAN);
    const dry = await line.planbot('import', line.path('方案.txt'), '--dry-run');
    expect([dry.code, dry.out.includes('已导入')]).toEqual([0, false]);
    const done = await line.planbot('import', line.path('方案.txt'));
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/已导入，变更号 \d+。/u)]);
    expect(dry.out).toContain('没有导入（--dry-run）');
    expect(done.out).not.toContain('请核对');
    expect((await line.planbot('import', line.path('方案.txt'))).out).toContain('一字不差');
    expect((await line.planbot('ask', '数据企业的目标是多少')).out).toContain('300');
  });

  it('a terminal is told how to import, and that a question of planbot ask cannot be confirmed there', async () => {
    const line = await openCommandLine();
    for (const typed of ['/import', '/import /tmp/方案.txt']) {
      const { out } = await line.planbot('ask', typed);
      expect(out.replace(/\s/gu, '')).toContain('planbotimport<文件>');
      expect(out).not.toContain('过期');
    }
    await line.planbot('ask', '/update 杭2 900件 2024-06-30', '--now', '2024-07-01');
    const asked = await line.planbot('ask', '/update 杭2 9 2024-06-30', '--now', '2024-07-01');
    expect(asked.out).toContain('还没有登记');
    expect(asked.out).not.toMatch(/确认 [0-9a-f]{8}/u);
    expect(asked.out).toContain('planbot ask 一次只说一句');
    expect((await line.planbot('ask', '确认')).out).toContain('planbot ask 一次只说一句');
    expect((await line.planbot('ask', '/targets 杭2')).out).not.toContain('一次只说一句');
  });

  it.each(['xlsx', 'csv', 'json', 'ics', 'docx', 'audit'])('exports %s', async (kind) => {
    const line = await openCommandLine();
    expect((await line.planbot('ask', '/plans')).code).toBe(0);
    const named = await line.planbot('export', kind, '--out', line.path(`out.${kind}`));
    const paths = named.out.trim().split('\n');
    expect([named.code, paths.length > 0, named.err]).toEqual([0, true, '']);
    for (const path of paths) expect((await readFile(path)).length).toBeGreaterThan(100);
  });

  it('takes its own workbook back unchanged', async () => {
    const line = await openCommandLine();
    await line.planbot('ask', '/plans');
    await line.planbot('export', 'xlsx', '--out', line.path('out/表.xlsx'));
    const back = await line.planbot('import', line.path('out/表.xlsx'));
    expect([back.code, back.out.includes('一致')]).toEqual([0, true]);
  });

  it('refuses an unknown kind and a place that cannot be written, with one line', async () => {
    const line = await openCommandLine();
    await writeFile(line.path('file'), '');
    for (const words of [['export'], ['export', 'pdf'], ['export', 'json', '--out', line.path('file/x.json')]]) {
      const called = await line.planbot(...words);
      expect([words, called.code, oneLine(called)]).toEqual([words, 2, true]);
    }
  });
});

describe('planbot digest', () => {
  it('prints the digest of everything, of a named week, of a month', async () => {
    const line = await openCommandLine();
    for (const words of [[], ['--now', '2024-06-17'], ['--period', '2024-W25'], ['--period', '2024-06'], ['--json']]) {
      const called = await line.planbot('digest', ...words);
      expect([words, called.code, called.err]).toEqual([words, 0, '']);
      expect(called.out.length).toBeGreaterThan(40);
    }
  });

  it('says that a chat has none, and what a period looks like', async () => {
    const line = await openCommandLine();
    const none = await line.planbot('digest', '--chat', 'telegram:-1');
    expect([none.code, oneLine(none)]).toEqual([1, true]);
    const wrong = await line.planbot('digest', '--period', '上周');
    expect([wrong.code, oneLine(wrong)]).toEqual([2, true]);
  });

  it('stamps what is written with the time at which it was, whatever day is supposed', async () => {
    const line = await openCommandLine();
    await line.planbot('ask', '/deadline', '--now', '2018-05-05');
    await line.planbot('ask', '/update 杭2 900件 2024-06-30', '--now', '2024-07-01');
    await line.planbot('export', 'audit', '--out', line.path('audit.jsonl'));
    const times = (await readFile(line.path('audit.jsonl'), 'utf8')).matchAll(/"(?:at|importedAt|createdAt)":"(\d{4})/gu);
    const years = new Set([...times].map(([, year]) => Number(year)));
    expect([...years].every((year) => year >= new Date().getUTCFullYear() - 1)).toBe(true);
    expect(years.size).toBeGreaterThan(0);
  });

  it.each(['doctor', 'ask'])('%s says in one line that a data folder is none', async (name) => {
    const line = await openCommandLine();
    await writeFile(line.path('file'), '');
    for (const folder of [line.path('file'), line.path('file/below'), ...(process.platform === 'linux' ? ['/proc/x', '/proc/x/y'] : [])]) {
      line.set({ PLANBOT_DATA: folder });
      const { code, out, err } = await line.planbot(...(name === 'ask' ? ['ask', '/plans'] : ['doctor']));
      expect(code).toBe(name === 'ask' ? 2 : 1);
      const said = (out + err).split('\n').filter((one) => one.includes('PLANBOT_DATA'));
      expect(said.join('')).toContain('例如 PLANBOT_DATA=data/store');
      expect(out + err).not.toMatch(/\bat (?:async )?\w+/u);
    }
  });

  it('does not say that all is well where doctor has something to remind of', async () => {
    const line = await openCommandLine();
    const { code, out } = await line.planbot('doctor');
    expect(code).toBe(0);
    expect(out).toContain('! ');
    expect(out).not.toContain('没有发现问题');
    expect(out).toMatch(/有 \d+ 处提醒/u);
  });
});
