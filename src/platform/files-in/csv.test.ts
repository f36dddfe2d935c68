import { describe, expect, test } from 'vitest'
import { csvLimits, readCsv } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const rowsOf = (input: Uint8Array | string) => {
  const reading = readCsv(typeof input === 'string' ? bytes(input) : input)
  return reading.ok ? reading.rows : reading.problems
}

describe('a CSV file', () => {
  test('is read with commas, semicolons or tabs, any line ends and a byte order mark', () => {
    const wanted = [{ row: 2, cells: { name: 'Nia', 'start date': '2026-09-01' } }]
    expect(rowsOf('name,Start_Date\nNia,2026-09-01\n')).toEqual(wanted)
    expect(rowsOf('\ufeffName;start  date\r\nNia;2026-09-01\r\n')).toEqual(wanted)
    expect(rowsOf('NAME\tstart-date\rNia\t2026-09-01')).toEqual(wanted)
  })

  test('is read in UTF-16 and in the old Windows code page', () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffname\tpost\nSiân\tDSL\n', 'utf16le'))
    expect(rowsOf(utf16)).toEqual([{ row: 2, cells: { name: 'Siân', post: 'DSL' } }])
    const windows = new Uint8Array(Buffer.from('name,post\nSi\u00e2n,DSL\n', 'latin1'))
    expect(rowsOf(windows)).toEqual([{ row: 2, cells: { name: 'Siân', post: 'DSL' } }])
  })

  test('may hold commas, quotation marks and new lines inside quotation marks', () => {
    expect(rowsOf('name,post\n"Holt, Nia","says ""hello""\nhere"\nGwen,Head')).toEqual([
      { row: 2, cells: { name: 'Holt, Nia', post: 'says "hello"\nhere' } },
      { row: 3, cells: { name: 'Gwen', post: 'Head' } },
    ])
  })

  test('keeps the numbers the spreadsheet shows when rows are empty or short', () => {
    expect(rowsOf('name,post\n,\n\nNia\n')).toEqual([{ row: 4, cells: { name: 'Nia', post: '' } }])
  })

  test('says what is wrong and where', () => {
    expect(rowsOf('')).toEqual(['The file is empty'])
    expect(rowsOf('name\n')).toEqual(['The file has headings and no rows under them'])
    expect(rowsOf('name,name\na,b')).toEqual(['Two columns are called "name". Rename one of them'])
    expect(rowsOf('name,,post\na,b,c')).toEqual(['Column 2 has no heading in the first row'])
    expect(rowsOf('name\na,b')).toEqual([
      'Row 2: it has more cells than there are headings (1). Put quotation marks around text with commas in it',
    ])
    expect(rowsOf('name\n"a')).toEqual([expect.stringMatching(/^A quotation mark is opened and never closed/)])
    expect(rowsOf('name\na"b"c\n"d"e')).toEqual([expect.stringMatching(/quotation mark is in the wrong place/)])
    expect(rowsOf('PK\u0003\u0004')).toEqual([expect.stringMatching(/^This is a spreadsheet/)])
    expect(rowsOf('a\0b')).toEqual([expect.stringMatching(/^This is not a CSV file/)])
  })

  test('has a largest size and a largest number of rows', () => {
    expect(rowsOf(new Uint8Array(csvLimits.bytes + 1))).toEqual([expect.stringMatching(/larger than 2 MB/)])
    expect(rowsOf(`name\n${'a\n'.repeat(10_000)}`)).toHaveLength(10_000)
    expect(rowsOf(`name\n${'a\n'.repeat(10_001)}`)).toEqual([expect.stringMatching(/more than 10,000 rows/)])
    expect(rowsOf(`name\n${'a'.repeat(2_001)}`)).toEqual(['Row 2: a cell is longer than 2,000 characters'])
  })
})
