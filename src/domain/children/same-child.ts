import { countOf, listInWords } from '../text/dates.ts'

/** What making two entries one would bring, as the database says it (platform.same_child_ahead, migration 0044). */
export interface SameChildAhead {
  readonly problem: SameChildProblem | null
  /** somebody would come to see what was discussed or done, so that a second person is asked */
  readonly second: boolean
  /** who would newly see the entry that is kept, and the one that is closed */
  readonly seeKept: readonly string[]
  readonly seeClosed: readonly string[]
  /** how many others there are who may confirm */
  readonly others: number
  readonly actions: number
  readonly agendas: number
  readonly meetings: number
  readonly pages: number
}

export type SameChildProblem =
  | 'itself'
  | 'not_here'
  | 'closed_already'
  | 'kept_is_closed'
  | 'being_written'
  | 'guest_asked'
  | 'oversight_asked'
  | 'waits'

/** Why two entries cannot be made one now, and what to do. */
export const sameProblemInWords: Readonly<Record<SameChildProblem, string>> = {
  itself: 'That is the same entry. Choose another.',
  not_here: 'One of the two entries is not here any more.',
  closed_already: 'The entry that would be closed was made one with another child already.',
  kept_is_closed: 'The entry you would keep was closed itself. Choose the entry under which that child goes on.',
  being_written:
    'A page is being written about the entry that would be closed. Keep that entry, or wait until all have signed.',
  guest_asked:
    'Somebody is asked in as a guest for the entry that would be closed. Keep that entry, or wait until the session is over.',
  oversight_asked:
    'A manager is asked to look at the case of the entry that would be closed. Keep that entry, or wait until it is written.',
  waits: 'One of the two already waits for a second person. Settle that first.',
}

export const isSameProblem = (word: string): word is SameChildProblem => Object.hasOwn(sameProblemInWords, word)

/** Why what was made one cannot be undone. */
export const sameStaysInWords = {
  signed_since:
    'It cannot be undone: something was recorded or signed of the child since, and it stays with the entry it was written for.',
  kept_is_closed: 'It cannot be undone now: the entry that was kept was made one with another. Undo that first.',
  being_written: 'It cannot be undone now: a page is being written that came with it.',
} as const

export const isStaysReason = (word: string): word is keyof typeof sameStaysInWords =>
  Object.hasOwn(sameStaysInWords, word)

interface Names {
  readonly kept: string
  readonly closed: string
  /** the family of the closed entry, when others of it are here and it is another than that of the entry that is kept */
  readonly familyLeft: string | null
}

/** What will happen, in sentences, for whoever decides it. */
export function aheadInWords(ahead: SameChildAhead, { kept, closed, familyLeft }: Names): string[] {
  const open = [
    ...(ahead.actions > 0 ? [countOf(ahead.actions, 'open action', 'open actions')] : []),
    ...(ahead.agendas > 0 ? [countOf(ahead.agendas, 'place on an agenda', 'places on agendas')] : []),
    ...(ahead.meetings > 0 ? [countOf(ahead.meetings, 'review meeting', 'review meetings')] : []),
  ]
  return [
    `${kept} is kept. Statuses, case holders and what the worry is about come under it. What both say in the same words is there once; what they say otherwise stands side by side and can be corrected.`,
    ...(open.length === 0
      ? []
      : [
          `${listInWords(open)} ${countsOne(ahead) ? 'comes' : 'come'} from ${closed} and ${countsOne(ahead) ? 'goes' : 'go'} on under ${kept}.`,
        ]),
    `${closed} is closed: it is in no list, and its page leads to ${kept}. Its numbers still find the child.`,
    ahead.pages === 0
      ? 'Nothing was written under the entry that is closed.'
      : `${countOf(ahead.pages, 'page that was', 'pages that were')} completed or signed under ${closed} ${ahead.pages === 1 ? 'stays' : 'stay'} as signed, with the same readers.`,
    'Nobody comes to read a record by this.',
    ...(familyLeft === null
      ? []
      : [`The other children of the ${familyLeft} family stay in it. If it is one family, correct that afterwards.`]),
    'Discussions under both count for the child from now on. What was known on an earlier day stays as it was known of each.',
    ...seers(ahead.seeKept, kept),
    ...seers(ahead.seeClosed, closed),
  ]
}

const countsOne = ({ actions, agendas, meetings }: SameChildAhead): boolean => actions + agendas + meetings === 1

const seers = (names: readonly string[], entry: string): string[] =>
  names.length === 0
    ? []
    : [
        `${listInWords(names)} will see what is known as facts of ${entry}, which they do not see today: statuses, days of discussions and directions of signed ones.`,
      ]
