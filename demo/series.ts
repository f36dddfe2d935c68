import { isBefore } from '../src/domain/calendar/days.ts'
import type { AgreementValues } from '../src/domain/templates/agreement-values.ts'
import { london } from '../src/domain/text/dates.ts'
import { moveSession } from '../src/features/planning/public.ts'
import { recordStatus } from '../src/features/children/public.ts'
import { statusesOf } from '../src/features/children/facts/child.queries.ts'
import { recordMissed } from '../src/features/sessions/see-session/session-state.command.ts'
import { plan, propose, signTerms, suggest, type Booked, type PairTerms } from './agreements.ts'
import { dayOf, holdSession, inSession, type Ending, type Pair } from './hold.ts'
import { as, at, isPast, must, sure, weekdayAfter, weekdayBefore, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'
import { wordsOfSession, type ChildInStory, type SessionToTell } from './words.ts'

export type Fate = Ending | 'missed' | 'moved'

export interface SeriesPlan {
  terms: PairTerms
  /** what the supervisee changed of the first proposal, before both signed */
  changed: Record<string, string | number>
  /** who proposed it; the supervisor unless given */
  by?: Player
  children: readonly ChildInStory[]
  /** whoever records statuses of children */
  lead: Player
  /** of a session by its place from 0; signed by both unless given */
  fates?: Readonly<Record<number, Fate>>
  /** of the last session before today */
  newest?: Fate
}

export interface Series extends Pair {
  agreementId: string
  /** the terms that both signed */
  values: AgreementValues
  booked: Booked[]
  held: number
}

/** Put a year of supervision of two people on the timeline: agreed, planned twice, and held. */
export function addSeries(stage: Stage, timeline: Timeline, wanted: SeriesPlan): Series {
  const { supervisor, supervisee, from } = wanted.terms
  const series: Series = { supervisor, supervisee, toDos: new Map(), agreementId: '', values: {}, booked: [], held: 0 }
  const [by, other] = wanted.by === supervisee ? [supervisee, supervisor] : [supervisor, supervisee]
  const day = (before: number) => from.subtract({ days: before })
  const add = (moment: Temporal.Instant, act: () => Promise<void>) => timeline.add(moment, act)
  const moments = {
    first: at(stage, day(13), '15:10'),
    changed: at(stage, day(12), '16:35'),
    one: at(stage, day(11), '09:05'),
    two: at(stage, day(10), '13:20'),
  }

  add(moments.first, async () => {
    const { agreementId, values } = await propose(stage, by, moments.first, wanted.terms)
    series.agreementId = agreementId
    series.values = { ...values, ...wanted.changed }
    add(moments.changed, () => suggest(stage, other, moments.changed, { agreementId, over: 1, values: series.values }))
    add(moments.one, () => signTerms(stage, by, moments.one, agreementId))
    add(moments.two, () => signTerms(stage, other, moments.two, agreementId))
  })
  for (const moment of [at(stage, day(10), '13:40'), at(stage, stage.monday.subtract({ weeks: 16 }), '11:15')]) {
    add(moment, async () => {
      const booked = await plan(stage, supervisor, moment, series.agreementId)
      series.booked.push(...booked)
      for (const each of booked.filter((session) => isPast(stage, dayOf(session)))) {
        add(atStartOrBefore(each), () => play(stage, timeline, wanted, series, each))
      }
    })
  }
  return series
}

/** Four days before a session begins what is done about it beforehand. */
const atStartOrBefore = ({ startsAt }: Booked) => startsAt.subtract({ hours: 96 })

async function play(
  stage: Stage,
  timeline: Timeline,
  wanted: SeriesPlan,
  series: Series,
  booked: Booked,
): Promise<void> {
  const days = series.booked.map(dayOf)
  const isNewest = !days.some((other) => isBefore(dayOf(booked), other) && isPast(stage, other))
  const place = days.filter((other) => isBefore(other, dayOf(booked))).length
  const fate = (isNewest ? wanted.newest : wanted.fates?.[place]) ?? 'signed'
  const session = fate === 'moved' ? await move(stage, series, booked) : booked
  timeline.add(session.startsAt, async () => {
    if (fate === 'missed' && isPast(stage, weekdayAfter(dayOf(session)))) {
      await inSession(
        stage,
        series.supervisor,
        at(stage, weekdayAfter(dayOf(session)), '08:40'),
        session,
        async (work, facts) => {
          sure(await recordMissed(work, facts), 'record that a session was missed')
        },
      )
      return
    }
    await statusesBefore(stage, wanted, dayOf(session))
    const words = wordsOfSession(stage, wanted.children, tellingOf(series, dayOf(session)))
    await holdSession(stage, series, session, words, fate === 'moved' || fate === 'missed' ? 'signed' : fate)
    series.held++
    for (const child of wanted.children) child.told++
  })
}

/** What the next session of a series is told from. */
export const tellingOf = (series: Series, day: Temporal.PlainDate): SessionToTell => ({
  turn: series.held + series.supervisee.name.length,
  day,
  planned: Number(series.values['minutes']),
})

async function move(stage: Stage, series: Series, booked: Booked): Promise<Booked> {
  const day = dayOf(booked)
  const to = day.dayOfWeek === 5 ? weekdayBefore(day) : weekdayAfter(day)
  const time = booked.startsAt.toZonedDateTimeISO(london).toPlainTime()
  const startsAt = to.toPlainDateTime(time)
  const moving = await as(stage, series.supervisor, at(stage, weekdayBefore(weekdayBefore(day)), '10:25'), (work) =>
    moveSession(
      work,
      booked.sessionId,
      {
        startsAt,
        venue: 'The Willow Room',
        reason: 'A strategy meeting was called for the same time',
        from: booked.startsAt,
      },
      { evenSo: true },
    ),
  )
  must(moving, 'moved')
  const moved = { ...booked, startsAt: startsAt.toZonedDateTime(london).toInstant() }
  series.booked.splice(series.booked.indexOf(booked), 1, moved)
  return moved
}

/** The status that a chapter begins with, two days before the session that tells of it. */
async function statusesBefore(stage: Stage, { children, lead }: SeriesPlan, day: Temporal.PlainDate): Promise<void> {
  for (const { story, childId, told } of children) {
    const begins = story.chapters[told]?.status
    if (begins === undefined) continue
    const startsOn = weekdayBefore(weekdayBefore(day))
    const recording = await as(stage, lead, at(stage, weekdayBefore(day), '09:10'), async (work) => {
      const open = (await statusesOf(work.db, work.actor, childId)).filter((each) => each.endsOn === null)
      return recordStatus(work, {
        childId,
        status: begins.status,
        legalBasis: begins.basis,
        startsOn,
        ends: open.map((each) => each.statusId),
      })
    })
    must(recording, 'recorded')
  }
}
