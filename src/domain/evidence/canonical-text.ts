const DEEPEST = 64

/** Anything JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The one text that stands for a JSON value, by the JSON Canonicalization Scheme (RFC 8785): no white space, members in
 * the order of their UTF-16 code units, numbers and strings as ECMAScript writes them.
 *
 * Owned rather than imported, because `domain/` imports only `domain/`, and because a signature needs it stricter: what
 * JSON cannot hold (undefined, a date, a map, NaN, half a surrogate pair) is refused here, where a general library
 * drops or converts it and so lets two different contents have one digest.
 *
 * Throws a TypeError naming the place (never the words) when the value is not JSON, or is nested deeper than 64.
 */
export function canonicalText(value: unknown): string {
  return write(value, '', 0)
}

/** Whether a text is canonical JSON already, which is what a digest may be taken of. */
export function isCanonicalText(text: string): boolean {
  try {
    return canonicalText(JSON.parse(text)) === text
  } catch {
    return false
  }
}

function write(value: unknown, place: string, depth: number): string {
  if (depth > DEEPEST) throw notJson(place, `is nested deeper than ${DEEPEST}`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value, place)
  if (typeof value === 'string') return writeString(value, place)
  if (Array.isArray(value)) {
    // Array.from, so that a hole is seen as undefined and refused
    return `[${Array.from(value, (item, index) => write(item, `${place}/${index}`, depth + 1)).join(',')}]`
  }
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, place, depth)
  throw notJson(place, typeof value === 'object' ? 'is not a plain object' : `is ${typeof value}`)
}

function writeObject(value: object, place: string, depth: number): string {
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  const written = members.map(([key, member]) => {
    const inside = `${place}/${key}`
    return `${writeString(key, inside)}:${write(member, inside, depth + 1)}`
  })
  return `{${written.join(',')}}`
}

function writeNumber(value: number, place: string): string {
  if (!Number.isFinite(value)) throw notJson(place, 'is not a finite number')
  return JSON.stringify(value)
}

function writeString(value: string, place: string): string {
  if (!value.isWellFormed()) throw notJson(place, 'has half a surrogate pair')
  return JSON.stringify(value)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function notJson(place: string, what: string): TypeError {
  return new TypeError(`Not JSON: the value at ${place === '' ? 'the top' : place.toWellFormed()} ${what}`)
}
