import { hash } from 'node:crypto';
import type { ParsedPlan } from '../model/plan.js';
import type { StoredPlan } from '../model/stored-plan.js';
import { assignCodes } from './codes.js';
import { choosePrefix } from './prefix.js';
import type { StoreView } from './store.js';

/** A document that was read and parsed, before the store gives it an id, a prefix and codes. */
export type PlanSource = Pick<StoredPlan, 'fileName' | 'sha256' | 'text' | 'places' | 'parsed'>;

/** What earlier imports settled. */
export type ImportHistory = Pick<StoreView, 'planVersions' | 'usedCodes'>;

/**
 * The plan as it is to be imported: a revised text of a known plan keeps its id and prefix, and rows keep their codes.
 * `importedAt` is an ISO instant.
 */
export function preparePlan(source: PlanSource, history: ImportHistory, importedAt: string): StoredPlan {
  const id = planId(source.parsed, source.fileName);
  const versions = history.planVersions();
  const own = versions.filter((plan) => plan.id === id);
  const prefix = own.at(-1)?.prefix ?? choosePrefix(source.parsed, new Map(versions.map((plan) => [plan.prefix, plan.parsed.region])));
  const codes = assignCodes(prefix, source.parsed, own, history.usedCodes());
  return { ...source, id, prefix, codes, importedAt };
}

/** A title that is nothing but another document's name in book title marks: an interpretation 解读 of it, never a revised text of it. */
const ABOUT_ANOTHER = /^\s*《[^《》]+》\s*$/u;

/** Id of a plan: region and title without what changes between draft and final text. A document without a title goes by its file name. */
export function planId({ region, title }: Pick<ParsedPlan, 'region' | 'title'>, fileName: string): string {
  const quoted = /关于印发《([^》]+)》的通知/u.exec(title)?.[1] ?? title;
  const name = quoted
    .normalize('NFKC')
    .replace(/\((?:公开)?(?:征求意见稿|送审稿|讨论稿|草案|试行)\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return hash('sha256', `${region ?? ''}\n${name || fileName}${ABOUT_ANOTHER.test(title) ? '解读' : ''}`).slice(0, 12);
}
