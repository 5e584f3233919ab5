import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, describe, expect, it } from 'vitest';
import { createPainter } from '../../src/render/painter.js';
import type { Chart } from '../../src/render/reply.js';

const GOLDEN = new URL('../golden/digest/', import.meta.url);
/** Shade by which a picture may differ on average, of 255: other versions of the libraries smooth edges a little differently. */
const MEAN_DIFFERENCE = 2;

const CHARTS: Readonly<Record<string, Chart>> = {
  status: {
    kind: 'status',
    title: '17 项指标',
    counts: [
      { label: '已达标', count: 3, tone: 'good' },
      { label: '进度正常', count: 4, tone: 'good' },
      { label: '需关注', count: 1, tone: 'warning' },
      { label: '滞后', count: 1, tone: 'bad' },
      { label: '口径不同', count: 1, tone: 'warning' },
      { label: '未报数', count: 7, tone: 'quiet' },
    ],
  },
  curve: {
    kind: 'curve',
    title: '每万人高价值发明专利拥有量',
    unit: '件',
    points: [
      { date: '2021-12-31', printed: '截至2021-12-31', value: 31.5 },
      { date: '2022-12-31', printed: '截至2022-12-31', value: 38.2 },
      { date: '2023-12-31', printed: '截至2023-12-31', value: 52.62 },
    ],
    target: [
      { date: '2021-12-31', value: 30 },
      { date: '2024-12-31', value: 40 },
    ],
  },
};

/** The pixels of a PNG, drawn by the library that is at hand, at a third of its size. */
function pixelsOf(png: Uint8Array): { width: number; height: number; pixels: Uint8Array } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width / 3}" height="${height / 3}"><image width="${width / 3}" height="${height / 3}" xlink:href="${href}"/></svg>`;
  return { width, height, pixels: new Resvg(svg).render().pixels };
}

describe('pictures', () => {
  const painter = createPainter();
  afterAll(() => painter.close());

  it.each(Object.entries(CHARTS))('%s', async (name, chart) => {
    const drawn = await painter.draw(chart);
    const golden = new URL(`${name}.png`, GOLDEN);
    if (!existsSync(golden) && !process.env['CI']) await writeFile(golden, drawn);
    const [is, was] = [pixelsOf(drawn), pixelsOf(await readFile(golden))];
    expect([is.width, is.height]).toEqual([was.width, was.height]);
    let sum = 0;
    for (const [at, value] of is.pixels.entries()) sum += Math.abs(value - (was.pixels[at] ?? 0));
    expect(sum / is.pixels.length).toBeLessThan(MEAN_DIFFERENCE);
    expect(new Set(is.pixels).size, 'an empty picture').toBeGreaterThan(20);
  });

  it('draws the same chart once', async () => {
    const [first] = Object.values(CHARTS);
    if (!first) throw new Error('no chart');
    expect(await painter.draw({ ...first })).toBe(await painter.draw(first));
  });

  it('a picture that differs is noticed', async () => {
    const [status, curve] = await Promise.all(Object.values(CHARTS).map((chart) => painter.draw(chart)));
    if (!status || !curve) throw new Error('not drawn');
    const [a, b] = [pixelsOf(status).pixels, pixelsOf(curve).pixels];
    let sum = 0;
    for (const [at, value] of a.entries()) sum += Math.abs(value - (b[at] ?? 0));
    expect(sum / a.length).toBeGreaterThan(MEAN_DIFFERENCE);
  });
});
