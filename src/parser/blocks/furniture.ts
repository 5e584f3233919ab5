import { opensField } from '../lexicon/page-fields.js';

/** Lines that web sites and printers put around a document. Matched on the same-length view of one logical line. */
const FURNITURE: readonly RegExp[] = [
  /^(?:责任编辑|编辑|审核|校对|撰稿|供稿|作者|记者|通讯员)[ ]?:/u,
  /^\[(?:责任)?编辑:/u,
  /^\[(?:法宝引证码|字体|打印|关闭|返回|大 中 小)/u,
  /^(?:二维码|打开当前页|原文链接|附件下载|相关附件|上一篇|下一篇|版权声明|免责声明|扫一扫|分享到|打印本页|关闭窗口|返回顶部|文章属性|\+关注)/u,
  /^(?:您?的?(?:现在|当前|所在)?的?位置|当前位置|首页 ?>|>>|简体版)/u,
  /^(?:关于我们|网站地图|联系我们|版权所有|版权保护|备案序号|网站标识码|主办单位|主办:|承办:|技术支持)/u,
  /^https?:\/\//u,
  /^(?:打印|分享|收藏|关闭|字体|大|中|小|大 中 小)$/u,
];
/** Every first character of the patterns above, so that most lines cost one look-up. */
const HEADS = new Set('责编审校撰供作记通[二打原相附上下延推热扫分关返+您现当所首位>简网联主版免备承技h收字大中小文无长登适移手智E进');
/** Lines over a list of other pages' headlines. */
const RELATED = /^(?:相关(?:新闻|链接|阅读|文章|信息|报道|稿件)|延伸阅读|推荐阅读|热点推荐|热门推荐)[ :]*/u;
/** Items of the bar at the top of a page, printed in one line: 无障碍浏览 | 长者模式 | 登录. */
const MENU_ITEM =
  /^(?:网站)?(?:无障碍(?:浏览|阅读|版)?|(?:长者|适老|关怀)(?:模式|版|专区|助手)|适老化|登录|注册|登录注册|简体(?:版|中文)?|繁体(?:版|中文)?|移动(?:版|端)|手机版|智能(?:问答|机器人)|English|EN|进入关怀版|网站支持IPv6|收藏本站|设为首页|首页)$/u;
const MENU_MAX = 60;

/** Further items that name columns and buttons of a site, or the site; in a document their words may be those of its subject, so they are told only before it. */
const SITE_ITEM =
  /^(?:政务(?:公开|服务)|政府信息公开(?:目录|平台|专栏)?|(?:法定)?主动公开内容|信息公开(?:目录|专栏)?|互动交流|政民互动|新闻(?:中心|动态)|要闻动态|通知公告|公示公告|专题专栏|政策(?:文件|法规)|(?:行政)?规范性文件|数据(?:开放|发布)|走进[一-龥]{2,4}|[一-龥]{2,24}(?:门户网站|政府网站?|官方网站)|[一-龥]{4,30}(?:政府|办公[厅室]|委员会|[局厅部委])文件|A[+-]|打印(?:本页)?|分享到?|关闭(?:窗口)?|收藏)$/u;

const isMenu = (view: string, front: boolean): boolean =>
  view.length <= MENU_MAX &&
  view
    .split(/[|/·>\s]+/u)
    .filter((part) => part !== '')
    .every((part) => MENU_ITEM.test(part) || (front && SITE_ITEM.test(part)));

/** Whether a line stands over the headlines of other pages: 相关新闻. */
export const opensRelated = (view: string): boolean => RELATED.test(view);
const HEADLINE_MAX = 60;
/** Whether a line under 相关新闻 can be another page's headline: short and no sentence. */
export const isHeadline = (view: string): boolean => view.length <= HEADLINE_MAX && !view.includes('。');
const ANYWHERE = /ICP备|公网安备|打开当前页用来校验|开户[^。]{0,24}中奖/u;
/** Contents lines: a title, a leader of dots, a page number. */
const LEADER = /[.…·]{6,}[\s\dIVX.…·]*$/u;
const PAGE = /^[\s—–-]*(?:第 ?)?\d{1,4}(?: ?页)?[\s—–-]*$/u;

const PAGE_HEADS = new Set('—–-第 0123456789');

/** Whether a logical line is page navigation, print furniture, a page number or a line of the contents. `front` tells that it stands before the document. */
export function isFurniture(view: string, front = false): boolean {
  if (view.length > 300 && !LEADER.test(view.slice(-120))) return false;
  const head = view[0] ?? '';
  if (HEADS.has(head) && (FURNITURE.some((pattern) => pattern.test(view)) || RELATED.test(view) || isMenu(view, false))) return true;
  if (front && isMenu(view, true)) return true;
  if (opensField(view, front) || ANYWHERE.test(view)) return true;
  return LEADER.test(view.slice(-120)) || (PAGE_HEADS.has(head) && PAGE.test(view));
}
