/** Last words of the names of bodies 单位, as they are printed in lists of responsible bodies. */
const SUFFIXES = [
  // Last characters, but not of the common words that end with them: 格局, 主办, 全部, 社会, 好处, 学科, 场所, 网站, 物联.
  '(?<![格布大全结])局|委|(?<![主承联督交通举协自代])办|厅|(?<![全内外])部|院|(?<![社机])会|署|司|(?<![好到之用])处|(?<![学全本专文理])科|(?<!场)所|(?<!网)站',
  '队|社|馆|庭|组|室|(?<!车)股|专班|协|(?<![物互关])联|校|厂|(?:林|农|牧|机|渔|茶|盐)场|(?:车务|工务|电务|公路)段|(?:气象|电视|广播|地震|电)台|(?:储备|直属|粮)库',
  '(?:银|分|支|总|人|央|农|工|建|中|商|国开|农发)行|行社|日报|晚报|报社',
  '政府|办公室|办公厅|委员会|管委会|办事处|领导小组|指挥部|联席会议|人大|政协|行署',
  '公司|集团|企业|机构|协会|商会|学会|联盟|基金会|电网|院校|院所',
  '大学|学院|学校|高校|师院|职院|医院|研究院|实验室|中心|医共体|医联体',
  '妇联|残联|工商联|文联|社科联|侨联|科协|计生协|贸促会|红十字会|关工委|总工会|机关|团体|主体',
  '单位|部门|处室|地区|海关|法院|检察院|公安|税务|消防|电力|烟草|邮政|移动|联通|电信|铁塔|人行|央行',
  '园区|开发区|新区|经开区|高新区|示范区|合作区|保税区|景区|度假区|集聚区|管理区|试验区',
  '区|县|市|州|盟|旗|镇|乡|街道|省|村|村居|社区|苏木|嘎查|镇场|兵团',
].join('|');

/** A name that ends as the names of bodies do. */
export const BODY_END = new RegExp(`(?:${SUFFIXES})(?:[(\\[][^()\\[\\]]{1,24}[)\\]])?$`, 'u');

/** A name that by its beginning belongs to a level of government and by its end is an office of it: 市科技局, 省委宣传部, 国家发展改革委. */
export const OFFICE =
  /^(?:[\u4e00-\u9fff]{0,8}?(?:省|市|县|区|州|盟|旗|镇|乡|自治区|兵团|国家|国务院|中央|中国|团|各|教育|科技|财政|公安|民政|司法|商务|水利|应急|审计|税务|农业|交通|住房|自然|生态|卫生|文化|人力|工业|发展|市场|人民|海关|最高)).{0,24}?(?:局|委|办|厅|部|院|署|总署|办公室|办公厅|委员会|管委会|政府|法院|检察院|海关|联|协|会|行|中心)(?:[([][^()[\]]{1,24}[)\]])?$/u;

/** 各区、县(市) and its like: one entry of a list, however many commas it holds. */
export const COLLECTIVE =
  /各(?:有关|相关)?(?:设区的?)?(?:省|市|州|盟|区|县|旗|乡|镇|街道|自治县|苏木|嘎查|村居|村|社区)+场?(?:[(][^()]{1,10}[)])?(?:、(?:省|自治区|直辖市|县级市|市|州|盟|区|县|旗|乡|镇|街道|自治县|开发区|园区|村居|村|社区)+(?:[(][^()]{1,10}[)])?(?=[、,;。和及人政管党)\]\s]|$|办事处|配合|负责|参与|按职责|分工))*(?:党委政府|党委和政府|党委、(?:人民)?政府|人民政府|政府|管委会|办事处)?/uy;

/** Misprints of the level word that stands before an office: 是科技局 for 市科技局. Keyed by the printed character. */
export const LEVEL_MISPRINTS: Readonly<Record<string, readonly string[]>> = {
  是: ['市'],
  事: ['市'],
  巿: ['市'],
  币: ['市'],
  师: ['市'],
  肖: ['省'],
  者: ['省'],
  具: ['县'],
  悬: ['县'],
  曲: ['区'],
  圆: ['区'],
};

/** Characters that begin no name of a body, so that a name beginning with one is a misprint even where the right name is printed nowhere else. */
export const NEVER_FIRST = /^[是巿币]/u;
