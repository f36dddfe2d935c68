import { statusWords } from '../sessions/child-status.ts'
import { countOf, dayInWords, listInWords } from '../text/dates.ts'
import {
  groups,
  isDoneFor,
  isIn,
  standingOf,
  type CoverageCounts,
  type CoveredChild,
  type Group,
} from './covered-child.ts'
import { meetingWords } from './meeting-kinds.ts'

type Day = Temporal.PlainDate

/** "Child in need", "Stepped down, until steady", "Child in need until 3 March, not discussed since". */
export function statusOfCovered({ statuses, steppedDownOn, ended }: CoveredChild, today: Day): string {
  if (ended !== null) return `${wordsOf(ended.status)} until ${dayInWords(ended.on, today)}`
  const [first, ...others] = statuses.map((status) =>
    status === 'stepped_down' && steppedDownOn !== null ? 'Stepped down, until steady' : wordsOf(status),
  )
  return [first ?? 'No status', ...others.map(lowerFirst)].join(', ')
}

const wordsOf = (status: string): string => statusWords[status] ?? status

/** The state in a few words: "6 days over", "Due 16 March", "In time". */
export function standingInWords(child: CoveredChild, today: Day): string {
  const { on, inDays } = child.limit ?? { on: null, inDays: null }
  switch (standingOf(child)) {
    case 'past':
      return inDays === null || child.limit?.state === 'breached' ? 'Missed' : `${countOf(-inDays, 'day')} over`
    case 'near':
      return on === null || inDays === 0 ? 'Due today' : `Due ${dayInWords(on, today)}`
    case 'in_time':
      return child.never !== null && on !== null ? `By ${dayInWords(on, today)}` : 'In time'
    case 'paused':
      return 'Paused'
    case 'undecided':
      return 'Not decided'
    case 'no_limit':
      return child.ended !== null ? 'Ended undiscussed' : 'No time is set'
  }
}

/** How long it has been and how long it may be: "Day 34 of 28", "By 27 March", "34 days since discussed". */
export function countingInWords(child: CoveredChild, today: Day): string {
  const { limit, discussedDaysAgo, ended, watchedDays } = child
  if (limit !== null && limit.on !== null) {
    if (limit.kind === 'meeting' && child.meeting !== null) {
      return `Before the ${lowerFirst(meetingWords(child.meeting.kind).name)} on ${dayInWords(child.meeting.on, today)}`
    }
    if (limit.kind === 'gap' && limit.fromDaysAgo !== null && limit.inDays !== null) {
      return `Day ${limit.fromDaysAgo} of ${limit.fromDaysAgo + limit.inDays}`
    }
    if (isDoneFor(limit)) return `Discussed in this time, until ${dayInWords(limit.on, today)}`
    return `By ${dayInWords(limit.on, today)}`
  }
  const last = discussedDaysAgo[0]
  if (last !== undefined) return `${countOf(last, 'day')} since discussed`
  return ended === null ? `A live case for ${countOf(watchedDays, 'day')}` : `${countOf(ended.daysAgo, 'day')} ago`
}

/** "Never discussed", "Booked 17 March, a day late", "Nothing booked": a line each. */
export function bookedInWords(child: CoveredChild, today: Day): string[] {
  const booked = child.never !== null && child.booked === null ? [] : [whatIsBooked(child, today)]
  if (child.never === null) return booked
  return [child.never === 'at_all' ? 'Never discussed' : 'Not since it became a live case', ...booked]
}

function whatIsBooked({ booked, limit }: CoveredChild, today: Day): string {
  if (booked === null) return 'Nothing booked'
  // The holder's session is booked; the child is not on its agenda yet.
  const said = `${booked.for === 'child' ? 'Booked' : 'Session'} ${dayInWords(booked.on, today)}`
  if (limit === null || limit.inDays === null || limit.inDays < 0 || isDoneFor(limit)) return said
  const late = booked.inDays - limit.inDays
  if (late === 0) return `${said}, its last day`
  return late < 0 ? said : `${said}, ${late === 1 ? 'a day' : `${late} days`} late`
}

/** "Core group on 20 March: not discussed since the last"; null where that was done, or there is none soon. */
export const meetingInWords = (child: CoveredChild, today: Day): string | null =>
  child.meeting !== null && isIn('meeting', child)
    ? `${meetingWords(child.meeting.kind).name} ${dayInWords(child.meeting.on, today)}, not discussed since the last`
    : null

const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

/** More names than this in a sentence are a number. */
const mostNamed = 3

const sayOne: Readonly<Record<Group, (names: string, many: boolean) => string>> = {
  never: (names, many) => `${names} ${many ? 'have' : 'has'} never been discussed.`,
  again: (names, many) => `${names} ${many ? 'have' : 'has'} not been discussed since the case became live.`,
  past: (names, many) => `${names} ${many ? 'are past their limit' : 'is past the limit'}.`,
  late: (names, many) => `${names} will be late unless ${many ? 'sessions move' : 'the session moves'}.`,
  meeting: (names, many) =>
    `${names} ${many ? 'have meetings' : 'has a meeting'} ahead, and ${many ? 'were' : 'was'} not discussed since the last.`,
  ended: (names, many) => `The ${many ? 'cases' : 'case'} of ${names} ended without being spoken of.`,
  escalate: (names) => `Nothing changes for ${names}, and nobody was told.`,
}

/** One sentence for each thing that needs somebody, the children by name where they are few; then the others. */
export function leadInWords(counts: CoverageCounts, shown: readonly CoveredChild[]): string {
  if (counts.all === 0) return ''
  const allShown = shown.length === counts.all
  const said: string[] = []
  for (const group of ['past', 'never', 'again', 'late', 'meeting', 'ended', 'escalate'] as const) {
    const many = counts[group]
    if (many === 0) continue
    const names = many <= mostNamed ? namesIn(group, shown) : []
    const isNamed = names.length === many && new Set(names).size === many
    said.push(sayOne[group](isNamed ? listInWords(names) : countOf(many, 'child', 'children'), many > 1))
  }
  const rest = allShown
    ? shown.filter((child) => groups.every((group) => !isIn(group, child)) && isFine(child)).length
    : 0
  if (said.length === 0 && (allShown ? rest === counts.all : counts.limited === counts.all))
    said.push('Nobody has been missed: every child is in time.')
  else if (rest > 0) said.push(`${othersInWords(rest, said.length > 0)} in time.`)
  return said.join(' ')
}

const namesIn = (group: Group, children: readonly CoveredChild[]): string[] =>
  children.filter((child) => isIn(group, child)).map(({ givenName }) => givenName)

const isFine = (child: CoveredChild): boolean => ['in_time', 'near'].includes(standingOf(child))

const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function othersInWords(count: number, other: boolean): string {
  if (!other) return count === 1 ? 'One child is' : `${count} children are`
  return count === 1 ? 'The other is' : `The other ${small[count] ?? count} are`
}
