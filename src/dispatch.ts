import { type AccessPolicy, atLeast, chatIsOpen, roleOf } from './access.js';
import { askLate, lateNote, withNote, withRemark, withUntold, withUnused } from './answer-notes.js';
import type { Command, Request, Services } from './command.js';
import type { Conversations } from './conversation.js';
import { UserError } from './errors.js';
import { nearestCommands } from './lookup/commands.js';
import { type Reading, understandAll } from './lookup/question.js';
import type { Incoming, IncomingFile } from './model/message.js';
import { chatKey } from './model/subscription.js';
import { exampleRegion, insteadOf, mentionOf, questionContext, spokenOf, writtenWord } from './question-context.js';
import { askBack, joined, refusal, withoutRepeats } from './question-replies.js';
import { echo } from './render/echo.js';
import { type Reply, reply, say } from './render/reply.js';
import { wording } from './render/wording.js';
import { chosen, turnTo } from './taken-up.js';
import { commandNamed, numberPicked, readTyped, seenText } from './typed.js';

/** A message sent longer ago than this is answered with a note; a write asks first. */
const LATE_MS = 5 * 60_000;
/** Longest message that is read; the rest of a pasted document is not a question. */
const MAX_TEXT = 8_000;

/** Nothing but what a row's code looks like. */
const CODE = /^\p{Script=Han}{1,4}\d{1,5}$/u;

/** What the dispatcher stands on. */
export interface DispatchOptions {
  readonly services: Services;
  readonly conversations: Conversations;
  readonly policy: AccessPolicy;
  readonly now: () => Date;
  /** Told of faults (never of users' mistakes); what it is given is not shown in a chat. */
  readonly onFault: (error: unknown, message: Incoming) => void;
}

interface Tools {
  readonly download: (file: IncomingFile) => Promise<Uint8Array>;
}

/**
 * Turns one message into one reply: access first, then confirmation, follow-up, command or plain question.
 * Null means silence: a group message that is not for the bot. Never rejects.
 */
export function createDispatcher(options: DispatchOptions): (message: Incoming, tools: Tools) => Promise<Reply | null> {
  return async (message, tools) => {
    try {
      return await new Call(options, message, tools).answer();
    } catch (error) {
      if (error instanceof UserError) return wording(error);
      options.onFault(error, message);
      return reply({
        tone: 'bad',
        title: '抱歉，刚才没有处理成功',
        blocks: [{ kind: 'line', text: '数据没有改动，请稍后再试。' }],
        found: false,
      });
    }
  };
}

/** One message on its way to its reply. */
class Call {
  readonly #services: Services;
  readonly #conversations: Conversations;
  readonly #now: Date;
  readonly #text: string;

  constructor(
    private readonly options: DispatchOptions,
    private readonly message: Incoming,
    private readonly tools: Tools,
  ) {
    this.#services = options.services;
    this.#conversations = options.conversations;
    this.#now = options.now();
    this.#text = seenText(message.text.slice(0, MAX_TEXT));
  }

