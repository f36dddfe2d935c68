import { describe, expect, test } from 'vitest'
import type { SheetRow } from '../imports/sheet-row.ts'
import {
  childrenToImport,
  importChildren,
  statusesToRecord,
  type ChildHere,
  type ChildImport,
} from './import-children.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const holders = [
  { membershipId: 'm1', name: 'Morwenna Tait', email: 'morwenna@example.org' },
  { membershipId: 'm2', name: 'Kofi Larkin', email: 'kofi@example.org' },
  { membershipId: 'm3', name: 'Kofi Larkin', email: 'kofi.l@example.org' },
]

const here = (name: string, born: string | null, more: Partial<ChildHere> = {}): ChildHere => {
  const [givenName = '', familyName = ''] = name.split(' ')
  return {
    childId: name,
    familyId: `f ${familyName}`,
    family: familyName,
    givenName,
    familyName,
    bornOn: born === null ? null : Temporal.PlainDate.from(born),
    numbers: [],
    school: null,
    statuses: [],
    holders: [],
    ...more,
  }
}

function preview(headings: string, lines: readonly string[], there: readonly ChildHere[] = []): ChildImport {
  const names = headings.split('|')
  const rows = lines.map((line, index): SheetRow => {
    const cells = line.split('|')
    return { row: index + 2, cells: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) }
  })
  return importChildren(names, rows, { here: there, holders, today })
}
const problemsOf = ({ problems }: ChildImport) => problems.map(({ row, column, words }) => `${row} ${column}: ${words}`)
const fates = ({ rows }: ChildImport) => rows.map(({ fate }) => fate).join(' ')
const children = (found: ChildImport, others: number[] = []) => childrenToImport(found, new Set(others))

describe('a sheet of children', () => {
  test('is read with the headings of more than one system', () => {
    const inTwo = preview('legal surname|legal forename|dob|upn|adno', ['Marchbank|Rosa|04/05/2016|H801200001001|1204'])
    expect(children(inTwo)[0]?.child).toMatchObject({
      givenName: 'Rosa',
      familyName: 'Marchbank',
      bornOn: Temporal.PlainDate.from('2016-05-04'),
      numbers: [
        { kind: 'own', value: '1204' },
        { kind: 'upn', value: 'H801200001001' },
      ],
    })
    const inOne = preview('pupil name|date of birth|plan|plan start date|lead professional', [
      'Marchbank, Rosa May|4-May-2016|CP (s47)|2025-11-03 00:00|Tait, Morwenna',
      'Leo Sandiford|04.05.18|CIN|1/9/2025|KOFI.L@example.org',
    ])
    expect(problemsOf(inOne)).toEqual([])
    const [rosa, leo] = children(inOne)
    expect(rosa).toMatchObject({
      child: { givenName: 'Rosa May', familyName: 'Marchbank', holder: { membershipId: 'm1' } },
      statuses: [
        { status: 'child_protection_plan', legalBasis: 's47', startsOn: Temporal.PlainDate.from('2025-11-03') },
      ],
    })
    expect(leo?.child.bornOn?.toString()).toBe('2018-05-04')
    expect(leo?.child.holder?.membershipId).toBe('m3')
  })

  test('that lacks what is needed is turned back whole, and what is not known is named', () => {
    expect(problemsOf(preview('colour', ['red']))).toEqual([
      '1 given name: There is no column called “given name”',
      '1 family name: There is no column called “family name”',
    ])
    expect(problemsOf(preview('name|status', ['Rosa Lowe|CIN']))).toEqual([
      '1 status since: There is no column called “status since”',
    ])
    expect(preview('name|colour', ['Rosa Lowe|red']).ignored).toEqual(['colour'])
  })

  test('has each problem said with its row and column', () => {
    const found = preview('given name|family name|dob|upn|status|since|legal basis|case holder', [
      '|Lowe|||||',
      'Rosa|Lowe|31/02/2016|||||',
      'Rosa|Lowe|12/03/2027|||||',
      'Rosa|Lowe|12/03/1999|||||',
      'Rosa|Lowe||A123|||||',
      'Rosa|Lowe|||wizard|1/1/2026||',
      'Rosa|Lowe|||CIN|||',
      'Rosa|Lowe|||CIN|13/03/2026||',
      'Rosa|Lowe|4/5/2016||CIN|1/1/2016||',
      'Rosa|Lowe|||CIN|1/1/2026|s99|',
      'Rosa|Lowe||||||Nobody Here',
      'Rosa|Lowe||||||Kofi Larkin',
      '=1+1|Lowe|||||',
    ])
    expect(found.counts).toMatchObject({ new: 0, problem: 13 })
    expect(found.rows[1]).toMatchObject({ row: 3, fate: 'problem', name: 'Rosa Lowe' })
    expect(problemsOf(found)).toEqual([
      '2 given name: Write the given name',
      '3 date of birth: “31/02/2016” is not a date. Write it as 2018-03-12 or 12/03/2018',
      '4 date of birth: The date of birth is after today',
      '5 date of birth: The date of birth is 26 years ago or more',
      '6 upn: This is no UPN: a UPN is a letter and then 12 digits',
      '7 status: “wizard” is not a status that is known. Write child protection plan, looked after, child in need, referred, outcome not known, family support plan, early help, cause for concern or stepped down',
      '8 status since: Write since when the status holds',
      '9 status since: The status begins after today',
      '10 status since: The status begins before the child was born',
      '11 legal basis: Write the legal basis as s17, s47, s20 or s31, or leave it empty',
      '12 case holder: Nobody who may hold a case is called “Nobody Here”. Write their name or e-mail address',
      '13 case holder: Several people have this name. Write the e-mail address',
      '14 given name: It begins with =, which a spreadsheet would run as a formula: remove it',
    ])
  })
})

