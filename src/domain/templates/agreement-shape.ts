import { z } from 'zod'
import { factKeySchema } from './facts.ts'
import { keySchema, optionSchema, repeated, wordsSchema } from './shape.ts'
import { sourceSchema } from './source.ts'

/** How often. Every so many weeks, weeks of term or months; or so many times in a half-term, term or academic year. */
export const frequencySchema = z.union([
  z.strictObject({ every: z.int().min(1).max(52), unit: z.enum(['week', 'term_week', 'month']) }),
  z.strictObject({ times: z.int().min(1).max(60), per: z.enum(['half_term', 'term', 'academic_year']) }),
])
export type Frequency = z.infer<typeof frequencySchema>

/** A day of the week (1 is Monday, as in ISO 8601) and a time of day, local. */
export const weekdayTimeSchema = z.strictObject({
  weekday: z.int().min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
})
export type WeekdayTime = z.infer<typeof weekdayTimeSchema>

/** The terms that planning and access take from an agreement, and the kind of clause that sets each. */
export const clauseKindOfFact = {
  type: 'choice',
  form: 'choice',
  frequency: 'frequency',
  extended_frequency: 'frequency',
  minutes: 'minutes',
  venue: 'text',
  preferred_time: 'weekday_time',
  starts_on: 'date',
  review_on: 'date',
  fallback_person: 'people',
  disagreement_person: 'people',
  shared_with: 'people',
  shared_cases_with: 'people',
} as const
export type AgreementFact = keyof typeof clauseKindOfFact
const agreementFacts = Object.keys(clauseKindOfFact) as [AgreementFact, ...AgreementFact[]]

const clauseBase = {
  key: keySchema,
  label: wordsSchema,
  hint: wordsSchema.optional(),
  required: z.boolean(),
  missing: wordsSchema.optional(),
  fact: z.enum(agreementFacts).optional(),
  source: sourceSchema,
}
/** What a clause begins with; exported because a pack may write it as a list of lines. */
export const startingTextSchema = z.string().min(1).max(4000)
const startingText = startingTextSchema.optional()
const maxLength = z.int().min(1).max(8000)

/**
 * One term. A start is what the draft begins with and is there only where the policy gives it. A `statement` is a list
 * of points, one to a line. People are memberships, by identifier.
 */
export const clauseSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...clauseBase, kind: z.literal('text'), startingText, maxLength }),
    z.strictObject({ ...clauseBase, kind: z.literal('statement'), startingText, maxLength }),
    z.strictObject({
      ...clauseBase,
      kind: z.literal('choice'),
      several: z.boolean(),
      options: z.array(optionSchema).min(2).max(20),
      start: z.array(keySchema).optional(),
    }),
    z.strictObject({ ...clauseBase, kind: z.literal('frequency'), start: frequencySchema.optional() }),
    z.strictObject({ ...clauseBase, kind: z.literal('minutes'), start: z.int().min(1).max(600).optional() }),
    z.strictObject({ ...clauseBase, kind: z.literal('date') }),
    z.strictObject({ ...clauseBase, kind: z.literal('people'), several: z.boolean() }),
    z.strictObject({ ...clauseBase, kind: z.literal('weekday_time') }),
  ])
  .superRefine((clause, problem) => {
    if (clause.required && clause.missing === undefined) {
      problem.addIssue({ code: 'custom', message: `${clause.key}: a required clause says what is missing` })
    }
    if (clause.fact !== undefined && clauseKindOfFact[clause.fact] !== clause.kind) {
      problem.addIssue({ code: 'custom', message: `${clause.key}: ${clause.fact} cannot be set by ${clause.kind}` })
    }
    if (clause.kind === 'choice' && clause.start !== undefined) {
      const known = clause.options.map((option) => option.value)
      const fits = clause.start.every((value) => known.includes(value)) && (clause.several || clause.start.length === 1)
      if (!fits) problem.addIssue({ code: 'custom', message: `${clause.key}: starts with what is not an option` })
    }
  })
export type Clause = z.infer<typeof clauseSchema>

/** A group of clauses under one heading. `shows` are facts of the parties, set out above them. */
export const agreementPartSchema = z.strictObject({
  key: keySchema,
  title: wordsSchema,
  shows: z.array(factKeySchema).optional(),
  clauses: z.array(clauseSchema),
})
export type AgreementPart = z.infer<typeof agreementPartSchema>

/** What the policy says of who may supervise whom, as a sentence, with its conditions about the two as the pack has them (C4). */
export const eligibilityNoteSchema = z.strictObject({
  key: keySchema,
  says: wordsSchema,
  source: sourceSchema,
  strength: z.string().optional(),
  supervisee: z.unknown().optional(),
  supervisor: z.unknown().optional(),
})
export type EligibilityNote = z.infer<typeof eligibilityNoteSchema>

export const agreementTemplateSchema = z
  .strictObject({
    key: keySchema,
    version: z.int().min(1),
    name: wordsSchema,
    policy: sourceSchema.shape.policy,
    agreementWords: z.enum(['contract', 'agreement']),
    recordTemplate: keySchema,
    paperForm: keySchema,
    reviewEvery: z.strictObject({ months: z.int().min(1).max(60) }).nullable(),
    eligibility: z.array(eligibilityNoteSchema),
    parts: z.array(agreementPartSchema).min(1),
  })
  .superRefine((agreement, problem) => {
    const clauses = agreement.parts.flatMap((part) => part.clauses)
    const twice = [
      ...repeated(clauses.map((clause) => clause.key)),
      ...repeated(clauses.flatMap((clause) => clause.fact ?? [])),
      ...repeated(agreement.parts.map((part) => part.key)),
    ]
    for (const key of twice) problem.addIssue({ code: 'custom', message: `${key} is there twice` })
  })
export type AgreementTemplate = z.infer<typeof agreementTemplateSchema>

/** Every clause of an agreement, in order. */
export function clausesOf(agreement: AgreementTemplate): Clause[] {
  return agreement.parts.flatMap((part) => part.clauses)
}
