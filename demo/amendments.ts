import type { AgencyAnswer, WayToTell } from '../src/domain/plan-amendments/agency-standing.ts'
import { noteAnswer, noteTold, recordAmendment } from '../src/features/plan-amendments/public.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import type { ChildAdded } from './children.ts'
import { as, at, sure, weekdayAfter, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'

/** An agency that must hear of a change of a plan, within so many days; told and answered so many days after it was agreed. */
export interface AgencyInStory {
  agency: string
  person: string
  within: number
  told?: { after: number; how: WayToTell }
  answered?: { after: number; answer: AgencyAnswer; by: string }
}

export interface AmendmentInStory {
  child: ChildAdded
  what: string
  agencies: readonly AgencyInStory[]
}

/** A change of a plan, and which agencies heard of it and answered; what would be after the history's end is not done. */
export function addAmendment(
  stage: Stage,
  timeline: Timeline,
  moment: Temporal.Instant,
  by: Player,
  { child, what, agencies }: AmendmentInStory,
): void {
  const agreedOn = londonDay(moment)
  const later = (days: number, time: string, act: (moment: Temporal.Instant) => Promise<void>) => {
    const day = agreedOn.add({ days })
    const then = at({ end: stage.end.add({ hours: 24 * 400 }) }, day.dayOfWeek > 5 ? weekdayAfter(day) : day, time)
    if (Temporal.Instant.compare(then, stage.end) <= 0) timeline.add(then, () => act(then))
  }
  timeline.add(moment, async () => {
    const ids = await as(stage, by, moment, async (work) => {
      const amendmentId = await recordAmendment(work, {
        childId: child.childId,
        sessionId: null,
        what,
        agreedOn,
        agencies: agencies.map(({ agency, person, within }) => ({
          agency,
          person,
          tellBy: agreedOn.add({ days: within }),
          tellerId: by.membershipId,
        })),
      })
      if (amendmentId === null) throw new Error('The demonstration could not record a change of a plan')
      const rows = await work.db
        .selectFrom('plan_amendment_agency')
        .select(['agency', 'agency_id'])
        .where('organisation_id', '=', work.actor.organisationId)
        .where('amendment_id', '=', amendmentId)
        .execute()
      return new Map(rows.map((row) => [row.agency, { amendmentId, agencyId: row.agency_id }]))
    })
    for (const { agency, told, answered } of agencies) {
      const one = ids.get(agency)
      if (one === undefined || told === undefined) continue
      later(told.after, '10:40', (then) =>
        as(stage, by, then, async (work) => {
          sure(await noteTold(work, { ...one, on: londonDay(then), how: told.how }), 'note that an agency was told')
        }),
      )
      if (answered === undefined) continue
      later(answered.after, '14:50', (then) =>
        as(stage, by, then, async (work) => {
          const noted = await noteAnswer(work, {
            ...one,
            answer: answered.answer,
            on: londonDay(then),
            by: answered.by,
          })
          sure(noted, 'note what an agency answered')
        }),
      )
    }
  })
}
