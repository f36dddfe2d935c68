import { describe, expect, test } from 'vitest'
import { agencyStanding, amendmentInWords, type AgencyFacts } from './agency-standing.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const today = day('2026-03-12')
const agency = (more: Partial<AgencyFacts> = {}): AgencyFacts => ({
  tellBy: day('2026-03-16'),
  toldOn: null,
  answer: null,
  answeredOn: null,
  ...more,
})
const words = (more: Partial<AgencyFacts>) => {
  const { state, words: said } = agencyStanding(agency(more), today)
  return `${state}: ${said.replaceAll('\u00a0', ' ')}`
}

describe('how it stands with an agency', () => {
  test('until its day it is to be told, and after it that is late', () => {
    expect(words({})).toBe('due: To be told by 16 March')
    expect(words({ tellBy: today })).toBe('due: To be told by today, 12 March')
    expect(words({ tellBy: day('2026-03-09') })).toBe('overdue: Not told, 3 days over')
  })

  test('once told, the days without an answer are counted and never called late', () => {
    expect(words({ toldOn: today })).toBe('upcoming: Told 12 March, no answer yet')
    expect(words({ toldOn: day('2026-01-02') })).toBe('upcoming: Told 2 January, no answer for 69 days')
  })

  test('an answer stands with its day, and one that disagrees leaves something to be done', () => {
    const told = { toldOn: day('2026-03-10'), answeredOn: day('2026-03-11') }
    expect(words({ ...told, answer: 'agrees' })).toBe('met: Agrees, 11 March')
    expect(words({ ...told, answer: 'disagrees' })).toBe('overdue: Disagrees, 11 March')
  })
})

describe('a change of a plan in a sentence', () => {
  const told = { toldOn: today }
  test('says what is still to be done', () => {
    expect(amendmentInWords([])).toBe('No agency is named yet.')
    expect(amendmentInWords([agency(), agency(), agency(told)])).toBe(
      '2 agencies to be told, 1 agency told and not answered.',
    )
  })

  test('says when somebody disagrees, and when all is done', () => {
    const answered = (answer: AgencyFacts['answer']) => agency({ ...told, answer, answeredOn: today })
    expect(amendmentInWords([answered('agrees'), answered('disagrees')])).toBe('1 agency disagrees.')
    expect(amendmentInWords([answered('agrees'), answered('has_noted')])).toBe('All have heard of it and answered.')
  })
})
