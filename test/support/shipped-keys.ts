import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { groupRecord } from '../../src/domain/groups/group-record.ts'
import type { Pack } from '../../src/domain/policy/pack.ts'
import { clausesOf, type AgreementTemplate } from '../../src/domain/templates/agreement-shape.ts'
import { templateLibrary } from '../../src/domain/templates/library.ts'
import { fieldsOf, type RecordTemplate } from '../../src/domain/templates/shape.ts'
import { builtInPacks } from '../../src/platform/policies/built-in-packs.ts'

/**
 * Every key by which something stored can name a template of a pack that ships, with what a machine can see of its
 * meaning (the document and kind of a question, the values of its options). Decision 12: keys are added and never taken
 * away, because what was adopted and stored names them for good. `scripts/note-shipped-keys.mjs` writes the list down.
 */
export const listOfShippedKeys = path.join(import.meta.dirname, '../../policies/shipped-keys.json')

/** By pack, then template: the keys in their order, by the version that they came with. */
export type ShippedKeys = Record<string, Record<string, Record<string, string[]>>>

/** What the packs and the product's own record have today: the version and the keys of each template. */
type KeysOfToday = Record<string, Record<string, { version: number; keys: string[] }>>

/** What is said of a template that has keys and no version of its own, as agenda and ladders. */
const noVersion = 1

const optionKeys = (key: string, options: readonly { value: string }[] = []) =>
  options.map(({ value }) => `${key} = ${value}`)

function keysOfRecord({ documents, declarations }: RecordTemplate): string[] {
  const questions = Object.entries(documents).flatMap(([name, document]) =>
    fieldsOf(document).flatMap(({ key, kind, options }) => [
      `${name}.${key} (${kind})`,
      ...optionKeys(`${name}.${key}`, options),
    ]),
  )
  return [...questions, ...declarations.map(({ key }) => `declaration ${key}`)]
}

const keysOfAgreement = (agreement: AgreementTemplate): string[] =>
  clausesOf(agreement).flatMap((clause) => [
    `${clause.key} (${clause.kind})`,
    ...optionKeys(clause.key, clause.kind === 'choice' ? clause.options : []),
  ])

/** What is written in a section whose shape the pack’s schema knows and its type does not. */
const keysOf = (list: readonly unknown[] | undefined) => list?.map((one) => (one as { key: string }).key)

function keysOfPack(pack: Pack): KeysOfToday[string] {
  const { records, agreements, forms } = templateLibrary([pack])
  const { evaluation } = pack
  const lists = {
    functions: keysOf(pack.functions),
    eligibility: keysOf(pack.eligibility),
    agenda: keysOf(pack.agenda),
    forms: forms.map(({ key }) => key),
    ladders: pack.ladders?.flatMap(({ key, steps }) => [key, ...steps.map((step) => `${key}.${step.key}`)]),
    retention: keysOf(pack.retention),
  }
  const evaluated = evaluation && [
    ...evaluation.questions.map(({ key }) => key),
    ...optionKeys('answer', evaluation.answers),
  ]
  return Object.fromEntries([
    ...records.map((one) => [`record ${one.key}`, { version: one.version, keys: keysOfRecord(one) }] as const),
    ...agreements.map((one) => [`agreement ${one.key}`, { version: one.version, keys: keysOfAgreement(one) }] as const),
    ...(evaluated ? [[`evaluation ${evaluation.key}`, { version: evaluation.version, keys: evaluated }] as const] : []),
    ...Object.entries(lists).flatMap(([name, keys]) =>
      keys === undefined || keys.length === 0 ? [] : [[name, { version: noVersion, keys }] as const],
    ),
  ])
}

/** The keys of the packs that ship, and of the record of a group session, which is the product's own. */
export function keysOfToday(packs: readonly Pack[] = builtInPacks(), group: RecordTemplate = groupRecord): KeysOfToday {
  const own = { [`record ${group.key}`]: { version: group.version, keys: keysOfRecord(group) } }
  return Object.fromEntries([...packs.map((pack) => [pack.id, keysOfPack(pack)] as const), ['plumbline', own]])
}

/** The list as it was written down; nothing, before it ever was. */
export function keysThatShipped(): ShippedKeys {
  return existsSync(listOfShippedKeys) ? (JSON.parse(readFileSync(listOfShippedKeys, 'utf8')) as ShippedKeys) : {}
}

const why =
  'What organisations have adopted, drafted and sealed names it, and would be shown without it (decision 12). ' +
  'Leave it as it is, and give what means something else a key of its own.'
const how = 'Write it down with `node scripts/note-shipped-keys.mjs`.'

/** Everything that was taken away since the list was written: nothing makes that right. */
export function takenAway(shipped: ShippedKeys, today: KeysOfToday): string[] {
  return everyKey(shipped)
    .filter(({ pack, template, key }) => !today[pack]?.[template]?.keys.includes(key))
    .map(({ pack, template, key }) => `${pack}, ${template}: ${key} has shipped and is no longer there. ${why}`)
}

/** What is there and not on the list, and versions that were not raised with it, or were raised without it. */
export function notNoted(shipped: ShippedKeys, today: KeysOfToday): string[] {
  return Object.entries(today).flatMap(([pack, templates]) =>
    Object.entries(templates).flatMap(([template, { version, keys }]) => {
      const noted = shipped[pack]?.[template] ?? {}
      const known = Object.values(noted).flat()
      const last = Math.max(0, ...Object.keys(noted).map(Number))
      const fresh = keys.filter((key) => !known.includes(key))
      if (fresh.length > 0) {
        const raise = mayBeAdded(template, version, last) ? '' : `Raise \`version\` of the template to ${last + 1}. `
        return [`${pack}, ${template}: ${fresh.join(', ')} is new. ${raise}${how}`]
      }
      return version === last
        ? []
        : [`${pack}, ${template}: its version is ${version}, and its last keys came with ${last}. Make it ${last}.`]
    }),
  )
}

/** Whether keys may be added to what has this version now, and whose last keys came with that one. */
const mayBeAdded = (template: string, version: number, last: number): boolean =>
  template.includes(' ') ? version === last + 1 : version === noVersion

/**
 * The list with what is new, each key under the version of its template.
 * @throws when something was taken away, or the version of a template was not raised for its new keys
 */
export function withNewKeys(shipped: ShippedKeys, today: KeysOfToday): ShippedKeys {
  const gone = takenAway(shipped, today)
  if (gone.length > 0) throw new Error(gone.join('\n'))
  const list = structuredClone(shipped)
  for (const [pack, templates] of Object.entries(today)) {
    for (const [template, { version, keys }] of Object.entries(templates)) {
      const noted = ((list[pack] ??= {})[template] ??= {})
      const known = Object.values(noted).flat()
      const fresh = keys.filter((key) => !known.includes(key))
      if (fresh.length === 0) continue
      const last = Math.max(0, ...Object.keys(noted).map(Number))
      if (!mayBeAdded(template, version, last))
        throw new Error(
          notNoted({ [pack]: { [template]: noted } }, { [pack]: { [template]: { version, keys } } }).join('\n'),
        )
      noted[version] = [...(noted[version] ?? []), ...fresh]
    }
  }
  return list
}

function everyKey(shipped: ShippedKeys): { pack: string; template: string; key: string }[] {
  return Object.entries(shipped).flatMap(([pack, templates]) =>
    Object.entries(templates).flatMap(([template, versions]) =>
      Object.values(versions).flatMap((keys) => keys.map((key) => ({ pack, template, key }))),
    ),
  )
}
