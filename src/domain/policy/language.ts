import { z } from 'zod'
import { seasonSchema, type Season } from './season.ts'

/**
 * The small words of the policy language, as they stand in a pack: `docs/policies/pack-format.md`. Nothing is changed in
 * parsing, so that a pack that was read is the pack that was written and one JSON Schema describes both.
 */

/** The units of an interval, in the singular; a plural `s` is allowed. */
export const intervalUnits = [
  'minute',
  'hour',
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'working_day',
  'school_day',
  'term_day',
  'term_week',
] as const
export type IntervalUnit = (typeof intervalUnits)[number]

const intervalPattern = new RegExp(`^\\d{1,5} (${intervalUnits.join('|')})s?$`)

/** A name: of a thing, a fact, an event, a rule, a parameter. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'a name has small letters, digits and underscores, and begins with a letter')
  .meta({ id: 'name', description: 'a name: small letters, digits and underscores' })
/** The identifier of a pack, as in its file name. */
export const packIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'an id has small letters, digits and hyphens, and begins with a letter')
  .meta({ id: 'pack_id', description: 'an id: small letters, digits and hyphens' })
export const intervalSchema = z
  .string()
  .regex(intervalPattern, 'an interval is a number and a unit, as "4 weeks"')
  .meta({
    id: 'interval',
    description: 'an interval: a number and a unit, as 4 weeks or 5 working_days',
    examples: ['28 days', '4 weeks', '1 month', '5 working_days', '24 hours'],
  })
export const daySchema = z.iso
  .date('a day is written as 2026-03-12')
  .meta({ id: 'day', description: 'a day, as 2026-03-12' })
/** Words for people. */
export const sentenceSchema = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .meta({ id: 'sentence', description: 'words for people' })
const scalarSchema = z.union([z.string().max(200), z.number(), z.boolean()])
/** `yes` and `no` stay words in YAML; they mean true and false. */
const yesNoSchema = z.union([z.boolean(), z.enum(['yes', 'no'])])

export type Scalar = z.infer<typeof scalarSchema>

/** Whether a `yes`, `no`, `true` or `false` of a pack is a yes. */
export const isYes = (value: boolean | 'yes' | 'no' | undefined): boolean => value === true || value === 'yes'

const parameterReferenceSchema = z.strictObject({ parameter: nameSchema })
/** A number to compare with: itself, that of a parameter, or that of a fact of the subject on the same day. */
const boundSchema = z.union([
  z.number(),
  parameterReferenceSchema,
  z.strictObject({
    of: z.string().regex(/^subject\.[a-z][a-z0-9_]*$/, '"of" names a fact of the subject, as "subject.hours"'),
  }),
])
/** An interval to compare with: itself, or that of a parameter. */
const intervalBoundSchema = z.union([intervalSchema, parameterReferenceSchema])

/** The parts of a test that are more than a value. */
export interface TestLine {
  readonly is?: Scalar | readonly Scalar[] | undefined
  readonly in?: string | undefined
  readonly equals?: Bound | undefined
  readonly at_least?: Bound | undefined
  readonly more_than?: Bound | undefined
  readonly at_most?: Bound | undefined
  readonly less_than?: Bound | undefined
  readonly for_at_least?: IntervalBound | undefined
  readonly for_more_than?: IntervalBound | undefined
  readonly for_at_most?: IntervalBound | undefined
  readonly for_less_than?: IntervalBound | undefined
  readonly known?: boolean | 'yes' | 'no' | undefined
  readonly same_as?: string | undefined
  readonly which?: Condition | undefined
  readonly not?: Test | undefined
}
export type Bound = z.infer<typeof boundSchema>
export type IntervalBound = z.infer<typeof intervalBoundSchema>
export type Test = Scalar | readonly Scalar[] | TestLine

/** What must be so of a thing on a day: lines by the name of a fact, and `all`, `any`, `none`, `happened`, `season`. */
export interface Condition {
  readonly all?: readonly Condition[] | undefined
  readonly any?: readonly Condition[] | undefined
  readonly none?: readonly Condition[] | undefined
  readonly happened?: Happened | undefined
  readonly season?: Season | undefined
  readonly [fact: string]: Test | readonly Condition[] | Happened | Season | undefined
}

