import { decode, readCsv, type CsvReading } from './csv.ts'
import { readIcalTerms } from './ical-terms.ts'
import { academicSessionTerms, isAcademicSessions, readOneRosterZip } from './oneroster-terms.ts'

const mostBytes = 2 * 1024 * 1024

/**
 * Reads a file of term dates, whatever it is: a CSV, an iCalendar file, or OneRoster 1.2 (its zip or academicSessions.csv
 * alone), told apart by what is in it. All come out as one sheet of name, kind, starts and ends.
 */
export function readTermFile(bytes: Uint8Array): CsvReading {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readOneRosterZip(bytes) ?? readCsv(bytes)
  const head = bytes.byteLength > mostBytes ? '' : decode(bytes).trimStart()
  if (/^BEGIN:VCALENDAR/i.test(head)) return readIcalTerms(head)
  const reading = readCsv(bytes)
  return reading.ok && isAcademicSessions(reading.headings)
    ? academicSessionTerms(reading.headings, reading.rows)
    : reading
}
