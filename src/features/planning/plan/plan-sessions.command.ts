import { dayLong } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { agreementInForce, isParty, lockAgreement, venueOf } from '../../agreements/public.ts'
import { schoolCalendarOf } from '../calendar.queries.ts'
import { instantOf, warningsAt } from '../check-place.ts'
import { busyTimes } from '../series.queries.ts'

export interface SessionToPlan {
  /** on the clock in London */
  startsAt: Temporal.PlainDateTime
}

/** About one of the rows, by its place in the list. */
export interface RowSays {
  row: number
  says: string[]
}

export type Planning =
  | { outcome: 'planned'; sessionIds: string[] }
  /** some are on days that are not school days, or when somebody is taken: nothing was written */
  | { outcome: 'ask'; warnings: RowSays[] }
  /** some cannot be: past, or two at one time */
  | { outcome: 'problems'; problems: RowSays[] }
  /** no agreement in force, or not between the one who asks and another */
  | { outcome: 'refused' }

/** More than a session every working day of a year is a mistake. */
const mostRows = 260

/**
 * Plan sessions under the agreement in force, with its length and place. Each is checked again as it is written.
 * @param evenSo plan them although `warningsAt` has something to say
 */
export async function planSessions(
  work: Work,
  agreementId: string,
  rows: readonly SessionToPlan[],
  { evenSo = false }: { evenSo?: boolean } = {},
): Promise<Planning> {
  const { db, actor, today, services } = work
  const inForce = await agreementInForce(db, actor, agreementId, today)
  if (inForce === null || !isParty(inForce.agreement, actor.membershipId)) return { outcome: 'refused' }
  if (rows.length === 0 || rows.length > mostRows) return { outcome: 'refused' }
  await lockAgreement(db, actor, agreementId)
  const problems = problemsOf(work, rows, inForce.version.minutes)
  if (problems.length > 0) return { outcome: 'problems', problems }
  const warnings = evenSo ? [] : await warningsFor(work, inForce, rows)
  if (warnings.length > 0) return { outcome: 'ask', warnings }

  const venue = await venueOf(work, inForce, 'to prepare')
  const { supervisee, supervisor } = inForce.agreement
  const sessions = rows.map(({ startsAt }) => ({
    organisation_id: actor.organisationId,
    session_id: services.newId(),
    agreement_id: agreementId,
    supervisee_id: supervisee.id,
    supervisor_id: supervisor.id,
    starts_at: instantOf(startsAt),
    planned_minutes: inForce.version.minutes,
    venue,
    created_by: actor.membershipId,
  }))
  await db.insertInto('session').values(sessions).execute()
  await work.journal('sessions.planned', {
    subject: 'agreement',
    id: agreementId,
    details: { sessions: sessions.length, version: inForce.version.versionNo },
  })
  return { outcome: 'planned', sessionIds: sessions.map((session) => session.session_id) }
}

function problemsOf({ now, today }: Work, rows: readonly SessionToPlan[], minutes: number): RowSays[] {
  return rows.flatMap(({ startsAt }, row) => {
    const starts = instantOf(startsAt)
    const says: string[] = []
    if (Temporal.Instant.compare(starts, now) < 0) says.push('Choose a day and time that is still to come')
    const clash = rows.find((other, place) => place < row && overlap(instantOf(other.startsAt), starts, minutes))
    if (clash)
      says.push(`There is another in this list on ${dayLong(clash.startsAt.toPlainDate(), today)} at that time`)
    return says.length === 0 ? [] : [{ row, says }]
  })
}

const overlap = (a: Temporal.Instant, b: Temporal.Instant, minutes: number): boolean =>
  Math.abs(a.until(b).total('minutes')) < minutes

async function warningsFor(
  { db, actor, today }: Work,
  { agreement, version }: { agreement: { supervisor: Party; supervisee: Party }; version: { minutes: number } },
  rows: readonly SessionToPlan[],
): Promise<RowSays[]> {
  const instants = rows.map(({ startsAt }) => instantOf(startsAt)).toSorted(Temporal.Instant.compare)
  const [first, last] = [instants[0], instants.at(-1)]
  if (first === undefined || last === undefined) return []
  const busy = await busyTimes(db, [agreement.supervisor, agreement.supervisee], first, last.add({ hours: 24 }))
  const calendar = await schoolCalendarOf(db, actor)
  return rows.flatMap(({ startsAt }, row) => {
    const says = warningsAt(startsAt, version.minutes, calendar, busy, today)
    return says.length === 0 ? [] : [{ row, says }]
  })
}

interface Party {
  id: string
  name: string
}
