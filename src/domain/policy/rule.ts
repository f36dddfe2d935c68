import { z } from 'zod'
import {
  conditionSchema,
  daySchema,
  intervalAmountSchema,
  intervalSchema,
  nameSchema,
  numberAmountSchema,
  sentenceSchema,
  streamSchema,
  workSchema,
} from './language.ts'

/** What a rule is made of: `docs/policies/pack-format.md`, "A rule". */

const yesNoSchema = z.union([z.boolean(), z.enum(['yes', 'no'])])

/** What starts a deadline, or lies ahead of one. */
export const triggerSchema = z
  .union([
    z.literal('start'),
    z.strictObject({ begins: conditionSchema }),
    z.strictObject({ ends: conditionSchema }),
    z.strictObject({ breach_of: nameSchema }),
    streamSchema,
  ])
  .meta({
    id: 'trigger',
    description: 'what starts it: start, { event: … }, { begins: … }, { ends: … } or { breach_of: … }',
  })
export type Trigger = z.infer<typeof triggerSchema>

/** Never longer than this between two. */
export const gapSchema = z.strictObject({
  at_most: z.union([intervalAmountSchema, workSchema]),
  first: intervalAmountSchema.optional(),
})
export type Gap = z.infer<typeof gapSchema>

export const windowKinds = [
  'week',
  'school_week',
  'calendar_month',
  'calendar_quarter',
  'financial_quarter',
  'half_term',
  'term',
  'calendar_year',
  'academic_year',
  'financial_year',
] as const
export type NamedWindow = (typeof windowKinds)[number]

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Which stretches of days are judged one by one. */
export const eachSchema = z.union([
  z.enum(windowKinds),
  z.strictObject({ week_from: z.enum(weekdays) }),
  z.strictObject({ every: intervalSchema, from: z.union([z.literal('start'), daySchema]) }),
  z.strictObject({ between: triggerSchema }),
])
export type Each = z.infer<typeof eachSchema>

const partSchema = z.union([
  z.enum(['owed', 'exempt']),
  z.strictObject({ pro_rata: z.enum(['up', 'down', 'nearest']) }),
])

/** So many in each window. */
export const windowSchema = z
  .strictObject({
    each: eachSchema.optional(),
    rolling: intervalSchema.optional(),
    at_least: numberAmountSchema.optional(),
    at_most: numberAmountSchema.optional(),
    total: nameSchema.optional(),
    average: nameSchema.optional(),
    different: nameSchema.optional(),
    one_of_each: nameSchema.optional(),
    values: z.array(z.string()).min(2).optional(),
    covers: z
      .strictObject({ kind: nameSchema, by: nameSchema, as: nameSchema, while: conditionSchema.optional() })
      .optional(),
    part: partSchema.optional(),
  })
  .superRefine((window, problem) => {
    const say = (message: string) => problem.addIssue({ code: 'custom', message })
    if ((window.each === undefined) === (window.rolling === undefined)) {
      say('a window has either "each" or "rolling"')
    }
    const whole = window.one_of_each !== undefined || window.covers !== undefined
    if (!whole && window.at_least === undefined && window.at_most === undefined) {
      say('say how many: "at_least" or "at_most"')
    }
    if ((window.one_of_each === undefined) !== (window.values === undefined)) {
      say('"one_of_each" names an attribute, and "values" which ones there must be')
    }
    const measures = [window.total, window.average, window.different, window.one_of_each, window.covers]
    if (measures.filter((measure) => measure !== undefined).length > 1) {
      say('measure one thing: total, average, different, one_of_each or covers')
    }
    const between = typeof window.each === 'object' && 'between' in window.each
    if (window.each !== undefined && !between && window.part === undefined) {
      say('say what a window that began before the rule did is worth: "part: owed", "exempt" or "{ pro_rata: up }"')
    }
  })
export type Window = z.infer<typeof windowSchema>

const answerSchema = {
  trigger: triggerSchema,
  linked: nameSchema.optional(),
  at_least: z.int().min(1).optional(),
}

/** An answer to something that happened. */
export const afterSchema = z
  .strictObject({
    ...answerSchema,
    within: z.union([z.literal('open'), intervalAmountSchema]).optional(),
    points: z.array(intervalSchema).min(2).optional(),
    by: nameSchema.optional().describe('the attribute of the trigger that holds the last day'),
    not_before: intervalSchema.optional(),
    at_most: z.literal(0).optional(),
    late: yesNoSchema.optional(),
  })
  .superRefine((after, problem) => {
    if ([after.within, after.points, after.by].filter((one) => one !== undefined).length !== 1) {
      problem.addIssue({
        code: 'custom',
        message:
          'say by when: "within" (an interval, or open), several "points", or "by" (an attribute that holds a day)',
      })
    }
    if (after.at_most === 0 && (after.at_least !== undefined || after.points !== undefined)) {
      problem.addIssue({ code: 'custom', message: '"at_most: 0" forbids; it goes with "within" or "by" alone' })
    }
  })
export type After = z.infer<typeof afterSchema>

