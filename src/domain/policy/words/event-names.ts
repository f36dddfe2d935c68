/** Every name that stands under `event` in some part of a pack: in streams, in triggers and in what has happened. */
export function eventsNamed(part: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(part)) for (const each of part) eventsNamed(each, found)
  else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'event') for (const name of [value].flat()) if (typeof name === 'string') found.add(name)
      if (typeof value === 'object') eventsNamed(value, found)
    }
  }
  return found
}
