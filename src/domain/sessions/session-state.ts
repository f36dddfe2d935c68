export const sessionStates = ['planned', 'open', 'completed', 'signed', 'cancelled', 'missed'] as const
export type SessionState = (typeof sessionStates)[number]

/** How a session stands, in words. */
export const sessionStateWords: Record<SessionState, string> = {
  planned: 'Planned',
  open: 'Being written',
  completed: 'Waiting for signatures',
  signed: 'Signed',
  cancelled: 'Cancelled',
  missed: 'Did not happen',
}

export type MayOpen = 'yes' | 'too early' | 'no'

/** A session is opened by either of the two on its day or after it, never before. */
export function mayOpen(state: SessionState, day: Temporal.PlainDate, today: Temporal.PlainDate): MayOpen {
  if (state !== 'planned') return 'no'
  return Temporal.PlainDate.compare(today, day) < 0 ? 'too early' : 'yes'
}

/** That a session did not happen can be said from the day after it, while nothing was written in it. */
export function maySayMissed(state: SessionState, day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return state === 'planned' && Temporal.PlainDate.compare(today, day) > 0
}

/** While words may be written: before it (the supervisee's part) and during it. */
export const isBeingWritten = (state: SessionState): boolean => state === 'planned' || state === 'open'
