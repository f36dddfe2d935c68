import { isAfter } from '../calendar/days.ts'
import type { CaseHistory } from './case-history.ts'
import type { AgendaAsked } from './agenda-asked.ts'
import { candidateOf, type ProposedChild } from './why-propose.ts'

export interface AgendaProposal {
  /** in the order to discuss them in: the most pressing first, families together */
  chosen: readonly ProposedChild[]
  /** held, and not proposed for this session, the most pressing first */
  left: readonly ProposedChild[]
  /** minutes that the chosen take, and minutes that there are for them */
  takes: number
  available: number
  /** how many places were kept for quieter cases */
  kept: number
  discussed: 'all' | 'sample'
}

/** What is taken where nobody said otherwise. */
export const usualMinutes = { aCase: 10, theRest: 15 } as const

/** Sessions of the two without this child after which it comes before others. */
const leftOutTooOften = 2

/**
 * Which children to discuss at a session, and why (product E2). No score: each child has its reasons, each reason has a step
 * on a ladder, and among equals the one comes first who was not discussed for longest. Before the ladder is climbed, places
 * are kept for neglect, for long-running lower-risk cases and for those left out again and again, because a list by alarm
 * alone never reaches them (S4).
 */
export function proposeAgenda(children: readonly CaseHistory[], asked: AgendaAsked): AgendaProposal {
  const candidates = children.map((history) => candidateOf(history, asked)).toSorted(morePressingFirst)
  const room = new Room(asked.minutes - asked.minutesForTheRest, asked.minutesACase)
  for (const child of candidates) if (child.fixed) room.put(child)
  const free = candidates.filter((child) => !child.fixed)
  const quiet = free.filter((child) => child.quiet).toSorted(longestLeftFirst)
  const places = keptPlaces(room.placesLeft, quiet)
  const byLadder = room.copy().fill(free)
  const kept = quiet.slice(0, places).filter((child) => room.putIfItFits(child))
  room.fill(free)
  // A session without a child is no plan: the most pressing one is discussed, however short the time.
  if (room.chosen.size === 0 && candidates[0] !== undefined) room.put(candidates[0])
  const isKept = (child: ProposedChild): boolean => kept.includes(child) && !byLadder.has(child)
  const chosen = familiesTogether(candidates.filter((child) => room.chosen.has(child)))
  const left = candidates.filter((child) => !room.chosen.has(child))
  return {
    chosen: chosen.map((child) => (isKept(child) ? { ...child, kept: true } : child)),
    left,
    takes: room.takes,
    available: Math.max(0, asked.minutes - asked.minutesForTheRest),
    kept: kept.length,
    discussed: left.length === 0 ? 'all' : 'sample',
  }
}

/**
 * Places kept for quieter cases: one in three, at least one of two. A session with a single place is theirs when one of them
 * was left out twice running.
 */
export function keptPlaces(places: number, quiet: readonly ProposedChild[]): number {
  if (quiet.length === 0) return 0
  if (places < 2) return quiet.some((child) => child.leftOut >= leftOutTooOften) ? 1 : 0
  return Math.max(1, Math.floor(places / 3))
}

/** Minutes of a session, and who is put into them. */
class Room {
  takes = 0
  readonly chosen = new Set<ProposedChild>()
  private readonly families = new Set<string>()
  private readonly minutes: number
  private readonly aCase: number

  constructor(minutes: number, aCase: number) {
    this.minutes = Math.max(0, minutes)
    this.aCase = Math.max(1, aCase)
  }

  get placesLeft(): number {
    return Math.max(0, Math.floor((this.minutes - this.takes) / this.aCase))
  }

  copy(): Room {
    const other = new Room(this.minutes, this.aCase)
    for (const child of this.chosen) other.put(child)
    return other
  }

  put(child: ProposedChild): void {
    if (this.chosen.has(child)) return
    this.takes += this.costOf(child)
    this.chosen.add(child)
    this.families.add(child.familyId)
  }

  putIfItFits(child: ProposedChild): boolean {
    if (!this.chosen.has(child) && this.takes + this.costOf(child) > this.minutes) return false
    this.put(child)
    return true
  }

  /** As many as fit, in their order; a later one that takes less may fit where an earlier one did not. */
  fill(children: readonly ProposedChild[]): ReadonlySet<ProposedChild> {
    for (const child of children) this.putIfItFits(child)
    return this.chosen
  }

  private costOf(child: ProposedChild): number {
    return this.families.has(child.familyId) ? Math.ceil(this.aCase / 2) : this.aCase
  }
}

/** By the ladder; among equals the longest undiscussed; then the graver status, then the name. */
export function morePressingFirst(a: ProposedChild, b: ProposedChild): number {
  return a.step - b.step || byWaiting(a, b) || a.gravity - b.gravity || compareText(a.name, b.name)
}

const longestLeftFirst = (a: ProposedChild, b: ProposedChild): number =>
  b.leftOut - a.leftOut || morePressingFirst(a, b)

function byWaiting(a: ProposedChild, b: ProposedChild): number {
  if (a.lastOn === null || b.lastOn === null) return a.lastOn === b.lastOn ? 0 : a.lastOn === null ? -1 : 1
  return isAfter(a.lastOn, b.lastOn) ? 1 : a.lastOn.equals(b.lastOn) ? 0 : -1
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Brothers and sisters follow the one of them who comes first. */
function familiesTogether(children: readonly ProposedChild[]): ProposedChild[] {
  const families = [...new Set(children.map((child) => child.familyId))]
  return families.flatMap((family) => children.filter((child) => child.familyId === family))
}
