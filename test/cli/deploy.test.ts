import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGES = ['README.md', ...['deploy', 'docs'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))];
const read = (path: string): string => readFileSync(path, 'utf8');
const built = existsSync('dist/bin/planbot.js');
const { bin, files } = JSON.parse(read('package.json')) as {
  readonly bin: { readonly planbot: string };
  readonly files: readonly string[];
};
const systemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** Programs that a page starts, with forward slashes. */
const programsOf = (page: string): string[] =>
  [...read(page).matchAll(/dist[/\\][\w/\\-]+\.js/gu)].map(([path]) => path.replaceAll('\\', '/'));

describe('what starts planbot as a service', () => {
  it.each(PAGES.filter((page) => programsOf(page).length > 0))('%s starts the program that the package brings', (page) => {
    expect(new Set(programsOf(page))).toEqual(new Set([bin.planbot]));
    expect(files.some((folder) => bin.planbot.startsWith(`${folder}/`))).toBe(true);
    if (built) expect(existsSync(bin.planbot)).toBe(true);
  });

  it.runIf(systemd)('the unit is one that systemd takes, without a word', () => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', 'deploy/planbot.service'], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it('the unit does not start a wrong configuration again, and gives the drain its 25 seconds', () => {
    const settings = Object.fromEntries(
      read('deploy/planbot.service')
        .split('\n')
        .flatMap((line) => (/^[A-Z]\w+=/u.test(line) ? [line.split(/=(.*)/su).slice(0, 2) as [string, string]] : [])),
    );
    expect(settings).toMatchObject({ Restart: 'always', RestartPreventExitStatus: '2', OOMPolicy: 'continue', UMask: '0077' });
    expect(Number(settings['TimeoutStopSec'])).toBeGreaterThan(25);
  });

  it('the image is built from what is there, runs as nobody special, and asks /readyz', () => {
    const lines = read('deploy/Dockerfile')
      .replace(/\\\n\s*/gu, '')
      .split('\n');
    const copied = lines.flatMap((line) => /^COPY --from=build \/app\/(\S+) /u.exec(line)?.[1] ?? []);
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'node_modules', 'data/plans']));
    for (const path of copied) if (built || !path.startsWith('dist')) expect(existsSync(path), path).toBe(true);
    const ignored = read('.dockerignore').split('\n');
    for (const path of ['.env', 'data/store', 'node_modules']) expect(ignored).toContain(path);
    expect(lines.indexOf('USER node')).toBeGreaterThan(lines.findIndex((line) => line.startsWith('RUN mkdir')));
    const check = lines.find((line) => line.includes('/readyz')) ?? '';
    const [, program = ''] = JSON.parse(check.slice(check.indexOf('['))).slice(1) as string[];
    expect(() => new Function(program)).not.toThrow();
  });
});
