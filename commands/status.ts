import type { Command, Request, Services } from '../src/command.js';
import { isAway } from '../src/digest/membership.js';
import { dayIn } from '../src/model/calendar.js';
import type { OperationsState } from '../src/model/operations.js';
import { type Reply, reply } from '../src/render/reply.js';
import { troubleWords } from '../src/render/trouble-words.js';

const PLATFORM: Readonly<Record<OperationsState['connections'][number]['name'], string>> = {
  console: '终端',
  telegram: 'Telegram',
  feishu: '飞书',
};
const CONNECTION: Readonly<Record<OperationsState['connections'][number]['connection'], string>> = {
  starting: '正在连接',
  connected: '已连接',
  reconnecting: '断开，正在重连',
  refused: '被拒绝，请检查配置',
  stopped: '已停止',
};
const DELIVERED: Readonly<Record<string, string>> = {
  claimed: '正在发送',
  sent: '已送达',
  unclear: '不确定是否送达',
  retry: '没有送达，会再试',
  failed: '没有送达',
  gone: '会话不可达',
  skipped: '无变化，没有发',
};
/** A backup older than this was missed. */
const BACKUP_LATE_MS = 50 * 3_600_000;

const clock = (at: string | Date, timeZone: string): string =>
  `${dayIn(new Date(at), timeZone)} ${new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at))}`;

const size = (bytes: number): string => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

/** The newest digest of all chats, in words. */
async function lastDigest({ store, digests }: Services, timeZone: string): Promise<string> {
  const subscriptions = store.view.subscriptions();
  if (subscriptions.length === 0) return '没有会话订阅';
  const { outlook } = await digests();
  const records = subscriptions.flatMap(({ subscription }) => outlook(subscription).record ?? []);
  const newest = records.sort((a, b) => b.at.localeCompare(a.at))[0];
  const failed = records.filter(({ state }) => state === 'failed' || state === 'unclear' || state === 'gone').length;
  if (!newest) return `${subscriptions.length} 个会话订阅，还没有发过`;
  const waiting = records.filter(({ state }) => state === 'retry').length;
  const away = subscriptions.filter(({ subscription }) => isAway(subscription)).length;
  const troubles = [
    failed > 0 ? `；${failed} 个会话没有确认送达` : '',
    waiting > 0 ? `；${waiting} 个会话还在重试` : '',
    away > 0 ? `；${away} 个会话移出了机器人，已暂停` : '',
  ];
  return `${clock(newest.at, timeZone)} ${DELIVERED[newest.state] ?? newest.state}${troubles.join('')}`;
}

function backupText({ keep, last, trouble }: OperationsState['backups'], now: Date, timeZone: string): string {
  if (keep === 0) return '自动备份没有打开';
  const when = last ? clock(last.at, timeZone) : '还没有';
  const late = last !== null && now.getTime() - Date.parse(last.at) > BACKUP_LATE_MS;
  return `${when}${trouble === null ? '' : `；上次没有成功（${trouble}）`}${late ? '；超过两天，请检查' : ''}`;
}

async function answer(request: Request, services: Services): Promise<Reply> {
  const { now, timeZone } = request;
  const state = await services.operations();
  const connections = state.connections.map(({ name, connection, since, trouble }) => ({
    label: PLATFORM[name],
    value: `${CONNECTION[connection]}（${clock(since, timeZone)} 起）${trouble === null ? '' : `　${troubleWords(trouble)}`}`,
  }));
  const { count, last } = state.faults;
  const rows = [
    ...(connections.length > 0 ? connections : [{ label: '平台', value: '没有连接聊天平台' }]),
    { label: '待答消息', value: `${state.waiting} 条（启动以来共 ${state.messages} 条）` },
    { label: '故障', value: last === null ? '没有' : `${count} 次，最近 ${clock(last.at, timeZone)}（${last.what}）` },
    { label: '最近周报', value: await lastDigest(services, timeZone) },
    { label: '最近备份', value: backupText(state.backups, now, timeZone) },
    { label: '数据', value: `${services.store.view.lastChangeId()} 条变更${state.store.bytes > 0 ? `，${size(state.store.bytes)}` : ''}` },
    { label: '版本', value: `${state.version || '未知'}，${clock(state.startedAt, timeZone)} 启动` },
  ];
  const well = state.connections.every(({ connection }) => connection === 'connected') && state.backups.trouble === null;
  return reply({ title: well ? '运行正常' : '有需要处理的情况', tone: well ? 'good' : 'warning', blocks: [{ kind: 'facts', rows }] });
}

export default {
  name: 'status',
  chinese: '状态',
  aliases: ['运行状态'],
  group: 'operate',
  usage: '',
  summary: '机器人自己的情况：连接、待答、周报、备份、版本',
  role: 'admin',
  writes: false,
  examples: () => ['/status'],
  run: answer,
} satisfies Command;
