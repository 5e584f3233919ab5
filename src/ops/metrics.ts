import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PlatformState, Respond } from '../platforms/platform.js';

/** What the gauges read when somebody asks. */
export interface MetricSources {
  readonly platforms: () => readonly PlatformState[];
  /** Accepted messages without an answer. */
  readonly waiting: () => number;
  /** Id of the last change. */
  readonly changes: () => number;
  /** Bytes of the store on disk. */
  readonly storeBytes: () => number;
}

/** Counters and gauges of one process, in Prometheus' text form. */
export interface Metrics {
  /** Counts messages and times answers around `respond`. */
  readonly watch: (respond: Respond) => Respond;
  readonly sent: (platform: string, outcome: string) => void;
  readonly digest: (outcome: string) => void;
  readonly fault: () => void;
  /** Latest counts, for /status. */
  readonly totals: () => { readonly messages: number; readonly faults: number };
  readonly text: () => Promise<string>;
}

const STATES: readonly PlatformState['connection'][] = ['starting', 'connected', 'reconnecting', 'refused', 'stopped'];

/** Metrics in a registry of their own; default process metrics (memory, event-loop delay) included. */
export function createMetrics(sources: MetricSources): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const messages = new Counter({ name: 'planbot_messages_total', help: 'Messages accepted', labelNames: ['platform', 'kind'], registers });
  const answers = new Counter({ name: 'planbot_answers_total', help: 'Answers by result', labelNames: ['platform', 'result'], registers });
  const seconds = new Histogram({
    name: 'planbot_answer_seconds',
    help: 'Time from dispatch to reply',
    labelNames: ['platform'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const sends = new Counter({
    name: 'planbot_sends_total',
    help: 'Pushed messages by outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const digests = new Counter({ name: 'planbot_digests_total', help: 'Digests by outcome', labelNames: ['outcome'], registers });
  const faults = new Counter({ name: 'planbot_faults_total', help: 'Faults while answering', registers });
  new Gauge({
    name: 'planbot_inbox_waiting',
    help: 'Accepted messages without an answer',
    registers,
    collect() {
      this.set(sources.waiting());
    },
  });
  new Gauge({
    name: 'planbot_store_changes',
    help: 'Changes in the store',
    registers,
    collect() {
      this.set(sources.changes());
    },
  });
  new Gauge({
    name: 'planbot_store_bytes',
    help: 'Size of the store on disk',
    registers,
    collect() {
      this.set(sources.storeBytes());
    },
  });
  new Gauge({
    name: 'planbot_connection',
    help: '1 for the state a platform is in',
    labelNames: ['platform', 'state'],
    registers,
    collect() {
      for (const { name, connection } of sources.platforms())
        for (const state of STATES) this.set({ platform: name, state }, state === connection ? 1 : 0);
    },
  });
  const totals = { messages: 0, faults: 0 };
  return {
    watch: (respond) => async (message, tools) => {
      const platform = message.address.platform;
      totals.messages += 1;
      messages.inc({ platform, kind: message.kind });
      const stop = seconds.startTimer({ platform });
      const answer = await respond(message, tools);
      stop();
      answers.inc({ platform, result: answer === null ? 'silent' : answer.found ? 'answered' : 'refused' });
      return answer;
    },
    sent: (platform, outcome) => sends.inc({ platform, outcome }),
    digest: (outcome) => digests.inc({ outcome }),
    fault: () => {
      totals.faults += 1;
      faults.inc();
    },
    totals: () => totals,
    text: () => registry.metrics(),
  };
}
