import { listInWords } from '../text/dates.ts'
import { z } from 'zod'
import { nearest } from './nearest.ts'
import {
  shown,
  wrongBound,
  wrongChoice,
  wrongDay,
  wrongInterval,
  wrongName,
  type WrongValue,
} from './problems-of-words.ts'

/** Where something stands: keys of mappings and places in lists, from the top. */
export type Path = readonly (string | number)[]

/** One thing that is wrong with the shape of a value, and what to write instead. */
export interface ShapeProblem {
  readonly path: Path
  /** the key is wrong, or has no value: point at it and not at its value */
  readonly onKey: boolean
  readonly says: string
  readonly instead: string | null
}

type Schema = z.core.$ZodType
type ObjectSchema = z.core.$ZodObject

/**
 * What is wrong with a value, one sentence each, none when the schema takes it. Zod tells of every branch of a union that
 * failed; here the value is compared with each branch, and only the one it was most likely meant for is told of.
 */
export function problemsOfShape(schema: Schema, value: unknown, path: Path = []): ShapeProblem[] {
  const parsed = z.core.safeParse(schema, value)
  if (parsed.success) return []
  const problems = problemsWithin(plain(schema), value, path, schema)
  // A refinement, or something that the walk does not know: zod's own words are better than silence.
  return problems.length > 0 ? problems : parsed.error.issues.slice(0, 20).map((issue) => asIs(issue, path))
}

const asIs = (issue: z.core.$ZodIssue, path: Path): ShapeProblem => ({
  path: [...path, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))],
  onKey: false,
  says: issue.message,
  instead: null,
})

/** Without what only wraps: optional, lazy. */
function plain(schema: Schema): Schema {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'nullable') return plain(def.innerType)
  if (def.type === 'lazy') return plain(def.getter())
  return schema
}

/** The name under which a schema is known (`interval`, `day`…), also where it was described again. */
function kindOf(schema: Schema): string | undefined {
  for (let at: Schema | undefined = schema; at !== undefined; at = at._zod.parent) {
    const id = z.globalRegistry.get(at)?.id
    if (id !== undefined) return id
  }
  return undefined
}

/** `as` is the schema before what only wraps it was taken off: its description says best what is wanted. */
function problemsWithin(schema: Schema, value: unknown, path: Path, as: Schema): ShapeProblem[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'union':
      return ofUnion(as, optionsOf(schema), value, path)
    case 'object':
      return isMapping(value) ? ofMapping(schema as ObjectSchema, value, path) : [leaf(schema, value, path)]
    case 'array':
      if (!Array.isArray(value) || value.length === 0) return [leaf(schema, value, path)]
      return value.flatMap((item, index) => problemsOfShape(def.element, item, [...path, index]))
    case 'tuple':
      if (!Array.isArray(value) || value.length !== def.items.length) return [leaf(schema, value, path)]
      return def.items.flatMap((item, index) => problemsOfShape(item, value[index], [...path, index]))
    case 'record':
      if (!isMapping(value)) return [leaf(schema, value, path)]
      return Object.entries(value).flatMap(([key, item]) => {
        const wrong = z.core.safeParse(def.keyType, key).success
          ? []
          : [{ ...leaf(plain(def.keyType), key, [...path, key]), onKey: true }]
        return [...wrong, ...problemsOfShape(def.valueType, item, [...path, key])]
      })
    default:
      return [leaf(schema, value, path)]
  }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function ofMapping(schema: ObjectSchema, value: Record<string, unknown>, path: Path): ShapeProblem[] {
  const { shape, catchall } = schema._zod.def
  const known = Object.keys(shape)
  const problems: ShapeProblem[] = []
  const written = Object.keys(value)
  const meant = new Set<string>()
  for (const key of written) {
    // A key may be called as something that every object has: "constructor".
    const inner = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (inner !== undefined) {
      problems.push(...problemsOfShape(inner, value[key], [...path, key]))
      continue
    }
    const open = catchall !== undefined && catchall._zod.def.type !== 'never'
    const within = open ? problemsOfShape(catchall, value[key], [...path, key]) : []
    if (open && within.length === 0) continue
    const free = known.filter((one) => !written.includes(one))
    const near = nearest(key, open ? known : free) ?? (open ? null : nearest(key, known))
    if (open && near === null) {
      problems.push(...within)
      continue
    }
    if (near !== null) meant.add(near)
    problems.push({
      path: [...path, key],
      onKey: true,
      says: `there is no ${quoted(key)} here`,
      instead: near === null ? `write ${listInWords(known.map(quoted), 'or')}` : `did you mean ${quoted(near)}?`,
    })
  }
  for (const key of known) {
    const inner = shape[key]
    const missing = inner !== undefined && value[key] === undefined && inner._zod.optin !== 'optional'
    if (missing && !meant.has(key) && !written.includes(key)) {
      problems.push({
        path,
        onKey: true,
        says: `${quoted(key)} is missing`,
        instead: `add ${quoted(key)}: ${wanted(inner)}`,
      })
    }
  }
  return problems
}

