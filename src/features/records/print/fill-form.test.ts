import { describe, expect, test } from 'vitest'
import { composeDocument } from '../../../domain/templates/compose-document.ts'
import type { CaseDiscussionContent } from '../../../domain/templates/content.ts'
import { templates } from '../../../../test/support/templates.ts'
import type { FormBlock, PrintForm } from '../../../platform/pdf/print-document.ts'
import { blankForm, filledForm } from './fill-form.ts'
import { nothingFilled, type FormContent } from './form-content.ts'

const standing = {
  organisation: 'Wrenfold Primary School',
  author: 'Wrenfold',
  date: Temporal.PlainDate.from('2026-03-05'),
}
const record = templates.record('schools_and_clusters')
const about = (child: string, risks: string): CaseDiscussionContent =>
  composeDocument(record, 'case_discussion', {
    names: { child, supervisor: 'Idris', supervisee: 'Morwenna', lastDate: null },
    conditions: { drift: false },
    child,
    values: { risks },
    decisions: [
      {
        what: `Ring about ${child}`,
        why: 'Nobody has',
        departure: { what: 'By phone', reason: 'Time', approvedBy: 'Gwen' },
      },
    ],
    actions: [{ what: `Visit ${child}`, why: 'Not seen', who: 'Morwenna', by: '2026-04-02', child }],
    facts: { 'child.names': `${child} Ellery`, 'session.date': '5 March 2026', 'supervisor.name': 'Idris Falodun' },
  })
const work = composeDocument(record, 'work', {
  names: { supervisor: 'Idris', supervisee: 'Morwenna', lastDate: null },
  conditions: { drift: false },
  values: { leave: '1 day', cases_discussed: 'all' },
  facts: { 'session.date': '5 March 2026', 'supervisee.name': 'Morwenna Tait' },
})
const content: FormContent = {
  ...nothingFilled,
  caseDiscussions: [about('Tobias', 'blueheron')],
  work,
  organisation: 'Wrenfold Primary School',
  lastActions: [],
  signatures: { supervisor: { signed: 'Idris Falodun', date: '6 March 2026' } },
}
const flat = (blocks: readonly FormBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'columns' ? block.columns.flatMap((column) => column.blocks) : [block]))
const labelled = (form: PrintForm, label: string) =>
  flat(form.blocks).find((block) => 'label' in block && block.label === label)

describe('a paper form', () => {
  test('is blank when nothing fills it, whichever it is', () => {
    for (const form of templates.forms) {
      const blank = blankForm(form, standing)
      for (const block of flat(blank.blocks)) {
        if (block.kind === 'line' || block.kind === 'box') expect(block.value).toBeUndefined()
        if (block.kind === 'table') expect([block.rows, block.blankRows > 0]).toEqual([[], true])
      }
      expect(JSON.stringify(blank)).not.toMatch(/\{(child|supervisor|supervisee|lastDate)\}/)
    }
  })

  test('for a child’s file is filled with that child’s document and nothing else', () => {
    const form = filledForm(templates.form('decision_record'), content, standing)
    expect(labelled(form, 'Concerns')).toMatchObject({ value: 'blueheron' })
    expect(labelled(form, 'What Tobias says and shows us')).toBeDefined()
    expect(labelled(form, 'Decisions')).toMatchObject({
      rows: [['Ring about Tobias', 'Nobody has', 'By phone\nTime\nApproved by Gwen']],
    })
    expect(labelled(form, 'Actions agreed (filled in after the session)')).toMatchObject({
      rows: [['Visit Tobias', 'Not seen', 'Morwenna', '2\u00a0April 2026']],
    })
    expect(labelled(form, 'Signature of supervisor or manager')).toBeUndefined()
    expect(JSON.stringify(form)).not.toContain('1 day')
  })

  test('for a child’s file is refused two children', () => {
    const two = { ...content, caseDiscussions: [about('Tobias', 'a'), about('Amina', 'b')] }
    expect(() => filledForm(templates.form('decision_record'), two, standing)).toThrow('about one child')
  })

  test('for the supervision file repeats its part for each child, with that child’s words', () => {
    const form = filledForm(
      templates.form('supervision_record'),
      { ...content, caseDiscussions: [about('Tobias', 'blueheron'), about('Amina', 'greyheron')] },
      standing,
    )
    const risks = flat(form.blocks).filter((block) => block.kind === 'box' && block.label === 'Risks and issues')
    expect(risks.map((block) => block.kind === 'box' && block.value)).toEqual(['blueheron', 'greyheron'])
    expect(labelled(form, 'All current cases, or a sample')).toMatchObject({ value: 'All of them' })
  })

  test('shows a signature on its first line, and leaves the line of a later review to be signed then', () => {
    const form = filledForm(templates.form('schools_and_clusters_contract'), content, standing)
    const lines = flat(form.blocks).flatMap((block) => (block.kind === 'signatures' ? block.lines : []))
    expect(lines.map((line) => line.signed)).toEqual([undefined, 'Idris Falodun', undefined])
  })

  test('says none where there was none, and leaves blank what its reader may not open', () => {
    expect(
      labelled(filledForm(templates.form('supervision_record'), content, standing), '1. Actions from last time'),
    ).toMatchObject({ rows: [['None', '', '']], blankRows: 0 })
    const unseen = labelled(
      filledForm(templates.form('supervision_record'), { ...content, lastActions: null }, standing),
      '1. Actions from last time',
    )
    expect(unseen).toMatchObject({ rows: [] })
    expect(unseen).not.toMatchObject({ blankRows: 0 })
  })
})

test.each([
  ['supervision_record', 'Wellbeing'],
  ['recording_sheet', 'Support'],
])('the sheet %s says that wellbeing is kept apart, whether or not any was written', (key, label) => {
  expect(labelled(filledForm(templates.form(key), content, standing), label)).toMatchObject({
    value: 'Kept apart from this sheet',
  })
  expect(labelled(blankForm(templates.form(key), standing), label)).not.toHaveProperty('value')
})

test('the recording sheet says at what time they meet next', () => {
  const integrated = composeDocument(templates.record('integrated'), 'work', {
    names: { supervisor: 'Idris', supervisee: 'Morwenna', lastDate: null },
    conditions: { drift: false },
    values: { cases_discussed: 'all' },
    facts: { 'session.next_date': '2 April 2026', 'session.next_time': '3.45pm' },
  })
  const sheet = filledForm(templates.form('recording_sheet'), { ...content, work: integrated }, standing)
  expect(labelled(sheet, 'Date and time of next session')).toMatchObject({ value: '2 April 2026, 3.45pm' })
})
