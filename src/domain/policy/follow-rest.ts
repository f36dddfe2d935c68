import { listInWords } from '../text/dates.ts'
import { nearest } from './nearest.ts'
import type { FollowingPack, Pack, Parameter } from './pack.ts'
import type { PackName, Place } from './resolved.ts'

/** Tells of something wrong at a place in a pack. */
export type Say = (place: Place | null, says: string, instead: string | null, onKey?: boolean) => void

/** What was most likely meant by a word that is not there, or what there is. */
export const meant = (word: string, known: Iterable<string>): string | null => {
  const words = [...known]
  const near = nearest(word, words)
  return near === null ? `there are ${listInWords(words.slice(0, 40))}` : `did you mean “${near}”?`
}

/** A pack over the one it follows, without its rules. */
export function laidOver(
  source: Pack | null,
  layer: Pack | FollowingPack,
  name: PackName,
  places: Map<string, Place>,
  say: Say,
): Pack {
  const place = (key: string, one: string | number) => places.set(`${key}/${one}`, { pack: name, path: [key, one] })
  const listed = <T>(
    key: 'tensions' | 'both_stand' | 'references' | 'left_to_people',
    from: readonly T[] = [],
    own: readonly T[] = [],
  ) => {
    for (const at of own.keys()) places.set(`${key}/${from.length + at}`, { pack: name, path: [key, at] })
    return [...from, ...own]
  }
  const clauses = { ...source?.clauses }
  for (const [reference, says] of Object.entries(layer.clauses ?? {})) {
    if (Object.hasOwn(clauses, reference)) {
      const path = ['clauses', reference]
      say(
        { pack: name, path },
        `the pack it follows has a clause “${reference}”`,
        `give this one another reference, as “own ${reference}”`,
        true,
      )
    }
    clauses[reference] = says
    place('clauses', reference)
  }
  const parameters = parametersOver(source?.parameters ?? {}, layer, name, places, say)
  const lists = { ...source?.lists, ...layer.lists }
  for (const list of Object.keys(layer.lists ?? {})) place('lists', list)
  const tensions = listed('tensions', source?.tensions, layer.tensions)
  const both_stand = listed('both_stand', source?.both_stand, layer.both_stand)
  const references = listed('references', source?.references, layer.references)
  const left_to_people = listed('left_to_people', source?.left_to_people, layer.left_to_people)
  const { in_force_until: _until, status: _status, ...taken } = source ?? {}
  const {
    extends: _extends,
    vary: _vary,
    readings: _readings,
    rules: _rules,
    measures: _measures,
    ...own
  } = {
    extends: undefined,
    vary: undefined,
    readings: undefined,
    ...layer,
  }
  const words = { ...source?.words, ...layer.words }
  // Two spreads give a pack again: what the layer must have (id, title, version, in_force_from) comes from the layer.
  return {
    ...(taken as Partial<Pack>),
    ...own,
    clauses,
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(Object.keys(lists).length > 0 ? { lists } : {}),
    ...(Object.keys(words).length > 0 ? { words } : {}),
    ...(tensions.length > 0 ? { tensions } : {}),
    ...(both_stand.length > 0 ? { both_stand } : {}),
    ...(references.length > 0 ? { references } : {}),
    ...(left_to_people.length > 0 ? { left_to_people } : {}),
  } as Pack
}

function parametersOver(
  source: Readonly<Record<string, Parameter>>,
  layer: Pack | FollowingPack,
  name: PackName,
  places: Map<string, Place>,
  say: Say,
): Record<string, Parameter> {
  const parameters = { ...source }
  for (const [id, written] of Object.entries(layer.parameters ?? {})) {
    const place = { pack: name, path: ['parameters', id] }
    const there = Object.hasOwn(source, id) ? source[id] : undefined
    if ('asks' in written) {
      if (there !== undefined)
        say(
          place,
          `the pack it follows has a parameter “${id}”`,
          'set its “value” alone, or give this one another name',
          true,
        )
      parameters[id] = written
    } else if (there === undefined) {
      say(place, `there is no parameter “${id}” to give a value to`, meant(id, Object.keys(source)), true)
    } else {
      const otherwise = there.value !== undefined && there.value !== written.value
      if (otherwise && written.reason === undefined) {
        say(
          place,
          `the pack it follows sets “${id}” to ${String(there.value)}, and a change needs its reason`,
          'add “reason”',
        )
      }
      const { set_by: _by, reason: _reason, ...asked } = there
      parameters[id] = { ...asked, ...written }
    }
    places.set(`parameters/${id}`, place)
  }
  return parameters
}
