import { describe, expect, it } from 'vitest';
import { readUnit } from '../../../src/parser/lexicon/units.js';

describe('measure units', () => {
  it.each([
    ['万件', '万件', 'count'],
    ['亿余元', '亿元', 'money'],
    ['多万元', '万元', 'money'],
    ['万标准立方米/小时', '万标准立方米/小时', 'size'],
    ['吨/月', '吨/月', 'size'],
    ['余家品牌', '家', 'count'],
    ['亿千瓦', '亿千瓦', 'size'],
    ['个工作日内', '个工作日', 'time'],
    ['个百分点', '个百分点', 'point'],
    ['微克/立方米', '微克/立方米', 'size'],
    ['万人次', '万人次', 'count'],
    ['/10万以下', '/10万', 'size'],
    ['千米', '千米', 'size'],
    ['亿发,', '亿发', 'count'],
    ['发/吨', '发/吨', 'size'],
    ['盏路灯', '盏', 'count'],
    ['万剂次', '万剂次', 'count'],
    ['亿吨公里', '亿吨公里', 'size'],
    ['万吨二氧化碳当量', '万吨二氧化碳当量', 'size'],
    ['TB数据', 'TB', 'size'],
    ['路视频监控', '路', 'count'],
    ['家长期护理机构', '家', 'count'],
  ])('%s gives %s (%s)', (text, unit, kind) => {
    expect(readUnit(text, 0)).toMatchObject({ text: unit, kind });
  });

  it.each([
    '项目建设',
    '家庭医生',
    '人才队伍',
    '条例规定',
    '部门联合',
    '方面',
    '路灯安装',
    '口岸开放',
    '卷烟零售',
    '站点布局',
    '集中供热',
    '群众文化',
    '首批企业',
    '发展资金',
  ])('%s begins with no unit', (text) => {
    expect(readUnit(text, 0)).toBeNull();
  });
});
