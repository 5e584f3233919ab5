/**
 * Verbs of work that plans of each field promise by number ("疏通排水管道80公里", "救助2000名困难儿童"). They stay in the indicator's name,
 * which would not tell otherwise what becomes of the thing: a road that is widened is no road that is built.
 */
const OF_FIELD: Readonly<Record<string, string>> = {
  // What is done to roads, pipes, houses and land: measured in 公里, 平方米 and 亩, whose noun no other rule finds behind the number.
  construction:
    '清理 疏通 清掏 清除 硬化 亮化 美化 绿化 拓宽 拓建 翻修 翻建 养护 维修 修缮 加固 修建 整修 大修 重建 重修 拆除 拆迁 拆违 征收 征拆 征迁 回迁 腾空 配齐 加装 加建 增建 安装 装配 更换 添置 购置 开挖 贯通 通车 封顶 新开建 摆放 悬挂 复建 平整 衬砌 除险加固 加固改造 提质改造 雨污分流改造 新打 封停 封堵 截污 迁移 迁建 装修 划设 施划',
  // Forest, grass and fields: the area is worked on, not built.
  land: '栽植 栽种 封育 封山育林 封山 管护 飞播 飞播造林 人工造林 退耕 退耕还林 退牧还草 巡护 复绿 播绿 深松 深翻 轮作 休耕 整理 开垦 播种 收割 收获 灌溉 节水灌溉 防治 除治 统防统治 认养 采伐 放流 增殖放流 投喂 饲养 繁育 繁殖 引种 补播 养殖 检疫 秸秆还田 保护 扑救',
  // Homes and towns.
  housing: '收购 回购 筹措 配租 配售 分配 租赁 收回 消化 撤并 合并 新办 增补 扩容 挖掘 解决',
  // Goods, energy and goods on the move.
  supply: '储备 轮换 采购 调运 转运 运送 发送 装卸 中转 投递 揽收 分拣 收运 清运 焚烧 填埋 净化 补水 引水 调水 储存 节约 拆解 报废',
  // People who are helped, treated, taught, hired.
  people:
    '救助 资助 救治 收治 收养 抚养 表彰 表扬 慰问 看望 关爱 照料 照护 托养 供养 康复 适配 筛查 体检 接种 义诊 诊疗 轮训 调训 选配 选调 招录 录用 录取 招用 聘用 评聘 晋升 输送 输出 优待 祭扫 安葬 生态安葬 迁葬 火化 援助 帮带 结对 派出 下派 疏散 搬离 撤离 避险 迎接',
  // Firms, projects and capital.
  economy:
    '签订 签署 洽谈 招引 谋划 策划 包装 对接 辅导 诊断 赋能 培优 壮大 做强 孵育 落户 清退 注销 取缔 关闭 搬迁 募集 吸收 减免 退还 返还 开工 加密 增开 开行 开辟 承保 理赔 申领 揭榜 赋权',
  // Courts, police, inspection and supervision.
  justice:
    '调解 审结 审理 执结 起诉 侦破 破获 抓获 打掉 铲除 查获 查扣 查封 没收 约谈 警示 通报 曝光 问责 立案 移送 核查 督办 督查 暗访 抽检 抽样 检验 检定 校准 执法检查 巡察 审计 巡检 演练 整改 销号 溯源 追缴 追赃 整顿',
  // Culture, sport, papers and data.
  culture:
    '宣讲 普及 布置 播放 播出 放映 演出 巡演 送戏 送戏下乡 创作 出版 编写 编印 编制 修编 印发 刊发 撰写 发表 录制 拍摄 展出 普查 扫描 著录 数字化 讲授 斩获 荣获 夺取 颁发 核发 换发 制发 激活 备案 废止 取消 下放 精简 压缩 公布 参编 起草',
};

/** All of them. */
export const WORK_VERBS = Object.values(OF_FIELD).join(' ');

/**
 * Verbs that stand before a noun as often to tell its kind (出口企业, 处理设施, 挂牌督办) as to act on it: they are verbs for sure only right before
 * a number ("处理3亿立方米污水").
 */
export const ATTRIBUTIVE_VERBS =
  '出口 进口 生产 销售 外销 推销 运输 供水 供热 供气 供电 发电 并网 装机 减排 挂牌 上云 升规 入库 入统 纳统 升规纳统 改制 主导 申请 回收 回用 处理 利用 综合利用 开放 公开 兼并重组 破产重整 融资 入地 托管 流转';
