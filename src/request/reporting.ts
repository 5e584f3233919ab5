import { atLeast } from '../access.js';
import type { Grant, Role } from '../model/access.js';
import type { TargetRow } from '../model/stored-plan.js';
import type { StoreView } from '../store/store.js';
import { bodiesOf } from '../tracking/deadlines.js';

const allows = (grant: Grant, row: TargetRow, bodies: readonly string[]): boolean =>
  (grant.regions.length === 0 || grant.regions.includes(row.region)) &&
  (grant.bodies.length === 0 || grant.bodies.some((body) => bodies.includes(body)));

/** Whether a person may report figures of a target: admins always, reporters within the regions and bodies of one of their grants. */
export function mayReport(view: StoreView, person: { readonly role: Role; readonly userId: string }, row: TargetRow): boolean {
  if (atLeast(person.role, 'admin')) return true;
  if (!atLeast(person.role, 'reporter')) return false;
  const bodies = bodiesOf(row, view.tasks());
  return view.grants(person.userId).some((grant) => atLeast(grant.role, 'reporter') && allows(grant, row, bodies));
}
