import { describe, expect, test } from 'vitest'
import { knownBefore, type ChildRecord } from './child-record.ts'
import { endOfDay } from './known-until.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) =>
  day(text).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '10:00' }).epochMilliseconds
const on = (text: string) => endOfDay(day(text))

const empty: ChildRecord = {
  childId: 'c',
  name: 'Kit Osgathorpe',
  familyId: 'f',
  firstOn: null,
  statuses: [],
  holders: [],
  meetings: [],
  discussions: [],
  actions: [],
  informal: [],
  concerns: [],
  booked: [],
}

const status = (more: Partial<ChildRecord['statuses'][number]>): ChildRecord['statuses'][number] => ({
  statusId: 's',
  status: 'child_in_need',
  legalBasis: null,
  startsOn: day('2026-01-05'),
  endsOn: null,
  knownAt: at('2026-01-10'),
  endKnownAt: null,
  withdrawnAt: null,
  ...more,
})

describe('what was known on a day', () => {
  test('has what was recorded by its end in London, and nothing later', () => {
    const record = { ...empty, statuses: [status({})] }
    expect(knownBefore(record, on('2026-01-09')).statuses).toHaveLength(0)
    expect(knownBefore(record, on('2026-01-10')).statuses).toHaveLength(1)
    expect(knownBefore(record, null).statuses).toHaveLength(1)
    // The clocks go forward on 29 March 2026: that day ends at 11pm of universal time.
    expect(endOfDay(day('2026-03-29'))).toBe(Temporal.Instant.from('2026-03-29T23:00:00Z').epochMilliseconds)
  })

  test('an end that was recorded later was not known, whatever day it has', () => {
    const record = {
      ...empty,
      statuses: [status({ endsOn: day('2026-02-01'), endKnownAt: at('2026-03-01') })],
      holders: [
        {
          holdingId: 'h',
          membershipId: 'm',
          name: 'Morwenna Tait',
          mayEnd: true,
          startsOn: day('2026-01-05'),
          endsOn: day('2026-02-01'),
          knownAt: at('2026-01-05'),
          endKnownAt: at('2026-03-01'),
          withdrawnAt: null,
        },
      ],
    }
    const before = knownBefore(record, on('2026-02-20'))
    expect([before.statuses[0]?.endsOn, before.holders[0]?.endsOn]).toEqual([null, null])
    expect(knownBefore(record, on('2026-03-01')).statuses[0]?.endsOn?.toString()).toBe('2026-02-01')
  })

  test('a worry whose end was recorded later went on, and one taken back later was there', () => {
    const worry = {
      concernId: 'w',
      concern: 'neglect' as const,
      startsOn: day('2026-01-05'),
      endsOn: day('2026-02-01'),
      knownAt: at('2026-01-10'),
      endKnownAt: at('2026-03-01'),
      withdrawnAt: at('2026-03-05'),
    }
    const known = (when: string) => knownBefore({ ...empty, concerns: [worry] }, on(when)).concerns
    expect(known('2026-01-09')).toHaveLength(0)
    expect(known('2026-02-20')?.[0]?.endsOn).toBeNull()
    expect(known('2026-03-01')?.[0]?.endsOn?.toString()).toBe('2026-02-01')
    expect(known('2026-03-05')).toHaveLength(0)
  })

  test('what was withdrawn as a mistake was known until then', () => {
    const record = { ...empty, statuses: [status({ withdrawnAt: at('2026-02-10') })] }
    expect(knownBefore(record, on('2026-02-09')).statuses).toHaveLength(1)
    expect(knownBefore(record, on('2026-02-10')).statuses).toHaveLength(0)
    expect(knownBefore(record, null).statuses).toHaveLength(0)
  })

  test('a meeting was planned until somebody said that it was held', () => {
    const record: ChildRecord = {
      ...empty,
      meetings: [
        {
          meetingId: 'm',
          kind: 'core_group',
          on: day('2026-02-02'),
          state: 'held',
          knownAt: at('2026-01-10'),
          stateKnownAt: at('2026-02-05'),
          withdrawnAt: null,
        },
      ],
    }
    expect(knownBefore(record, on('2026-02-04')).meetings[0]?.state).toBe('planned')
    expect(knownBefore(record, on('2026-02-05')).meetings[0]?.state).toBe('held')
  })

  test('an action was open, with the date and the carrying forward that were known', () => {
    const record: ChildRecord = {
      ...empty,
      actions: [
        {
          actionId: 'a',
          agreedOn: day('2026-01-12'),
          dueOn: day('2026-04-01'),
          closedOn: day('2026-03-20'),
          closedKnownAt: at('2026-03-20'),
          state: 'done',
          carried: 2,
          what: 'Ring the nursery',
          ownerName: 'Idris Falodun',
          knownAt: at('2026-01-12'),
          carries: [
            { on: day('2026-02-09'), newDueOn: day('2026-03-01'), knownAt: at('2026-02-09') },
            { on: day('2026-03-09'), newDueOn: day('2026-04-01'), knownAt: at('2026-03-09') },
          ],
        },
      ],
    }
    const [first] = knownBefore(record, on('2026-01-20')).actions
    expect(first).toMatchObject({ state: 'open', closedOn: null, carried: 0, dueIsKnown: false })
    const [second] = knownBefore(record, on('2026-02-20')).actions
    expect(second).toMatchObject({ state: 'open', carried: 1, dueIsKnown: true })
    expect(second?.dueOn.toString()).toBe('2026-03-01')
    expect(knownBefore(record, null).actions[0]).toMatchObject({ state: 'done', carried: 2, dueIsKnown: true })
  })
})
