/** What is known of where an agreement stands, from the side of one of the two. */
export interface Standing {
  readonly newest: { readonly state: 'proposed' | 'signed' | 'superseded' | 'withdrawn'; readonly proposedBy: string }
  /** whoever has signed the newest version, while it is proposed */
  readonly signedBy: readonly string[]
  readonly me: string
  readonly endedOn: Temporal.PlainDate | null
  readonly reviewOn: Temporal.PlainDate | null
  readonly sessionsAhead: number
  readonly today: Temporal.PlainDate
}

/**
 * - `sign`: the other proposed it, and it is the reader's to sign or change
 * - `sign_own`: the reader proposed it, and has not signed it
 * - `wait`: the reader has signed; the other has not
 * - `review`: in force, and the day to look at it again has come
 * - `plan`: in force, with no session booked
 */
export type NextStep = 'sign' | 'sign_own' | 'wait' | 'review' | 'plan' | 'in_force' | 'ended'

/** The one next step for somebody (the look, "Next step"). A signature that is due comes before anything else. */
export function nextStepOf(standing: Standing): NextStep {
  const { newest, signedBy, me, endedOn, reviewOn, today } = standing
  if (endedOn !== null && Temporal.PlainDate.compare(endedOn, today) < 0) return 'ended'
  if (newest.state === 'proposed') {
    if (signedBy.includes(me)) return 'wait'
    return newest.proposedBy === me ? 'sign_own' : 'sign'
  }
  if (reviewOn !== null && Temporal.PlainDate.compare(reviewOn, today) <= 0) return 'review'
  return standing.sessionsAhead === 0 ? 'plan' : 'in_force'
}
