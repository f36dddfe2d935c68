import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseOf, discussed, meeting, spell, worry } from '../../../test/support/case-history.ts'
import type { CaseHistory } from './case-history.ts'
import type { CoverageLimit } from './coverage.ts'
import type { AgendaAsked } from './agenda-asked.ts'
import { proposeAgenda, type AgendaProposal } from './propose-agenda.ts'
import { sampleInWords, whyInWords } from './proposal-words.ts'

const on = Temporal.PlainDate.from('2026-03-26')
const day = (text: string) => Temporal.PlainDate.from(text)
const asked = (facts: Partial<AgendaAsked> = {}): AgendaAsked => ({
  on,
  minutes: 60,
  minutesACase: 15,
  minutesForTheRest: 15,
  nextOn: day('2026-04-23'),
  sessions: [day('2026-01-29'), day('2026-02-26')],
  isLive: (status) => status !== 'stepped_down',
  limits: new Map(),
  fixed: new Set(),
  ...facts,
})
const names = (children: readonly { name: string }[]) => children.map(({ name }) => name)
const chosen = (proposal: AgendaProposal) => names(proposal.chosen)
const why = (proposal: AgendaProposal, name: string) => {
  const child = [...proposal.chosen, ...proposal.left].find((each) => each.name === name)
  return child === undefined ? null : whyInWords(child, on, on).replaceAll('\u00a0', ' ')
}

const inNeed = [spell('child_in_need', '2025-12-01')]
const ordinary = (name: string, last: string): CaseHistory =>
  caseOf(name, { statuses: inNeed, discussions: [discussed(last, 'green')] })
const red = (name: string, last = '2026-02-26'): CaseHistory =>
  caseOf(name, { statuses: [spell('child_protection_plan', '2025-12-01')], discussions: [discussed(last, 'red')] })
const limit = (dueOn: string): CoverageLimit => ({ rule: 'r', clause: ['1'], state: 'upcoming', dueOn: day(dueOn) })

describe('which children to discuss next', () => {
  test('all of them when they fit, and that is declared', () => {
    const proposal = proposeAgenda([ordinary('Ada', '2026-02-26'), ordinary('Bo', '2026-01-29')], asked())
    expect(chosen(proposal)).toEqual(['Bo', 'Ada'])
    expect(proposal).toMatchObject({ left: [], discussed: 'all', takes: 30, available: 45 })
    expect(sampleInWords(proposal)).toBe('All current cases are proposed.')
  })

  test('the ladder: late or never, running out, worse, left out, no change, the rest', () => {
    const children = [
      ordinary('Ordinary', '2026-02-26'),
      caseOf('Stepped down', {
        statuses: [spell('stepped_down', '2026-02-01')],
        discussions: [discussed('2026-02-26', 'green')],
      }),
      ordinary('Left out', '2026-01-05'),
      red('Red'),
      caseOf('Meeting', {
        statuses: inNeed,
        discussions: [discussed('2026-02-26', 'green')],
        meetings: [meeting('core_group', '2026-04-02')],
      }),
      caseOf('Never', { statuses: [spell('child_in_need', '2026-03-20')] }),
      ordinary('Late', '2026-02-26'),
    ]
    const proposal = proposeAgenda(children, asked({ minutes: 480, limits: new Map([['Late', limit('2026-03-20')]]) }))
    expect(chosen(proposal)).toEqual(['Never', 'Late', 'Meeting', 'Red', 'Left out', 'Stepped down', 'Ordinary'])
    expect(why(proposal, 'Never')).toBe('Child in need, never discussed')
    expect(why(proposal, 'Late')).toBe('Child in need, was to be discussed by 20 March (1); 28 days since discussed')
    expect(why(proposal, 'Meeting')).toBe('Child in need, core group on 2 April; 28 days since discussed')
    expect(why(proposal, 'Red')).toBe('Child protection plan, red last time; 28 days since discussed')
    expect(why(proposal, 'Left out')).toBe(
      'Child in need, not discussed at the last 2 sessions; 80 days since discussed',
    )
    expect(why(proposal, 'Stepped down')).toBe('Stepped down, watched until stable; 28 days since discussed')
    expect(why(proposal, 'Ordinary')).toBe('Child in need, 28 days since discussed')
  })

  test('a limit that runs out before the two meet again is a reason, one after it is not', () => {
    const proposal = proposeAgenda(
      [ordinary('Soon', '2026-02-26'), ordinary('Later', '2026-02-26')],
      asked({
        limits: new Map([
          ['Soon', limit('2026-04-20')],
          ['Later', limit('2026-04-24')],
        ]),
      }),
    )
    expect(why(proposal, 'Soon')).toContain('to be discussed by 20 April')
    expect(why(proposal, 'Later')).not.toContain('to be discussed')
  })

  test('who was discussed longest ago comes first among equals', () => {
    const proposal = proposeAgenda(
      [ordinary('B', '2026-02-26'), ordinary('A', '2026-02-26'), ordinary('C', '2026-02-20')],
      asked({ sessions: [] }),
    )
    expect(chosen(proposal)).toEqual(['C', 'A', 'B'])
  })

  test('as many as fit; a brother or sister takes half, and follows', () => {
    const children = [red('Ada'), ordinary('Bo', '2026-02-26'), red('Cy'), red('Di')].map((child) =>
      child.name === 'Bo' || child.name === 'Ada' ? { ...child, familyId: 'one' } : child,
    )
    const proposal = proposeAgenda(children, asked({ minutes: 53 }))
    expect(chosen(proposal)).toEqual(['Ada', 'Bo', 'Cy'])
    expect(proposal).toMatchObject({ takes: 38, discussed: 'sample' })
    expect(names(proposal.left)).toEqual(['Di'])
  })

  test('a child whom somebody put on the agenda stays, and the others fit round it', () => {
    const children = [red('Ada'), red('Bo'), red('Cy'), ordinary('Di', '2026-02-26')]
    expect(chosen(proposeAgenda(children, asked({ fixed: new Set(['Di']) })))).toEqual(['Ada', 'Bo', 'Di'])
  })

  test('one child is discussed, however short the session', () => {
    expect(chosen(proposeAgenda([red('Ada'), red('Bo')], asked({ minutes: 15 })))).toEqual(['Ada'])
    expect(proposeAgenda([], asked()).chosen).toEqual([])
  })

  test('children of whom nothing was ever recorded are proposed too', () => {
    const proposal = proposeAgenda([caseOf('Ada')], asked())
    expect(why(proposal, 'Ada')).toBe('Never discussed')
  })
})

