import { describe, expect, test } from 'vitest'
import { fact, factsOf, session } from '../../../test/support/compliance.ts'
import { factsProblems } from './facts-problems.ts'

const said = (facts: object) =>
  factsProblems(factsOf({ ...facts })).map(({ path, says }) => `${path.join('/')}: ${says}`)
const half = (from: string, to: string, kind = 'half_term') => ({ kind, from, to })

describe('what is wrong across facts', () => {
  test('is nothing where everything is there once', () => {
    const calendars = { school: { periods: [half('2026-01-05', '2026-02-13'), half('2026-02-23', '2026-03-27')] } }
    const things = [
      { id: 'brook-lane', kind: 'organisation', calendar: 'school' },
      { id: 'w1', kind: 'worker', organisation: 'brook-lane' },
    ]
    const facts = [fact('role', 'dsl', '2026-01-05', '2026-01-05')]
    expect(said({ calendars, things, facts, events: [session('s1', '2026-01-06')] })).toEqual([])
  })

  test('is an id used twice, but not by a row that replaces another', () => {
    const things = ['w1', 'w1'].map((id) => ({ id, kind: 'worker' }))
    expect(said({ things })).toEqual(['things/1/id: the id “w1” is used twice'])
    const again = (more: object) => ({
      events: [{ ...session('s1', '2026-01-06'), ...more }, session('s1', '2026-01-07')],
    })
    expect(said(again({}))).toEqual(['events/1/id: the id “s1” is used twice'])
    expect(said(again({ withdrawn: '2026-01-08T09:00:00Z' }))).toEqual([])
    expect(said({ events: [session('w1', '2026-01-06')] })).toEqual(['events/0/id: a thing has the id “w1” too'])
  })

  test('is an end before a beginning, and a withdrawal before it was known', () => {
    const facts = [
      fact('role', 'dsl', '2026-01-05', '2026-01-04'),
      fact('role', 'head', '2026-01-05', undefined, {
        known: '2026-01-06T00:00:00Z',
        withdrawn: '2026-01-05T00:00:00Z',
      }),
      fact('role', 'head', '2026-01-05', undefined, {
        known: '2026-01-06T00:00:00Z',
        withdrawn: '2026-01-06T00:00:00Z',
      }),
    ]
    const events = [
      { ...session('s1', '2026-01-06'), known: '2026-01-07T00:00:00Z', withdrawn: '2026-01-06T00:00:00Z' },
    ]
    expect(said({ facts, events })).toEqual([
      'events/0/withdrawn: withdrawn on 2026-01-06T00:00:00Z, before it was known on 2026-01-07T00:00:00Z',
      'facts/0/until: it ends on 2026-01-04, before it begins on 2026-01-05',
      'facts/1/withdrawn: withdrawn on 2026-01-05T00:00:00Z, before it was known on 2026-01-06T00:00:00Z',
    ])
  })

  test('is what names something that is not there, with what was likely meant', () => {
    const things = [
      { id: 'brook-lane', kind: 'organisation', calendar: 'schol' },
      { id: 'w1', kind: 'worker', organisation: 'brok-lane' },
    ]
    const calendars = { school: { periods: [] } }
    const facts = [{ of: 'w2', fact: 'role', value: 'dsl', from: '2026-01-05' }]
    const events = [session('s1', '2026-01-06', {}, { child: ['w1', 'c1'], supervisor: 'brookslane' })]
    expect(factsProblems(factsOf({ calendars, things, facts, events }))).toEqual([
      {
        severity: 'error',
        path: ['things', 0, 'calendar'],
        says: 'there is no calendar “schol”',
        instead: 'did you mean “school”?',
      },
      {
        severity: 'warning',
        path: ['things', 1, 'organisation'],
        says: 'there is no thing “brok-lane”',
        instead: 'did you mean “brook-lane”? Otherwise add it to “things” or “events”',
      },
      {
        severity: 'error',
        path: ['facts', 0, 'of'],
        says: 'there is no thing “w2”',
        // Short ids are all alike: nothing is guessed.
        instead: 'add it to “things” or “events”',
      },
      {
        severity: 'warning',
        path: ['events', 0, 'links', 'child', 1],
        says: 'there is no thing or event “c1”',
        instead: 'add it to “things” or “events”',
      },
      {
        severity: 'warning',
        path: ['events', 0, 'links', 'supervisor'],
        says: 'there is no thing or event “brookslane”',
        instead: 'did you mean “brook-lane”? Otherwise add it to “things” or “events”',
      },
    ])
  })

  test('is told of two hundred times, and no more', () => {
    const facts = Array.from({ length: 201 }, () => ({ of: 'x', fact: 'role', value: 'dsl', from: '2026-01-05' }))
    expect(said({ facts })).toHaveLength(200)
  })

  test('is two half-terms that share a day, though not two kinds of period', () => {
    const periods = (...all: object[]) => ({ calendars: { school: { periods: all } } })
    expect(said(periods(half('2026-01-05', '2026-02-13'), half('2026-02-13', '2026-03-27')))).toEqual([
      'calendars/school/periods/1/from: this half-term shares days with the one from 2026-01-05',
    ])
    expect(said(periods(half('2026-01-05', '2026-02-13'), half('2026-01-05', '2026-03-27', 'term')))).toEqual([])
    expect(said(periods(half('2026-01-05', '2026-01-05', 'inset'), half('2026-01-05', '2026-01-05', 'inset')))).toEqual(
      [],
    )
    expect(said(periods(half('2026-01-05', '2026-01-04', 'holiday')))).toEqual([
      'calendars/school/periods/0/to: it ends on 2026-01-04, before it begins on 2026-01-05',
    ])
  })
})

test('what is not there may be the name of an event, written wrong', () => {
  const events = [
    session('session-one', '2026-01-06'),
    { id: 'g1', event: 'record_signed', on: '2026-01-07', links: { session: 'session-ona' } },
  ]
  const things = [{ id: 'w1', kind: 'worker' }]
  expect(factsProblems(factsOf({ things, events })).map(({ instead }) => instead)).toEqual([
    'did you mean “session-one”? Otherwise add it to “things” or “events”',
  ])
})