const quoted = (word: string) => `“${word}”`

function optionsOf(schema: Schema): Schema[] {
  const inner = plain(schema)
  const { def } = (inner as z.core.$ZodTypes)._zod
  return def.type === 'union' ? def.options.flatMap(optionsOf) : [inner]
}

/** Of the branch that fits best; when none does, what could be written. */
function ofUnion(union: Schema, options: readonly Schema[], value: unknown, path: Path): ShapeProblem[] {
  const compared = wrongBound(path, value)
  if (compared !== null) return [{ path, onKey: false, ...pick(compared) }]
  const [best] = options
    .map((option) => ({ option, fit: fitOf(option, value) }))
    .sort((one, other) => other.fit - one.fit)
  if (best === undefined || best.fit < 0) return [missed(value, path, wanted(union))]
  if (isMapping(value) || Array.isArray(value)) return problemsOfShape(best.option, value, path)
  const wrong = wrongValue(best.option, value)
  return wrong.sure ? [{ path, onKey: false, ...pick(wrong) }] : [missed(value, path, wanted(union))]
}

const pick = ({ says, instead }: WrongValue) => ({ says, instead })

const missed = (value: unknown, path: Path, what: string): ShapeProblem => ({
  path,
  onKey: value === null || value === undefined,
  says: value === null || value === undefined ? 'there is no value' : `${shown(value)} does not fit here`,
  instead: `write ${what}`,
})

/** How well a value fits a branch: below nothing, it is another kind of value altogether. */
function fitOf(schema: Schema, value: unknown): number {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (isMapping(value)) {
    if (def.type === 'record') return 1
    if (def.type !== 'object') return -1
    const known = Object.keys(def.shape)
    let fit = 0
    for (const [key, item] of Object.entries(value)) {
      const inner = def.shape[key]
      if (inner !== undefined) fit += z.core.safeParse(inner, item).success ? 3 : 2
      else if (nearest(key, known) !== null) fit += 1
    }
    const missing = known.filter((key) => !(key in value) && def.shape[key]?._zod.optin !== 'optional').length
    return Math.max(0, fit - missing / 2)
  }
  if (Array.isArray(value)) {
    if (def.type === 'tuple') return 1
    return def.type === 'array' ? 1 + value.filter((item) => z.core.safeParse(def.element, item).success).length : -1
  }
  if (value === null || value === undefined || ['object', 'array', 'tuple', 'record'].includes(def.type)) return -1
  return wrongValue(schema, value).sure ? 2 : -0.5
}

function leaf(schema: Schema, value: unknown, path: Path): ShapeProblem {
  if (value === null || value === undefined) return missed(value, path, wanted(schema))
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'array' && z.core.safeParse(schema, [value]).success) {
    return { path, onKey: false, says: 'a list is wanted here', instead: 'put it in square brackets: [ … ]' }
  }
  if (Array.isArray(value) && value.length === 0) {
    return {
      path,
      onKey: false,
      says: 'an empty list says nothing',
      instead: `write ${wanted(schema)}, or leave it out`,
    }
  }
  return { path, onKey: false, ...pick(wrongValue(schema, value)) }
}

