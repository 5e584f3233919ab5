import { encode } from '../../../src/platforms/telegram/encode.js';
import { keyboardOf } from '../../../src/platforms/telegram/keyboard.js';
import type { Reply } from '../../../src/render/reply.js';

const ADDRESS = { platform: 'telegram', chatId: '-100', threadId: null } as const;
const SHELF = { set: async () => {}, get: () => undefined };

const STYLE = `
  body { background: #cfdbe3; font: 15px/1.42 "Noto Sans CJK SC", "PingFang SC", sans-serif; margin: 0; padding: 16px; columns: 3; column-gap: 16px; width: 1120px; }
  section { break-inside: avoid; width: 360px; margin: 0 0 20px; }
  h2 { font-size: 12px; color: #5b6b75; margin: 0 0 4px; font-weight: normal; }
  .bubble { background: #fff; border-radius: 12px; padding: 8px 11px; white-space: pre-wrap; overflow-wrap: anywhere; margin-bottom: 4px; }
  .photo { height: 120px; border-radius: 8px; background: #dfe8ee; color: #7a8a94; display: grid; place-items: center; margin: -2px -5px 6px; }
  blockquote { border-left: 3px solid #3390ec; background: #eef5fd; margin: 2px 0; padding: 3px 8px; border-radius: 4px; }
  blockquote[expandable] { max-height: 4.3em; overflow: hidden; }
  code { color: #2b7cb8; font: 14px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
  .row { display: flex; gap: 4px; margin-bottom: 4px; }
  .row span { flex: 1; text-align: center; background: #7d93a3; color: #fff; border-radius: 8px; padding: 7px 2px; font-size: 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
`;

/** A page that shows replies about as a phone shows them in Telegram: bubbles 360 px wide, keyboards below. */
export async function pageOfSamples(samples: Readonly<Record<string, Reply>>): Promise<string> {
  const sections = await Promise.all(Object.entries(samples).map(([name, reply]) => section(name, reply)));
  return `<!doctype html>\n<html lang="zh"><head><meta charset="utf-8"><title>Telegram</title><style>${STYLE}</style></head>\n<body>\n${sections.join('\n')}\n</body></html>\n`;
}

async function section(name: string, reply: Reply): Promise<string> {
  const { texts, pictures } = encode(reply, true);
  const keyboard = await keyboardOf(reply, ADDRESS, SHELF);
  const bubbles = [
    ...pictures.map(({ caption }) => `<div class="bubble"><div class="photo">图</div>${shown(caption?.html ?? '')}</div>`),
    ...texts.map(({ html }) => `<div class="bubble">${shown(html)}</div>`),
  ];
  const rows = (keyboard?.inline_keyboard ?? []).map(
    (row) =>
      `<div class="row">${row.map(({ text }) => `<span>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</span>`).join('')}</div>`,
  );
  return `<section><h2>${name}</h2>${bubbles.join('')}${rows.join('')}</section>`;
}

/** A quotation stands on lines of its own; a browser would show the line breaks around it once more. */
const shown = (html: string): string => html.replaceAll('\n<blockquote', '<blockquote').replaceAll('</blockquote>\n', '</blockquote>');
