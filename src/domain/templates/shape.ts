import { z } from 'zod'
import { documentKindSchema, factKeySchema, factsAllowedIn } from './facts.ts'
import type { DocumentKind } from './facts.ts'
import { unknownPlaceholders } from './fill-label.ts'
import { sourceSchema } from './source.ts'

/** A key in a template: small letters and underscores, so that it can stand in YAML, a form name and a path. */
export const keySchema = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/** Words shown to people. Only the placeholders that `fillLabel` knows. */
export const wordsSchema = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .refine((text) => unknownPlaceholders(text).length === 0, 'has a placeholder that is not known')

export const optionSchema = z.strictObject({ value: keySchema, label: wordsSchema })

const simpleConditionSchema = z.union([
  z.strictObject({ field: keySchema, equals: z.string() }),
  z.strictObject({ fact: z.enum(['drift']) }),
])
/** When a field is asked at all. Without one it always is. */
export const conditionSchema = z.union([
  simpleConditionSchema,
  z.strictObject({ anyOf: z.array(simpleConditionSchema).min(2) }),
])
export type Condition = z.infer<typeof conditionSchema>

/**
 * One question. `when` is the moment it opens (a field for "before" stays open during the session). `missing` is the
 * sentence for a session that cannot be completed without it. Values are always text: a date as 2026-03-12, yes or no,
 * an option's value, a number in digits, so that one column and one revision per field is enough.
 */
export const fieldSchema = z
  .strictObject({
    key: keySchema,
    label: wordsSchema,
    hint: wordsSchema.optional(),
    kind: z.enum(['long', 'short', 'choice', 'yes_no', 'date', 'rag', 'number']),
    options: z.array(optionSchema).min(2).max(12).optional(),
    writtenBy: z.enum(['supervisee', 'supervisor', 'either']),
    when: z.enum(['before', 'during', 'after']),
    requiredToComplete: z.boolean(),
    missing: wordsSchema.optional(),
    showWhen: conditionSchema.optional(),
    source: sourceSchema,
    maxLength: z.int().min(1).max(20_000),
  })
  .superRefine((field, problem) => {
    if ((field.kind === 'choice') !== (field.options !== undefined)) {
      problem.addIssue({ code: 'custom', message: `${field.key}: options belong to a choice, and a choice needs them` })
    }
    if (field.requiredToComplete && field.missing === undefined) {
      problem.addIssue({ code: 'custom', message: `${field.key}: a required field says what is missing` })
    }
  })
export type Field = z.infer<typeof fieldSchema>

/** A run of questions under one heading. `shows` are facts set out above them, read only. */
export const sectionSchema = z
  .strictObject({
    key: keySchema,
    heading: wordsSchema.optional(),
    shows: z.array(factKeySchema).optional(),
    fields: z.array(fieldSchema),
  })
  .refine((section) => section.fields.length > 0 || (section.shows ?? []).length > 0, 'an empty section')
export type Section = z.infer<typeof sectionSchema>

/** A column of a repeated row: its label, and the sentence when it is empty. */
const rowWordsSchema = z.strictObject({ label: wordsSchema, hint: wordsSchema.optional(), missing: wordsSchema })

/** How decisions are asked for. The why is always a field of its own and always required (E3). */
export const decisionWordsSchema = z.strictObject({
  what: rowWordsSchema,
  why: rowWordsSchema,
  departure: z.strictObject({
    label: wordsSchema,
    what: rowWordsSchema,
    reason: rowWordsSchema,
    approvedBy: rowWordsSchema,
  }),
  atLeast: z.int().min(0).max(1),
  noneYet: wordsSchema,
  source: sourceSchema,
})
export type DecisionWords = z.infer<typeof decisionWordsSchema>

/** How actions are asked for. They are rows of their own, not text, so that they can be carried forward. */
export const actionWordsSchema = z.strictObject({
  heading: wordsSchema,
  what: rowWordsSchema,
  why: rowWordsSchema,
  who: rowWordsSchema,
  by: rowWordsSchema,
  source: sourceSchema,
})
export type ActionWords = z.infer<typeof actionWordsSchema>

/**
 * Matters of a worker. A case discussion with a field of one of these keys is refused, as a template and as content,
 * so that a pack cannot send them to a child's file by mistake (E7).
 */
export const neverInAChildFile: readonly string[] = [
  'leave',
  'sickness',
  'training',
  'team_issues',
  'general_issues',
  'workload',
  'caseload',
  'development',
  'learning',
  'performance',
  'practice',
  'targets',
  'professional_judgement',
  'any_other_business',
  'health_and_safety',
  'diversity_at_work',
  'cases_discussed',
  'sample_reason',
  'wellbeing',
  'impact',
  'support_agreed',
  'personal_issues',
  'resilience',
  'feelings',
]

const documentBase = {
  title: wordsSchema,
  readersSentence: wordsSchema,
  sections: z.array(sectionSchema).min(1),
}

/** Every field of a document, in the order it is asked. */
export function fieldsOf(document: { readonly sections: readonly Section[] }): Field[] {
  return document.sections.flatMap((section) => section.fields)
}

function factsFit(kind: DocumentKind, sections: readonly Section[]): boolean {
  return sections.every((section) => (section.shows ?? []).every((fact) => factsAllowedIn[kind].includes(fact)))
}

