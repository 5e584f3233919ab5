import type { Incoming } from '../../model/message.js';
import { readContent } from './content.js';
import type { Egress } from './egress.js';
import { PARENT } from './receive.js';

interface Items {
  readonly data?: {
    readonly items?: readonly {
      readonly msg_type?: string;
      readonly body?: { readonly content?: string };
      readonly sender?: { readonly id?: string; readonly id_type?: string };
    }[];
  };
}

/**
 * The message with what the message it answers brings: its file when the bot is meant, and being meant when that message is the bot's.
 * The mark that stood for it is gone in any case, also when it cannot be read (recalled, no right to it).
 */
export async function withParent(message: Incoming, appId: string, egress: Egress): Promise<Incoming> {
  const mark = message.files.find((file) => file.ref.startsWith(PARENT));
  if (mark === undefined) return message;
  const own = message.files.filter((file) => file !== mark);
  const parentId = mark.ref.slice(PARENT.length);
  const called = await egress.call<Items>({ method: 'GET', path: `/open-apis/im/v1/messages/${parentId}` }, { attempts: 3 });
  const parent = called.ok ? called.result.data?.items?.[0] : undefined;
  const toBot = parent?.sender?.id_type === 'app_id' && parent.sender.id === appId;
  const addressed = message.addressed || toBot;
  const found =
    parent === undefined || toBot || !addressed ? [] : readContent(parent.msg_type ?? '', parent.body?.content ?? '', parentId).files;
  return { ...message, addressed, files: [...own, ...found] };
}
