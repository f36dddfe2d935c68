import { describe, expect, test } from 'vitest'
import { packSchema } from '../../../domain/policy/pack.ts'
import { resolvePack } from '../../../domain/policy/follow.ts'
import type { FactRows, SessionRow } from '../facts/fact-rows.ts'
import { productFacts } from '../facts/product-facts.ts'
import type { PolicyVersion } from './policy-in-force.ts'
import { workOut, type ObligationRow } from './work-out.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function version(no: number, from: string, until: string | null, ...rules: object[]): PolicyVersion {
  const { resolved } = resolvePack([
    packSchema.parse({
      plumbline: 'pack/1',
      id: 'brook-lane',
      title: 'Brook Lane',
      version: no,
      in_force_from: from,
      clauses: { '1': 'What is asked.' },
      rules: rules.map((rule) => ({
        id: 'often',
        title: 'Often',
        clause: '1',
        strength: 'must',
        about: 'worker',
        ...rule,
      })),
    }),
  ])
  if (resolved === null) throw new Error('not a pack')
  return { versionId: `v${no}`, versionNo: no, resolved, from: day(from), until: until === null ? null : day(until) }
}

const session = (id: string, on: string, more: Partial<SessionRow> = {}): SessionRow => ({
  id,
  agreement: 'a1',
  supervisee: 'w1',
  supervisor: 'w2',
  at: `${on}T10:00:00+00:00`,
  state: 'signed',
  type: 'one_to_one',
  extended: false,
  minutes: 65,
  planned: 60,
  discussed: 'all',
  private: true,
  interruptions: 0,
  next: true,
  opened: `${on}T10:00:00+00:00`,
  completed: `${on}T11:00:00+00:00`,
  signed: `${on}T12:00:00+00:00`,
  made: '2025-09-01T09:00:00+00:00',
  children: [],
  ...more,
})

const rowsWith = (more: Partial<FactRows> = {}): FactRows => ({
  organisation: { kind: 'school', since: '2025-09-01' },
  people: ['w1', 'w2'].map((id) => ({ id, from: '2025-09-01', until: null, known: '2025-09-01T09:00:00+00:00' })),
  facts: [],
  agreements: [],
  sessions: [],
  moves: [],
  statuses: [],
  holders: [],
  informal: [],
  actions: [],
  meetings: [],
  escalations: [],
  oversight: [],
  policies: [],
  read: [],
  ...more,
})

const halfTerms = [
  ['Autumn 1', '2025-09-03', '2025-10-24'],
  ['Autumn 2', '2025-11-03', '2025-12-19'],
  ['Spring 1', '2026-01-05', '2026-02-13'],
  ['Spring 2', '2026-02-23', '2026-03-27'],
].map(([name = '', from = '', to = '']) => ({ kind: 'half_term' as const, name, from, to }))

