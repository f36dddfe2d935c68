import { textProblem } from '../../../domain/imports/sheet-row.ts'
import type { PeriodProblem } from '../../../domain/calendar/calendar-problems.ts'
import { periodKinds, type PeriodKind, type TermPeriod } from '../../../domain/calendar/calendar-types.ts'
import { readDate } from '../../../domain/text/read-date.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'

type Errors = Record<string, string>

const longestName = 80
const howToWrite = 'Write a real date, such as 1/9/2026'

export const kindWords: Readonly<Record<PeriodKind, string>> = {
  term: 'Term',
  half_term: 'Half-term (the weeks of teaching)',
  holiday: 'Holiday',
  inset: 'INSET day',
  closure: 'Closure',
}

const isKind = (text: string): text is PeriodKind => periodKinds.some((kind) => kind === text)

/** The one period of the form on the calendar page. The last day of a single INSET or closure day may be left out. */
export function readPeriodForm(form: FormValues): { period: TermPeriod; errors: null } | { errors: Errors } {
  const day = (name: string) => {
    const { date, problem } = readDateField(form, name)
    return { day: date === undefined ? null : Temporal.PlainDate.from(date), missing: problem === 'missing' }
  }
  return readOne(textOf(form, 'kind'), textOf(form, 'name'), day('starts'), day('ends'), (part) => part)
}

interface ReadDay {
  day: Temporal.PlainDate | null
  missing: boolean
}

function readOne(
  kind: string,
  typedName: string,
  starts: ReadDay,
  ends: ReadDay,
  field: (part: string) => string,
): { period: TermPeriod; errors: null } | { errors: Errors } {
  const errors: Errors = {}
  const name = typedName.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  const badName = name === '' ? 'Give it a name, such as Autumn term' : textProblem(name, longestName)
  if (badName !== null) errors[field('name')] = badName
  if (!isKind(kind)) errors[field('kind')] = 'Choose what it is'
  if (starts.day === null) errors[field('starts')] = starts.missing ? 'Write the first day' : howToWrite
  const oneDay = ends.missing && (kind === 'inset' || kind === 'closure')
  const endsOn = oneDay ? starts.day : ends.day
  if (endsOn === null && !oneDay) errors[field('ends')] = ends.missing ? 'Write the last day' : howToWrite
  if (Object.keys(errors).length > 0 || !isKind(kind) || starts.day === null || endsOn === null) return { errors }
  return { errors: null, period: { kind, name, startsOn: starts.day, endsOn } }
}

/** The fields of row n of the page that begins with the usual pattern. */
export const rowField = (row: number, part: string) => `p${row}-${part}`

const partWords: Readonly<Record<string, string>> = {
  kind: 'what',
  name: 'name',
  starts: 'first day',
  ends: 'last day',
}

/** The errors of the rows for the summary, where each says its row: "Row 1 (Autumn term), first day: write a real date". */
export function namingRows({ values, errors }: FormState): Errors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, words]) => {
      const [, row, part] = /^p(\d+)-(\w+)$/.exec(field) ?? []
      if (row === undefined || part === undefined || !words) return [field, words ?? '']
      const name = [values[rowField(Number(row), 'name')] ?? ''].flat()[0]?.trim() ?? ''
      const what = words.replace(/^(?:Write|Give|Choose|It|The)\b/, (first) => first.toLowerCase())
      return [field, `Row ${Number(row) + 1}${name === '' ? '' : ` (${name})`}, ${partWords[part] ?? part}: ${what}`]
    }),
  )
}

export const emptyRows = 4
const mostRows = 30

const written = (day: Temporal.PlainDate) =>
  `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`

/** The rows of a proposal as they are typed, with some empty ones for INSET days. */
export function valuesOfRows(periods: readonly TermPeriod[]): FormState['values'] {
  const rows = periods.flatMap(({ kind, name, startsOn, endsOn }, row) => [
    [rowField(row, 'kind'), kind],
    [rowField(row, 'name'), name],
    [rowField(row, 'starts'), written(startsOn)],
    [rowField(row, 'ends'), written(endsOn)],
  ])
  return { ...Object.fromEntries(rows), rows: String(periods.length + emptyRows) }
}

export const countOfRows = (values: FormState['values']): number => {
  const count = Number([values['rows'] ?? ''].flat()[0])
  return Number.isInteger(count) && count > 0 && count <= mostRows ? count : 0
}

/** All rows that have anything in them; a row is taken away by emptying it. */
export function readRows(form: FormValues): { periods: TermPeriod[]; places: number[]; errors: Errors } {
  const periods: TermPeriod[] = []
  const places: number[] = []
  const errors: Errors = {}
  for (let row = 0; row < countOfRows(form); row++) {
    const text = (part: string) => textOf(form, rowField(row, part)).trim()
    if (text('name') === '' && text('starts') === '' && text('ends') === '') continue
    const day = (part: string) => ({ day: readDate(text(part)), missing: text(part) === '' })
    const reading = readOne(text('kind'), text('name'), day('starts'), day('ends'), (part) => rowField(row, part))
    if (reading.errors !== null) {
      Object.assign(errors, reading.errors)
    } else {
      periods.push(reading.period)
      places.push(row)
    }
  }
  return { periods, places, errors }
}

/** Problems of the calendar as a whole, beside the fields that they are about. */
export function errorsOfRows(problems: readonly PeriodProblem[], places: readonly number[]): Errors {
  return Object.fromEntries(problems.map(({ index, part, words }) => [rowField(places[index] ?? 0, part), words]))
}
