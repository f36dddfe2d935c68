import { londonDay } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childToTellAbout, ownSessionDay } from '../facts/amendments.queries.ts'

export interface AgencyToTell {
  agency: string
  /** whom there; '' when it is not known yet */
  person: string
  tellBy: Temporal.PlainDate
  /** whose task it is: somebody who holds the case, or oneself */
  tellerId: string
}

export interface AmendmentToRecord {
  childId: string
  /** the session it was agreed in, one's own; null when it was agreed elsewhere */
  sessionId: string | null
  /** a few words, at most 200 characters; what was said of it is on the child's page */
  what: string
  agreedOn: Temporal.PlainDate
  agencies: readonly AgencyToTell[]
}

/**
 * Record that a child's plan changes, and which agencies must hear of it (S4, App III f).
 * @returns its identifier; null when one may not see the child, the session is not one's own, or it names a stranger
 */
export async function recordAmendment(work: Work, amendment: AmendmentToRecord): Promise<string | null> {
  const { db, actor, services } = work
  const { childId, sessionId, what, agreedOn, agencies } = amendment
  const child = await childToTellAbout(db, actor, childId)
  if (child === null || (sessionId !== null && (await ownSessionDay(db, actor, sessionId)) === null)) return null
  if (agencies.some(({ tellerId }) => child.tellers.every(({ membershipId }) => membershipId !== tellerId))) return null
  const amendmentId = services.newId()
  await db
    .insertInto('plan_amendment')
    .values({
      organisation_id: actor.organisationId,
      amendment_id: amendmentId,
      child_id: childId,
      session_id: sessionId,
      what,
      agreed_on: agreedOn,
      recorded_by: actor.membershipId,
    })
    .execute()
  for (const agency of agencies) await insertAgency(work, amendmentId, agency)
  await work.journal('plan_amendment.recorded', {
    subject: 'plan_amendment',
    id: amendmentId,
    details: { child: childId, agencies: agencies.length },
  })
  return amendmentId
}

/** Name one more agency. False when there is no such change of a plan for the one in scope. */
export async function addAgency(work: Work, amendmentId: string, agency: AgencyToTell): Promise<boolean> {
  const { db, actor } = work
  const amendment = await db
    .selectFrom('plan_amendment')
    .select('child_id')
    .where('organisation_id', '=', actor.organisationId)
    .where('amendment_id', '=', amendmentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  const child = amendment === undefined ? null : await childToTellAbout(db, actor, amendment.child_id)
  if (child === null || child.tellers.every(({ membershipId }) => membershipId !== agency.tellerId)) return false
  await insertAgency(work, amendmentId, agency)
  await work.journal('plan_amendment.agency_added', { subject: 'plan_amendment', id: amendmentId })
  return true
}

async function insertAgency({ db, actor, services }: Work, amendmentId: string, agency: AgencyToTell): Promise<void> {
  await db
    .insertInto('plan_amendment_agency')
    .values({
      organisation_id: actor.organisationId,
      agency_id: services.newId(),
      amendment_id: amendmentId,
      agency: agency.agency,
      person: agency.person,
      tell_by: agency.tellBy,
      teller_id: agency.tellerId,
      added_by: actor.membershipId,
    })
    .execute()
}

/** The day of the session that a form is opened from, for one of its two; null without one. */
export async function dayOfSession(
  work: Pick<Work, 'db' | 'actor'>,
  sessionId: string,
): Promise<Temporal.PlainDate | null> {
  const at = await ownSessionDay(work.db, work.actor, sessionId)
  return at === null ? null : londonDay(at)
}
