import type { Command } from '../src/command.js';
import { UserError } from '../src/errors.js';
import { PUBLICATION } from '../src/lookup/aspects.js';
import { dayIn } from '../src/model/calendar.js';
import { standingText } from '../src/model/draft-name.js';
import { regionNames } from '../src/model/region.js';
import type { StoredPlan } from '../src/model/stored-plan.js';
import { contentsOf, headingText } from '../src/render/contents.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, type Button, reply } from '../src/render/reply.js';
import { planState, planTitle, spanText } from '../src/render/rows.js';
import { readArguments } from '../src/request/arguments.js';
import type { StoreView } from '../src/store/store.js';

const OUTLINE_PER_PAGE = 20;
/** Only who sent the plan out, when and under which number. */
const PUBLICATION_ASKED = new RegExp(`(?:^|\\s)${PUBLICATION}$`, 'u');

const KIND = { plan: '方案规划', guideline: '指导意见', report: '成效通报' } as const;

/** "17 项指标 · 20 项任务 · 3 个阶段"; what a plan does not have is left out. */
function countsText(view: StoreView, plan: StoredPlan): string {
  const of = (rows: readonly { planId: string }[]): number => rows.filter((row) => row.planId === plan.id).length;
  const counts: [number, string][] = [
    [of(view.targets()), '项指标'],
    [of(view.tasks()), '项任务'],
    [of(view.phases()), '个阶段'],
    [plan.parsed.observations.length, '个已有数据'],
  ];
  return (
    counts
      .filter(([count]) => count > 0)
      .map(([count, label]) => `${count} ${label}`)
      .join(' · ') || '没有读出指标和任务'
  );
}

function periodOf(plan: StoredPlan): string {
  const { period } = plan.parsed;
  return period === null ? '规划期原文未写明' : spanText(period);
}

function planItem(view: StoreView, plan: StoredPlan, today: string): Block {
  const { docNumber, issuedOn } = plan.parsed;
  const issue = [docNumber, issuedOn].filter((part) => part !== null).join(' · ');
  const details = [`${periodOf(plan)} · ${planState(plan, today)}`, countsText(view, plan), ...(issue === '' ? [] : [issue])];
  return { kind: 'item', code: plan.prefix, title: planTitle(plan), details, badge: null, tone: 'neutral', progress: null };
}

/** Draft or issued; a report is neither. */
const standing = (plan: StoredPlan): readonly string[] => (plan.parsed.kind === 'report' ? [] : [standingText(plan)]);

/** Who sent a plan out, when and under which number; what the document does not say is said so. */
function publication({ parsed }: StoredPlan): { label: string; value: string }[] {
  const told = (label: string, value: string | null): { label: string; value: string } => ({ label, value: value ?? '原文未写明' });
  return [told('发文', parsed.issuer), told('文号', parsed.docNumber), told('日期', parsed.issuedOn)];
}

function planButtons(plan: StoredPlan): Button[] {
  const { targets, tasks } = plan.parsed;
  const button = (label: string, command: string): Button => ({ label, command: `/${command} ${plan.prefix}`, place: 'new' });
  return [
    ...(targets.length > 0 ? [button('指标', 'targets'), button('期限', 'deadline')] : []),
    ...(tasks.length > 0 ? [button('任务', 'tasks')] : []),
  ];
}

export default {
  name: 'plans',
  chinese: '规划',
  aliases: ['plan', '方案'],
  group: 'ask',
  usage: '[地区] [发文]',
  summary: '已导入的规划方案：状态、期限、数量；带地区看目录，加“发文”看文号和日期',
  role: 'viewer',
  writes: false,
  examples: (view) => [
    '/plans',
    ...view
      .plans()
      .slice(0, 1)
      .map((plan) => `/plans ${plan.parsed.region ?? plan.parsed.title}`),
  ],
  async run(request, services) {
    const { view } = services.store;
    const today = dayIn(request.now, request.timeZone);
    const published = PUBLICATION_ASKED.test(request.args);
    const asked = published ? { ...request, args: request.args.replace(PUBLICATION_ASKED, '').trim() } : request;
    const wanted = readArguments(asked, services, { intent: 'plans', region: true, plan: true });
    const word = wanted.words;
    const plans = view.plans().filter((plan) => {
      if (wanted.planId !== null && plan.id !== wanted.planId) return false;
      if (wanted.region !== null && !regionNames(plan.parsed.region).includes(wanted.region)) return false;
      return word === '' || plan.prefix === word || plan.parsed.title.includes(word);
    });
    if (plans.length === 0) {
      if (request.args === '') {
        return reply({
          title: '还没有导入规划',
          blocks: [{ kind: 'line', text: '管理员可以把文件发到这里，或发 /import 查看怎么导入。' }],
          found: false,
        });
      }
      throw new UserError('unknown-name', {
        typed: request.args,
        known: [...new Set(view.plans().map((plan) => plan.parsed.region ?? plan.parsed.title))].join('、'),
        example: '/plans',
      });
    }
    if (published) {
      const { rows, page, buttons } = pageOf(plans, request.page, `/plans ${request.args}`);
      return reply({
        title: rows.length === 1 && rows[0] ? planTitle(rows[0]) : `${plans.length} 个规划的发文`,
        blocks: rows.flatMap((plan): Block[] => [
          ...(rows.length === 1 ? [] : [{ kind: 'heading', text: `${plan.prefix}　${planTitle(plan)}` } as const]),
          {
            kind: 'facts',
            rows: [{ label: '性质', value: [KIND[plan.parsed.kind], ...standing(plan)].join(' · ') }, ...publication(plan)],
          },
        ]),
        buttons: [buttons],
        page,
        about: { codes: [], command: '/plans' },
      });
    }
    const [only] = plans;
    if (plans.length > 1 || request.args === '' || !only) {
      const { rows, page, buttons } = pageOf(plans, request.page, `/plans ${request.args}`.trim());
      return reply({
        title: request.args === '' ? `已导入 ${plans.length} 个规划` : `${wanted.region ?? request.args}：${plans.length} 个规划`,
        subtitle: `今天 ${today}`,
        blocks: rows.map((plan) => planItem(view, plan, today)),
        buttons: [buttons],
        page,
        about: { codes: [], command: '/plans' },
      });
    }
    const chapters = contentsOf(only);
    const { rows, page, buttons } = pageOf(chapters, request.page, `/plans ${request.args}`, OUTLINE_PER_PAGE);
    const facts = [
      {
        label: '性质',
        value: [KIND[only.parsed.kind], ...standing(only), ...(only.parsed.kind === 'report' ? [] : [planState(only, today)])].join(' · '),
      },
      { label: '规划期', value: only.parsed.period === null ? '原文未写明' : periodOf(only) },
      ...publication(only),
      { label: '读出', value: countsText(view, only) },
    ];
    return reply({
      title: planTitle(only),
      blocks: [
        { kind: 'facts', rows: facts },
        { kind: 'heading', text: '目录' },
        ...rows.map((section): Block => ({ kind: 'line', text: `${'　'.repeat(section.level - 1)}${headingText(section)}` })),
        ...(chapters.length === 0 ? [{ kind: 'line', text: '原文没有分章节标题。' } as const] : []),
      ],
      buttons: [buttons, planButtons(only)],
      page,
      about: { codes: [], command: `/plans ${request.args}` },
    });
  },
} satisfies Command;
