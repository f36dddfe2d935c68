import { listInWords } from '../text/dates.ts'
import { DrawnMeasures } from './follow-measures.ts'
import { laidOver, meant, type Say } from './follow-rest.ts'
import { varied, type FollowingPack, type Pack } from './pack.ts'
import { problemsOfShape } from './problems-of-shape.ts'
import { changedRule, readingsOf, withReading } from './readings.ts'
import {
  isFollowing,
  packNameOf,
  type ChosenReading,
  type DroppedRule,
  type PackName,
  type PackProblem,
  type Place,
  type ResolvedPack,
  type RuleChange,
  type RuleSource,
} from './resolved.ts'
import { ruleSchema, type Rule } from './rule.ts'

/** A resolved pack, or why there is none. */
export type Resolution =
  | { readonly resolved: ResolvedPack; readonly problems: readonly PackProblem[] }
  | { readonly resolved: null; readonly problems: readonly PackProblem[] }

/** A rule on its way down the chain. */
interface Drawn {
  readonly source: RuleSource
  readonly reading: { readonly name: string; readonly pack: PackName | null; readonly place: Place | null } | null
}

/**
 * Lays packs over one another: `docs/policies/pack-format.md`, "Following another pack".
 *
 * `packs` begins with the pack itself and ends with the one that stands alone, each following the next.
 * `readings` are chosen for this one question (`--reading RULE=NAME`), over what the packs choose.
 *
 * A reading is laid over the rule as it was written, and variations over that, in the order of the chain, so that neither
 * undoes the other. A template (`agreements`, `record`…) that a pack has takes the place of the whole one it follows.
 */
export function resolvePack(
  packs: readonly (Pack | FollowingPack)[],
  readings: Readonly<Record<string, string>> = {},
): Resolution {
  const problems: PackProblem[] = []
  const say = (place: Place | null, says: string, instead: string | null, onKey = false) =>
    problems.push({ severity: 'error', places: place === null ? [] : [place], onKey, says, instead })
  const layers = packs.toReversed()
  const drawn = new Map<string, Drawn>()
  const dropped: DroppedRule[] = []
  const measures = new DrawnMeasures(problems)
  const places = new Map<string, Place>()
  let whole: Pack | null = null
  for (const [depth, layer] of layers.entries()) {
    const name = packNameOf(layer)
    const following = isFollowing(layer)
    if (following !== depth > 0) {
      say(
        { pack: name, path: following ? ['extends'] : [] },
        'this is not a chain of packs that follow one another',
        null,
      )
      return { resolved: null, problems }
    }
    if (following) vary(layer, name, drawn, dropped, measures, say)
    for (const [at, rule] of (layer.rules ?? []).entries()) {
      const place = { pack: name, path: ['rules', at, 'id'] }
      const there = drawn.get(rule.id)?.source.pack
      const source: RuleSource = { how: 'own', pack: name, at, written: rule, changes: [], reading: null }
      if (there === undefined) drawn.set(rule.id, { source, reading: null })
      else if (there === name) say(place, `two rules are called “${rule.id}”`, 'give each rule an id of its own')
      else say(place, `${there} has a rule “${rule.id}”`, 'change it under “vary”, or give this one another id')
    }
    measures.add(layer, name, (id) => drawn.has(id))
    if (following) read(layer, name, drawn, say)
    whole = laidOver(whole, layer, name, places, say)
  }
  if (whole === null) return { resolved: null, problems }
  for (const [rule, reading] of Object.entries(readings)) choose(rule, reading, null, null, drawn, say)
  const top = packNameOf(whole)
  const rules: Rule[] = []
  const ruleSource = new Map<string, RuleSource>()
  const chosen: ChosenReading[] = []
  for (const [id, one] of drawn) {
    const { rule, reading } = drawnOut(one, problems)
    if (reading !== null) chosen.push(reading)
    rules.push(rule)
    const how = one.source.changes.length > 0 ? 'varied' : one.source.pack === top ? 'own' : 'taken_over'
    ruleSource.set(id, { ...one.source, how, reading })
  }
  const counted = measures.drawnOut(dropped)
  const pack: Pack = { ...whole, rules, ...(counted.measures.length > 0 ? { measures: counted.measures } : {}) }
  const chain = packs.map(packNameOf)
  const { measureSource, droppedMeasures } = counted
  const of = { ruleSource, dropped, measureSource, droppedMeasures }
  const resolved = { pack, name: top, chain, ...of, readings: chosen, places }
  return problems.length > 0 ? { resolved: null, problems } : { resolved, problems }
}

