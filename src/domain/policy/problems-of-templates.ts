import type { Pack } from './pack.ts'
import type { Path } from './problems-of-shape.ts'

/** What the templates of a pack lean on. */
export interface TemplateUses {
  readonly parameters: readonly { readonly name: string; readonly path: Path }[]
  readonly lists: readonly string[]
  /** whether a template gives this clause as its source */
  names(clause: string): boolean
}

const sections = [
  'functions',
  'agreements',
  'agenda',
  'record',
  'forms',
  'ladders',
  'eligibility',
  'evaluation',
  'retention',
  'roles',
] as const

/**
 * Looks through the templates for `{ parameter: … }`, `in: …` and sources, whatever their shapes: those are checked
 * in `templates-of-pack.ts`. A source may say more than the reference ("3.2, second list"), so it names each clause whose
 * reference stands in it as a word.
 */
export function templateUses(pack: Pack): TemplateUses {
  const parameters: { name: string; path: Path }[] = []
  const lists: string[] = []
  const sources: string[] = []
  const look = (value: unknown, path: Path, key: string): void => {
    if (typeof value === 'string') {
      if (key === 'source' || key === 'clause' || key === 'clauses') sources.push(` ${value} `)
      if (key === 'in') lists.push(value)
      if (key === 'parameter') parameters.push({ name: value, path })
    } else if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) look(item, [...path, at], key)
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, item] of Object.entries(value)) look(item, [...path, inner], inner)
    }
  }
  for (const section of sections) look((pack as Readonly<Record<string, unknown>>)[section], [section], section)
  const whole = sources.join('\n').replaceAll(/[,;:()]/g, ' ')
  return { parameters, lists, names: (clause) => whole.includes(` ${clause.replaceAll(/[,;:()]/g, ' ')} `) }
}
