import { type Reply, reply } from '../../src/render/reply.js';

/** A reply with every kind of block. */
export function richReply(): Reply {
  const quote = '到2024年，每万人高价值发明专利拥有量达到40件';
  return reply({
    title: '杭州市 · 工作方案（征求意见稿）',
    subtitle: '2 / 17 项',
    blocks: [
      { kind: 'heading', text: '工作目标' },
      {
        kind: 'item',
        code: '杭1',
        title: '每万人高价值发明专利拥有量',
        details: ['≥ 40 件 · 2024年', [{ text: '52.62 件' }, { text: '（截至2023-12-31）', style: 'quiet' }]],
        badge: '已达标',
        tone: 'good',
        progress: { share: 1.32, label: '132%' },
      },
      { kind: 'facts', rows: [{ label: '期限', value: '2024年' }] },
      { kind: 'quote', text: quote, marks: [{ start: 6, end: 18 }], place: '一、工作目标 › 第 3 行', collapsed: false },
      {
        kind: 'table',
        columns: ['地区', '数值'],
        rows: [
          ['杭州市', '52.62'],
          ['宁波市', '55.1'],
        ],
      },
      {
        kind: 'chart',
        chart: { kind: 'status', title: '状态', counts: [{ label: '已达标', count: 1, tone: 'good' }] },
        alt: '已达标 1 项',
      },
      { kind: 'note', text: '口径不同，不作比较', tone: 'warning' },
      { kind: 'divider' },
      {
        kind: 'form',
        fields: [{ name: 'value', label: '数值', kind: 'text', value: '', required: true }],
        submit: '提交',
        command: '/update 杭1',
      },
      { kind: 'line', text: '出处见原文。' },
    ],
    buttons: [
      [
        { label: '原文 杭1', command: '/source 杭1', place: 'new' },
        { label: '进展', command: '/progress 杭州', place: 'edit' },
      ],
    ],
  });
}
