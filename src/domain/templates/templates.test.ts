import { describe, expect, test } from 'vitest'
import { agreementTemplateSchema, clausesOf } from './agreement-shape.ts'
import { unknownPlaceholders } from './fill-label.ts'
import { templates } from '../../../test/support/templates.ts'
import { contentOf, paperFormSchema } from './paper-shape.ts'
import type { ContentFrom } from './paper-shape.ts'
import { caseDiscussionTemplateSchema, fieldsOf, neverInAChildFile, recordTemplateSchema, repeated } from './shape.ts'

const schoolsAndClusters = templates.record('schools_and_clusters')
const documents = (key: string) => Object.values(templates.record(key).documents)

describe.each(templates.records.map((template) => [template.key, template] as const))(
  'record template %s',
  (_, template) => {
    test('parses by its schema, and is the same after a journey through JSON', () => {
      expect(recordTemplateSchema.parse(template)).toEqual(template)
      expect(JSON.parse(JSON.stringify(template))).toEqual(template)
    })

    test('asks for the child’s voice second and never last', () => {
      const keys = fieldsOf(template.documents.case_discussion).map((field) => field.key)
      expect(keys.indexOf('voice')).toBe(1)
      expect(keys.at(-1)).not.toBe('voice')
    })

    test('keeps what is the worker’s out of the child’s page, and children out of the others', () => {
      const { case_discussion, work, wellbeing } = template.documents
      for (const field of fieldsOf(case_discussion)) expect(neverInAChildFile).not.toContain(field.key)
      for (const field of [...fieldsOf(work), ...fieldsOf(wellbeing)]) expect(field.label).not.toContain('{child}')
      const staffFacts = [...work.sections, ...wellbeing.sections].flatMap((section) => section.shows ?? [])
      expect(staffFacts.filter((fact) => fact.startsWith('child') || fact.startsWith('family'))).toEqual([])
    })

    test('says whether all cases were discussed, and why a sample', () => {
      expect(template.declarations.map((one) => one.field)).toContain('cases_discussed')
    })

    test('has a why for decisions and for a departure from procedure its reason and approver', () => {
      const { why, departure } = template.documents.case_discussion.decisions
      for (const words of [why, departure.reason, departure.approvedBy]) expect(words.missing).not.toBe('')
    })
  },
)

// C1: what every agreement covers, as keys of clauses. A policy that is silent has the clause without a start.
const everyAgreement = (
  'type form frequency minutes venue functions areas_to_discuss ' +
  'supervisor_responsibilities supervisee_responsibilities confidentiality shared_with shared_cases_with ' +
  'urgent_access fallback_person diversity disagreement_route disagreement_person contingency ' +
  'recording kept_where appraisal_link review_on boundary'
).split(' ')

describe.each(templates.agreements.map((template) => [template.key, template] as const))(
  'agreement %s',
  (_, template) => {
    test('parses by its schema, and is the same after a journey through JSON', () => {
      expect(agreementTemplateSchema.parse(template)).toEqual(template)
      expect(JSON.parse(JSON.stringify(template))).toEqual(template)
    })

    test('covers everything an agreement must, and shows its parties', () => {
      expect(clausesOf(template).map((clause) => clause.key)).toEqual(expect.arrayContaining(everyAgreement))
      expect(template.parts[0]?.shows).toEqual(expect.arrayContaining(['supervisor.name', 'supervisee.name']))
    })

    test('names a record template and a paper form that exist', () => {
      expect(templates.record(template.recordTemplate).policy).toBe(template.policy)
      expect(templates.form(template.paperForm).of).toEqual({ agreement: template.key })
    })
  },
)

describe.each(templates.forms.map((form) => [form.key, form] as const))('paper form %s', (_, form) => {
  test('parses by its schema, and is the same after a journey through JSON', () => {
    expect(paperFormSchema.parse(form)).toEqual(form)
    expect(JSON.parse(JSON.stringify(form))).toEqual(form)
  })

  test('takes its content from fields and clauses that exist', () => {
    const unknown = contentOf(form).filter((content) => {
      if ('document' in content) {
        if (!('record' in form.of)) return true
        const document = templates.record(form.of.record).documents[content.document]
        return !fieldsOf(document).some((field) => field.key === content.field)
      }
      if (!('clause' in content)) return false
      if (!('agreement' in form.of)) return true
      return !clausesOf(templates.agreement(form.of.agreement)).some((clause) => clause.key === content.clause)
    })
    expect(unknown).toEqual([])
  })
})

test('keys are unique among templates and among forms', () => {
  for (const list of [templates.records, templates.agreements, templates.forms]) {
    expect(repeated(list.map((one) => one.key))).toEqual([])
  }
})

test('every label can be filled', () => {
  const labels = JSON.stringify([templates.records, templates.agreements, templates.forms])
  expect(unknownPlaceholders(labels)).toEqual([])
})

test('words are plain: no exclamation mark, no "please", no "successfully"', () => {
  expect(JSON.stringify([templates.records, templates.agreements, templates.forms])).not.toMatch(
    /!|please|successfully/i,
  )
})

test('a case discussion with a matter of the worker is refused', () => {
  const document = schoolsAndClusters.documents.case_discussion
  const leave = fieldsOf(schoolsAndClusters.documents.work).find((field) => field.key === 'leave')
  const spoilt = { ...document, sections: [...document.sections, { key: 'staff', fields: [leave] }] }
  expect(caseDiscussionTemplateSchema.safeParse(spoilt).success).toBe(false)
})

