import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parser/parse.js';
import { figures } from '../figures-of.js';

type Case = readonly [sentence: string, rows: readonly string[]];

/** A bulletin on 2023 with one paragraph. Own sentences, in the forms of statistical communiqués, notices and press conferences. */
const bulletin = (text: string): string => `云川市2023年工作情况通报\n云川市人民政府办公室\n2024年2月5日\n${text}\n`;

function table(name: string, cases: readonly Case[], withRegion = false): void {
  describe(name, () => {
    it.each(cases.map(([sentence, rows]) => ({ sentence, rows })))('$sentence', ({ sentence, rows }) => {
      expect(figures(bulletin(sentence), withRegion)).toEqual(rows);
    });
  });
}

table('同比 that 分别 gives out', [
  ['发放贷款0.72万笔、29.63亿元，同比分别增长21.3%、26.8%。', ['发放贷款 0.72万笔 2023 同比21.3', '发放贷款 29.63亿元 2023 同比26.8']],
  ['登记金额86.7亿元，惠及企业642家，分别同比增长45.3%和38.7%。', ['登记金额 86.7亿元 2023 同比45.3', '惠及企业 642家 2023 同比38.7']],
  ['城镇、农村居民收入分别增长5.1%和7.6%。', ['城镇居民收入增长 5.1% 2023', '农村居民收入增长 7.6% 2023']],
]);

table('a comparison with the year before is 同比, with another time it is none', [
  ['有效发明专利31256件，较2022年增长24.7%。', ['有效发明专利 31256件 2023 同比24.7']],
  ['年末缴存总额586.2亿元，比上年末增加14.1%。', ['缴存总额 586.2亿元 2023 同比14.1']],
  ['班列开行126列，同比翻一番。', ['班列开行 126列 2023 同比100']],
  ['有效发明专利31256件，较2020年增长64.7%。', ['有效发明专利 31256件 2023', '有效发明专利增长 64.7% 2023']],
]);

table('a rank belongs to what is ranked', [
  ['享受待遇12.9万人次，居全国第9位、西部第2位。', ['享受待遇 12.9万人次 2023 居全国第9位、西部第2位']],
  [
    '共有示范企业36家、优势企业148家，分列全国地级市第7位和第5位。',
    ['示范企业 36家 2023 分列全国地级市第7位', '优势企业 148家 2023 分列全国地级市第7位和第5位'],
  ],
  [
    '工业增加值增长8.6%，比一季度提高0.9个百分点，居全省第4位。',
    ['工业增加值增长 8.6% 2023 居全省第4位', '工业增加值增速提高 0.9个百分点 2023'],
  ],
]);

table('a measure that says nothing alone takes the thing before it', [
  [
    '新增企业86家、平台7个，总数分别达到712家、23个。',
    ['新增企业 86家 2023', '平台 7个 2023', '企业总数 712家 2023', '平台总数 23个 2023'],
  ],
  ['城镇新增就业4.2万人，完成年度目标的105%。', ['城镇新增就业 4.2万人 2023', '城镇新增就业完成年度目标比例 105% 2023']],
  [
    '固定资产投资增长7.6%，高于全省平均水平2.3个百分点。',
    ['固定资产投资增长 7.6% 2023', '固定资产投资增速高于全省平均水平 2.3个百分点 2023'],
  ],
  ['改造小区142个，惠及居民4.8万户，开工率101%。', ['改造小区 142个 2023', '惠及居民 4.8万户 2023', '改造小区开工率 101% 2023']],
  ['企业达到142家，比上年净增11家。', ['企业 142家 2023', '企业净增 11家 2023']],
  [
    '民事案件新收66件，审结63件；刑事案件新收24件，审结20件。',
    ['民事案件新收 66件 2023', '民事案件审结 63件 2023', '刑事案件新收 24件 2023', '刑事案件审结 20件 2023'],
  ],
]);

table('what stands around the name', [
  ['一般公共预算收入首次突破百亿元大关、达到103.6亿元。', ['一般公共预算收入 103.6亿元 2023']],
  ['占总人口比重（常住人口城镇化率）为52.7%。', ['常住人口城镇化率 52.7% 2023']],
  ['提取额占当年缴存额的72.4%。', ['提取额占当年缴存额比重 72.4% 2023']],
  ['集中供养标准年均增长8.5%，达到每人每月1350元。', ['集中供养标准年均增长 8.5% 2023', '集中供养标准 1350元 2023']],
]);

table(
  'the place that a figure is given for',
  [
    [
      'PM2.5平均浓度由低到高依次为：南山县26.4微克/立方米、东城区34.2微克/立方米。',
      ['南山县 PM2.5平均浓度 26.4微克/立方米 2023', '东城区 PM2.5平均浓度 34.2微克/立方米 2023'],
    ],
    ['全市培育区级骨干教师120名，在龙泉县建成工厂14个。', ['云川市 区级骨干教师 120名 2023', '龙泉县 工厂 14个 2023']],
    ['参加职工医保500万人，黔山州参加居民医保41万人。', ['云川市 参加职工医保 500万人 2023', '黔山州 参加居民医保 41万人 2023']],
  ],
  true,
);

describe('what a press conference says will be done', () => {
  const CONFERENCE = `我市举行优化营商环境工作新闻发布会
发布时间：2024-08-15 10:20 来源：市政府新闻办
主持人：各位媒体朋友，大家上午好！
一、政务服务更加便捷。截至7月底，归集电子证照368类，印发通知12份。
目前已完成春耕186万亩，占计划的78%，开办时间由3个工作日压缩至0.5个工作日。
下一步，我们将聚焦企业关切，年内推出主题服务20个以上。
云川日报记者：请问做了哪些工作？
今年以来，共清理文件412件。
`;
  it('is a target, and nothing else is', () => {
    const { kind, title, targets } = parse(CONFERENCE);
    expect([kind, title]).toEqual(['report', '我市举行优化营商环境工作新闻发布会']);
    expect(targets.map(({ indicator, value, due }) => `${indicator} ${value} ${due}`)).toEqual(['主题服务 20 2024']);
    expect(figures(CONFERENCE)).toContain('清理文件 412件 -');
  });

  it('is told from the year that was reviewed, also where both stand in the title', () => {
    const text = `平川区教育局2023年工作总结及2024年工作思路
一、2023年主要工作
（一）学位持续增加。全年新增公办学位1.86万个。
二、2024年工作思路
（一）扩充学位资源。新增学位9600个。
`;
    expect(figures(text)).toEqual(['新增公办学位 1.86万个 2023']);
    expect(parse(text).targets.map(({ indicator, due }) => `${indicator} ${due}`)).toEqual(['新增学位 2024']);
  });
});
