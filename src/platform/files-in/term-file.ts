import { decode, readCsv, type CsvReading } from './csv.ts'
import { academicSessionTerms, isAcademicSessions, readOneRosterZip } from './oneroster-terms.ts'

const mostBytes = 2 * 1024 * 1024

/**
 * Reads a file of term dates, whatever it is: a CSV, an iCalendar file, or OneRoster 1.2 (its zip or academicSessions.csv
 * alone), told apart by what is in it. All come out as one sheet of name, kind, starts and ends.
 */
export async function readTermFile(bytes: Uint8Array): Promise<CsvReading> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readOneRosterZip(bytes) ?? readCsv(bytes)
  const head = bytes.byteLength > mostBytes ? '' : decode(bytes).trimStart()
  if (/^BEGIN:VCALENDAR/i.test(head)) {
    // Read in when there is one: a calendar comes once a year, and what reads it would be in memory all the time.
    const { readIcalTerms } = await import('./ical-terms.ts')
    return readIcalTerms(head)
  }
  const reading = readCsv(bytes)
  return reading.ok && isAcademicSessions(reading.headings)
    ? academicSessionTerms(reading.headings, reading.rows)
    : reading
}
