import type { Change } from '../model/change.js';
import { type CurrentFigures, createCurrentFigures } from './current-figures.js';
import { createEntities, createUndos, type Entities, type EntityOp, type Undos } from './entities.js';
import { createFigureTable, type FigureTable } from './figure-table.js';

/** A change as the state takes it; hashes, cause and note stay on disk. */
export type AppliedChange = Pick<Change, 'id' | 'at' | 'by' | 'chat' | 'op'>;

/** All that is in memory: what was said about each entity, the figures, and what is undone. */
export interface State {
  readonly entities: Entities;
  readonly figures: FigureTable;
  /** Current reported figures of each series. */
  readonly current: CurrentFigures;
  readonly undos: Undos;
  /** Id of the last change taken in, 0 at the start. */
  readonly lastId: number;
  /** Grows whenever something other than a figure changes; what is derived from entities is good as long as it stays. */
  readonly revision: number;
  apply(change: AppliedChange): void;
  /** Notes that changes up to `id` were taken in another way (packed figures, refusals). */
  advance(id: number): void;
}

export function createState(): State {
  const undos = createUndos();
  const entities = createEntities(undos.undone);
  const figures = createFigureTable();
  const current = createCurrentFigures(figures, undos.undone);
  let lastId = 0;
  let revision = 0;
  return {
    entities,
    figures,
    current,
    undos,
    get lastId() {
      return lastId;
    },
    get revision() {
      return revision;
    },
    apply: ({ id, at, by, chat, op }) => {
      lastId = Math.max(lastId, id);
      if (op.type === 'observation.report') {
        figures.add({ stamp: { id, at, by, chat }, observation: op.observation });
      } else if (op.type === 'undo') {
        undos.add(id, op.changeId, at);
        const figure = figures.byChange(rootOf(undos, op.changeId));
        if (figure) current.forget(figure.observation);
        else revision += 1;
      } else if (isEntityOp(op)) {
        entities.add({ id, at, op });
        revision += 1;
      }
    },
    advance: (id) => {
      lastId = Math.max(lastId, id);
    },
  };
}

const isEntityOp = (op: Change['op']): op is EntityOp => op.type !== 'observation.report' && op.type !== 'undo' && op.type !== 'refusal';

/** The change at the end of a chain of undos of undos. */
function rootOf(undos: Undos, changeId: number): number {
  let root = changeId;
  for (let next = undos.target(root); next !== undefined; next = undos.target(root)) root = next;
  return root;
}
