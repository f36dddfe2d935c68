import { describe, expect, test } from 'vitest'
import type { ComposeInput } from './compose-document.ts'
import { composeDocument } from './compose-document.ts'
import { caseDiscussionContentSchema, contentSchemas } from './content.ts'
import { fieldValueSchema } from './field-values.ts'
import { fillLabel } from './fill-label.ts'
import { templates } from '../../../test/support/templates.ts'
import { fieldsOf } from './shape.ts'
import { whatIsMissing, whatIsMissingFromAction } from './what-is-missing.ts'

const names = { child: 'Tobias', supervisor: 'Idris', supervisee: 'Morwenna', lastDate: '5 March 2026' }
const conditions = { drift: false }
const record = templates.record('partnership')
const input: ComposeInput = {
  names,
  conditions,
  child: 'child-1',
  values: { events_since: 'Two late arrivals.\r\n', voice: 'Mondays are my tired day.', direction: 'amber' },
  decisions: [{ what: 'Wait for the core group', why: 'His mother has begun to come' }],
  actions: [
    { what: 'Ask for the report', why: 'Nobody has one', who: 'Idris', by: '2026-04-02', child: 'child-1' },
    { what: 'Visit', why: 'Not seen', who: 'Morwenna', by: '2026-04-02', child: 'child-2' },
    { what: 'Book the course', why: 'Agreed need', who: 'Morwenna', by: '2026-05-01', child: null },
  ],
  facts: { 'child.names': 'Tobias Ellery', 'supervisee.post': 'Class teacher', 'session.date': '2026-03-26' },
}

describe('a label', () => {
  test('is filled with names, and braces inside a name are left alone', () => {
    expect(fillLabel('What {child} says to {supervisor}', { ...names, child: '{supervisor}' })).toBe(
      'What {supervisor} says to Idris',
    )
  })

  test('reads well at a first session', () => {
    expect(fillLabel('What has happened since {lastDate}', { ...names, lastDate: null })).toBe(
      'What has happened since last time',
    )
  })
})

describe('composing a document', () => {
  const content = composeDocument(record, 'case_discussion', input)

  test('stores each question as it was put and each answer in words', () => {
    expect(content.template).toEqual({ key: 'partnership', version: 1 })
    expect(content.title).toBe('Tobias')
    expect(content.fields[0]).toEqual({
      key: 'events_since',
      section: 'since_last_time',
      label: 'What has happened since 5 March 2026',
      kind: 'long',
      value: 'Two late arrivals.',
    })
    expect(content.fields.find((field) => field.key === 'direction')?.said).toBe('Amber, the same')
    expect(JSON.stringify(content)).not.toMatch(/\{(child|supervisor|supervisee|lastDate)\}/)
  })

  test('keeps a question that was left empty, and leaves out one that was not asked', () => {
    expect(content.fields.find((field) => field.key === 'needs')?.value).toBe('')
    expect(content.fields.some((field) => field.key === 'difference')).toBe(false)
    const drifting = composeDocument(record, 'case_discussion', { ...input, conditions: { drift: true } })
    expect(drifting.fields.some((field) => field.key === 'difference')).toBe(true)
  })

  test('takes only this child’s actions and only the facts that are this child’s', () => {
    expect(content.actions.map((action) => action.what)).toEqual(['Ask for the report'])
    expect(content.facts.map((fact) => fact.key)).toEqual(['session.date', 'child.names'])
  })

  test('gives work the actions that are for no child, and wellbeing none', () => {
    const { decisions: _decisions, child: _child, ...rest } = input
    const work = composeDocument(record, 'work', { ...rest, values: { leave: '1 day' } })
    expect(work.actions.map((action) => action.what)).toEqual(['Book the course'])
    expect(work.facts.map((fact) => fact.key)).toEqual(['session.date', 'supervisee.post'])
    const wellbeing = composeDocument(record, 'wellbeing', {
      ...rest,
      values: { impact: 'The drawing stayed with me.' },
    })
    expect(wellbeing).not.toHaveProperty('actions')
    expect(wellbeing.facts.map((fact) => fact.key)).toEqual(['session.date'])
  })

  test('gives the same for the same', () => {
    expect(JSON.stringify(composeDocument(record, 'case_discussion', input))).toBe(JSON.stringify(content))
  })

  test('refuses a value of another document, and decisions where none belong', () => {
    expect(() => composeDocument(record, 'case_discussion', { ...input, values: { sickness: '2 days' } })).toThrow(
      'Not fields of the case_discussion document: sickness',
    )
    expect(() => composeDocument(record, 'work', { ...input, values: {} })).toThrow()
  })

  test('a case discussion can hold no block about staff, by its schema', () => {
    const field = { key: 'leave', section: 'plan', label: 'Leave', kind: 'long', value: '2 days' }
    for (const spoilt of [
      { ...content, staff: [field] },
      { ...content, wellbeing: 'tired' },
      { ...content, fields: [...content.fields, field] },
      { ...content, facts: [{ key: 'supervisee.post', label: 'Post', value: 'Teacher' }] },
      { ...content, actions: content.actions.map((action) => ({ ...action, child: 'child-2' })) },
    ]) {
      expect(caseDiscussionContentSchema.safeParse(spoilt).success).toBe(false)
    }
    expect(caseDiscussionContentSchema.safeParse(content).success).toBe(true)
  })

  test('no field of a work or wellbeing document can be put into a child’s, in any template', () => {
    for (const template of templates.records) {
      for (const field of [...fieldsOf(template.documents.work), ...fieldsOf(template.documents.wellbeing)]) {
        const stray = { ...input, values: { [field.key]: 'about a worker' } }
        expect(() => composeDocument(template, 'case_discussion', stray)).toThrow('Not fields of')
      }
    }
  })

  test('composes every document of every template', () => {
    for (const template of templates.records) {
      for (const kind of ['case_discussion', 'work', 'wellbeing'] as const) {
        const sealed = composeDocument(template, kind, { names, conditions, values: {}, child: 'child-1' })
        expect(contentSchemas[kind].parse(sealed)).toEqual(sealed)
      }
    }
  })
})

