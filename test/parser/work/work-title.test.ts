import { describe, expect, it } from 'vitest';
import { sameLengthView } from '../../../src/parser/view.js';
import { workTitle } from '../../../src/parser/work/work-title.js';

/** Title that a sentence lends. */
function titleOf(sentence: string): string {
  const { start, end } = workTitle(sameLengthView(sentence), 0, sentence.length);
  return sentence.slice(start, end);
}

const CASES: readonly (readonly [string, string, string])[] = [
  ['its first clause', '修缮沿河护栏和步道，更换老化照明设施，补植行道树，让市民出行更加安全便捷', '修缮沿河护栏和步道'],
  [
    'two clauses while both are short',
    '摸清泵站底数，逐站安装液位传感器，对接防汛调度平台，实现险情早发现早处置',
    '摸清泵站底数，逐站安装液位传感器',
  ],
  [
    'one short clause before a long one',
    '规范共享单车停放，在轨道站点、医院、学校、商圈周边划定停车区并按月公布巡查结果和整改情况',
    '规范共享单车停放',
  ],
  ['no ground', '按照省厅统一部署，开展渔船救生设备更新，组织船员复训，提升海上自救能力', '开展渔船救生设备更新'],
  [
    'no ground that runs over several clauses',
    '按照政府引导、企业出资，农户参与的原则，建设冷链仓储设施，带动周边农户增收',
    '建设冷链仓储设施，带动周边农户增收',
  ],
  ['no ground even in a short sentence', '本着就近便民原则，增设社区食堂', '增设社区食堂'],
  [
    'nothing that the work builds on',
    '在现有助餐点、托养站、日间照料站等设施的基础上，新增嵌入式养老床位，完善夜间照护',
    '新增嵌入式养老床位，完善夜间照护',
  ],
  ['no guide', '以滨湖片区焕新为引擎，推进沿线步道和驿站整修，打造休闲目的地', '推进沿线步道和驿站整修，打造休闲目的地'],
  ['no date', '到2027年底，改造老旧电梯，建立维保档案，定期公布故障率', '改造老旧电梯，建立维保档案'],
  ['no date that runs into the clause', '2026年9月底前完成校园净水设备招标采购和安装调试工作', '完成校园净水设备招标采购和安装调试工作'],
  [
    'no purpose and no guide',
    '为进一步方便办事群众，以减少跑动为目标，将户籍窗口延伸到乡镇派出所，配备自助拍照设备',
    '将户籍窗口延伸到乡镇派出所，配备自助拍照设备',
  ],
  [
    'no means in a long sentence',
    '依托县级融媒体中心和村级广播站，每周播出一期防火防汛知识节目，邀请护林员讲述案例',
    '每周播出一期防火防汛知识节目',
  ],
  [
    'means in a short one',
    '采用移动诊车，巡回开展白内障筛查，对确诊患者逐一登记并安排到定点医院免费手术',
    '采用移动诊车，巡回开展白内障筛查',
  ],
  [
    'means that go on behind a comma',
    '利用气象站多年积累的降水资料，以及水文部门的断面数据，绘制山洪风险图，向村组发放',
    '绘制山洪风险图，向村组发放',
  ],
  ['work behind its means', '依托职教中心开展家政技能轮训，为结业学员推荐岗位，跟踪回访半年以上', '依托职教中心开展家政技能轮训'],
  [
    'a subject with what it does',
    '各街道在办理临时占道许可时，要一次告知全部材料，不得额外要求提供证明，接受群众监督',
    '各街道在办理临时占道许可时，要一次告知全部材料',
  ],
  [
    'a topic with what is done',
    '对连续两年检查合格的小餐饮店，降低抽查频次，改为书面报告，腾出人手检查高风险单位',
    '对连续两年检查合格的小餐饮店，降低抽查频次',
  ],
  [
    'an exception, which changes the work',
    '除抢险救灾用车外，机关公务用车全部更换为新能源车辆，配套建设内部充电桩，逐月公开行驶里程',
    '除抢险救灾用车外，机关公务用车全部更换为新能源车辆',
  ],
  [
    'no list behind 包括',
    '每季度向社区居民公布物业服务企业信用评价的全部结果包括投诉数量、整改次数和维修响应时间',
    '每季度向社区居民公布物业服务企业信用评价的全部结果',
  ],
  [
    'a list inside a bracket',
    '向企业（包括个体工商户、农民专业合作社和各类新型经营主体在内）开放融资服务平台',
    '向企业（包括个体工商户、农民专业合作社和各类新型经营主体在内）开放融资服务平台',
  ],
  ['no count and no score', '优化企业迁移服务（12项）', '优化企业迁移服务'],
  ['a score', '建立河道保洁台账（1.5分）', '建立河道保洁台账'],
];

const WHOLE: readonly string[] = [
  '健全巡查机制，落实夜间值守',
  '推行“明厨亮灶，阳光操作”模式，加强校园食堂管理',
  '实施清洁取暖工程，推动散煤用量逐年下降',
  '落实经费保障，配齐专职人员',
  '在全县试点新型职业农民学院',
  '为企业提供全程代办服务，公布办理进度',
  '推进“十分钟就医圈”建设（试点）',
];

describe('the title that a sentence of work lends', () => {
  it.each(CASES)('%s', (_name, sentence, title) => {
    expect(titleOf(sentence)).toBe(title);
  });

  it.each(WHOLE)('is the sentence as a whole: %s', (sentence) => {
    expect(titleOf(sentence)).toBe(sentence);
  });
});
