import { dayInWords, timeInWords } from '../text/dates.ts'
import type { Step } from './step.ts'

/** A session of a group that waits for the reader: to be signed, being held, or today. */
export interface GroupSessionNow {
  sessionId: string
  name: string
  /** on the clock in London */
  at: Temporal.PlainDateTime
  state: 'planned' | 'open' | 'completed'
}

/** Records of groups that wait for the reader's signature. */
export const groupSignSteps = (groups: readonly GroupSessionNow[], today: Temporal.PlainDate): Step[] =>
  groups
    .filter(({ state }) => state === 'completed')
    .map(({ sessionId, name, at }) => ({
      kind: 'sign_record',
      title: `Read and sign the record of ${name}, ${dayInWords(at.toPlainDate(), today)}`,
      why: 'You were there. All who were there sign the same text, and it is settled when the last has.',
      short: 'Waiting for you',
      action: { text: 'Read and sign', href: `/sessions/${sessionId}/sign` },
    }))

/** Groups that meet today, or are being written. */
export const groupNowSteps = (groups: readonly GroupSessionNow[]): Step[] =>
  groups
    .filter(({ state }) => state !== 'completed')
    .map(({ sessionId, name, at, state }) => ({
      kind: 'session_now',
      title: state === 'open' ? `Carry on with ${name}` : `${name} is today at ${timeInWords(at)}`,
      why:
        state === 'open'
          ? 'It is open, and what you write is saved as you type.'
          : 'See whom it is about, and what you agree to before you begin.',
      short: state === 'open' ? 'Open now' : 'Today',
      action: { text: state === 'open' ? 'Carry on' : 'See the session', href: `/group-sessions/${sessionId}` },
    }))
