import {
  cellOf,
  missingColumns,
  missingInWords,
  unknownColumns,
  type RowProblem,
  type SheetRow,
} from '../imports/sheet-row.ts'
import { readStaffRow, staffColumns, type StaffMember } from './read-staff-row.ts'

/** What will become of one row of a staff sheet. Nothing has been written when this is known. */
export type StaffRowFate =
  | { readonly row: number; readonly fate: 'new'; readonly person: StaffMember }
  | { readonly row: number; readonly fate: 'already_here'; readonly person: StaffMember }
  | {
      readonly row: number
      readonly fate: 'problem'
      /** as the file has them, so that the row is found again */
      readonly name: string
      readonly email: string
      readonly problems: readonly RowProblem[]
    }

export interface StaffImport {
  readonly rows: readonly StaffRowFate[]
  readonly counts: { readonly new: number; readonly alreadyHere: number; readonly problem: number }
  readonly problems: readonly RowProblem[]
  /** Headings of columns that are not known: they are left out. */
  readonly ignored: readonly string[]
}

const longestShown = 80

/** An e-mail address as it is compared: without case or spaces round it. */
export const emailKey = (email: string) => email.trim().toLowerCase()

/**
 * The preview of a staff import: each row is new, already here (by e-mail, in any case) or a problem that names its
 * row and column. `existingEmails` are those of the people in the organisation now. A line manager must be one of
 * them, or a row of the sheet that is sound itself. `headings` are those of the sheet, in the form of `plainHeading`.
 */
export function importStaff(
  headings: readonly string[],
  rows: readonly SheetRow[],
  existingEmails: readonly string[],
): StaffImport {
  const missing = missingColumns(headings, { name: staffColumns.name, email: staffColumns.email })
  const ignored = unknownColumns(headings, Object.values(staffColumns).flat())
  if (missing.length > 0) {
    const problems = missing.map((column) => ({ row: 1, column, words: missingInWords(column) }))

    return { rows: [], counts: { new: 0, alreadyHere: 0, problem: 0 }, problems, ignored }
  }
  const existing = new Set(existingEmails.map(emailKey))
  const problems = new Map<number, RowProblem[]>()
  const people = new Map<number, StaffMember>()
  const rowOf = new Map<string, number>()
  for (const sheetRow of rows) {
    const reading = readStaffRow(sheetRow)
    const found = [...reading.problems]
    const key = emailKey(cellOf(sheetRow, staffColumns.email))
    const before = rowOf.get(key)
    if (key !== '' && before !== undefined) {
      found.push({ row: sheetRow.row, column: 'email', words: `Row ${before} has the same address` })
    } else if (key !== '') rowOf.set(key, sheetRow.row)
    if (reading.person) people.set(sheetRow.row, reading.person)
    if (found.length > 0) problems.set(sheetRow.row, found)
  }
  checkLineManagers(people, problems, rowOf, existing)
  const fates = rows.map((row) => fateOf(row, people.get(row.row), problems.get(row.row), existing))
  return { rows: fates, counts: countsOf(fates), problems: fates.flatMap(problemsOf), ignored }
}

const problemsOf = (fate: StaffRowFate) => (fate.fate === 'problem' ? fate.problems : [])

function fateOf(
  sheetRow: SheetRow,
  person: StaffMember | undefined,
  problems: readonly RowProblem[] | undefined,
  existing: ReadonlySet<string>,
): StaffRowFate {
  const { row } = sheetRow
  if (problems || !person) {
    const as = (column: 'name' | 'email') => cellOf(sheetRow, staffColumns[column]).slice(0, longestShown)
    return { row, fate: 'problem', name: as('name'), email: as('email'), problems: problems ?? [] }
  }
  return { row, fate: existing.has(emailKey(person.email)) ? 'already_here' : 'new', person }
}

function countsOf(fates: readonly StaffRowFate[]): StaffImport['counts'] {
  const of = (wanted: StaffRowFate['fate']) => fates.filter(({ fate }) => fate === wanted).length
  return { new: of('new'), alreadyHere: of('already_here'), problem: of('problem') }
}

/** A manager whose own row has a problem cannot be written either, so the check runs until nothing changes. */
function checkLineManagers(
  people: ReadonlyMap<number, StaffMember>,
  problems: Map<number, RowProblem[]>,
  rowOf: ReadonlyMap<string, number>,
  existing: ReadonlySet<string>,
): void {
  for (let changed = true; changed;) {
    changed = false
    for (const [row, person] of people) {
      if (problems.has(row)) continue
      const words = managerProblem(person, people, problems, rowOf, existing)
      if (words === null) continue
      problems.set(row, [{ row, column: "line manager's email", words }])
      changed = true
    }
  }
}

function managerProblem(
  person: StaffMember,
  people: ReadonlyMap<number, StaffMember>,
  problems: ReadonlyMap<number, readonly RowProblem[]>,
  rowOf: ReadonlyMap<string, number>,
  existing: ReadonlySet<string>,
): string | null {
  if (person.lineManagerEmail === null) return null
  const key = emailKey(person.lineManagerEmail)
  if (key === emailKey(person.email)) return 'Nobody can be their own line manager'
  const row = rowOf.get(key)
  if (row === undefined) {
    return existing.has(key) ? null : 'There is nobody with this address here or in the file. Add them first'
  }
  if (problems.has(row) && !existing.has(key)) return `The line manager is in row ${row}, which has a problem`
  return managesInALoop(person, people, rowOf) ? 'The line managers go round in a circle' : null
}

function managesInALoop(
  person: StaffMember,
  people: ReadonlyMap<number, StaffMember>,
  rowOf: ReadonlyMap<string, number>,
): boolean {
  const start = emailKey(person.email)
  const seen = new Set<string>()
  let next = person.lineManagerEmail
  while (next !== null) {
    const key = emailKey(next)
    if (key === start) return true
    if (seen.has(key)) return false
    seen.add(key)
    next = people.get(rowOf.get(key) ?? -1)?.lineManagerEmail ?? null
  }
  return false
}
