import { z } from 'zod'
import { templatesOf } from '../templates/from-pack.ts'
import { daySchema, nameSchema, packIdSchema, sentenceSchema } from './language.ts'
import { measureSchema } from './pack-measure.ts'
import { ruleSchema } from './rule.ts'
import { templateSections } from './templates-of-pack.ts'

/** A policy pack as it is written: `docs/policies/pack-format.md`, "What a pack holds". */

const parameterTypes = ['interval', 'number', 'yes_no', 'choice'] as const

const valueSchema = z.union([z.string(), z.number(), z.boolean()])

export const parameterSchema = z
  .strictObject({
    asks: sentenceSchema.describe('the question, as it is put to whoever decides'),
    type: z.enum(parameterTypes),
    options: z.array(z.string()).min(2).optional().describe('what can be chosen, for a choice'),
    clause: z.union([z.string(), z.array(z.string())]),
    value: valueSchema.optional().describe('left out while nobody has decided'),
    set_by: sentenceSchema.optional(),
    reason: sentenceSchema.optional(),
  })
  .meta({ id: 'parameter', description: 'a number or choice that the text leaves open' })
export type Parameter = z.infer<typeof parameterSchema>

const clauseSchema = z.union([
  sentenceSchema,
  z.strictObject({ says: sentenceSchema, place: sentenceSchema.optional() }),
])

const statusSchema = z.strictObject({
  created: daySchema.optional(),
  published: daySchema.optional(),
  adopted: daySchema.optional(),
  adopted_by: sentenceSchema.optional(),
  ratified: daySchema.optional(),
  ratified_by: sentenceSchema.optional(),
  reviewed: daySchema.optional(),
  next_review: daySchema.optional(),
  owner: sentenceSchema.optional(),
})

const decidedShape = {
  reason: sentenceSchema,
  agreed_by: sentenceSchema.optional(),
  agreed_on: daySchema.optional(),
}

const base = {
  plumbline: z.literal('pack/1').describe('always pack/1'),
  id: packIdSchema.describe('small letters, digits and hyphens, as in the name of the file'),
  title: sentenceSchema,
  version: z.int().min(1).describe('a whole number; a new one for each change'),
  in_force_from: daySchema.describe('the first day on which a rule of the pack can bind'),
  in_force_until: daySchema.optional().describe('the last day on which a rule of the pack can bind'),
  status: statusSchema
    .optional()
    .describe('the document itself: when it was created, adopted, ratified and reviewed, and by whom'),
  jurisdiction: z.enum(['england_and_wales', 'scotland', 'northern_ireland']).optional(),
  clauses: z
    .record(z.string().min(1).max(40), clauseSchema)
    .describe('what each clause asks, in your own words, by its reference in quotes')
    .optional(),
  words: z
    .record(nameSchema, z.union([z.string(), z.tuple([z.string(), z.string()])]))
    .optional()
    .describe('what things are called: one word, or [one, several]'),
  lists: z
    .record(nameSchema, z.array(z.string()).min(1))
    .optional()
    .describe('named lists of values, used in a test as { in: … }'),
  rules: z.array(ruleSchema).optional().describe('what the policy asks'),
  measures: z
    .array(measureSchema)
    .optional()
    .describe('how many of those whom some rules bind keep them, as a share with its bands'),
  tensions: z
    .array(
      z.strictObject({
        id: nameSchema,
        clauses: z.array(z.string()).min(2),
        rules: z.array(nameSchema).optional(),
        says: sentenceSchema,
      }),
    )
    .optional(),
  both_stand: z
    .array(
      z.strictObject({
        rules: z.array(nameSchema).min(2),
        ...decidedShape,
      }),
    )
    .optional()
    .describe('rules that disagree and stand side by side, on purpose, with the reason'),
  references: z
    .array(
      z.strictObject({
        title: sentenceSchema,
        edition: z.string().max(60).optional(),
        clause: z.string().optional(),
        replaced_by: sentenceSchema.optional(),
      }),
    )
    .optional(),
  left_to_people: z
    .array(z.strictObject({ id: nameSchema, clause: z.string(), says: sentenceSchema, why: sentenceSchema }))
    .optional(),
  ...templateSections,
}

/** A pack that stands by itself. Its templates are checked too: what a form shows has to be asked somewhere. */
export const packSchema = z
  .strictObject({
    ...base,
    clauses: base.clauses.unwrap(),
    parameters: z.record(nameSchema, parameterSchema).optional(),
  })
  .superRefine((pack, problem) => {
    for (const { path, message } of templatesOf(pack).problems) problem.addIssue({ code: 'custom', path, message })
  })
export type Pack = z.infer<typeof packSchema>

const changeSchema = z.union([
  z.strictObject({
    rule: nameSchema,
    change: z.record(z.string(), z.unknown()),
    ...decidedShape,
  }),
  z.strictObject({
    measure: nameSchema,
    change: z.record(z.string(), z.unknown()),
    ...decidedShape,
  }),
  z.strictObject({ drop: nameSchema, ...decidedShape }),
])
/** One entry of `vary`. */
export type PackChange = z.infer<typeof changeSchema>

/** The rule or measure that an entry of `vary` is about. */
export const varied = (change: PackChange): string =>
  'drop' in change ? change.drop : 'measure' in change ? change.measure : change.rule

/** A pack that follows another and varies it. */
export const followingPackSchema = z.strictObject({
  ...base,
  extends: z
    .string()
    .regex(/^[a-z][a-z0-9-]*@\d+$/, 'name the pack and its version, as "osier-vale@4"')
    .describe('the pack it follows and its version, as osier-vale@4'),
  vary: z
    .array(changeSchema)
    .optional()
    .describe('what is otherwise than in the pack it follows, each with its reason'),
  parameters: z
    .record(
      nameSchema,
      z.union([
        parameterSchema,
        z.strictObject({ value: valueSchema, set_by: sentenceSchema.optional(), reason: sentenceSchema.optional() }),
      ]),
    )
    .optional(),
  readings: z
    .record(nameSchema, nameSchema)
    .optional()
    .describe('which reading is taken of a rule that declares several'),
})
export type FollowingPack = z.infer<typeof followingPackSchema>
