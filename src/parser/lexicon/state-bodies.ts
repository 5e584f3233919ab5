/**
 * Bodies of the state as a whole by the names they are cited by. Those that begin with 国家, 国务院, 中央, 全国 or 中华人民共和国 need no entry.
 * Bodies of the party and the army in a place end in 部 too (组织部, 武装部), so that the ministries are listed.
 */
const STATE_BODIES = [
  // Ministries of today.
  ...['外交部', '国防部', '教育部', '科学技术部', '科技部', '工业和信息化部', '工信部', '公安部', '民政部', '司法部', '财政部'],
  ...['人力资源和社会保障部', '人力资源社会保障部', '人社部', '自然资源部', '生态环境部', '住房和城乡建设部', '住房城乡建设部', '住建部'],
  ...['交通运输部', '水利部', '农业农村部', '商务部', '文化和旅游部', '退役军人事务部', '退役军人部', '应急管理部', '应急部'],
  // Ministries of earlier years, which older papers name.
  ...[
    '农业部',
    '文化部',
    '卫生部',
    '环境保护部',
    '国土资源部',
    '铁道部',
    '交通部',
    '信息产业部',
    '建设部',
    '人事部',
    '劳动和社会保障部',
    '监察部',
  ],
  // Bodies under the State Council and beside it.
  ...['审计署', '海关总署', '税务总局', '市场监管总局', '质检总局', '工商总局', '体育总局', '广电总局', '安全监管总局'],
  ...[
    '中国人民银行',
    '人民银行',
    '证监会',
    '银保监会',
    '银监会',
    '保监会',
    '最高人民法院',
    '最高人民检察院',
    '中华全国',
    '中国残联',
    '共青团中央',
  ],
];

const BODY = `(?:中共中央|中央|国务院|国家|全国|中华人民共和国|党中央|(?:${STATE_BODIES.join('|')})(?![门队长]))`;

/** A name or title that begins with the state or one of its bodies. */
export const STATE_LEAD = new RegExp(`^${BODY}`, 'u');

/** Words by which a text speaks of the whole nation as the one that acts. */
export const NATION = new RegExp(
  `我国|(?<!居|列|占|在)全国(?!人大|政协|第|文明|重点|百强|先进|优秀|性)|国务院|中央财政|各省、自治区|(?:${STATE_BODIES.join('|')})(?![门队长])|国家(?:发展改革委|发改委|[一-龥]{2,6}(?:局|委))`,
  'gu',
);
