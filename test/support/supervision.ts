import { randomUUID } from 'node:crypto'
import type { TestPerson, World } from './world.ts'

/** Rows of supervision put in as the owner, for pages that only read them: quicker than building a year by commands. */

export async function agreementBetween(
  { database: { owner } }: World,
  supervisor: TestPerson,
  supervisee: TestPerson,
  more: {
    frequency?: object
    startsOn?: string
    reviewOn?: string | null
    state?: 'signed' | 'proposed'
    kind?: string
  } = {},
): Promise<string> {
  const agreementId = randomUUID()
  const { organisationId } = supervisee.organisation
  const state = more.state ?? 'signed'
  await owner.query(
    `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by)
     values ($1, $2, $3, $4, $5, 'partnership_direct', $4)`,
    [organisationId, agreementId, supervisee.membershipId, supervisor.membershipId, more.kind ?? 'safeguarding'],
  )
  await owner.query(
    `insert into app.agreement_version (organisation_id, agreement_id, version_no, state, proposed_by, frequency, minutes, starts_on, review_on, signed_at)
     values ($1, $2, 1, $3, $4, $5, 60, $6, $7, case when $3 = 'signed' then now() end)`,
    [
      organisationId,
      agreementId,
      state,
      supervisor.membershipId,
      more.frequency ?? { every: 4, unit: 'week' },
      more.startsOn ?? '2020-09-01',
      more.reviewOn ?? null,
    ],
  )
  return agreementId
}

export async function sessionUnder(
  { database: { owner } }: World,
  agreementId: string,
  pair: { supervisor: TestPerson; supervisee: TestPerson },
  /** days from today, at ten to midday in London, so that it is one day whatever the hour of the test */
  inDays: number,
  state: 'planned' | 'open' | 'completed' | 'signed' | 'cancelled' | 'missed' = 'planned',
): Promise<string> {
  const sessionId = randomUUID()
  const today = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDate()
  const starts = today.add({ days: inDays }).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '11:50' })
  const held = ['open', 'completed', 'signed'].includes(state)
  await owner.query(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, venue, state, opened_at, actual_minutes, created_by)
     values ($1, $2, $3, $4, $5, $6::timestamptz, 60, 'Willow Room', $7, case when $8 then $6::timestamptz end, case when $8 then 61 end, $5)`,
    [
      pair.supervisee.organisation.organisationId,
      sessionId,
      agreementId,
      pair.supervisee.membershipId,
      pair.supervisor.membershipId,
      starts.toInstant().toString(),
      state,
      held,
    ],
  )
  return sessionId
}

export async function childOnAgenda(
  { database: { owner } }: World,
  sessionId: string,
  childId: string,
  more: { organisationId: string; addedBy: string; rag?: string; prepared?: boolean; position?: number },
): Promise<void> {
  await owner.query(
    `insert into app.session_child (organisation_id, session_id, child_id, position, why, added_by, rag, prepared_at)
     values ($1, $2, $3, $4, 'Longest since', $5, $6, case when $7 then now() end)`,
    [
      more.organisationId,
      sessionId,
      childId,
      more.position ?? 1,
      more.addedBy,
      more.rag ?? null,
      more.prepared ?? false,
    ],
  )
}
