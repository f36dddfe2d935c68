import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { importTerms } from '../../domain/calendar/import-terms.ts'
import { csvLimits } from './csv.ts'
import { readTermFile } from './term-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const calendar = (...events: string[]) =>
  bytes(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a school//', ...events, 'END:VCALENDAR', ''].join('\r\n'))
const event = (summary: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${summary}`, `SUMMARY:${summary}`, ...lines, 'END:VEVENT'].join('\r\n')
const days = (from: string, to?: string) => [
  `DTSTART;VALUE=DATE:${from}`,
  ...(to === undefined ? [] : [`DTEND;VALUE=DATE:${to}`]),
]

const read = async (file: Uint8Array) => {
  const reading = await readTermFile(file)
  if (!reading.ok) return reading.problems
  const { periods, problems } = importTerms(reading.headings, reading.rows)
  return [
    ...periods.map(({ kind, name, startsOn, endsOn }) => `${kind} ${name} ${startsOn} ${endsOn}`),
    ...problems.map(({ row, column, words }) => `${row} ${column}: ${words}`),
    ...(reading.notes ?? []),
  ]
}

describe('an iCalendar file', () => {
  test('gives the dates of term and leaves the rest of the school year out', async () => {
    const file = calendar(
      event('Autumn term', ...days('20260902', '20261219')),
      event('Half-term holiday', ...days('20261026', '20261031')),
      event('INSET day', ...days('20260901')),
      event('Summer fair', ...days('20260704')),
      event('School closed: polling', ...days('20261203', '20261204')),
    )
    expect(await read(file)).toEqual([
      'inset INSET day 2026-09-01 2026-09-01',
      'term Autumn term 2026-09-02 2026-12-18',
      'holiday Half-term holiday 2026-10-26 2026-10-30',
      'closure School closed: polling 2026-12-03 2026-12-03',
      '1 other event is left out',
    ])
  })

  test('joins the two ends of a term, however they are written', async () => {
    const file = calendar(
      event('Spring Term Ends', ...days('20270325')),
      event('Spring Term Starts', ...days('20270104')),
      event('First day of summer term', ...days('20270412')),
      event('Last day of summer term', ...days('20270721')),
    )
    expect(await read(file)).toEqual([
      'term Spring term 2027-01-04 2027-03-25',
      'term Summer term 2027-04-12 2027-07-21',
    ])
  })

  test('shows an end without a beginning as a row to mend', async () => {
    expect(await read(calendar(event('Spring term ends', ...days('20270325'))))).toEqual([
      '1 starts: Write a date, as 2026-09-01 or 01/09/2026',
    ])
  })

  test('reads times in London, also across the change of clocks', async () => {
    const file = calendar(
      event('INSET day', 'DTSTART:20260831T230000Z', 'DTEND:20260901T150000Z'),
      event('Staff training', 'DTSTART;TZID=Europe/London:20270104T090000', 'DTEND;TZID=Europe/London:20270105T000000'),
    )
    expect(await read(file)).toEqual([
      'inset INSET day 2026-09-01 2026-09-01',
      'inset Staff training 2027-01-04 2027-01-04',
    ])
  })

  test('says what it cannot read', async () => {
    expect((await read(bytes('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n')))[0]).toMatch(/not a whole iCalendar file|No event/)
    expect(await read(calendar(event('Concert', ...days('20260704'))))).toEqual([
      'No event in this calendar is a term, a holiday, an INSET day or a closure',
    ])
    expect(await read(calendar(event('INSET day', ...days('20260901'), 'RRULE:FREQ=WEEKLY')))).toEqual([
      '“INSET day” repeats itself. Write its dates out one by one',
    ])
  })
})

const sessions = [
  'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
  'y1,active,2026-06-01T00:00:00.000Z,2026 to 2027,schoolYear,2026-09-01,2027-07-31,,2027',
  't1,active,2026-06-01T00:00:00.000Z,Autumn term,term,2026-09-02,2026-12-18,y1,2027',
  'g1,active,2026-06-01T00:00:00.000Z,Autumn 1,gradingPeriod,2026-09-02,2026-10-23,t1,2027',
  't9,tobedeleted,2026-06-01T00:00:00.000Z,Old term,term,2026-01-05,2026-03-27,y1,2027',
  '',
].join('\r\n')
const wanted = [
  'term Autumn term 2026-09-02 2026-12-18',
  'half_term Autumn 1 2026-09-02 2026-10-23',
  '2 other sessions are left out',
]

describe('a OneRoster 1.2 export', () => {
  test('is read from the zip as a whole, and from academicSessions.csv alone', async () => {
    const zip = zipSync({
      'manifest.csv': strToU8('a,b'),
      'academicSessions.csv': strToU8(sessions),
      'users.csv': strToU8('x'),
    })
    expect(await read(zip)).toEqual(wanted)
    expect(await read(bytes(sessions))).toEqual(wanted)
  })

  test('is refused when it is damaged, too large, or holds no terms', async () => {
    expect((await read(zipSync({ 'academicSessions.csv': strToU8(sessions) }).slice(0, 60)))[0]).toMatch(/damaged/)
    expect((await read(zipSync({ 'academicSessions.csv': new Uint8Array(csvLimits.bytes + 1) })))[0]).toMatch(
      /larger than 2 MB/,
    )
    expect((await read(zipSync({ 'academicSessions.csv': strToU8('sourcedId,title\n1,a\n') })))[0]).toMatch(
      /not the columns/,
    )
    expect((await read(zipSync({ 'xl/workbook.xml': strToU8('x') })))[0]).toMatch(/^This is a spreadsheet/)
  })
})

test('a CSV file is read as before', async () => {
  expect(await read(bytes('name,kind,starts,ends\nAutumn term,term,2026-09-02,2026-12-18\n'))).toEqual([wanted[0]])
})
