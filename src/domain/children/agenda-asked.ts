import type { CoverageLimit } from './coverage.ts'
import type { DriftLimits } from './drift-limits.ts'

type Day = Temporal.PlainDate

/** What a proposal for one session is worked out from, beside what is known of the children. */
export interface AgendaAsked {
  /** the day of the session */
  on: Day
  /** its length in minutes */
  minutes: number
  /** minutes that one child takes; a brother or sister of a child on the agenda takes half */
  minutesACase: number
  /** minutes for all else: last session’s actions, work, wellbeing, the next date */
  minutesForTheRest: number
  /** when the two are to meet next after that; null when it is not known */
  nextOn: Day | null
  /** days of earlier sessions of the two, the oldest first */
  sessions: readonly Day[]
  /** whether the policy counts a status as live */
  isLive: (status: string) => boolean
  /** what the policy’s rule says of each child */
  limits: ReadonlyMap<string, CoverageLimit>
  /** children that somebody has put on the agenda: they stay */
  fixed: ReadonlySet<string>
  /** as the policy has them; what is usual where it says nothing */
  drift?: DriftLimits
}
