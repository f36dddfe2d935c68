import { describe, expect, test } from 'vitest'
import { differenceOf, isSame } from './difference.ts'
import { resolvePack } from './follow.ts'
import { measureSchema, type PackMeasure } from './pack-measure.ts'
import { followingPackSchema, packSchema, type FollowingPack, type Pack } from './pack.ts'
import { problemsOfShape } from './problems-of-shape.ts'
import { packProblems } from './problems.ts'
import type { ResolvedPack } from './resolved.ts'
import { measureInWords } from './words/measure-in-words.ts'

const seen = {
  id: 'seen',
  title: 'A worker is seen',
  clause: '1',
  strength: 'must',
  about: 'worker',
  counts: { event: 'session', as: 'supervisee' },
  gap: { at_most: '4 weeks' },
}
const monthly = {
  ...seen,
  id: 'monthly',
  title: 'Once a month',
  gap: undefined,
  window: { each: 'calendar_month', at_least: 1, part: 'exempt' },
}
const share = {
  id: 'share',
  title: 'Staff in step',
  clause: '1',
  of: 'worker',
  rules: ['seen'],
  bands: [
    { name: 'green', at_least: 95 },
    { name: 'amber', at_least: 85 },
    { name: 'red', at_least: 0 },
  ],
}
const base = {
  plumbline: 'pack/1',
  id: 'osier-vale',
  title: 'Osier Vale',
  version: 4,
  in_force_from: '2024-09-01',
  clauses: { '1': 'One.', '2': 'Two.' },
  rules: [seen, monthly].map((rule) => JSON.parse(JSON.stringify(rule)) as object),
}
const packWith = (measure: object, more: object = {}): Pack =>
  packSchema.parse({ ...base, measures: [{ ...share, ...measure }], ...more })
const following = (more: object): FollowingPack =>
  followingPackSchema.parse({
    plumbline: 'pack/1',
    id: 'quarry',
    title: 'Quarry',
    version: 2,
    in_force_from: '2025-09-01',
    extends: 'osier-vale@4',
    ...more,
  }) as FollowingPack

function told(packs: readonly (Pack | FollowingPack)[]): string[] {
  const { resolved, problems } = resolvePack(packs)
  const all = resolved === null ? problems : packProblems(resolved)
  return all
    .filter(({ says }) => !says.startsWith('no rule, template'))
    .map(({ severity, places, says, instead }) => `${severity} ${places[0]?.path.join('.')}: ${says}; ${instead ?? ''}`)
}
const toldOf = (measure: object, more: object = {}) => told([packWith(measure, more)])

function sound(packs: readonly (Pack | FollowingPack)[]): ResolvedPack {
  const { resolved, problems } = resolvePack(packs)
  if (resolved === null) throw new Error(problems.map(({ says }) => says).join('; '))
  expect(packProblems(resolved).filter(({ severity }) => severity === 'error')).toEqual([])
  return resolved
}

