import type { Command } from '../src/command.js';
import { dayIn } from '../src/model/calendar.js';
import type { Indicator } from '../src/model/indicator.js';
import type { Observation } from '../src/model/observation.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { figureText, sourceText, standingText } from '../src/render/figures.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { periodText, targetItem } from '../src/render/rows.js';
import { MEASURE_NAME } from '../src/render/status-words.js';
import { familiesNamed } from '../src/request/families-named.js';
import { nearChoices } from '../src/request/near.js';
import type { StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';
import { telling } from '../src/tracking/attach.js';

/** One thing said differently by different sources: "名称：A（杭州市）；B（浙江省）". Null where all agree. */
function difference(label: string, said: readonly (readonly [string, string])[]): string | null {
  const by = new Map<string, Set<string>>();
  for (const [value, who] of said) by.set(value, (by.get(value) ?? new Set()).add(who));
  if (by.size < 2) return null;
  return `${label}：${[...by].map(([value, who]) => `${value}（${[...who].join('、')}）`).join('；')}`;
}

interface Compared {
  readonly targets: readonly TargetRow[];
  readonly figures: readonly Observation[];
}

function differences(view: StoreView, { targets, figures }: Compared): string[] {
  const all = [
    ...targets.map((row) => ({ who: row.code, name: row.indicator, unit: row.normal.unit, id: row.indicatorId })),
    ...figures.map((figure) => ({ who: `${figure.region}数据`, name: figure.printedName, unit: figure.normal.unit, id: figure.indicator })),
  ];
  const measure = (id: string): string => MEASURE_NAME[view.indicator(id)?.measure ?? 'stock'];
  return [
    difference(
      '名称',
      all.map(({ name, who }) => [`“${name}”`, who]),
    ),
    difference(
      '单位',
      all.map(({ unit, who }) => [unit ?? '未写', who]),
    ),
    difference(
      '统计方式',
      all.map(({ id, who }) => [measure(id), who]),
    ),
    difference(
      '期限',
      targets.map((row) => [row.due === null ? '未写' : periodText(row.due), row.code]),
    ),
  ].filter((text) => text !== null);
}

const ALONE = '现有规划里只有这一项，没有可以对比的。';
const AGREE = '名称、单位、统计方式和期限一致。';
const OTHERS = '各组名称不同，不是同一指标，数字不能直接相比。';

/** What one family of indicators has in the store. */
function gather(view: StoreView, family: readonly Indicator[]): Compared {
  const ids = new Set(family.map((indicator) => indicator.id));
  return {
    targets: view.targets().filter((row) => ids.has(row.indicatorId)),
    figures: family.flatMap((indicator) => view.regionsOf(indicator.id).flatMap((region) => telling(view, region, indicator.id))),
  };
}

/** Families that one answer compares; the rest is offered. */
const FAMILIES_MAX = 4;

/** What the reader must know before he compares; names that differ stand as headings already. */
function notesOn(view: StoreView, compared: readonly Compared[], rows: number): Block[] {
  const [nearest] = compared;
  if (rows < 2 || !nearest) return [{ kind: 'note', text: ALONE, tone: 'quiet' }];
  const differ = [...differences(view, nearest), ...(compared.length > 1 ? [OTHERS] : [])];
  if (differ.length === 0) return [{ kind: 'note', text: AGREE, tone: 'quiet' }];
  return [{ kind: 'heading', text: '比较时请注意' }, ...differ.map((text) => ({ kind: 'line', text }) as const)];
}

const series = (figure: Observation): string => `${figure.region} ${figure.indicator}`;

function targetBlock(view: StoreView, row: TargetRow, today: string): Block {
  const item = targetItem(row, standingText(assess(view, row, today), view));
  return item.kind === 'item' ? { ...item, title: `${row.region}　${row.indicator}` } : item;
}

const figureBlock = (view: StoreView, figure: Observation): Block => ({
  kind: 'item',
  code: null,
  title: `${figure.region}　${figure.printedName}`,
  details: [figureText(figure), sourceText(figure, view)],
  badge: '数据',
  tone: 'neutral',
  progress: null,
});

export default {
  name: 'compare',
  chinese: '对比',
  aliases: ['比较'],
  group: 'ask',
  usage: '指标',
  summary: '同一指标在各规划、各地区的目标和数据，并说明口径差别',
  role: 'viewer',
  writes: false,
  examples: (view) => {
    const shared = view
      .targets()
      .find((row) => view.targets().some((other) => other.planId !== row.planId && other.indicatorId === row.indicatorId));
    return [`/compare ${shared?.indicator ?? view.targets()[0]?.indicator ?? '编号'}`];
  },
  async run(request, services) {
    const { view } = services.store;
    const today = dayIn(request.now, request.timeZone);
    const named = familiesNamed(request, services, this.examples(view)[0]);
    const families = named.slice(0, FAMILIES_MAX);
    const others = named.slice(FAMILIES_MAX).flatMap(([family]) => family ?? []);
    const compared = families.map((family) => gather(view, family));
    const targets = compared.flatMap((one) => one.targets);
    const figures = compared.flatMap((one) => one.figures);
    const used = new Set(targets.flatMap((row) => assess(view, row, today).figures.map(series)));
    const items = compared.flatMap((one, at) => {
      const blocks = [
        ...one.targets.map((row) => targetBlock(view, row, today)),
        ...one.figures.filter((figure) => !used.has(series(figure))).map((figure) => figureBlock(view, figure)),
      ];
      return blocks.map((block) => ({ block, family: families[at]?.[0]?.name ?? '' }));
    });
    const command = `/compare ${request.args}`;
    const { rows, page, buttons } = pageOf(items, request.page, command);
    const notes = notesOn(view, compared, items.length);
    const name = families.length === 1 ? (families[0]?.[0]?.name ?? request.args) : `“${request.args}”及相近的指标`;
    return reply({
      title: `${name}：${targets.length} 个目标，${new Set([...targets, ...figures].map((one) => one.region)).size} 个地区`,
      blocks: [
        ...rows.flatMap(({ block, family }, at): Block[] =>
          families.length > 1 && rows[at - 1]?.family !== family ? [{ kind: 'heading', text: family }, block] : [block],
        ),
        ...(page === null || page.number === page.of ? notes : []),
        ...(others.length > 0 ? [{ kind: 'line', text: `名称相近的还有 ${others.length} 组，要看哪一组？` } as const] : []),
      ],
      choices: nearChoices(others, (other) => `/compare ${other}`),
      buttons: [buttons],
      page,
      about: { codes: targets.map((row) => row.code), command },
    });
  },
} satisfies Command;
