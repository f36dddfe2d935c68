import { expect, test } from 'vitest'
import type { Breach } from '../../../domain/compliance/obligation.ts'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'
import { standingInWords } from './owed-sections.tsx'

const late: Breach = { from: '2026-01-16', to: '2026-01-21', made_good: '2026-01-22' }
const missed: Breach = {
  from: '2026-02-14',
  to: null,
  made_good: null,
  cycle: { name: 'Spring 1', from: '2026-01-05', to: '2026-02-13' },
}

const owed = (id: string, breaches: readonly Breach[], state = 'met'): SeenObligation =>
  ({
    subjectId: 'w1',
    state,
    dueOn: null,
    kept: { subject: 'w1', breaches, undecided: [], cycle: null, since: null },
    rule: { id, title: id, owed_by: 'supervisor' },
  }) as unknown as SeenObligation

const you = { reader: 'subject', name: 'you' } as const

test('what was late or missed is not passed over by saying that all is well now', () => {
  expect(standingInWords([owed('a', [])], you)).toBe('You have had what you are owed so far.')
  expect(standingInWords([owed('a', [late, late, late, late]), owed('b', [])], you)).toBe(
    'You have had what you are owed now; it was late 4 times.',
  )
  expect(standingInWords([owed('a', [late, missed, missed])], { reader: 'other', name: 'Nia' })).toBe(
    'Nia has had what they are owed now; it was late once and missed twice.',
  )
  expect(standingInWords([owed('a', [late]), owed('b', [missed]), owed('c', [])], you)).toBe(
    'You have had what you are owed now; 2 of its rules were not kept before: each says below when.',
  )
  expect(standingInWords([owed('a', [late]), owed('b', [late], 'overdue')], you)).toContain(
    'One thing you are owed is late',
  )
})