/** The lines of a condition that are about facts, without `all`, `any`, `none`, `happened` and `season`. */
export const factLinesOf = (condition: Condition): [fact: string, test: Test][] =>
  Object.entries(condition).filter(
    (line): line is [string, Test] => !joinWords.includes(line[0]) && line[1] !== undefined,
  )
const joinWords: readonly string[] = ['all', 'any', 'none', 'happened', 'season']

/** Which events, and as what. */
export interface Stream {
  readonly event: string | readonly string[]
  readonly as?: string | undefined
  readonly where?: Condition | undefined
  readonly apart?: string | undefined
  readonly day_of?: string | undefined
}
export interface Happened extends Stream {
  readonly at_least?: number | undefined
  readonly at_most?: number | undefined
  readonly total?: string | undefined
  readonly in_last?: IntervalBound | undefined
  readonly in_next?: IntervalBound | undefined
}

/** One line of a condition: what must be so of one fact, attribute or link. */
export const testSchema: z.ZodType<Test> = z
  .union([
    scalarSchema,
    z.array(scalarSchema).min(1),
    z
      .strictObject({
        is: z.union([scalarSchema, z.array(scalarSchema).min(1)]).optional(),
        in: nameSchema.optional(),
        equals: boundSchema.optional(),
        at_least: boundSchema.optional(),
        more_than: boundSchema.optional(),
        at_most: boundSchema.optional(),
        less_than: boundSchema.optional(),
        for_at_least: intervalBoundSchema.optional(),
        for_more_than: intervalBoundSchema.optional(),
        for_at_most: intervalBoundSchema.optional(),
        for_less_than: intervalBoundSchema.optional(),
        known: yesNoSchema.optional(),
        same_as: z
          .string()
          .regex(/^subject(\.[a-z][a-z0-9_]*)?$/, 'same_as names "subject" or a fact of it, as "subject.supervisor"')
          .optional(),
        get which(): z.ZodOptional<z.ZodType<Condition>> {
          return conditionSchema.optional()
        },
        get not(): z.ZodOptional<z.ZodType<Test>> {
          return testSchema.optional()
        },
      })
      .refine((test) => Object.keys(test).length > 0, 'an empty test says nothing'),
  ])
  .meta({
    id: 'test',
    description: 'what must be so of the fact: a value, a list of values, or a mapping as { at_least: 60 }',
  })

const streamShape = {
  event: z.union([nameSchema, z.array(nameSchema).min(1)]),
  as: nameSchema.optional(),
  get where(): z.ZodOptional<z.ZodType<Condition>> {
    return conditionSchema.optional()
  },
  apart: intervalSchema.optional(),
  day_of: nameSchema.optional(),
}
export const streamSchema: z.ZodType<Stream> = z
  .strictObject(streamShape)
  .meta({ id: 'stream', description: 'which events: { event: session, as: supervisee, where: { … } }' })

/** Every line of a condition holds; `all`, `any`, `none`, `happened` and `season` are lines too. */
export const conditionSchema: z.ZodType<Condition> = z
  .object({
    get all(): z.ZodOptional<z.ZodArray<z.ZodType<Condition>>> {
      return z.array(conditionSchema).min(1).optional()
    },
    get any(): z.ZodOptional<z.ZodArray<z.ZodType<Condition>>> {
      return z.array(conditionSchema).min(1).optional()
    },
    get none(): z.ZodOptional<z.ZodArray<z.ZodType<Condition>>> {
      return z.array(conditionSchema).min(1).optional()
    },
    get happened(): z.ZodOptional<z.ZodType<Happened>> {
      return happenedSchema.optional()
    },
    season: seasonSchema.optional(),
  })
  .catchall(testSchema)
  .meta({ id: 'condition', description: 'a mapping in which every line holds, as { role: deputy_dsl }' }) as never

