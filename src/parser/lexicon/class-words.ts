/** Words that only tell which of a kind is meant, each group with what it tells: a clause that names nothing else counts a part of the kind before. */
const CLASSES = {
  /** Who approved or runs it. */
  rank: '(?:国家|世界|全国|国际|省|市|县|区|部|自治区|州)级(?:以上|及以上)?|[省市县区]本级',
  /** How large it is, as statistics and project lists divide firms, reservoirs and works. */
  size: '规模以上|规上|限额以上|限上|特大型|大型|大中型|中型|中小型|小型|小微型|微型',
  /** Grades that are awarded. */
  grade: '[特甲乙丙一二三四五]级(?:以上|及以上)?|[1-5]?A级(?:以上|及以上)?|[一二三四五]星级(?:以上|及以上)?',
  /** Who owns it. */
  owner: '国有|民营|外资|公办|民办|集体',
} as const;

const ANY = Object.values(CLASSES).join('|');

/** Where those of a part are, which does not replace the class of the whole: 充电站40座，其中高速上8座、城区15座. */
const WHERE = '(?:高速|[国省县乡]道|[GSXYC]\\d{1,4}线?)上?|(?:中心|主)?城区|城镇|农村|县城';

/** A name that is a class or a kind of place alone, perhaps of what came new: 省级, 新增规上, 大型, 国道上. */
export const CLASS_ONLY_NAME = new RegExp(`^(?:新增|净增|新认定|新培育)?(?:${ANY}|${WHERE})$`, 'u');
/** The class at the head of the name of a whole, which a part of another class does not share: 市级以上平台, 大型水库. */
export const CLASS_AT_HEAD = new RegExp(`^(?:${ANY})`, 'u');
/** What is left of a whole when its parts were counted: no name by itself. */
export const REST_NAME = /^(?:其余|剩余|余下)$/u;
