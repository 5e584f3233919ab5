import type { Command } from '../src/command.js';
import { dayIn } from '../src/model/calendar.js';
import { momentText } from '../src/render/changes.js';
import { curveBlock, historyItem } from '../src/render/history.js';
import { pageOf } from '../src/render/pages.js';
import { type Block, reply } from '../src/render/reply.js';
import { dueText, goalText } from '../src/render/rows.js';
import { STATUS_NAME } from '../src/render/status-words.js';
import { targetAsked } from '../src/request/target-named.js';
import { assess } from '../src/tracking/assess.js';

export default {
  name: 'history',
  chinese: '历史',
  aliases: ['历次', '历次数据'],
  group: 'ask',
  usage: '编号',
  summary: '一项指标报过的全部数据：谁、何时、来源，附曲线',
  role: 'viewer',
  writes: false,
  examples: (view) =>
    view
      .targets()
      .slice(0, 1)
      .map((row) => `/history ${row.code}`),
  async run(request, services) {
    const { view } = services.store;
    const row = targetAsked(request, services, this.examples(view)[0]);
    if ('blocks' in row) return row;
    const assessment = assess(view, row, dayIn(request.now, request.timeZone));
    const entries = [...view.history(row.region, row.indicatorId)].reverse();
    const command = `/history ${row.code}`;
    const { rows, page, buttons } = pageOf(entries, request.page, command);
    const blocks: Block[] = rows.map(({ observation, change, state }) =>
      historyItem(
        {
          observation,
          state,
          change: change && { id: change.id, by: change.by, moment: momentText(change.at, request.now, request.timeZone) },
        },
        view,
      ),
    );
    // What a plan states as a starting point is a figure of a document that counts for nothing yet; a report that was taken back is none.
    const standing = entries.filter(({ state }) => state !== 'undone');
    const silent = assessment.verdict.status === 'no-figure' && entries.length > 0;
    const starts = silent && standing.length > 0;
    const says = starts ? '还没有报过数；下面是规划写的起点。' : '现在没有有效的数据；下面的填报都已撤销。';
    if (silent) blocks.unshift({ kind: 'note', text: says, tone: 'quiet' });
    const undone = entries.length - standing.length;
    const counts = [
      starts ? `起点数据 ${standing.length} 个` : `共 ${entries.length} 次数据`,
      ...(undone > 0 ? [`${starts ? '另有' : '其中'} ${undone} 次已撤销`] : []),
    ];
    const curve = request.page === 1 ? curveBlock(row, assessment) : null;
    if (curve) blocks.unshift(curve);
    if (entries.length === 0)
      blocks.push({
        kind: 'line',
        text: assessment.near.length > 0 ? `没有报过数；有口径不同的数据，见 /why ${row.code}` : '还没有报过数。',
      });
    return reply({
      title: `${row.code}  ${row.indicator}：${STATUS_NAME[assessment.verdict.status]}`,
      subtitle: `${row.region} · 目标 ${goalText(row)} · ${dueText(row)} · ${counts.join('，')}`,
      blocks,
      buttons: [
        buttons,
        [
          { label: '依据', command: `/why ${row.code}`, place: 'new' },
          { label: '原文', command: `/source ${row.code}`, place: 'new' },
        ],
      ],
      page,
      about: { codes: [row.code], command },
      found: entries.length > 0,
    });
  },
} satisfies Command;
