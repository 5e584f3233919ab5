import type { Request, Services } from '../command.js';
import { UserError } from '../errors.js';
import type { ChangeDraft, ChangeOp } from '../model/change.js';
import { chatKey } from '../model/subscription.js';

/** A change wanted by the person and message of a request. */
export const draftOf = (request: Request, op: ChangeOp): ChangeDraft => ({
  op,
  by: request.message.user.id,
  chat: chatKey(request.message.address),
  cause: request.message.id,
  note: null,
});

/** Mark of a command that is run again after its own question; the 确认 of a late message does not carry it. */
const CHECKED = /\s*#已核对\s*$/u;

/** The command that runs when the person says yes to the question that `command` asks. */
export const checkedCommand = (command: string): string => `${command.trim()} #已核对`;

/** The request without its mark, and whether the person said yes to this command's own question. */
export function takeCheck(request: Request): { readonly request: Request; readonly checked: boolean } {
  const args = request.args.replace(CHECKED, '');
  if (args === request.args) return { request, checked: false };
  return { request: { ...request, args, words: args.split(/\s+/u).filter((word) => word !== '') }, checked: request.confirmed };
}

/** Notes an attempt that was not carried out; it changes nothing else. */
export async function noteRefusal(request: Request, services: Services, reason: string): Promise<void> {
  await services.store.commit(draftOf(request, { type: 'refusal', command: request.command, reason }));
}

/** Notes the attempt and throws `not-allowed`; `why` says what this person may do instead. */
export async function refuse(request: Request, services: Services, why: string, ask = '需要时请联系管理员。'): Promise<never> {
  await noteRefusal(request, services, 'role');
  throw new UserError('not-allowed', { command: `/${request.command}`, why, ask });
}
