import {
  cellOf,
  missingColumns,
  missingInWords,
  textProblem,
  type RowProblem,
  type SheetRow,
} from '../imports/sheet-row.ts'
import { readDate } from '../text/read-date.ts'
import { calendarProblems } from './calendar-problems.ts'
import type { PeriodKind, TermPeriod } from './calendar-types.ts'

/** What will become of one row of a sheet of term dates. */
export type TermRowFate =
  | { readonly row: number; readonly fate: 'accepted'; readonly period: TermPeriod }
  | { readonly row: number; readonly fate: 'problem'; readonly problems: readonly RowProblem[] }

export interface TermImport {
  readonly rows: readonly TermRowFate[]
  /** The accepted rows' periods, in the order of the sheet. */
  readonly periods: readonly TermPeriod[]
  readonly problems: readonly RowProblem[]
}

const columns = {
  name: ['name', 'title'],
  kind: ['kind', 'type'],
  starts: ['starts', 'starts on', 'start', 'start date', 'from', 'first day'],
  ends: ['ends', 'ends on', 'end', 'end date', 'to', 'last day'],
} as const

const longestName = 80

const kindsAsWritten: Readonly<Record<string, PeriodKind>> = {
  term: 'term',
  'half term': 'half_term',
  'half term holiday': 'holiday',
  'half term break': 'holiday',
  holiday: 'holiday',
  holidays: 'holiday',
  break: 'holiday',
  inset: 'inset',
  'inset day': 'inset',
  'training day': 'inset',
  closure: 'closure',
  closed: 'closure',
  'closure day': 'closure',
}

/**
 * Reads term dates from the rows of a sheet with the columns name, kind, starts and ends, and says each row's fate.
 * Nothing is guessed: a row is accepted whole or is a problem that names its row and column. `ends` may be left empty
 * for a single INSET or closure day. `headings` are those of the sheet, in the form of `plainHeading`.
 */
export function importTerms(headings: readonly string[], rows: readonly SheetRow[]): TermImport {
  const missing = missingColumns(headings, { name: columns.name, kind: columns.kind, starts: columns.starts })
  if (missing.length > 0) {
    const problems = missing.map((column) => ({ row: 1, column, words: missingInWords(column) }))
    return { rows: [], periods: [], problems }
  }
  const read = rows.map(readRow)
  const sound = read.filter((fate) => fate.fate === 'accepted')
  const together = calendarProblems(sound.map(({ period }) => period))
  const fates = read.map((fate): TermRowFate => {
    const place = fate.fate === 'accepted' ? sound.indexOf(fate) : -1
    const problems = together
      .filter(({ index }) => index === place)
      .map(({ part, words }) => ({ row: fate.row, column: part, words }))
    return problems.length > 0 ? { row: fate.row, fate: 'problem', problems } : fate
  })
  return {
    rows: fates,
    periods: fates.flatMap((fate) => (fate.fate === 'accepted' ? [fate.period] : [])),
    problems: fates.flatMap((fate) => (fate.fate === 'problem' ? fate.problems : [])),
  }
}

function readRow(sheetRow: SheetRow): TermRowFate {
  const { row } = sheetRow
  const problems: RowProblem[] = []
  const wrong = (column: keyof typeof columns, words: string) => {
    problems.push({ row, column, words })
  }
  const name = cellOf(sheetRow, columns.name)
  const badName = name === '' ? 'Give it a name, such as Autumn term' : textProblem(name, longestName)
  if (badName) wrong('name', badName)
  const kind = kindOf(cellOf(sheetRow, columns.kind))
  if (!kind) wrong('kind', 'Write term, half-term, holiday, INSET or closure')
  const starts = cellOf(sheetRow, columns.starts)
  const startsOn = readDate(starts)
  if (!startsOn) wrong('starts', howToWrite(starts))
  const ends = cellOf(sheetRow, columns.ends)
  const oneDay = ends === '' && (kind === 'inset' || kind === 'closure')
  const endsOn = oneDay ? startsOn : readDate(ends)
  if (!endsOn && !oneDay) wrong('ends', howToWrite(ends))
  if (problems.length > 0 || !kind || !startsOn || !endsOn) return { row, fate: 'problem', problems }
  return { row, fate: 'accepted', period: { kind, name, startsOn, endsOn } }
}

function kindOf(text: string): PeriodKind | null {
  const plain = text.toLowerCase().replaceAll(/[_\s-]+/g, ' ')
  return Object.hasOwn(kindsAsWritten, plain) ? (kindsAsWritten[plain] ?? null) : null
}

function howToWrite(text: string): string {
  return text === ''
    ? 'Write a date, as 2026-09-01 or 01/09/2026'
    : `"${text.slice(0, 30)}" is not a date. Write it as 2026-09-01 or 01/09/2026`
}
