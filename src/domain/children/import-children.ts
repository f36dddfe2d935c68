import { missingColumns, missingInWords, unknownColumns, type RowProblem, type SheetRow } from '../imports/sheet-row.ts'
import { dayWithYear } from '../text/dates.ts'
import { addToIndex, childrenLike, indexOf, onceEach, type ChildIndex, type Described } from './alike.ts'
import { childColumns } from './child-columns.ts'
import { readChildRow, type ChildInRow, type HolderChoice, type StatusInRow } from './read-child-row.ts'

/** A child who is here already. */
export interface ChildHere extends Described {
  readonly childId: string
  readonly familyId: string
  readonly family: string
  readonly school: string | null
  /** what holds today */
  readonly statuses: readonly string[]
  /** names of those who hold the case today */
  readonly holders: readonly string[]
}

/** Whom a row may be about: a child who is here, or one of an earlier row. */
export interface MayBe {
  readonly why: string
  readonly name: string
  readonly bornOn: Temporal.PlainDate | null
  readonly childId: string | null
  readonly row: number | null
}

/** What will become of one row. Nothing has been written when this is known. */
export type ChildRowFate =
  | { readonly row: number; readonly fate: 'new'; readonly child: ChildInRow; readonly family: FamilyOfRow }
  /** a further status of a child whom an earlier row adds */
  | { readonly row: number; readonly fate: 'goes_with'; readonly child: ChildInRow; readonly of: number }
  | {
      readonly row: number
      readonly fate: 'here'
      readonly child: ChildInRow
      readonly here: ChildHere
      /** what a person puts right by hand */
      readonly differs: readonly string[]
      /** a status that does not hold here: recorded when somebody says so */
      readonly offers: StatusInRow | null
    }
  /** a person must say whether it is another child; it is left out until then */
  | {
      readonly row: number
      readonly fate: 'unsure'
      readonly child: ChildInRow
      readonly family: FamilyOfRow
      readonly mayBe: readonly MayBe[]
    }
  | {
      readonly row: number
      readonly fate: 'problem'
      /** as far as it can be read, so that the row is found again in the file */
      readonly name: string
      readonly problems: readonly RowProblem[]
    }

/** The family that a child of the sheet comes into. */
export interface FamilyOfRow {
  /** a family that is here, because a row with the same is about a child of it */
  readonly familyId: string | null
  readonly name: string
  /** the same for brothers and sisters of the sheet */
  readonly key: string
}

export interface ChildImport {
  readonly rows: readonly ChildRowFate[]
  readonly counts: Readonly<Record<ChildRowFate['fate'], number>>
  readonly problems: readonly RowProblem[]
  /** headings of columns that are not known: they are left out */
  readonly ignored: readonly string[]
}

interface Around {
  readonly here: readonly ChildHere[]
  readonly holders: readonly HolderChoice[]
  readonly today: Temporal.PlainDate
}

const mayBeShown = 3

/**
 * The preview of an import of children, row by row (product F1). `headings` are those of the sheet, in the form of
 * `plainHeading`. A child who is here stays as it is, and what the sheet says otherwise is said; rows that are likely to be
 * about a child who is here, or of an earlier row, wait for a person to say so.
 */
export function importChildren(
  headings: readonly string[],
  rows: readonly SheetRow[],
  { here, holders, today }: Around,
): ChildImport {
  const ignored = unknownColumns(headings, Object.values(childColumns).flat())
  const missing = missingHere(headings)
  if (missing.length > 0) return { rows: [], counts: countsOf([]), problems: missing, ignored }
  const index = indexOf(here)
  const read = rows.map((row) => ({ row: row.row, ...readChildRow(row, { holders, today }) }))
  const kept = indexOf<ChildInRow>([])
  const first = read.map(({ row, child, name, problems }): ChildRowFate => {
    if (child === null) return { row, fate: 'problem', name, problems }
    const found = fateAmong(child, likeOnce(index, child), kept)
    if (found.fate === 'new' || found.fate === 'unsure') addToIndex(kept, child)
    return found
  })
  const fates = withFamilies(first)
  return { rows: fates, counts: countsOf(fates), problems: read.flatMap(({ problems }) => problems), ignored }
}

/** A child who was entered twice is compared with by both entries, and is one. */
const likeOnce = (index: ChildIndex<ChildHere>, child: ChildInRow) =>
  onceEach(childrenLike(index, child).map((found) => ({ ...found, childId: found.child.childId })))

function missingHere(headings: readonly string[]): RowProblem[] {
  const hasNames = childColumns.name.some((name) => headings.includes(name))
  const names = { 'given name': childColumns['given name'], 'family name': childColumns['family name'] }
  const status = childColumns.status.some((name) => headings.includes(name))
  const wanted = { ...(hasNames ? {} : names), ...(status ? { 'status since': childColumns['status since'] } : {}) }
  return missingColumns(headings, wanted).map((column) => ({ row: 1, column, words: missingInWords(column) }))
}

