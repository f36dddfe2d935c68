import { describe, expect, test } from 'vitest'
import { resolvePack } from './follow.ts'
import type { FollowingPack, Pack } from './pack.ts'
import { packProblems } from './problems.ts'
import { withReading } from './readings.ts'

const source: Pack = {
  plumbline: 'pack/1',
  id: 'osier-vale',
  title: 'Osier Vale',
  version: 4,
  in_force_from: '2024-09-01',
  in_force_until: '2027-08-31',
  clauses: { '1': 'Children are discussed.', '2': 'Records are signed.' },
  parameters: {
    record_days: { asks: 'How soon?', type: 'interval', clause: '2', value: '5 working_days' },
    grace_days: { asks: 'How long?', type: 'interval', clause: '2' },
  },
  rules: [
    {
      id: 'discussed',
      title: 'Discussed',
      clause: '1',
      strength: 'should',
      about: 'child',
      counts: { event: 'session', as: 'child' },
      gap: { at_most: '8 weeks', first: '1 week' },
      reading: {
        taken: 'Weeks of the calendar.',
        others: { of_term: { says: 'Weeks of term.', change: { gap: { at_most: '8 term_weeks' } } } },
      },
    },
    {
      id: 'signed',
      title: 'Signed',
      clause: '2',
      strength: 'must',
      about: 'session',
      counts: { event: 'record_signed', as: 'session' },
      after: { trigger: 'start', within: { parameter: 'record_days' } },
      grace: { parameter: 'grace_days' },
    },
  ],
}
const school: FollowingPack = {
  plumbline: 'pack/1',
  id: 'quarry',
  title: 'Quarry',
  version: 2,
  in_force_from: '2025-09-01',
  extends: 'osier-vale@4',
}
const follow = (change: Partial<FollowingPack>, ...more: Pack[]) =>
  resolvePack([{ ...school, ...change }, ...more, source])
const says = (change: Partial<FollowingPack>) =>
  follow(change).problems.map((problem) => `${problem.places[0]?.path.join('.')}: ${problem.says}; ${problem.instead}`)
const ruleOf = (change: Partial<FollowingPack>, id: string, readings?: Record<string, string>) =>
  resolvePack([{ ...school, ...change }, source], readings).resolved?.pack.rules?.find((rule) => rule.id === id)

