import { areSimilar, comparedFamily, comparedGiven, nameKey, type ComparedName } from './similar-names.ts'

/** What is looked at to tell whether two children are one. */
export interface Described {
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Temporal.PlainDate | null
  readonly numbers: readonly KnownNumber[]
}

export interface KnownNumber {
  /** `own` is the reference in one's own system */
  readonly kind: string
  readonly value: string
}

/** How sure it is: the same child; likely the same, so that a person must say; worth a look before a child is made. */
export type Sureness = 'same' | 'likely' | 'possible'

export interface Likeness {
  readonly sureness: Sureness
  /** "The same name and date of birth" */
  readonly why: string
}

const surest: readonly Sureness[] = ['same', 'likely', 'possible']

/** Whether two descriptions may be of one child, and by what; null when nothing speaks for it. Pure (product F1). */
export function likenessOf(one: Described, other: Described): Likeness | null {
  const born = comparedDays(one.bornOn, other.bornOn)
  const names = comparedNames(one, other)
  const number = one.numbers.length === 0 || other.numbers.length === 0 ? null : sharedNumber(one, other)
  const isOneChild = number !== null && (names !== 'different' || born === 'same')
  if (isOneChild) return { sureness: 'same', why: `The same ${number}` }
  if (number !== null) return { sureness: 'likely', why: `The same ${number}, under another name` }
  const found = byNameAndDay(names, born)
  // Two children of one name, born on one day, whose numbers differ: a person must say.
  return found?.sureness === 'same' && numbersDiffer(one, other) ? { ...found, sureness: 'likely' } : found
}

function byNameAndDay(names: Names, born: Days): Likeness | null {
  if (names === 'same') {
    if (born === 'same') return { sureness: 'same', why: 'The same name and date of birth' }
    if (born === 'near') return { sureness: 'likely', why: 'The same name, and nearly the same date of birth' }
    return { sureness: born === 'unknown' ? 'likely' : 'possible', why: 'The same name' }
  }
  if (names === 'similar') {
    if (born === 'same') return { sureness: 'likely', why: 'A similar name and the same date of birth' }
    if (born === 'near') return { sureness: 'likely', why: 'A similar name, and nearly the same date of birth' }
    return born === 'different' ? null : { sureness: 'possible', why: 'A similar name' }
  }
  if (born !== 'same') return null
  if (names === 'given') return { sureness: 'likely', why: 'The same given name and date of birth' }
  return { sureness: 'possible', why: 'The same date of birth' }
}

type Names = 'same' | 'similar' | 'given' | 'different'

interface Ready {
  readonly givenKey: string
  readonly given: ComparedName
  readonly family: ComparedName
}
const madeReady = new WeakMap<Described, Ready>()

/** The names of a child ready to be compared, made once: in an import each is compared with many. */
function readyOf(child: Described): Ready {
  const known = madeReady.get(child)
  if (known) return known
  const { givenName, familyName } = child
  const made = {
    givenKey: nameKey(givenName),
    given: comparedGiven(givenName),
    family: comparedFamily(familyName),
  }
  madeReady.set(child, made)
  return made
}

function comparedNames(one: Described, other: Described): Names {
  const [a, b] = [readyOf(one), readyOf(other)]
  const isSame = a.givenKey === b.givenKey && a.family.whole === b.family.whole
  const isSwapped = a.givenKey === b.family.whole && a.family.whole === b.givenKey
  if (isSame || isSwapped) return 'same'
  if (areSimilar(a.family, b.family, 'family') && areSimilar(a.given, b.given, 'given')) return 'similar'
  return a.givenKey === b.givenKey ? 'given' : 'different'
}

type Days = 'same' | 'near' | 'different' | 'unknown'

/** Near: day and month the wrong way round, or one of day, month and year another. */
function comparedDays(one: Temporal.PlainDate | null, other: Temporal.PlainDate | null): Days {
  if (one === null || other === null) return 'unknown'
  if (one.equals(other)) return 'same'
  const isTurned = one.year === other.year && one.day === other.month && one.month === other.day
  const different = [one.year !== other.year, one.month !== other.month, one.day !== other.day].filter(Boolean).length
  return isTurned || different === 1 ? 'near' : 'different'
}

const numberNames: Readonly<Record<string, string>> = {
  own: 'reference',
  upn: 'UPN',
  nhs: 'NHS number',
  social_care: 'social care number',
  other: 'number',
}

const numberKey = ({ kind, value }: KnownNumber): string => `${kind}:${value.replaceAll(/\s/g, '').toLowerCase()}`

function sharedNumber(one: Described, other: Described): string | null {
  const its = new Set(other.numbers.map(numberKey))
  const shared = one.numbers.find((number) => its.has(numberKey(number)))
  return shared === undefined ? null : (numberNames[shared.kind] ?? 'number')
}

const numbersDiffer = (one: Described, other: Described): boolean =>
  one.numbers.some(
    (number) =>
      (number.kind === 'upn' || number.kind === 'nhs') &&
      other.numbers.some((its) => its.kind === number.kind && numberKey(its) !== numberKey(number)),
  )

/** Children by what they can be found by, so that each is compared with a few and not with all. */
export type ChildIndex<T extends Described> = Map<string, T[]>

export function indexOf<T extends Described>(children: readonly T[]): ChildIndex<T> {
  const index: ChildIndex<T> = new Map()
  for (const child of children) addToIndex(index, child)
  return index
}

export function addToIndex<T extends Described>(index: ChildIndex<T>, child: T): void {
  for (const key of keysOf(child)) {
    const there = index.get(key)
    if (there === undefined) index.set(key, [child])
    else there.push(child)
  }
}

/** A child is found by each number, by the day of birth, and by the initials of its name, whichever comes first. */
function keysOf(child: Described): string[] {
  const { bornOn, numbers } = child
  const { given, family } = readyOf(child)
  const initials = [given, family].map(({ whole }) => whole.slice(0, 1)).toSorted()
  return [
    ...new Set(numbers.map(numberKey)),
    ...(bornOn === null ? [] : [`born:${bornOn.toString()}`]),
    `initials:${initials.join('')}`,
  ]
}

/** Those who may be this child, the surest first. */
export function childrenLike<T extends Described>(
  index: ChildIndex<T>,
  child: Described,
): { child: T; likeness: Likeness }[] {
  const near = new Set(keysOf(child).flatMap((key) => index.get(key) ?? []))
  const found = [...near].flatMap((one) => {
    const likeness = likenessOf(child, one)
    return likeness === null ? [] : [{ child: one, likeness }]
  })
  return found.toSorted((a, b) => surest.indexOf(a.likeness.sureness) - surest.indexOf(b.likeness.sureness))
}

/** The first of each child: one who was entered twice is there by both entries. */
export function onceEach<T extends { readonly childId: string }>(children: readonly T[]): T[] {
  const seen = new Set<string>()
  return children.filter(({ childId }) => !seen.has(childId) && seen.add(childId))
}
