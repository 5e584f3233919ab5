import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { observationsOf, type Place, targetsOf } from '../figures-of.js';

type Case = readonly [sentence: string, rows: readonly string[], place?: Place];

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases.map((row) => ({ sentence: row[0], rows: row[1], place: row[2] })))('$sentence', ({ sentence, rows, place }) => {
      expect(targetsOf(sentence, place)).toEqual(rows);
    });
  });
}

// Sentences of our own, in the words of plans of other fields.
table('years of a plan and parts of a total', [
  ['前三年完成老旧小区改造120个。', ['完成老旧小区改造 = 120个 2024'], 'tasks'],
  ['第一年新增学位100个，第二年新增学位300个。', ['新增学位 = 100个 2022', '新增学位 = 300个 2023'], 'tasks'],
  [
    '四年筹集人才公寓不少于1万套，其中2023年3000套、2024年3500套。',
    ['筹集人才公寓 >= 1万套 2025', '筹集人才公寓 = 3000套 2023', '筹集人才公寓 = 3500套 2024'],
    'tasks',
  ],
  ['2023年6月底前建成充电桩1000个；12月底前接入部门30个。', ['充电桩 = 1000个 2023-06', '接入部门 = 30个 2023-12'], 'tasks'],
  ['每年完成造林10万亩以上，5年累计完成森林抚育100万亩。', ['完成造林 >= 10万亩 - annual', '完成森林抚育 = 100万亩 - cumulative'], 'tasks'],
  ['到2025年，建成数字农场30个。', ['数字农场 = 30个 2025']],
  ['2023年底前完成散煤替代1.2万户，每年压减散煤3万吨。', ['完成散煤替代 = 1.2万户 2023', '压减散煤 = 3万吨 2023 annual'], 'tasks'],
  [
    '到2023年，完成水库除险加固380座，其余120座2025年全部完成。',
    ['完成水库除险加固 = 380座 2023', '其余水库除险加固 = 120座 2025'],
    'tasks',
  ],
  ['一季度新建食堂5个，三季度末改造老旧小区80个。', ['食堂 = 5个 2022-Q1', '改造老旧小区 = 80个 2022-Q3'], 'tasks'],
  ['到2025年，完成投资1200亿元，年均300亿元以上。', ['完成投资 = 1200亿元 2025', '年均完成投资 >= 300亿元 2025 annual']],
]);

table('what was done with a number of things is no aim', [
  ['37个县组织开展了草牧业发展试点。', [], 'tasks'],
  ['选择3—5个县开展草牧业发展试点。', ['县开展草牧业发展试点 range 3—5个 -'], 'tasks'],
]);

table('names that a list shares or that are no names', [
  [
    '到2025年，高速公路、普通国省道通车里程分别达到680公里、2100公里。',
    ['高速公路通车里程 >= 680公里 2025', '普通国省道通车里程 >= 2100公里 2025'],
  ],
  ['到2025年，COD、氨氮排放总量分别比2020年减少8%、10%。', ['COD排放总量减少 = 8% 2025 growth', '氨氮排放总量减少 = 10% 2025 growth']],
  ['到2025年，经营性收入10万元以上的村占比达到80%，30万元以上的达到40%。', ['经营性收入10万元以上的村占比 >= 80% 2025']],
  ['“300米见绿、500米见园”服务半径覆盖率达90%。', ['“300米见绿、500米见园”服务半径覆盖率 >= 90% -'], 'tasks'],
  ['建设查验点20个，提升30个渡口的夜间通航能力。', ['查验点 = 20个 -', '渡口的夜间通航能力 = 30个 -'], 'tasks'],
  ['到2025年，建成3个中心——养护中心、调度中心、救援中心。', ['中心 = 3个 2025']],
  ['到2025年，建成20个左右符合下列条件的水上驿站。', ['水上驿站 ~ 20个 2025']],
  ['实施“气化乡镇”工程，替代燃煤炉灶3.5万台。', ['替代燃煤炉灶 = 3.5万台 -'], 'tasks'],
  ['推出电子证照应用300种，恢复湿地5000亩。', ['电子证照应用 = 300种 -', '恢复湿地 = 5000亩 -'], 'tasks'],
  ['建设用地亩均税收由25万元/亩提高到35万元/亩。', ['建设用地亩均税收 >= 35万元/亩 -'], 'tasks'],
  ['力争1至2个园区入选国家级示范。', ['园区入选国家级示范 range 1—2个 -'], 'tasks'],
  ['万人公交车拥有量达到15标台，建成不少于500PFlops算力。', ['万人公交车拥有量 >= 15标台 -', '算力 >= 500PFlops -'], 'tasks'],
]);

