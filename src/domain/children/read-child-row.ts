import { isAfter } from '../calendar/days.ts'
import { cellOf, plainHeading, textProblem, type RowProblem, type SheetRow } from '../imports/sheet-row.ts'
import { statusOrder, statusWords } from '../sessions/child-status.ts'
import { listInWords } from '../text/dates.ts'
import { readDate } from '../text/read-date.ts'
import { childColumns, type ChildColumn } from './child-columns.ts'
import { legalBasisWritten, statusWritten, type LegalBasis } from './status-written.ts'
import { readReference, type ReferenceKind } from './reference-numbers.ts'
import type { KnownNumber } from './alike.ts'

/** Somebody who may be given a case. */
export interface HolderChoice {
  readonly membershipId: string
  readonly name: string
  readonly email: string
}

export interface StatusInRow {
  readonly status: string
  readonly legalBasis: LegalBasis | null
  readonly startsOn: Temporal.PlainDate
}

/** One child as a row of a sheet has them. Null is "not said". */
export interface ChildInRow {
  readonly row: number
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Temporal.PlainDate | null
  /** `own` for one's own reference, and those of `referenceKinds` */
  readonly numbers: readonly KnownNumber[]
  readonly school: string | null
  /** what the sheet has for the family: rows with the same are brothers and sisters */
  readonly family: string | null
  readonly status: StatusInRow | null
  readonly holder: HolderChoice | null
}

interface Known {
  readonly holders: readonly HolderChoice[]
  readonly today: Temporal.PlainDate
}

const longestName = 100
const longestSchool = 200
const eldest = 26

/** Reads one row by itself: the child, or every problem there is with the row, and whose it seems to be. */
export function readChildRow(
  row: SheetRow,
  { holders, today }: Known,
): { readonly child: ChildInRow | null; readonly name: string; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = []
  const take = <T>(column: ChildColumn, read: (text: string) => T | Wrong): T | null => {
    const value = read(cellOf(row, childColumns[column]).replaceAll(/\s+/g, ' '))
    if (!(value instanceof Wrong)) return value
    problems.push({ row: row.row, column, words: value.words })
    return null
  }
  const [givenName, familyName] = namesIn(row, take)
  const bornOn = take('date of birth', (text) => readBorn(text, today))
  const number = (column: ChildColumn, kind: ReferenceKind) =>
    take(column, (text) => (text === '' ? null : numberIn(kind, text)))
  const child: ChildInRow = {
    row: row.row,
    givenName,
    familyName,
    bornOn,
    numbers: [
      take('reference', (text) => (text === '' ? null : ownReference(text))),
      number('upn', 'upn'),
      number('social care number', 'social_care'),
      number('nhs number', 'nhs'),
    ].filter((one) => one !== null),
    school: take('school', (text) => (text === '' ? null : sound(text, longestSchool))),
    family: take('family', (text) => (text === '' ? null : sound(text, longestName))),
    status: readStatus(take, { today, bornOn }),
    holder: take('case holder', (text) => (text === '' ? null : holderIn(text, holders))),
  }
  return { child: problems.length === 0 ? child : null, name: `${givenName} ${familyName}`.trim(), problems }
}

class Wrong {
  readonly words: string
  constructor(words: string) {
    this.words = words
  }
}

type Take = <T>(column: ChildColumn, read: (text: string) => T | Wrong) => T | null

function sound(text: string, most: number): string | Wrong {
  const problem = textProblem(text, most)
  return problem === null ? text : new Wrong(problem)
}

/** In two columns, or in one: "Ellery, Tobias" or "Tobias Ellery". */
function namesIn(row: SheetRow, take: Take): [given: string, family: string] {
  const inTwo = cellOf(row, childColumns['given name']) !== '' || cellOf(row, childColumns['family name']) !== ''
  const whole = cellOf(row, childColumns.name).replaceAll(/\s+/g, ' ')
  if (inTwo || whole === '') {
    return [
      take('given name', (text) => (text === '' ? new Wrong('Write the given name') : sound(text, longestName))) ?? '',
      take('family name', (text) => (text === '' ? new Wrong('Write the family name') : sound(text, longestName))) ??
        '',
    ]
  }
  const parts = whole.includes(',') ? whole.split(/\s*,\s*/, 2).toReversed() : splitLast(whole)
  const [given = '', family = ''] = parts.map((part) => part.trim())
  take('name', (text) => {
    if (given === '' || family === '') return new Wrong('Write a given name and a family name')
    const problem = textProblem(text, longestName)
    return problem === null ? null : new Wrong(problem)
  })
  return [given, family]
}

