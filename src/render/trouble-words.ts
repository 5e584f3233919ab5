/** What the reason of a connection's trouble begins with or contains, in words for an admin; most telling first. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/u, '证书不被信任'],
  [/ENOTFOUND|EAI_AGAIN/u, '域名解析不了'],
  [/ECONNREFUSED|ETIMEDOUT|ECONNRESET|E(?:NET|HOST)UNREACH|ENETDOWN|AbortError|no connection|connection lost/u, '连不上'],
  [/^(?:401|404)\b|\b(?:10003|10014|514)\b/u, '凭证不对或已被撤销'],
  [/^409\b/u, '另有一个程序在用同一个令牌'],
  [/^429\b/u, '平台限速'],
  [/^(?:HTTP )?5\d\d\b/u, '平台自身故障'],
  [/could not be stored/u, '消息存不下，请检查磁盘'],
];

/** The trouble in words, with the reason as the platform gave it for whoever looks it up. */
export function troubleWords(reason: string): string {
  const words = WORDS.find(([pattern]) => pattern.test(reason))?.[1];
  return words === undefined ? reason : `${words}（${reason}）`;
}
