import { inSupervision } from '../../../domain/access/who.ts'
import { asksOfReviewMeetings, isReviewMeetingKind, likelyKind } from '../../../domain/children/review-meetings.ts'
import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import { meetingWords } from '../../../domain/children/meeting-kinds.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type PageOptions } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { obligationsOf, sessionsNamed, sessionsOfMine } from '../../obligations/public.ts'
import { childOf, holdsOn, siblingsOf, statusesOf, type ChildFacts } from '../facts/child.queries.ts'
import type { Errors } from '../facts/read-child-fields.ts'
import { RecordMeetingPage, SettleMeetingPage } from './meeting-forms.page.tsx'
import { recordMeetings, settleMeeting, takeBackMeeting } from './review-meetings.command.ts'
import { ReviewMeetingsPage } from './review-meetings.page.tsx'
import { meetingsOf, sameMeetingOf, type MeetingFact } from './review-meetings.queries.ts'

const farthestYears = 3

async function childHere(ctx: Ctx): Promise<ChildFacts> {
  return (await childOf(ctx.db, ctx.actor, ctx.params['childId'] ?? '')) ?? ctx.notFound()
}

function options(child: ChildFacts, title: string, more: { errors?: Errors; below?: boolean } = {}): PageOptions {
  const path = `/children/${child.childId}`
  return {
    title,
    under: 'children',
    breadcrumbs: [
      { text: 'Children', href: '/children' },
      { text: `${child.givenName} ${child.familyName}`, href: path },
      ...(more.below ? [{ text: 'Review meetings', href: `${path}/meetings` }] : []),
    ],
    status: Object.keys(more.errors ?? {}).length > 0 ? 422 : 200,
  }
}

async function showAll(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const meetings = await meetingsOf(ctx.db, ctx.actor, child.childId)
  const seen = await obligationsOf(ctx, { kind: 'child', id: child.childId })
  const clocks = seen?.filter(({ rule }) => asksOfReviewMeetings(rule)) ?? null
  return ctx.page(
    { ...options(child, 'Review meetings'), bobAtLogo: true },
    <ReviewMeetingsPage
      child={child}
      meetings={meetings}
      clocks={clocks}
      openable={await sessionsOfMine(ctx, sessionsNamed(clocks ?? []))}
      today={ctx.today}
    />,
  )
}