describe('what is told of a measure', () => {
  const each = { each: 'calendar_month', judged: 'throughout', part: 'counted' }
  const visited = { ...seen, id: 'visited', about: 'child' }
  const reflects = { ...seen, id: 'reflects', counts: undefined, gap: undefined, person: 'Whether it reflects.' }
  const yearly = { ...monthly, id: 'yearly', window: { each: 'academic_year', at_least: 6, part: 'owed' } }
  const more = {
    rules: [...base.rules, visited, reflects, yearly].map((rule) => JSON.parse(JSON.stringify(rule)) as object),
  }

  test('nothing, where it is right', () => {
    expect(toldOf({})).toEqual([])
    expect(toldOf(each)).toEqual([])
  })

  test.each<[string, string[], string]>([
    [
      'a clause that is not there',
      toldOf({ clause: ['1', '3'] }),
      'error measures.0.clause.1: there is no clause “3”; there are 1 and 2',
    ],
    [
      'a rule that is not there',
      toldOf({ rules: ['sean'] }),
      'error measures.0.rules.0: there is no rule “sean”; did you mean “seen”?',
    ],
    [
      'a rule that is named twice',
      toldOf({ rules: ['seen', 'seen'] }),
      'error measures.0.rules.1: “seen” is counted twice; name it once',
    ],
    [
      'a rule about something else',
      toldOf({ rules: ['visited'] }, more),
      'error measures.0.rules.0: “visited” is about child, and this measure is of worker; write of: child, or name rules about worker',
    ],
    [
      'a rule that is for a person',
      toldOf({ rules: ['reflects'] }, more),
      'error measures.0.rules.0: “reflects” is for a person to check, so nothing of it can be counted; leave it out',
    ],
    [
      'a period of which is not said how it is judged',
      toldOf({ each: 'term', part: 'counted' }),
      'error measures.0: “judged” is not said; add “judged: throughout” or “judged: on_last_day”',
    ],
    [
      'a period of which is not said how part of it counts',
      toldOf({ each: 'term', judged: 'throughout' }),
      'error measures.0: “part” is not said, for those whom it binds in a part of the period; add “part: counted”, “part: left_out” or “part: by_days”',
    ],
    [
      'what does nothing without a period',
      toldOf({ part: 'left_out' }),
      'error measures.0.part: “part” does nothing without “each”; add “each”, or leave it out',
    ],
    [
      'what does nothing where obligations are counted',
      toldOf({ ...each, counts: 'obligations' }),
      'error measures.0.part: “part” does nothing where each obligation counts by itself; leave it out',
    ],
    [
      'a window longer than the period',
      toldOf({ ...each, rules: ['yearly'] }, more),
      'warning measures.0.each: no window of “yearly” ends in most of its periods: an academic year is longer than a calendar month; write each: academic_year',
    ],
    [
      'bands out of order',
      toldOf({
        bands: [
          { name: 'amber', at_least: 85 },
          { name: 'green', at_least: 95 },
        ],
      }),
      'error measures.0.bands.1.at_least: “green” begins at 95%, above “amber” at 85%, so nothing is ever in it; write the bands from the highest down, or less than 85',
    ],
    [
      'two bands that begin at one number',
      toldOf({
        bands: [
          { name: 'green', at_least: 95 },
          { name: 'amber', at_least: 95 },
        ],
      }),
      'error measures.0.bands.1.at_least: “amber” and “green” both begin at 95%, so nothing is ever in “amber”; write the bands from the highest down, or less than 95',
    ],
    [
      'a list that is not there',
      toldOf({ leaves_out: [{ while: { role: { in: 'short' } }, says: 'Short' }] }),
      'error measures.0.leaves_out.0.while.role.in: there is no list “short”; there are none in this pack: add it',
    ],
  ])('%s', (_, problems, sentence) => {
    expect(problems).toEqual(expect.arrayContaining([sentence]))
  })

  test('a rule of the same name, and a measure of the same name', () => {
    expect(toldOf({ id: 'seen' })).toEqual([
      'error measures.0.id: a rule is called “seen” too; give the measure another id',
    ])
    expect(told([packSchema.parse({ ...base, measures: [share, share] })])).toEqual([
      'error measures.1.id: two measures are called “share”; give each measure an id of its own',
    ])
  })

  test('percentages with two decimals, and a percentage of fewer than five, are refused', () => {
    const says = (measure: object) =>
      problemsOfShape(measureSchema, { ...share, ...measure }).map((each) => `${each.says}; ${each.instead}`)
    expect(says({ bands: [{ name: 'good', at_least: 92.55 }] })).toEqual([
      '92.55 does not fit here; write a percentage from 0 to 100 with at most one decimal, as 92.5: the lowest in it',
    ])
    expect(says({ percent_from: 3 })[0]).toMatch(/^3 does not fit here; write 5 or more/)
    expect(says({ bands: [{ name: 'good', at_least: 92.5 }], percent_from: 10 })).toEqual([])
  })
})

