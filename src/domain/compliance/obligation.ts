import { z } from 'zod'
import { strengths } from '../policy/rule.ts'
import { measureStandingSchema, periodStandingSchema } from './measure-standing.ts'

/** What comes out of an assessment: `docs/policies/facts-and-obligations.md`, "Obligations". Days are ISO dates. */

export const obligationStates = [
  'met',
  'upcoming',
  'due',
  'overdue',
  'breached',
  'paused',
  'not_applicable',
  'undetermined',
] as const
export type ObligationState = (typeof obligationStates)[number]

const day = z.iso.date()
const id = z.string()

/** The stretch that is judged: a window, or from a trigger to its deadline. */
export const cycleSchema = z.strictObject({
  /** of a window of the calendar ("Autumn 2"); null otherwise */
  name: z.string().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  /** the event, or the day on which a condition began, that started it */
  trigger: z.string().optional(),
  /** the place among several points of one trigger, from 1 */
  point: z.int().optional(),
})
export type Cycle = z.infer<typeof cycleSchema>

export const breachSchema = z.strictObject({
  from: day,
  /** the last late day; null while it runs, and for a closed window, which nothing can make good */
  to: day.nullable(),
  made_good: day.nullable(),
  /** the event that made it good */
  by: id.optional(),
  cycle: cycleSchema.optional(),
})
export type Breach = z.infer<typeof breachSchema>

/** Why nothing can be decided: a parameter without a value, something not recorded, no calendar, or a person’s judgement. */
export const undecidedSchema = z.strictObject({
  why: z.enum(['parameter', 'not_recorded', 'unreadable', 'calendar', 'history', 'person', 'needs']),
  /** the parameter, attribute or fact */
  name: z.string().optional(),
  /** the thing or event in which it is missing */
  of: id.optional(),
})
export type Undecided = z.infer<typeof undecidedSchema>

export const obligationSchema = z.strictObject({
  rule: z.string(),
  subject: id,
  state: z.enum(obligationStates),
  clause: z.array(z.string()),
  strength: z.enum(strengths),
  owed_by: z.string().nullable(),
  cycle: cycleSchema.nullable(),
  /** a day, or an instant where the rule is in hours */
  due: z.string().nullable(),
  good_until: day.nullable(),
  since: day.nullable(),
  evidence: z.array(id),
  amount: z
    .strictObject({ has: z.number(), needs: z.number().nullable(), most: z.number().optional(), unit: z.string() })
    .nullable(),
  breaches: z.array(breachSchema),
  turns: z.strictObject({ state: z.enum(obligationStates), on: day }).nullable(),
  undecided: z.array(undecidedSchema),
  /** the deadline is within the rule’s warning lead: reporting only */
  near: z.boolean(),
})
export type Obligation = z.infer<typeof obligationSchema>

/** What is printed: an obligation with its sentence. */
export const assessmentSchema = z.strictObject({
  plumbline: z.literal('obligations/1'),
  policy: z.string(),
  as_of: day,
  known_at: z.string().nullable(),
  obligations: z.array(z.strictObject({ ...obligationSchema.shape, sentence: z.string() })),
  /** only where the pack has measures and everybody was asked about */
  measures: z
    .array(
      z.strictObject({
        ...measureStandingSchema.shape,
        periods: z.array(z.strictObject({ ...periodStandingSchema.shape, sentence: z.string() })),
      }),
    )
    .optional(),
})
export type Assessment = z.infer<typeof assessmentSchema>
