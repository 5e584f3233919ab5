/**
 * What a measure unit measures, which decides how a quantity may be read: things counted (家, 个), shares (%), places in a ranking (位),
 * lengths of time, money, other sizes (平方米, 吨). `count` units can stand before the thing they count.
 */
export type UnitKind = 'count' | 'percent' | 'point' | 'rank' | 'time' | 'money' | 'size';

/** A measure unit as read: printed text with its multiplier and without 余/多, kind, and where it ends (exclusive). */
export interface Unit {
  readonly text: string;
  readonly kind: UnitKind;
  readonly end: number;
  /** 余, 多 or 几 stood in the unit: the number is a floor ("40余个"). */
  readonly more: boolean;
}

const WORDS: Readonly<Record<UnitKind, string>> = {
  count:
    '人年 种次 辆次 列次 头次 车次 艘次 航次 大类 件次 人次 场次 批次 班次 门次 节次 架次 台次 件次 户次 家次 标准箱 标箱 重量箱 标台 标准台 TEU 个 家 项 件 所 名 人 次 座 处 条 套 台 辆 户 只 头 支 部 种 类 批 期 场 门 本 篇 对 株 张 间 栋 幢 艘 架 枚 份 幅 宗 起 例 款 班 节 单 笔 列 颗 眼 道 片 块 组 课时 学时 对口 箱 羽 村 册 盒 只 根 尾 款次 堂 盏 具 剂 剂次 人份 口 卷 页 路 台套 部次 单次 轮 届 桶 瓶 袋 床 站 杆 粒 峰 匹 席 棵 首 群 集 讲 尊 学分 发',
  percent: '% ‰',
  point: '个百分点 百分点 个基点 基点',
  rank: '位',
  time: '个工作日 个月 工作日 小时 分钟 秒钟 毫秒 微秒 周岁 天 日 周 秒 岁 年',
  money: '人民币元 美元 欧元 港元 日元 元',
  size: '吨公里 人公里 车公里 吨二氧化碳当量 吨二氧化碳 吨标准油 公斤标准煤 标立方米 标准立方米 立方 平米 亩次 总吨 载重吨 吉瓦时 吉瓦 GWh MWh kWh 吉焦 GJ 赫兹 MHz GHz ℃ 摄氏度 TB PB EB GB MB Mb Gb Tb PFlop/s 平方公里 平方千米 平方米 km2 km² m2 m² ㎡ m3 m³ 立方米每平方千米 立方米每平方公里 立方米 万吨标准煤 吨标准煤 吨标煤 千克标煤 克标煤 千克标准煤 克标准煤 千瓦时 兆瓦时 千伏安 兆伏安 兆瓦 千瓦 千伏 蒸吨 公里 千米 海里 厘米 毫米 微米 纳米 毫克 微克 千克 公斤 斤 公顷 公升 吨 米 克 亩 升 方 度 倍 级 分 层 分贝 兆比特 太比特 吉比特 兆 比特 Mbps Gbps Tbps Kbps nm EFLOPS PFLOPS EFlops PFlops TFlops GW MW kW',
};

