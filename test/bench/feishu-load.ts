import { createInterface } from 'node:readline';
import { FeishuServer } from '../servers/feishu.js';

/**
 * The platform's side of the Feishu bench, in a process of its own: prints its address, then obeys lines on standard input:
 * `burst N` pushes N messages as fast as they are acknowledged, `rate R S` pushes R a second for S seconds. Each is answered with one line of JSON.
 */
const CHATS = 400;
const IN_FLIGHT = 200;
const limits = {
  chatPerSecond: Number.POSITIVE_INFINITY,
  messagePerSecond: Number.POSITIVE_INFINITY,
  appPerSecond: Number.POSITIVE_INFINITY,
};
const server = await new FeishuServer({ limits, ackWithinMs: 60_000 }).listen();
const pushed = new Map<string, number>();
const latencies: number[] = [];
let wake = (): void => {};

/** Hears of each answer as it arrives. */
const { all } = server.messages;
const set = all.set.bind(all);
all.set = (id, message) => {
  const at = message.parentId === null ? undefined : pushed.get(message.parentId);
  if (message.sender === 'bot' && at !== undefined) {
    latencies.push(performance.now() - at);
    wake();
  }
  return set(id, message);
};

let count = 0;
const push = (): void => {
  count += 1;
  const { message, event } = server.compose('/targets 杭州 专利', {
    chatId: `oc_chat${count % CHATS}`,
    chatType: 'p2p',
    userId: `ou_user${count % CHATS}`,
  });
  pushed.set(message.id, performance.now());
  server.push(event);
};
const answered = (wanted: number): Promise<void> =>
  new Promise((resolve) => {
    wake = () => latencies.length >= wanted && resolve();
    wake();
  });
const percentile = (share: number): number => {
  const sorted = [...latencies].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
};
const reset = (): void => {
  pushed.clear();
  latencies.length = 0;
  all.clear();
  server.deliveries.length = 0;
};

async function burst(total: number): Promise<object> {
  const began = performance.now();
  for (let at = 0; at < total; at++) {
    if (at >= IN_FLIGHT) await answered(at - IN_FLIGHT);
    push();
  }
  await answered(total);
  return { messages: total, seconds: Number(((performance.now() - began) / 1000).toFixed(2)) };
}

async function rate(perSecond: number, seconds: number): Promise<object> {
  const began = performance.now();
  const total = perSecond * seconds;
  for (let at = 0; at < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
    for (; at < due; at++) push();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await answered(total);
  return { messages: total, p50Ms: percentile(0.5), p99Ms: percentile(0.99), maxMs: percentile(1) };
}

console.log(server.url);
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...numbers] = line.split(' ');
  const [a = 0, b = 0] = numbers.map(Number);
  reset();
  console.log(JSON.stringify(what === 'burst' ? await burst(a) : await rate(a, b)));
}
await server.close();
