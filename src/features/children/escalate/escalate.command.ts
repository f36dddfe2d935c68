import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf } from '../facts/child.queries.ts'
import { escalationsOf, escalationToChange, peopleToTell } from './escalations.queries.ts'
import type { EscalationOutcome } from './escalation-words.ts'

export interface EscalationToSay {
  childId: string
  /** somebody here, or a post elsewhere */
  to: { membershipId: string } | { post: string }
}

/** Say that nothing changes for a child and who is to be told of it (product F4, S4 aim 3): from today it is on the lists until it is noted as done. */
export async function sayNothingChanges(
  work: Work,
  { childId, to }: EscalationToSay,
): Promise<{ outcome: 'said'; escalationId: string } | { outcome: 'waiting_already' } | { outcome: 'refused' }> {
  const { db, actor, services, today } = work
  if ((await childOf(db, actor, childId)) === null) return { outcome: 'refused' }
  if ('membershipId' in to) {
    const people = await peopleToTell(db, actor, today)
    if (!people.some(({ membershipId }) => membershipId === to.membershipId)) return { outcome: 'refused' }
  }
  const before = await escalationsOf(db, actor, childId)
  if (before.some(({ told, endedOn }) => told === null && endedOn === null)) return { outcome: 'waiting_already' }
  const escalationId = services.newId()
  await db
    .insertInto('case_escalation')
    .values({
      organisation_id: actor.organisationId,
      escalation_id: escalationId,
      child_id: childId,
      said_on: today,
      said_by: actor.membershipId,
      to_id: 'membershipId' in to ? to.membershipId : null,
      to_post: 'post' in to ? to.post : null,
    })
    .execute()
  await work.journal('escalation.said', { subject: 'child', id: childId, details: { escalation: escalationId } })
  return { outcome: 'said', escalationId }
}

interface EscalationNamed {
  childId: string
  escalationId: string
}

type Noting = { outcome: 'noted' | 'refused' | 'wrong_day' }

/** Note that they were told and what followed. */
export async function noteTold(
  work: Work,
  named: EscalationNamed & { toldOn: Temporal.PlainDate; followed: EscalationOutcome },
): Promise<Noting> {
  const escalation = await escalationToChange(work.db, work.actor, named)
  if (escalation === null || escalation.toldOn !== null) return { outcome: 'refused' }
  if (isBefore(named.toldOn, escalation.saidOn) || isAfter(named.toldOn, work.today)) return { outcome: 'wrong_day' }
  await change(work, named, { told_on: named.toldOn, outcome: named.followed })
  await work.journal('escalation.told', {
    subject: 'child',
    id: named.childId,
    details: { escalation: named.escalationId },
  })
  return { outcome: 'noted' }
}

/** Note that things have moved: until that day they stood still. */
export async function noteMoved(work: Work, named: EscalationNamed & { movedOn: Temporal.PlainDate }): Promise<Noting> {
  const escalation = await escalationToChange(work.db, work.actor, named)
  if (escalation === null) return { outcome: 'refused' }
  if (isBefore(named.movedOn, escalation.saidOn) || isAfter(named.movedOn, work.today)) return { outcome: 'wrong_day' }
  await change(work, named, { ended_on: named.movedOn })
  await work.journal('escalation.ended', {
    subject: 'child',
    id: named.childId,
    details: { escalation: named.escalationId },
  })
  return { outcome: 'noted' }
}

/** Take back what was said by mistake, as long as nobody was told. */
export async function takeBack(work: Work, named: EscalationNamed): Promise<Noting> {
  const escalation = await escalationToChange(work.db, work.actor, named)
  if (escalation === null || escalation.toldOn !== null) return { outcome: 'refused' }
  await change(work, named, { withdrawn_at: work.now })
  await work.journal('escalation.withdrawn', {
    subject: 'child',
    id: named.childId,
    details: { escalation: named.escalationId },
  })
  return { outcome: 'noted' }
}

async function change(
  { db, actor }: Work,
  { childId, escalationId }: EscalationNamed,
  values: {
    told_on?: Temporal.PlainDate
    outcome?: EscalationOutcome
    ended_on?: Temporal.PlainDate
    withdrawn_at?: Temporal.Instant
  },
): Promise<void> {
  await db
    .updateTable('case_escalation')
    .set(values)
    .where('organisation_id', '=', actor.organisationId)
    .where('child_id', '=', childId)
    .where('escalation_id', '=', escalationId)
    .execute()
}
