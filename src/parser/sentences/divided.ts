/** How a sentence opens that divides the figure before it: 分门类看, 按经济类型分, 根据项目性质划分, 其中. */
const DIVIDES = /^(?:[^,;:。]{0,4}(?:[分按从]|根据)[^,;:。\d]{1,14}(?:看|[划区]?分),|其中[,:]?)/u;
/** The same by the figure itself: 这500亿元中, 记者获悉，这120个项目. */
const THESE = /^(?:[^,;:。]{2,24},)?(?:在?这|上述)\d[\d.]*[一-龥]{1,4}[,中里]/u;
const OPENING_MAX = 48;

/** Whether the sentence at an offset divides the figure of the one before it, in kinds or in parts. */
export function dividesBefore(text: string, start: number): boolean {
  const opening = text.slice(start, start + OPENING_MAX);
  return DIVIDES.test(opening) || THESE.test(opening);
}