test('a work document that shows a fact of a child is refused', () => {
  const { work } = schoolsAndClusters.documents
  const spoilt = { ...work, sections: [...work.sections, { key: 'children', shows: ['child.names'], fields: [] }] }
  const documents = { ...schoolsAndClusters.documents, work: spoilt }
  expect(recordTemplateSchema.safeParse({ ...schoolsAndClusters, documents }).success).toBe(false)
})

test('a form for a child’s file that shows a matter of the worker, or other children’s actions, is refused', () => {
  const form = templates.form('decision_record')
  const line = (from: ContentFrom) => ({ kind: 'line' as const, label: 'More', from: [from] })
  for (const from of [
    { document: 'work', field: 'leave' },
    { apart: 'wellbeing' },
    { actions: 'last_session' },
    { fact: 'supervisee.post' },
  ] satisfies ContentFrom[]) {
    expect(paperFormSchema.safeParse({ ...form, blocks: [...form.blocks, line(from)] }).success).toBe(false)
  }
})

describe('the numbers in each policy', () => {
  const starts = (key: string) => {
    const found = clausesOf(templates.agreement(key)).filter((clause) => 'start' in clause)
    const of = (name: string) => found.find((clause) => clause.key === name) as { start?: unknown } | undefined
    return [of('frequency')?.start, of('minutes')?.start ?? null, templates.agreement(key).reviewEvery]
  }

  test.each([
    ['schools_and_clusters_contract', { every: 4, unit: 'week' }, 60, { months: 12 }],
    ['integrated_agreement', { every: 2, unit: 'month' }, null, null],
    ['college_agreement', { times: 1, per: 'half_term' }, 60, null],
    ['primary_and_nursery_contract', { every: 1, unit: 'term_week' }, null, { months: 12 }],
    ['partnership_direct', { every: 3, unit: 'month' }, null, null],
    ['partnership_indirect', { every: 3, unit: 'month' }, null, null],
  ])('%s starts with what its policy gives, and with nothing where it is silent', (key, ...expected) => {
    expect(starts(key)).toEqual(expected)
  })
})

describe('everything a session asks for (E3) is in the partnership’s record', () => {
  const keys = (kind: 'case_discussion' | 'work' | 'wellbeing') => {
    return fieldsOf(templates.record('partnership').documents[kind]).map((field) => field.key)
  }

  test('about a child', () => {
    const asked = ['needs', 'risks', 'engagement', 'plan', 'direction', 'difference', 'colleagues_told']
    const rest = ['services_refused', 'action_if_refused', 'voice', 'last_seen_alone', 'last_seen_alone_by']
    expect(keys('case_discussion')).toEqual(expect.arrayContaining([...asked, ...rest]))
  })

  test('about work', () => {
    const asked = ['team_issues', 'general_issues', 'leave', 'sickness', 'training', 'development']
    const rest = ['diversity_at_work', 'professional_judgement', 'targets', 'any_other_business']
    expect(keys('work')).toEqual(expect.arrayContaining([...asked, ...rest]))
    const shown = templates.record('partnership').documents.work.sections.flatMap((section) => section.shows ?? [])
    expect(shown).toContain('session.next_date')
  })

  test('about how the worker is', () => {
    expect(keys('wellbeing')).toEqual(expect.arrayContaining(['wellbeing', 'impact', 'support_agreed']))
  })
})

test('the worker’s part of each family is asked before the session (E1, S0 Part A)', () => {
  const before = fieldsOf(templates.record('schools_and_clusters').documents.case_discussion).filter((field) => {
    return field.when === 'before' && field.writtenBy === 'supervisee'
  })
  const partA = ['events_since', 'status_change', 'own_actions', 'own_role', 'risks', 'protective_factors', 'strengths']
  expect(before.map((field) => field.key)).toEqual(expect.arrayContaining(partA))
})

test('every document says who reads it, in every template', () => {
  for (const { key } of templates.records) {
    for (const document of documents(key)) expect(document.readersSentence.length).toBeGreaterThan(40)
  }
})

test('what a policy asks of both in its own contract is there: standards, mandate, yearly review, and who to turn to', () => {
  const clause = (agreement: string, key: string) => {
    const found = clausesOf(templates.agreement(agreement)).find((each) => each.key === key)
    return found !== undefined && 'startingText' in found ? (found.startingText ?? '') : ''
  }
  for (const key of ['schools_and_clusters_contract', 'primary_and_nursery_contract']) {
    expect(clause(key, 'supervisor_responsibilities')).toMatch(/professional standards[\s\S]*every year/)
    expect(clause(key, 'supervisee_responsibilities')).toMatch(/Accept being supervised[\s\S]*professional standards/)
  }
  const route = clause('schools_and_clusters_contract', 'entitlement')
  for (const step of ['just the two of us', 'meeting of three', 'governor', 'cluster chair'])
    expect(route).toContain(step)
  expect(contentOf(templates.form('schools_and_clusters_contract'))).toContainEqual({ clause: 'entitlement' })
})

test('a change to the plan can always be written, and what will be different is asked on drift only', () => {
  const fields = fieldsOf(templates.record('partnership').documents.case_discussion)
  const change = fields.find((field) => field.key === 'plan_change')
  expect(change).toMatchObject({ requiredToComplete: false })
  expect(change).not.toHaveProperty('showWhen')
  expect(fields.find((field) => field.key === 'difference')).toHaveProperty('showWhen')
})

test('who may open a child’s file at a college is said where readers are named', () => {
  const hint = clausesOf(templates.agreement('college_agreement')).find(
    (each) => each.key === 'shared_cases_with',
  )?.hint
  expect(hint).toContain('designated leads or deputies')
})
