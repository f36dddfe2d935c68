import { expect, test } from 'vitest'
import type { HomeFacts } from './home-facts.ts'
import { nothingToSettle } from './leaving-steps.ts'
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
  ownOverdue: [],
  missed: { overdue: [], nobody: [] },
  reviews: [],
  ownSupervisionMissing: false,
  overdueActions: [],
  lateForSafety: [],
  referrals: [],
  settle: nothingToSettle,
  groups: [],
  policy: null,
  next: null,
}

const everything: HomeFacts = {
  ...nothing,
  secondFactor: false,
  rolesToConfirm: [{ name: 'Jonas Pell', role: 'deputy DSL' }],
  signatures: [{ sessionId: 's1', on: day('2025-12-05'), withName: 'Idris Falodun', otherSignedOn: day('2026-03-11') }],
  turns: [
    {
      agreementId: 'a1',
      withName: 'Idris Falodun',
      proposedOn: day('2026-03-10'),
      otherSigned: false,
      isOwn: false,
      isChange: false,
    },
    {
      agreementId: 'a2',
      withName: 'Gwen Abara-Holt',
      proposedOn: day('2026-03-10'),
      otherSigned: true,
      isOwn: false,
      isChange: false,
    },
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
  organisation: { hasTermDates: false, policy: 'none', people: 1, withoutRole: 2, invited: 3, withoutAgreement: 4 },
  series: [
    { agreementId: 'a1', withName: 'Idris Falodun', runsOutOn: day('2026-04-01') },
    { agreementId: 'a2', withName: 'Gwen Abara-Holt', runsOutOn: null },
    { agreementId: 'a3', withName: 'Dev Mistry-Crane', runsOutOn: day('2026-07-01') },
  ],
  unexplained: [{ sessionId: 's5', on: day('2025-12-05'), withName: 'Dev Mistry-Crane' }],
  reviews: [{ agreementId: 'a1', withName: 'Idris Falodun', reviewOn: day('2026-04-01') }],
  ownOverdue: [{ agreementId: 'a4', withName: 'Idris Falodun', words: '19 days over', next: null }],
  missed: {
    overdue: [
      { membershipId: 'm1', name: 'Kofi Larkin', words: '19 days over', withName: 'Idris Falodun', next: null },
    ],
    nobody: [{ membershipId: 'm2', name: 'Beck Orlanski' }],
  },
  overdueActions: [
    { actionId: 'x1', what: 'Ring the health visitor', dueOn: day('2026-03-03'), childName: 'Leo Sandiford' },
    { actionId: 'x2', what: 'Ask the office for the letters', dueOn: day('2026-03-05'), childName: null },
  ],
}

test('what waits comes in the order of what it holds up', () => {
  expect([...new Set(stepsFor(everything).map((step) => step.kind))]).toEqual([
    'sign_record',
    'agree',
    'session_now',
    'missed',
    'own_part',
    'finish_record',
    'second_factor',
    'confirm_role',
    'draft_agreement',
    'organisation',
    'plan_sessions',
    'say_what_happened',
    'own_overdue',
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

test('whoever oversees is told who is missed, and is not up to date: who is overdue first, then who has nobody', () => {
  const [first, second, ...more] = stepsFor({ ...nothing, next: upcoming, missed: everything.missed })
  expect(first?.title).toBe('Kofi Larkin’s supervision is 19 days over')
  expect(first?.why).toBe('It is with Idris Falodun, and no session is booked. Talk to them both.')
  expect(first?.action?.href).toBe('/people/m1/supervision')
  expect(second?.title).toBe('Nobody supervises Beck Orlanski')
  expect(more).toEqual([])
})

test('whoever oversees and supervises the one who is missed is not sent to talk to themselves', () => {
  const [kofi] = everything.missed.overdue
  if (kofi === undefined) throw new Error('nobody is missed')
  const [step] = stepsFor({ ...nothing, missed: { overdue: [{ ...kofi, withName: null }], nobody: [] } })
  expect(step?.why).toBe('You supervise Kofi, and no session is booked.')
})

test('several who are missed are named together', () => {
  const kofi = everything.missed.overdue[0]
  const beck = everything.missed.nobody[0]
  if (kofi === undefined || beck === undefined) throw new Error('nobody to miss')
  const missed = {
    overdue: [
      { ...kofi, next: day('2026-03-20') },
      { ...kofi, membershipId: 'm3', name: 'Dev Mistry-Crane', words: '2 days over' },
    ],
    nobody: [beck, { membershipId: 'm4', name: 'Jonas Pell' }],
  }
  const [overdue, nobody] = stepsFor({ ...nothing, missed })
  expect(overdue?.title).toBe('Kofi Larkin’s supervision is 19 days over')
  expect(overdue?.why).toContain('the next session is booked for 20\u00a0March')
  expect(overdue?.why).toContain('Dev Mistry-Crane is overdue too.')
  expect(nobody?.title).toBe('Nobody supervises 2 people here')
  expect(nobody?.why).toContain('Beck Orlanski and Jonas Pell have nobody.')
})

test('whose own supervision is overdue is told so, and with whom to talk', () => {
  const own = { agreementId: 'a1', withName: 'Idris Falodun', words: '19 days over', next: null }
  const none = nextStep({ ...nothing, ownOverdue: [own], series: [{ ...own, runsOutOn: null }] })
  expect(none.title).toBe('Your supervision is 19 days over')
  expect(none.why).toBe('None is booked. Talk to Idris, and plan the next session together.')
  expect(none.action?.href).toBe('/agreements/a1/plan')
  const next = { sessionId: 's9', on: day('2026-03-26') }
  const booked = nextStep({ ...nothing, next: upcoming, ownOverdue: [{ ...own, next }] })
  expect(booked.why).toBe('The next session is booked for 26\u00a0March. Talk to Idris about an earlier day.')
  expect(booked.action?.href).toBe('/sessions/s9/move')
  expect(stepsFor({ ...nothing, ownOverdue: [own], series: [{ ...own, runsOutOn: null }] })).toHaveLength(1)
})

test('one overdue action is itself the step, unless it is too long for a title', () => {
  const one = { actionId: 'x1', what: 'Ring the health visitor', dueOn: day('2026-03-03'), childName: 'Leo Sandiford' }
  const step = nextStep({ ...nothing, overdueActions: [one] })
  expect(step.title).toBe('Ring the health visitor')
  expect(step.why).toBe(
    'For Leo Sandiford. It was due on 3\u00a0March. Say what came of it, or take it to your next session.',
  )
  expect(step.action?.href).toBe('/actions/x1')
  const what = 'Ring the health visitor about the two appointments in January that nobody came to'
  const long = nextStep({ ...nothing, overdueActions: [{ ...one, what }] })
  expect(long.title).toBe('An action of yours was due on 3\u00a0March')
  expect(long.why).toContain(what)
})

test('an own part that is written, and a series that reaches far enough, ask for nothing', () => {
  const part = { sessionId: 's3', on: day('2026-03-26'), written: ['Rosa Ellery'], unwritten: [], firstChildId: null }
  const series = [{ agreementId: 'a1', withName: 'Idris Falodun', runsOutOn: day('2026-04-10') }]
  expect(stepsFor({ ...nothing, parts: [part], series })).toEqual([])
})

test('changes to an agreement are suggested, and not proposed anew', () => {
  const turn = {
    agreementId: 'a1',
    withName: 'Idris Falodun',
    proposedOn: day('2026-03-10'),
    otherSigned: false,
    isOwn: false,
  }
  const step = nextStep({ ...nothing, turns: [{ ...turn, isChange: true }] })
  expect(step.title).toBe('Read the changes Idris suggests to your agreement')
  expect(step.why).toBe('Idris Falodun suggested them on 10\u00a0March. You can change them, or sign them as they are.')
})

test('whoever proposes an agreement is asked to sign it, until they have', () => {
  const turn = {
    agreementId: 'a1',
    withName: 'Jonas Pell',
    proposedOn: day('2026-03-10'),
    otherSigned: false,
    isOwn: true,
  }
  const step = nextStep({ ...nothing, turns: [{ ...turn, isChange: false }] })
  expect(step.title).toBe('Sign the supervision agreement you propose to Jonas')
  expect(step.action?.href).toBe('/agreements/a1/sign')
  const change = nextStep({ ...nothing, turns: [{ ...turn, isChange: true }] })
  expect(change.title).toBe('Sign the changes you suggest to Jonas')
})

test('a part half written says how much is left and opens the first child', () => {
  const [step] = stepsFor({ ...nothing, parts: everything.parts })
  expect(step?.short).toBe('2 of 3 to write')
  expect(step?.why).toBe('Rosa Ellery is written. Tobias Ellery and Leo Sandiford are still to do.')
  expect(step?.action?.href).toBe('/sessions/s3/prepare/c1')
})

test('whoever only supervises, and is to be supervised too, is told that nobody does', () => {
  const step = nextStep({ ...nothing, ownSupervisionMissing: true })
  expect(step.title).toBe('Nobody supervises you yet')
  expect(step.action?.href).toBe('/agreements/new')
  // With nothing agreed at all it is said once.
  const titles = stepsFor({ ...nothing, agreements: 0, ownSupervisionMissing: true }).map(({ title }) => title)
  expect(titles).toEqual(['Draft your supervision agreement'])
})

test('what the policy asks of the reader within days comes last, and nobody is up to date with it', () => {
  const soon = [{ title: 'The lead meets the deputies every week', words: 'By 15 March', isOverdue: false }]
  const policy = { own: [], soon, owe: [], children: [], outOfStep: null }
  expect(stepsFor({ ...nothing, policy })).toMatchObject([
    {
      title: 'The policy asks something of you by 15 March',
      why: 'The lead meets the deputies every week. Nothing is booked that would answer it.',
      action: { href: '/my-supervision#own' },
    },
  ])
  const two = { ...policy, soon: [...soon, ...soon] }
  expect(nextStep({ ...nothing, policy: two }).title).toBe('The policy asks 2 things of you in the next days')
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

test('an action for a child’s safety that is late comes before everything else', () => {
  const lateForSafety = [
    { actionId: 'x1', ownerName: 'Morwenna Tait', supervisorName: 'Idris Falodun', dueOn: day('2026-03-06') },
  ]
  const step = nextStep({ ...everything, lateForSafety })
  expect(step.title).toBe('An action for a child’s safety is 6 days late')
  expect(step.action?.href).toBe('/actions/late/x1')
  expect(step.why.replaceAll('\u00a0', ' ')).toContain(
    'Morwenna Tait was to do it by 6 March, and Idris Falodun supervises',
  )
})
