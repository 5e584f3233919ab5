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

/**
 * Draft or issued, in words. That a document without a draft's mark was issued is inferred, and from what is said with it;
 * one that names neither issuer nor number nor date says nothing of it.
 */
export function standingText(plan: Parameters<typeof draftName>[0] & { readonly parsed: Issued; readonly statusFixed?: true }): string {
  const draft = draftName(plan);
  if (draft !== null) return draft;
  if (plan.statusFixed) return '已印发（经人工更正）';
  const { issuer, docNumber, issuedOn } = plan.parsed;
  const signs = [docNumber === null ? '' : '文号', issuer === null ? '' : '发文单位', issuedOn === null ? '' : '日期'].filter(
    (sign) => sign !== '',
  );
  return signs.length === 0 ? '是否印发原文未写明' : `已印发（按原文的${signs.join('、')}推断）`;
}

type Issued = Pick<StoredPlan['parsed'], 'issuer' | 'docNumber' | 'issuedOn'>;
