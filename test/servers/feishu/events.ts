/** An event as the platform pushes it, schema 2.0. */
export interface PlatformEvent {
  readonly schema: '2.0';
  readonly header: {
    readonly event_id: string;
    readonly event_type: string;
    readonly create_time: string;
    readonly token: string;
    readonly app_id: string;
    readonly tenant_key: string;
  };
  readonly event: Readonly<Record<string, unknown>>;
}

/** Someone mentioned in a message: key `@_user_1`. */
export interface Mention {
  readonly key: string;
  readonly openId: string;
  readonly name: string;
}

/** A message as a person sends it. */
export interface UserMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly chatType: 'group' | 'p2p';
  readonly userId: string;
  readonly type: string;
  readonly content: unknown;
  readonly mentions: readonly Mention[];
  readonly threadId: string | null;
  readonly parentId: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export const messageEvent = (message: UserMessage): Readonly<Record<string, unknown>> => ({
  sender: {
    sender_id: { open_id: message.userId, union_id: `on_${message.userId.slice(3)}`, user_id: '' },
    sender_type: 'user',
    tenant_key: 'tenant1',
  },
  message: {
    message_id: message.messageId,
    ...(message.parentId === null ? {} : { root_id: message.parentId, parent_id: message.parentId }),
    ...(message.threadId === null ? {} : { thread_id: message.threadId }),
    create_time: String(message.at),
    update_time: String(message.at),
    chat_id: message.chatId,
    chat_type: message.chatType,
    message_type: message.type,
    content: JSON.stringify(message.content),
    ...(message.mentions.length === 0
      ? {}
      : {
          mentions: message.mentions.map(({ key, openId, name }) => ({
            key,
            id: { open_id: openId, union_id: `on_${openId.slice(3)}`, user_id: '' },
            name,
            tenant_key: 'tenant1',
          })),
        }),
  },
});

/** A press on a button of a card. `formValue` only for the submit button of a form. */
export const clickEvent = (click: {
  readonly userId: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly value: unknown;
  readonly formValue: Readonly<Record<string, string>> | null;
  readonly name: string | null;
}): Readonly<Record<string, unknown>> => ({
  operator: { open_id: click.userId, union_id: `on_${click.userId.slice(3)}`, tenant_key: 'tenant1' },
  token: 'c-test',
  host: 'im_message',
  action: {
    tag: 'button',
    value: click.value,
    timezone: 'Asia/Shanghai',
    ...(click.name === null ? {} : { name: click.name }),
    ...(click.formValue === null ? {} : { form_value: click.formValue }),
  },
  context: { open_message_id: click.messageId, open_chat_id: click.chatId },
});

type Json = Readonly<Record<string, unknown>>;

/** A button found in a card: what a press of it sends. */
export interface CardButton {
  readonly label: string;
  readonly value: unknown;
  readonly submits: boolean;
  readonly name: string | null;
}

/** Every callback button of a card, in order. */
export const buttonsOf = (node: unknown): CardButton[] => {
  if (Array.isArray(node)) return node.flatMap(buttonsOf);
  if (typeof node !== 'object' || node === null) return [];
  const json = node as Json;
  if (json.tag !== 'button') return Object.values(json).flatMap(buttonsOf);
  const behaviors = Array.isArray(json.behaviors) ? (json.behaviors as Json[]) : [];
  const label = String((json.text as Json | undefined)?.content ?? '');
  const name = typeof json.name === 'string' ? json.name : null;
  return [{ label, value: behaviors.find((one) => one.type === 'callback')?.value, submits: json.form_action_type === 'submit', name }];
};
