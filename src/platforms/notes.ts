import { type Reply, say } from '../render/reply.js';

/** What a person is told whose message could not be worked on. */
export const NOT_DONE: Reply = say('抱歉，刚才没有处理成功，请稍后再试。');

/** What a person is told whose message stopped the bot again and again. */
export const GIVEN_UP: Reply = say('这条消息处理了好几次都没有完成，已经停下。请换个说法或换个文件再发一次，并告诉管理员。');

/** What stands for a file that could not be made. */
export const NO_FILE = '文件没有生成成功，请稍后再试。';

/** What a person is told who presses a button that has expired. */
export const EXPIRED_BUTTON = '这个按钮已经过期，请重新发一次命令。';

/** What a person is told while an answer is worked on. */
export const WORKING = '正在处理…';
