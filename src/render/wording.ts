import type { UserError, UserErrorCode } from '../errors.js';
import { type Reply, reply } from './reply.js';

type Fields = Readonly<Record<string, string>>;

const near = (fields: Fields): string => (fields['near'] ? `您是不是想问：${fields['near']}` : '');
const example = (fields: Fields): string => (fields['example'] ? `例如：${fields['example']}` : '');

/** What each mistake is told: what was wrong, then what to type instead. Empty lines are left out. */
const WORDING: Readonly<Record<UserErrorCode, (fields: Fields) => readonly string[]>> = {
  'unknown-command': (f) => [`没有“${f['typed'] ?? ''}”这个命令。`, near(f), '发 /help 看全部命令。'],
  'unknown-name': (f) => [
    `没有找到“${f['typed'] ?? ''}”${f['why'] ? `：${f['why']}` : ''}。`,
    f['known'] ? `现有：${f['known']}` : '',
    near(f),
    example(f),
  ],
  'unknown-code': (f) => [`没有编号“${f['typed'] ?? ''}”。`, near(f), example(f)],
  'missing-argument': (f) => [`还缺${f['what'] ?? '内容'}。`, example(f)],
  'bad-value': (f) => [`“${f['typed'] ?? ''}”不是可以登记的数值${f['why'] ? `：${f['why']}` : ''}。`, example(f)],
  'bad-date': (f) => [`“${f['typed'] ?? ''}”看不出是哪一天${f['why'] ? `：${f['why']}` : ''}。`, example(f)],
  'bad-option': (f) => [`看不懂“${f['typed'] ?? ''}”${f['why'] ? `：${f['why']}` : ''}。`, example(f)],
  'not-allowed': (f) => [
    `您没有权限使用 ${f['command'] ?? '这个命令'}${f['why'] ? `：${f['why']}` : ''}。`,
    f['ask'] ?? '需要时请联系管理员授权。',
  ],
  'chat-not-allowed': (f) => [
    '这个会话还没有开通。',
    `会话编号：${f['chat'] ?? ''}`,
    `您的编号：${f['user'] ?? ''}`,
    '请把编号发给机器人的负责人，由其开通。',
  ],
  'nothing-to-undo': (f) => [f['why'] ?? '没有可以撤销的变更。', example(f)],
  'bad-file': (f) => [f['why'] ?? '文件读不出来。', example(f)],
  'too-many-requests': () => ['您问得有点快，请过一会儿再试。'],
  'page-out-of-range': (f) => [`一共 ${f['of'] ?? '1'} 页，没有第 ${f['typed'] ?? ''} 页。`, example(f)],
  expired: (f) => [f['why'] ?? '这一步已经过期，请重新发一次。', example(f)],
};

/** The reply to a mistake: one clear line on what was wrong, then what works. */
export function wording(error: UserError): Reply {
  const { choices } = error;
  const fields = choices.length > 0 ? { ...error.fields, example: '' } : error.fields;
  const lines = [...WORDING[error.code](fields), choices.length > 0 ? '最接近的是：' : ''].filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  return reply({
    tone: 'warning',
    blocks: [{ kind: 'note', text: first, tone: 'neutral' }, ...rest.map((text) => ({ kind: 'line', text }) as const)],
    choices,
    found: false,
  });
}