describe('a pack that follows another', () => {
  test('takes over everything, and is itself in name and dates', () => {
    const { resolved } = follow({})
    expect(resolved?.name).toBe('quarry@2')
    expect(resolved?.chain).toEqual(['quarry@2', 'osier-vale@4'])
    expect(resolved?.pack).toEqual({
      ...source,
      id: 'quarry',
      title: 'Quarry',
      version: 2,
      in_force_from: '2025-09-01',
      in_force_until: undefined,
    })
    expect(resolved?.ruleSource.get('signed')).toMatchObject({ how: 'taken_over', pack: 'osier-vale@4', changes: [] })
  })

  test('takes over the nation and the words, and neither the end nor the standing of its source', () => {
    const whole: Pack = {
      ...source,
      jurisdiction: 'scotland',
      words: { session: ['meeting', 'meetings'] },
      status: { created: '2024-05-01' },
    }
    const { pack, places } = resolvePack([{ ...school, clauses: { '9': 'Ours.' } }, whole]).resolved ?? {}
    expect(pack).toMatchObject({ jurisdiction: 'scotland', words: { session: ['meeting', 'meetings'] } })
    expect([pack?.in_force_until, pack?.status]).toEqual([undefined, undefined])
    expect(places?.get('clauses/9')).toEqual({ pack: 'quarry@2', path: ['clauses', '9'] })
    expect(places?.get('clauses/1')).toEqual({ pack: 'osier-vale@4', path: ['clauses', '1'] })
  })

  test('is nothing where there is no pack', () => {
    expect(resolvePack([])).toEqual({ resolved: null, problems: [] })
  })

  test('has the tensions of its source before its own', () => {
    const tension = (says: string) => ({ clauses: ['1', '2'], says })
    const whole = { ...source, tensions: [tension('Theirs.')] } as unknown as Pack
    const { pack } = resolvePack([{ ...school, tensions: [tension('Ours.')] } as never, whole]).resolved ?? {}
    expect(pack?.tensions?.map((one) => (one as { says: string }).says)).toEqual(['Theirs.', 'Ours.'])
  })

  test('varies a rule by a merge patch, and says why and who agreed', () => {
    const vary = [
      {
        rule: 'discussed',
        change: { gap: { at_most: '28 days', first: null } },
        reason: 'Review.',
        agreed_by: 'governors',
      },
    ]
    expect(ruleOf({ vary }, 'discussed')?.gap).toEqual({ at_most: '28 days' })
    expect(follow({ vary }).resolved?.ruleSource.get('discussed')).toMatchObject({
      how: 'varied',
      pack: 'osier-vale@4',
      changes: [{ pack: 'quarry@2', at: 0, reason: 'Review.', agreedBy: 'governors' }],
    })
  })

  test('drops a rule with a reason', () => {
    const { resolved } = follow({ vary: [{ drop: 'discussed', reason: 'No children.' }] })
    expect(resolved?.pack.rules?.map(({ id }) => id)).toEqual(['signed'])
    expect(resolved?.dropped).toEqual([
      expect.objectContaining({ from: 'osier-vale@4', pack: 'quarry@2', reason: 'No children.', agreedBy: null }),
    ])
  })

  test('gives values to parameters that are open', () => {
    const { resolved } = follow({ parameters: { grace_days: { value: '2 days', set_by: 'head' } } })
    expect(resolved?.pack.parameters?.['grace_days']).toEqual({
      asks: 'How long?',
      type: 'interval',
      clause: '2',
      value: '2 days',
      set_by: 'head',
    })
  })

  test('adds rules and clauses of its own', () => {
    const own = { ...source.rules![0]!, id: 'seen', clause: 'Q1' }
    const { resolved } = follow({ clauses: { Q1: 'More.' }, rules: [own] })
    expect(resolved?.pack.rules?.map(({ id }) => id)).toEqual(['discussed', 'signed', 'seen'])
    expect(Object.keys(resolved?.pack.clauses ?? {})).toEqual(['1', '2', 'Q1'])
    expect(resolved?.ruleSource.get('seen')).toMatchObject({ how: 'own', pack: 'quarry@2' })
  })

  test('keeps what the pack in between varied, and its reason', () => {
    const trust: FollowingPack = {
      ...school,
      id: 'trust',
      vary: [{ rule: 'discussed', change: { strength: 'must' }, reason: 'Trust.' }],
    }
    const vary = [{ rule: 'discussed', change: { gap: { at_most: '4 weeks' } }, reason: 'School.' }]
    const { resolved } = resolvePack([{ ...school, extends: 'trust@2', vary }, trust, source])
    expect(resolved?.pack.rules?.[0]).toMatchObject({ strength: 'must', gap: { at_most: '4 weeks', first: '1 week' } })
    expect(resolved?.ruleSource.get('discussed')?.changes.map(({ reason }) => reason)).toEqual(['Trust.', 'School.'])
  })
})

describe('a reading', () => {
  test('is laid over the rule, and says what is taken now', () => {
    expect(ruleOf({ readings: { discussed: 'of_term' } }, 'discussed')).toMatchObject({
      gap: { at_most: '8 term_weeks', first: '1 week' },
      reading: { taken: 'Weeks of term.', others: {} },
    })
  })

  test('that is asked for with the assessment goes before that of the pack', () => {
    const readings = { discussed: 'of_term' }
    expect(ruleOf({ readings }, 'discussed', { discussed: 'taken' })?.gap?.at_most).toBe('8 weeks')
    expect(ruleOf({}, 'discussed', readings)?.gap?.at_most).toBe('8 term_weeks')
    expect(resolvePack([source], readings).resolved?.readings).toEqual([
      { rule: 'discussed', name: 'of_term', says: 'Weeks of term.', insteadOf: 'Weeks of the calendar.', pack: null },
    ])
  })

  test('of the name “taken” is that of the rule itself', () => {
    const [discussed, signed] = source.rules ?? []
    expect(withReading(discussed!, 'taken', null)).toEqual({ rule: discussed, chosen: null })
    expect(withReading(signed!, 'taken', null)).toBeNull()
    expect(withReading(discussed!, 'of_school', null)).toBeNull()
  })

  test('that leaves no rule is told of where it is chosen', () => {
    const [discussed] = source.rules ?? []
    const others = { none: { says: 'Never.', change: { gap: null } } }
    const rules = [{ ...discussed!, reading: { taken: 'Weeks.', others } }]
    const found = resolvePack([
      { ...school, readings: { discussed: 'none' } },
      { ...source, rules },
    ])
    expect(found.resolved).toBeNull()
    expect(found.problems[0]?.says).toContain('read so, “discussed” is no longer a rule')
  })

  test('does not undo a variation', () => {
    const vary = [{ rule: 'discussed', change: { gap: { first: '2 weeks' } }, reason: 'R.' }]
    expect(ruleOf({ vary, readings: { discussed: 'of_term' } }, 'discussed')?.gap).toEqual({
      at_most: '8 term_weeks',
      first: '2 weeks',
    })
  })
})

