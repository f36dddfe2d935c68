import { expect, test } from 'vitest'
import type { HomeObligations, SeenObligation } from '../obligations/public.ts'
import { policyStanding } from './policy-standing.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const asked = (rule: object, dueOn: string, state = 'upcoming'): SeenObligation =>
  ({
    subjectId: 'me',
    state,
    dueOn: Temporal.PlainDate.from(dueOn),
    kept: { subject: 'me', breaches: [], undecided: [] },
    rule: { id: JSON.stringify(rule), title: 'Asked', ...rule },
  }) as unknown as SeenObligation
const weeklyGroup = { counts: { event: 'session', where: { type: 'group' } } }
const training = { counts: { event: 'training' } }

const soonOf = (own: SeenObligation[], booked: { on: string; ofGroup: boolean }[] = []) =>
  policyStanding({ own, theirs: [], children: [], outOfStep: null } satisfies HomeObligations, {
    mine: [],
    children: [],
    today,
    saysSessions: false,
    booked: booked.map(({ on, ofGroup }) => ({ on: Temporal.PlainDate.from(on), ofGroup })),
  }).soon.map(({ words }) => words.replaceAll('\u00a0', ' '))

test('what is the reader’s own to do within a week is said, and not what is further off or a supervisor’s to do', () => {
  expect(soonOf([asked(weeklyGroup, '2026-03-15'), asked(training, '2026-03-20')])).toEqual(['By 15 March'])
  expect(soonOf([asked({ ...training, owed_by: 'supervisor' }, '2026-03-15')])).toEqual([])
  expect(soonOf([asked(training, '2026-03-15', 'met')])).toEqual([])
  expect(soonOf([asked({ counts: { event: 'record_signed' } }, '2026-03-15')])).toEqual([])
})

test('what is booked in time answers it, a group’s session for one that asks for a group', () => {
  const own = [asked(weeklyGroup, '2026-03-15')]
  expect(soonOf(own, [{ on: '2026-03-13', ofGroup: true }])).toEqual([])
  expect(soonOf(own, [{ on: '2026-03-13', ofGroup: false }])).toHaveLength(1)
  expect(soonOf(own, [{ on: '2026-03-16', ofGroup: true }])).toHaveLength(1)
  expect(soonOf([asked(training, '2026-03-15')], [{ on: '2026-03-13', ofGroup: true }])).toHaveLength(1)
})
