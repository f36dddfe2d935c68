import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, rules, scene, written, type Scene } from '../../../test/support/compliance-scenes.ts'
import { factsOf, packOf, publishedHolidays } from '../../../test/support/compliance.ts'
import { assess, historyOf } from './assess.ts'
import type { MeasureStanding } from './measure-standing.ts'
import { standingOfMeasures } from './standing-of-measures.ts'
import { tallyMeasures } from './roll-up.ts'

// What holds of every measure, whatever the facts. Each scene is one worker; several are laid side by side.

type Loose = Readonly<Record<string, unknown>>

const ofEach = (more: Loose, name: string): Loose[] =>
  rules.map(({ id }) => ({ id: `${id}_${name}`, title: id, clause: '1', of: 'worker', rules: [id], ...more }))
const bands = [
  { name: 'high', at_least: 90 },
  { name: 'low', at_least: 33.3 },
]
const pack = packOf(rules, {
  measures: [
    ...ofEach({ bands }, 'today'),
    ...ofEach({ bands, each: 'calendar_month', judged: 'throughout', part: 'by_days' }, 'through'),
    ...ofEach({ each: 'half_term', judged: 'on_last_day', part: 'left_out' }, 'last'),
    ...ofEach({ counts: 'obligations', each: 'academic_year', judged: 'throughout' }, 'each'),
  ],
})

/** Several scenes as several workers of one organisation. */
function together(scenes: readonly Scene[]): Loose {
  const whole = scenes.map((given, place) => {
    const worker = `w${place + 1}`
    const facts = written(given)
    const called = (id: unknown) => `${worker}-${String(id)}`
    return {
      thing: { id: worker, kind: 'worker' },
      facts: facts.facts.map((each) => ({ ...each, of: worker })),
      events: facts.events.map((each) => ({ ...each, id: called(each['id']), links: { supervisee: worker } })),
    }
  })
  const [first] = scenes
  return {
    ...(first === undefined ? {} : written(first)),
    things: whole.map(({ thing }) => thing),
    facts: whole.flatMap(({ facts }) => facts),
    events: whole.flatMap(({ events }) => events),
  }
}

const history = (facts: Loose) => historyOf(factsOf(facts), null, { bankHolidays: publishedHolidays })
const run = (facts: Loose, asOf: string): MeasureStanding[] =>
  standingOfMeasures(pack.pack, tallyMeasures(pack, history(facts), { asOf, ended: 4 }))

const several = fc.array(scene, { minLength: 1, maxLength: 8 })
const few = { numRuns: 40 }

test('the same question has the same answer, whatever the order of the rows', () => {
  fc.assert(
    fc.property(several, day, (scenes, asOf) => {
      const facts = together(scenes)
      const turned = {
        ...facts,
        things: (facts['things'] as unknown[]).toReversed(),
        facts: (facts['facts'] as unknown[]).toReversed(),
        events: (facts['events'] as unknown[]).toReversed(),
      }
      expect(run(turned, asOf)).toEqual(run(facts, asOf))
    }),
    few,
  )
})

test('no percentage is more than the share it is of, and no band begins above it', () => {
  fc.assert(
    fc.property(several, day, (scenes, asOf) => {
      for (const { periods } of run(together(scenes), asOf)) {
        for (const { in_step: inStep, counted, days, percent, band } of periods) {
          const [part, whole] = days === null ? [inStep, counted] : [days.in_step, days.counted]
          expect(inStep).toBeLessThanOrEqual(counted)
          if (percent === null) continue
          expect(counted).toBeGreaterThanOrEqual(5)
          // Whole numbers: tenths of a percent against part in a thousand of the whole.
          expect(Math.round(percent * 10) * whole).toBeLessThanOrEqual(part * 1000)
          const begins = band === null ? 0 : band === 'high' ? 900 : 333
          expect(part * 1000).toBeGreaterThanOrEqual(begins * whole)
        }
      }
    }),
    few,
  )
})

test('everybody whom a rule ever bound is counted or left out once, in every period', () => {
  fc.assert(
    fc.property(several, day, (scenes, asOf) => {
      for (const { counts, periods } of run(together(scenes), asOf)) {
        for (const { counted, left_out: left } of periods) {
          const all = counted + left.paused + left.undetermined + left.not_applicable + left.open + left.part
          if (counts === 'subjects') expect(all).toBeLessThanOrEqual(scenes.length)
        }
      }
    }),
    few,
  )
})

test('as it stands on a day is what the obligations of that day say', () => {
  fc.assert(
    fc.property(several, day, (scenes, asOf) => {
      const facts = together(scenes)
      const obligations = assess(pack, history(facts), { asOf })
      for (const { measure, periods } of run(facts, asOf)) {
        if (!measure.endsWith('_today')) continue
        const own = obligations.filter(({ rule }) => `${rule}_today` === measure)
        const bySubject = [...Map.groupBy(own, ({ subject }) => subject).values()]
        const isOf = (states: readonly string[], all: typeof own) => all.some(({ state }) => states.includes(state))
        const late = bySubject.filter((all) => isOf(['overdue', 'breached'], all))
        const rest = bySubject.filter((all) => !late.includes(all))
        const unsure = rest.filter((all) => isOf(['undetermined'], all))
        const kept = rest.filter((all) => !unsure.includes(all) && isOf(['met', 'upcoming', 'due'], all))
        expect(periods.map(({ in_step, counted }) => [in_step, counted])).toEqual([
          [kept.length, kept.length + late.length],
        ])
      }
    }),
    few,
  )
})

test('what happens after a period does not change who was late in it', () => {
  fc.assert(
    fc.property(several, day, (scenes, asOf) => {
      const facts = together(scenes)
      const later = run(facts, '2026-07-31')
      for (const { measure, periods } of run(facts, asOf)) {
        if (!measure.endsWith('_through')) continue
        const then = later.find((each) => each.measure === measure)?.periods ?? []
        for (const period of periods.filter(({ ended }) => ended)) {
          const again = then.find(({ from }) => from === period.from)
          if (again !== undefined) expect([again.in_step, again.counted]).toEqual([period.in_step, period.counted])
        }
      }
    }),
    few,
  )
})

test('whom no rule of it is about changes nothing', () => {
  fc.assert(
    fc.property(several, day, (scenes, asOf) => {
      const facts = together(scenes)
      const more = {
        ...facts,
        things: [...(facts['things'] as object[]), { id: 'c1', kind: 'child' }],
        facts: [...(facts['facts'] as object[]), { of: 'c1', fact: 'role', value: 'dsl', from: '2024-09-01' }],
      }
      expect(run(more, asOf)).toEqual(run(facts, asOf))
    }),
    few,
  )
})
