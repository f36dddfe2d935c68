import { z } from 'zod'

/**
 * How a template is written in a pack, as against the shapes of this folder: keys have underscores, what follows from
 * something else is left out, and a source is a place in the policy. The one place where the two are turned into each
 * other; no other key and no value is ever changed. `docs/policies/templates.md` is the page for authors.
 */

/** Never written: each follows from another line (a question with a `missing` is one that is needed). */
const followsFromOthers = new Set(['required', 'required_to_complete'])
/** Written where they are not the usual. */
const hasUsual = new Set(['written_by', 'when', 'max_length', 'several', 'declarations'])

export const inPack = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const inShape = (key: string): string => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Kinds of document keep their underscore in the shapes too: they are values elsewhere. */
const keptKeys = new Set(['case_discussion'])

/**
 * References of clauses with what more there is to say of the place ("A1, item 8; 4"), or a place in words; or what the
 * product itself asks for, by its number in the requirements.
 */
export const writtenSourceSchema = z.union([
  z.string().min(1).max(120),
  z.strictObject({ plumbline: z.string().min(1).max(120) }),
])
/** Words of more than one line: as one text, or a list with one line each. */
export const linesSchema = z.union([z.string().min(1).max(4000), z.array(z.string().min(1).max(400)).min(1).max(40)])

/** Schemas that are written otherwise than by the general rule. */
type Instead = ReadonlyMap<unknown, z.ZodType>

/**
 * The schema of the same thing as it is written in a pack. Only its structure: what depends on several lines is checked
 * by the shape itself once it has been read.
 */
export function asWritten(schema: unknown, instead: Instead): z.ZodType {
  const other = instead.get(schema)
  if (other !== undefined) return other
  if (schema instanceof z.ZodOptional) return asWritten(schema.unwrap(), instead).optional()
  if (schema instanceof z.ZodNullable) return asWritten(schema.unwrap(), instead).nullable()
  if (schema instanceof z.ZodArray) return schema.clone({ ...schema.def, element: asWritten(schema.element, instead) })
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => asWritten(option, instead))
    return schema.clone({ ...schema.def, options, checks: [] })
  }
  if (schema instanceof z.ZodObject) return z.strictObject(shapeAsWritten(schema.shape, instead))
  return schema as z.ZodType
}

function shapeAsWritten(shape: Readonly<Record<string, unknown>>, instead: Instead): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, value]) => {
      const written = keptKeys.has(key) ? key : inPack(key)
      if (followsFromOthers.has(written)) return []
      const schema = asWritten(value, instead)
      const left = hasUsual.has(written) && !(schema instanceof z.ZodOptional)
      return [[written, left ? schema.optional() : schema]]
    }),
  )
}

/** A pack, as far as sources lead into it. */
interface OfPack {
  readonly id: string
  readonly clauses?: unknown
}

/** What was written, in the keys and sources of the shapes. */
export function asShaped(written: unknown, pack: OfPack): unknown {
  if (Array.isArray(written)) return written.map((each) => asShaped(each, pack))
  if (typeof written !== 'object' || written === null) return written
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => [
      keptKeys.has(key) ? key : inShape(key),
      key === 'source' ? sourceOf(value, pack) : asShaped(value, pack),
    ]),
  )
}

function sourceOf(written: unknown, pack: OfPack): unknown {
  if (typeof written === 'string') return { policy: pack.id, place: placeIn(written, pack) }
  return { policy: 'Plumbline', place: (written as { plumbline?: unknown } | null)?.plumbline }
}

/** Where a source stands, for people: each reference of a clause as the place that the clause gives. */
function placeIn(source: string, { clauses }: OfPack): string {
  const known = (clauses ?? {}) as Readonly<Record<string, { readonly place?: string }>>
  const longestFirst = Object.keys(known).sort((a, b) => b.length - a.length)
  const places = source.split('; ').map((part) => {
    const reference = longestFirst.find((each) => part === each || part.startsWith(`${each}, `))
    return reference === undefined ? part : `${known[reference]?.place ?? reference}${part.slice(reference.length)}`
  })
  return [...new Set(places)].join('; ')
}
