import { type Reply, reply, say } from '../../src/render/reply.js';
import { richReply } from '../contracts/rich-reply.js';

const QUOTE =
  '（三）工作目标。到2024年，杭州市知识产权创造质量明显提高，每万人高价值发明专利拥有量达到40件，海外发明专利授权量达到1200件，作品登记量累计达到5万件；知识产权保护能力显著增强，行政保护、司法保护、仲裁调解、行业自律、公民诚信一体化的大保护格局全面形成；知识产权运用效益充分显现，专利商标质押金额累计达到250亿元，惠及企业2000家以上，知识产权许可备案和转让数量达到2.5万件。';

/** Replies as commands build them, one of every kind a person sees; the golden files of every platform and the pictures are made from these. */
export const SAMPLE_REPLIES: Readonly<Record<string, Reply>> = {
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
  source: reply({
    title: [{ text: '杭1', style: 'code' }, { text: ' 原文' }],
    blocks: [
      { kind: 'quote', text: QUOTE, marks: [{ start: 28, end: 46 }], place: '一、总体要求 › （三）工作目标 › 第 12 行', collapsed: false },
      {
        kind: 'facts',
        rows: [
          { label: '文件', value: '国家知识产权强市建设示范城市建设工作方案（征求意见稿）' },
          { label: '期限', value: '2024年（期限承上文）' },
        ],
      },
    ],
    buttons: [
      [
        { label: '历次数据', command: '/history 杭1', place: 'new' },
        { label: '判断依据', command: '/why 杭1', place: 'new' },
      ],
    ],
  }),
  tasks: reply({
    title: '市科技局',
    subtitle: '在 2 个方案里有 21 项任务：列首位 5 · 参与 16',
    blocks: [
      { kind: 'heading', text: '杭州 · 列首位' },
      {
        kind: 'item',
        code: '杭任2',
        title: '培育产业知识产权竞争优势',
        details: ['同：市市场监管局、市经信局、杭州城西科创产业集聚区管委会，各区、县（市）'],
        badge: null,
        tone: 'neutral',
        progress: null,
      },
      {
        kind: 'item',
        code: '杭任7',
        title: '推进专利转化运用',
        details: ['同：市市场监管局、市教育局'],
        badge: null,
        tone: 'neutral',
        progress: null,
      },
      { kind: 'heading', text: '湖州 · 参与' },
      {
        kind: 'item',
        code: '湖任3',
        title: '建设知识产权保护中心',
        details: ['责任单位：市市场监管局、市科技局', '期限：2025年'],
        badge: null,
        tone: 'neutral',
        progress: null,
      },
      { kind: 'note', text: '杭任18 原文作“是科技局”，按“市科技局”处理', tone: 'warning' },
    ],
    buttons: [
      [
        { label: '只看杭州', command: '/tasks 市科技局 杭州', place: 'edit' },
        { label: '只看列首位', command: '/tasks 市科技局 列首位', place: 'edit' },
      ],
    ],
    page: { number: 2, of: 3, command: '/tasks 市科技局' },
  }),
  'long-choices': reply({
    blocks: [{ kind: 'line', text: '没有“/target”这个命令。您是不是想用：' }],
    choices: [
      { label: '/targets 指标：查目标、最新数据和状态', command: '/targets' },
      { label: '/tasks 任务：查一个单位的任务', command: '/tasks' },
      { label: '/deadline 期限：查什么快到期', command: '/deadline' },
    ],
  }),
  form: reply({
    title: '填报 杭5',
    subtitle: '知识产权许可备案和转让数量',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '目标', value: '≥ 2.5 万件 · 2024年' },
          { label: '最近一次', value: '1.9 万件（截至2024年4月30日）' },
        ],
      },
      {
        kind: 'form',
        fields: [
          { name: 'value', label: '数值', kind: 'text', value: '', required: true },
          { name: 'asOf', label: '截至日期', kind: 'date', value: '2024-05-31', required: true },
          { name: 'source', label: '来源', kind: 'text', value: '', required: false },
        ],
        submit: '提交',
        command: '/update 杭5',
      },
    ],
  }),
  digest: reply({
    title: '周报 第 24 期 · 2024-06-10 至 06-16',
    subtitle: '本群范围：杭州市（1 个方案 17 项指标 20 项任务）',
    blocks: [
      { kind: 'chart', chart: { kind: 'status', title: '状态', counts: [] }, alt: '已达标 1 · 正常 2 · 需关注 1 · 未报数 13（上期 14）' },
      { kind: 'line', text: '已达标 1 · 正常 2 · 需关注 1 · 未报数 13（上期 14）' },
      { kind: 'heading', text: '有变化 1 项' },
      {
        kind: 'line',
        text: [
          { text: '杭5', style: 'code' },
          { text: '  知识产权许可备案和转让数量 1.9 → 2.1 万件（截至 5-31，来源：月报）需关注 → ' },
          { text: '正常', style: 'strong' },
        ],
      },
      { kind: 'heading', text: '快到期' },
      { kind: 'line', text: '6-30（还有 10 个工作日）第二阶段“加强组织实施，推进重点工程”结束' },
      { kind: 'divider' },
      { kind: 'line', text: [{ text: '下一期 6-17（周一）09:00', style: 'quiet' }] },
    ],
    buttons: [
      [
        { label: '全部指标', command: '/targets 杭州', place: 'new' },
        { label: '为什么是“需关注”', command: '/why 杭5', place: 'new' },
      ],
    ],
  }),
  mistake: reply({
    tone: 'warning',
    blocks: [
      { kind: 'note', text: '没有找到“杭洲”。', tone: 'neutral' },
      { kind: 'line', text: '您是不是想问：杭州市、湖州市' },
      { kind: 'line', text: '例如：/targets 杭州' },
    ],
    found: false,
  }),
  everything: richReply(),
  'hostile-html': say('<b>假粗体</b> & <a href="tg://user?id=1">点我</a> @all @zhang_san </blockquote> &lt;'),
};