const happenedSchema: z.ZodType<Happened> = z
  .strictObject({
    ...streamShape,
    at_least: z.number().min(0).optional(),
    at_most: z.number().min(0).optional(),
    total: nameSchema.optional(),
    in_last: intervalBoundSchema.optional(),
    in_next: intervalBoundSchema.optional(),
  })
  .meta({
    id: 'happened',
    description: 'events that there have been, or will be: { event: training, as: worker, in_last: 2 years }',
  })

const rounding = z.enum(['up', 'down', 'nearest'])
const scaleSchema = z.strictObject({
  by: nameSchema,
  full: z.union([z.number().positive(), parameterReferenceSchema]),
  way: z.enum(['longer', 'fewer']),
  round: rounding,
})

/** An amount of work that a clock counts instead of days: every eight shifts, every fifty hours. */
export const workSchema = z.strictObject({
  number: z.union([z.number().positive(), parameterReferenceSchema]),
  total: nameSchema.optional(),
  of: streamSchema,
})
export type WorkAmount = z.infer<typeof workSchema>

function amountOf<T extends string | number>(
  literal: z.ZodType<T>,
  meta: { id: string; description: string },
): z.ZodType<T | AmountFrom<T>> {
  const amount: z.ZodType<T | AmountFrom<T>> = z
    .lazy(() =>
      z.union([
        literal,
        z.strictObject({ parameter: nameSchema, otherwise: z.literal('open').optional() }),
        z.strictObject({
          fact: nameSchema,
          no_more_than: literal.optional(),
          no_less_than: literal.optional(),
          needs: z.array(nameSchema).optional(),
          otherwise: amount.optional(),
        }),
        z.strictObject({
          first_of: z.array(z.strictObject({ when: conditionSchema.optional(), use: amount })).min(1),
        }),
        z.strictObject({ strictest: z.array(amount).min(2) }),
        z.strictObject({ take: amount, scale: scaleSchema }),
      ]),
    )
    .meta(meta) as never
  return amount
}

/** An interval, or where it comes from. */
export const intervalAmountSchema: z.ZodType<IntervalAmount> = amountOf(intervalSchema, {
  id: 'interval_amount',
  description: 'an interval as 4 weeks, or where it comes from: { parameter: … }, { fact: … }, { first_of: [ … ] }',
})
/** A number, or where it comes from. */
export const numberAmountSchema: z.ZodType<NumberAmount> = z
  .union([
    amountOf(z.number().min(0), {
      id: 'plain_number_amount',
      description: 'a number, or where it comes from: { parameter: … }, { fact: … }, { first_of: [ … ] }',
    }),
    z.strictObject({ times: z.number().positive(), total: nameSchema.optional(), of: streamSchema, round: rounding }),
  ])
  .meta({
    id: 'number_amount',
    description:
      'a number, or where it comes from: { parameter: … }, { fact: … }, { times: 0.125, total: hours, of: { … } }',
  }) as never

/** Where a value comes from when it is not written down as itself. One of the keys, and what goes with it. */
export interface AmountFrom<T> {
  readonly parameter?: string | undefined
  readonly fact?: string | undefined
  readonly no_more_than?: T | undefined
  readonly no_less_than?: T | undefined
  readonly needs?: readonly string[] | undefined
  /** `open` beside a parameter; another amount beside a fact */
  readonly otherwise?: 'open' | T | AmountFrom<T> | undefined
  readonly first_of?: readonly { readonly when?: Condition | undefined; readonly use: T | AmountFrom<T> }[] | undefined
  readonly strictest?: readonly (T | AmountFrom<T>)[] | undefined
  readonly take?: T | AmountFrom<T> | undefined
  readonly scale?: z.infer<typeof scaleSchema> | undefined
}
/** So many for so much of something else. */
export interface ShareAmount {
  readonly times: number
  readonly total?: string | undefined
  readonly of: Stream
  readonly round: 'up' | 'down' | 'nearest'
}
export type IntervalAmount = string | AmountFrom<string>
export type NumberAmount = number | AmountFrom<number> | ShareAmount
