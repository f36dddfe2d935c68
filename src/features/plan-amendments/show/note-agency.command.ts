import type { AgencyAnswer, WayToTell } from '../../../domain/plan-amendments/agency-standing.ts'
import type { EventName } from '../../../domain/journal/catalogue.ts'
import type { Work } from '../../../platform/http/work.ts'

interface OfAgency {
  amendmentId: string
  agencyId: string
}

type Change = Partial<
  Record<'told_how' | 'answer' | 'answered_by', string> & Record<'told_on' | 'answered_on', Temporal.PlainDate>
> & { removed_at?: Temporal.Instant }

/** Note that an agency was told. False when it was noted before, or is not there for the one in scope. */
export const noteTold = (
  work: Work,
  { on, how, ...agency }: OfAgency & { on: Temporal.PlainDate; how: WayToTell },
): Promise<boolean> => change(work, agency, 'to_tell', { told_on: on, told_how: how }, 'plan_amendment.told')

/** Note what an agency answered, once it was told. */
export const noteAnswer = (
  work: Work,
  { answer, on, by, ...agency }: OfAgency & { answer: AgencyAnswer; on: Temporal.PlainDate; by: string },
): Promise<boolean> =>
  change(work, agency, 'told', { answer, answered_on: on, answered_by: by }, 'plan_amendment.answered')

/** Take an agency off the list before it was told. */
export const removeAgency = (work: Work, agency: OfAgency): Promise<boolean> =>
  change(work, agency, 'to_tell', { removed_at: work.now }, 'plan_amendment.agency_removed')

async function change(
  { db, actor, journal }: Work,
  { amendmentId, agencyId }: OfAgency,
  when: 'to_tell' | 'told',
  values: Change,
  event: EventName,
): Promise<boolean> {
  const done = await db
    .updateTable('plan_amendment_agency')
    .set(values)
    .where('organisation_id', '=', actor.organisationId)
    .where('agency_id', '=', agencyId)
    .where('amendment_id', '=', amendmentId)
    .where('removed_at', 'is', null)
    .where('told_on', when === 'to_tell' ? 'is' : 'is not', null)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) return false
  await journal(event, { subject: 'plan_amendment', id: amendmentId, details: { agency: agencyId } })
  return true
}

/** Withdraw a change of a plan that was recorded by mistake. It stays with its agencies, and is shown no more. */
export async function withdrawAmendment({ db, actor, now, journal }: Work, amendmentId: string): Promise<boolean> {
  const done = await db
    .updateTable('plan_amendment')
    .set({ withdrawn_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('amendment_id', '=', amendmentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) === 0) return false
  await journal('plan_amendment.withdrawn', { subject: 'plan_amendment', id: amendmentId })
  return true
}
