import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calendars,
  day,
  eventsOf,
  factsIn,
  rules,
  scene,
  sessions,
  written,
} from '../../../test/support/compliance-scenes.ts'
import { fact, factsOf, held, packOf, publishedHolidays, session } from '../../../test/support/compliance.ts'
import { assess, historyOf, type CompiledPack } from './assess.ts'
import { isoOf, parseDay } from './civil.ts'
import type { Obligation } from './obligation.ts'

// What holds of every assessment, whatever the facts.

const pack = packOf(rules)
const open: readonly string[] = ['upcoming', 'due', 'overdue']

const run = (facts: object, asOf: string, with_: CompiledPack = pack, knownAt: string | null = null): Obligation[] =>
  assess(with_, historyOf(factsOf(facts as never), knownAt, { bankHolidays: publishedHolidays }), { asOf })

describe('every assessment', () => {
  test('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        expect(run(written(given), asOf)).toEqual(run(written(given), asOf))
      }),
    )
  })

  test('is the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        const facts = written(given)
        const turned = { ...facts, events: facts.events.toReversed(), facts: facts.facts.toReversed() }
        const states = (all: Obligation[]) =>
          all.map(({ rule, state, due, breaches }) => [rule, state, due, breaches.map(({ from, to }) => [from, to])])
        expect(states(run(turned, asOf))).toEqual(states(run(facts, asOf)))
      }),
    )
  })

  test('is not changed by facts and events that no rule speaks of', () => {
    fc.assert(
      fc.property(scene, day, sessions, (given, asOf, others) => {
        const facts = written(given)
        const more = {
          ...facts,
          things: [
            { id: 'w1', kind: 'worker' },
            { id: 'w2', kind: 'volunteer' },
          ],
          facts: [
            ...facts.facts,
            fact('shoe_size', 42, '2024-09-01'),
            { of: 'w2', fact: 'role', value: 'dsl', from: '2024-09-01' },
          ],
          events: [
            ...facts.events,
            ...eventsOf({ sessions: others }, 'x').map((event) => ({ ...event, links: { supervisee: 'w2' } })),
            ...eventsOf({ sessions: others }, 'y').map((event) => ({ ...event, event: 'tea' })),
          ],
        }
        expect(run(more, asOf)).toEqual(run(facts, asOf))
      }),
    )
  })

  test('is not changed by events after the day that is asked about', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        const facts = written(given)
        const until = { ...facts, events: facts.events.filter((event) => String(event['on']) <= asOf) }
        expect(run(facts, asOf)).toEqual(run(until, asOf))
      }),
    )
  })

  test('known far in the future is what is known', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        const facts = written(given)
        const some = {
          ...facts,
          events: facts.events.map((event, place) => (place % 2 ? { ...event, known: '2026-01-01T00:00:00Z' } : event)),
        }
        expect(run(some, asOf, pack, '2100-01-01T00:00:00Z')).toEqual(run(some, asOf))
      }),
    )
  })

  test('is never met and overdue at once', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        for (const { rule, state, due, good_until, breaches, cycle } of run(written(given), asOf)) {
          const runs = breaches.some(({ to, cycle }) => to === null && !cycle)
          if (state === 'met') {
            expect(runs).toBe(false)
            // After the last window that is known its result stands.
            const isOver = cycle?.to !== null && (cycle?.to ?? '') < asOf
            if (good_until !== null && !isOver) expect(good_until >= asOf).toBe(true)
          }
          if (state === 'overdue') expect(runs).toBe(true)
          if (state === 'overdue' && due !== null && rule !== 'agreed') expect(due < asOf).toBe(true)
          if (state === 'upcoming' && due !== null) expect(due > asOf).toBe(true)
          if (state !== 'undetermined') expect(breaches.every(({ from, to }) => from <= (to ?? asOf))).toBe(true)
        }
      }),
    )
  })

  test('turns when it says it will, if nothing more is recorded', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        const facts = written(given)
        const then = { ...facts, events: facts.events.filter((event) => String(event['on']) <= asOf) }
        for (const { rule, state, turns, cycle } of run(then, asOf)) {
          if (!turns || state === 'undetermined' || turns.on > '2027-01-01') continue
          const same = (all: Obligation[]) =>
            all.find((each) => each.rule === rule && each.cycle?.trigger === cycle?.trigger)
          const before = same(run(then, isoOf(parseDay(turns.on) - 1)))
          const after = same(run(then, turns.on))
          // A leave without an end pauses when it has lasted long enough, which no plan says beforehand.
          if (given.leave && given.leave.until === undefined) continue
          expect([rule, before?.state]).toEqual([rule, state])
          if (after?.state !== 'undetermined') expect([rule, after?.state]).toEqual([rule, turns.state])
        }
      }),
    )
  })

  test('says since when, and it was so on that day', () => {
    fc.assert(
      fc.property(scene, day, (given, asOf) => {
        if (given.leave && given.leave.until === undefined) return
        const facts = written(given)
        for (const { rule, state, since, cycle } of run(facts, asOf)) {
          if (since === null || state === 'undetermined' || rule === 'minutes' || rule === 'long') continue
          const then = run(facts, since).find((each) => each.rule === rule && each.cycle?.trigger === cycle?.trigger)
          if (then) expect([rule, then.state]).toEqual([rule, state])
        }
      }),
    )
  })
})

