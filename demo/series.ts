import { isBefore } from '../src/domain/calendar/days.ts'
import type { AgreementValues } from '../src/domain/templates/agreement-values.ts'
import { london } from '../src/domain/text/dates.ts'
import { moveSession } from '../src/features/planning/public.ts'
import { recordMissed } from '../src/features/sessions/see-session/session-state.command.ts'
import type { FilesGo } from './after-session.ts'
import { plan, propose, signTerms, suggest, type Booked, type PairTerms } from './agreements.ts'
import { beginStatus } from './children.ts'
import { dayOf, holdSession } from './hold.ts'
import type { Ending, Pair } from './pair.ts'
import { as, at, isPast, must, sure, weekdayAfter, weekdayBefore, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'
import { childrenOn, wordsOfSession, type ChildInStory, type SessionToTell } from './words.ts'
import { inSession } from './write-record.ts'

export type Fate = Ending | 'missed' | 'moved'

export interface SeriesPlan {
  terms: PairTerms
  /** what the other changed of the first proposal, before both signed */
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
  /** the last weeks in which none was held */
  lapsedFor?: number
  /** where decision records go; nowhere else unless given */
  files?: FilesGo
  approvers?: readonly Player[]
}

export interface Series extends Pair {
  agreementId: string
  /** the terms that both signed, and the number of their version */
  values: AgreementValues
  version: number
  booked: Booked[]
  /** sessions that were played, held or not */
  turn: number
}

/** Put the supervision of two people on the timeline, from the agreement on: changed, signed, planned, held, renewed. */
export function addSeries(stage: Stage, timeline: Timeline, wanted: SeriesPlan): Series {
  const { supervisor, supervisee, from } = wanted.terms
  const add = (moment: Temporal.Instant, act: () => Promise<void>) => timeline.add(moment, act)
  const series: Series = {
    supervisor,
    supervisee,
    toDos: new Map(),
    later: (moment, act) => (Temporal.Instant.compare(moment, stage.end) > 0 ? undefined : add(moment, act)),
    files: wanted.files ?? 'kept_here',
    onTheirWay: [],
    approvers: wanted.approvers ?? [],
    agreementId: '',
    values: {},
    version: 0,
    booked: [],
    turn: 0,
  }
  const planned = agree(stage, timeline, wanted, series)
  for (const moment of planned) {
    add(moment, async () => {
      const booked = await plan(stage, supervisor, moment, series.agreementId)
      series.booked.push(...booked)
      for (const each of booked.filter((session) => isPast(stage, dayOf(session)))) {
        add(atStartOrBefore(each), () => play(stage, timeline, wanted, series, each))
      }
    })
  }
  renew(stage, series, from.add({ weeks: 52 }))
  return series
}

/** Proposed by one, changed by the other, signed by both. @returns when sessions are planned */
function agree(stage: Stage, timeline: Timeline, wanted: SeriesPlan, series: Series): Temporal.Instant[] {
  const { supervisor, supervisee, from } = wanted.terms
  const [by, other] = wanted.by === supervisee ? [supervisee, supervisor] : [supervisor, supervisee]
  const day = (before: number) => from.subtract({ days: before })
  const said = {
    first: at(stage, day(13), '15:10'),
    changed: at(stage, day(12), '16:35'),
    one: at(stage, day(11), '09:05'),
    two: at(stage, day(10), '13:20'),
  }
  timeline.add(said.first, async () => {
    const { agreementId, values } = await propose(stage, by, said.first, wanted.terms)
    series.agreementId = agreementId
    series.values = { ...values, ...wanted.changed }
    series.version = 2
    timeline.add(said.changed, () =>
      suggest(stage, other, said.changed, { agreementId, over: 1, values: series.values }),
    )
    timeline.add(said.one, () => signTerms(stage, by, said.one, agreementId))
    timeline.add(said.two, () => signTerms(stage, other, said.two, agreementId))
  })
  // A year at a time, topped up long before it has run out.
  const moments: Temporal.Instant[] = [at(stage, day(10), '13:40')]
  for (let on = from.add({ weeks: 17 }); isBefore(on, stage.lastDay); on = on.add({ weeks: 17 })) {
    moments.push(at(stage, on, '10:05'))
  }
  return moments
}

/** The agreement looked at again after a year, and signed for another. */
function renew(stage: Stage, series: Series, on: Temporal.PlainDate): void {
  const moment = (days: number, time: string) => at({ end: stage.end.add({ hours: 24 * 30 }) }, on.add({ days }), time)
  const { supervisor, supervisee, later } = series
  later(moment(0, '15:35'), async () => {
    const { agreementId, version } = series
    series.values = { ...series.values, review_on: on.add({ weeks: 52 }).toString() }
    series.version++
    const { values } = series
    await suggest(stage, supervisor, moment(0, '15:35'), { agreementId, over: version, values })
    later(moment(0, '15:50'), () => signTerms(stage, supervisor, moment(0, '15:50'), agreementId))
    later(moment(0, '16:00'), () => signTerms(stage, supervisee, moment(0, '16:00'), agreementId))
  })
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
  const fate = fateOf(stage, wanted, series, dayOf(booked))
  const session = fate === 'moved' ? await move(stage, series, booked) : booked
  timeline.add(session.startsAt, async () => {
    const day = dayOf(session)
    series.turn++
    if (fate === 'missed' && isPast(stage, weekdayAfter(day))) {
      const moment = at(stage, weekdayAfter(day), '08:40')
      await inSession(stage, series.supervisor, moment, session, async (work, facts) => {
        sure(await recordMissed(work, facts), 'record that a session was missed')
      })
      return
    }
    const children = childrenOn(wanted.children, day, series.turn)
    await statusesBefore(stage, wanted.lead, children, day)
    const words = wordsOfSession(stage, children, tellingOf(series, wanted.children, day))
    await holdSession(stage, series, session, words, fate === 'moved' || fate === 'missed' ? 'signed' : fate)
    for (const child of children) child.told++
  })
}

function fateOf(stage: Stage, wanted: SeriesPlan, series: Series, day: Temporal.PlainDate): Fate {
  const days = series.booked.map(dayOf)
  if (isBefore(stage.today.subtract({ weeks: wanted.lapsedFor ?? 0 }), day)) return 'missed'
  const isNewest = !days.some((other) => isBefore(day, other) && isPast(stage, other))
  const place = days.filter((other) => isBefore(other, day)).length
  return (isNewest ? wanted.newest : wanted.fates?.[place]) ?? 'signed'
}

/** What the next session of a series is told from. */
export const tellingOf = (
  series: Series,
  children: readonly ChildInStory[],
  day: Temporal.PlainDate,
): SessionToTell => ({
  turn: series.turn + series.supervisee.name.length,
  day,
  planned: Number(series.values['minutes']),
  held: childrenOn(children, day, null).length,
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
async function statusesBefore(
  stage: Stage,
  lead: Player,
  children: readonly ChildInStory[],
  day: Temporal.PlainDate,
): Promise<void> {
  for (const { story, childId, told } of children) {
    const begins = story.chapters[told]?.status
    if (begins === undefined) continue
    const startsOn = weekdayBefore(weekdayBefore(day))
    await beginStatus(stage, lead, at(stage, weekdayBefore(day), '09:10'), childId, begins, startsOn)
  }
}
