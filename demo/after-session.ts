import { answerDeparture } from '../src/features/records/departures/answer-departure.command.ts'
import { noteNotNeeded, noteReceipt, noteSent } from '../src/features/records/file-copy/note-copy.command.ts'
import type { WayToSend } from '../src/features/records/file-copy/copies.queries.ts'
import { noteOutcome, recordReferral, type Referral } from '../src/features/referrals/public.ts'
import type { SessionFacts } from '../src/features/sessions/public.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import type { Work } from '../src/platform/http/work.ts'
import { as, at, sure, weekdayAfter, type Player, type Stage } from './stage.ts'
import type { ReferralTold } from './stories/story.ts'

/** Where the decision records of a place go: its own file, or somebody else's system. */
export type FilesGo = 'kept_here' | { to: string; how: WayToSend; by: string }

/** Does something later in the history, unless that is after its end. */
export type Later = (moment: Temporal.Instant, act: () => Promise<void>) => void

/** So many days after a moment, on a day from Monday to Friday. */
const daysAfter = (stage: Stage, moment: Temporal.Instant, days: number, time: string): Temporal.Instant => {
  const day = londonDay(moment).add({ days })
  return at({ end: farAway(stage) }, day.dayOfWeek > 5 ? weekdayAfter(day) : day, time)
}

// What would be after the end of the history is left undone, and not done at its end.
const farAway = ({ end }: Stage): Temporal.Instant => end.add({ hours: 24 * 400 })

/** Significant harm came up in a session: it is referred at once, or it is decided not to; and what came of it. */
export async function refer(
  stage: Stage,
  later: Later,
  work: Work,
  session: SessionFacts,
  childId: string,
  by: Player,
  said: ReferralTold,
): Promise<void> {
  const common = { childId, concern: said.concern, nextStep: said.nextStep }
  const tell = (minutes: number) => session.startsAt.add({ minutes })
  const telling = ({ who, name, from, minutes, said: words }: Extract<ReferralTold, { told: unknown }>['told'][0]) => ({
    who,
    name,
    from,
    at: tell(minutes),
    said: words,
  })
  const referral: Referral =
    said.decision === 'referred'
      ? {
          ...common,
          decision: 'referred',
          told: [telling(said.told[0]), ...said.told.slice(1).map(telling)],
          ...(said.parentsNotTold === undefined ? {} : { parentsNotTold: said.parentsNotTold }),
        }
      : {
          ...common,
          decision: 'not_referred',
          why: said.why,
          advice: said.advice ?? '',
          reviewOn: session.day.add({ days: said.reviewIn }),
        }
  const documentId = await recordReferral(work, session, referral)
  if (documentId === null) throw new Error('The demonstration could not refer')
  const { outcome } = said
  if (outcome === undefined) return
  const moment = daysAfter(stage, work.now, outcome.after, '11:25')
  later(moment, () =>
    as(stage, by, moment, async (again) => {
      sure(
        await noteOutcome(again, { documentId, outcome: outcome.came, on: londonDay(moment) }),
        'note what came of a referral',
      )
    }),
  )
}

/** Whoever is named as having approved a departure says so. */
export function approve(
  stage: Stage,
  later: Later,
  signed: Temporal.Instant,
  approver: Player,
  documentId: string,
): void {
  const moment = daysAfter(stage, signed, 1, '08:55')
  later(moment, () =>
    as(stage, approver, moment, async (work) => {
      sure(await answerDeparture(work, { documentId, decisionNo: 1, approved: true }), 'approve a departure')
    }),
  )
}

/** Copies that went to a file elsewhere and of which nobody has heard. */
export type CopiesOnTheirWay = { copyId: string; on: Temporal.PlainDate }[]

/** A copy of each child's page goes to the child's file; by one of the two, when all have signed. */
export async function sendCopies(
  work: Work,
  session: SessionFacts,
  go: FilesGo,
  onTheirWay: CopiesOnTheirWay,
): Promise<void> {
  for (const { documentId } of session.children) {
    if (documentId === null) continue
    if (go === 'kept_here') sure(await noteNotNeeded(work, documentId), 'note that no copy is sent')
    else {
      const copyId = await noteSent(work, { documentId, to: go.to, how: go.how, on: work.today })
      if (copyId === null) throw new Error('The demonstration could not send a copy')
      onTheirWay.push({ copyId, on: work.today })
    }
  }
}

/** Copies that went before have arrived. */
export async function receiveCopies(work: Work, go: FilesGo, onTheirWay: CopiesOnTheirWay): Promise<void> {
  for (const { copyId, on } of onTheirWay.splice(0)) {
    const by = go === 'kept_here' ? '' : go.by
    const arrived = { copyId, arrived: true, on: weekdayAfter(on), by, reference: '' } as const
    sure(await noteReceipt(work, arrived), 'note that a copy arrived')
  }
}
