import { alikeGroups } from '../tables/alike.js';

/**
 * Characters that look alike and are therefore taken for one another by hurried eyes, stroke and handwriting input and by text recognition of scans.
 * Each group is closed: any member may stand for any other. Collected from the usual lists of 形近字 taught in schools, for what differs by strokes;
 * characters that differ in one side alone (海诲) come from their decomposition (`tables/alike.ts`).
 */
const groups = `
己已巳 券卷 未末 戊戌戍 土士 干千于 天夫无 日曰目 人入八 大太犬丈 王玉主 田由甲申电 午牛 刀力刁 几凡 厂广 丁下 上止 木本术 不木 今令 斤斥 风凤 乌鸟 勾匀 仑仓 爪瓜 贝见
宣宜 有育 权极杈 周局 局居 江汀汗讧 墅野 量里 德徳 注住柱往驻 抻押 押抽 文交 科种 科料 精梢清情请 师帅 村寸 村材 育盲 政攻 治冶 冷泠 利刹 利制 专传转 标际 标杯 商啇 登澄
质盾 资贷 资姿 贷货贺 货贫贪 融隔 额颜 颁颂 领顺须 项顶 财材 则侧测 册删 加如 吉古 告吿 吴昊 各名 合令 向问 同回 周国 固因困 园圆围 团困 图圈
办为 协办 务条 务备 各备 冬务 处外 外处 夕歹 奖桨 奖浆 妥要 委季 季李 孝老考 老者 字宇 宁字 守宁 安宴 完定 实买 审宙 宫官 害宪 家冢 宽览 密蜜 导异 寻导
察祭 尺尽 层屋 展屉 属履 市巿 布市 师归 帮邦 常党 常裳 平乎 年牛 并开 开井 广厂 库军 应座 度席 座庄 延廷 建健 式武 引弓 弟第 强弹 当肖 录彔 影彩
微徽 征证 律津 得碍 志忘 态志 思恩 恢灰 息恩 悉番 情惰 惠患 意竟 慨概 戏戎 成戍 我找 或惑 户尸 所听 技枝 拔拨 担但 抓爪 投役 报极 护沪 拆折 析折 拓拆 持待 待侍
指措 捐损 损捐 换唤 据剧 授援 掌常 推准 推谁 措借 提堤 提题 搞稿 摄慑 操燥 支友 收攻 改攺 效郊 教救 散撒 敏毓 数教 整蒸 料科 断继 新析 旅族 旋旅 明朋 昌冒 易昜 春舂 显星 是昰
晴睛 普晋 暴瀑 朗郎 期朝 机杌 末未 术木 朱未 权仅 村付 析柝 林材 枚枝 果杲 柜拒 架驾 染柒 栏拦 校较 样洋 根很 格洛 案桌 档挡 检捡险 楼搂 模摸 横黄 欠次 次欢 步岁 武式
母毋 每海 比此 毕华 民尺 气汽 汇江 池地 沪护 没设 沿浴 法去 泛乏 波坡 派脉 济齐 浙渐 浔寻 海悔 涉步 消削 淡谈 渠梁 港巷 湖糊 湘相 源原 溪奚 滨宾 满蒲 漫慢 激邀 灯打
炬矩 点占 热执 照昭 片斤 版板 牌脾 物勿 特持 状壮 独烛 环坏 现观 班斑 理埋 璃漓 用甩 电龟 界介 略路 番翻 疏流 疗辽 的旳 皮波 盈盆 益溢 盘盆 盟萌 直真 相想 省少 看着
眉省 知和 知如 短矩 石右 矿旷 码妈 研砚 破坡 确碓 碳炭 示禾 礼扎 社杜 祝视 票栗 禁楚 离禽 私和 秋秒 秘密 租粗 积只 移秽 程呈 税悦 稳隐 究穷 空穷 突究 竞竟 章意 端瑞 竹什
符附 策荣 简筒 管菅 算箕 类粪 粮根 素索 紧竖 累素 约灼 级极 纪记 纯钝 纳钠 线浅 练炼 组租 细田 织识职 终络 经径 结诘 绕饶 给洽 统绕 继断 续读 绩债 维推 综棕 绿录 编骗 缴激
网冈 罗多 罚罸 置罢 署暑 群郡 翻番 考老 耗耕 联取 聚取 肃萧 肖宵 胜姓 能熊 脱说 腾滕 自白 至到 致至 航般 般船 良食 艺艾 节苇 芳茅 若苦 英央 范犯 荐存 药约 获荻 营萱 萧箫 著着 落洛
蒙家 蓝篮 蔬疏 虎虚 虑虚 蚀饰 行衍 街衡 补朴 表裘 袋贷 被破 裁栽 裁载 规现 视现 觉党 角甬 解触 言信 计讨 订钉 认人 讨付 议仪 讯迅 许午 论沦 设没 访仿 评坪 识织 诉拆 试拭
诚城 话活 询洵 该核 详祥 语悟 误娱 说脱 请情 诺若 课棵 调稠 谈淡 谋煤 谐楷 谢榭 负员 责贵 败贩 贯贵 贴站 费贵 贸贺 资次 赁货 起赴 超起 越趋 足是 跟根 路跨 践浅 车东 转传 轮轻 轻经 载栽裁
较校 辅铺 输愉 辞乱 边迈 达迖 迁迂 过边 运远 近进 还坏 进井 远运 违伟 连莲 迟尺 述逑 退返 送关 适活 选洗 透诱 通涌 速束 造浩 逾愈 遗遣 避壁 邮油 部倍 郊效 都者 鄞勤 酒洒 采来 释择
重童 量童 金全 针钉 钟种 钢纲 钱线 铁轶 铺捕 锋峰 键健 长张 门们 问间 间闻 闲间 队认 防妨 阳阴 际标 陆击 降隆 限很 院完 除徐 险检 陪部 随惰 隐稳 难准 集隼 雇顾 零雷 需儒 青清 静净 革草
音章 页贝 顶项 预须 题提 风凤 飞气 食良 饮钦 馆管 首道 香杳 驰池弛 驻住 验检 骨滑 高亭 鱼鲁 鸣呜 麦表 黄横 默墨 鼓豉 齐济 产严 业亚 亚业 个介 中申 串患 丰年 临监 监蓝 举兴 义叉 乐东 书节 买卖 争净 于干
亏号 云去 五王 互亘 京亰 享亨 亭享 仁任 仅权 介价 从丛 仓苍 付什 代伐 令今 份分 企全 优忧 会全 伟违 传转 伤场 估佑 伴拌 体休 何河 作昨 你称 使便 供洪 侵浸 保堡 保呆 促捉 信倍 修候 借错 值直 假暇 偿尝 储诸
`;

/** Every group between two blanks. */
const text = ` ${groups.trim().replace(/\s+/gu, ' ')} ${alikeGroups} `;
const twins = new Map<number, ReadonlySet<number> | null>();

/** Characters (UTF-16 codes) that look like this one; null when none is known. Each is looked for once, since a table of all would cost every start. */
export function twinsOf(code: number): ReadonlySet<number> | null {
  const known = twins.get(code);
  if (known !== undefined) return known;
  const character = String.fromCharCode(code);
  const found = new Set<number>();
  for (let at = text.indexOf(character); at >= 0; ) {
    const end = text.indexOf(' ', at);
    for (let i = text.lastIndexOf(' ', at) + 1; i < end; i += 1) found.add(text.charCodeAt(i));
    at = text.indexOf(character, end);
  }
  const set = found.size > 0 ? found : null;
  twins.set(code, set);
  return set;
}