async function showRecord(ctx: Ctx, child: ChildFacts, state: FormState): Promise<Response> {
  return ctx.page(
    options(child, 'Record a meeting', { errors: state.errors as Errors, below: true }),
    <RecordMeetingPage
      child={child}
      siblings={await siblingsOf(ctx.db, ctx.actor, child)}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

async function formToRecord(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const statuses = await statusesOf(ctx.db, ctx.actor, child.childId)
  const kind = likelyKind(statuses.filter((each) => holdsOn(each, ctx.today)).map(({ status }) => status))
  return showRecord(ctx, child, { values: kind === null ? {} : { kind }, errors: {} })
}

/** A day within some years, before or after today. */
function readDay(ctx: Ctx, name: string, said: { missing: string }): { day: Temporal.PlainDate } | { error: string } {
  const reading = readDateField(ctx.form, name)
  if (reading.problem === 'missing') return { error: said.missing }
  if (reading.problem !== undefined) return { error: 'The day must be a real date, like 12 3 2026' }
  const day = Temporal.PlainDate.from(reading.date)
  return isAfter(day, ctx.today.add({ years: farthestYears }))
    ? { error: `The day must be within ${farthestYears} years` }
    : { day }
}

async function record(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const errors: Errors = {}
  const kind = textOf(ctx.form, 'kind')
  const read = readDay(ctx, 'on', { missing: 'Enter the day of the meeting' })
  const siblings = await siblingsOf(ctx.db, ctx.actor, child)
  const also = textsOf(ctx.form, 'also').filter((id) => siblings.some(({ childId }) => childId === id))
  if ('error' in read) errors['on'] = read.error
  else if (child.bornOn !== null && isBefore(read.day, child.bornOn.subtract({ months: 9 }))) {
    errors['on'] = 'The day is before the child was born'
  }
  if (!isReviewMeetingKind(kind)) errors['kind'] = 'Choose which meeting it is'
  else if ('day' in read && !errors['on']) {
    const state = isAfter(read.day, ctx.today) ? 'planned' : 'held'
    const childIds = [child.childId, ...also]
    const recorded = await recordMeetings(ctx, { childIds, kind, on: read.day, state })
    if (recorded.outcome === 'recorded') return ctx.redirect(`/children/${child.childId}/meetings`)
    if (recorded.outcome === 'refused') return ctx.notFound()
    const whose = siblings.find(({ childId }) => childId === recorded.childId)?.name ?? child.givenName
    errors['on'] = `${whose} has a ${meetingWords(kind).name.toLowerCase()} on that day already`
  }
  return showRecord(ctx, child, { values: ctx.form, errors })
}

async function meetingHere(ctx: Ctx, child: ChildFacts): Promise<MeetingFact> {
  const all = await meetingsOf(ctx.db, ctx.actor, child.childId)
  return all.find(({ meetingId }) => meetingId === ctx.params['meetingId']) ?? ctx.notFound()
}

/** The same meeting of brothers and sisters, while it is planned. */
const sameOf = async (ctx: Ctx, child: ChildFacts, meeting: MeetingFact) =>
  meeting.state === 'planned' ? sameMeetingOf(ctx.db, ctx.actor, child, meeting) : []

async function showSettle(ctx: Ctx, child: ChildFacts, meeting: MeetingFact, state: FormState): Promise<Response> {
  return ctx.page(
    options(child, 'A review meeting', { errors: state.errors as Errors, below: true }),
    <SettleMeetingPage
      child={child}
      meeting={meeting}
      same={await sameOf(ctx, child, meeting)}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

type Became = { state: 'held' | 'cancelled' } | { movesTo: Temporal.PlainDate } | 'mistake'

function readBecame(ctx: Ctx, meeting: MeetingFact, errors: Errors): Became | null {
  const became = textOf(ctx.form, 'became')
  if (became === 'mistake') return 'mistake'
  const isPlanned = meeting.state === 'planned'
  if (isPlanned && became === 'cancelled') return { state: 'cancelled' }
  if (isPlanned && became === 'held' && !isAfter(meeting.on, ctx.today)) return { state: 'held' }
  if (!isPlanned || became !== 'moved') {
    errors['became'] = isPlanned ? 'Say what became of it' : 'Say what is wrong'
    return null
  }
  const to = readDay(ctx, 'to', { missing: 'Enter the new day' })
  if ('error' in to) errors['to'] = to.error
  else if (to.day.equals(meeting.on)) errors['to'] = 'This is the day it is planned for already'
  else if (isBefore(to.day, ctx.today))
    errors['to'] = `The new day cannot be before today, ${dayInWords(ctx.today, ctx.today)}`
  return 'day' in to && !errors['to'] ? { movesTo: to.day } : null
}

async function settle(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const meeting = await meetingHere(ctx, child)
  const errors: Errors = {}
  const became = readBecame(ctx, meeting, errors)
  if (became === null) return showSettle(ctx, child, meeting, { values: ctx.form, errors })
  const wanted = textsOf(ctx.form, 'also')
  const same = (await sameOf(ctx, child, meeting)).filter(({ meetingId }) => wanted.includes(meetingId))
  for (const { childId, meetingId } of [{ childId: child.childId, meetingId: meeting.meetingId }, ...same]) {
    if (became === 'mistake') {
      if ((await takeBackMeeting(ctx, { childId, meetingId })).outcome === 'refused') return ctx.notFound()
      continue
    }
    const settled = await settleMeeting(ctx, { childId, meetingId, ...became })
    if (settled.outcome === 'refused') return ctx.notFound()
    // What is there already for a brother or sister is what was wanted.
    if (settled.outcome === 'there_already' && childId === child.childId) {
      errors['to'] = 'The same meeting is on that day already'
      return showSettle(ctx, child, meeting, { values: ctx.form, errors })
    }
  }
  return ctx.redirect(`/children/${child.childId}/meetings`)
}

const form = { nothing: 'a form beside facts; no document is opened' } as const

export const reviewMeetingsRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/meetings',
    who: inSupervision,
    journal: { nothing: 'facts of one child; no document is opened' },
    handle: showAll,
  }),
  route({
    method: 'get',
    path: '/children/:childId/meetings/new',
    who: inSupervision,
    journal: form,
    handle: formToRecord,
  }),
  route({
    method: 'post',
    path: '/children/:childId/meetings/new',
    who: inSupervision,
    journal: { writes: ['review_meeting.recorded'] },
    handle: record,
  }),
  route({
    method: 'get',
    path: '/children/:childId/meetings/:meetingId',
    who: inSupervision,
    journal: form,
    async handle(ctx) {
      const child = await childHere(ctx)
      return showSettle(ctx, child, await meetingHere(ctx, child), { values: {}, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/meetings/:meetingId',
    who: inSupervision,
    journal: { writes: ['review_meeting.settled', 'review_meeting.recorded'] },
    handle: settle,
  }),
]
