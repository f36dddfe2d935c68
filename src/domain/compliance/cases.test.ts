import { describe, expect, test } from 'vitest'
import {
  bankHolidays,
  packOfCases,
  policyCases,
  type Expectation,
  type PolicyCase,
} from '../../../test/support/policy-cases.ts'
import { resolvePack } from '../policy/follow.ts'
import type { Pack } from '../policy/pack.ts'
import { assess, compilePack, historyOf } from './assess.ts'
import type { Obligation } from './obligation.ts'

// Hand-worked cases of the packs that ship and of the examples: policies/cases/*.yaml, test/support/policy-cases.ts.

/** The pack with the readings and the values that a case chooses. */
function asTheCaseReadsIt(pack: Pack, { readings = {}, parameters = {} }: PolicyCase): Pack {
  const { resolved, problems } = resolvePack([pack], readings)
  if (resolved === null) throw new Error(problems.map(({ says }) => says).join('; '))
  const strangers = Object.keys(parameters).filter((name) => pack.parameters?.[name] === undefined)
  if (strangers.length > 0) throw new Error(`The pack has no parameter ${strangers.join(', ')}`)
  const asked = Object.entries(pack.parameters ?? {}).map(([name, parameter]) => {
    const value = parameters[name]
    return [name, value === undefined ? parameter : { ...parameter, value }] as const
  })
  return { ...resolved.pack, parameters: Object.fromEntries(asked) }
}

/** What an obligation has to look like, with the evidence in one order. */
function shapeOf(wanted: Expectation): Record<string, unknown> {
  const { trigger, point, absent: _, breaches, undecided, evidence, amount, turns, cycle, ...plain } = wanted
  return {
    ...plain,
    ...(breaches === undefined ? {} : { breaches: breaches.map((each) => expect.objectContaining(each)) }),
    ...(undecided === undefined
      ? {}
      : { undecided: expect.arrayContaining(undecided.map((each) => expect.objectContaining(each))) }),
    ...(evidence === undefined ? {} : { evidence: evidence.toSorted() }),
    ...(amount === undefined ? {} : { amount: expect.objectContaining(amount) }),
    ...(turns === undefined ? {} : { turns: turns === null ? null : expect.objectContaining(turns) }),
    ...(cycle === undefined && trigger === undefined && point === undefined
      ? {}
      : {
          cycle: expect.objectContaining({
            ...cycle,
            ...(trigger === undefined ? {} : { trigger }),
            ...(point === undefined ? {} : { point }),
          }),
        }),
  }
}

const inOneOrder = (obligation: Obligation) => ({ ...obligation, evidence: obligation.evidence.toSorted() })

function judge(obligations: readonly Obligation[], wanted: Expectation): void {
  const found = obligations.filter(({ rule, subject, cycle }) => {
    const same = rule === wanted.rule && subject === wanted.subject
    const sameTrigger = wanted.trigger === undefined || cycle?.trigger === wanted.trigger
    return same && sameTrigger && (wanted.point === undefined || cycle?.point === wanted.point)
  })
  if (wanted.absent) {
    expect(found).toEqual([])
    return
  }
  expect(found.length, `obligations of ${wanted.rule} for ${wanted.subject}`).toBeGreaterThan(0)
  expect(found.length, `${wanted.rule} for ${wanted.subject} is not one obligation: name its trigger`).toBe(1)
  expect(found.map(inOneOrder)[0]).toMatchObject(shapeOf(wanted))
}

for (const { pack: id, cases } of policyCases()) {
  describe(`${id}, worked by hand`, () => {
    const pack = packOfCases(id)

    test('each case has a name of its own', () => {
      expect(new Set(cases.map((each) => each.id)).size).toBe(cases.length)
    })

    test('each rule has a case that says how it stands', () => {
      const said = new Set(cases.flatMap((each) => each.expect.flatMap(({ rule, absent }) => (absent ? [] : [rule]))))
      expect(pack.rules?.map((rule) => rule.id).filter((rule) => !said.has(rule))).toEqual([])
    })

    for (const each of cases) {
      test(`${each.id}: ${each.about}`, () => {
        const known = new Set([
          ...each.facts.things.map((thing) => thing.id),
          ...(each.facts.events ?? []).map((event) => event.id),
        ])
        for (const { rule, subject } of each.expect) {
          expect(pack.rules?.map((one) => one.id)).toContain(rule)
          expect([...known]).toContain(subject)
        }
        const compiled = compilePack(asTheCaseReadsIt(pack, each))
        const obligations = assess(compiled, historyOf(each.facts, each.known_at, { bankHolidays }), {
          asOf: each.as_of,
        })
        for (const wanted of each.expect) judge(obligations, wanted)
      })
    }
  })
}
