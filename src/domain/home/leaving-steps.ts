import { daysBetween, isAfter } from '../calendar/days.ts'
import { countOf, dayBeside } from '../text/dates.ts'
import type { Step } from './step.ts'

/** What has to reach somebody outside the session, or needs a second person, and waits for the reader. */
export interface ToSettle {
  /** records that name the reader as having approved a departure from procedure, and ask whether they did */
  departures: number
  /** decision records that wait to go to children's files, for the team that keeps them; at most 26 */
  copies: number
  /** agencies that the reader is to tell of a change of a plan, the soonest first */
  agencies: readonly { amendmentId: string; agency: string; childName: string; tellBy: Temporal.PlainDate }[]
  /** two entries that a colleague says are one child, for another of the team to confirm (decision 17); at most 5 */
  same: readonly { sameId: string; kept: string; closed: string; askedBy: string }[]
}

export const nothingToSettle: ToSettle = { departures: 0, copies: 0, agencies: [], same: [] }

const mostCounted = 25

/** Agencies to be told by today, or late: the day was said in a session, and somebody waits for it. */
export function agencySteps({ agencies }: ToSettle, today: Temporal.PlainDate): Step[] {
  return agencies
    .filter(({ tellBy }) => !isAfter(tellBy, today))
    .map(({ amendmentId, agency, childName, tellBy }) => {
      const over = daysBetween(tellBy, today)
      const words = over === 0 ? 'by today' : `${countOf(over, 'day')} over`
      return {
        kind: 'tell_agency',
        title: `Tell ${shortened(agency)} that the plan has changed`,
        why: `It is about ${childName}. You ${over === 0 ? 'are' : 'were'} to tell them by ${dayBeside(tellBy, today)}.`,
        short: words,
        action: { text: 'See the change', href: `/plan-changes/${amendmentId}` },
      }
    })
}

/** That the reader is named as having approved something: they say whether they did. */
export function departureSteps({ departures }: ToSettle): Step[] {
  if (departures === 0) return []
  return [
    {
      kind: 'confirm_departure',
      title: 'Say whether you approved a departure from procedure',
      why: `${departures === 1 ? 'A signed record names' : `${departures} signed records name`} you as having approved it.`,
      short: departures === 1 ? 'Named in a record' : `Named in ${departures} records`,
      action: { text: 'See what is asked', href: '/departures' },
    },
  ]
}

/** That somebody would come to see more by two entries being made one: a second person looks first. */
export function sameChildSteps({ same }: ToSettle): Step[] {
  return same.map(({ sameId, kept, closed, askedBy }) => ({
    kind: 'confirm_same',
    title: 'Say whether two entries are one child',
    why: `${askedBy} says that ${closed} and ${kept} are one child. Colleagues would come to see more by it, so a second person looks first.`,
    short: 'Waiting for you',
    action: { text: 'See the two entries', href: `/same-children/${sameId}` },
  }))
}

export function copySteps({ copies }: ToSettle): Step[] {
  if (copies === 0) return []
  const many = copies > mostCounted ? `More than ${mostCounted} decision records` : countOf(copies, 'decision record')
  return [
    {
      kind: 'send_copies',
      title: `${many} ${copies === 1 ? 'waits' : 'wait'} to go to children’s files`,
      why: 'All have signed, and nobody has said where a copy went, or that the file is the one kept here.',
      short: 'Not sent yet',
      action: { text: 'See what waits', href: '/file-copies' },
    },
  ]
}

/** An agency's name in a title of at most 12 words. */
function shortened(agency: string): string {
  const words = agency.split(' ')
  return words.length <= 6 ? agency : `${words.slice(0, 6).join(' ')}…`
}
