import { isAfter } from '../../../domain/calendar/days.ts'
import type { ReviewMeetingKind } from '../../../domain/children/review-meetings.ts'
import type { Work } from '../../../platform/http/work.ts'
import { childOf } from '../facts/child.queries.ts'
import { meetingsOf, type MeetingFact } from './review-meetings.queries.ts'

export interface MeetingsToRecord {
  /** the children it is about: brothers and sisters share one often */
  childIds: readonly string[]
  kind: ReviewMeetingKind
  on: Temporal.PlainDate
  /** one that is to come is planned; one whose day has come may have been held */
  state: 'planned' | 'held'
}

export type RecordingOfMeetings =
  | { outcome: 'recorded'; meetingIds: string[] }
  | { outcome: 'there_already'; childId: string }
  | { outcome: 'refused' }

/** Record a meeting about the plans of some children (product F2). Nothing is written when one of them has it already. */
export async function recordMeetings(work: Work, input: MeetingsToRecord): Promise<RecordingOfMeetings> {
  const { db, actor } = work
  if (input.state === 'held' && isAfter(input.on, work.today)) return { outcome: 'refused' }
  for (const childId of input.childIds) {
    if ((await childOf(db, actor, childId)) === null) return { outcome: 'refused' }
    if (isThere(await meetingsOf(db, actor, childId), input)) return { outcome: 'there_already', childId }
  }
  const meetingIds: string[] = []
  for (const childId of input.childIds) {
    meetingIds.push(await insertMeeting(work, { childId, kind: input.kind, on: input.on, state: input.state }))
  }
  return { outcome: 'recorded', meetingIds }
}

const isThere = (meetings: readonly MeetingFact[], { kind, on }: { kind: string; on: Temporal.PlainDate }): boolean =>
  meetings.some((each) => each.kind === kind && each.on.equals(on) && each.state !== 'cancelled')

async function insertMeeting(
  work: Work,
  one: { childId: string; kind: string; on: Temporal.PlainDate; state: 'planned' | 'held'; movedFrom?: string },
): Promise<string> {
  const { db, actor, services } = work
  const meetingId = services.newId()
  await db
    .insertInto('review_meeting')
    .values({
      organisation_id: actor.organisationId,
      meeting_id: meetingId,
      child_id: one.childId,
      kind: one.kind,
      meets_on: one.on,
      state: one.state,
      moved_from: one.movedFrom ?? null,
      recorded_by: actor.membershipId,
    })
    .execute()
  await work.journal('review_meeting.recorded', {
    subject: 'child',
    id: one.childId,
    details: { kind: one.kind, on: one.on.toString(), state: one.state },
  })
  return meetingId
}

interface MeetingNamed {
  childId: string
  meetingId: string
}

export type SettlingMeeting = { outcome: 'settled' | 'there_already' | 'refused' }

/** What became of a meeting that was planned: held, cancelled, or moved to another day. */
export async function settleMeeting(
  work: Work,
  input: MeetingNamed & ({ state: 'held' | 'cancelled' } | { movesTo: Temporal.PlainDate }),
): Promise<SettlingMeeting> {
  const { db, actor, today } = work
  const all = await meetingsOf(db, actor, input.childId)
  const meeting = all.find(({ meetingId }) => meetingId === input.meetingId)
  if (meeting === undefined || meeting.state !== 'planned') return { outcome: 'refused' }
  if ('movesTo' in input) {
    if (isThere(all, { kind: meeting.kind, on: input.movesTo })) return { outcome: 'there_already' }
    await setState(work, { ...input, state: 'cancelled' })
    const { childId } = input
    await insertMeeting(work, {
      childId,
      kind: meeting.kind,
      on: input.movesTo,
      state: 'planned',
      movedFrom: meeting.meetingId,
    })
    return { outcome: 'settled' }
  }
  if (input.state === 'held' && isAfter(meeting.on, today)) return { outcome: 'refused' }
  await setState(work, input)
  return { outcome: 'settled' }
}

async function setState(
  work: Work,
  { childId, meetingId, state }: MeetingNamed & { state: 'held' | 'cancelled' },
): Promise<void> {
  const { db, actor } = work
  await db
    .updateTable('review_meeting')
    .set({ state })
    .where('organisation_id', '=', actor.organisationId)
    .where('meeting_id', '=', meetingId)
    .where('child_id', '=', childId)
    .execute()
  await work.journal('review_meeting.settled', { subject: 'child', id: childId, details: { state } })
}

/** Take back a meeting that was entered by mistake. */
export async function takeBackMeeting(
  work: Work,
  { childId, meetingId }: MeetingNamed,
): Promise<{ outcome: 'taken_back' | 'refused' }> {
  const { db, actor, now } = work
  const meeting = (await meetingsOf(db, actor, childId)).find((each) => each.meetingId === meetingId)
  if (meeting === undefined) return { outcome: 'refused' }
  await db
    .updateTable('review_meeting')
    .set({ withdrawn_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('meeting_id', '=', meetingId)
    .execute()
  await work.journal('review_meeting.settled', { subject: 'child', id: childId, details: { state: 'taken back' } })
  return { outcome: 'taken_back' }
}
