import { z } from 'zod'

const count = z.int().min(0)

/** How one period of a measure came out. */
export const periodStandingSchema = z.strictObject({
  /** "March 2026", "Autumn 2"; null where the calendar gives none, and without periods */
  name: z.string().nullable(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** whether its last day is over; false of what is counted as it stands on a day */
  ended: z.boolean(),
  in_step: count,
  /** what `in_step` is out of: all but who is left out */
  counted: count,
  /** where the share is one of days: whom a rule binds for a part of the period counts for that part */
  days: z.strictObject({ in_step: count, counted: count }).nullable(),
  left_out: z.strictObject({
    paused: count,
    undetermined: count,
    not_applicable: count,
    /** nothing has fallen due yet, or what has may still be kept */
    open: count,
    part: count,
    others: z.array(z.strictObject({ says: z.string(), count })),
  }),
  /** why it says nothing */
  void: z.enum(['too_few', 'too_many_left_out']).nullable(),
  /** cut off after one decimal, and never rounded up; null where it is void, or of too few for a percentage */
  percent: z.number().nullable(),
  /** null where there is no percentage, where it reaches no band, and where the measure has none */
  band: z.string().nullable(),
})
export type PeriodStanding = z.infer<typeof periodStandingSchema>

/** How a measure stands. */
export const measureStandingSchema = z.strictObject({
  measure: z.string(),
  title: z.string(),
  clause: z.array(z.string()),
  of: z.string(),
  counts: z.enum(['subjects', 'obligations']),
  /** the kind of its periods; null where it is counted as it stands on the day asked about */
  each: z.string().nullable(),
  periods: z.array(periodStandingSchema),
})
export type MeasureStanding = z.infer<typeof measureStandingSchema>
