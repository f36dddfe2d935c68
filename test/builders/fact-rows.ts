import type { MembershipFactRow, SessionRow } from '../../src/features/obligations/facts/fact-rows.ts'

/** When the rows below were written down. */
export const known = '2026-01-08T10:00:00+00:00'

/** A fact of the membership w1, as platform.facts_of gives it. */
export const keptFact = (
  kind: string,
  value: string,
  from = '2025-09-01',
  manager: string | null = null,
): MembershipFactRow => ({
  id: `${kind}.${from}`,
  of: 'w1',
  kind,
  value,
  manager,
  from,
  until: null,
  known,
  withdrawn: null,
})

/** A signed session of w1 with w2, with all that can be recorded of one, as platform.facts_of gives it. */
export const sessionRow = (more: Partial<SessionRow> = {}): SessionRow => ({
  id: 's1',
  agreement: 'a1',
  supervisee: 'w1',
  supervisor: 'w2',
  at: '2026-01-22T15:45:00+00:00',
  state: 'signed',
  type: 'one_to_one',
  extended: true,
  minutes: 75,
  planned: 60,
  discussed: 'all',
  private: true,
  interruptions: 2,
  next: true,
  opened: '2026-01-22T15:45:00+00:00',
  completed: '2026-01-22T17:00:00+00:00',
  signed: '2026-01-23T09:00:00+00:00',
  made: known,
  children: [{ child: 'c1', rag: 'red', seen_alone: null }],
  ...more,
})
