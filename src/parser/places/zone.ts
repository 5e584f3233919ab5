/** Parts of the land that lie in several provinces, by the words that their names begin with. */
const LANDS =
  '东北 华北 西北 华东 华中 华南 西南 东南 南方 北方 东部 中部 西部 青藏 黄土 长江 黄河 珠江 淮河 海河 辽河 松花江 环渤海 京津冀 长三角 珠三角 粤港澳';
const ZONE = new RegExp(`^(?:${LANDS.split(' ').join('|')})[一-龥、]{0,12}(?:区|区域|地区|流域)$`, 'u');

/** The region of a plan's figure: that of the plan, but the part of the land that one of the headings above it is about where the plan is the nation's (西北干旱区 above 1.基本情况). */
export const regionUnder = (path: readonly string[], region: string | null): string | null =>
  (region === '全国' ? path.findLast((title) => ZONE.test(title.trim())) : undefined) ?? region;
