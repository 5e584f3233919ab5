import { describe, expect, it } from 'vitest';
import { structureOf } from '../state-of.js';

const BODY = '\n为推进工作，制定本方案。\n一、总体要求\n全面贯彻落实。\n';

const TITLES: readonly { readonly from: string; readonly front: string; readonly title: string }[] = [
  {
    from: 'hangzhou-ip-demonstration-city-plan-2022.txt',
    front: '杭州市国家知识产权强市建设示范城市\n\n建设工作方案\n\n(征求意见稿）',
    title: '杭州市国家知识产权强市建设示范城市建设工作方案',
  },
  {
    from: 'huzhou-ip-pilot-city-plan-2022-2025.txt',
    front:
      '各区县人民政府,市府各部门,市直各单位:\n《湖州市推进国家知识产权强市建设试点城市工作方案(2022—2025年)》已经市政府同意,现印发给你们,请认真组织实施。\n湖州市人民政府办公室\n2022年9月30日\n湖州市推进国家知识产权强市建设\n试点城市工作方案(2022—2025年)',
    title: '湖州市推进国家知识产权强市建设试点城市工作方案(2022—2025年)',
  },
  {
    from: 'cnipa-strong-ip-city-guideline-2016.txt',
    front:
      '关于加快建设知识产权强市的指导意见\n\n国知发管字〔2016〕86号\n\n各省、自治区、直辖市知识产权局，局机关各部门，局直属各单位、各社会团体：',
    title: '关于加快建设知识产权强市的指导意见',
  },
  { from: 'zhejiang-ip-13th-five-year-plan.txt', front: '\n\n# 浙江省知识产权发展“十三五”规划', title: '浙江省知识产权发展“十三五”规划' },
  {
    from: 'fields of a page parted by tabs',
    front:
      '索  引  号：\t000000000/2022-00001\n发文机关：\t某某部\n标　　题：\t某某部关于印发“十四五”冷链物流发展规划的通知\n\n某某部关于印发\n“十四五”冷链物流发展规划的通知\n\n各省厅、直属各单位：\n现将《“十四五”冷链物流发展规划》印发给你们，请认真贯彻执行。\n\n“十四五”冷链物流发展规划',
    title: '“十四五”冷链物流发展规划',
  },
  {
    from: 'a title that stands only among the fields of the page',
    front: '索 引 号：\tAB-1\n名　　称：\t临河区夜间经济发展三年行动计划\n发布日期：\t2022年3月1日',
    title: '临河区夜间经济发展三年行动计划',
  },
  {
    from: '知识产权强国建设纲要',
    front:
      '中共中央 国务院印发《知识产权强国建设纲要（2021－2035年）》\n\n发布时间：2021-09-23\n\n近日，中共中央、国务院印发了《知识产权强国建设纲要（2021－2035年）》。',
    title: '知识产权强国建设纲要（2021－2035年）',
  },
  {
    from: '“无废城市”建设试点工作方案',
    front:
      '索 引 号：\n000014349/2018-00230\n发文机关：\n国务院办公厅\n成文日期：\n2018年12月29日\n标　　题：\n国务院办公厅关于印发“无废城市”建设试点工作方案的通知\n发文字号：\n国办发〔2018〕128号\n国务院办公厅关于印发“无废城市”建设\n试点工作方案的通知\n国办发〔2018〕128号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n《“无废城市”建设试点工作方案》已经国务院同意，现印发给你们，请认真贯彻执行。\n国务院办公厅\n2018年12月29日\n“无废城市”建设试点工作方案',
    title: '“无废城市”建设试点工作方案',
  },
  {
    from: '海南省将健康融入所有政策实施方案',
    front:
      '琼健爱卫〔2025〕7号\n海南省健康海南建设委员会\n（爱国卫生运动委员会）\n关于印发《海南省将健康融入所有政策\n实施方案》的通知\n各市、县、自治县人民政府，各成员单位：\n《海南省将健康融入所有政策实施方案》已经全体委员会研究通过，现印发你们，请遵照执行。\n海南省健康海南建设委员会\n（爱国卫生运动委员会）（代章）\n2025年3月17日\n（此件主动公开）\n海南省将健康融入所有政策实施方案',
    title: '海南省将健康融入所有政策实施方案',
  },
  {
    from: '广安市“一老一小”整体解决方案, glued to one line',
    front:
      '广安市人民政府关于印发《广安市“一老一小”整体解决方案》的通知\n各县（市、区）人民政府，广安经开区、川渝高竹新区管委会，市级各部门：《广安市“一老一小”整体解决方案》已经六届市政府第24次常务会议审议通过，现印发给你们，请认真抓好贯彻落实。广安市人民政府2022年12月30日广安市“一老一小”整体解决方案为贯彻落实党中央、国务院和省委、省政府关于“一老一小”的决策部署，制定本方案。',
    title: '广安市“一老一小”整体解决方案',
  },
  {
    from: '国务院关于积极推进“互联网+”行动的指导意见, printed twice',
    front:
      '国务院关于积极推进“互联网+”行动的指导意国务院关于积极推进“互联网+”行动的指导意见见国发〔2015〕40号各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
    title: '国务院关于积极推进“互联网+”行动的指导意见',
  },
  {
    from: '上海市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
    front: '上海市国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要\n2021 年 1 月 27 日上海市第十五届',
    title: '上海市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
  },
  {
    from: '广宁县新闻, no document type',
    front:
      '“将健康融入所有政策”，入选2023年度全国优秀案例 健康县区上新广宁风尚\n2024年07月05日 10:12\n来源： 南方日报\n近日，优秀案例征集活动结果公布。',
    title: '“将健康融入所有政策”，入选2023年度全国优秀案例 健康县区上新广宁风尚',
  },
];

describe('title', () => {
  for (const { from, front, title } of TITLES) {
    it(`of ${from}`, () => {
      expect(structureOf(front + BODY).meta.title).toBe(title);
    });
  }

  it('joins the headlines of a bulletin that reports on several regions', () => {
    const text =
      '高水平建设国家知识产权保护示范区\n\n杭州：践行为企办实事 激活产业新动力\n\n杭州交出亮眼成绩单。\n\n以“双示范”建设为统领\n\n宁波：推进知识产权全链条集成改革\n\n2023年,宁波深化集成改革。\n';
    const { meta, blocks } = structureOf(text);
    expect(meta.title).toBe('杭州：践行为企办实事 激活产业新动力；宁波：推进知识产权全链条集成改革');
    expect(meta.region).toBe('杭州市、宁波市');
    expect(blocks.filter((block) => block.kind === 'heading').map((block) => block.title)).toEqual([
      '杭州：践行为企办实事 激活产业新动力',
      '宁波：推进知识产权全链条集成改革',
    ]);
  });

  it.each(['', '\n\n', '。', '一、总体要求\n到2025年，建成20个。'])('leaves a text without a title without one: %j', (text) => {
    expect(structureOf(text).meta.title).toBe('');
  });

  it('marks the letter, not the plan, as notice', () => {
    const text = `${TITLES[1]?.front ?? ''}${BODY}`;
    const kinds = structureOf(text).blocks.map((block) => block.kind);
    expect(kinds.slice(0, 7)).toEqual(['notice', 'notice', 'notice', 'notice', 'title', 'title', 'paragraph']);
  });
});
