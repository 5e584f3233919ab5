import type { Role } from './model/access.js';
import type { Incoming } from './model/message.js';
import { chatKey } from './model/subscription.js';
import type { StoreView } from './store/store.js';

/** Who may do what before anybody granted anything. */
export interface AccessPolicy {
  /** `platform:id` of the first owners, from the configuration. */
  readonly owners: readonly string[];
  /** Platforms whose chats are open to their own people unless an owner closed them (a Feishu tenant is the office itself). */
  readonly openPlatforms: readonly string[];
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, reporter: 1, admin: 2, owner: 3 };

/** Whether `role` includes what `needed` may do. */
export const atLeast = (role: Role, needed: Role): boolean => RANK[role] >= RANK[needed];

/** The strongest role a person holds, whatever bodies or regions it is narrowed to; viewer when nobody granted anything. */
export function roleOf(view: StoreView, policy: AccessPolicy, userId: string): Role {
  if (policy.owners.includes(userId)) return 'owner';
  let best: Role = 'viewer';
  for (const grant of view.grants(userId)) if (RANK[grant.role] > RANK[best]) best = grant.role;
  return best;
}

/**
 * Whether the bot answers in this chat at all. An owner's decision counts first; then groups of an open platform are open, but not to guests;
 * private chats are open on an open platform and to people who hold a role. Everything else is closed.
 */
export function chatIsOpen(view: StoreView, policy: AccessPolicy, message: Incoming): boolean {
  if (message.address.platform === 'console' || policy.owners.includes(message.user.id)) return true;
  const decided = view.chatAllowed(chatKey(message.address));
  if (decided !== null) return decided;
  if (policy.openPlatforms.includes(message.address.platform) && !message.user.outside) return true;
  return message.chatKind === 'private' && view.grants(message.user.id).length > 0;
}
