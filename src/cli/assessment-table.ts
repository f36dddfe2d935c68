import type { Facts } from '../domain/compliance/facts.ts'
import type { Assessment, ObligationState } from '../domain/compliance/obligation.ts'
import type { Pack } from '../domain/policy/pack.ts'
import { countOf, listInWords } from '../domain/text/dates.ts'
import { inColumns, wrapped } from './print-lines.ts'
import { namesOf } from './subject-names.ts'

/** The worst first: what has failed, what is late, what is near, what nobody can say, what is well. */
const worstFirst: readonly ObligationState[] = [
  'breached',
  'overdue',
  'due',
  'undetermined',
  'upcoming',
  'paused',
  'met',
  'not_applicable',
]
const rank = (state: ObligationState) => worstFirst.indexOf(state)

type Row = Assessment['obligations'][number]

/** An assessment for a person to read: by subject, the worst first, with a count at the end. */
export function assessmentLines(assessment: Assessment, pack: Pack, facts: Facts): string[] {
  const { obligations, policy, as_of, known_at } = assessment
  const heading = `${pack.title} (${policy}) on ${as_of}${known_at === null ? '' : `, as known at ${known_at}`}`
  if (obligations.length === 0) {
    return [heading, '', 'Nothing is owed by anybody in these facts.', ...measureLines(assessment)]
  }
  const name = namesOf(facts)
  const titles = new Map((pack.rules ?? []).map(({ id, title }) => [id, title]))
  const bySubject = Map.groupBy(obligations.filter(isTold), ({ subject }) => subject)
  const subjects = [...bySubject].toSorted(([, a], [, b]) => worstOf(a) - worstOf(b))
  const lines = [heading]
  for (const [subject, rows] of subjects) {
    const sorted = rows.toSorted((a, b) => rank(a.state) - rank(b.state))
    const cells = inColumns(
      sorted.map((row) => [
        `  ${row.state.replaceAll('_', ' ')}`,
        row.due === null ? '' : `due ${row.due}`,
        row.clause.join(', '),
        titles.get(row.rule) ?? row.rule,
      ]),
    )
    lines.push('', name(subject))
    for (const [at, row] of sorted.entries()) {
      lines.push(cells[at] ?? '', ...(row.sentence === '' ? [] : wrapped(row.sentence, '      ')))
    }
  }
  return [...lines, '', totals(obligations), ...measureLines(assessment)]
}

/** Of each measure the last period that has ended and the one that runs; --json has them all. */
function measureLines({ measures = [] }: Assessment): string[] {
  return measures.flatMap(({ measure, title, clause, each, periods }) => {
    const told =
      each === null
        ? periods
        : [...periods.filter(({ ended }) => ended).slice(-1), ...periods.filter(({ ended }) => !ended)]
    const sentences =
      told.length === 0 ? ['No period lies whole in these facts yet.'] : told.map(({ sentence }) => sentence)
    return [
      '',
      `${title} (${measure}), clause ${clause.join(', ')}`,
      ...sentences.flatMap((words) => wrapped(words, '    ', '  ')),
    ]
  })
}

/** What does not bind anybody, and never failed, only fills the page. */
const isTold = ({ state, breaches }: Row) => state !== 'not_applicable' || breaches.length > 0

const worstOf = (rows: readonly Row[]) => Math.min(...rows.map(({ state }) => rank(state)))

function totals(rows: readonly Row[]): string {
  const counts = Map.groupBy(rows, ({ state }) => state)
  const parts = worstFirst.flatMap((state) => {
    const count = counts.get(state)?.length ?? 0
    return count === 0 ? [] : [`${count} ${state.replaceAll('_', ' ')}`]
  })
  return `${countOf(rows.length, 'obligation')}: ${listInWords(parts)}.`
}
