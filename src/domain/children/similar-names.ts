/** A name as it is compared: letters and digits without case and accents. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Short forms that do not begin as the name does, or not with enough of it. */
const shortForms: Readonly<Record<string, string>> = {
  alfie: 'alfred',
  archie: 'archibald',
  becky: 'rebecca',
  bill: 'william',
  billy: 'william',
  bob: 'robert',
  bobby: 'robert',
  charlie: 'charles',
  dick: 'richard',
  ellie: 'eleanor',
  harry: 'henry',
  jack: 'john',
  jim: 'james',
  jimmy: 'james',
  joe: 'joseph',
  kate: 'katherine',
  katie: 'katherine',
  kathryn: 'katherine',
  catherine: 'katherine',
  liz: 'elizabeth',
  lizzie: 'elizabeth',
  beth: 'elizabeth',
  betty: 'elizabeth',
  libby: 'elizabeth',
  maggie: 'margaret',
  meg: 'margaret',
  mohammad: 'muhammad',
  mohammed: 'muhammad',
  mohamed: 'muhammad',
  mike: 'michael',
  ollie: 'oliver',
  peggy: 'margaret',
  polly: 'mary',
  ted: 'edward',
  teddy: 'edward',
  toby: 'tobias',
  tom: 'thomas',
  tommy: 'thomas',
  tony: 'anthony',
}

/** A given name with its short form made long. */
function canonicalGiven(name: string): string {
  const key = nameKey(name)
  return Object.hasOwn(shortForms, key) ? (shortForms[key] ?? key) : key
}

/** A name made ready to be compared with many. */
export interface ComparedName {
  /** with a short form made long, of a given name */
  readonly whole: string
  readonly parts: readonly string[]
}

export const comparedGiven = (name: string): ComparedName => ({ whole: canonicalGiven(name), parts: partsOf(name) })
export const comparedFamily = (name: string): ComparedName => ({ whole: nameKey(name), parts: partsOf(name) })

const partsOf = (name: string): string[] => name.split(/[\s-]+/).map(nameKey)

const shortest = 3

/**
 * Whether two names may be one, written otherwise: a short form or the beginning of the other, one part of a double name,
 * or a slip of one letter (of two in a long name).
 */
export function areSimilar(one: ComparedName, other: ComparedName, kind: 'given' | 'family'): boolean {
  const [a, b] = [one.whole, other.whole]
  if (a === b) return true
  if (kind === 'given' && (startsWith(a, b) || startsWith(b, a))) return true
  if (sharePart(one.parts, other.parts)) return true
  const length = Math.min(a.length, b.length)
  return length > shortest && isWithin(a, b, length >= 8 ? 2 : 1)
}

const startsWith = (longer: string, shorter: string): boolean =>
  shorter.length >= shortest && longer.startsWith(shorter)

/** A double name beside one of its halves. */
function sharePart(parts: readonly string[], others: readonly string[]): boolean {
  if (parts.length === 1 && others.length === 1) return false
  return parts.some((part) => part.length >= shortest && others.includes(part))
}

/** Whether so many letters put in, left out, changed, or changed over with the next make one of the other. */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      next.push(cost)
    }
    before = row
    row = next
  }
  return (row[b.length] ?? 0) <= most
}
