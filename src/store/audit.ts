import type { Change } from '../model/change.js';
import { type ChangeLog, toChange } from './change-log.js';
import { codeKey } from './rows.js';
import type { State } from './state.js';
import type { ChangeFilter, Store, StoreView } from './store.js';

/** The audit side of a store: changes by id and by filter, each with whether it is undone now. */
export function auditOf(log: ChangeLog, state: State, view: StoreView): Pick<Store, 'change' | 'changes'> {
  const change: Store['change'] = async (id) => {
    const record = Number.isInteger(id) && id >= 1 && id <= state.lastId ? await log.read(id) : undefined;
    return record && { ...toChange(record), undone: state.undos.undone(id) };
  };
  return {
    change,
    changes: async (filter = {}) => {
      const limit = filter.limit ?? Number.POSITIVE_INFINITY;
      const found: (Change & { undone: boolean })[] = [];
      if (filter.code !== undefined) {
        for (const id of idsAbout(filter.code, state, view)) {
          const entry = await change(id);
          if (entry && fits(entry, filter) && found.push(entry) >= limit) break;
        }
        return found;
      }
      for await (const group of log.newestFirst(filter.by === undefined ? undefined : JSON.stringify(filter.by))) {
        const fitting = group
          .filter((record) => fits(record, filter))
          .map((record) => ({ ...toChange(record), undone: state.undos.undone(record.id) }));
        found.push(...fitting.slice(0, limit - found.length));
        // The clock only rarely goes back: once a whole stretch is older, the rest is.
        const { since } = filter;
        const passed = since !== undefined && group.length > 0 && group.every(({ at }) => at < since);
        if (found.length >= limit || passed) break;
      }
      return found;
    },
  };
}

const fits = ({ by, at }: Change, { by: wantedBy, since, until }: ChangeFilter): boolean =>
  (wantedBy === undefined || by === wantedBy) && (since === undefined || at >= since) && (until === undefined || at <= until);

/** Ids of the changes of a row: corrections, reviews, the figures of a target's indicator, and undos of all these. Newest first. */
function idsAbout(code: string, { entities, undos }: State, view: StoreView): readonly number[] {
  const key = codeKey(code);
  const named = [...entities.all('fix'), ...entities.all('review'), ...entities.all('row')].filter(({ op }) => codeKey(op.code) === key);
  const row = view.row(code);
  const reported = row?.kind === 'target' ? view.history(row.region, row.indicatorId).flatMap((entry) => entry.change ?? []) : [];
  const ids = [...named, ...reported].map(({ id }) => id);
  for (let at = 0; at < ids.length; at += 1) ids.push(...undos.of(ids[at] ?? 0));
  return [...new Set(ids)].sort((a, b) => b - a);
}
