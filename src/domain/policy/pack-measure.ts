import { z } from 'zod'
import { conditionSchema, nameSchema, sentenceSchema } from './language.ts'
import { windowKinds } from './rule.ts'

/** A measure as it is written in a pack: `docs/policies/pack-format.md`, "Measures". */

/** Below this no share is said as a percentage, whatever a pack says: it would be one about one or two people. */
export const fewestForAPercentage = 5

const percentageSchema = z
  .number()
  .min(0)
  .max(100)
  .refine((number) => /^\d+(\.\d)?$/.test(String(number)), 'a percentage has at most one decimal')

export const bandSchema = z.strictObject({
  name: z.string().trim().min(1).max(60).describe('what it is called: green, good, met'),
  at_least: percentageSchema.describe('a percentage from 0 to 100 with at most one decimal, as 92.5: the lowest in it'),
})
export type Band = z.infer<typeof bandSchema>

export const measureSchema = z
  .strictObject({
    id: nameSchema.describe('what the measure is called in answers and in changes; no rule has the same'),
    title: sentenceSchema.describe('a few words, as they stand in a list'),
    clause: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .describe('the clause or clauses it comes from, in quotes, as they stand under `clauses`'),
    of: nameSchema.describe('the kind of thing that its rules are about: worker, child, session…'),
    rules: z.array(nameSchema).min(1).describe('the rules that are counted; of several, all must be kept'),
    counts: z
      .enum(['subjects', 'obligations'])
      .optional()
      .describe('whether each subject counts once (if left out), or each obligation: each window, each trigger'),
    each: z
      .enum(windowKinds)
      .optional()
      .describe('over each month, half-term, term, year…; left out, as it stands on the day that is asked about'),
    judged: z
      .enum(['throughout', 'on_last_day'])
      .optional()
      .describe('beside `each`: kept through all of the period, or as it stands on its last day'),
    part: z
      .enum(['counted', 'left_out', 'by_days'])
      .optional()
      .describe('beside `each`: whom its rules bind for a part of the period only'),
    leaves_out: z
      .array(
        z.strictObject({
          while: conditionSchema.describe('who is left out: asked on the last day, of an event on its own day'),
          says: sentenceSchema.describe('why, as it stands beside the number: new in post'),
        }),
      )
      .min(1)
      .optional()
      .describe('who is not counted, beside those of whom nothing is asked'),
    against: z
      .array(z.enum(['paused', 'undetermined']))
      .min(1)
      .optional()
      .describe('what is left out unless it is named here: then it counts as not kept'),
    void: z
      .strictObject({
        fewer_than: z.int().min(1).optional().describe('void where fewer are counted'),
        more_left_out_than: percentageSchema
          .describe('a percentage with at most one decimal, as 20: void where more are left out')
          .optional(),
      })
      .refine((when) => Object.keys(when).length > 0, 'say when it is void: "fewer_than", "more_left_out_than"')
      .optional()
      .describe('when a period says nothing'),
    percent_from: z
      .int()
      .min(fewestForAPercentage)
      .describe(`${fewestForAPercentage} or more: fewer than so many are never shown as a percentage`)
      .optional(),
    bands: z.array(bandSchema).min(1).max(12).optional().describe('from the highest down'),
    note: sentenceSchema.optional().describe('words for people'),
  })
  .meta({ id: 'measure', description: 'a share of people, children or sessions that keep some rules, with its bands' })
export type PackMeasure = z.infer<typeof measureSchema>

/** The clauses of a measure, as a list. */
export const clausesOfMeasure = ({ clause }: Pick<PackMeasure, 'clause'>): readonly string[] => [clause].flat()
