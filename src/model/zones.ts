/** A zone of several places, which has a name and no government: 长三角. */
export interface Zone {
  readonly name: string;
  /** Every name, the first one too. */
  readonly names: readonly string[];
  /** The provinces or cities that make it up, without their rank; none where it takes in only parts of them, so that no figure of theirs is one of the zone. */
  readonly members: readonly string[];
}

/** Zones that one document set or lists. */
interface ZoneGroup {
  readonly source: string;
  /** A zone a line: its names; behind a colon its members. */
  readonly lines: string;
}

const groups: readonly ZoneGroup[] = [
  {
    source: '《京津冀协同发展规划纲要》（2015年）',
    lines: '京津冀 京津冀地区 京津冀区域: 北京 天津 河北',
  },
  {
    source: '《长江三角洲区域一体化发展规划纲要》（2019年）：三省一市全域',
    lines: '长三角 长江三角洲 沪苏浙皖: 上海 江苏 浙江 安徽\n江浙沪 沪苏浙 苏浙沪: 上海 江苏 浙江',
  },
  {
    source: '《珠江三角洲地区改革发展规划纲要（2008—2020年）》',
    lines: '珠三角 珠江三角洲: 广州 深圳 珠海 佛山 江门 东莞 中山 惠州 肇庆\n泛珠三角 泛珠江三角洲',
  },
  {
    source: '《粤港澳大湾区发展规划纲要》（2019年）：两个特别行政区和珠三角九市',
    lines: '粤港澳大湾区 大湾区 粤港澳: 香港 澳门 广州 深圳 珠海 佛山 江门 东莞 中山 惠州 肇庆',
  },
  { source: '《浙江省大湾区建设行动计划》（2018年）', lines: '环杭州湾大湾区 杭州湾大湾区 环杭州湾' },
  {
    source: '《成渝地区双城经济圈建设规划纲要》（2021年）：重庆和四川的一部分；川渝指两地全域',
    lines: '成渝 成渝地区 成渝地区双城经济圈 成渝双城经济圈 成渝城市群\n川渝 川渝地区: 四川 重庆',
  },
  {
    source: '《关于依托黄金水道推动长江经济带发展的指导意见》（国发〔2014〕39号）：十一省市',
    lines: '长江经济带: 上海 江苏 浙江 安徽 江西 湖北 湖南 重庆 四川 云南 贵州',
  },
  {
    source: '《黄河流域生态保护和高质量发展规划纲要》（2021年）：九省区相关县级行政区；沿黄九省区指全域',
    lines: '黄河流域\n沿黄九省区 沿黄省区 沿黄九省: 青海 四川 甘肃 宁夏 内蒙古 山西 陕西 河南 山东',
  },
  {
    source: '《水污染防治行动计划》（国发〔2015〕17号）：重点流域，以水系为界',
    lines: '长江流域\n珠江流域\n松花江流域\n淮河流域\n海河流域\n辽河流域\n太湖流域\n巢湖流域\n滇池流域\n长江中下游\n黄河中下游',
  },
  {
    source: '《打赢蓝天保卫战三年行动计划》（国发〔2018〕22号）：大气污染防治重点区域',
    lines: '京津冀及周边 京津冀及周边地区\n汾渭平原: 晋中 运城 临汾 吕梁 洛阳 三门峡 西安 铜川 宝鸡 咸阳 渭南',
  },
  {
    source: '“十四五”规划纲要（2021年）第二十八章：城市群，多以县为界',
    lines:
      '关中 关中平原 关中地区 关中平原城市群\n长江中游 长江中游城市群\n山东半岛 山东半岛城市群\n粤闽浙沿海 粤闽浙沿海城市群\n中原城市群\n北部湾 北部湾城市群\n哈长 哈长城市群\n辽中南 辽中南城市群\n山西中部城市群\n黔中 黔中城市群\n滇中 滇中城市群\n呼包鄂榆 呼包鄂榆城市群\n兰州西宁城市群\n宁夏沿黄 宁夏沿黄城市群\n天山北坡 天山北坡城市群',
  },
  {
    source: '“十四五”规划纲要（2021年）第三十二章和国家统计局的划分：四大板块',
    lines:
      '东部地区\n中部地区: 山西 安徽 江西 河南 湖北 湖南\n西部地区: 内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆\n东北地区 东北三省: 辽宁 吉林 黑龙江\n中西部 中西部地区',
  },
  {
    source: '《长株潭城市群区域规划》《苏南现代化建设示范区规划》等省内通行分区',
    lines:
      '长株潭 长株潭城市群: 长沙 株洲 湘潭\n苏南: 南京 镇江 常州 无锡 苏州\n苏锡常: 苏州 无锡 常州\n苏中: 扬州 泰州 南通\n苏北: 徐州 连云港 宿迁 淮安 盐城\n甬台温: 宁波 台州 温州\n浙东\n浙南\n浙西\n皖北\n皖南\n粤东\n粤西\n粤北\n海峡西岸 海西经济区\n环渤海',
  },
];

