import { isBefore } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { isFollowing } from '../../../domain/policy/resolved.ts'
import { withValues } from '../../../platform/policies/edit-pack.ts'
import { keptTextOf, type KeptText } from '../../../platform/policies/kept-packs.ts'
import { lockDraft } from '../draft/change-draft.command.ts'
import { draftText, revisionOf, type DraftText } from '../draft/draft-text.ts'
import { adoptedOf, shelfOf, type Shelf } from '../read/shelf.ts'

/** The facts of an adoption (product M1). */
export interface Adoption {
  readonly inForceFrom: Temporal.PlainDate
  readonly adoptedOn: Temporal.PlainDate
  readonly adoptedBy: string
  readonly ratified: { readonly on: Temporal.PlainDate; readonly by: string } | null
  readonly nextReviewOn: Temporal.PlainDate
  /** whoever answers for it; null for nobody by name */
  readonly ownerId: string | null
}

export type Adopting =
  | { readonly outcome: 'adopted'; readonly no: number }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'wrong'; readonly errors: Readonly<Record<string, string>> }

/**
 * Adopt the draft as it was shown: it is in force from its day, and the version before it ends on the day before. From
 * then it cannot be changed by anybody; a further version takes its place.
 * @param seen what the draft said when it was shown (`revisionOf` of the whole), null to adopt it as it is
 */
export async function adoptDraft(work: Work, adoption: Adoption, seen: string | null): Promise<Adopting> {
  const { db, actor } = work
  const locked = await lockDraft(work)
  if (locked === null) return { outcome: 'none' }
  const shelf = await shelfOf(work)
  const draft = await draftText(work, shelf)
  if (draft === null || draft.kept === null) return { outcome: 'none' }
  if (seen !== null && revisionOf(draft, 'all') !== seen) return { outcome: 'stale' }
  const last = adoptedOf(shelf).at(-1) ?? null
  const errors = wrongIn(adoption, last?.from ?? null, work.today)
  if (draft.read.resolved === null) errors[''] = 'The draft has something wrong in it that must be put right first'
  if (adoption.ownerId !== null && !(await isHere(work, adoption.ownerId)))
    errors['owner'] = 'Choose one of these people'
  if (Object.keys(errors).length > 0) return { outcome: 'wrong', errors }
  const kept = keptOf(shelf, draft)
  await db
    .updateTable('policy_version')
    .set({
      state: 'adopted',
      body: withAdoption(draft.text, adoption),
      followed: kept?.text ?? null,
      followed_digest: kept?.digest ?? null,
      in_force_from: adoption.inForceFrom,
      adopted_on: adoption.adoptedOn,
      adopted_by: adoption.adoptedBy,
      ratified_on: adoption.ratified?.on ?? null,
      ratified_by: adoption.ratified?.by ?? null,
      next_review_on: adoption.nextReviewOn,
      owner_id: adoption.ownerId,
    })
    .where('organisation_id', '=', actor.organisationId)
    .where('version_id', '=', locked.versionId)
    .execute()
  if (last !== null) {
    await db
      .updateTable('policy_version')
      .set({ in_force_until: adoption.inForceFrom.subtract({ days: 1 }) })
      .where('organisation_id', '=', actor.organisationId)
      .where('version_id', '=', last.versionId)
      .execute()
  }
  await work.journal('policy.adopted', {
    subject: 'policy_version',
    id: locked.versionId,
    details: { version: locked.no, inForceFrom: adoption.inForceFrom.toString() },
  })
  return { outcome: 'adopted', no: locked.no }
}

/** What comes with Plumbline and is followed, whole, so that a later release may ship another (decision 12). */
function keptOf({ known, above }: Shelf, { read: { written } }: DraftText): KeptText | null {
  if (written === null || !isFollowing(written)) return null
  // One of an organisation above keeps what it follows itself.
  if (above.some(({ packId, no }) => `${packId}@${no}` === written.extends)) return null
  const pack = known.get(written.extends)
  return pack === undefined || isFollowing(pack) ? null : keptTextOf(pack)
}

/** The file says of itself what was decided. */
const withAdoption = (text: string, adoption: Adoption): string =>
  withValues(text, [
    [['in_force_from'], adoption.inForceFrom.toString()],
    [['in_force_until'], null],
    [['status', 'adopted'], adoption.adoptedOn.toString()],
    [['status', 'adopted_by'], adoption.adoptedBy],
    [['status', 'ratified'], adoption.ratified?.on.toString() ?? null],
    [['status', 'ratified_by'], adoption.ratified?.by ?? null],
    [['status', 'next_review'], adoption.nextReviewOn.toString()],
  ])

function wrongIn(
  { inForceFrom, adoptedOn, ratified, nextReviewOn }: Adoption,
  lastFrom: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Record<string, string> {
  const errors: Record<string, string> = {}
  if (isBefore(today, adoptedOn)) errors['adopted'] = 'It is noted here once it has been adopted: today or before'
  if (lastFrom !== null && !isBefore(lastFrom, inForceFrom)) {
    errors['from'] = 'It must begin after the first day of the version before it'
  }
  if (ratified !== null && isBefore(today, ratified.on))
    errors['ratified'] = 'It can be noted later, once it is ratified'
  if (!isBefore(inForceFrom, nextReviewOn))
    errors['review'] = 'The review comes after the day from which it is in force'
  return errors
}

async function isHere({ db, actor }: Work, membershipId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .select('membership_id')
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', '=', membershipId)
    .executeTakeFirst()
  return row !== undefined
}