table('levels said of another figure, round sums', [
  ['到2025年，低保标准不低于上年度人均消费支出的35%。', ['低保标准占上年度人均消费支出比重 >= 35% 2025']],
  ['到2025年，电商交易额突破百亿元，地区生产总值迈上万亿元台阶。', ['电商交易额 >= 100亿元 2025', '地区生产总值 >= 1万亿元 2025']],
  ['到2025年，基本医保参保率达到95%以上，政府补助标准逐步提高。', ['基本医保参保率 >= 95% 2025']],
]);

describe('no targets', () => {
  it.each([
    '打造千亿级产业集群，培育百亿级龙头企业。',
    '对年度贷款增速超过20%的银行，给予最高100万元奖励。',
    '2023—2025年分别完成30%、60%、100%。',
    '2024年汛前完成12座，2025年汛前完成剩余8座。',
  ])('%s', (sentence) => {
    expect(targetsOf(sentence, 'tasks')).toEqual([]);
  });

  it('of what a review only foresees', () => {
    expect(observationsOf('为应对入园高峰，未来三年约需新增专任教师8000人，需要新增园舍面积90万平方米。')).toEqual([]);
  });
});

describe('services to the people in one year', () => {
  it('are promised, not reported', () => {
    const { kind, period, targets, observations } = parse(
      '江口县2025年十件民生实事\n一、扩大就业。全年城镇新增就业5万人。\n二、优化养老。新建社区食堂50个。\n',
    );
    expect({ kind, period, observations }).toEqual({ kind: 'plan', period: { start: '2025', end: '2025' }, observations: [] });
    expect(targets.map(({ indicator, value, due }) => [indicator, value, due])).toEqual([
      ['城镇新增就业', 5, '2025'],
      ['社区食堂', 50, '2025'],
    ]);
  });
});

describe('a date that introduces a list', () => {
  const duesOf = (text: string): (string | null)[] => parse(text).targets.map(({ due }) => due);

  it('holds for what stands under the item that gives it, not for the next items', () => {
    expect(
      duesOf(
        '二、主要任务\n（一）推动管网改造，从老城区、城中村、城乡结合部、工业园区和沿街商铺等区域入手，分片摸清底数、分批落实资金、分段组织施工，加快补齐供水设施短板，2026年底前要全面开工。摸清底数。（市水务局牵头）具体措施：\n1.更换老旧阀门300个。（市水务局负责）\n（二）优化报装。精简环节。具体措施：\n1.压缩时限，将报装时间压减至5个工作日以内。（市电力局负责）',
      ),
    ).toEqual(['2026', null]);
  });

  it('holds beside a paragraph', () => {
    expect(duesOf('二、工作安排\n到2026年，分三项推进：\n1.更换老旧阀门300个。\n2.改造泵房20座。')).toEqual(['2026', '2026']);
  });

  it('is no date for the figures before it in the same title', () => {
    expect(duesOf('二、主要任务\n1.优化报装，将报装时间压减至5个工作日以内，2026年全面推行网上办理。（市电力局负责）')).toEqual([null]);
  });
});
