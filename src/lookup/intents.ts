import { publicationWords } from './aspects.js';

/** What a question wants to be told; each is answered by the command of the same name. */
export type Intent = 'targets' | 'tasks' | 'deadline' | 'progress' | 'compare' | 'source' | 'history' | 'why' | 'find' | 'plans' | 'help';

interface IntentWords {
  readonly intent: Intent;
  /** The word that says in `readAs` how the question was read. */
  readonly chinese: string;
  readonly words: RegExp;
}

/** Ordered: the first whose words stand in the question is meant. The general words (目标, 多少, 任务) come after the particular ones. */
export const intentTable: readonly IntentWords[] = [
  {
    intent: 'plans',
    chinese: '规划',
    words: /(?:哪些|几(?:个|份|部|项)|多少(?:个|份|部)?|什么)(?:规划|方案|计划|文件|纲要)/u,
  },
  { intent: 'plans', chinese: '规划', words: publicationWords },
  {
    intent: 'help',
    chinese: '帮助',
    words:
      /怎么用|如何使用|使用说明|使用方法|你会(?:什么|啥|干)|你能(?:做|干)(?:什么|啥)|能问(?:什么|啥)|有(?:什么|哪些)(?:功能|命令)|帮助|改成|改为|改一下|(?:我要|怎么|如何)(?:报数|填报|更新)/u,
  },
  { intent: 'history', chinese: '历次数值', words: /历次|历史|历年|谁改|改过|报过(?:哪些|几次|什么)|以前报|趋势|走势|变化|曲线|每次报/u },
  {
    intent: 'why',
    chinese: '依据',
    words: /为什么|为何|凭什么|怎么(?:算|得出|判|评)|如何(?:算|计算|判定)|咋算|计算方法|什么道理|怎么(?:是|会)(?:滞后|需关注|没达标|红)/u,
  },
  {
    intent: 'source',
    chinese: '原文',
    words:
      /原文|出处|原话|原句|哪(?:个|份|一个|一份)?(?:文件|方案|规划)(?:里|中|上)?(?:说|写|提|的|规定|要求)|哪(?:一)?(?:段|句|章|节)|怎么(?:写|说|表述|规定)的|来源|哪(?:里|儿)?来的|依据(?:是|呢|在哪|何在|$)|(?:什么|啥|有何)依据/u,
  },
  {
    intent: 'compare',
    chinese: '对比',
    words:
      /对比|比较|相比|比一比|比一下|比比|对照|差别|区别|差异|(?:谁|哪个(?:市|区|县|省|城市|地方)?|哪里|哪边|哪家)(?:的.{1,20})?更?(?:高|多|大|快|好|强)|各地|各市/u,
  },
  {
    intent: 'deadline',
    chinese: '期限',
    words:
      /截止|到期|期限|时限|逾期|超期|过期|最晚|最迟|期满|阶段|有效期|什么时候|啥时候|何时|哪天|哪一天|什么时间|几号|几月|还有(?:多久|多长时间|多少天|几天)|还剩(?:多久|多少天|几天)|快到(?:了|期)|(?:年底|月底|季度末|年内|节前|今年|明年|后年|本月|下个?月|这个月|本周|之前|以前)(?:前|之前|以前|内)?(?:都|还|就)?(?:要|该|得|必须|应当?|需要)(?:完成|做完|办结|交)(?:的|哪|什么|啥|几|多少)|(?:年|底|末|内|前|以前|季度|半年|月).{0,14}?(?:要|该|得|必须|应当?|需要)(?:完成|做完|办结|交)(?:的|哪|什么|啥)|qixian|daoqi|deadline/u,
  },
  {
    intent: 'progress',
    chinese: '进展',
    words:
      /进展|进度|^(?:那|那么)?(?:现在|目前|如今|眼下)(?:呢|怎么样|怎样|如何|啥情况)?$|完成(?:了)?(?:多少|几|没|吗|情况|率|得|度)|完成没|(?:没|未|没有|尚未|还没)(?:有)?(?:完成|达标|做完|达到|报)|滞后|需关注|落后|掉队|拖后腿|(?:已经?|都)?(?:完成|达标)(?:的|了)?(?:有)?(?:哪|几|多少|没)|哪些.{0,4}(?:达标|完成)|做到哪|干到哪|推进到|(?:现在|目前|如今|眼下|当前|已经|已)(?!.{0,20}(?:目标|指标|要求|规划|任务)).{0,14}?(?:多少|几)|(?:多少|几).{0,3}(?:现在|目前|如今|眼下|当前)|现在(?:是|有)?多少|(?<![要达做])到了?多少|到多少[亿万件家个项单]*了|达标(?:了)?(?:吗|没|没有)|达到(?:了)?(?:吗|没)|还差|差多少|差几|实际|最新|怎么样了|咋样了|报(?:数)?了(?:吗|没)|执行情况|落实情况|完成了|(?:排|列|居)(?:名|在|到)?第?几|第几[名位]|排名(?:呢|情况|如何|怎么样|多少)?$|名次|位次|同比|环比|jinzhan|jindu|progress/u,
  },
  {
    intent: 'find',
    chinese: '查找',
    words: /(?:哪里|哪儿|哪些地方|什么地方|有没有)(?:写|说|提|讲)|提到|提及|包含|搜(?:一下|索)?|查找|全文|关键词/u,
  },
  {
    intent: 'tasks',
    chinese: '任务',
    words:
      /任务(?!数|量|值)|renwu|牵头|负责|配合|职责|分工|参与|承担|谁管|谁来(?:做|干|抓)|归谁|哪个(?:部门|单位|局)|哪些(?:部门|单位)|责任单位|要(?:做|干)(?:什么|啥|哪些|些什么)|(?:做|干)(?:什么|啥|些什么|些啥)|工作|举措|措施|的活|的事|重点/u,
  },
  {
    intent: 'targets',
    chinese: '目标',
    words: /目标|指标|要达到|达到多少|要求|任务数|要(?:做)?到(?:多少)?|多少|几(?:个|家|件|项|人|单|亿|万)|mubiao|zhibiao|target/u,
  },
  { intent: 'plans', chinese: '规划', words: /规划|方案|计划|文件|纲要|意见|政策|通报/u },
];

/** What the words of a question ask for; null when they do not say. */
export const intentOf = (text: string): Intent | null => intentTable.find(({ words }) => words.test(text))?.intent ?? null;

export const intentChinese = (intent: Intent): string => intentTable.find((row) => row.intent === intent)?.chinese ?? '';
