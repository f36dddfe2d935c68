import { describe, expect, test } from 'vitest'
import { importStaff } from './import-staff.ts'

const headings = [
  'name',
  'email',
  'post',
  'roles',
  "line manager's email",
  'start date',
  'contracted hours',
  'newly qualified',
  'holds cases',
  'clinical role',
  'occupational standard',
  'standard interval',
  'standard minutes',
]
const sheet = (...people: Record<string, string>[]) => people.map((cells, index) => ({ row: index + 2, cells }))
const preview = (people: Record<string, string>[], existing: string[] = []) =>
  importStaff(headings, sheet(...people), existing)
const words = (people: Record<string, string>[], existing: string[] = []) =>
  preview(people, existing).problems.map(({ row, column, words: said }) => `${row} ${column}: ${said}`)
const nia = { name: 'Nia Holt', email: 'nia@example.org' }
const manager = "line manager's email"

describe('the preview of a staff import', () => {
  test('a full row becomes a person', () => {
    const cells = {
      ...nia,
      post: 'Family worker',
      roles: 'Supervisee; Deputy DSL',
      [manager]: 'GWEN@example.org',
      'start date': '01/09/2025',
      'contracted hours': '32,5',
      'newly qualified': 'Yes',
      'holds cases': 'n',
      'clinical role': 'yes',
      'occupational standard': 'y',
      'standard interval': '6 Weeks',
      'standard minutes': '90',
    }
    const [fate] = preview([cells], ['gwen@example.org']).rows
    expect(fate).toMatchObject({
      fate: 'new',
      person: {
        name: 'Nia Holt',
        post: 'Family worker',
        roles: ['supervisee', 'deputy_dsl'],
        contractedHours: 32.5,
        newlyQualified: true,
        holdsCases: false,
        clinicalRole: true,
        occupationalStandard: true,
        standardInterval: '6 weeks',
        standardMinutes: 90,
      },
    })
    expect(fate?.fate === 'new' && fate.person.startsOn?.toString()).toBe('2025-09-01')
  })

  test('somebody with the same e-mail in any case is already here', () => {
    const { rows, counts } = preview([nia, { name: 'Idris', email: 'idris@example.org' }], ['NIA@example.org'])
    expect(rows.map(({ fate }) => fate)).toEqual(['already_here', 'new'])
    expect(counts).toEqual({ new: 1, alreadyHere: 1, problem: 0 })
  })

  test('the second row with an address is a problem that names the first', () => {
    expect(words([nia, { ...nia, email: 'Nia@Example.org ' }])).toEqual(['3 email: Row 2 has the same address'])
  })

  test('a line manager may be here or anywhere in the file, and must be somewhere', () => {
    const gwen = { name: 'Gwen', email: 'gwen@example.org' }
    expect(words([{ ...nia, [manager]: 'gwen@example.org' }, gwen])).toEqual([])
    expect(words([{ ...nia, [manager]: 'gwen@example.org' }])[0]).toMatch(/nobody with this address/)
    expect(words([{ ...nia, [manager]: 'nia@example.org' }])[0]).toMatch(/their own line manager/)
  })

  test('a problem with the line manager is a problem for everybody below', () => {
    const below = { name: 'Idris', email: 'idris@example.org', [manager]: 'nia@example.org' }
    const bottom = { name: 'Tobias', email: 'tobias@example.org', [manager]: 'idris@example.org' }
    expect(words([bottom, below, { ...nia, name: '' }]).map((said) => said.slice(0, 60))).toEqual([
      "2 line manager's email: The line manager is in row 3, which ",
      "3 line manager's email: The line manager is in row 4, which ",
      "4 name: Write the person's name",
    ])
  })

  test('line managers that go round in a circle are refused', () => {
    const idris = { name: 'Idris', email: 'idris@example.org', [manager]: 'nia@example.org' }
    expect(preview([{ ...nia, [manager]: 'idris@example.org' }, idris]).counts.problem).toBe(2)
  })

  test.each(['=HYPERLINK("x")', '+44', '-Nia', '@Nia'])(
    'a name that a spreadsheet would run is refused: %s',
    (name) => {
      expect(words([{ ...nia, name }])[0]).toMatch(/^2 name: .*formula/)
      expect(words([{ ...nia, post: name }])[0]).toMatch(/^2 post: .*formula/)
    },
  )

  test('text that is too long, unseen characters and values that are not what they should be are refused', () => {
    expect(words([{ ...nia, name: 'a'.repeat(121) }])[0]).toMatch(/121 characters long, and the most is 120/)
    expect(words([{ ...nia, name: 'Nia\u202eHolt' }])[0]).toMatch(/cannot be seen/)
    expect(words([{ ...nia, email: 'nia at example' }])[0]).toMatch(/is not an e-mail address/)
    expect(words([{ ...nia, email: '' }])[0]).toMatch(/how people are told apart/)
    expect(words([{ ...nia, roles: 'supervisee;toString' }])[0]).toMatch(/"tostring" is not a role/)
    expect(words([{ ...nia, 'contracted hours': '61' }])[0]).toMatch(/number up to 60/)
    expect(words([{ ...nia, 'contracted hours': '1e1' }])[0]).toMatch(/number up to 60/)
    expect(words([{ ...nia, 'newly qualified': 'perhaps' }])[0]).toBe('2 newly qualified: Write yes or no')
    expect(words([{ ...nia, 'start date': '31/09/2025' }])[0]).toMatch(/is not a date/)
  })

  test('the names of the roles on our own pages are read, in any case', () => {
    const roles = (written: string) =>
      preview([{ ...nia, roles: written }]).rows.map((row) =>
        row.fate === 'problem' ? row.problems : row.person.roles,
      )
    expect(roles('Supervisee; Deputy safeguarding lead')).toEqual([['supervisee', 'deputy_dsl']])
    expect(roles('Designated safeguarding lead, Safeguarding governor')).toEqual([['dsl', 'governor']])
  })

  test('a row with a problem still says whose it is', () => {
    expect(preview([{ ...nia, roles: 'wizard' }]).rows).toMatchObject([
      { fate: 'problem', name: nia.name, email: nia.email },
    ])
  })

  test('a row with many problems tells them all', () => {
    expect(words([{ name: '', email: 'x', 'holds cases': 'maybe' }])).toHaveLength(3)
  })

  test('a sheet without names or addresses is refused as a whole', () => {
    expect(importStaff(['name'], sheet(nia), []).problems).toEqual([
      {
        row: 1,
        column: 'email',
        words: 'There is no column called “email”',
      },
    ])
  })

  test('columns that are not known are named', () => {
    expect(importStaff(['name', 'email', 'colour', ''], sheet(nia), []).ignored).toEqual(['colour'])
  })

  test('what the standard of an occupation asks for is whole minutes, and so many weeks or months', () => {
    const said = (cells: Record<string, string>) => words([{ ...nia, ...cells }])
    for (const interval of ['6', 'weekly', '0 weeks', '53 weeks', '13 months', '1.5 weeks', '6 fortnights']) {
      expect(said({ 'standard interval': interval })).toEqual([
        '2 standard interval: Write how often as 6 weeks or 2 months',
      ])
    }
    for (const interval of ['1 week', '52 weeks', '12 months', ' 6  Weeks ']) {
      expect(said({ 'standard interval': interval })).toEqual([])
    }
    for (const minutes of ['0', '601', '1.5', 'an hour']) {
      expect(said({ 'standard minutes': minutes })).toEqual([
        '2 standard minutes: Write whole minutes from 1 to 600, as 90',
      ])
    }
    expect(said({ 'occupational standard': 'maybe' })).toEqual(['2 occupational standard: Write yes or no'])
  })
})
