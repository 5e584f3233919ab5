import { LRUCache } from 'lru-cache';
import type { Incoming } from '../../model/message.js';
import type { Timing } from '../timing.js';
import type { Egress } from './egress.js';

/** Names of people and chats, and who talks in which private chat; events carry neither. */
export interface Directory {
  /** The message with the names that can be had; without the scopes for them it stays as it is. */
  named(message: Incoming): Promise<Incoming>;
  /** Private chat of a person, undefined while none was seen. */
  privateChat(openId: string): string | undefined;
}

const REMEMBERED = 5_000;
const NAME_TTL_MS = 24 * 3_600_000;
/** A name that cannot be had (no scope) is not asked for again for so long. */
const UNKNOWN_TTL_MS = 3_600_000;
/** No answer waits longer than this for a name. */
const PATIENCE_MS = 1_500;

type Named = { readonly data?: { readonly name?: string; readonly user?: { readonly name?: string } } };

/** Looks names up where the app may (`contact:user.base:readonly`, `im:chat:readonly`) and remembers them for a day. */
export function createDirectory(egress: Egress, timing: Timing): Directory {
  const names = new LRUCache<string, string>({ max: REMEMBERED });
  const privateChats = new LRUCache<string, string>({ max: REMEMBERED });
  const asked = new Map<string, Promise<string>>();
  /** Scopes that turned out to be missing: path → until when. */
  const missing = new Map<string, number>();

  const ask = async (path: string, id: string, params: Readonly<Record<string, string>>): Promise<string> => {
    const called = await egress.call<Named>({ method: 'GET', path: `${path}/${id}`, params }, { attempts: 1 });
    if (!called.ok && called.fault.kind === 'fatal') missing.set(path, timing.now() + UNKNOWN_TTL_MS);
    const name = called.ok ? (called.result.data?.user?.name ?? called.result.data?.name ?? '') : '';
    names.set(id, name, { ttl: name === '' ? UNKNOWN_TTL_MS : NAME_TTL_MS });
    return name;
  };

  const nameOf = async (path: string, id: string, params: Readonly<Record<string, string>> = {}): Promise<string> => {
    const known = names.get(id);
    if (known !== undefined || (missing.get(path) ?? 0) > timing.now()) return known ?? '';
    const asking = asked.get(id) ?? ask(path, id, params).finally(() => asked.delete(id));
    asked.set(id, asking);
    const enough = new AbortController();
    const late = timing.sleep(PATIENCE_MS, enough.signal).then(
      () => '',
      () => '',
    );
    return Promise.race([asking.catch(() => ''), late]).finally(() => enough.abort());
  };

  return {
    async named(message) {
      const openId = message.user.id.slice('feishu:'.length);
      const { chatId } = message.address;
      if (message.chatKind === 'private' && chatId.startsWith('oc_')) privateChats.set(openId, chatId);
      const [name, title] = await Promise.all([
        message.user.name === '' ? nameOf('/open-apis/contact/v3/users', openId, { user_id_type: 'open_id' }) : message.user.name,
        message.chatKind === 'group' ? nameOf('/open-apis/im/v1/chats', chatId) : '',
      ]);
      return { ...message, user: { ...message.user, name }, chatTitle: title };
    },
    privateChat: (openId) => privateChats.get(openId),
  };
}
