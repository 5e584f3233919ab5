import type { StoredPlan } from './stored-plan.js';

/** What drafts are called: one for comment 征求意见稿, one before its adoption 草案, one sent up for approval 送审稿 or under debate 讨论稿. */
const DRAFT_NAMES = /征求意见稿|草案|送审稿|讨论稿|审议稿|草稿/u;
/** Characters of the front in which a document says what it is. */
const FRONT_MAX = 400;

/** As what a draft is printed: "草案", 征求意见稿 where it only asks for comments. Null for a document that is no draft. */
export const draftName = ({
  text,
  parsed: { status, title },
}: Pick<StoredPlan, 'text'> & { readonly parsed: Pick<StoredPlan['parsed'], 'status' | 'title'> }): string | null =>
  status === 'draft' ? (DRAFT_NAMES.exec(title)?.[0] ?? DRAFT_NAMES.exec(text.slice(0, FRONT_MAX))?.[0] ?? '征求意见稿') : null;
