import { daysBetween, isAfter } from '../../domain/calendar/days.ts'
import type { PolicyItem, PolicyStanding } from '../../domain/home/policy-steps.ts'
import {
  groupsOf,
  isOwn,
  stateInWords,
  type HomeObligations,
  type RuleGroup,
  type SeenObligation,
} from '../obligations/public.ts'
import type { SupervisionRow } from '../supervision/public.ts'

interface Beside {
  mine: readonly SupervisionRow[]
  children: readonly { childId: string; name: string }[]
  today: Temporal.PlainDate
  /** sessions planned from today on */
  booked: readonly { on: Temporal.PlainDate; ofGroup: boolean }[]
  /** the page says already that sessions are late by what was agreed */
  saysSessions: boolean
}

/** What other steps of the page say: signatures, records to finish, reviews, actions. */
const saidElsewhere: ReadonlySet<string> = new Set([
  'record_signed',
  'record_completed',
  'record_copied',
  'decision_filed',
  'agreement_signed',
  'agreement_reviewed',
  'action_done',
])

const eventsOf = ({ rule }: RuleGroup): readonly string[] => [rule.counts?.event ?? []].flat()
const isSaid = (group: RuleGroup): boolean => eventsOf(group).some((event) => saidElsewhere.has(event))
const isLate = ({ first }: RuleGroup): boolean => first.state === 'due' || first.state === 'overdue'

/** What is due or overdue under the policy, as far as nothing else on the page says it. */
export function policyStanding(
  found: HomeObligations,
  { mine, children, today, booked, saysSessions }: Beside,
): PolicyStanding {
  const item = (group: RuleGroup): PolicyItem => ({
    title: group.rule.title,
    words: stateInWords(group.first, today),
    isOverdue: group.first.state === 'overdue',
  })
  const own = groupsOf(found.own).filter(
    (group) => isLate(group) && !isSaid(group) && !(saysSessions && eventsOf(group).includes('session')),
  )
  const soon = groupsOf(found.own).filter(
    (group) => isOwn(group) && !isSaid(group) && isWithinDays(group, today) && !isBooked(group, booked),
  )
  const names = new Map(mine.map(({ supervisee }) => [supervisee.id, supervisee.name]))
  return {
    own: own.map(item),
    soon: soon.map(item),
    owe: perSubject(found.theirs).flatMap(([id, groups]) =>
      groups
        .filter((group) => group.rule.owed_by === 'supervisor' && !isSaid(group))
        .map((group) => ({ ...item(group), membershipId: id, name: names.get(id) ?? '' })),
    ),
    children: perSubject(found.children).flatMap(([id, groups]) => {
      const child = children.find(({ childId }) => childId === id)
      const discussed = groups.find((group) => eventsOf(group).includes('session'))
      return child === undefined || discussed === undefined ? [] : [{ ...item(discussed), ...child }]
    }),
    outOfStep: found.outOfStep?.size ?? null,
  }
}

const daysAhead = 7

const isWithinDays = ({ first: { state, dueOn } }: RuleGroup, today: Temporal.PlainDate): boolean =>
  state === 'upcoming' && dueOn !== null && daysBetween(today, dueOn) <= daysAhead

/** Whether a session that is planned in time would answer it. */
const isBooked = (group: RuleGroup, booked: Beside['booked']): boolean =>
  eventsOf(group).includes('session') &&
  booked.some(
    ({ on, ofGroup }) =>
      group.first.dueOn !== null &&
      !isAfter(on, group.first.dueOn) &&
      (group.rule.counts?.where?.['type'] === 'group') === ofGroup,
  )

const perSubject = (seen: readonly SeenObligation[]): [string, RuleGroup[]][] =>
  [...Map.groupBy(seen, ({ subjectId }) => subjectId)].map(([id, its]) => [id, groupsOf(its)])