export const caseDiscussionTemplateSchema = z
  .strictObject({
    kind: z.literal('case_discussion'),
    boundFor: z.literal('child_file'),
    ...documentBase,
    decisions: decisionWordsSchema,
    actions: actionWordsSchema,
  })
  .superRefine((document, problem) => {
    const keys = fieldsOf(document).map((field) => field.key)
    for (const key of keys.filter((key) => neverInAChildFile.includes(key))) {
      problem.addIssue({ code: 'custom', message: `${key} is a matter of the worker and cannot go to a child’s file` })
    }
    // The child's voice is asked second and never last: the look's rule for the session page.
    if (keys[1] !== 'voice' || keys.length < 3) {
      problem.addIssue({ code: 'custom', message: 'the child’s voice is the second question, and not the last' })
    }
  })
  .refine((document) => factsFit(document.kind, document.sections), 'shows a fact that is not this document’s')

export const workTemplateSchema = z
  .strictObject({
    kind: z.literal('work'),
    boundFor: z.literal('staff'),
    ...documentBase,
    actions: actionWordsSchema,
  })
  .refine((document) => factsFit(document.kind, document.sections), 'shows a fact that is not this document’s')

export const wellbeingTemplateSchema = z
  .strictObject({ kind: z.literal('wellbeing'), boundFor: z.literal('pair'), ...documentBase })
  .refine((document) => factsFit(document.kind, document.sections), 'shows a fact that is not this document’s')

export type CaseDiscussionTemplate = z.infer<typeof caseDiscussionTemplateSchema>
export type WorkTemplate = z.infer<typeof workTemplateSchema>
export type WellbeingTemplate = z.infer<typeof wellbeingTemplateSchema>
export type DocumentTemplate = CaseDiscussionTemplate | WorkTemplate | WellbeingTemplate

/** Where an item of the agenda takes the pair. A case discussion is one page for each child, so it names no section. */
export const agendaTargetSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('last_actions') }),
  z.strictObject({ to: z.literal('informal_discussions') }),
  z.strictObject({ to: z.literal('case_discussions') }),
  z.strictObject({ to: z.literal('section'), document: documentKindSchema, section: keySchema }),
  z.strictObject({ to: z.literal('next_session') }),
])
export const agendaItemSchema = z.strictObject({
  key: keySchema,
  title: wordsSchema,
  why: wordsSchema,
  leadsTo: agendaTargetSchema,
  source: sourceSchema,
})
export type AgendaItem = z.infer<typeof agendaItemSchema>

/** A function of supervision, for the balance between them. `list` names the list where a policy keeps several. */
export const supervisionFunctionSchema = z.strictObject({
  key: keySchema,
  name: wordsSchema,
  meaning: wordsSchema,
  list: wordsSchema.optional(),
  source: sourceSchema,
})
export type SupervisionFunction = z.infer<typeof supervisionFunctionSchema>

/** Something the record states about itself, answered in a field of the work document. */
export const declarationSchema = z.strictObject({
  key: keySchema,
  field: keySchema,
  reasonField: keySchema.optional(),
  source: sourceSchema,
})

/** What one kind of organisation writes of a session. `version` goes into what is sealed. */
export const recordTemplateSchema = z
  .strictObject({
    key: keySchema,
    version: z.int().min(1),
    name: wordsSchema,
    policy: sourceSchema.shape.policy,
    documents: z.strictObject({
      case_discussion: caseDiscussionTemplateSchema,
      work: workTemplateSchema,
      wellbeing: wellbeingTemplateSchema,
    }),
    standardAgenda: z.array(agendaItemSchema).min(1),
    functions: z.array(supervisionFunctionSchema).min(1),
    declarations: z.array(declarationSchema),
  })
  .superRefine((record, problem) => {
    for (const message of recordProblems(record)) problem.addIssue({ code: 'custom', message })
  })
export interface RecordTemplate {
  key: string
  version: number
  name: string
  policy: z.infer<typeof sourceSchema>['policy']
  documents: { case_discussion: CaseDiscussionTemplate; work: WorkTemplate; wellbeing: WellbeingTemplate }
  standardAgenda: AgendaItem[]
  functions: SupervisionFunction[]
  declarations: z.infer<typeof declarationSchema>[]
}

/** The keys that appear more than once. */
export function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))]
}

function recordProblems(record: RecordTemplate): string[] {
  const { case_discussion, work, wellbeing } = record.documents
  const all = [case_discussion, work, wellbeing]
  const problems = repeated(all.flatMap(fieldsOf).map((field) => field.key)).map((key) => `${key} is asked twice`)
  for (const document of all) {
    const keys = fieldsOf(document).map((field) => field.key)
    problems.push(...repeated(document.sections.map((section) => section.key)).map((key) => `section ${key} twice`))
    for (const field of fieldsOf(document)) {
      const unknown = fieldsAsked(field.showWhen).filter((key) => !keys.includes(key))
      problems.push(...unknown.map((key) => `${field.key} depends on ${key}, which this document does not ask`))
    }
  }
  if (record.standardAgenda[0]?.leadsTo.to !== 'last_actions') problems.push('last session’s actions come first')
  for (const { key, leadsTo } of record.standardAgenda) {
    if (leadsTo.to !== 'section') continue
    const known = record.documents[leadsTo.document].sections.some((section) => section.key === leadsTo.section)
    if (!known) problems.push(`agenda item ${key} leads nowhere`)
  }
  const workKeys = fieldsOf(work).map((field) => field.key)
  for (const { key, field, reasonField } of record.declarations) {
    if (!workKeys.includes(field)) problems.push(`declaration ${key} has no field`)
    if (reasonField !== undefined && !workKeys.includes(reasonField)) problems.push(`declaration ${key} has no reason`)
  }
  return problems
}

function fieldsAsked(condition: Condition | undefined): string[] {
  if (condition === undefined) return []
  if ('anyOf' in condition) return condition.anyOf.flatMap((one) => fieldsAsked(one))
  return 'field' in condition ? [condition.field] : []
}