describe('what is wrong is told with its place', () => {
  const rule = source.rules![0]!
  test.each<[string, Partial<FollowingPack>, string]>([
    [
      'a rule that is not there',
      { vary: [{ rule: 'discused', change: {}, reason: 'R.' }] },
      'vary.0.rule: osier-vale@4 has no rule “discused”; did you mean “discussed”?',
    ],
    [
      'a rule that is dropped twice',
      {
        vary: [
          { drop: 'signed', reason: 'R.' },
          { drop: 'signed', reason: 'R.' },
        ],
      },
      'vary.1.drop: “signed” is dropped already; there are discussed',
    ],
    [
      'another id',
      { vary: [{ rule: 'signed', change: { id: 'x' }, reason: 'R.' }] },
      'vary.0.change.id: a change cannot give a rule another id; drop it, and write a new rule',
    ],
    [
      'a rule written again',
      { rules: [rule] },
      'rules.0.id: osier-vale@4 has a rule “discussed”; change it under “vary”, or give this one another id',
    ],
    [
      'a clause written again',
      { clauses: { '1': 'Other.' } },
      'clauses.1: the pack it follows has a clause “1”; give this one another reference, as “own 1”',
    ],
    [
      'a parameter that is not there',
      { parameters: { grace: { value: '1 day' } } },
      'parameters.grace: there is no parameter “grace” to give a value to; there are record_days and grace_days',
    ],
    [
      'another value without a reason',
      { parameters: { record_days: { value: '1 week' } } },
      'parameters.record_days: the pack it follows sets “record_days” to 5 working_days, and a change needs its reason; add “reason”',
    ],
    [
      'a reading that is not declared',
      { readings: { discussed: 'of_trm' } },
      'readings.discussed: “discussed” has no reading “of_trm”; write taken or of_term',
    ],
    [
      'a reading of a rule without any',
      { readings: { signed: 'x' } },
      'readings.signed: “signed” declares no other reading; leave it out, or change the rule under “vary”',
    ],
    [
      'a change that gives no rule',
      { vary: [{ rule: 'discussed', change: { gap: { at_most: '4 wekes' } }, reason: 'R.' }] },
      'vary.0.change.gap.at_most: changed so, “discussed” is no longer a rule: gap.at_most: “4 wekes” is not an interval; did you mean 4 weeks?',
    ],
    [
      'a change that asks two things',
      { vary: [{ rule: 'discussed', change: { window: { each: 'term', at_least: 1, part: 'owed' } }, reason: 'R.' }] },
      'vary.0.change: changed so, “discussed” is no longer a rule: one rule asks one thing, and this asks gap and window: write two rules; a key goes away when the change says null for it, as “gap: null”',
    ],
  ])('%s', (_, change, sentence) => {
    expect(says(change)).toEqual([sentence])
    expect(follow(change).resolved).toBeNull()
  })

  test('what only told a followed rule apart from a dropped one is without effect; what waits for it is told of', () => {
    const apart = { ...rule, id: 'apart', instead_of: ['signed'], beside: ['signed'] }
    const { gap: _gap, reading: _reading, ...rest } = rule
    const waits = { ...rest, id: 'waits', after: { trigger: { breach_of: 'signed' }, within: '5 days' } }
    const upper: Pack = {
      ...source,
      rules: [...(source.rules ?? []), apart, waits],
      tensions: [{ id: 'two', clauses: ['1', '2'], rules: ['signed', 'apart'], says: 'They disagree.' }],
    }
    const errors = (...ids: string[]) => {
      const vary = ids.map((id) => ({ drop: id, reason: 'R.' }))
      const { resolved } = resolvePack([{ ...school, vary }, upper])
      return packProblems(resolved!).flatMap(({ severity, says: what }) => (severity === 'error' ? [what] : []))
    }
    expect(errors('signed', 'waits')).toEqual([])
    expect(errors('signed')).toEqual(['“waits” waits for “signed”, which is left out'])
  })

  test('a rule left behind by a dropped one is told of', () => {
    const rules = [{ ...rule, id: 'own', instead_of: ['signed'] }]
    const { resolved } = follow({ rules, vary: [{ drop: 'signed', reason: 'R.' }] })
    expect(packProblems(resolved!).map(({ says }) => says)).toContain('there is no rule “signed”')
  })
})

