import { isFollowing } from '../../../domain/policy/resolved.ts'
import type { Work } from '../../../platform/http/work.ts'
import { withValueAt } from '../../../platform/policies/edit-pack.ts'
import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import type { PackText } from '../../../platform/policies/read-pack-text.ts'
import { shelfOf, type Shelf } from '../read/shelf.ts'
import {
  asNumber,
  draftText,
  nextNumber,
  packIdOf,
  revisionOf,
  textFollowing,
  type DraftPart,
  type DraftText,
} from './draft-text.ts'

export type ChangingDraft =
  | { readonly outcome: 'changed'; readonly no: number }
  /** somebody else changed that part since it was shown; this is the draft as it is now */
  | { readonly outcome: 'stale'; readonly draft: DraftText }
  /** with the change it would be no policy: nothing was written */
  | { readonly outcome: 'problems'; readonly problems: readonly FileProblem[] }
  /** there is nothing to change: no draft, and no version that one could begin from */
  | { readonly outcome: 'none' }

interface Change {
  readonly part: DraftPart
  /** what that part said when it was shown (`revisionOf`) */
  readonly seen: string
  /** the whole text with the change in it */
  readonly edit: (text: string) => string
  /** for the journal: which rule or parameter, what was done */
  readonly about?: string
}

/**
 * Change the draft of the policy, or begin one from the version that was adopted last. Nothing is kept that could not be
 * adopted: a change after which the pack has errors is refused with them.
 */
export async function changeDraft(work: Work, { part, seen, edit, about }: Change): Promise<ChangingDraft> {
  await lockDraft(work)
  const shelf = await shelfOf(work)
  const draft = await draftText(work, shelf)
  if (draft === null) return { outcome: 'none' }
  if (revisionOf(draft, part) !== seen) return { outcome: 'stale', draft }
  const text = asNumber(edit(draft.text), draft.packId, draft.no)
  const read = shelf.readText(text)
  if (read.resolved === null) return { outcome: 'problems', problems: read.problems }
  if (!(await keep(work, draft, text, read))) return staleNow(work)
  await work.journal('policy.drafted', {
    subject: 'policy_version',
    ...(draft.kept === null ? {} : { id: draft.kept.versionId }),
    details: { version: draft.no, ...(about === undefined ? {} : { about }) },
  })
  return { outcome: 'changed', no: draft.no }
}

/**
 * Begin a draft, or make the one there is follow another policy. What it varies stays.
 * @param follows `id@version` of a policy that comes with Plumbline or of an organisation above; null begins from the
 *   version that was adopted last
 */
export async function beginDraft(work: Work, follows: string | null): Promise<ChangingDraft> {
  await lockDraft(work)
  const shelf = await shelfOf(work)
  const draft = await draftText(work, shelf)
  if (follows === null) {
    if (draft === null) return { outcome: 'none' }
    if (draft.kept !== null) return { outcome: 'changed', no: draft.no }
    if (draft.read.resolved === null) return { outcome: 'problems', problems: draft.read.problems }
    await keep(work, draft, draft.text, draft.read)
  } else {
    const begun = draft ?? firstDraft(work, shelf)
    const written = begun.read.written
    const text =
      written !== null && isFollowing(written) && begun.text !== ''
        ? withValueAt(begun.text, ['extends'], follows)
        : textFollowing(work, { packId: begun.packId, no: begun.no, follows })
    const read = shelf.readText(text)
    if (read.resolved === null) return { outcome: 'problems', problems: read.problems }
    if (!(await keep(work, begun, text, read))) return staleNow(work)
  }
  const no = (draft ?? firstDraft(work, shelf)).no
  await work.journal('policy.drafted', { subject: 'policy_version', details: { version: no, follows } })
  return { outcome: 'changed', no }
}

/** The very first draft, from nothing. */
function firstDraft({ actor }: Work, shelf: Shelf): DraftText {
  const packId = packIdOf(shelf, actor.organisationName, actor.organisationId)
  const read: PackText = { ...shelf.readText(''), problems: [], written: null }
  return { kept: null, no: nextNumber(shelf), packId, text: '', read, before: null }
}

/** Put a whole text in the place of the draft, or begin the first one with it. The id and number are ours to give. */
export async function replaceDraft(work: Work, { text, seen }: { text: string; seen: string }): Promise<ChangingDraft> {
  await lockDraft(work)
  const shelf = await shelfOf(work)
  const draft = (await draftText(work, shelf)) ?? firstDraft(work, shelf)
  if (revisionOf(draft, 'all') !== seen) return { outcome: 'stale', draft }
  const typed = shelf.readText(text)
  // What is wrong is told of the text as it was typed, so that its lines are those that somebody sees.
  if (typed.written === null) return { outcome: 'problems', problems: typed.problems }
  const ours = asNumber(text, draft.packId, draft.no)
  const read = shelf.readText(ours)
  if (read.resolved === null)
    return { outcome: 'problems', problems: typed.resolved === null ? typed.problems : read.problems }
  if (!(await keep(work, draft, ours, read))) return staleNow(work)
  await work.journal('policy.drafted', {
    subject: 'policy_version',
    details: { version: draft.no, about: 'whole text' },
  })
  return { outcome: 'changed', no: draft.no }
}

/** Put the draft aside. Its number is not used again. */
export async function discardDraft(work: Work): Promise<boolean> {
  const draft = await lockDraft(work)
  if (draft === null) return false
  await work.db
    .updateTable('policy_version')
    .set({ state: 'withdrawn' })
    .where('organisation_id', '=', work.actor.organisationId)
    .where('version_id', '=', draft.versionId)
    .execute()
  await work.journal('policy.draft_discarded', {
    subject: 'policy_version',
    id: draft.versionId,
    details: { version: draft.no },
  })
  return true
}

/** The draft, held until the end of the transaction, so that two changes come one after the other. */
export async function lockDraft({ db, actor }: Work): Promise<{ versionId: string; no: number } | null> {
  const row = await db
    .selectFrom('policy_version')
    .select(['version_id', 'version_no'])
    .where('organisation_id', '=', actor.organisationId)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { versionId: row.version_id, no: row.version_no }
}

/** @returns whether it was kept: a draft that somebody else began at the same moment is not written over */
async function keep({ db, actor, services }: Work, draft: DraftText, text: string, read: PackText): Promise<boolean> {
  const follows = read.written !== null && isFollowing(read.written) ? read.written.extends : null
  if (draft.kept !== null) {
    const { numUpdatedRows } = await db
      .updateTable('policy_version')
      .set({ body: text, follows })
      .where('organisation_id', '=', actor.organisationId)
      .where('version_id', '=', draft.kept.versionId)
      .where('state', '=', 'draft')
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
  const row = await db
    .insertInto('policy_version')
    .values({
      organisation_id: actor.organisationId,
      version_id: services.newId(),
      version_no: draft.no,
      pack_id: draft.packId,
      follows,
      body: text,
      created_by: actor.membershipId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version_id')
    .executeTakeFirst()
  return row !== undefined
}

async function staleNow(work: Work): Promise<ChangingDraft> {
  const draft = await draftText(work, await shelfOf(work))
  return draft === null ? { outcome: 'none' } : { outcome: 'stale', draft }
}
