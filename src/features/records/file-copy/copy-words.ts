import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import type { CopyState, FileCopy, WayToSend } from './copies.queries.ts'

export const wayWords: Readonly<Record<WayToSend, string>> = {
  upload: 'Put into their system',
  secure_email: 'By secure e-mail',
  post: 'By post',
  by_hand: 'By hand',
}

/** How a copy stands, as a state and its words. */
export function copyStanding(
  copy: FileCopy,
  today: Temporal.PlainDate,
): { state: 'met' | 'due' | 'upcoming' | 'overdue' | 'not-applicable'; words: string } {
  const said: Record<CopyState, ReturnType<typeof copyStanding>> = {
    waiting: { state: 'due', words: 'To be sent' },
    sent: { state: 'upcoming', words: `Sent, no receipt ${daysSince(copy.sentOn, today)}` },
    received: {
      state: 'met',
      words: copy.receivedOn === null ? 'Received' : `Received ${dayInWords(copy.receivedOn, today)}`,
    },
    failed: { state: 'overdue', words: 'Did not arrive' },
    not_needed: { state: 'not-applicable', words: 'Kept here' },
    superseded: { state: 'not-applicable', words: 'Never sent: corrected since' },
  }
  return said[copy.state]
}

/** "yet" on the day itself, "for 6 days" after. */
function daysSince(on: Temporal.PlainDate | null, today: Temporal.PlainDate): string {
  const days = on === null ? 0 : on.until(today, { largestUnit: 'day' }).days
  return days <= 0 ? 'yet' : `for ${countOf(days, 'day')}`
}

const nameOfKind: Record<FileCopy['kind'], string> = {
  case_discussion: 'Decision record',
  referral: 'Stop and refer record',
  oversight: 'Management oversight',
}

export const copyName = ({ kind, sessionOn }: FileCopy, today: Temporal.PlainDate): string =>
  sessionOn === null
    ? nameOfKind[kind]
    : `${nameOfKind[kind]}, ${kind === 'oversight' ? '' : 'session of '}${dayInWords(sessionOn, today)}`