describe('as days go by', () => {
  const plain = packOf(
    rules.filter(({ id }) => ['gap', 'months', 'started'].includes(id)).map((rule) => ({ ...rule, pauses: undefined })),
  )

  test('what is open goes from upcoming to due to overdue and never back, while nothing is recorded', () => {
    fc.assert(
      fc.property(day, fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 2, maxLength: 8 }), (begins, steps) => {
        const facts = { evaluate_from: '2024-09-01', calendars, facts: [fact('role', 'dsl', begins)] }
        const days = steps.toSorted((a, b) => a - b).map((step) => isoOf(parseDay(begins) + step))
        for (const rule of ['gap', 'months', 'started']) {
          const states = days.map((asOf) => run(facts, asOf, plain).find((each) => each.rule === rule)?.state ?? 'none')
          const places = states.map((state) => open.indexOf(state))
          expect(places).not.toContain(-1)
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  test('breaches are kept: what was over stays as it was', () => {
    fc.assert(
      fc.property(scene, day, fc.integer({ min: 1, max: 300 }), (given, asOf, more) => {
        if (given.leave && given.leave.until === undefined) return
        const later = run(written(given), isoOf(parseDay(asOf) + more))
        for (const { rule, breaches, state, cycle } of run(written(given), asOf)) {
          if (state === 'undetermined' || rule === 'long' || rule === 'minutes' || rule === 'rolling') continue
          const then = later.find((each) => each.rule === rule && each.cycle?.trigger === cycle?.trigger)
          const over = breaches.filter(({ to }) => to !== null && to < asOf)
          expect(then?.breaches).toEqual(expect.arrayContaining(over))
        }
      }),
    )
  })
})

describe('an absence', () => {
  test('split in two changes nothing', () => {
    fc.assert(
      fc.property(scene, day, fc.integer({ min: 2, max: 60 }), fc.nat(), day, (given, from, length, cut, asOf) => {
        const until = isoOf(parseDay(from) + length)
        const at = parseDay(from) + (cut % length)
        const facts = (leave: object[]) => ({
          ...written({ ...given, leave: undefined }),
          facts: [...factsIn({ ...given, leave: undefined }), ...leave],
        })
        const whole = run(facts([fact('leave', 'sick', from, until)]), asOf)
        const split = run(
          facts([fact('leave', 'sick', from, isoOf(at)), fact('leave', 'sick', isoOf(at + 1), until)]),
          asOf,
        )
        // Until the second half has begun it is a plan, as the whole is when it has not begun.
        if (parseDay(asOf) > at) expect(split).toEqual(whole)
      }),
    )
  })

  test('split over a weekend changes nothing where its length is counted in working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), day, (weeks, asOf) => {
        const monday = parseDay('2024-09-02') + weeks * 7
        const facts = (leave: object[]) => ({
          evaluate_from: '2024-09-01',
          calendars,
          facts: [fact('role', 'dsl', '2024-09-01'), ...leave],
          events: [session('s1', isoOf(monday - 3), { type: 'one_to_one' })],
        })
        const sick = (from: number, to: number) => fact('leave', 'sick', isoOf(from), isoOf(to))
        if (asOf < isoOf(monday + 7)) return
        expect(run(facts([sick(monday, monday + 4), sick(monday + 7, monday + 11)]), asOf)).toEqual(
          run(facts([sick(monday, monday + 11)]), asOf),
        )
      }),
    )
  })
})

