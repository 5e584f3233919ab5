/** Areas that hold the nation or lie beside it, of which a plan tells how things stand: figures of them are none of the plan's own place. */
const AREAS = '全球 全世界 世界 欧洲 欧盟 北美 亚洲 东亚 东南亚 美国 日本 韩国 德国 法国 英国 印度'.split(' ');
const NATION = ['全国', '中国'];
/** The part of a name behind an area: 世界|级集群, 德国|产业园, 世界|小商品市场, 美国|客户. No name: 全球|产业园, 美国|已建成园区. */
const OF_A_NAME =
  '(?!级|客户|(?<!全球|全世界|全国)(?!已|共|累计|现有|目前|在营|在运)[一-龥]{0,4}(?:产业园|园区|集群|基地|市场(?!总?(?:规模|需求|消费|总量|数量|容量|保有量))))';
/** What is told of an area as a whole: how much of something there is, or what it has by now. Not what is first in it (全球首个) nor rights won there (美国专利). */
const AS_A_WHOLE = `(?:地区)?${OF_A_NAME}(?=[一-龥]{0,12}(?:市场|产业|行业|产量|产值|规模|需求|消费|总量|数量|保有量)(?!示范|基地|园|集群|联盟|协会|订单|合同|产品)|(?:已|共|累计|现有|目前|在营|在运)[一-龥]|[、和及与])`;
const NATION_ALONE = '我国(?!首|唯一|最|第[一二三\\d]|前|重要|主要|著名)';
const YEAR = /^(?:(?:20\d\d|今|去)年,?)?/u;
const AREA = new RegExp(`(${[...AREAS, ...NATION].join('|')})${AS_A_WHOLE}|${NATION_ALONE}`, 'uy');
const NAMED = new RegExp(`(${AREAS.join('|')})(?:地区)?`, 'uy');

/** The areas that a text opens with and tells of as a whole, behind a year; 全国 for the nation. None where it tells of anything else. */
export function areasAtStart(text: string): readonly string[] {
  AREA.lastIndex = YEAR.exec(text)?.[0].length ?? 0;
  const first = AREA.exec(text);
  if (!first) return [];
  const name = first[1] ?? '';
  if (!AREAS.includes(name)) return ['全国'];
  const names = [nameOf(name)];
  for (let at = AREA.lastIndex; /[、和及与]/u.test(text[at] ?? ''); at = NAMED.lastIndex) {
    NAMED.lastIndex = at + 1;
    const next = NAMED.exec(text)?.[1];
    if (next === undefined) return [];
    names.push(nameOf(next));
  }
  return names;
}

/** An area as figures name it: the world has one name. */
const nameOf = (area: string): string => (/^(?:全世界|世界)$/u.test(area) ? '全球' : area);
