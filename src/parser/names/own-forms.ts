import type { Quantity } from '../sentences/compared.js';
import type { Passage } from '../sentences/passage.js';
import type { Statement } from '../sentences/statement.js';
import { atPace } from './at-pace.js';
import { countedBeside } from './beside-named.js';
import { dueByHeads, dueInForm } from './by-form.js';
import { type Clause, changeWord } from './clause-cutter.js';
import { doneInThem } from './done-in.js';
import { doneWithin } from './done-within.js';
import { countOfKind } from './kind-before.js';
import { oneOfList } from './shared-thing.js';
import { fundOfSize, thingOfSize } from './sized-things.js';
import { wantSolved } from './solved.js';
import { spentOn } from './spent-on.js';
import { countedWithExamples } from './with-examples.js';
import { workedOn } from './worked-on.js';

/** A clause whose form says by itself what its number is of. */
export interface OwnForm {
  /** The number, where the form says that it is a bound; else the clause's. */
  readonly quantity?: Quantity;
  readonly told: Pick<Statement, 'indicator' | 'start' | 'end' | 'verb'> & Partial<Pick<Statement, 'right'>>;
}

/** What the number of a clause is of by one of the forms that name it themselves; null when the clause has none of them. `noun` stands behind the number, `last` is the statement before. */
export function ownForm(passage: Passage, clause: Clause, noun: string, last: Statement | undefined): OwnForm | null {
  const within = doneWithin(passage, clause);
  if (within) return within;
  const paced = atPace(passage, clause);
  if (paced) return paced;
  const told =
    fundOfSize(passage, clause, noun) ??
    thingOfSize(passage, clause, noun) ??
    dueInForm(passage, clause) ??
    dueByHeads(passage, clause, last?.indicator ?? '') ??
    doneInThem(passage, clause) ??
    wantSolved(passage, clause) ??
    workedOn(passage, clause) ??
    countedWithExamples(passage, clause, last) ??
    spentOn(passage, clause) ??
    countedBeside(passage, clause) ??
    countOfKind(passage, clause, noun) ??
    oneOfList(passage, clause, noun, { last, change: changeWord(passage, clause.quantity) });
  return told && { told };
}
