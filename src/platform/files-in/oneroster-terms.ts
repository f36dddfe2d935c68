import { unzipSync } from 'fflate'
import type { SheetRow } from '../../domain/imports/sheet-row.ts'
import { csvLimits, readCsv, refused, type CsvReading } from './csv.ts'

const file = 'academicsessions.csv'

/** What a type of academic session is in our calendar (1EdTech OneRoster 1.2, rostering CSV binding, academicSessions.csv). */
const kinds: Readonly<Record<string, string>> = { term: 'term', gradingperiod: 'half_term' }

/** Headings as `readCsv` gives them: it takes capitals and marks away. */
const column = { type: 'type', title: 'title', starts: 'startdate', ends: 'enddate', status: 'status', id: 'sourcedid' }

/** Whether the headings are those of OneRoster's academicSessions.csv. */
export const isAcademicSessions = (headings: readonly string[]): boolean =>
  [column.id, column.type, column.starts, column.ends].every((wanted) => headings.includes(wanted))

/**
 * The terms in a OneRoster 1.2 file set: the zip as a whole, of which only academicSessions.csv is opened and at most 2 MB of
 * it. Null when the zip holds no such file.
 */
export function readOneRosterZip(bytes: Uint8Array): CsvReading | null {
  let files: Record<string, Uint8Array>
  try {
    let tooLarge = false
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name.toLowerCase().split('/').at(-1) !== file) return false
        tooLarge ||= originalSize > csvLimits.bytes
        return !tooLarge
      },
    })
    if (tooLarge) return refused('academicSessions.csv is larger than 2 MB. Export one school year')
  } catch {
    return refused('The zip file is damaged. Export it again, then choose that file')
  }
  const [csv] = Object.values(files)
  if (csv === undefined) return null
  const reading = readCsv(csv)
  return reading.ok ? academicSessionTerms(reading.headings, reading.rows) : reading
}

/**
 * Academic sessions as a sheet of name, kind, starts and ends. Terms are terms, grading periods half-terms; school years and
 * semesters, and rows that are to be deleted, are counted and left out.
 */
export function academicSessionTerms(headings: readonly string[], rows: readonly SheetRow[]): CsvReading {
  if (!isAcademicSessions(headings)) {
    return refused(
      'academicSessions.csv has not the columns of OneRoster 1.2: sourcedId, title, type, startDate, endDate',
    )
  }
  const wanted = rows.filter(
    ({ cells }) =>
      kindOf(cells[column.type]) !== undefined && (cells[column.status] ?? '').toLowerCase() !== 'tobedeleted',
  )
  if (wanted.length === 0) return refused('No session in the file is a term or a grading period')
  const others = rows.length - wanted.length
  return {
    ok: true,
    headings: ['name', 'kind', 'starts', 'ends'],
    rows: wanted.map(({ row, cells }) => ({
      row,
      cells: {
        name: cells[column.title] ?? '',
        kind: kindOf(cells[column.type]) ?? '',
        starts: cells[column.starts] ?? '',
        ends: cells[column.ends] ?? '',
      },
    })),
    notes: others === 0 ? [] : [`${others} other ${others === 1 ? 'session is' : 'sessions are'} left out`],
  }
}

const kindOf = (type: string | undefined) => kinds[(type ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')]
