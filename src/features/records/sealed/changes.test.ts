import { expect, test } from 'vitest'
import { composeDocument, type ComposeInput } from '../../../domain/templates/compose-document.ts'
import { templates } from '../../../../test/support/templates.ts'
import { changesBetween } from './changes.ts'

const input: ComposeInput = {
  names: { child: 'Tobias', supervisor: 'Idris', supervisee: 'Morwenna', lastDate: null },
  conditions: { drift: false },
  child: 'a',
  values: { voice: 'Mondays are hard.', direction: 'amber' },
  decisions: [{ what: 'Wait.', why: 'She comes now.' }],
}
const compose = (more: Partial<ComposeInput>) =>
  composeDocument(templates.record('partnership'), 'case_discussion', { ...input, ...more })

test('the same text has no changes', () => {
  expect(changesBetween(compose({}), compose({}))).toEqual([])
})

test('words added, taken out and answers given since are told apart, each under its question', () => {
  const after = compose({
    values: { voice: 'Mondays are often hard.', direction: 'red', difference: 'A visit each week.' },
    decisions: [{ what: 'Wait.', why: 'She comes.' }],
  })
  expect(changesBetween(compose({}), after)).toEqual([
    { label: 'What Tobias says and shows us', added: ['often'], removed: [] },
    {
      label: 'Which way are things going for Tobias?',
      added: ['Red', 'getting worse'],
      removed: ['Amber', 'the same'],
    },
    { label: 'What will be different this time?', added: ['A visit each week.'], removed: [] },
    { label: 'Because', added: [], removed: ['now'] },
  ])
})

test('a decision that was taken out is not lost from sight', () => {
  expect(changesBetween(compose({}), compose({ decisions: [] }))).toEqual([
    { label: 'Decision', added: [], removed: ['Wait.'] },
    { label: 'Because', added: [], removed: ['She comes now.'] },
  ])
})
