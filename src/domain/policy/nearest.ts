/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of the other
 * (optimal string alignment). Long words are cut at 80 letters: nobody means anything by the rest.
 */
export function lettersApart(one: string, other: string): number {
  const a = one.slice(0, 80)
  const b = other.slice(0, 80)
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const next = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1)
      next.push(least)
    }
    before = last
    last = next
  }
  return last[b.length] ?? 0
}

/** Words people write for another: what the language says instead. Only where no spelling would lead there. */
const MEANT: Readonly<Record<string, string>> = {
  minimum: 'at_least',
  min: 'at_least',
  maximum: 'at_most',
  max: 'at_most',
  no_more_than: 'at_most',
  max_gap: 'gap',
  interval: 'gap',
  count: 'at_least',
  subject: 'about',
  applies_to: 'about',
  when: 'while',
  if: 'while',
  filter: 'where',
  level: 'strength',
  name: 'title',
  description: 'says',
  text: 'says',
  period: 'each',
  per: 'each',
  by: 'within',
  deadline: 'within',
  equal: 'equals',
  exists: 'known',
  and: 'all',
  or: 'any',
  shall: 'must',
  monthly: 'calendar_month',
  month: 'calendar_month',
  quarter: 'calendar_quarter',
  year: 'calendar_year',
  halfterm: 'half_term',
}

/** The word of a list that was most likely meant, or null when none is near. */
export function nearest(written: string, known: Iterable<string>): string | null {
  const words = [...known]
  const plain = (word: string) => word.toLowerCase().replaceAll(/[\s_-]+/g, '_')
  const meant = plain(written)
  const exact = words.find((word) => plain(word) === meant)
  if (exact !== undefined) return exact
  let best: string | null = null
  let least = Math.max(1, Math.floor(meant.length / 3)) + 1
  for (const word of words) {
    const apart = lettersApart(meant, plain(word))
    if (apart < least && apart < word.length) {
      best = word
      least = apart
    }
  }
  if (best !== null) return best
  const other = Object.hasOwn(MEANT, meant) ? MEANT[meant] : undefined
  return other !== undefined && words.includes(other) ? other : null
}
