import { type Answer, ok, refuse } from './http.js';

/** A command of the slash panel as the platform keeps it. */
export interface SlashCommand {
  readonly command_id: string;
  readonly command: string;
  readonly description: unknown;
}

const MAX_COMMANDS = 100;

/** `application/v7/app_slash_commands` of one app. */
export class SlashCommands {
  readonly all = new Map<string, SlashCommand>();
  #next = 0;

  call(method: string, id: string | undefined, data: Readonly<Record<string, unknown>>): Answer {
    if (method === 'GET') return ok({ items: [...this.all.values()], has_more: false });
    if (method === 'POST') {
      if ([...this.all.values()].some((one) => one.command === data.command)) return refuse(40000000, 'duplicate command');
      if (this.all.size >= MAX_COMMANDS) return refuse(40000001, 'too many commands');
      if (!/^[\p{L}\p{N}_-]{1,32}$/u.test(String(data.command ?? ''))) return refuse(40000002, 'invalid command');
      this.#next += 1;
      const created = { command_id: `cmd_${this.#next}`, command: String(data.command), description: data.description };
      this.all.set(created.command_id, created);
      return ok(created);
    }
    const known = id === undefined ? undefined : this.all.get(id);
    if (known === undefined) return refuse(40000003, 'command not found', 404);
    if (method === 'DELETE') this.all.delete(known.command_id);
    else this.all.set(known.command_id, { ...known, description: data.description ?? known.description });
    return ok();
  }
}
