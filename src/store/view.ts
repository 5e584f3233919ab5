import type { Indicator } from '../model/indicator.js';
import type { ChatAddress, Subscription } from '../model/subscription.js';
import { chatMoves } from './chats.js';
import { countedAt, currentOf, historyOf, linkGroups } from './figures.js';
import type { Identify } from './identify.js';
import { codeKey, deriveRows } from './rows.js';
import type { State } from './state.js';
import type { StoreView } from './store.js';

/** The view of a state. What follows from plans and settings is worked out once per revision, at the first read that needs it. */
export function createView(state: State, identify: Identify): StoreView {
  const { entities } = state;
  const perRevision = <T>(derive: () => T): (() => T) => {
    let at = -1;
    let value: T;
    return () => {
      if (at !== state.revision) {
        value = derive();
        at = state.revision;
      }
      return value;
    };
  };

  const rows = perRevision(() => deriveRows(state, identify));
  const links = perRevision(() => entities.current('link').map(({ op }) => ({ from: op.from, to: op.to, linked: op.linked })));
  const groups = perRevision(() => linkGroups(links().filter(({ linked }) => linked)));
  const aliases = perRevision(() =>
    entities.current('alias').flatMap(({ op }) => (op.active ? [{ kind: op.kind, name: op.name, alias: op.alias }] : [])),
  );
  const indicators = perRevision(() => {
    const given = aliases().filter(({ kind }) => kind === 'indicator');
    const withGiven = (indicator: Indicator): Indicator => {
      const extra = given.filter(({ name }) => name === indicator.name).map(({ alias }) => alias);
      return extra.length === 0 ? indicator : { ...indicator, aliases: [...new Set([...indicator.aliases, ...extra])] };
    };
    return new Map([...rows().indicators].map(([id, indicator]) => [id, withGiven(indicator)]));
  });
  const indicatorList = perRevision(() => [...indicators().values()]);
  const grants = perRevision(() => entities.current('role').flatMap(({ op }) => (op.active ? [op.grant] : [])));
  const moved = perRevision(() => chatMoves(state));
  const allowed = perRevision(() => new Map(entities.current('allow').map(({ op }) => [moved()(op.chat), op.allowed])));
  const regions = perRevision(() => new Map(entities.current('region').map(({ op }) => [moved()(op.chat), op.region])));
  const movedAddress = (address: ChatAddress): ChatAddress => {
    const key = moved()(`${address.platform}:${address.chatId}`);
    return { ...address, chatId: key.slice(address.platform.length + 1) };
  };
  const subscriptions = perRevision(() => {
    const latest = new Map<string, Subscription | null>();
    for (const { op } of entities.current('subscription')) latest.set(movedKey(op.key, moved()), op.subscription);
    return [...latest].flatMap(([key, value]) =>
      value ? [{ key, subscription: { ...value, address: movedAddress(value.address) } }] : [],
    );
  });
  const bindings = perRevision(() =>
    entities
      .current('binding')
      .flatMap(({ op: { region, body, userId, address, active } }) =>
        active ? [{ region, body, userId, address: address && movedAddress(address) }] : [],
      ),
  );
  const usedCodes = perRevision(() => {
    const imported = entities.all('plan').flatMap(({ op }) => (op.type === 'plan.import' ? Object.values(op.plan.codes).flat() : []));
    return new Set([...imported, ...entities.all('row').map(({ op }) => op.code)].map(codeKey));
  });
  const planVersions = perRevision(() => entities.all('plan').flatMap(({ op }) => (op.type === 'plan.import' ? [op.plan] : [])));
  const linkedWith = (id: string): readonly string[] => groups().get(id) ?? [id];
  const observations: StoreView['observations'] = (region, indicatorId, then) =>
    then === undefined
      ? currentOf(state, rows(), region, linkedWith(indicatorId))
      : countedAt(state, rows(), region, linkedWith(indicatorId), then);
  const history: StoreView['history'] = (region, indicatorId) => historyOf(state, rows(), region, linkedWith(indicatorId));

  return {
    plans: () => rows().plans,
    plan: (id) => rows().plans.find((plan) => plan.id === id),
    targets: () => rows().targets,
    tasks: () => rows().tasks,
    phases: () => rows().phases,
    row: (code) => rows().byCode.get(codeKey(code)),
    indicators: indicatorList,
    indicator: (id) => indicators().get(id),
    linkedWith,
    links,
    observations,
    history,
    regionsOf: (indicatorId) => {
      const ids = linkedWith(indicatorId);
      const stated = [...rows().stated.values()].flatMap(([figure]) => (figure && ids.includes(figure.indicator) ? [figure.region] : []));
      const reported = ids.flatMap((id) => state.figures.regionsOf(id));
      return [...new Set([...stated, ...reported])].filter((region) => observations(region, indicatorId).length > 0);
    },
    aliases,
    grants: (userId) => (userId === undefined ? grants() : grants().filter((grant) => grant.userId === userId)),
    chatAllowed: (chat) => allowed().get(moved()(chat)) ?? null,
    chatRegion: (chat) => regions().get(moved()(chat)) ?? null,
    subscriptions,
    bindings,
    usedCodes,
    planVersions,
    lastChangeId: () => state.lastId,
  };
}

/** A subscription's key after its chat moved: `telegram:-1` or `telegram:-1` followed by more (a topic) behind a character that is no part of the id. */
function movedKey(key: string, moved: (chat: string) => string): string {
  const chat = /^[a-z]+:[\w-]+/u.exec(key)?.[0];
  return chat === undefined ? key : moved(chat) + key.slice(chat.length);
}