function wrongValue(schema: Schema, value: unknown): WrongValue {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const kind = kindOf(schema)
  const plainly = { says: `${shown(value)} does not fit here`, instead: `write ${wanted(schema)}`, sure: false }
  if (typeof value === 'object') return plainly
  if (kind === 'interval') return wrongInterval(value)
  if (kind === 'day') return wrongDay(value)
  if (kind === 'name' && typeof value === 'string') return wrongName(value, 'name')
  if (kind === 'pack_id' && typeof value === 'string') return wrongName(value, 'id')
  switch (def.type) {
    case 'enum':
      return wrongChoice(value, Object.values(def.entries).map(String))
    case 'literal':
      return wrongChoice(value, def.values.map(String))
    case 'string':
      return typeof value === 'string' ? wrongText(schema, value) : unquoted(value)
    case 'number':
      return wrongNumber(schema, value)
    default:
      return plainly
  }
}

const unquoted = (value: unknown): WrongValue => ({
  says: `${String(value)} is read as ${typeof value === 'number' ? 'a number' : 'yes or no'}, and a word is wanted`,
  instead: `put it in quotes: "${String(value)}"`,
  sure: true,
})

function wrongText(schema: Schema, value: string): WrongValue {
  const parsed = z.core.safeParse(schema, value)
  const issue = parsed.success ? undefined : parsed.error.issues[0]
  if (issue?.code === 'too_big') {
    return { says: `this has ${value.length} letters`, instead: `write at most ${issue.maximum}`, sure: true }
  }
  if (issue?.code === 'too_small') return { says: 'this is empty', instead: `write ${wanted(schema)}`, sure: true }
  return { says: `${shown(value)} does not fit here`, instead: issue?.message ?? `write ${wanted(schema)}`, sure: true }
}

function wrongNumber(schema: Schema, value: unknown): WrongValue {
  const what = wanted(schema)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (!Number.isNaN(number)) {
    return { says: `${shown(value)} is in quotes, and so a word`, instead: `write ${number}`, sure: true }
  }
  return typeof value === 'number'
    ? { says: `${value} does not fit here`, instead: `write ${what}`, sure: true }
    : { says: `${shown(value)} is not a number`, instead: `write ${what}`, sure: false }
}

/** What a schema takes, in words. */
export function wanted(schema: Schema): string {
  const description = z.globalRegistry.get(schema)?.description
  if (description !== undefined) {
    const known = choicesOf(plain(schema))
    return known === null ? description : `${listInWords(known, 'or')} (${description})`
  }
  const inner = plain(schema)
  if (inner !== schema) return wanted(inner)
  const known = choicesOf(schema)
  if (known !== null) return listInWords(known, 'or')
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'union':
      return listInWords([...new Set(def.options.map(wanted))], 'or')
    case 'array':
      return `a list of ${wanted(def.element)}`
    case 'tuple':
      return `a list of ${def.items.length}`
    case 'object': {
      const keys = Object.keys(def.shape)
      const needed = keys.filter((key) => def.shape[key]?._zod.optin !== 'optional')
      const shown = (needed.length > 0 ? needed : keys).slice(0, 6)
      return `{ ${shown.map((key) => `${key}: …`).join(', ')} }`
    }
    case 'record':
      return 'a mapping'
    case 'number': {
      const { minimum, exclusiveMinimum, format } = schema._zod.bag as Record<string, unknown>
      const from = minimum ?? exclusiveMinimum
      const whole = format === 'safeint' ? 'a whole number' : 'a number'
      return typeof from === 'number' && from > -1e9
        ? `${whole} ${minimum === undefined ? 'above' : 'from'} ${from}`
        : whole
    }
    case 'boolean':
      return 'yes or no'
    case 'string':
      return 'a word'
    default:
      return 'something else'
  }
}

function choicesOf(schema: Schema): string[] | null {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'enum') return Object.values(def.entries).map(String)
  return def.type === 'literal' ? def.values.map(String) : null
}
