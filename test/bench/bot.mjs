// A bot in a process of its own, to be measured: real platform, real disk, no rate limits, a list of six targets with buttons as its answer.
// Arguments: platform, folder, address of the test server, and the port of its webhook. Tells its parent, when asked, the processor time it used.
const [platformName, folder, address, port] = process.argv.slice(2);
const dist = process.env.PLANBOT_BENCH_DIST ?? '../../dist';
const load = (path) => import(`${dist}/src/${path}.js`);
const [{ reply }, { openShelf }, { openSpool }, { createHttpFront }] = await Promise.all(
  ['render/reply', 'store/shelf', 'store/spool', 'platforms/http-front'].map(load),
);

const item = (n) => ({
  kind: 'item',
  code: `杭${n}`,
  title: '每万人高价值发明专利拥有量',
  details: ['≥ 40 件 · 2024年', '52.62 件（截至2023-12-31）'],
  badge: '已达标',
  tone: 'good',
  progress: { share: 1.32, label: '132%' },
});
const answer = reply({
  title: '杭州市 · 工作方案（征求意见稿）',
  subtitle: '6 / 17 项',
  blocks: [1, 2, 3, 4, 5, 6].map(item),
  buttons: [
    [
      { label: '原文 杭1', command: '/source 杭1', place: 'new' },
      { label: '进展', command: '/progress 杭州', place: 'new' },
    ],
  ],
  page: { number: 1, of: 3, command: '/targets 杭州' },
});

const now = () => new Date();
const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };
const host = {
  respond: async () => answer,
  inbox: await openSpool({ folder, name: 'inbox', now }),
  buttons: await openShelf({ folder, name: 'buttons', now }),
  now,
  log,
  onChat: async () => {},
};
const front = createHttpFront({ host: '127.0.0.1', port: Number(port ?? 0), log });
if (port !== undefined) await front.listen();
const inbox = { perChat: 1_000, total: 20_000 };

async function telegram() {
  const { createTelegramPlatform } = await load('platforms/telegram/telegram');
  const [apiRoot, token] = address.split(' ');
  const url = `http://127.0.0.1:${port}/telegram`;
  const webhook = port === undefined ? {} : { webhook: { front, path: '/telegram', url, secretToken: 'bench-secret-0123456789' } };
  const rates = { app: [], privateChat: [], group: [], message: [] };
  return createTelegramPlatform({ token, apiRoot, rates, inbox, ...webhook }, host);
}

async function feishu() {
  const { createFeishuPlatform } = await load('platforms/feishu/feishu');
  const keys = { verificationToken: 'bench-token', encryptKey: 'bench-encrypt-key' };
  const webhook = port === undefined ? {} : { webhook: { front, path: '/feishu', ...keys } };
  const account = { appId: 'cli_0123456789abcdef', appSecret: 'very-secret-app-secret-0123456789', domain: address };
  return createFeishuPlatform({ ...account, rates: { app: [], chat: [], message: [] }, inbox, ...webhook }, host);
}

const platform = await (platformName === 'telegram' ? telegram() : feishu());
await platform.start();
while (platform.state().connection !== 'connected') await new Promise((resolve) => setTimeout(resolve, 20));
// The long connection hears nothing in its first moments.
setTimeout(() => process.send('ready'), 200);
process.on('message', (what) => {
  if (what === 'stop') process.exit();
  const { user, system } = process.cpuUsage();
  process.send({ cpuSeconds: (user + system) / 1e6, rssMb: Math.round(process.memoryUsage.rss() / 1e6) });
});