describe('a row', () => {
  const columns = 'name|dob|upn|status|since|family'

  test('about a child who is here leaves the child as it is, says what differs, and offers a status that is newly held', () => {
    const there = here('Rosa Marchbank', '2016-05-04', { statuses: ['early_help'] })
    const found = preview(columns, ['Rosa Marchbank|04/05/2016|H801200001001|CIN s17|01/02/2026|'], [there])
    expect(found.rows[0]).toMatchObject({
      fate: 'here',
      differs: ['UPN in the file and not here'],
      offers: { status: 'child_in_need', legalBasis: 's17' },
    })
    expect(children(found)).toEqual([])
    expect(statusesToRecord(found, new Set())).toEqual([])
    expect(statusesToRecord(found, new Set([2]))).toMatchObject([
      { childId: there.childId, status: { status: 'child_in_need' } },
    ])
    const held = here('Rosa Marchbank', '2016-05-04', { statuses: ['child_in_need'] })
    const known = preview(columns, ['Rosa Marchbank|04/05/2016||CIN s17|01/02/2026|'], [held])
    expect(known.rows[0]).toMatchObject({ fate: 'here', differs: [], offers: null })
    expect(statusesToRecord(known, new Set([2]))).toEqual([])
  })

  test('that is likely to be about one waits for a person to say so', () => {
    const found = preview(
      columns,
      ['Rosie Marchbank|04/05/2016'],
      [here('Rosa Marchbank', '2016-05-04'), here('Rosa Marchbank', null)],
    )
    expect(fates(found)).toBe('new')
    const nearly = preview(columns, ['Rosa Marchbank|05/04/2016'], [here('Rosa Marchbank', '2016-05-04')])
    expect(nearly.rows[0]).toMatchObject({
      fate: 'unsure',
      mayBe: [{ childId: 'Rosa Marchbank', why: 'The same name, and nearly the same date of birth' }],
    })
    expect(children(nearly)).toEqual([])
    expect(children(nearly, [2])).toHaveLength(1)
    expect(children(nearly, [3])).toEqual([])
  })

  test('with the same child as an earlier row gives it a further status, each once', () => {
    const found = preview(columns, [
      'Rosa Marchbank|04/05/2016||CP|01/02/2026|',
      'Rosa Marchbank|04/05/2016||LAC|03/02/2026|',
      'Rosa Marchbank|04/05/2016||LAC|03/02/2026|',
    ])
    expect(fates(found)).toBe('new goes_with goes_with')
    expect(children(found)[0]?.statuses.map(({ status }) => status)).toEqual(['child_protection_plan', 'looked_after'])
  })

  test('comes into the family of the rows that have the same, and of a child who is here', () => {
    const found = preview(
      columns,
      ['Rosa Marchbank|04/05/2016||||H12', 'Ivo Lowe|04/05/2012||||H12', 'Kit Tindle|04/05/2011||||Tindle and Rao'],
      [],
    )
    const [rosa, ivo, kit] = children(found).map(({ family }) => family)
    expect([rosa?.key === ivo?.key, rosa?.name, kit?.name]).toEqual([true, 'Marchbank', 'Tindle and Rao'])
    const joined = preview(
      columns,
      ['Rosa Marchbank|04/05/2016||||H12', 'Ivo Lowe|04/05/2012||||H12'],
      [here('Rosa Marchbank', '2016-05-04')],
    )
    expect(children(joined)[0]?.family).toMatchObject({ familyId: 'f Marchbank', name: 'Marchbank' })
  })
})
