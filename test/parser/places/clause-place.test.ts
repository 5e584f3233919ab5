import { describe, expect, it } from 'vitest';
import { figures } from '../figures-of.js';

/** A round-up of a province on the first three quarters with one paragraph. Own sentences. */
const roundUp = (paragraph: string): string[] =>
  figures(`湖北各市前三季度经济运行情况\n2023年10月27日\n${paragraph}\n`, true).map((row) => row.replace(' 2023-09', ''));

describe('whose figure a clause gives', () => {
  it.each<[string, string[]]>([
    [
      '但襄阳的工业投资增速达到8.1%，高于全省平均水平，而宜昌5.4%的增速低于全省平均水平。',
      ['襄阳市 工业投资增速 8.1%', '宜昌市 增速 5.4%'],
    ],
    [
      '黄石、十堰（不含武当山）、荆门社会消费品零售总额增速分别为7.2%、6.5%、8.8%。',
      ['黄石市 社会消费品零售总额增速 7.2%', '十堰市 社会消费品零售总额增速 6.5%', '荆门市 社会消费品零售总额增速 8.8%'],
    ],
    ['受汽车订单回升拉动，孝感出口增长达到21.4%；咸宁进口下降3.2%。', ['孝感市 出口增长 21.4%', '咸宁市 进口下降 3.2%']],
    ['湖北进出口、出口、进口分别增长5.1%、6.3%、2.8%。', ['湖北省 进出口增长 5.1%', '湖北省 出口增长 6.3%', '湖北省 进口增长 2.8%']],
    [
      '荆门、襄阳和宜昌一般公共预算收入增速均超过8%。',
      ['荆门市 一般公共预算收入增速 8%', '襄阳市 一般公共预算收入增速 8%', '宜昌市 一般公共预算收入增速 8%'],
    ],
    ['黄石电子信息产业产值增长14%，而鄂州只有2.5%。', ['黄石市 电子信息产业产值增长 14%', '鄂州市 电子信息产业产值 2.5%']],
    ['荆州外贸顺差继续扩大，顺差额达62.5亿元。', ['荆州市 顺差额 62.5亿元']],
    [
      '除武汉外，鄂州的民间投资同比增长12%，拉动全市投资增长4.5个百分点，全省民间投资增长3.1%。',
      ['鄂州市 民间投资增长 12%', '鄂州市 拉动全市投资增长 4.5个百分点', '湖北省 民间投资增长 3.1%'],
    ],
  ])('%s', (sentence, rows) => {
    expect(roundUp(sentence)).toEqual(rows);
  });

  it.each<[string, string[]]>([
    [
      '值得一提的是，前三季度，随州的专用汽车产业继续保持较快增长。前三季度全市规模以上工业增加值同比增长9.6%。其中，应急装备产业产值增长15.2%。',
      ['随州市 规模以上工业增加值增长 9.6%', '随州市 应急装备产业产值增长 15.2%'],
    ],
    ['恩施州接待游客6200万人次。全省接待游客5.1亿人次。', ['恩施州 接待游客 6200万人次', '湖北省 接待游客 5.1亿人次']],
  ])('a paragraph about one city goes on about it: %s', (sentence, rows) => {
    expect(roundUp(sentence)).toEqual(rows);
  });

  it.each(['襄阳牛肉面门店新增320家。', '宜昌港新开航线6条。', '十堰籍技工返乡创业1200人。'])(
    'a name that opens another one tells no place: %s',
    (sentence) => {
      expect(roundUp(sentence).every((row) => row.startsWith('湖北省 '))).toBe(true);
    },
  );
});

describe('the mean of a larger place in brackets', () => {
  it.each<[string, string[]]>([
    ['黄冈、荆州、咸宁的GDP增速高于全省平均水平（6.0%）。', ['湖北省 GDP增速 6%']],
    ['所有地市的城镇化率均低于或等于全国（66.2%）。', ['全国 城镇化率 66.2%']],
    ['宜昌城镇化率达到67.1%，高于全省平均水平（65.5%）。', ['宜昌市 城镇化率 67.1%', '湖北省 城镇化率 65.5%']],
  ])('%s', (sentence, rows) => {
    expect(roundUp(sentence)).toEqual(rows);
  });

  it('is the province of a city that reports', () => {
    expect(figures('绍兴市2023年经济运行简况\n2024年2月1日\n森林覆盖率低于全省平均水平（61.2%）。\n', true)).toEqual([
      '浙江省 森林覆盖率 61.2% 2023',
    ]);
  });
});