function fateAmong(
  child: ChildInRow,
  like: readonly { child: ChildHere; likeness: { sureness: string; why: string } }[],
  kept: ChildIndex<ChildInRow>,
): ChildRowFate {
  const { row } = child
  const same = like.filter(({ likeness }) => likeness.sureness === 'same')
  const [only, ...others] = same
  if (only !== undefined && others.length === 0) {
    return {
      row,
      fate: 'here',
      child,
      here: only.child,
      differs: differencesOf(child, only.child),
      offers: child.status !== null && !only.child.statuses.includes(child.status.status) ? child.status : null,
    }
  }
  const earlier = childrenLike(kept, child).filter(({ likeness }) => likeness.sureness !== 'possible')
  const again = earlier.find(({ likeness }) => likeness.sureness === 'same')?.child
  if (again !== undefined && same.length === 0) return { row, fate: 'goes_with', child, of: again.row }
  const family = { familyId: null, name: familyNameOf(child), key: child.family ?? `row ${row}` }
  const mayBe = [
    ...like
      .filter(({ likeness }) => likeness.sureness !== 'possible')
      .map(({ child: one, likeness }): MayBe => ({ ...said(one, likeness.why), childId: one.childId, row: null })),
    ...earlier.map(({ child: one, likeness }): MayBe => ({ ...said(one, likeness.why), childId: null, row: one.row })),
  ]
  if (mayBe.length === 0) return { row, fate: 'new', child, family }
  return { row, fate: 'unsure', child, family, mayBe: mayBe.slice(0, mayBeShown) }
}

const said = (child: Described, why: string) => ({
  why,
  name: `${child.givenName} ${child.familyName}`,
  bornOn: child.bornOn,
})

/** A key that is only a number is no name for a family. */
const familyNameOf = ({ family, familyName }: ChildInRow): string =>
  family !== null && /\p{L}{2}/u.test(family) && !/\d/.test(family) ? family : familyName

/** What the sheet says otherwise than the register: it is for a person to put right. */
function differencesOf(child: ChildInRow, here: ChildHere): string[] {
  const differs: string[] = []
  if (child.bornOn !== null && here.bornOn !== null && !child.bornOn.equals(here.bornOn)) {
    differs.push(`born ${dayWithYear(child.bornOn)} in the file`)
  }
  if (child.bornOn !== null && here.bornOn === null) differs.push('no date of birth here')
  for (const number of child.numbers) {
    const its = here.numbers.find(({ kind }) => kind === number.kind)
    if (its === undefined) differs.push(`${numberNames[number.kind] ?? 'a number'} in the file and not here`)
    else if (its.value.toLowerCase() !== number.value.toLowerCase()) {
      differs.push(`another ${numberNames[number.kind] ?? 'number'} in the file`)
    }
  }
  if (child.school !== null && child.school !== here.school) differs.push('another school in the file')
  if (child.holder !== null && !here.holders.includes(child.holder.name))
    differs.push(`${child.holder.name} holds the case in the file`)
  return differs
}

const numberNames: Readonly<Record<string, string>> = {
  own: 'reference',
  upn: 'UPN',
  nhs: 'NHS number',
  social_care: 'social care number',
}

/** Brothers and sisters of a child who is here come into that child’s family. */
function withFamilies(fates: readonly ChildRowFate[]): ChildRowFate[] {
  const here = new Map<string, ChildHere>()
  for (const fate of fates) {
    if (fate.fate === 'here' && fate.child.family !== null) here.set(fate.child.family, fate.here)
  }
  return fates.map((fate) => {
    if (fate.fate !== 'new' && fate.fate !== 'unsure') return fate
    const known = fate.child.family === null ? undefined : here.get(fate.child.family)
    if (known === undefined) return fate
    return { ...fate, family: { ...fate.family, familyId: known.familyId, name: known.family } }
  })
}

function countsOf(fates: readonly ChildRowFate[]): ChildImport['counts'] {
  const of = (wanted: ChildRowFate['fate']) => fates.filter(({ fate }) => fate === wanted).length
  return { new: of('new'), goes_with: of('goes_with'), here: of('here'), unsure: of('unsure'), problem: of('problem') }
}

/** One child to write, with every status that rows of the sheet give it. */
export interface ChildToImport {
  readonly child: ChildInRow
  readonly family: FamilyOfRow
  readonly statuses: readonly NonNullable<ChildInRow['status']>[]
}

/**
 * What a preview comes to when it is said yes to: those that are new, and of those a person was asked about the ones that
 * are said to be another child.
 */
export function childrenToImport({ rows }: ChildImport, others: ReadonlySet<number>): ChildToImport[] {
  const further = new Map<number, NonNullable<ChildInRow['status']>[]>()
  for (const fate of rows) {
    if (fate.fate !== 'goes_with' || fate.child.status === null) continue
    further.set(fate.of, [...(further.get(fate.of) ?? []), fate.child.status])
  }
  return rows.flatMap((fate): ChildToImport[] => {
    if (fate.fate !== 'new' && !(fate.fate === 'unsure' && others.has(fate.row))) return []
    const { child, family } = fate
    const statuses = [...(child.status === null ? [] : [child.status]), ...(further.get(fate.row) ?? [])]
    const one = new Map(statuses.map((status) => [`${status.status} ${status.startsOn.toString()}`, status]))
    return [{ child, family, statuses: [...one.values()] }]
  })
}

/** A status of a child who is here already, which a row of the sheet gives and somebody said yes to. */
export interface StatusOfKnown {
  readonly childId: string
  readonly status: StatusInRow
}

/** The statuses of children who are here that are to be recorded: of the rows that somebody ticked, each once. */
export function statusesToRecord({ rows }: ChildImport, ticked: ReadonlySet<number>): StatusOfKnown[] {
  const all = rows.flatMap((fate) =>
    fate.fate === 'here' && fate.offers !== null && ticked.has(fate.row)
      ? [{ childId: fate.here.childId, status: fate.offers }]
      : [],
  )
  return [...new Map(all.map((one) => [`${one.childId} ${one.status.status}`, one])).values()]
}
