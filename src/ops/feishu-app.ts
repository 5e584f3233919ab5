import type { Answered, CallOptions } from './json-call.js';

/** The Feishu app that is looked at. */
export interface FeishuProbe extends CallOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly mode: 'long-connection' | 'webhook';
  /** Names of the commands that the slash panel should have. */
  readonly menu: readonly string[];
}

/** An app that the platform knows: where the platform is, the app's access token, and its page in the developer console. */
export interface KnownApp extends FeishuProbe {
  readonly at: string;
  readonly token: string;
  readonly console: string;
}

/** The platform's own code of an answer, 0 = done. */
export const codeOf = (answered: Answered & { ok: true }): number =>
  Number(answered.body['code'] ?? (answered.status < 300 ? 0 : answered.status));