describe('rules that both stand, on purpose', () => {
  const entry = { rules: ['discussed', 'signed'], reason: 'Ours.' }

  test('are taken over from the pack that is followed, and more may be said', () => {
    const own: FollowingPack = {
      plumbline: 'pack/1',
      id: 'wrenfold',
      title: 'Wrenfold',
      version: 1,
      in_force_from: '2025-09-01',
      extends: 'osier-vale@4',
      both_stand: [{ ...entry, reason: 'Here too.' }],
    }
    const { resolved } = resolvePack([own, { ...source, both_stand: [entry] }])
    expect(resolved?.pack.both_stand?.map(({ reason }) => reason)).toEqual(['Ours.', 'Here too.'])
  })

  test('name rules that there are', () => {
    const { resolved } = resolvePack([{ ...source, both_stand: [{ ...entry, rules: ['discussed', 'sined'] }] }])
    expect(resolved === null ? [] : packProblems(resolved).map(({ says, instead }) => `${says}; ${instead}`)).toContain(
      'there is no rule “sined”; did you mean “signed”?',
    )
  })
})

describe('sections that are laid over those of the source', () => {
  const left = (id: string) => ({ id, clause: '1', says: 'Kindness.', why: 'Nobody can measure it.' })

  test('are one list, that of the source first, and are left out where nobody has any', () => {
    const { resolved } = resolvePack([
      { ...school, lists: { live: ['early_help'] }, left_to_people: [left('ours')] },
      { ...source, left_to_people: [left('theirs')] },
    ])
    expect(resolved?.pack.lists).toEqual({ live: ['early_help'] })
    expect(resolved?.pack.left_to_people?.map(({ id }) => id)).toEqual(['theirs', 'ours'])
    const { parameters: _parameters, rules: _rules, ...bare } = source
    const empty = resolvePack([school, bare]).resolved?.pack
    for (const section of ['parameters', 'lists', 'words', 'left_to_people']) expect(empty).not.toHaveProperty(section)
  })

  test('are refused where they say again what the source says, and the key is what is wrong', () => {
    const asked = { asks: 'How soon?', type: 'interval', clause: '2' } as const
    const { problems } = follow({ clauses: { '1': 'Other words.' }, parameters: { record_days: asked } })
    expect(problems.map(({ says: what, onKey, places }) => [places[0]?.path.join('.'), onKey, what])).toEqual([
      ['clauses.1', true, 'the pack it follows has a clause “1”'],
      ['parameters.record_days', true, 'the pack it follows has a parameter “record_days”'],
    ])
  })

  test('may have a name that every object of the machine has', () => {
    const asked = { asks: 'How?', type: 'interval', clause: '2' } as const
    expect(says({ parameters: { constructor: asked } })).toEqual([])
    expect(withReading(source.rules![0]!, 'constructor', null)).toBeNull()
  })

  test('name forty of what there is where nothing is near, and no more', () => {
    const asked = { asks: 'How soon?', type: 'interval', clause: '2' } as const
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, place) => [`p${place + 100}`, asked]))
    const { problems } = resolvePack([
      { ...school, parameters: { something_else_entirely: { value: '2 days' } } },
      { ...source, parameters: many },
    ])
    const [problem] = problems
    expect(problem?.instead).toContain('p139')
    expect(problem?.instead).not.toContain('p140')
  })
})

test('a reading that a variation brings can be chosen with it', () => {
  const change = {
    reading: {
      taken: 'As written.',
      others: { sooner: { says: 'Two days.', change: { after: { within: '2 days' } } } },
    },
  }
  const { resolved } = follow({
    vary: [{ rule: 'signed', change, reason: 'R.' }],
    readings: { signed: 'sooner' },
  })
  expect(resolved?.pack.rules?.find(({ id }) => id === 'signed')?.after?.within).toBe('2 days')
})
