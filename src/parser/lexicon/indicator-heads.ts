import { ATTRIBUTIVE_VERBS, WORK_VERBS } from './work-verbs.js';

/**
 * Verbs that bring about the thing counted; the indicator is the thing, so the verb is dropped from its name ("建成绿色园区30个" → 绿色园区).
 * Order does not matter: the longest match wins.
 */
const BUILD =
  '建成 建设 新建续建 新(改)建 新(扩)建 新(迁)建 新(改扩)建 新(改、扩)建 新(改、迁)建 改(扩)建 新建改建 新建和改建 新建改造 新续建 新改扩建 新建改扩建 发展 成立 共同建设 培育 培育形成 培育壮大 培育发展 培育打造 培育认定 梯度培育 创建 创成 打造 新建 新建立 新创建 新建成 新设 新设立 遴选 评选 选树 认定 新认定 形成 推出 落地 设立 成立 组建 搭建 布局 布设 建立 共建 各建成 各建 各建设 拥有 现有 共有 建有 设有 配备 配置 争创 创建成 建成运营 建设完成 集聚 聚集 汇聚 构建 新培育 新组建 开设 开办 建成投用 投用 再建 改扩建 建好 办好 列养 认证 选拔 评定 命名 达成 布点 共育 打造形成 培养形成 争取 申报 获批 获评 入选 累计建成 累计建设 累计培育 累计创建 累计建立 支持建设 推动建设 规划建设 试点建设 启动建设 创新打造 设置 拓展 确定 部署 铺设 敷设 架设 配建 评选资助 选拔资助 遴选资助 培养资助 资助培养 资助选派 培养产生 有';
/** Verbs that are part of what is counted and stay in the name ("培训涉外服务人员500人次"). */
const PROCESS =
  '新增 累计新增 配套 增加 增设 增配 培养 培训 培养培训 引进 引育 引入 转化 完成 组织 组织开展 组织实施 实施 开展 举办 承办 承接 推广 改造 改造提升 提标改造 撬动 拉动 新开工 续建 投产 竣工 完工 交付 打通 疏浚 清淤 接待 筹建 收储 完成改造 新改建 改建 扩建 治理 修复 整治 淘汰 替代 化解 退出 发布 制定 制修订 制订 修订 出台 推荐 择优推荐 上报 上线 上架 开通 开发 研发 攻克 突破 支持 扶持 服务 帮扶 惠及 覆盖 受益 带动 吸引 发放 补助 落实 安排 筹集 筹建 建档 采集 归集 汇集 汇聚 接收 受理 办理 处置 办结 查处 检查 抽查 走访 巡查 监测 检测 评估 评议 选择 择优选择 确保 争取 促成 成交 交易 转让 许可 盘活 发行 实现 获得 获 取得 参与 入驻 收录 征集 上传 投运 投放 投入 投资 安置 转移 转移就业 迁建 抢救 复壮 释放 供应 新增供应 掌握 参加 派驻 选派 选聘 聘任 招聘 招募 招收 吸纳 孵化 引导 推动 推进 消除 关停 压减 削减 腾退 盘点 试点 宣传 播出 改良 扩种 改种 补种 复垦 造林 种植 种养 抚育 植树 新增完成 累计完成 累计实施 累计培养 累计培训 累计开展 累计引进 累计服务 累计办理 组织和发动 发动 动员 联系 主动联系 听评课 联通 接入 纳入 改善 升级 更新 提升 提升改造 限期改造 限期淘汰 设计 选育 出让 提供 满足 购买 保有 净增 累计净增 减少 预留 收到 收集 排查 立项 产出 挽回 追回 收缴 恢复 补植 补栽 营造 整合 精简';

const byLength = (words: string): readonly string[] => [...new Set(words.split(' '))].sort((a, b) => b.length - a.length);
const BUILD_SET = new Set(BUILD.split(' '));
const WORK_SET = new Set(WORK_VERBS.split(' '));
const ATTRIBUTIVE_SET = new Set(ATTRIBUTIVE_VERBS.split(' '));

/** Verbs by one of their characters, the longest first. */
type VerbIndex = ReadonlyMap<string, readonly string[]>;
function indexBy(at: 0 | -1, words: string): VerbIndex {
  const index = new Map<string, string[]>();
  for (const verb of byLength(words)) {
    const key = verb.at(at) ?? '';
    index.set(key, [...(index.get(key) ?? []), verb]);
  }
  return index;
}
const VERBS_BY_END = indexBy(-1, `${BUILD} ${PROCESS} ${WORK_VERBS} ${ATTRIBUTIVE_VERBS}`);
const BUILD_BY_START = indexBy(0, BUILD);
const PROCESS_BY_START = indexBy(0, `${PROCESS} ${WORK_VERBS}`);

/** The longest verb of two characters or more that begins a text and whose last character does not begin a word of `other`; "" when none does. */
const longestAtStart = (index: VerbIndex, text: string, other?: RegExp): string =>
  index.get(text[0] ?? '')?.find((word) => word.length > 1 && text.startsWith(word) && !other?.test(text.slice(word.length - 1))) ?? '';

