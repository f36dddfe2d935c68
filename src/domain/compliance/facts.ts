import { z } from 'zod'
import { daySchema as day, nameSchema as word } from '../policy/language.ts'

/** What goes into an assessment: `docs/policies/facts-and-obligations.md`, "Facts". */

/** An instant with its offset: on the night the clocks go back there are two half past ones. */
const instant = z.iso.datetime({
  offset: true,
  error: 'an instant is written with its offset, as 2026-03-12T15:30:00+00:00',
})
const id = z.string().min(1).max(100)
const value = z.union([z.string().max(200), z.number(), z.boolean()])
const known = { known: instant.optional(), withdrawn: instant.optional() }

export const calendarSchema = z.strictObject({
  nation: z.enum(['england_and_wales', 'scotland', 'northern_ireland']).optional(),
  periods: z.array(
    z.strictObject({
      kind: z.enum(['term', 'half_term', 'holiday', 'inset', 'closure']),
      name: z.string().max(100).optional(),
      from: day,
      to: day,
    }),
  ),
  bank_holidays: z.array(day).optional(),
})

export const thingSchema = z.strictObject({
  id,
  kind: word,
  name: z.string().max(200).optional(),
  organisation: id.optional(),
  calendar: z.string().max(100).optional(),
})

export const factSchema = z.strictObject({
  of: id,
  fact: word,
  value,
  from: day,
  until: day.optional(),
  with: z.record(word, value).optional(),
  ...known,
})

export const eventSchema = z
  .strictObject({
    id,
    event: word,
    on: day.optional(),
    at: instant.optional(),
    links: z.record(word, z.union([id, z.array(id)])).optional(),
    with: z.record(word, z.union([value, z.array(value)])).optional(),
    ...known,
  })
  .refine((event) => (event.on === undefined) !== (event.at === undefined), 'an event has either "on" or "at"')

export const factsSchema = z.strictObject({
  plumbline: z.literal('facts/1'),
  evaluate_from: day.optional(),
  calendars: z.record(z.string().max(100), calendarSchema).optional(),
  things: z.array(thingSchema),
  facts: z.array(factSchema).optional(),
  events: z.array(eventSchema).optional(),
})

export type Facts = z.infer<typeof factsSchema>
export type Thing = z.infer<typeof thingSchema>
export type Fact = z.infer<typeof factSchema>
export type FactEvent = z.infer<typeof eventSchema>