function owed(rows: FactRows, versions: readonly PolicyVersion[], today: string): ObligationRow[] {
  const facts = productFacts(rows, {
    organisation: 'o1',
    children: [],
    calendar: { nation: 'england_and_wales', periods: halfTerms },
    evaluateFrom: '2025-09-01',
  })
  const work = workOut(facts, versions, [{ kind: 'membership', id: 'w1' }], { organisation: 'o1', today: day(today) })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const counts = { event: 'session', as: 'supervisee', where: { outcome: 'held' } }
const fourWeeks = { counts, gap: { at_most: '4 weeks' } }

describe('under a later version', () => {
  const first = version(1, '2025-09-01', '2025-12-31', fourWeeks)
  const second = version(2, '2026-01-01', null, { counts, gap: { at_most: '6 weeks' } })
  const rows = rowsWith({
    sessions: [session('s1', '2025-09-18'), session('s2', '2025-11-20'), session('s3', '2025-12-11')],
  })

  test('what was late under the earlier one stays, and what is asked is what the later one says', () => {
    const [often] = owed(rows, [first, second], '2026-01-20')
    expect(often).toMatchObject({ version_id: 'v2', state: 'met', due_on: '2026-01-22', failed: true })
    expect(often?.details.breaches).toMatchObject([{ from: '2025-10-17', made_good: '2025-11-20' }])
  })

  test('a clock that ran before runs on, and nothing is judged again by it', () => {
    const strict = version(2, '2026-01-01', null, { counts, gap: { at_most: '1 week' } })
    const [often] = owed(rows, [first, strict], '2026-01-20')
    expect(often).toMatchObject({ state: 'overdue' })
    expect(often?.details.breaches.map(({ from }) => from)).toEqual(['2025-10-17', '2026-01-01'])
  })

  test('a rule that was dropped stays with the breaches made under it', () => {
    const none = version(2, '2026-01-01', null)
    expect(owed(rows, [first, none], '2026-01-20')).toMatchObject([
      { state: 'not_applicable', failed: true, version_id: 'v1' },
    ])
  })
})

test('before the first version is in force nothing is owed, and after the last one either', () => {
  expect(owed(rowsWith(), [version(1, '2026-02-01', null, fourWeeks)], '2026-01-20')).toEqual([])
  expect(owed(rowsWith(), [version(1, '2025-09-01', '2025-12-31', fourWeeks)], '2026-01-20')).toEqual([])
})

test('what the product cannot record is undecided, and calls nobody late', () => {
  const rule = { counts: { event: 'training', as: 'worker' }, gap: { at_most: '1 week' } }
  const [often] = owed(rowsWith(), [version(1, '2025-09-01', null, rule)], '2026-01-20')
  expect(often).toMatchObject({ state: 'undetermined', due_on: null, failed: false })
  expect(often?.details).toMatchObject({
    beyond: ['training'],
    breaches: [],
    undecided: [{ why: 'not_recorded', name: 'training' }],
  })
})

test('days of an absence stand still where the rule says so', () => {
  const rule = { ...fourWeeks, pauses: [{ while: { leave: 'sick' }, effect: 'stop_clock' }] }
  const sick = {
    id: 'f1',
    of: 'w1',
    kind: 'absence',
    value: 'sick',
    manager: null,
    from: '2026-01-05',
    until: '2026-01-18',
    known: '2026-01-05T09:00:00+00:00',
    withdrawn: null,
  }
  const rows = rowsWith({ sessions: [session('s1', '2025-12-18')] })
  const [without] = owed(rows, [version(1, '2025-09-01', null, rule)], '2026-01-20')
  const [paused] = owed({ ...rows, facts: [sick] }, [version(1, '2025-09-01', null, rule)], '2026-01-20')
  expect([without?.state, without?.due_on]).toEqual(['overdue', '2026-01-15'])
  expect([paused?.state, paused?.due_on]).toEqual(['met', '2026-01-29'])
})

describe('the year of a periodic rule', () => {
  test('is one window after another, with what counted in each', () => {
    const rule = { counts, window: { each: 'half_term', at_least: 1, part: 'exempt' } }
    const rows = rowsWith({
      sessions: [session('s1', '2025-09-18'), session('s2', '2025-10-02'), session('s3', '2026-01-08')],
    })
    const [often] = owed(rows, [version(1, '2025-09-01', null, rule)], '2026-03-01')
    expect(often?.details.track).toMatchObject({
      is: 'window',
      stretches: [
        { name: 'Autumn 1', state: 'met', has: 2 },
        { name: 'Autumn 2', state: 'breached', has: 0, needs: 1 },
        { name: 'Spring 1', state: 'met', has: 1 },
        { name: 'Spring 2', state: 'upcoming', has: 0 },
      ],
    })
  })

  test('is from one session to the next, with the last day in time', () => {
    const rows = rowsWith({
      sessions: [session('s1', '2025-09-18'), session('s2', '2025-11-20'), session('s3', '2026-02-26')],
    })
    const [often] = owed(rows, [version(1, '2025-09-01', null, fourWeeks)], '2026-03-01')
    expect(often?.details.track).toEqual({
      is: 'gap',
      stretches: [
        { from: '2025-09-18', to: '2025-11-20', due: '2025-10-16' },
        { from: '2025-11-20', to: '2026-02-26', due: '2025-12-18' },
        { from: '2026-02-26', to: null, due: '2026-03-26' },
      ],
    })
  })
})

test('what is asked of each record goes, when it is long past and all was well, and stays when it was late', () => {
  const rule = {
    about: 'session',
    where: { outcome: 'held' },
    counts: { event: 'record_signed', as: 'session' },
    after: { trigger: 'start', within: '5 days' },
  }
  const sessions = [
    session('old', '2025-09-18'),
    session('late', '2025-09-25', { signed: '2025-11-20T12:00:00+00:00' }),
    session('new', '2026-02-26'),
  ]
  const rows = owed(rowsWith({ sessions }), [version(1, '2025-09-01', null, rule)], '2026-03-01')
  expect(rows.map(({ about, state }) => `${about} ${state}`)).toEqual(['late met', 'new met'])
  expect(rows[0]?.details.events).toMatchObject({ late: { kind: 'session', on: '2025-09-25', session: 'late' } })
})

test('thousands of sessions are gone through some at a time, so that others can work in between', () => {
  const sessions = Array.from({ length: 300 }, (_, place) =>
    session(
      `s${place}`,
      day('2025-09-02')
        .add({ days: place % 150 })
        .toString(),
    ),
  )
  const facts = productFacts(rowsWith({ sessions }), {
    organisation: 'o1',
    children: [],
    calendar: { nation: 'england_and_wales', periods: halfTerms },
    evaluateFrom: '2025-09-01',
  })
  const rule = { about: 'session', always: { private: 'yes' } }
  const work = workOut(facts, [version(1, '2025-09-01', null, rule)], [{ kind: 'membership', id: 'w1' }], {
    organisation: 'o1',
    today: day('2026-03-01'),
  })
  let breaths = 0
  while (!work.next().done) breaths++
  expect(breaths).toBeGreaterThan(25)
})