/** In time for something that is planned. */
export const beforeSchema = z.strictObject({
  ...answerSchema,
  within: intervalAmountSchema.optional(),
  no_later_than: intervalSchema.optional(),
})
export type Before = z.infer<typeof beforeSchema>

const alternativeSchema = z.strictObject({
  counts: streamSchema,
  gap: gapSchema.optional(),
  window: windowSchema.optional(),
})

const pauseSchema = z.strictObject({
  while: conditionSchema,
  lasting: z.strictObject({ at_least: intervalSchema.optional(), more_than: intervalSchema.optional() }).optional(),
  effect: z.enum(['stop_clock', 'restart', 'excuse']),
  covering: z.enum(['whole', 'half', 'any']).optional(),
})
export type Pause = z.infer<typeof pauseSchema>

const clauseReferenceSchema = z.string().min(1).max(40)

export const strengths = ['must', 'should', 'recommended', 'usually', 'may'] as const
export type Strength = (typeof strengths)[number]

export const asks = ['gap', 'window', 'after', 'before', 'always', 'either', 'person'] as const
export type Ask = (typeof asks)[number]

const ruleShape = z.strictObject({
  id: nameSchema.describe('what the rule is called in answers, in other rules and in changes'),
  title: sentenceSchema.describe('a few words, as they stand in a list'),
  clause: z
    .union([clauseReferenceSchema, z.array(clauseReferenceSchema).min(1)])
    .describe('the clause or clauses it comes from, in quotes, as they stand under `clauses`'),
  strength: z.enum(strengths).describe('how strongly the text asks'),
  about: nameSchema.describe(
    'the kind of thing each obligation is of: worker, child, agreement…, or the name of an event',
  ),
  where: conditionSchema.optional().describe('of a rule about an event: which events'),
  while: conditionSchema.optional().describe('the days on which it binds; always, if left out'),
  owed_by: nameSchema
    .optional()
    .describe('who must do it, if not the subject: supervisor, line_manager, organisation…'),
  counts: streamSchema.optional().describe('which events count'),
  gap: gapSchema.optional().describe('never longer than this between two'),
  window: windowSchema.optional().describe('so many in each half-term, month, year…'),
  after: afterSchema.optional().describe('an answer to something that happened, within a time'),
  before: beforeSchema.optional().describe('in time for something that is planned'),
  always: conditionSchema.optional().describe('a condition that holds on every day'),
  mendable: yesNoSchema
    .optional()
    .describe('beside `always` of a rule about an event: whether a failure can be mended later'),
  either: z.array(alternativeSchema).min(2).optional().describe('several ways, of which one is enough'),
  person: sentenceSchema.optional().describe('what a person must check, because no machine can'),
  pauses: z.array(pauseSchema).optional().describe('days on which the clock stands still, or windows are not asked'),
  grace: intervalAmountSchema.optional().describe('how long after the deadline it is still due and not overdue'),
  warn: intervalSchema.optional().describe('how long before the deadline it is shown as near; reporting only'),
  day_off: z
    .enum(['stays', 'forward', 'back'])
    .optional()
    .describe('a due date that is not a working day: stays (if left out), forward or back'),
  instead_of: z.array(nameSchema).min(1).optional().describe('rules that do not bind where this one does'),
  beside: z.array(nameSchema).min(1).optional().describe('rules with which it shares no event'),
  reading: z
    .strictObject({
      taken: sentenceSchema,
      others: z.record(nameSchema, z.strictObject({ says: sentenceSchema, change: z.record(z.string(), z.unknown()) })),
    })
    .optional()
    .describe('where the text can be read two ways: which reading is taken, and the others'),
  note: sentenceSchema.optional().describe('words for people'),
})

export const ruleSchema = ruleShape
  .superRefine((rule, problem) => {
    const say = (message: string) => problem.addIssue({ code: 'custom', message })
    const asked = asks.filter((ask) => rule[ask] !== undefined)
    if (asked.length !== 1) {
      say(
        asked.length === 0
          ? `say what is asked: one of ${asks.join(', ')}`
          : `one rule asks one thing, and this asks ${asked.join(' and ')}: write two rules`,
      )
      return
    }
    const counting = ['gap', 'window', 'after', 'before'].includes(asked[0] ?? '')
    if (counting && rule.counts === undefined) say('say which events count: "counts: { event: …, as: … }"')
    if (!counting && rule.counts !== undefined) say(`"counts" does nothing beside "${asked[0]}"`)
    for (const each of rule.either ?? []) {
      if ((each.gap === undefined) === (each.window === undefined)) {
        say('each alternative has a "gap" or a "window"')
      }
    }
  })
  .meta({
    id: 'rule',
    description: 'one rule: whom it is about, when it binds, which events count, and the one thing it asks',
  })
export type Rule = z.infer<typeof ruleShape>

/** The one thing a rule asks. */
export const askOf = (rule: Rule): Ask => asks.find((ask) => rule[ask] !== undefined) ?? 'person'

/** The clauses of a rule, as a list. */
export const clausesOf = (rule: Rule): readonly string[] =>
  typeof rule.clause === 'string' ? [rule.clause] : rule.clause
