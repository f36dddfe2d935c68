import { expect, test } from 'vitest'
import type { SupervisionRow } from '../supervision/public.ts'
import { whereTheyStand } from './home-tables.tsx'

const today = Temporal.PlainDate.from('2026-03-12')
const row = (held: string): SupervisionRow =>
  ({
    agreementId: 'a1',
    signed: { frequency: { every: 4, unit: 'week' }, startsOn: today.subtract({ days: 200 }), reviewOn: null },
    held: [Temporal.PlainDate.from(held)],
    next: null,
  }) as unknown as SupervisionRow
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null

test('somebody in time by what was agreed and late by the policy is late, and the page says by which', () => {
  const late = whereTheyStand(row('2026-03-05'), null, today, 2)
  expect([late.state, late.words, plain(late.beside)]).toEqual([
    'overdue',
    '2 rules of the policy overdue',
    'As agreed: by 2 April',
  ])
  const both = whereTheyStand(row('2026-01-05'), null, today, 1)
  expect([both.state, both.words, both.beside]).toEqual(['overdue', '38 days over', '1 rule of the policy overdue'])
  expect(whereTheyStand(row('2026-03-05'), null, today, 0).beside).toBeNull()
})
