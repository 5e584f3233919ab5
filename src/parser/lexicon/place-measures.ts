/**
 * What is measured of a place as a whole. Before these words the short name of a city or province tells whose figure it is (宁德出口, 福建固定资产投资);
 * before any other word it may be part of another name (东营港, 烟台苹果专列).
 */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  output: ['GDP', '地区生产总值', '生产总值', '人均GDP', '人均地区生产总值', '经济总量', '经济增速', '第一产业', '第二产业', '第三产业'],
  industry: [
    '规模以上',
    '规上',
    '工业增加值',
    '工业总产值',
    '工业用电',
    '工业投资',
    '工业产业',
    '工业经济',
    '工业生产',
    '服务业增加值',
    '全社会用电量',
    '用电量',
    '数字经济',
    '粮食产量',
  ],
  demand: [
    ...['固定资产投资', '固投', '民间投资', '制造业投资', '基础设施投资', '房地产开发投资', '房地产投资'],
    ...['社会消费品零售', '社零', '限额以上', '网络零售额', '居民消费价格'],
  ],
  trade: ['外贸', '进出口', '出口', '进口', '货物贸易', '服务贸易', '跨境电商进出口', '实际使用外资', '实际利用外资', '实际到资'],
  money: ['一般公共预算', '财政总收入', '财政收入', '税收收入', '本外币', '金融机构', '存款余额', '贷款余额'],
  people: [
    '居民人均',
    '城镇居民',
    '农村居民',
    '城乡居民',
    '人均可支配收入',
    '常住人口',
    '户籍人口',
    '城镇化率',
    '城镇新增就业',
    '新增就业',
  ],
  other: ['研发投入', '研发经费', '有效发明专利', '每万人', '专利授权量', '空气质量', 'PM2.5', '森林覆盖率', '接待游客', '旅游收入'],
};

const BY_HEAD = new Map<string, string[]>();
for (const words of Object.values(MEASURES))
  for (const word of words) BY_HEAD.set(word.slice(0, 2), [...(BY_HEAD.get(word.slice(0, 2)) ?? []), word]);

/** A branch of a place's economy: 常州|新能源产业产值. */
const BRANCH = /^[一-龥]{1,8}?(?:产业|制造业|服务业|种植业|养殖业|加工业)(?!园|基地|集群|集聚|集团|联盟|协会|研究|学院|大会)/u;

/** Whether a text begins with what is measured of a place as a whole or of a branch of its economy. */
export const startsWithMeasure = (text: string): boolean =>
  (BRANCH.test(text.slice(0, BRANCH_MAX)) || BY_HEAD.get(text.slice(0, 2))?.some((word) => text.startsWith(word))) ?? false;
const BRANCH_MAX = 16;
