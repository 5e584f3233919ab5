import { type Reply, reply, say } from '../../../src/render/reply.js';

/** Replies as commands build them, one of every kind a person sees; the golden files and the pictures are made from these. */
export const REPLIES: Readonly<Record<string, Reply>> = {
  targets: reply({
    title: '杭州市 · 国家知识产权强市建设示范城市建设工作方案（征求意见稿）',
    subtitle: '目标 2 / 17 项 · 2022—2025年',
    readAs: '杭州市 · 高价值发明专利 · 目标',
    blocks: [
      {
        kind: 'item',
        code: '杭1',
        title: '每万人高价值发明专利拥有量',
        details: ['≥ 40 件 · 2024年', '52.62 件（截至2023-12-31）'],
        badge: '已达标',
        tone: 'good',
        progress: { share: 1.32, label: '132%' },
      },
      {
        kind: 'item',
        code: '杭2',
        title: '海外发明专利授权量',
        details: ['≥ 1200 件 · 2024年'],
        badge: '未报数',
        tone: 'quiet',
        progress: null,
      },
      {
        kind: 'item',
        code: '杭5',
        title: '知识产权质押融资金额（累计）',
        details: ['≥ 250 亿元 · 2024年', '113.6 亿元（截至2023-06-30）'],
        badge: '需关注',
        tone: 'warning',
        progress: { share: 0.45, label: '45%' },
      },
      {
        kind: 'quote',
        text: '到2024年，全市每万人高价值发明专利拥有量达到40件以上，海外发明专利授权量达到1200件以上。',
        marks: [{ start: 9, end: 28 }],
        place: '一、（三）工作目标——知识产权创造质量明显提高',
        collapsed: true,
      },
    ],
    buttons: [
      [
        { label: '原文 杭1', command: '/source 杭1', place: 'new' },
        { label: '进展', command: '/progress 杭州 专利', place: 'new' },
        { label: '全部 17 项', command: '/targets 杭州', place: 'new', style: 'primary' },
      ],
    ],
    page: { number: 2, of: 3, command: '/targets 杭州 专利' },
    about: { codes: ['杭1', '杭2', '杭5'], command: '/targets' },
  }),
  progress: reply({
    title: '每万人高价值发明专利拥有量',
    subtitle: '杭州市 · 进展',
    tone: 'good',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '目标', value: '≥ 40 件 · 2024年' },
          { label: '最新', value: [{ text: '52.62 件', style: 'strong' }, { text: '（截至2023-12-31，来源：公报）' }] },
          { label: '状态', value: '已达标' },
        ],
      },
      {
        kind: 'chart',
        alt: '四次报数从 31.2 件升到 52.62 件，2023 年超过目标 40 件。',
        chart: {
          kind: 'curve',
          title: '每万人高价值发明专利拥有量',
          unit: '件',
          points: [
            { date: '2020-12-31', printed: '2020年', value: 31.2 },
            { date: '2021-12-31', printed: '2021年', value: 36.4 },
            { date: '2022-12-31', printed: '2022年', value: 44.9 },
            { date: '2023-12-31', printed: '2023年', value: 52.62 },
          ],
          target: [
            { date: '2020-12-31', value: 40 },
            { date: '2024-12-31', value: 40 },
          ],
        },
      },
      { kind: 'note', text: '数字来自征求意见稿，以正式印发的为准。', tone: 'warning' },
    ],
    buttons: [
      [
        { label: '历史', command: '/history 杭1', place: 'new' },
        { label: '为什么', command: '/why 杭1', place: 'new' },
      ],
    ],
  }),
  compare: reply({
    title: '高价值发明专利拥有量 · 各地对照',
    blocks: [
      {
        kind: 'table',
        columns: ['地区', '目标', '期限', '最新', '状态'],
        rows: [
          ['杭州市', '≥ 40 件', '2024年', '52.62 件', '已达标'],
          ['湖州市', '≥ 18.5 件', '2025年', '—', '未报数'],
          ['浙江省', '≥ 17 件', '2025年', '16.2 件', '进度正常'],
        ],
      },
      { kind: 'note', text: '湖州按“万人高价值发明专利”写，与其他两地口径相同。', tone: 'neutral' },
      {
        kind: 'chart',
        alt: '已达标 1 项，进度正常 1 项，未报数 1 项。',
        chart: {
          kind: 'status',
          title: '状态',
          counts: [
            { label: '已达标', count: 1, tone: 'good' },
            { label: '进度正常', count: 1, tone: 'neutral' },
            { label: '未报数', count: 1, tone: 'quiet' },
          ],
        },
      },
    ],
  }),
  choice: reply({
    tone: 'quiet',
    blocks: [{ kind: 'line', text: '“专利”对应好几项指标，您要看哪一项？' }],
    choices: [
      { label: '每万人高价值发明专利拥有量', command: '/targets 杭州 每万人高价值发明专利拥有量' },
      { label: '海外发明专利授权量', command: '/targets 杭州 海外发明专利授权量' },
      { label: '专利转让许可数量', command: '/targets 杭州 专利转让许可数量' },
    ],
    found: false,
  }),
  update: reply({
    title: '填报 杭2 海外发明专利授权量',
    subtitle: '目标 ≥ 1200 件 · 2024年　上次：未报数',
    blocks: [
      {
        kind: 'form',
        fields: [
          { name: 'value', label: '最新数值（件）', kind: 'text', value: '', required: true },
          { name: 'asOf', label: '截至日期', kind: 'date', value: '2024-06-30', required: true },
          { name: 'source', label: '来源', kind: 'text', value: '月报', required: false },
        ],
        submit: '提交',
        command: '/update 杭2',
      },
    ],
  }),
  overdue: reply({
    title: '已经到期，没有报过数',
    tone: 'bad',
    blocks: [
      { kind: 'heading', text: '2024年底 · 杭州 16 项' },
      {
        kind: 'item',
        code: '杭9',
        title: '“是科技局”牵头建设知识产权公共服务平台',
        details: ['⚠ 原文作“是科技局”，按“市科技局”处理'],
        badge: '逾期',
        tone: 'bad',
        progress: null,
      },
      { kind: 'divider' },
      {
        kind: 'line',
        text: [
          { text: '湖3', style: 'code' },
          { text: '　专利密集型产业增加值占 GDP 比重 ' },
          { text: '≥ 13%', style: 'strong' },
          { text: '　2025年', style: 'quiet' },
        ],
      },
      { kind: 'note', text: '两项的期限承上文，请按原文核对。', tone: 'bad' },
    ],
    buttons: [
      [
        { label: '撤销', command: '/undo 12', place: 'edit', style: 'danger' },
        { label: '只看杭州', command: '/deadline 杭州', place: 'edit' },
      ],
    ],
  }),
  hostile: reply({
    title: '<at id=all></at> **标题**',
    blocks: [
      { kind: 'line', text: '<at id=all></at> <at user_id="all">所有人</at> @_all [点我](http://evil.example) `code` ~~删~~ :OK: $x$ a|b' },
      { kind: 'line', text: '# 一、总体\n1. 第一条\n- 列表\n> 引用\n===' },
      {
        kind: 'item',
        code: '<b>',
        title: '*星*_下_',
        details: ['</font><at id=all></at>'],
        badge: '<at id=all></at>',
        tone: 'warning',
        progress: { share: 0.5, label: '<at id=all></at>' },
      },
      {
        kind: 'quote',
        text: '原文<at id=all></at>含**标记**',
        marks: [{ start: 2, end: 20 }],
        place: '<at id=all></at>',
        collapsed: false,
      },
      { kind: 'table', columns: ['<at id=all></at>'], rows: [['<at id=all></at>']] },
      { kind: 'facts', rows: [{ label: '<at id=all></at>', value: '<at id=all></at>' }] },
    ],
    buttons: [[{ label: '<at id=all></at>', command: '/help', place: 'new' }]],
    choices: [{ label: '<at id=all></at>', command: '/help' }],
  }),
  plain: say('好的，已取消，数据没有改动。'),
};