/** A short name that other words and names run into: 机关|中层, 江苏|南通. */
const runInto: Readonly<Record<string, string>> = { 关中: '机海相有公难通', 苏南: '江', 苏中: '江', 苏北: '江', 大湾区: '州' };

/** All zones. */
export const zones: readonly Zone[] = groups.flatMap(({ lines }) =>
  lines.split('\n').map((line) => {
    const [names = '', members] = line.split(': ');
    const all = names.split(' ');
    return { name: all[0] ?? '', names: all, members: members?.split(' ') ?? [] };
  }),
);

interface Named {
  readonly text: string;
  readonly zone: Zone;
}
const byFirst = new Map<string, Named[]>();
for (const zone of zones)
  for (const text of zone.names) byFirst.set(text.charAt(0), [...(byFirst.get(text.charAt(0)) ?? []), { text, zone }]);
for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);

/** A zone in a text, at [start, end). */
export interface ZoneFound {
  readonly zone: Zone;
  readonly start: number;
  readonly end: number;
}

/** The zones that a text names, from left to right; of names that begin at one place the longest (长江中游城市群 is not 长江流域). */
export function zonesIn(text: string): ZoneFound[] {
  const found: ZoneFound[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    const named = byFirst
      .get(text.charAt(at))
      ?.find((one) => text.startsWith(one.text, at) && !(at > 0 && runInto[one.text]?.includes(text.charAt(at - 1))));
    if (!named) continue;
    found.push({ zone: named.zone, start: at, end: at + named.text.length });
    at += named.text.length - 1;
  }
  return found;
}

/** The zones that a text names, each once. */
export const zonesNamed = (text: string): readonly Zone[] => [...new Set(zonesIn(text).map(({ zone }) => zone))];

/** What may stand behind a place that is told with others. */
const rankBehind = /^(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?[、和与及]?/u;
/** What may stand behind places that are told one by one: 四省（市）. */
const countBehind = /^(?:等?[一二两三四五六七八九十\d]{1,3}个?(?:省市区|省区市|省市|省区|省份|城市|省|市)|地区|区域)?/u;

/** The text with a zone's name in place of all its members told one by one and no other place: 上海江苏浙江安徽四省市用煤量 → 长三角用煤量. `isPlace` tells places. Null when no zone is told so. */
export function withZoneOfMembers(text: string, isPlace: (text: string) => boolean): string | null {
  for (const { name, members } of zones) {
    if (members.length === 0 || !members.every((member) => text.includes(member))) continue;
    const start = Math.min(...members.map((member) => text.indexOf(member)));
    const left = new Set(members);
    let at = start;
    for (const _member of members) {
      const member = [...left].find((one) => text.startsWith(one, at));
      if (member === undefined) break;
      left.delete(member);
      at += member.length;
      at += rankBehind.exec(text.slice(at, at + 8))?.[0].length ?? 0;
    }
    const behind = text.slice(at);
    const before = text.slice(0, start);
    const another = [2, 3].some((length) => isPlace(behind.slice(0, length)) || (start >= length && isPlace(before.slice(-length))));
    if (left.size > 0 || another) continue;
    const rest = behind.slice(countBehind.exec(behind)?.[0].length ?? 0);
    if (rest !== '') return before + name + rest;
  }
  return null;
}
