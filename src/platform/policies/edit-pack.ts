import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Path } from '../../domain/policy/problems-of-shape.ts'

/**
 * Changes to the text of a pack that leave everything else as somebody wrote it: order, comments, blank lines. Each takes
 * the text and gives the text. The text must be YAML whose top is a mapping; it was checked when it was kept.
 */

/** Who decided something, and why. */
export interface Decided {
  readonly reason: string
  readonly agreedBy: string | null
  /** a day, as an ISO date */
  readonly agreedOn: string | null
}

/** What a pack that follows another begins with. */
export interface NewPack {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly inForceFrom: string
  readonly follows: string
}

export function newFollowingPack({ id, title, version, inForceFrom, follows }: NewPack): string {
  const document = new Document({
    plumbline: 'pack/1',
    id,
    title,
    version,
    in_force_from: inForceFrom,
    extends: follows,
  })
  document.commentBefore = ' How this file is written: docs/policies/pack-format.md, which is also at /policy/format'
  return textOf(document)
}

/** Sets or, with null, takes away what stands at a path. */
export function withValueAt(text: string, path: Path, value: unknown): string {
  return edited(text, (document) => {
    if (value === null) document.deleteIn(path)
    else document.setIn(path, isScalarValue(value) ? value : document.createNode(value))
  })
}

/** Several at once. */
export const withValues = (text: string, values: readonly (readonly [Path, unknown])[]): string =>
  values.reduce((before, [path, value]) => withValueAt(before, path, value), text)

/** A rule of the pack that is followed, changed here: its one entry under `vary`, in place of what stood there for it. */
export function withVariation(
  text: string,
  rule: string,
  change: Readonly<Record<string, unknown>>,
  decided: Decided,
): string {
  return withEntry(text, rule, { rule, change, ...decidedKeys(decided) })
}

/** A rule of the pack that is followed, left out here. */
export function withDropped(text: string, rule: string, decided: Decided): string {
  return withEntry(withoutKey(text, 'readings', rule), rule, { drop: rule, ...decidedKeys(decided) })
}

/** A rule as the pack that is followed has it: nothing is said of it here any more. */
export function asFollowed(text: string, rule: string): string {
  return edited(withoutKey(text, 'readings', rule), (document) => {
    const list = document.get('vary')
    if (!isSeq(list)) return
    list.items = list.items.filter((item) => !isEntryOf(item, rule))
    if (list.items.length === 0) document.delete('vary')
  })
}

/** Chooses a reading of a rule; null takes the one that the rule itself takes. */
export function withReadingOf(text: string, rule: string, reading: string | null): string {
  if (reading === null) return withoutKey(text, 'readings', rule)
  return withValueAt(text, ['readings', rule], reading)
}

/** Sets a parameter of the pack that is followed, or with null gives it back. */
export function withParameter(
  text: string,
  name: string,
  set: { value: unknown; set_by?: string; reason?: string } | null,
): string {
  return set === null ? withoutKey(text, 'parameters', name) : withValueAt(text, ['parameters', name], set)
}

/** Another item at the end of a list of the pack. */
export function withItem(text: string, list: string, item: unknown): string {
  return edited(text, (document) => {
    if (isSeq(document.get(list))) document.addIn([list], document.createNode(item))
    else document.set(list, document.createNode([item]))
  })
}

/** An item of a list of the pack taken away, by its id; the list too when it was the last. */
export function withoutItem(text: string, list: string, id: string): string {
  return edited(text, (document) => {
    const found = document.get(list)
    if (!isSeq(found)) return
    found.items = found.items.filter((item) => !(isMap(item) && item.get('id') === id))
    if (found.items.length === 0) document.delete(list)
  })
}

const decidedKeys = ({ reason, agreedBy, agreedOn }: Decided) => ({
  reason,
  ...(agreedBy === null ? {} : { agreed_by: agreedBy }),
  ...(agreedOn === null ? {} : { agreed_on: agreedOn }),
})

/** Rules that disagree and stand side by side, on purpose: the one entry for these. */
export const withBothStanding = (text: string, rules: readonly string[], decided: Decided): string =>
  withItem(withoutBothStanding(text, rules), 'both_stand', { rules, ...decidedKeys(decided) })

/** Nothing is said any more of these rules together. */
export function withoutBothStanding(text: string, rules: readonly string[]): string {
  const wanted = [...rules].toSorted().join(' ')
  return edited(text, (document) => {
    const found = document.get('both_stand')
    if (!isSeq(found)) return
    found.items = found.items.filter((item) => {
      const names = isMap(item) ? item.get('rules') : null
      return !isSeq(names) || (names.toJSON() as string[]).toSorted().join(' ') !== wanted
    })
    if (found.items.length === 0) document.delete('both_stand')
  })
}

function withEntry(text: string, rule: string, entry: object): string {
  return edited(text, (document) => {
    const list = document.get('vary')
    if (!isSeq(list)) {
      document.set('vary', document.createNode([entry]))
      return
    }
    const at = list.items.findIndex((item) => isEntryOf(item, rule))
    if (at === -1) list.add(document.createNode(entry))
    else replaceEntry(document, list, at, entry)
    list.items = list.items.filter((item, index) => index === at || at === -1 || !isEntryOf(item, rule))
  })
}

/** In place, so that a comment before it stays. */
function replaceEntry(document: Document, list: YAMLSeq, at: number, entry: object): void {
  const node = document.createNode(entry) as YAMLMap
  const old = list.items[at]
  if (isMap(old) && old.commentBefore) node.commentBefore = old.commentBefore
  list.items[at] = node
}

const isEntryOf = (item: unknown, rule: string): boolean =>
  isMap(item) && (item.get('rule') === rule || item.get('drop') === rule)

function withoutKey(text: string, mapping: string, key: string): string {
  return edited(text, (document) => {
    const found = document.get(mapping)
    if (!isMap(found)) return
    found.delete(key)
    if (found.items.length === 0) document.delete(mapping)
  })
}

const isScalarValue = (value: unknown): boolean => typeof value !== 'object' || isScalar(value)

function edited(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text)
  if (document.errors.length > 0) throw new Error('A pack that is to be changed is not YAML')
  change(document)
  return textOf(document)
}

/** Long lines are left as they are: a sentence that is folded reads as several in a comparison. */
const textOf = (document: Document): string => document.toString({ lineWidth: 0 })
