import { describe, expect, it } from 'vitest';
import { bodiesOf, conventionOf } from '../../../src/parser/extract/bodies.js';
import { structureOf } from '../state-of.js';

/** Bodies of all clauses of a text, as "牵 name（alias）" for leads and "name" for the others. */
function bodies(text: string): string[] {
  const state = structureOf(text);
  const convention = conventionOf(state.view);
  return state.clauses.flatMap((clause) =>
    bodiesOf(state, clause, convention).map(({ name, role, roleFrom, aliases }) => {
      const mark = role === 'lead' ? (roleFrom === 'stated' ? '牵头 ' : '首位 ') : '';
      return `${mark}${name}${aliases.map((alias) => `=${alias}`).join('')}`;
    }),
  );
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'hangzhou-ip-demonstration-city-plan-2022.txt',
    '建设保护示范区。[市市场监管局、市委宣传部(市版权局)、市农业农村局 ,各区、县(市)]',
    ['首位 市市场监管局', '市委宣传部=市版权局', '市农业农村局', '各区、县(市)'],
  ],
  [
    'hangzhou-ip-demonstration-city-plan-2022.txt',
    '加强检查监督。（市法院、市检察院、市公安局、市司法局）',
    ['首位 市法院', '市检察院', '市公安局', '市司法局'],
  ],
  [
    'hangzhou-ip-demonstration-city-plan-2022.txt',
    '营造良好氛围。(市国家知识产权示范城市工作领导小组各成员单位) ',
    ['首位 市国家知识产权示范城市工作领导小组各成员单位'],
  ],
  [
    'huzhou-ip-pilot-city-plan-2022-2025.txt',
    '加强执法协作。(责任单位:市市场监管局〔市知识产权局〕、市自然资源和规划局、各区县政府、南太湖新区管委会)',
    ['首位 市市场监管局=市知识产权局', '市自然资源和规划局', '各区县政府', '南太湖新区管委会'],
  ],
  [
    '广州市人才集聚工程实施意见',
    '选拔人才。（市委组织部牵头，市科协，各有关区、县级市配合）',
    ['牵头 市委组织部', '市科协', '各有关区、县级市'],
  ],
  [
    '湖北省农业农村厅若干措施',
    '完善应急预案。（责任单位：省农业农村厅、湖北银保监局，各市、州、县人民政府）',
    ['首位 省农业农村厅', '湖北银保监局', '各市、州、县人民政府'],
  ],
  [
    '广安市激发市场活力政策措施',
    '给予补贴。〔牵头单位：市商务局，责任单位：各县（市、区）人民政府，广安经开区、川渝高竹新区管委会〕',
    ['牵头 市商务局', '各县（市、区）人民政府', '广安经开区', '川渝高竹新区管委会'],
  ],
  [
    '广安市“一老一小”整体解决方案',
    '建立机构。（责任单位：市民政局、市卫生健康委，市财政局、各县（市、区）人民政府（逗号前为牵头单位，其余按职责分工负责，下同））',
    ['牵头 市民政局', '牵头 市卫生健康委', '市财政局', '各县（市、区）人民政府'],
  ],
  [
    '国务院关于加快推进农业机械化的指导意见',
    '完善创新体系。（工业和信息化部、发展改革委、科技部等负责。列第一位者为牵头单位，下同）',
    ['牵头 工业和信息化部', '发展改革委', '科技部'],
  ],
  ['“无废城市”建设试点工作方案', '推动回收。（商务部指导，供销合作总社参与）', ['首位 商务部', '供销合作总社']],
  [
    '安徽省对接RCEP实施意见',
    '扩大出口。（合肥海关牵头，省贸促会、省商务厅按职责分工配合）引育企业。（省十大新兴产业推进组工作专班牵头单位负责）',
    ['牵头 合肥海关', '省贸促会', '省商务厅', '首位 省十大新兴产业推进组工作专班牵头单位'],
  ],
  [
    '江西省将健康融入所有政策的意见',
    '健全机制。（省委组织部、省财政厅及各设区市人民政府、赣江新区管委会按职责分工负责。以下责任单位均包括各设区市人民政府，不再列出）',
    ['首位 省委组织部', '省财政厅', '各设区市人民政府', '赣江新区管委会'],
  ],
  [
    '进一步优化营商环境实施意见',
    '推进改革。（自然资源部牵头，住房城乡建设部等国务院相关部门及各地区按职责分工负责）',
    ['牵头 自然资源部', '住房城乡建设部', '各地区'],
  ],
  ['包头市考评办法', '接入平台（5月底完成，牵头考核单位：市审批服务局、市公安局）', ['牵头 市审批服务局', '牵头 市公安局']],
  ['支持自由贸易试验区深化改革创新若干措施', '放宽限制。（负责部门：海关总署，适用范围：福建自贸试验区）', ['首位 海关总署']],
  ['names one below the other', '健全机制。（责任单位：市科技局 市经信局 市委编办）', ['首位 市科技局', '市经信局', '市委编办']],
  ['a collective with a blank in it', '健全机制。（责任单位：市科技局、各区 县（市）政府）', ['首位 市科技局', '各区 县（市）政府']],
  ['own line without brackets', '加强监测评价。\n责任单位：市教育局、市体育局\n', ['首位 市教育局', '市体育局']],
];

const LEFT_ALONE: readonly (readonly [string, string])[] = [
  ['hangzhou-ip-demonstration-city-plan-2022.txt', '高标准建设中国（杭州）知识产权保护中心、中国杭州（制笔）知识产权快速维权援助中心。'],
  ['hangzhou-ip-demonstration-city-plan-2022.txt', '推动其他区、县（市）知识产权工作，发挥行业协会（商会）等社会组织的作用。'],
  ['cnipa-strong-ip-city-guideline-2016.txt', '建立市、县（区）主要领导知识产权保护负责制。'],
  ['zhejiang-ip-13th-five-year-plan.txt', '推广杭州高新区（滨江）国家知识产权示范园区成功经验，推动高新技术产业园区（科技城）建设。'],
  ['海南省儿童健康促进专项行动计划', '婴儿死亡率（不含失踪）下降，5岁以下儿童死亡率下降（以2020年为基数）。'],
];

describe('responsible bodies', () => {
  it.each(CASES)('%s: %s', (_from, text, expected) => {
    expect(bodies(text)).toEqual(expected);
  });

  it.each(LEFT_ALONE)('leaves alone (%s): %s', (_from, text) => {
    expect(bodies(text)).toEqual([]);
  });
});
