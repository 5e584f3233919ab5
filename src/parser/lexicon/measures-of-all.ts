/** Measures that things of many kinds have alike, so that the text names only once whose they are. */

/** What every industry has: its use of energy and of what it can produce. Another product's share (再生铅供应占比) is a thing of its own. */
export const OF_INDUSTRY =
  /^(?:(?:可再生能源|清洁能源|新能源|绿色电力|绿电)(?:使用|消费|利用|替代)(?:比例|占比|比重|率)|能效(?:标杆|基准)水平[以之]?[上下]产能占比|单位产品(?:综合)?能耗|产能利用率|关键工序数控化率|研发投入强度|全员劳动生产率)$/u;
/** What is told for one unit of output: its energy, water, land and carbon. Other emissions are told as totals. */
export const OF_UNIT =
  /^(?:(?:二氧化碳|碳)排放(?:量|强度)?|(?:综合)?能耗|能源消耗|水耗|用水量|取水量|电耗|物耗|建设用地(?:使用|占用)?面积)$/u;
/** What work saves beside what it brings about: 减排二氧化碳, 节约用水. */
export const SAVES = /^(?:减排|减少|节约|节省|削减|替代)[一-龥]{2,10}$/u;