describe('quieter cases', () => {
  const loud = ['Red 1', 'Red 2', 'Red 3', 'Red 4'].map((name) => red(name))
  const long = caseOf('Long', {
    statuses: [spell('early_help', '2024-09-01')],
    discussions: [discussed('2026-02-26', 'amber')],
  })
  const neglect = caseOf('Neglect', {
    statuses: inNeed,
    discussions: [discussed('2026-02-26', 'green')],
    concerns: [worry('neglect', '2025-03-01')],
  })
  const repeated = caseOf('Repeated', {
    statuses: [
      spell('early_help', '2024-01-01', '2024-05-01'),
      spell('cause_for_concern', '2025-01-01', '2025-02-01'),
      spell('early_help', '2026-01-10'),
    ],
    discussions: [discussed('2026-02-26', 'green')],
  })

  test.each([[long], [neglect], [repeated]])('keep a place among the loud ones', (quiet) => {
    const proposal = proposeAgenda([...loud, quiet], asked())
    expect(chosen(proposal)).toEqual(['Red 1', 'Red 2', quiet.name])
    expect(proposal).toMatchObject({ kept: 1, discussed: 'sample' })
    expect(proposal.chosen.find(({ name }) => name === quiet.name)?.kept).toBe(true)
    expect(sampleInWords(proposal)).toBe(
      '3 of 5 children. Why these: red or getting worse (2) and neglect, or long-running (1). 1 place kept for quieter, longer-running worries.',
    )
  })

  test('say why', () => {
    const proposal = proposeAgenda([long, neglect, repeated], asked())
    expect(why(proposal, 'Long')).toBe('Early help, has gone on for 18 months; 28 days since discussed')
    expect(why(proposal, 'Neglect')).toBe(
      'Child in need, worry about neglect since 1 March 2025; 28 days since discussed',
    )
    expect(why(proposal, 'Repeated')).toBe('Early help, a case for the 3rd time; 28 days since discussed')
  })

  test('keep no place that the ladder gives them anyway', () => {
    const proposal = proposeAgenda([long, ordinary('Ada', '2026-02-26')], asked())
    expect(proposal.chosen.some(({ kept }) => kept)).toBe(false)
  })

  test('with one place only, it is theirs once they were left out twice', () => {
    const short = asked({ minutes: 30 })
    expect(chosen(proposeAgenda([...loud, long], short))).toEqual(['Red 1'])
    const waited = { ...long, discussions: [discussed('2026-01-05', 'amber')] }
    expect(chosen(proposeAgenda([...loud, waited], short))).toEqual(['Long'])
  })

  test('nobody waits for ever, however loud the others are and stay', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (places, loudOnes, quietOnes) => {
          const first = day('2025-01-06')
          const started = { statuses: [spell('child_in_need', '2024-12-01')] }
          let children = [
            ...Array.from({ length: loudOnes }, (_, n) => caseOf(`loud ${n}`, started)),
            ...Array.from({ length: quietOnes }, (_, n) => caseOf(`quiet ${n}`, started)),
          ]
          const waited = new Map<string, number>(children.map(({ childId }) => [childId, 0]))
          const sessions: Temporal.PlainDate[] = []
          const kept = Math.max(1, Math.floor(places / 3))
          const longest = 4 + Math.ceil((loudOnes + quietOnes) / kept) * (places === 1 ? 3 : 1)
          for (let round = 0; round < 40; round++) {
            const at = first.add({ weeks: round * 4 })
            const proposal = proposeAgenda(
              children,
              asked({ on: at, nextOn: at.add({ weeks: 4 }), minutes: 15 + places * 15, sessions: [...sessions] }),
            )
            expect(proposal.chosen.length).toBe(Math.min(places, children.length))
            const now = new Set(proposal.chosen.map(({ childId }) => childId))
            children = children.map((child) =>
              now.has(child.childId)
                ? {
                    ...child,
                    discussions: [
                      ...child.discussions,
                      discussed(at.toString(), child.name.startsWith('loud') ? 'red' : 'green'),
                    ],
                  }
                : child,
            )
            for (const { childId } of children) {
              const waits = now.has(childId) ? 0 : (waited.get(childId) ?? 0) + 1
              waited.set(childId, waits)
              expect(
                waits,
                `${childId} of ${children.length} with ${places} places, round ${round}`,
              ).toBeLessThanOrEqual(longest)
            }
            sessions.push(at)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
