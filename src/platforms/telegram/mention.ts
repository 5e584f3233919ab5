/** A text without the call of the bot in it. */
export interface Called {
  readonly text: string;
  /** The bot is named: `@bot …`, `… @bot`, `/command@bot`. */
  readonly mentioned: boolean;
  /** A command for another bot: `/command@other`. */
  readonly forOther: boolean;
}

const COMMAND_FOR = /^([/／][^\s@＠/／]{1,64})[@＠]([A-Za-z0-9_]{3,32})(?![A-Za-z0-9_])/u;

/**
 * Finds and removes `@username` of the bot anywhere in the text, in any case and also full-width.
 * Done on the text and not on Telegram's entities: the server marks neither Chinese commands nor a mention right after one.
 */
export function readCall(raw: string, username: string): Called {
  const mention = new RegExp(`[ \\u3000]*(?<![A-Za-z0-9_.])[@＠]${username}(?![A-Za-z0-9_])[ \\u3000]*`, 'giu');
  const stripped = raw.replace(mention, ' ');
  const text = stripped === raw ? raw.trim() : stripped.trim().replace(/^[，,：:、\s]+/u, '');
  const named = COMMAND_FOR.exec(text);
  if (!named) return { text, mentioned: stripped !== raw, forOther: false };
  const mine = named[2]?.toLowerCase() === username.toLowerCase();
  return { text: mine ? `${named[1]}${text.slice(named[0].length)}` : text, mentioned: mine || stripped !== raw, forOther: !mine };
}
