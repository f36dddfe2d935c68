import { z } from 'zod'
import { agreementTemplateSchema, startingTextSchema } from '../templates/agreement-shape.ts'
import { paperFormSchema } from '../templates/paper-shape.ts'
import {
  actionWordsSchema,
  agendaItemSchema,
  caseDiscussionTemplateSchema,
  decisionWordsSchema,
  declarationSchema,
  keySchema,
  optionSchema,
  supervisionFunctionSchema,
  wellbeingTemplateSchema,
  wordsSchema,
  workTemplateSchema,
} from '../templates/shape.ts'
import { sourceSchema } from '../templates/source.ts'
import { asWritten, linesSchema, writtenSourceSchema } from '../templates/written.ts'
import { conditionSchema, intervalSchema, nameSchema } from './language.ts'
import { strengths } from './rule.ts'

/**
 * The sections of a pack that the product's pages, forms and lists are made from, as they are written:
 * `docs/policies/templates.md`. Those of records, agreements and forms follow the shapes in `domain/templates`.
 */

type Written = z.ZodObject<Record<string, z.ZodType>>

const plain = new Map<unknown, z.ZodType>([
  [sourceSchema, writtenSourceSchema],
  [startingTextSchema, linesSchema],
])
const writtenObject = (schema: z.ZodType): Written => asWritten(schema, plain) as Written
const decisions = writtenObject(decisionWordsSchema).partial({ what: true, why: true, departure: true, none_yet: true })
const actions = writtenObject(actionWordsSchema).partial({ heading: true, what: true, why: true, who: true, by: true })

/** A document without what follows from its kind, and with the usual words left out. */
const documentSchema = (schema: z.ZodType): Written => {
  const instead = new Map([...plain, [decisionWordsSchema, decisions], [actionWordsSchema, actions]] as const)
  return (asWritten(schema, instead) as Written)
    .omit({ kind: true, bound_for: true })
    .partial({ readers_sentence: true })
}

const recordSchema = z.strictObject({
  key: keySchema,
  version: z.int().min(1),
  name: wordsSchema,
  documents: z.strictObject({
    case_discussion: documentSchema(caseDiscussionTemplateSchema),
    work: documentSchema(workTemplateSchema),
    wellbeing: documentSchema(wellbeingTemplateSchema),
  }),
  declarations: z.array(asWritten(declarationSchema, plain)).optional(),
})

const agreementSchema = writtenObject(agreementTemplateSchema)
  .omit({ policy: true, eligibility: true })
  .partial({ record_template: true, paper_form: true, review_every: true })

/** An interval, or the parameter that holds it. Left out where the text gives none: nothing is invented. */
const periodSchema = z.union([intervalSchema, z.strictObject({ parameter: nameSchema })])

/** Somebody who is asked, or one of several; always, or where the condition holds of the supervisee. */
const askedSchema = z.union([
  nameSchema,
  z.strictObject({ who: z.union([nameSchema, z.array(nameSchema).min(2)]), when: conditionSchema.optional() }),
])

const stepSchema = z.strictObject({
  key: keySchema,
  title: wordsSchema,
  says: wordsSchema.optional(),
  asks: z.array(askedSchema).min(1),
  tell_first: z.array(nameSchema).min(1).optional(),
  within: periodSchema.optional(),
  writes_down: z.array(wordsSchema).min(1).optional(),
  source: writtenSourceSchema,
})

/** What a ladder is for: K1, K2, K3, K4, D4, F4 and L4 of the requirements, in that order. */
const ladderSubjects = [
  'entitlement',
  'disagreement',
  'between_agencies',
  'practice_concern',
  'urgent',
  'no_change',
  'capacity',
] as const

const ladderSchema = z.strictObject({
  key: keySchema,
  title: wordsSchema,
  about: z.enum(ladderSubjects),
  for: conditionSchema.optional(),
  begins: wordsSchema,
  steps: z.array(stepSchema).min(1).max(12),
  source: writtenSourceSchema,
})
export type Ladder = z.infer<typeof ladderSchema>

/**
 * Who may supervise whom. Where `supervisee` holds of the supervisee (always, if left out), `supervisor` must hold of the
 * supervisor, and `subject` in it is the supervisee. Without `supervisor` it is left to people.
 */
const eligibilitySchema = z.strictObject({
  key: keySchema,
  says: wordsSchema,
  strength: z.enum(strengths),
  supervisee: conditionSchema.optional(),
  supervisor: conditionSchema.optional(),
  agreements: z.array(keySchema).min(1).optional(),
  source: writtenSourceSchema,
})
export type Eligibility = z.infer<typeof eligibilitySchema>

const evaluationSchema = z.strictObject({
  key: keySchema,
  version: z.int().min(1),
  title: wordsSchema,
  answers: z.array(optionSchema).min(2).max(7),
  questions: z
    .array(z.strictObject({ key: keySchema, asks: wordsSchema }))
    .min(1)
    .max(30),
  more_of: wordsSchema,
  less_of: wordsSchema,
  every: periodSchema.optional(),
  source: writtenSourceSchema,
})
export type Evaluation = z.infer<typeof evaluationSchema>

const retentionSchema = z.strictObject({
  key: keySchema,
  what: wordsSchema,
  follows: z.enum(['child_file', 'employment', 'neither']),
  kept_by: nameSchema.optional(),
  period: periodSchema.optional(),
  asks: wordsSchema.optional(),
  source: writtenSourceSchema,
})
export type Retention = z.infer<typeof retentionSchema>

const roleSchema = z.strictObject({ responsibilities: z.array(wordsSchema).min(1), source: writtenSourceSchema })

/** The sections, each optional: a pack for the command line needs none. */
export const templateSections = {
  roles: z.record(nameSchema, roleSchema).optional(),
  functions: z.array(asWritten(supervisionFunctionSchema, plain)).min(1).optional(),
  eligibility: z.array(eligibilitySchema).optional(),
  agreements: z.array(agreementSchema).optional(),
  record: recordSchema.optional(),
  agenda: z.array(asWritten(agendaItemSchema, plain)).min(1).optional(),
  forms: z.array(asWritten(paperFormSchema, plain)).optional(),
  ladders: z.array(ladderSchema).optional(),
  evaluation: evaluationSchema.optional(),
  retention: z.array(retentionSchema).optional(),
}
