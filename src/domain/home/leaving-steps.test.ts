import { expect, test } from 'vitest'
import { agencySteps, copySteps, departureSteps, nothingToSettle, sameChildSteps } from './leaving-steps.ts'

const today = Temporal.PlainDate.from('2026-03-12')
const agency = (name: string, tellBy: string) => ({
  amendmentId: 'm1',
  agency: name,
  childName: 'Leo Ellery',
  tellBy: Temporal.PlainDate.from(tellBy),
})

test('an agency is a step from its day on, and not before', () => {
  const agencies = [agency('Housing', '2026-03-10'), agency('The police', '2026-03-12'), agency('Health', '2026-03-13')]
  const steps = agencySteps({ ...nothingToSettle, agencies }, today)
  expect(steps.map(({ title, short }) => [title, short])).toEqual([
    ['Tell Housing that the plan has changed', '2 days over'],
    ['Tell The police that the plan has changed', 'by today'],
  ])
  const [long] = agencySteps(
    { ...nothingToSettle, agencies: [agency('The county’s front door for children and their families', '2026-03-12')] },
    today,
  )
  expect(long?.title.split(' ').length).toBeLessThanOrEqual(12)
})

test('being named as having approved a departure is one step, however often', () => {
  expect(departureSteps(nothingToSettle)).toEqual([])
  expect(departureSteps({ ...nothingToSettle, departures: 2 })[0]?.why).toBe(
    '2 signed records name you as having approved it.',
  )
})

test('records that wait to go are counted, and not beyond what is asked for', () => {
  expect(copySteps(nothingToSettle)).toEqual([])
  expect(copySteps({ ...nothingToSettle, copies: 1 })[0]?.title).toBe(
    '1 decision record waits to go to children’s files',
  )
  expect(copySteps({ ...nothingToSettle, copies: 26 })[0]?.title).toBe(
    'More than 25 decision records wait to go to children’s files',
  )
})

test('two entries that somebody says are one child are a step each, with who says so', () => {
  expect(sameChildSteps(nothingToSettle)).toEqual([])
  const same = [{ sameId: 's1', kept: 'Tobias Ellery', closed: 'Tobyas Elery', askedBy: 'Kofi Larkin' }]
  const [step] = sameChildSteps({ ...nothingToSettle, same })
  expect(step).toMatchObject({ kind: 'confirm_same', short: 'Waiting for you', action: { href: '/same-children/s1' } })
  expect(step?.why).toMatch(/^Kofi Larkin says that Tobyas Elery and Tobias Ellery are one child\./)
  expect(step?.title.split(' ').length).toBeLessThanOrEqual(12)
})
