import type { Actor } from '../../../domain/access/actor.ts'
import type { SeriesProposal } from '../../../domain/planning/series-types.ts'
import { proposeSeries } from '../../../domain/planning/propose-series.ts'
import { london } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { AgreementInForce } from '../../agreements/public.ts'
import { schoolCalendarOf } from '../calendar.queries.ts'
import { busyTimes, sessionDaysOf } from '../series.queries.ts'

/** Between these, another start is tried when the agreed one is taken. */
const dayStarts = new Temporal.PlainTime(8)
const dayEnds = new Temporal.PlainTime(17)

/** What a series is proposed on when the two have agreed no usual day: said on the page, and changed there. */
export const whenNothingIsAgreed = { weekday: 3, time: new Temporal.PlainTime(15, 30) }

export interface ProposalAsked {
  weekday: number
  time: Temporal.PlainTime
  /** never before tomorrow, nor before the agreement starts */
  from: Temporal.PlainDate
}

/** The day and time to plan on: what was asked for, else what the two agreed, else what the page says it supposed. */
export function askedOf(
  { version }: AgreementInForce,
  today: Temporal.PlainDate,
  asked: Partial<ProposalAsked>,
): ProposalAsked {
  const tomorrow = today.add({ days: 1 })
  const wanted = asked.from ?? version.startsOn
  return {
    weekday: asked.weekday ?? version.weekday ?? whenNothingIsAgreed.weekday,
    time: asked.time ?? version.time ?? whenNothingIsAgreed.time,
    from: Temporal.PlainDate.compare(wanted, tomorrow) < 0 ? tomorrow : wanted,
  }
}

/** What is missing of a year's sessions, from the terms in force, the calendar and both diaries (product D1). */
export async function proposalFor(
  db: Db,
  actor: Pick<Actor, 'organisationId'>,
  { agreement, version }: AgreementInForce,
  today: Temporal.PlainDate,
  asked: ProposalAsked,
): Promise<SeriesProposal> {
  const until = asked.from.add({ years: 1, days: 1 })
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(london).toInstant()
  const people = [agreement.supervisor, agreement.supervisee]
  return proposeSeries({
    frequency: version.frequency,
    minutes: version.minutes,
    weekday: asked.weekday,
    time: asked.time,
    notBefore: asked.from,
    already: await sessionDaysOf(db, actor, agreement.agreementId),
    today,
    dayStarts,
    dayEnds,
    calendar: await schoolCalendarOf(db, actor),
    busy: await busyTimes(db, people, at(asked.from), at(until)),
  })
}