describe('a zone of a city is a place of its own', () => {
  it.each<[string, string[]]>([
    ['宜昌高新区出口增长12%，占宜昌市的15%。', ['宜昌高新区 出口增长 12%', '宜昌高新区 出口占宜昌市比重 15%']],
    ['襄阳经济技术开发区工业投资增长8.1%；襄阳出口增长5%。', ['襄阳经济技术开发区 工业投资增长 8.1%', '襄阳市 出口增长 5%']],
    ['襄阳市开发区改革后，襄阳市出口增长5%。', ['襄阳市 出口增长 5%']],
  ])('%s', (sentence, rows) => {
    expect(roundUp(sentence)).toEqual(rows);
  });
});

describe('a county named short in the bulletin of its city', () => {
  const bulletin = (city: string, sentence: string): string[] =>
    figures(`${city}2023年经济运行情况\n2024年1月27日\n${sentence}\n`, true).map((row) => row.replace(' 2023', ''));

  it.each<[string, string, string[]]>([
    [
      '丽水市',
      '遂昌新建水库5座，缙云烧饼产值12亿元，出口2亿元。',
      ['遂昌县 新建水库 5座', '丽水市 缙云烧饼产值 12亿元', '丽水市 出口 2亿元'],
    ],
    ['丽水市', '遂昌新建水库5座、松阳茶园面积12万亩。', ['遂昌县 新建水库 5座', '丽水市 松阳茶园面积 12万亩']],
    ['绍兴市', '诸暨有限公司产值3亿元，新昌轴承产值5亿元。', ['绍兴市 诸暨有限公司产值 3亿元', '绍兴市 新昌轴承产值 5亿元']],
    ['绍兴市', '诸暨工业投资有限公司产值3亿元。', ['绍兴市 诸暨工业投资有限公司产值 3亿元']],
    ['台州市', '路桥完成投资5亿元。', ['台州市 路桥完成投资 5亿元']],
    ['台州市', '路桥建成120公里。', ['台州市 路桥建成 120公里']],
    ['台州市', '玉环新建学校5所。路桥建成120公里。', ['玉环市 新建学校 5所', '台州市 路桥建成 120公里']],
    ['嘉兴市', '海盐完成产量8万吨。', ['嘉兴市 海盐完成产量 8万吨']],
  ])('%s: the figure is not that of the county before, nor of a county that only looks named: %s', (city, sentence, rows) => {
    expect(bulletin(city, sentence)).toEqual(rows);
  });

  it.each<[string, string, string[]]>([
    ['丽水市', '遂昌新建水库5座，投入资金12亿元。', ['遂昌县 新建水库 5座', '遂昌县 投入资金 12亿元']],
    ['丽水市', '遂昌有茶园20万亩，遂昌菊米产值5亿元。', ['遂昌县 有茶园 20万亩', '遂昌县 菊米产值 5亿元']],
    ['绍兴市', '诸暨有企业30家，新昌的产值达5亿元。', ['诸暨市 有企业 30家', '新昌县 产值 5亿元']],
    ['台州市', '路桥全区完成投资5亿元。', ['路桥区 完成投资 5亿元']],
    ['台州市', '玉环完成投资3亿元，路桥完成投资5亿元。', ['玉环市 完成投资 3亿元', '路桥区 完成投资 5亿元']],
    ['嘉兴市', '海盐县完成产量8万吨。', ['海盐县 完成产量 8万吨']],
  ])('%s: what a county has or does is its own: %s', (city, sentence, rows) => {
    expect(bulletin(city, sentence)).toEqual(rows);
  });

  it('owns the number of what it has', () => {
    const rows = bulletin('绍兴市', '诸暨有企业30家，新昌的3家工厂产值5亿元。');
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['诸暨市', '新昌县', '新昌县']);
  });

  it.each<[string, string, string[]]>([
    ['温州市', '温州开发区数量达12个。', ['温州市 开发区数量 12个']],
    ['温州市', '温州建设新区3个。', ['温州市 建设新区 3个']],
    ['温州市', '温州综合保税区达8个。', ['温州市 综合保税区 8个']],
    ['温州市', '温州瓯江新区新增企业30家。', ['温州瓯江新区 新增企业 30家']],
    ['温州市', '全市新增企业30家，其中温州高新区12家。', ['温州市 新增企业 30家', '温州高新区 新增企业 12家']],
    ['宜宾市', '宜宾三江新区出口增长12%。', ['宜宾三江新区 出口增长 12%']],
  ])('%s: zones that are counted are none by name: %s', (city, sentence, rows) => {
    expect(bulletin(city, sentence)).toEqual(rows);
  });
});
