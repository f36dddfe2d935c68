import { CsvError, parse } from 'csv-parse/sync'
import { plainHeading, type SheetRow } from '../../domain/imports/sheet-row.ts'

/** What was read from a file, or why it could not be, in words for the person who chose it. */
export type CsvReading =
  | {
      readonly ok: true
      readonly headings: readonly string[]
      readonly rows: readonly SheetRow[]
      /** what was left out in reading, in words */
      readonly notes?: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly string[] }

export const csvLimits = { bytes: 2 * 1024 * 1024, rows: 10_000, columns: 60, cell: 2_000, problems: 20 } as const

/**
 * Reads a CSV file as Excel, Google Sheets and management information systems write it: with or without a byte order
 * mark, in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs, any line ends, quoted or not. The first row
 * holds the headings, which come out in the form of `plainHeading`. Empty rows are passed over and keep their numbers,
 * so a row has the number that the spreadsheet shows. At most 2 MB and 10,000 rows.
 */
export function readCsv(bytes: Uint8Array): CsvReading {
  if (bytes.byteLength > csvLimits.bytes) return refused('The file is larger than 2 MB. Split it into smaller files')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return refused('This is a spreadsheet, not a CSV file. Open it and save it as CSV, then choose that file')
  }
  const text = decode(bytes)
  if (text.includes('\0')) return refused('This is not a CSV file. Save the sheet as CSV, then choose that file')
  if (text.trim() === '') return refused('The file is empty')
  try {
    return tableOf(parseRecords(text))
  } catch (error) {
    if (error instanceof CsvError) return refused(inWords(error))
    throw error
  }
}

export const refused = (...problems: string[]): CsvReading => ({ ok: false, problems })

/** The text of a file in whichever of the usual encodings it is. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Excel for Windows still saves "CSV" in the old Western code page.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function parseRecords(text: string): string[][] {
  return parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: csvLimits.rows + 2,
    trim: true,
  })
}

/** The commonest of the three separators on the line of headings, outside quotation marks. */
function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const count = (mark: string) => line.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function tableOf(records: readonly string[][]): CsvReading {
  const first = records.findIndex((record) => !isBlank(record))
  const headings = (records[first] ?? []).map(plainHeading)
  while (headings.at(-1) === '') headings.pop()
  const problems = headingProblems(headings)
  if (problems.length > 0) return refused(...problems)
  const rows: SheetRow[] = []
  for (const [place, record] of records.entries()) {
    if (place <= first || isBlank(record)) continue
    const row = place + 1
    if (rows.length >= csvLimits.rows) return refused('The file has more than 10,000 rows. Split it into smaller files')
    const problem = rowProblem(record, headings.length)
    if (problem) problems.push(`Row ${row}: ${problem}`)
    if (problems.length >= csvLimits.problems) break
    rows.push({ row, cells: Object.fromEntries(headings.map((heading, index) => [heading, record[index] ?? ''])) })
  }
  if (problems.length > 0) return refused(...problems)
  return rows.length === 0 ? refused('The file has headings and no rows under them') : { ok: true, headings, rows }
}

const isBlank = (record: readonly string[]) => record.every((cell) => cell.trim() === '')

function headingProblems(headings: readonly string[]): string[] {
  if (headings.length > csvLimits.columns) return [`The file has more than ${csvLimits.columns} columns`]
  if (headings.includes('')) return [`Column ${headings.indexOf('') + 1} has no heading in the first row`]
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index)
  return twice === undefined ? [] : [`Two columns are called "${twice.slice(0, 60)}". Rename one of them`]
}

function rowProblem(record: readonly string[], columns: number): string | null {
  const extra = record.slice(columns).some((cell) => cell.trim() !== '')
  if (extra)
    return `it has more cells than there are headings (${columns}). Put quotation marks around text with commas in it`
  return record.some((cell) => cell.length > csvLimits.cell) ? 'a cell is longer than 2,000 characters' : null
}

function inWords(error: CsvError): string {
  const line = 'lines' in error && typeof error.lines === 'number' ? ` near line ${error.lines}` : ''
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `A quotation mark is opened and never closed${line}`
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `A quotation mark is in the wrong place${line}. Write it twice where it is part of the text`
    default:
      return `The file could not be read as CSV${line}`
  }
}
