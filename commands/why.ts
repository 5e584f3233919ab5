import type { Command } from '../src/command.js';
import { dayIn } from '../src/model/calendar.js';
import { reply } from '../src/render/reply.js';
import { STATUS_NAME, STATUS_TONE } from '../src/render/status-words.js';
import { whyBlocks } from '../src/render/why.js';
import { targetAsked } from '../src/request/target-named.js';
import { assess } from '../src/tracking/assess.js';

export default {
  name: 'why',
  chinese: '依据',
  aliases: ['reason', '为什么'],
  group: 'ask',
  usage: '编号',
  summary: '状态是怎么得出的：数据、日期和算法',
  role: 'viewer',
  writes: false,
  examples: (view) =>
    view
      .targets()
      .slice(0, 1)
      .map((row) => `/why ${row.code}`),
  async run(request, services) {
    const { view } = services.store;
    const row = targetAsked(request, services, this.examples(view)[0]);
    if ('blocks' in row) return row;
    const assessment = assess(view, row, dayIn(request.now, request.timeZone));
    const { status } = assessment.verdict;
    return reply({
      title: `${row.code}  ${row.indicator}：${STATUS_NAME[status]}`,
      subtitle: row.region,
      tone: STATUS_TONE[status],
      blocks: whyBlocks(row, assessment, view),
      buttons: [
        [
          { label: '历次数据', command: `/history ${row.code}`, place: 'new' },
          { label: '原文', command: `/source ${row.code}`, place: 'new' },
        ],
      ],
      about: { codes: [row.code], command: `/why ${row.code}` },
    });
  },
} satisfies Command;
