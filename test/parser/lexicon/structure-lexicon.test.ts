import { describe, expect, it } from 'vitest';
import { COMPLETE_TITLE, kindOfTitle } from '../../../src/parser/lexicon/document-types.js';
import { roleOfTitle } from '../../../src/parser/lexicon/headings.js';
import { regionNamed } from '../../../src/parser/lexicon/regions.js';
import { leadingRegion, placeNamed } from '../../../src/parser/lexicon/written-place.js';
import { sectionKind } from '../../../src/parser/time/section.js';

describe('regions', () => {
  it.each([
    ['杭州市国家知识产权强市建设', '杭州市'],
    ['广西壮族自治区人民政府办公厅', '广西壮族自治区'],
    ['中共上海市委、上海市人民政府', '上海市'],
    ['象州县农村公路“路长制”实施方案', '象州县'],
    ['阜新蒙古族自治县“将健康融入所有政策”', '阜新蒙古族自治县'],
    ['句容市“将健康融入所有政策”', '句容市'],
    ['国务院办公厅', '全国'],
    ['国家知识产权局', '全国'],
    ['财政部 教育部', '全国'],
    ['河北省石家庄市正定县旅游规划', '正定县'],
    ['广州市花都区绿道规划', '广州市花都区'],
    ['成都双流机场路', '成都市'],
    ['成都双流打造消费新场景', '成都市双流区'],
    ['即墨市河长制工作方案', '即墨市'],
    ['江干区养老规划', '江干区'],
    ['大理州大理市古城保护规划', '大理市'],
    ['昆山市花桥镇人民政府', '花桥镇'],
  ])('%s → %s', (text, region) => {
    expect(leadingRegion(text)).toBe(region);
  });

  it.each([
    ...['全市产业园区高质量发展', '加快建设知识产权强市', '“无废城市”建设试点工作方案', '示范区建设方案', '激发市场主体活力'],
    ...['构建区域协同机制', '推动乡镇敬老院', '按照市政府要求', '教育部门工作要点', '试点地区政府', '返乡入乡创业', '宝安市场监管'],
  ])('leaves alone: %s', (text) => {
    expect(leadingRegion(text)).toBeNull();
  });

  it('knows full and short names', () => {
    expect(regionNamed('宁波')).toBe('宁波市');
    expect(regionNamed('内蒙古')).toBe('内蒙古自治区');
    expect(placeNamed('海林')).toBe('海林市');
    expect(placeNamed('绥芬河市')).toBe('绥芬河市');
    expect(placeNamed('加强')).toBeNull();
  });
});

describe('document types', () => {
  it.each([
    ['湖州市工作方案(2022—2025年)', 'plan'],
    ['浙江省知识产权发展“十三五”规划', 'plan'],
    ['关于加快建设知识产权强市的指导意见', 'guideline'],
    ['若干政策措施', 'guideline'],
    ['杭州：践行为企办实事 激活产业新动力', null],
  ])('%s is %s', (title, kind) => {
    expect(kindOfTitle(title)).toBe(kind);
  });

  it.each(['建设工作方案', '规划(2021 年-2035 年)', '《行动计划》'])('complete: %s', (title) => {
    expect(COMPLETE_TITLE.test(title)).toBe(true);
  });

  it.each(['湖州市推进国家知识产权强市建设', '唐骏奎 章三川'])('not complete: %s', (title) => {
    expect(COMPLETE_TITLE.test(title)).toBe(false);
  });
});

describe('roles of titles', () => {
  it.each([
    ['重点任务', 1, 'tasks'],
    ['重点任务和工作举措', 1, 'tasks'],
    ['指导思想、基本原则与主要目标', 1, 'background'],
    ['工作目标', 1, 'background'],
    ['保障措施', 1, 'support'],
    ['实施步骤', 1, 'phases'],
    ['强化组织领导', 1, 'support'],
    ['完善组织领导、统筹协调体系', 2, 'none'],
    ['指导思想', 2, 'background'],
    ['规划布局原则', 2, 'background'],
    ['规划思路', 1, 'background'],
    ['规划目标', 2, 'background'],
    ['坚持生态优先原则', 2, 'none'],
    ['建设支撑国际一流营商环境的知识产权保护体系', 1, 'none'],
    ['二、筑牢工业发展基础', 1, 'none'],
    ['工业发展基础', 1, 'background'],
    ['《通知》在提升服务效能方面有哪些举措？', 1, 'none'],
  ] as const)('%s at level %i: %s', (title, level, role) => {
    expect(roleOfTitle(title, level)).toBe(role);
  });
});

describe('parts that tell of the past', () => {
  it.each(['“十三五”期间建设成果', '取得成果', '改革成果', '过去五年，园区建设取得显著成效', '发展机遇和比较优势', '区位优势'])(
    '%s sets no tasks',
    (title) => {
      expect(roleOfTitle(title)).toBe('background');
      expect(sectionKind([title])).toBe('past');
    },
  );

  it.each(['推动科技成果转化', '推广应用科技成果', '巩固拓展脱贫攻坚成果', '塑造发展优势', '发挥区位优势'])('%s is work', (title) => {
    expect(roleOfTitle(title)).toBe('none');
    expect(sectionKind([title])).toBe('other');
  });
});
