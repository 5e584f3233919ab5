/**
 * Verbs that tell what is done for or by a set of things named right before them: "为126个社区|配备健身器材", "组织165名网格员|参加演练".
 * The name of the set ends where one begins. Verbs that often stand within the name of a set (服务, 发展, 投资) are left out.
 */
const ACTS =
  '免费 统一 上门 集中 累计 配备 配置 更换 安装 加装 建成 新建 修建 修缮 搭建 改造 提供 开展 举办 发放 赠送 捐赠 捐献 送去 送上 代储 代办 销售 采购 购置 解决 减免 减轻 减少 挽回 追回 追讨 追缴 退还 返还 垫付 办理 参加 参与 推行 实施 完成 培训 落实 争取 申请 申报 引进 募集 筹集 筹措 节约 节省 增加 新增 化解 协调 推荐 输送 投放 铺设 架设 设立 清理 建立 接种 检查 检测 诊疗 义诊 筛查 降低 放贷 吸纳 解答 调解 受理 播放 放映 演出 更新 升级 接通 通上 用上 打井 送戏 送书 送医 送教 送法 送岗 送文 开行 编制 下沉 坐诊 帮扶';
const FIRST = new Map<string, string[]>();
for (const act of ACTS.split(' ')) FIRST.set(act.charAt(0), [...(FIRST.get(act.charAt(0)) ?? []), act]);

/** What makes the verb part of a name after all: 改造项目, 培训机构, 检测中心. */
const NAMED = /^(?:项目|工程|机构|中心|企业|站|点|人员|基地|平台|对象|单位|学校|公司|小区|任务|试点|成本|[率额量值])/u;
/** A set's name has at least two characters, and so has what is done. */
const PART_MIN = 2;

/** Where the act begins that a text tells behind the name of a set; -1 when it tells none. */
export function actBehind(text: string): number {
  for (let at = PART_MIN; at <= text.length - PART_MIN * 2; at++) {
    const act = FIRST.get(text[at] ?? '')?.find((word) => text.startsWith(word, at));
    if (act !== undefined && !NAMED.test(text.slice(at + act.length))) return at;
  }
  return -1;
}
