import { expect, test } from 'vitest'
import type { ChildTime } from './child-record.ts'
import { daysOfTime, planAgeInWords, timeInWords, untoldInWords, type TimeLimits, type Told } from './time-events.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-12')
const window = { from: day('2025-01-01'), to: day('2026-05-31') }
const said = ({ before = '', words, after = '' }: Told) => `${before}${words}${after}`

const time: ChildTime = {
  childId: 'c',
  name: 'Kit Osgathorpe',
  familyId: 'f',
  statuses: [
    {
      statusId: '1',
      status: 'early_help',
      legalBasis: null,
      startsOn: day('2024-03-01'),
      endsOn: day('2025-06-11'),
      knownAt: 0,
    },
    {
      statusId: '2',
      status: 'child_protection_plan',
      legalBasis: 's47',
      startsOn: day('2025-06-12'),
      endsOn: null,
      knownAt: 0,
    },
  ],
  holders: [],
  meetings: [
    { meetingId: '1', kind: 'child_protection_conference', on: day('2025-06-12'), state: 'held', knownAt: 0 },
    { meetingId: '2', kind: 'core_group', on: day('2026-02-01'), state: 'planned', knownAt: 0 },
    { meetingId: '3', kind: 'core_group', on: day('2026-04-02'), state: 'planned', knownAt: 0 },
  ],
  discussions: [
    {
      sessionId: 's1',
      on: day('2026-01-22'),
      rag: 'amber',
      seenAloneOn: null,
      decisions: 1,
      signed: true,
      knownAt: 0,
      isMine: true,
    },
    {
      sessionId: 's2',
      on: day('2026-03-05'),
      rag: null,
      seenAloneOn: null,
      decisions: 0,
      signed: false,
      knownAt: 0,
      isMine: true,
    },
  ],
  actions: [
    {
      actionId: 'a1',
      agreedOn: day('2026-01-22'),
      dueOn: day('2026-04-02'),
      closedOn: null,
      state: 'open',
      carried: 1,
      what: 'Ring the nursery',
      knownAt: 0,
      ownerName: null,
      dueIsKnown: true,
      carriedOn: [day('2026-03-05')],
    },
  ],
  informal: [],
  booked: [{ sessionId: 's3', on: day('2026-03-26'), knownAt: 0, isMine: true }],
}
const limits: TimeLimits = { late: [{ from: day('2026-01-02'), to: day('2026-01-22') }], limitOn: day('2026-04-02') }

test('what happened on a day is one row, with the mark that weighs most and the direction that was given', () => {
  const days = daysOfTime(time, limits, { window, today })
  const january = days.find(({ on }) => on.equals(day('2026-01-22')))
  expect(january?.mark).toBe('amber')
  expect(january?.rag).toBe('amber')
  expect(january?.told.map(said)).toEqual([
    'Discussed, amber. 21 days past the limit. Decision recorded.',
    'Action agreed: Ring the nursery.',
  ])
  const march = days.find(({ on }) => on.equals(day('2026-03-05')))
  expect(march?.rag).toBeNull()
  expect(march?.told.map(said)).toEqual(['Discussed.', 'Carried forward: Ring the nursery.'])
  expect(days.map(({ on }) => on.toString())).toEqual(days.map(({ on }) => on.toString()).toSorted())
})

test('what is to come is ahead, and what has neither been held nor cancelled says so', () => {
  const days = daysOfTime(time, limits, { window, today })
  expect(days.filter(({ ahead }) => ahead).map(({ told }) => told.map(said).join(' '))).toEqual([
    'Discussion booked.',
    'Core group, planned. Action due: Ring the nursery. Must be discussed by this day.',
  ])
  expect(days.find(({ on }) => on.equals(day('2026-02-01')))?.told.map(said)).toEqual([
    'Core group, planned, and not said whether it was held.',
  ])
})

test('only the months that are asked for are told', () => {
  const days = daysOfTime(time, limits, { window: { from: day('2026-03-01'), to: day('2026-03-31') }, today })
  expect(days.map(({ on }) => on.toString())).toEqual(['2026-03-05', '2026-03-26'])
})

test('the words of an action that one may not see are not told', () => {
  const [action] = time.actions
  if (action === undefined) throw new Error('no action')
  const hidden = { ...time, actions: [{ ...action, what: null }] }
  const told = daysOfTime(hidden, limits, { window, today }).flatMap((each) => each.told)
  expect(told.map(said).join(' ')).not.toContain('nursery')
  expect(told.every(({ actionId }) => actionId === undefined)).toBe(true)
})

test('actions that one may not see are counted on their day, and said once with whom to ask', () => {
  const [action] = time.actions
  if (action === undefined) throw new Error('no action')
  const untold = { ...action, what: null, carriedOn: [] }
  const actions = [untold, { ...untold, actionId: 'a2', dueOn: day('2026-02-05') }, { ...untold, actionId: 'a3' }]
  const days = daysOfTime({ ...time, actions }, limits, { window, today })
  const on = (text: string) => days.find((each) => each.on.equals(day(text)))?.told.map(said)
  expect(on('2026-01-22')).toContain('3 actions agreed.')
  expect(on('2026-02-05')).toEqual(['Action was due.'])
  expect(on('2026-04-02')).toContain('2 actions due.')
  const words = (ask: string[]) => untoldInWords(actions, { name: 'Kit', ask, day: today }).replaceAll('\u00a0', ' ')
  expect(words(['Kofi Larkin', 'Idris Falodun'])).toBe(
    '3 actions were agreed in sessions that are not yours. One was due by 5 February. Ask Kofi Larkin or Idris Falodun.',
  )
  expect(words([])).toContain('Ask those who discussed Kit then.')
  expect(untoldInWords(time.actions, { name: 'Kit', ask: [], day: today })).toBe('')
})

test('the picture has a sentence for those who do not see it', () => {
  const words = timeInWords(time, limits, { window, today }).replaceAll('\u00a0', ' ')
  expect(words).toBe(
    'Early help until 11 June 2025; Child protection plan, s47 since 12 June 2025. Discussed 2 times: amber once. Late once. The same is in the table below.',
  )
  expect(planAgeInWords(time, today)).toBe('The plan is 9 months old.')
  expect(planAgeInWords(time, day('2025-06-20'))).toBe('')
})