const KIND_OF = new Map<string, UnitKind>();
for (const kind of Object.keys(WORDS) as UnitKind[]) for (const word of WORDS[kind].split(' ')) KIND_OF.set(word, kind);
const LONGEST = Math.max(...[...KIND_OF.keys()].map((word) => word.length));
const MULTIPLIERS = '十百千万亿';
/** Words that begin with a unit and are something else. */
const NOT_UNITS =
  /个(?:性|体(?![育检验温系])|别|人(?!参|取|获)|[十百千万亿元级新大]{0,6}台阶)|家(?:庭|长(?!者|期|租|三角|江|效)|政|装|居|电|禽|畜|园)|件套|项目|条(?:件|例|款)|人(?:民币?|才|口|均|力|员|工|大|社|防|群|士|间|制|类|物|事|参(?![加与赛展保会观训军]))|次(?:数|生|要)|户(?:外|籍|均|用|型)|支(?:持|付|出|撑|部)|部(?:门|署|分|委|级)|类(?:别|型)|批(?:准|发|复)|期(?:间|限|末|初|货)|门(?:槛|类|诊|店|户)|本(?:级|科|地|市|省|区|县|土|方案|意见)|对(?:接|口|外|于|应)|名(?:单|录|牌|称|师|校|特(?![困殊岗级]))|年(?:均|度|级|检|报|会|产|龄|来|内|底|末|初|前|后|代|间|期|收|纯|总)|分(?:别|类|级|工|步|期|散|析|布|之)|级(?:别)?医|方(?:面|式|案|法|向|位|便|针|阵)|度(?:假|汛)|日(?:常|均|间|前|后|起|内)|天(?:然|候)|周(?:边|岁|期|年)|位(?:列|居|于|置)|场(?:所|地|景|馆)|节(?:能|约|点|水|目)|级(?:以上|及以上|别|公|医|政|领|部|党|财|机|示范|行政)|所(?:有|在|需|属)|组(?:织|成|长|建)|村(?:级|民|庄|务|集体)|座(?:谈)|处(?:理|置|罚|级)|台(?:账|阶)|片(?:区)|班(?:子|级|线)|张(?:贴)|单(?:位|元|项|独|一|个|纯|日)|道(?:路|德)|块(?:链)|米(?:其)|元(?:器|素|宇|旦)|起(?:来|到|步|草|施)|例(?:如|会)|份(?:额)|升(?:级|学|至)|列(?:车|入|为)|株(?:洲)|倍(?:增)|套(?:餐|种)|辆均|头(?:部)|款项|尾(?:款|矿|气|水|号|货|菜)|箱(?:包)|册子|对口|具(?:有|备|体|身|象)|剂(?:型|量)|口(?:岸|人|径|腔|袋|碑|号|罩|味|译|述|头|粮|感)|卷(?:烟|入|积|材|帘)|页(?:岩|面|码)|路(?:面|灯|线|段|口|网|基|况|边|侧|旁|长|桥|政|径|演|由|树)|轮(?:滑|岗|训|换|作|渡|胎|候|椅|流|船|值|动|廓)|届(?:时|满)|桶装|瓶(?:装|颈|盖)|袋装|床(?:位|边|铺|垫|护|上)|站(?:点|合|台|位|房|长|区|立|在|上|式|前|级|城|所)|峰(?:会|谷|值|段)|匹配|席(?:位|卡|次|地)|粒(?:子|径|度)|首(?:次|批|先|个|家|届|期|创|位|条|部|府|付|店|台|套|都|席|要|发|选|尾|问|诊|末)|群(?:众|体|团|岛|防|聚|落)|集(?:中|体|团|群|聚|成|约|合|市|装|镇|散|资|贸|结|训|锦|采|萃|章|水|疏|雨|热|气|控)|讲(?:座|解|堂|好|述|话|学|师|台|习|授|文|诚)|尊(?:重|老|严|敬|崇|师)|发(?!以[上下内]|左右)[一-龥]/uy;

/** Other measure words in brackets: 20万台（套）, 30家（次）, 15个（项）, 40艘（台、套）. */
const ALTERNATIVE = /\([套次个家项所座处件种段条栋幢块台艘辆](?:[、/][套次个家项所座处件种段条栋幢块台艘辆]){0,3}\)/uy;

/** Rates per so many people: "10/10万". */
const PER_HEAD = /\/(?:10万|十万|百万|万|千)(?:人口?|活产)?/uy;

/** Reads a measure unit at `at`, with multipliers and 余/多 before it ("亿余元", "万人次", "个工作日", "微克/立方米"); null when there is none or a class is named (1000吨级). */
export function readUnit(text: string, at: number): Unit | null {
  PER_HEAD.lastIndex = at;
  const per = PER_HEAD.exec(text);
  if (per) return { text: per[0], kind: 'size', end: PER_HEAD.lastIndex, more: false };
  let end = at;
  let multiplier = '';
  let more = false;
  if (text[end] === '余' || text[end] === '多') {
    more = true;
    end++;
  }
  while (MULTIPLIERS.includes(text[end] ?? ' ') && longestWord(text, end) === null) multiplier += text[end++];
  if (multiplier !== '' && (text[end] === '余' || text[end] === '多')) {
    more = true;
    end++;
  }
  const word = longestWord(text, end);
  if (word === null) return multiplier === '' ? null : { text: multiplier, kind: 'count', end, more };
  NOT_UNITS.lastIndex = end;
  const other = NOT_UNITS.exec(text);
  if (other && other[0].length > word.length) return multiplier === '' ? null : { text: multiplier, kind: 'count', end, more };
  let kind = KIND_OF.get(word) ?? 'count';
  end += word.length;
  let printed = multiplier + word;
  if (text[end] === '/') {
    const many = longestWord(text, end + 1) === null && /[百千万]/u.test(text[end + 1] ?? '');
    const base = many ? (text[end + 1] ?? '') : '';
    const per = longestWord(text, end + 1 + base.length) ?? (text[end + 1 + base.length] === '月' ? '月' : null);
    if (per !== null) {
      printed += `/${base}${per}`;
      end += 1 + base.length + per.length;
      kind = 'size';
    }
  }
  if ((kind === 'size' || kind === 'money') && text[end] === '级' && word !== '级') return null;
  ALTERNATIVE.lastIndex = end;
  const alternative = kind === 'count' ? ALTERNATIVE.exec(text) : null;
  if (alternative) {
    printed += alternative[0];
    end = ALTERNATIVE.lastIndex;
  }
  if (text[end] === '余' || (text[end] === '多' && kind === 'count')) {
    more = true;
    end++;
  }
  return { text: printed, kind, end, more };
}

function longestWord(text: string, at: number): string | null {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (KIND_OF.has(word)) return word;
  }
  return null;
}
