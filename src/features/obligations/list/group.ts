import type { ObligationState } from '../../../domain/compliance/obligation.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'

/** Everything that one rule asks about one subject: of each session, or in answer to each event, an obligation of its own. */
export interface RuleGroup {
  readonly rule: Rule
  /** the one that is spoken of: what is most pressing, otherwise the newest */
  readonly first: SeenObligation
  readonly others: readonly SeenObligation[]
}

/** The order in which they are shown: overdue, due, by date, missed, met, paused, undecided, no longer asked. */
const rank: Readonly<Record<ObligationState, number>> = {
  overdue: 0,
  due: 1,
  upcoming: 2,
  breached: 3,
  met: 4,
  paused: 5,
  undetermined: 6,
  not_applicable: 7,
}

/** What something can still be done about. */
const open: ReadonlySet<ObligationState> = new Set(['overdue', 'due', 'upcoming'])

const lastDay = '9999-12-31'
const dueOf = ({ dueOn }: SeenObligation): string => dueOn?.toString() ?? lastDay

/** The day of what it is about: the event, or where its cycle begins. */
export const dayOfIt = ({ kept }: SeenObligation): string =>
  kept.events?.[kept.subject]?.on ?? kept.cycle?.from ?? kept.since ?? ''

function pressing(a: SeenObligation, b: SeenObligation): number {
  const [openA, openB] = [open.has(a.state), open.has(b.state)]
  if (openA !== openB) return openA ? -1 : 1
  if (openA) return rank[a.state] - rank[b.state] || dueOf(a).localeCompare(dueOf(b))
  return dayOfIt(b).localeCompare(dayOfIt(a)) || rank[a.state] - rank[b.state]
}

export function groupsOf(seen: readonly SeenObligation[]): RuleGroup[] {
  return [...Map.groupBy(seen, ({ rule }) => rule.id).values()]
    .flatMap((all): RuleGroup[] => {
      const [first, ...others] = all.toSorted(pressing)
      return first === undefined ? [] : [{ rule: first.rule, first, others }]
    })
    .toSorted((a, b) => rank[a.first.state] - rank[b.first.state] || dueOf(a.first).localeCompare(dueOf(b.first)))
}

/** Rules that no machine can decide: those the product records nothing for, and those that are a person's to judge. */
export const isForPeople = ({ first }: RuleGroup): boolean =>
  first.state === 'undetermined' &&
  (first.kept.beyond !== undefined || first.kept.undecided.some(({ why }) => why === 'person'))

/** What is asked of each session and each record, and is as it should be. */
export const isMetByEach = ({ first, others }: RuleGroup): boolean =>
  first.kept.events?.[first.kept.subject] !== undefined &&
  first.state === 'met' &&
  [first, ...others].every(({ state, kept }) => state === 'met' && kept.breaches.length === 0)

/** Whether it is the subject's own to do, alone or with whoever supervises them. */
export const isOwn = ({ rule }: RuleGroup): boolean => rule.owed_by === undefined || rule.owed_by === 'supervisee'

/** Those of the others that something is, or was, wrong with. */
export const wrongOnes = ({ others }: RuleGroup): SeenObligation[] =>
  others.filter(({ state, kept }) => state === 'overdue' || state === 'breached' || kept.breaches.length > 0)
