import type { ChatAddress } from './subscription.js';

/** A file that came with a message; the platform fetches it by `ref`. */
export interface IncomingFile {
  readonly name: string;
  /** Bytes, null when the platform does not say. */
  readonly size: number | null;
  readonly ref: string;
}

/** One message, button press, form or file from a person, the same for every platform. Plain JSON: it is kept on disk until it is answered. */
export interface Incoming {
  /** Unique within the platform, for de-duplication and as the cause of changes. */
  readonly id: string;
  readonly address: ChatAddress;
  readonly chatKind: 'private' | 'group';
  /** Name of the chat, "" in private chats. */
  readonly chatTitle: string;
  /** `platform:id` and display name. */
  readonly user: {
    readonly id: string;
    readonly name: string;
    /** True for a person of another organisation than the bot's, in a group that both share; left out otherwise. */
    readonly outside?: true;
  };
  readonly kind: 'message' | 'press' | 'form';
  /** Text without the mention of the bot; for a press or form the button's command. */
  readonly text: string;
  /** True when the bot is meant: private chat, mention, reply to the bot, press. Otherwise only slash commands are answered. */
  readonly addressed: boolean;
  /** Form fields by name, {} otherwise. */
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly IncomingFile[];
  /** ISO instant at which the person sent it, by the platform's clock. */
  readonly sentAt: string;
  /** Platform's id of the message to answer, and of the message to edit in place (presses); null when there is none. */
  readonly messageId: string | null;
  readonly editId: string | null;
}
