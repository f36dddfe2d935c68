import type { FieldChange } from '../../domain/policy/difference.ts'
import { strengths, type Strength } from '../../domain/policy/rule.ts'
import { intervalInWords, readInterval } from '../../domain/policy/words/interval-words.ts'
import { dayWithYear, listInWords } from '../../domain/text/dates.ts'

/** Words that the pages of policies share. */

export const strengthWords: Readonly<Record<Strength, string>> = {
  must: 'Must',
  should: 'Should',
  recommended: 'Is recommended',
  usually: 'Usually',
  may: 'May',
}

export const strengthOptions = strengths.map((value) => ({ value, text: strengthWords[value] }))

/** A value of a pack as people read it: "28 days", "yes"; a part with parts of its own as it is written. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string')
    return readInterval(value) === null ? value.replaceAll('_', ' ') : intervalInWords(value)
  if (Array.isArray(value)) return listInWords(value.map(valueInWords))
  if (typeof value !== 'object') return String(value as number)
  return Object.entries(value)
    .map(([key, part]) => `${key.replaceAll('_', ' ')}: ${valueInWords(part)}`)
    .join(', ')
}

/** "longest gap 6 weeks". */
export const partInWords = (change: FieldChange, side: 'from' | 'to'): string =>
  `${change.called} ${valueInWords(change[side])}`

/** " Agreed by the governors on 9 July 2025." after a reason; nothing where nobody is named. */
export function agreedInWords({ agreedBy, agreedOn }: { agreedBy: string | null; agreedOn: string | null }): string {
  if (agreedBy === null) return ''
  return ` Agreed by ${agreedBy}${agreedOn === null ? '' : ` on ${dayWithYear(Temporal.PlainDate.from(agreedOn))}`}.`
}

/** How many letters a heading of a clause may have to stand in the margin. */
export const isShort = (clause: string): boolean => clause.length <= 4

/** Where a clause stands on the page of the policy. */
export const anchorOf = (clause: string): string => `clause-${clause.replaceAll(/[^\w]+/g, '-')}`
/** The clause is opened there: whatever stands closed, a link to it does not lead to something shut. */
export const clauseHref = (clause: string): string => `/policy?clause=${encodeURIComponent(clause)}#${anchorOf(clause)}`

export const clausesWords = (clauses: readonly string[]): string =>
  `${clauses.length === 1 ? 'clause' : 'clauses'} ${listInWords(clauses)}`
