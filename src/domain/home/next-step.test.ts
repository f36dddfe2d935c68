import { expect, test } from 'vitest'
import type { HomeFacts } from './home-facts.ts'
import { nextStep, stepsFor } from './next-step.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const day = (text: string) => Temporal.PlainDate.from(text)

const nothing: HomeFacts = {
  today,
  word: 'agreement',
  takesPart: true,
  secondFactor: true,
  rolesToConfirm: [],
  signatures: [],
  turns: [],
  sessionsNow: [],
  parts: [],
  unfinished: [],
  agreements: 1,
  organisation: null,
  series: [],
  unexplained: [],
  reviews: [],
  overdueActions: 0,
  next: null,
}

const everything: HomeFacts = {
  ...nothing,
  secondFactor: false,
  rolesToConfirm: [{ name: 'Jonas Pell', role: 'deputy DSL' }],
  signatures: [{ sessionId: 's1', on: day('2025-12-05'), withName: 'Idris Falodun', otherSignedOn: day('2026-03-11') }],
  turns: [
    { agreementId: 'a1', withName: 'Idris Falodun', proposedOn: day('2026-03-10'), otherSigned: false },
    { agreementId: 'a2', withName: 'Gwen Abara-Holt', proposedOn: day('2026-03-10'), otherSigned: true },
  ],
  sessionsNow: [
    {
      sessionId: 's2',
      withName: 'Idris Falodun',
      state: 'planned',
      at: Temporal.PlainDateTime.from('2026-03-12T15:45'),
      venue: 'Willow Room',
    },
    {
      sessionId: 's6',
      withName: 'Idris Falodun',
      state: 'open',
      at: Temporal.PlainDateTime.from('2026-03-12T15:45'),
      venue: '',
    },
  ],
  parts: [
    {
      sessionId: 's3',
      on: day('2027-03-26'),
      written: ['Rosa Ellery'],
      unwritten: ['Tobias Ellery', 'Leo Sandiford'],
      firstChildId: 'c1',
    },
  ],
  unfinished: [{ sessionId: 's4', on: day('2025-12-05'), withName: 'Dev Mistry-Crane' }],
  agreements: 0,
  organisation: { hasTermDates: false, people: 1, withoutRole: 2, invited: 3, withoutAgreement: 4 },
  series: [
    { agreementId: 'a1', withName: 'Idris Falodun', runsOutOn: day('2026-04-01') },
    { agreementId: 'a2', withName: 'Gwen Abara-Holt', runsOutOn: null },
    { agreementId: 'a3', withName: 'Dev Mistry-Crane', runsOutOn: day('2026-07-01') },
  ],
  unexplained: [{ sessionId: 's5', on: day('2025-12-05'), withName: 'Dev Mistry-Crane' }],
  reviews: [{ agreementId: 'a1', withName: 'Idris Falodun', reviewOn: day('2026-04-01') }],
  overdueActions: 2,
}

test('what waits comes in the order of what it holds up', () => {
  expect([...new Set(stepsFor(everything).map((step) => step.kind))]).toEqual([
    'sign_record',
    'agree',
    'session_now',
    'own_part',
    'finish_record',
    'second_factor',
    'confirm_role',
    'draft_agreement',
    'organisation',
    'plan_sessions',
    'say_what_happened',
    'review_agreement',
    'overdue_actions',
  ])
})

test('the next step is the first of what waits', () => {
  expect(nextStep(everything).title).toBe('Read and sign the record of your session on 5\u00a0December 2025')
  expect(nextStep({ ...everything, signatures: [] }).title).toBe('Read the supervision agreement Idris proposes')
  expect(nextStep({ ...everything, signatures: [], turns: [] }).title).toBe(
    'Your session with Idris is today at 3.45pm',
  )
})

test('every title has at most 12 words, and every step says why and has one thing to do', () => {
  for (const step of [...stepsFor(everything), nextStep(nothing), nextStep({ ...nothing, next: upcoming })]) {
    expect(step.title.split(/\s+/).length).toBeLessThanOrEqual(12)
    expect(step.why).not.toBe('')
    expect(step.title).not.toMatch(/!|please|successfully/i)
  }
  expect(stepsFor(everything).every((step) => step.action !== null)).toBe(true)
})

const upcoming = { sessionId: 's9', at: Temporal.PlainDateTime.from('2026-03-26T15:45'), withName: 'Idris Falodun' }

test('who has nothing to do is up to date, and is told when the next session is', () => {
  expect(nextStep({ ...nothing, next: upcoming }).title).toBe(
    'You are up to date. Your next session is on 26\u00a0March.',
  )
  expect(nextStep(nothing).title).toBe('You are up to date')
})

test('an own part that is written, and a series that reaches far enough, ask for nothing', () => {
  const part = { sessionId: 's3', on: day('2026-03-26'), written: ['Rosa Ellery'], unwritten: [], firstChildId: null }
  const series = [{ agreementId: 'a1', withName: 'Idris Falodun', runsOutOn: day('2026-04-10') }]
  expect(stepsFor({ ...nothing, parts: [part], series })).toEqual([])
})

test('a part half written says how much is left and opens the first child', () => {
  const [step] = stepsFor({ ...nothing, parts: everything.parts })
  expect(step?.short).toBe('2 of 3 to write')
  expect(step?.why).toBe('Rosa Ellery is written. Tobias Ellery and Leo Sandiford are still to do.')
  expect(step?.action?.href).toBe('/sessions/s3/prepare/c1')
})

test('somebody in no supervision is asked for no second factor and no agreement', () => {
  expect(stepsFor({ ...nothing, takesPart: false, secondFactor: false, agreements: 0 })).toEqual([])
})

test('whoever cannot sign yet is told so where a signature is due', () => {
  const [step] = stepsFor({ ...nothing, secondFactor: false, signatures: everything.signatures })
  expect(step?.why).toContain('set it up in your account')
})

test('the organisation’s own word stands in for agreement', () => {
  expect(nextStep({ ...nothing, word: 'contract', agreements: 0 }).title).toBe('Draft your supervision contract')
})
