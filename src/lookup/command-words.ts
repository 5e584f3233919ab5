import { intentTable } from './intents.js';
import type { QuestionContext } from './reading.js';
import { missWeights } from './units.js';

/** The command whose name is all that the message says (周报, 状态, 导出). */
export function commandAlone(text: string, context: QuestionContext): string | null {
  const command = context.commands.find(({ name, chinese, aliases }) => text === name || text === chinese || aliases.includes(text));
  return command ? `/${command.name}` : null;
}

const howWords = /怎么|如何|怎样|咋|什么时候|何时|能不能|能否|可以|帮|把|给/u;
/** True when a word stands in the text for itself, not as the end of another: 更新 is none in 城市更新. */
function standsAlone(word: string, text: string): boolean {
  const at = text.indexOf(word);
  return at === 0 || (at > 0 && (missWeights(text)[at - 1] ?? 0) === 0);
}

/** The command that a question speaks of without asking what it answers (周报什么时候发); its help says what it does. */
export const commandWithin = (text: string, { commands }: QuestionContext): QuestionContext['commands'][number] | undefined =>
  howWords.test(text)
    ? commands.find(
        ({ name, chinese }) => chinese.length > 1 && standsAlone(chinese, text) && !intentTable.some(({ intent }) => intent === name),
      )
    : undefined;