/** What a following pack changes and drops. */
function vary(
  layer: FollowingPack,
  name: PackName,
  drawn: Map<string, Drawn>,
  dropped: DroppedRule[],
  measures: DrawnMeasures,
  say: Say,
): void {
  for (const [at, change] of (layer.vary ?? []).entries()) {
    if (measures.vary(change, layer, name, at)) continue
    if ('measure' in change) continue
    const key = 'drop' in change ? 'drop' : 'rule'
    const id = varied(change)
    const place = { pack: name, path: ['vary', at, key] }
    const one = drawn.get(id)
    if (one === undefined) {
      const gone = dropped.some(({ rule }) => rule.id === id)
      say(place, gone ? `“${id}” is dropped already` : `${layer.extends} has no rule “${id}”`, meant(id, drawn.keys()))
      continue
    }
    const agreed = { agreedBy: change.agreed_by ?? null, agreedOn: change.agreed_on ?? null }
    if ('drop' in change) {
      drawn.delete(id)
      dropped.push({ rule: one.source.written, from: one.source.pack, pack: name, reason: change.reason, ...agreed })
      continue
    }
    if ('id' in change.change && change.change['id'] !== id) {
      say(
        { pack: name, path: ['vary', at, 'change', 'id'] },
        'a change cannot give a rule another id',
        'drop it, and write a new rule',
      )
      continue
    }
    const step: RuleChange = { pack: name, at, change: change.change, reason: change.reason, ...agreed }
    drawn.set(id, { ...one, source: { ...one.source, changes: [...one.source.changes, step] } })
  }
}

function read(layer: FollowingPack, name: PackName, drawn: Map<string, Drawn>, say: Say): void {
  for (const [rule, reading] of Object.entries(layer.readings ?? {})) {
    choose(rule, reading, name, { pack: name, path: ['readings', rule] }, drawn, say)
  }
}

function choose(
  rule: string,
  reading: string,
  pack: PackName | null,
  place: Place | null,
  drawn: Map<string, Drawn>,
  say: Say,
): void {
  const one = drawn.get(rule)
  if (one === undefined) {
    say(place, `there is no rule “${rule}” to choose a reading of`, meant(rule, drawn.keys()), true)
    return
  }
  const names = readingsOf(changed(one))
  if (names.includes(reading)) drawn.set(rule, { ...one, reading: { name: reading, pack, place } })
  else if (names.length === 0)
    say(place, `“${rule}” declares no other reading`, 'leave it out, or change the rule under “vary”')
  else say(place, `“${rule}” has no reading “${reading}”`, `write ${listInWords(names, 'or')}`)
}

const changed = (one: Drawn): Rule =>
  one.source.changes.reduce((rule, { change }) => changedRule(rule, change), one.source.written)

/** The rule as it is read and varied; problems where the result is no rule. */
function drawnOut(one: Drawn, problems: PackProblem[]): { rule: Rule; reading: ChosenReading | null } {
  const { source } = one
  // The changes may bring a reading of their own, so the reading is looked for in the changed rule.
  const declared = { ...source.written, ...pickReading(changed(one)) }
  const read = one.reading === null ? null : withReading(declared, one.reading.name, one.reading.pack)
  const chosen = read?.chosen ?? null
  let rule = chosen === null || read === null ? source.written : read.rule
  const wrongly = (how: string, places: readonly Place[]) => {
    const wrong = problemsOfShape(ruleSchema, rule)
    for (const each of wrong) {
      const says = `${how} so, “${rule.id}” is no longer a rule: ${where(each.path)}${each.says}`
      const within = places.map(({ pack, path }) => ({ pack, path: [...path, ...each.path] }))
      const instead = each.instead ?? takeAway(each.says)
      problems.push({ severity: 'error', places: [...within, ...places], onKey: each.onKey, says, instead })
    }
    return wrong.length > 0
  }
  if (chosen !== null && wrongly('read', one.reading?.place ? [one.reading.place] : []))
    return { rule, reading: chosen }
  for (const step of source.changes) {
    const { reading: _, ...change } = step.change
    rule = changedRule(rule, chosen === null ? step.change : change)
    if (wrongly('changed', [{ pack: step.pack, path: ['vary', step.at, 'change'] }])) break
  }
  return { rule, reading: chosen }
}

const pickReading = (rule: Rule) => (rule.reading === undefined ? {} : { reading: rule.reading })
const where = (path: readonly (string | number)[]) => (path.length === 0 ? '' : `${path.join('.')}: `)
const takeAway = (says: string) =>
  says.includes('asks one thing') ? 'a key goes away when the change says null for it, as “gap: null”' : null