function splitLast(name: string): string[] {
  const at = name.lastIndexOf(' ')
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)]
}

function readBorn(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null | Wrong {
  if (text === '') return null
  const day = dayWritten(text)
  if (day === null) return notADay(text)
  if (isAfter(day, today)) return new Wrong('The date of birth is after today')
  return day.until(today, { largestUnit: 'year' }).years >= eldest
    ? new Wrong(`The date of birth is ${eldest} years ago or more`)
    : day
}

const notADay = (text: string) =>
  new Wrong(`“${text.slice(0, 30)}” is not a date. Write it as 2018-03-12 or 12/03/2018`)

const monthsWritten = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A day as sheets and systems write it: also with a time after it, a month by its name, or a year of two digits. */
function dayWritten(text: string): Temporal.PlainDate | null {
  const day = text.replace(/[T ]\d{1,2}:\d{2}.*$/, '').trim()
  const parts = /^(\d{1,2})[ /.-]([a-z]{3,9}|\d{1,2})[ /.-](\d{2}|\d{4})$/i.exec(day)
  if (parts === null) return readDate(day)
  const [, date = '', month = '', year = ''] = parts
  const named = monthsWritten.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return readDate(`${date}/${named > 0 ? named : month}/${year.length === 2 ? `20${year}` : year}`)
}

function numberIn(kind: ReferenceKind, text: string): KnownNumber | Wrong {
  const read = readReference(kind, text)
  if ('problem' in read) return new Wrong(read.problem)
  const value = sound(read.value, longestName)
  return value instanceof Wrong ? value : { kind, value }
}

function ownReference(text: string): KnownNumber | Wrong {
  const value = sound(text, longestName)
  return value instanceof Wrong ? value : { kind: 'own', value }
}

const statusesToWrite = listInWords(
  statusOrder.map((status) => (statusWords[status] ?? status).toLowerCase()),
  'or',
)

function readStatus(
  take: Take,
  { today, bornOn }: { today: Temporal.PlainDate; bornOn: Temporal.PlainDate | null },
): StatusInRow | null {
  const status = take('status', (text) => {
    if (text === '') return null
    return (
      statusWritten(text) ?? new Wrong(`“${text.slice(0, 40)}” is not a status that is known. Write ${statusesToWrite}`)
    )
  })
  const basis = take('legal basis', (text) => {
    if (text === '') return null
    return legalBasisWritten(text) ?? new Wrong('Write the legal basis as s17, s47, s20 or s31, or leave it empty')
  })
  const since = take('status since', (text) => {
    if (text === '') return status === null ? null : new Wrong('Write since when the status holds')
    const day = dayWritten(text)
    if (day === null) return notADay(text)
    if (isAfter(day, today)) return new Wrong('The status begins after today')
    return bornOn !== null && isAfter(bornOn, day) ? new Wrong('The status begins before the child was born') : day
  })
  if (status === null || since === null) return null
  return { status: status.status, legalBasis: basis ?? status.legalBasis, startsOn: since }
}

function holderIn(text: string, holders: readonly HolderChoice[]): HolderChoice | Wrong {
  const wanted = plainHeading(text)
  const byEmail = holders.find(({ email }) => email.toLowerCase() === text.toLowerCase())
  if (byEmail !== undefined) return byEmail
  const turned = text.includes(',')
    ? plainHeading(
        text
          .split(/\s*,\s*/, 2)
          .toReversed()
          .join(' '),
      )
    : wanted
  const byName = holders.filter(({ name }) => [wanted, turned].includes(plainHeading(name)))
  const [only, ...more] = byName
  if (only === undefined) {
    return new Wrong(`Nobody who may hold a case is called “${text.slice(0, 60)}”. Write their name or e-mail address`)
  }
  return more.length === 0 ? only : new Wrong('Several people have this name. Write the e-mail address')
}