describe('one more event that counts', () => {
  test('never makes a gap or a window with a least number worse', () => {
    const order: readonly string[] = ['overdue', 'breached', 'due', 'upcoming', 'met']
    const asked = packOf(rules.filter(({ id }) => ['gap', 'months', 'half_term', 'rolling', 'agreed'].includes(id)))
    fc.assert(
      fc.property(scene, day, day, (given, on, asOf) => {
        if (on > asOf) return
        const facts = written(given)
        const more = { ...facts, events: [...facts.events, session('more', on, { type: 'one_to_one', minutes: 60 })] }
        const after = run(more, asOf, asked)
        run(facts, asOf, asked).forEach((before, place) => {
          const then = after[place]
          const known = order.includes(before.state) && order.includes(then?.state ?? '')
          if (known)
            expect([before.rule, order.indexOf(then?.state ?? '')]).toEqual([
              before.rule,
              expect.toSatisfy((rank: number) => rank >= order.indexOf(before.state)),
            ])
          const days = (breaches: Obligation['breaches']) =>
            breaches.reduce(
              (sum, { from, to, cycle }) => sum + (cycle ? 1 : parseDay(to ?? asOf) - parseDay(from) + 1),
              0,
            )
          // A clock that runs from an event has another limit than the first, so that early days may be late.
          if (before.rule !== 'months')
            expect([before.rule, days(then?.breaches ?? [])]).toEqual([
              before.rule,
              expect.toSatisfy((sum: number) => sum <= days(before.breaches)),
            ])
        })
      }),
    )
  })
})

describe('leap years, month ends and clock changes', () => {
  test('a gap of months is good until the clipped day, and overdue the day after', () => {
    const months = packOf([{ counts: held, gap: { at_most: '1 month' } }])
    fc.assert(
      fc.property(fc.integer({ min: parseDay('2023-12-01'), max: parseDay('2028-12-31') }), (on) => {
        const facts = { evaluate_from: isoOf(on), events: [session('s1', isoOf(on))] }
        const until = Temporal.PlainDate.from(isoOf(on)).add({ months: 1 })
        expect(run(facts, until.toString(), months)[0]).toMatchObject({ state: 'met', good_until: until.toString() })
        expect(run(facts, until.add({ days: 1 }).toString(), months)[0]?.state).toBe('overdue')
      }),
    )
  })

  test('a number of hours is elapsed time, whatever the clocks do', () => {
    const hours = packOf([
      { about: 'request', counts: { event: 'answer', as: 'request' }, after: { trigger: 'start', within: '24 hours' } },
    ])
    const nights = fc.constantFrom('2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z', '2024-02-28T12:00:00Z')
    fc.assert(
      fc.property(
        nights,
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: -30, max: 30 }),
        (near, minutes, off) => {
          const asked = Temporal.Instant.from(near).add({ minutes })
          const given = asked.add({ hours: 24 }).add({ minutes: off })
          const facts = {
            evaluate_from: '2024-01-01',
            events: [
              { id: 'r1', event: 'request', at: asked.toString() },
              { id: 'a1', event: 'answer', at: given.toString(), links: { request: 'r1' } },
            ],
          }
          expect(run(facts, '2026-12-01', hours)[0]?.breaches.length).toBe(off > 0 ? 1 : 0)
        },
      ),
    )
  })
})