  /** The chat's own region, null when it has none. */
  get #home(): string | null {
    return this.#services.store.view.chatRegion(chatKey(this.message.address));
  }

  readonly #isRow = (code: string): boolean => this.#services.store.view.row(code) !== undefined;

  async answer(): Promise<Reply | null> {
    const { message } = this;
    const typed = readTyped(this.#text, this.#services.commands, message.addressed, this.#isRow);
    const turn = this.#conversations.last(message);
    const picked = typed.word === null ? numberPicked(typed.rest) : null;
    const followUp = picked !== null && (turn.choices.length > 0 || turn.codes.length > 0);
    if (!message.addressed && !typed.slash && !followUp) return null;
    if (!chatIsOpen(this.#services.store.view, this.options.policy, message)) {
      if (!message.addressed) return null;
      throw new UserError('chat-not-allowed', { chat: chatKey(message.address), user: message.user.id });
    }
    if (message.files.length > 0 && typed.word === null) return this.#run('/import', false);
    const answer = /^(确认|取消)(?:\s+([0-9a-f]{8}))?$/u.exec(typed.rest);
    if (typed.word === null && answer) return this.#confirm(answer[1] === '确认', answer[2] ?? null);
    if (picked !== null) return this.#pick(picked);
    const paged = turn.page ?? turn.list?.page ?? null;
    const page = turnTo(typed, this.#text, paged);
    if (page !== null && paged) return this.#turn(paged, page);
    if (page !== null) throw new UserError('expired', { why: '没有可以翻页的内容，可能已经超过十分钟。请重新问一次。' });
    const bare = typed.rest === '' && turn.codes.length > 0;
    if (typed.word === null || (bare && !typed.slash)) return this.#question();
    const about = commandNamed(typed.word, this.#services.commands);
    if (bare && about?.group === 'ask' && about.usage === '编号') return this.#run(`/${about.name} ${turn.codes[0]}`, false);
    return this.#run(this.#text, false);
  }

  /** Another page of the last answer; one that is not there leaves the answer open to be turned on. */
  #turn(page: NonNullable<Reply['page']>, number: number): Promise<Reply> | Reply {
    if (number >= 1 && number <= page.of) return this.#run(`${page.command} 第${number}页`, false);
    const end = number < 1 ? '已经是第一页' : '已经是最后一页';
    return say(number === page.number + 1 || number === 0 ? `${end}，一共 ${page.of} 页。` : `一共 ${page.of} 页，没有第 ${number} 页。`);
  }

  /** Runs a slash command. */
  async #run(text: string, confirmed: boolean, reading: Reading | null = null): Promise<Reply> {
    const { message } = this;
    const { commands, store, timeZone } = this.#services;
    const typed = readTyped(text, commands, true, this.#isRow);
    const command = commandNamed(typed.word ?? '', commands);
    if (!command) {
      const choices = nearestCommands(typed.word ?? '', commands).map(({ name, chinese }) => ({
        label: `${`/${name} ${echo(typed.rest)}`.trim()}（${chinese}）`,
        command: `/${name} ${typed.rest}`.trim(),
      }));
      return this.#remember(wording(new UserError('unknown-command', { typed: `/${echo(typed.word ?? '')}` }, choices)), reading);
    }
    const role = roleOf(store.view, this.options.policy, message.user.id);
    if (!atLeast(role, command.role)) return this.#refuse(command);
    const ageMs = Math.max(0, this.#now.getTime() - Date.parse(message.sentAt));
    const late = ageMs > LATE_MS;
    if (late && command.writes && !confirmed) return this.#askLate(command, text, ageMs);
    const request: Request = {
      message,
      command: command.name,
      args: typed.rest,
      words: typed.rest.split(/\s+/u).filter((word) => word !== ''),
      page: typed.page,
      now: this.#now,
      timeZone,
      role,
      defaultRegion: this.#home,
      ageMs,
      confirmed,
      download: this.tools.download,
    };
    const answer = await command.run(request, this.#services).catch((error: unknown) => this.#mistaken(error, reading));
    return this.#remember(late && !confirmed ? withNote(answer, lateNote(ageMs)) : answer, reading);
  }

  /** Reads plain words as one or more questions and answers each by its command. */
  async #question(): Promise<Reply> {
    const { lookup } = this.#services;
    const turn = this.#conversations.last(this.message);
    const context = questionContext(this.#services, turn, this.#now, this.#home);
    const [first, ...others] = understandAll(this.#text, lookup, context).slice(0, 3);
    if (!first) return this.#run('/help', false);
    const answer = await this.#read(first);
    // What the last question said may not fit any more: a question that can stand alone then does.
    if (!answer.found && answer.about.codes.length === 0 && turn.reading !== null && others.length === 0) {
      const [alone] = understandAll(this.#text, lookup, { ...context, previous: null });
      if (alone?.confident && alone.command !== null && alone.command !== first.command) return this.#read(alone);
    }
    const parts = [{ answer, reading: first }];
    for (const reading of others) parts.push({ answer: await this.#read(reading), reading });
    if (parts.length === 1) return answer;
    const [one, ...more] = withoutRepeats(parts);
    if (one && more.length === 0) return this.#remember(one.answer, one.reading);
    return this.#remember(joined([one, ...more].flatMap((part) => (part ? [part.answer] : []))), first);
  }

  async #read(reading: Reading): Promise<Reply> {
    const code = this.#text.trim();
    if (reading.refused !== null && CODE.test(code.normalize('NFKC')) && reading.alternatives.length === 0) {
      const example = this.#services.store.view.targets()[0]?.code;
      throw new UserError('unknown-code', { typed: code, ...(example === undefined ? {} : { example: `/source ${example}` }) });
    }
    const mention = mentionOf(reading, this.#services.store.view) ?? spokenOf(reading, this.#services.store.view);
    if (mention) return withRemark(await this.#run(mention.command, false, reading), mention.note);
    if (reading.command === null || reading.refused !== null) {
      const { view } = this.#services.store;
      const region = exampleRegion(view, this.#home);
      const told = refusal(reading, region === null ? null : `${region}的目标`, writtenWord(reading, view));
      // What offers nothing leaves the last list open.
      return told.choices.length > 0 ? this.#remember(told, reading) : told;
    }
    if (!reading.confident) return this.#remember(askBack(reading), reading);
    const answer = await this.#run(reading.command, false, reading);
    const said = insteadOf(answer, reading, this.#services.store.view);
    if (said) return withRemark(await this.#run(said.command, false, reading), said.note);
    return { ...withUntold(withUnused(answer, reading), reading), readAs: reading.readAs };
  }

  /** A mistake as an answer that can be followed up; throws what is no mistake. */
  #mistaken(error: unknown, reading: Reading | null): Reply {
    if (!(error instanceof UserError)) throw error;
    return this.#remember(wording(error), reading);
  }

  async #confirm(yes: boolean, token: string | null): Promise<Reply> {
    const command = this.#conversations.take(this.message, token);
    if (command === null) throw new UserError('expired', { why: '没有等您确认的事，或者已经超过十分钟。请由提出的人重新发一次。' });
    if (!yes) return reply({ blocks: [{ kind: 'line', text: '好的，已取消，数据没有改动。' }] });
    return this.#run(command, true);
  }

  /** A bare number: the choice, or the row, of the last answer, or of the list from which that answer was picked. The list stays open. */
  async #pick(number: number): Promise<Reply> {
    const last = this.#conversations.last(this.message);
    const turn = last.list && last.choices.length === 0 && last.codes.length < 2 ? last.list : last;
    const choice = turn.choices[number - 1];
    const code = turn.codes[number - 1];
    if (choice || code !== undefined) {
      const answer = choice
        ? await this.#run(choice.command, false, chosen(turn.reading, choice.command))
        : await this.#run(`/source ${code}`, false, turn.reading);
      const { choices, codes, page, reading } = turn;
      this.#conversations.remember(this.message, { ...this.#conversations.last(this.message), list: { choices, codes, page, reading } });
      return answer;
    }
    const known = Math.max(turn.choices.length, turn.codes.length);
    throw new UserError('expired', {
      why: known > 0 ? `请回复 1 到 ${known} 之间的数字。` : '没有可以选的项目，可能已经超过十分钟。请重新问一次。',
    });
  }

  async #refuse(command: Command): Promise<Reply> {
    const { message } = this;
    await this.#services.store.commit({
      op: { type: 'refusal', command: command.name, reason: 'role' },
      by: message.user.id,
      chat: chatKey(message.address),
      cause: message.id,
      note: null,
    });
    throw new UserError('not-allowed', { command: `/${command.name}`, ask: `需要时请把您的编号 ${message.user.id} 发给管理员授权。` });
  }

  /** A write that arrives late is asked about before it is done. */
  #askLate(command: Command, text: string, ageMs: number): Reply {
    const buttons = this.#conversations.ask(this.message, text);
    return askLate(command.name, ageMs, buttons);
  }

  #remember(answer: Reply, reading: Reading | null): Reply {
    this.#conversations.remember(this.message, { choices: answer.choices, codes: answer.about.codes, page: answer.page, reading });
    return answer;
  }
}
