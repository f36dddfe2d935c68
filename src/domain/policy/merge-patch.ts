import type { Json } from '../evidence/canonical-text.ts'

type Mapping = { readonly [key: string]: Json }

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Lays a change over a value: JSON merge patch (RFC 7396, section 2). A mapping is laid over a mapping key by key, null
 * takes a key away, and anything else, a list too, takes the place of what was there. Neither argument is changed.
 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isMapping(patch)) return patch
  const result = new Map<string, Json>(isMapping(target) ? Object.entries(target) : [])
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) result.delete(key)
    else result.set(key, mergePatch(result.get(key), change))
  }
  // fromEntries defines each key as its own, so that "__proto__" in a pack is a key like any other
  return Object.fromEntries(result)
}