describe('a measure of the pack that is followed', () => {
  const source = packWith({ rules: ['seen', 'monthly'] })
  const because = { reason: 'Governors asked.', agreed_by: 'governors' }

  test('is taken over, and may be varied with its reason', () => {
    expect(sound([following({}), source]).pack.measures).toEqual(source.measures)
    const bands = [{ name: 'met', at_least: 90 }]
    const varied = sound([following({ vary: [{ measure: 'share', change: { bands }, ...because }] }), source])
    expect(varied.pack.measures).toEqual([{ ...source.measures?.[0], bands }])
    expect(varied.measureSource.get('share')?.changes).toMatchObject([
      { reason: 'Governors asked.', agreedBy: 'governors' },
    ])
  })

  test('may be dropped, and another put beside it', () => {
    const own = { ...share, id: 'own' }
    const dropped = sound([following({ vary: [{ drop: 'share', ...because }], measures: [own] }), source])
    expect(dropped.pack.measures?.map(({ id }) => id)).toEqual(['own'])
    expect(dropped.droppedMeasures.map(({ measure, from, pack }) => [measure.id, from, pack])).toEqual([
      ['share', 'osier-vale@4', 'quarry@2'],
    ])
  })

  test('counts no rule that is dropped, and goes with the last of its rules', () => {
    const one = sound([following({ vary: [{ drop: 'monthly', ...because }] }), source])
    expect(one.pack.measures?.[0]?.rules).toEqual(['seen'])
    const both = [
      { drop: 'monthly', ...because },
      { drop: 'seen', ...because },
    ]
    const none = sound([following({ vary: both }), source])
    expect(none.pack.measures).toBeUndefined()
    expect(none.droppedMeasures.map(({ reason }) => reason)).toEqual(['None of the rules that it counts is left.'])
  })

  test('that a change breaks, or that is not there, is told of where it is changed', () => {
    const change = (entry: object) => told([following({ vary: [{ ...entry, ...because }] }), source])
    expect(change({ measure: 'shore', change: {} })).toEqual([
      'error vary.0.measure: osier-vale@4 has no measure “shore”; did you mean “share”?',
    ])
    expect(change({ rule: 'share', change: {} })).toEqual([
      'error vary.0.rule: “share” is a measure; write measure: share',
    ])
    expect(change({ measure: 'share', change: { id: 'other' } })[0]).toContain(
      'a change cannot give a measure another id',
    )
    expect(change({ measure: 'share', change: { bands: [] } })[0]).toMatch(
      /^error vary\.0\.change\.bands: changed so, “share” is no longer a measure: bands: /,
    )
    expect(
      change({
        measure: 'share',
        change: {
          bands: [
            { name: 'a', at_least: 5 },
            { name: 'b', at_least: 6 },
          ],
        },
      })[0],
    ).toMatch(/^error vary\.0\.change\.bands\.1\.at_least: /)
  })

  test('is a difference with its reason, and asks neither more nor less', () => {
    const bands = [{ name: 'met', at_least: 90 }]
    const first = sound([source])
    const second = sound([following({ vary: [{ measure: 'share', change: { bands }, ...because }] }), source])
    const { measures, others, rules } = differenceOf(first, second)
    expect(measures).toEqual([
      {
        measure: 'share',
        from: source.measures?.[0],
        to: { ...source.measures?.[0], bands },
        reasons: [{ reason: 'Governors asked.', agreedBy: 'governors', agreedOn: null, pack: 'quarry@2' }],
      },
    ])
    expect(rules.changed).toEqual([])
    expect(others).not.toContain('measures')
    expect(isSame(differenceOf(source, { ...source, measures: [] }))).toBe(false)
    expect(isSame(differenceOf(source, { ...source, version: 5 }))).toBe(true)
  })
})

test('is said in plain English, with whom it counts, its bands, and when it says nothing', () => {
  const words = (measure: object) => {
    const pack = packWith(measure)
    const { headline, details } = measureInWords(pack.measures?.[0] as PackMeasure, pack)
    return [headline, ...details]
  }
  expect(words({})).toEqual([
    'How many members of staff are in step with “A worker is seen”, as it stands on the day.',
    'Left out: those of whom nothing is asked, those who are paused and those of whom nobody can say.',
    'Bands: green from 95%, amber from 85%, red below that.',
    'Fewer than 5 are never told as a percentage.',
  ])
  expect(
    words({
      rules: ['seen', 'monthly'],
      each: 'half_term',
      judged: 'throughout',
      part: 'by_days',
      against: ['undetermined'],
      leaves_out: [{ while: { employed: 'yes' }, says: 'new in post' }],
      void: { fewer_than: 8, more_left_out_than: 20 },
      percent_from: 10,
    }),
  ).toEqual([
    'How many members of staff are in step with “A worker is seen” and “Once a month”, all through each half-term.',
    'All of them have to be kept.',
    'Those whom it binds for a part of it count for its days: the share is one of days.',
    'Left out: those of whom nothing is asked, those who are paused and new in post.',
    'Those of whom nobody can say count as not kept.',
    'Bands: green from 95%, amber from 85%, red below that.',
    'It says nothing where fewer than 8 are counted or more than 20% are left out.',
    'Fewer than 10 are never told as a percentage.',
  ])
})
