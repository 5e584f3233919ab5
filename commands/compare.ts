import type { Command, Request, Services } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { dayIn } from '../src/model/calendar.js';
import type { Indicator } from '../src/model/indicator.js';
import type { Observation } from '../src/model/observation.js';
import type { TargetRow } from '../src/model/stored-plan.js';
import { figureText, sourceText, standingText } from '../src/render/figures.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { periodText, targetItem } from '../src/render/rows.js';
import { MEASURE_NAME } from '../src/render/status-words.js';
import { readArguments } from '../src/request/arguments.js';
import { echo, targetsNamed } from '../src/request/target-named.js';
import type { StoreView } from '../src/store/store.js';
import { assess } from '../src/tracking/assess.js';
import { familyOf, telling } from '../src/tracking/attach.js';
import { canonicalName, canonicalOf } from '../src/tracking/indicator.js';

/** The indicator meant by a code or a name, and with it all whose names agree but for soft words. */
function familyNamed(request: Request, services: Services): readonly Indicator[] {
  const { view } = services.store;
  const all = view.indicators();
  const { words, code } = readArguments(request, services, { region: true, year: true });
  const key = canonicalName(words);
  const same = code === null ? all.find((indicator) => canonicalOf(indicator.id) === key) : undefined;
  if (same) return familyOf(all, same.id);
  const rows = view.targets();
  const within = all.find(
    (indicator) => words !== '' && code === null && !rows.some((row) => row.indicator.includes(words)) && indicator.name.includes(words),
  );
  if (within) return familyOf(all, within.id);
  const [row] = targetsNamed(code ?? words, rows, { ...request, defaultRegion: null }, services);
  if (!row) throw new UserError('unknown-name', { typed: echo(request.args) });
  return familyOf(all, row.indicatorId);
}

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
    if (request.args === '') throw new UserError('missing-argument', { what: '指标', example: this.examples(view)[0] ?? '/compare' });
    const family = familyNamed(request, services);
    const ids = new Set(family.map((indicator) => indicator.id));
    const targets = view.targets().filter((row) => ids.has(row.indicatorId));
    const figures = family.flatMap((indicator) => view.regionsOf(indicator.id).flatMap((region) => telling(view, region, indicator.id)));
    const assessed = targets.map((row) => ({ row, assessment: assess(view, row, today) }));
    const series = (figure: Observation): string => `${figure.region} ${figure.indicator}`;
    const used = new Set(assessed.flatMap(({ assessment }) => assessment.figures.map(series)));
    const planOf = (id: string) => view.plan(id);
    const items: Block[] = [
      ...assessed.map(({ row, assessment }): Block => {
        const item = targetItem(row, standingText(assessment, planOf));
        return item.kind === 'item' ? { ...item, title: `${row.region}　${row.indicator}` } : item;
      }),
      ...figures
        .filter((figure) => !used.has(series(figure)))
        .map(
          (figure): Block => ({
            kind: 'item',
            code: null,
            title: `${figure.region}　${figure.printedName}`,
            details: [figureText(figure), sourceText(figure, planOf)],
            badge: '数据',
            tone: 'neutral',
            progress: null,
          }),
        ),
    ];
    const command = `/compare ${request.args}`;
    const { rows, page, buttons } = pageOf(items, request.page, command);
    const differ = differences(view, { targets, figures });
    const notes: Block[] =
      differ.length === 0
        ? [{ kind: 'note', text: '名称、单位、统计方式和期限一致。', tone: 'quiet' }]
        : [{ kind: 'heading', text: '比较时请注意' }, ...differ.map((text) => ({ kind: 'line', text }) as const)];
    return reply({
      title: `${family[0]?.name ?? request.args}：${targets.length} 个目标，${new Set([...targets, ...figures].map((one) => one.region)).size} 个地区`,
      blocks: [...rows, ...(page === null || page.number === page.of ? notes : [])],
      buttons: [buttons],
      page,
      about: { codes: targets.map((row) => row.code), command },
    });
  },
} satisfies Command;
