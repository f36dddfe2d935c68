import { describe, expect, test } from 'vitest'
import { packs } from '../../../../test/support/templates.ts'
import { packSchema } from '../../../domain/policy/pack.ts'
import { suppliedEventNames, suppliedFactNames, suppliedLinkNames } from '../../../domain/policy/supplied-names.ts'
import { beyondTheProduct } from './beyond-the-product.ts'
import { suppliedEvents, suppliedNames } from './supplied-names.ts'

const beyond = (...rules: object[]) =>
  beyondTheProduct(
    packSchema.parse({
      plumbline: 'pack/1',
      id: 'brook-lane',
      title: 'Brook Lane',
      version: 1,
      in_force_from: '2020-01-01',
      clauses: { '1': 'What is asked.' },
      lists: { leads: ['dsl', 'cluster_lead'] },
      rules: rules.map((rule, place) => ({
        id: `rule_${place + 1}`,
        title: 'A rule',
        clause: '1',
        strength: 'must',
        about: 'worker',
        ...rule,
      })),
    }),
  )
const namesOf = (...rules: object[]) => [...beyond(...rules)].map(([id, { names }]) => `${id}: ${names.join(' ')}`)
const held = { event: 'session', as: 'supervisee', where: { outcome: 'held' } }
const gap = { gap: { at_most: '4 weeks' } }

describe('a rule is beyond the product', () => {
  test('when what it counts can never be recorded, or not under that link', () => {
    expect(namesOf({ counts: { event: 'audit', as: 'organisation' }, ...gap })).toEqual(['rule_1: audit'])
    expect(namesOf({ counts: { event: 'session', as: 'organisation' }, ...gap })).toEqual(['rule_1: session'])
    expect(namesOf({ counts: { ...held, event: ['audit', 'session'] }, ...gap })).toEqual([])
  })

  test('when what counts must have an attribute or a value that is never recorded', () => {
    expect(namesOf({ counts: { ...held, where: { type: 'seminar' } }, ...gap })).toEqual(['rule_1: seminar'])
    expect(namesOf({ counts: { ...held, where: { weather: 'fine' } }, ...gap })).toEqual(['rule_1: weather'])
    expect(namesOf({ counts: held, ...gap })).toEqual([])
  })

  test('when it asks for a fact, a role or a training that is never recorded, but not where one of several values is', () => {
    expect(namesOf({ always: { years_of_experience: { at_least: 2 } } })).toEqual(['rule_1: years_of_experience'])
    expect(namesOf({ always: { supervisor: { which: { role: 'cluster_lead' } } } })).toEqual(['rule_1: cluster_lead'])
    expect(namesOf({ always: { supervisor: { which: { role: { in: 'leads' } } } } })).toEqual([])
    expect(namesOf({ always: { happened: { event: 'training', as: 'worker' } } })).toEqual(['rule_1: training'])
  })

  test('and is not when only whom it binds cannot be recorded: it binds nobody', () => {
    expect(namesOf({ while: { extra_need: 'yes' }, counts: held, ...gap })).toEqual([])
  })

  test('with every rule about a breach of it, which is left out', () => {
    const found = beyond(
      { counts: { event: 'audit', as: 'organisation' }, ...gap },
      { counts: held, after: { trigger: { breach_of: 'rule_1' }, within: '5 days' } },
      { counts: held, after: { trigger: { breach_of: 'rule_2' }, within: '5 days' } },
    )
    expect(found.get('rule_2')?.names).toEqual([])
    expect(found.get('rule_3')?.names).toEqual([])
  })

  test('even when it is met, where what is asked is that something is not so', () => {
    expect(beyond({ always: { none: [{ happened: { event: 'audit' } }] } }).get('rule_1')?.doubtsMet).toBe(true)
    expect(beyond({ always: { years_of_experience: { at_least: 2 } } }).get('rule_1')?.doubtsMet).toBe(false)
  })

  test('of an agreement when no clause of the policy’s own wording says it', () => {
    const college = packs.find(({ id }) => id === 'college')
    expect(college && beyondTheProduct(college).has('more_experienced')).toBe(true)
    const integrated = packs.find(({ id }) => id === 'integrated')
    expect(integrated && beyondTheProduct(integrated).has('linked_to_appraisal')).toBe(false)
  })
})

test('what the product records has the names that packs are promised', () => {
  expect(Object.keys(suppliedEvents).filter((event) => !suppliedEventNames.includes(event))).toEqual([])
  const promised = [...suppliedFactNames, ...suppliedLinkNames]
  const links = Object.values(suppliedEvents).flat()
  expect([...suppliedNames, ...links].filter((name) => !promised.includes(name))).toEqual([])
})