/** What makes a verb of work the first part of a noun: 储备能力, 救助站, 播种面积, 灌溉设施. */
const NAMED_BY_WORK =
  /^(?:数(?![据字])|[率量额值费价区业期型类法员师]|场(?![所馆地])|厂(?!房)|权(?!限)|站(?!点)|点(?!位)|能力|面积|设施|设备|机构|中心|基地|平台|对象|材料|检测|体系|条件|成本|水平|规模|工程|收入|周期|时间|时限|总|单产|强度|网络|系统|服务|制度|机制)/u;

/** The action verb that ends a text ("…至少建设"), with whether the indicator's name drops it; null when none does. */
export function verbAtEnd(text: string): { readonly verb: string; readonly drop: boolean } | null {
  const verb = VERBS_BY_END.get(text.at(-1) ?? '')?.find((word) => text.endsWith(word));
  return verb === undefined ? null : { verb, drop: BUILD_SET.has(verb) };
}

/** 立体 behind a shorter verb: 新建|立体停车楼. */
const SOLID = /^立体/u;

/** Whether a verb tells of work without which the thing it is done to would say nothing: 救助|困难儿童, 拓宽|路段. */
export const isWork = (verb: string): boolean => WORK_SET.has(verb) || ATTRIBUTIVE_SET.has(verb);

/** The building verb that begins a text and is not part of the name; null when none does. */
export function buildVerbAtStart(text: string): string | null {
  const verb = longestAtStart(BUILD_BY_START, text, SOLID);
  return verb === '' || /^[、和与及或并]/u.test(text.slice(verb.length)) ? null : verb;
}

/** The action verb that stays in a name and begins a text; "" when none does. Work on nothing that is named is no act. */
function processVerbAtStart(text: string): string {
  const verb = longestAtStart(PROCESS_BY_START, text);
  const named = WORK_SET.has(verb) && (verb.length === text.length || NAMED_BY_WORK.test(text.slice(verb.length)));
  return named ? '' : verb;
}

/** The action verb of either kind that begins a text; null when none does. */
export function verbAtStart(text: string): string | null {
  const process = processVerbAtStart(text);
  const build = buildVerbAtStart(text) ?? '';
  return (process.length > build.length ? process : build) || null;
}

/** Whether a text begins with an action verb of either kind. */
export function startsWithVerb(text: string): boolean {
  return longestAtStart(BUILD_BY_START, text) !== '' || processVerbAtStart(text) !== '';
}

/** Endings that make a noun phrase an indicator by themselves: 覆盖率, 拥有量, 占比, 指数, 能耗 … */
export const INDICATOR_END =
  /(?:率|量|额|数|值|占比|比重|比例|指数|倍差|系数|强度|浓度|密度|规模|面积|总值|收入|产值|能耗|水耗|水平|时间|周期|时长|时限|(?<![使费采利应])用时|耗时|寿命|年限|人次|人数|里程|长度|能力|动力|成本|费用|覆盖面|距离|半径|带宽|速率|系数|得分|满意度|贡献度|依存度|集中度|件数|家数|场次|次数|床位|用地|储量|产量|幅度|比值|投入|经费|支出|占用|拥有|存量|增量|流量|容量|总额|总数|总量|金额|价值|吞吐|消费|水位|等级|评分|增速|增幅|之比|(?:收入|产值|师生|生师|医护|床护|性别|投入产出)比)$/u;
/** Whole names of the sum or the pace of the thing before them. */
export const OVERALL = /^(?:增速|增幅|降幅|涨幅|总体|总量|总数)$/u;
/** Whole names that measure the thing before them: 增速, 降幅, 总量, 覆盖率, 完成率. */
export const DEPENDENT_MEASURE =
  /^(?:增速|增幅|降幅|涨幅|总体|总量|总数|(?:总|建筑|占地|种植|播种)?面积|[全总]?长|总?(?:里程|长度|库容|货值|价值|产量|装机容量)|平均单产|单产|(?:覆盖|完成|开工|竣工|接入|激活|达标|合格|结案|逾期|持证|压减|参保|签约|到位|使用|办结|满意|整改|查处|交付|入住|投产|转化|通过|上线|履约|通达|普及|安装|建档|回收|利用|配置|处置|处理)率)$/u;
/** Indicator endings that say nothing without the thing they belong to. */
export const BARE_HEAD = /^(?:占比|比重|比例|占|总量|总额|金额|数量|规模(?![养化以经])|总数|人数|占总数|其比重)/u;
/** Titles of the column that names places: 县（市、区）, 各乡镇, 地区, 省份, 乡镇名称. */
export const PLACE_TITLE =
  /^各?(?:省份?|地区|地市|市州|州市|设区市|市|县区?|区县?|县市区?|市县区?|区市县|旗县?|盟市|乡镇?|镇乡?|镇|街道|镇街|乡镇街道|村居?|行政区划?|辖区|区域)(?:[(（/、和及或][省市县区旗州盟乡镇村街道、()（）/和及或]*)?(?:名称?|单位)?$/u;
