import { describe, expect, test } from 'vitest'
import { childSteps, outOfStepSteps, oweSteps, ownPolicySteps, type PolicyStanding } from './policy-steps.ts'

const nothing: PolicyStanding = { own: [], soon: [], owe: [], children: [], outOfStep: null }
const late = { title: 'Supervised every four weeks', words: '6 days over', isOverdue: true }
const due = { ...late, words: 'Due today', isOverdue: false }

describe('what the policy adds to the next step', () => {
  test('is nothing while nothing is late', () => {
    const standing = {
      own: [due],
      soon: [],
      owe: [{ ...due, membershipId: 'm1', name: 'Nia Roe' }],
      children: [{ ...due, childId: 'c1', name: 'Leo Sandiford' }],
      outOfStep: 0,
    }
    expect([childSteps, oweSteps, ownPolicySteps, outOfStepSteps].flatMap((steps) => steps(standing))).toEqual([])
  })

  test('names a child past a limit, each by a step of its own', () => {
    const children = [{ ...late, childId: 'c1', name: 'Leo Sandiford' }]
    expect(childSteps({ ...nothing, children })).toMatchObject([
      { title: 'Leo Sandiford: 6 days over', action: { href: '/children/c1#owed' } },
    ])
  })

  test('says once for each person what a supervisor owes them', () => {
    const owe = [
      { ...late, membershipId: 'm1', name: 'Nia Roe' },
      { ...late, title: 'A longer session', membershipId: 'm1', name: 'Nia Roe' },
      { ...late, membershipId: 'm2', name: 'Dev Mistry' },
    ]
    const steps = oweSteps({ ...nothing, owe })
    expect(steps.map(({ title }) => title)).toEqual([
      'You owe Nia something that is late',
      'You owe Dev something that is late',
    ])
    expect(steps[0]?.why).toBe('Supervised every four weeks. 1 more thing is late too.')
  })

  test('counts what is late for the reader, and who is out of step for those who oversee', () => {
    expect(ownPolicySteps({ ...nothing, own: [late, late] })[0]?.title).toBe(
      '2 things the policy asks for you are late',
    )
    expect(outOfStepSteps({ ...nothing, outOfStep: 1 })[0]?.title).toBe('One person is out of step with the policy')
    expect(outOfStepSteps({ ...nothing, outOfStep: 12 })[0]).toMatchObject({
      title: '12 people are out of step with the policy',
      action: { href: '/obligations?state=overdue' },
    })
  })
})
