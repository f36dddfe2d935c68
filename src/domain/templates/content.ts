import { z } from 'zod'
import { clauseKindOfFact, frequencySchema, weekdayTimeSchema } from './agreement-shape.ts'
import type { AgreementFact } from './agreement-shape.ts'
import { factsAllowedIn } from './facts.ts'
import type { DocumentKind } from './facts.ts'
import { fieldSchema, keySchema, neverInAChildFile, repeated } from './shape.ts'

/** Limits on what one session can hold. Enough for a hard day; small enough that a page always opens. */
export const most = { decisions: 20, actions: 50, narrative: 8000, words: 400 } as const

const words = z.string().min(1).max(most.words)
const narrative = z.string().min(1).max(most.narrative)

/** Departing from procedure: never without a reason and the name of whoever approved it (E3, S4). */
export const departureSchema = z.strictObject({ what: narrative, reason: narrative, approvedBy: words })
export const decisionSchema = z.strictObject({ what: narrative, why: narrative, departure: departureSchema.optional() })
export type Decision = z.infer<typeof decisionSchema>

/** One action, as it stood when the record was sealed. Whose child it is for follows from the document it is in. */
export const sealedActionSchema = z.strictObject({
  what: z.string().min(1).max(2000),
  why: z.string().min(1).max(2000),
  who: words,
  by: z.iso.date(),
})
export type SealedAction = z.infer<typeof sealedActionSchema>

/**
 * A question as it was put, and its answer. An empty value is a question asked and left empty. `said` is the answer in
 * words where the value is a code, so that a sealed document needs no template to be read.
 */
export const sealedFieldSchema = z.strictObject({
  key: keySchema,
  section: keySchema,
  label: words,
  kind: fieldSchema.shape.kind,
  value: z.string().max(20_000),
  said: words.optional(),
})
export type SealedField = z.infer<typeof sealedFieldSchema>

const sealedFacts = (kind: DocumentKind) => {
  return z.array(z.strictObject({ key: z.enum(factsAllowedIn[kind]), label: words, value: words }))
}

const base = {
  format: z.literal(1),
  template: z.strictObject({ key: keySchema, version: z.int().min(1) }),
  title: words,
  sections: z.array(z.strictObject({ key: keySchema, heading: words.optional() })).min(1),
}
const once = (fields: readonly { key: string }[]) => repeated(fields.map((field) => field.key)).length === 0
const fields = z.array(sealedFieldSchema).refine(once, 'a field is there twice')
const actions = z.array(sealedActionSchema).max(most.actions)

/**
 * What is sealed about one child. The object is strict and knows no block for staff, leave or wellbeing; a field whose
 * key is a matter of the worker is refused, and so is a fact that is not this child's (E7).
 */
export const caseDiscussionContentSchema = z.strictObject({
  kind: z.literal('case_discussion'),
  ...base,
  facts: sealedFacts('case_discussion'),
  fields: fields.refine(
    (all) => all.every((field) => !neverInAChildFile.includes(field.key)),
    'a matter of the worker cannot be in a child’s document',
  ),
  decisions: z.array(decisionSchema).max(most.decisions),
  actions,
})

/** What is sealed about the supervisee's work: no decision about a child, and no child's facts. */
export const workContentSchema = z.strictObject({
  kind: z.literal('work'),
  ...base,
  facts: sealedFacts('work'),
  fields,
  actions,
})

/** What is sealed about how the supervisee is. No actions: rows of actions are seen more widely than this document. */
export const wellbeingContentSchema = z.strictObject({
  kind: z.literal('wellbeing'),
  ...base,
  facts: sealedFacts('wellbeing'),
  fields,
})

export const clauseValueSchema = z.union([
  z.string().max(8000),
  z.array(z.string().min(1).max(100)).max(50),
  z.int().min(1).max(600),
  frequencySchema,
  weekdayTimeSchema,
])
export type ClauseValue = z.infer<typeof clauseValueSchema>

/** What is sealed of an agreement. `said` is each value in words, with the names people had at the time. */
export const agreementContentSchema = z.strictObject({
  kind: z.literal('agreement'),
  format: z.literal(1),
  template: z.strictObject({ key: keySchema, version: z.int().min(1) }),
  title: words,
  parties: z.strictObject({
    supervisor: z.strictObject({ name: words, post: z.string().max(most.words) }),
    supervisee: z.strictObject({ name: words, post: z.string().max(most.words) }),
  }),
  parts: z.array(
    z.strictObject({
      key: keySchema,
      title: words,
      clauses: z.array(
        z.strictObject({
          key: keySchema,
          label: words,
          kind: z.enum(['text', 'statement', 'choice', 'frequency', 'minutes', 'date', 'people', 'weekday_time']),
          fact: z.enum(Object.keys(clauseKindOfFact) as [AgreementFact, ...AgreementFact[]]).optional(),
          value: clauseValueSchema.nullable(),
          said: z.string().max(8000),
        }),
      ),
    }),
  ),
})

export const contentSchemas = {
  case_discussion: caseDiscussionContentSchema,
  work: workContentSchema,
  wellbeing: wellbeingContentSchema,
} as const

export type CaseDiscussionContent = z.infer<typeof caseDiscussionContentSchema>
export type WorkContent = z.infer<typeof workContentSchema>
export type WellbeingContent = z.infer<typeof wellbeingContentSchema>
export type AgreementContent = z.infer<typeof agreementContentSchema>
export interface ContentOf {
  case_discussion: CaseDiscussionContent
  work: WorkContent
  wellbeing: WellbeingContent
}
