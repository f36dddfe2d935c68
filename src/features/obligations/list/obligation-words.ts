import { daysBetween } from '../../../domain/calendar/days.ts'
import { sentenceOf } from '../../../domain/compliance/words/sentence-of.ts'
import { stateWords } from '../../../domain/compliance/words/state-words.ts'
import type { ObligationState } from '../../../domain/compliance/obligation.ts'
import { clauseWords } from '../../../domain/policy/words/clause-words.ts'
import { lexiconOf } from '../../../domain/policy/words/lexicon.ts'
import { countOf, dayInWords, listInWords, monthNames } from '../../../domain/text/dates.ts'
import type { StateName } from '../../../ui/pieces/state.tsx'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'

/** What things are called on the page, and whether it speaks to the one whom it is about. */
export interface Said {
  readonly thing: (id: string) => string
  readonly reader: 'subject' | 'other'
  readonly today: Temporal.PlainDate
}

export const stateName = (state: ObligationState): StateName => (state === 'not_applicable' ? 'not-applicable' : state)

/** "Due today", "By 16 April", "6 days over": the shape says the state, and the words by when. */
export function stateInWords(
  { state, dueOn }: Pick<SeenObligation, 'state' | 'dueOn'>,
  today: Temporal.PlainDate,
): string {
  if (dueOn === null) return state === 'upcoming' ? 'Open' : stateWords[state]
  if (state === 'due') return dueOn.equals(today) ? 'Due today' : `Due ${dayInWords(dueOn, today)}`
  if (state === 'upcoming') return `By ${dayInWords(dueOn, today)}`
  const over = daysBetween(dueOn, today)
  return state === 'overdue' && over > 0 ? `${countOf(over, 'day')} over` : stateWords[state]
}

/** The sentence about an obligation as a page says it: without the clause, which is a link beside it, and the year of today. */
export function obligationInWords({ kept, rule, pack }: SeenObligation, { thing, reader, today }: Said): string {
  const cited = ` (${clauseWords(kept.clause)})`
  if (kept.beyond !== undefined && kept.state === 'undetermined') return beyondInWords(kept.beyond, pack)
  const said = sentenceOf(kept, rule, pack, { thing, event: (id) => kept.events?.[id] ?? null }, { reader })
  return withoutYear(said.replace(cited, ''), today)
}

/** What the product does not record is nobody's fault, and is said once. */
function beyondInWords(names: readonly string[], pack: SeenObligation['pack']): string {
  const lexicon = lexiconOf(pack)
  const what = names.slice(0, 3).map((name) => lexicon.event(name).many)
  return `For people to check: Plumbline does not record ${listInWords(what, 'or')} yet.`
}

const withYear = new RegExp(`(${monthNames.join('|')})\\s(\\d{4})`, 'g')

const withoutYear = (text: string, today: Temporal.PlainDate): string =>
  text.replaceAll(withYear, (whole, month: string, year: string) => (Number(year) === today.year ? month : whole))