describe('what is missing', () => {
  const { case_discussion: template } = record.documents
  const context = { names, conditions }
  const decision = { what: 'Wait', why: 'She has begun to come' }
  const full = Object.fromEntries(
    fieldsOf(template).map((field) => [
      field.key,
      field.kind === 'rag' ? 'green' : field.kind === 'yes_no' ? 'no' : 'x',
    ]),
  )

  test('is nothing when every required question is answered', () => {
    expect(whatIsMissing(template, full, [decision], context)).toEqual([])
  })

  test('says so in the words of the field, with names', () => {
    const missing = whatIsMissing(template, { ...full, voice: '  \n' }, [decision], context)
    expect(missing).toEqual([
      { field: 'voice', sentence: 'Write what Tobias has said or shown, or why you do not know' },
    ])
  })

  test('asks why of every decision', () => {
    expect(whatIsMissing(template, full, [decision, { what: 'Refer', why: ' ' }], context)).toEqual([
      {
        field: 'decisions.1.why',
        sentence: 'Say why, so that someone who was not there can follow the decision',
      },
    ])
  })

  test('asks what was decided when a why stands alone, and ignores a row with nothing in it', () => {
    expect(whatIsMissing(template, full, [{ why: 'Because' }, {}], context)).toEqual([
      { field: 'decisions.0.what', sentence: 'Write what was decided' },
    ])
  })

  test('asks for a decision where the policy wants one, and not where it does not say', () => {
    expect(whatIsMissing(template, full, [{}], context)).toEqual([
      {
        field: 'decisions.0.what',
        sentence: 'Write what was decided about Tobias, even if it is to carry on as before',
      },
    ])
    const silent = templates.record('integrated').documents.case_discussion
    expect(whatIsMissing(silent, { events_since: 'x', voice: 'x', discussion: 'x' }, [], context)).toEqual([])
  })

  test('asks the reason for a departure from procedure, and who approved it', () => {
    const departing = { ...decision, departure: { what: 'No visit this week' } }
    expect(whatIsMissing(template, full, [departing], context).map((one) => one.field)).toEqual([
      'decisions.0.departure.reason',
      'decisions.0.departure.approvedBy',
    ])
  })

  test('asks what will be different only when drift was found or things are worse', () => {
    const { difference: _difference, colleagues_told: _told, ...without } = full
    const fields = (values: Record<string, string>, drift: boolean) => {
      return whatIsMissing(template, values, [decision], { names, conditions: { drift } }).map((one) => one.field)
    }
    expect(fields(without, false)).toEqual([])
    expect(fields(without, true)).toEqual(['difference', 'colleagues_told'])
    expect(fields({ ...without, direction: 'red' }, false)).toEqual(['difference', 'colleagues_told'])
  })

  test('asks why a sample, and only of a sample', () => {
    const { work } = record.documents
    const ask = (answer: string) =>
      whatIsMissing(work, { cases_discussed: answer }, [], context).map((one) => one.field)
    expect([ask(''), ask('all'), ask('sample')]).toEqual([['cases_discussed'], [], ['sample_reason']])
  })

  test('asks of an action what, why, who and by when', () => {
    expect(whatIsMissingFromAction(template.actions, { what: 'Ask' }).map((one) => one.field)).toEqual([
      'why',
      'who',
      'by',
    ])
  })
})

describe('a value of a field', () => {
  const field = (key: string) => {
    const all = Object.values(record.documents).flatMap((document) => fieldsOf(document))
    const found = all.find((one) => one.key === key)
    if (found === undefined) throw new Error(key)
    return fieldValueSchema(found)
  }

  test.each([
    ['last_seen_alone', '2026-03-19', '2026-02-30'],
    ['direction', 'amber', 'purple'],
    ['services_refused', 'no', 'perhaps'],
    ['cases_discussed', 'sample', 'most'],
    ['leave', 'x'.repeat(1000), 'x'.repeat(1001)],
  ])('of %s is checked, and may be empty', (key, good, bad) => {
    expect([good, '', bad].map((value) => field(key).safeParse(value).success)).toEqual([true, true, false])
  })
})
