import { describe, expect, test } from 'vitest'
import { importTerms } from './import-terms.ts'

const headings = ['name', 'kind', 'starts', 'ends']
const rows = (...lines: string[]) =>
  lines.map((line, index) => {
    const [name = '', kind = '', starts = '', ends = ''] = line.split('|')
    return { row: index + 2, cells: { name, kind, starts, ends } }
  })
const words = (...lines: string[]) =>
  importTerms(headings, rows(...lines)).problems.map(({ row, column, words: said }) => `${row} ${column}: ${said}`)

describe('term dates from a sheet', () => {
  test('dates may be written in both ways, and kinds as people say them', () => {
    const { periods, problems } = importTerms(
      headings,
      rows(
        'Autumn term|Term|2026-09-02|18/12/2026',
        'Break|Half-term holiday|26/10/2026|30/10/2026',
        'Training|INSET day|01/09/2026|',
        'Autumn 1|half_term|2026-09-02|2026-10-23',
      ),
    )
    expect(problems).toEqual([])
    expect(periods.map(({ kind, startsOn, endsOn }) => `${kind} ${startsOn} ${endsOn}`)).toEqual([
      'term 2026-09-02 2026-12-18',
      'holiday 2026-10-26 2026-10-30',
      'inset 2026-09-01 2026-09-01',
      'half_term 2026-09-02 2026-10-23',
    ])
  })

  test('every problem names its row and column and says what to do', () => {
    expect(words('|term|2026-09-02|2026-12-18', 'A|constructor|2026-09-02|2026-12-18')).toEqual([
      '2 name: Give it a name, such as Autumn term',
      '3 kind: Write term, half-term, holiday, INSET or closure',
    ])
    expect(words('A|term|30/02/2026|')).toEqual([
      '2 starts: "30/02/2026" is not a date. Write it as 2026-09-01 or 01/09/2026',
      '2 ends: Write a date, as 2026-09-01 or 01/09/2026',
    ])
    expect(words('A|term|2026-12-18|2026-09-02')[0]).toMatch(/^2 ends: It ends on .* before it starts on /)
    expect(words('=A|term|2026-09-02|2026-12-18')[0]).toMatch(/formula/)
  })

  test('overlapping terms are a problem of the later row, and the first is kept', () => {
    const { rows: fates, problems } = importTerms(
      headings,
      rows('Autumn|term|2026-09-02|2026-12-18', 'Spring|term|2026-12-18|2027-03-25'),
    )
    expect(fates.map(({ fate }) => fate)).toEqual(['accepted', 'problem'])
    expect(problems[0]?.words).toMatch(/^It overlaps Autumn, 2/)
  })

  test('the same row twice, a year too long and a half-term partly outside its term are problems', () => {
    expect(words('A|inset|2026-09-01|', 'B|inset|2026-09-01|')).toEqual(['3 starts: The same INSET day is here twice'])
    expect(words('A|term|2026-09-02|2027-07-20')[0]).toMatch(/too long for a term/)
    expect(words('A|term|2026-09-02|2026-12-18', 'B|half-term|2026-11-02|2026-12-21')[0]).toMatch(/partly outside A/)
  })

  test('a half-term of one week is asked about, because it is the holiday', () => {
    expect(words('Half term|half term|2026-10-26|2026-10-30')[0]).toMatch(
      /^2 kind: 5 days is too short for a half-term/,
    )
  })

  test('a sheet without the columns is refused as a whole', () => {
    const { problems, rows: fates } = importTerms(['name'], rows('A'))
    expect(fates).toEqual([])
    expect(problems.map(({ words: said }) => said)).toEqual([
      'There is no column called “kind”',
      'There is no column called “starts”',
    ])
  })
})
