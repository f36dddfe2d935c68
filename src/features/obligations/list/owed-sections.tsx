import type { ComponentChildren } from 'preact'
import { countOf } from '../../../domain/text/dates.ts'
import { Section } from '../../../ui/pieces/section.tsx'
import { groupsOf, isForPeople, isMetByEach, isOwn, type RuleGroup } from './group.ts'
import { ObligationList, titlesInWords, type ObligationListProps } from './obligation-list.tsx'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'

interface OwedSectionsProps extends Omit<ObligationListProps, 'groups' | 'narrow'> {
  seen: readonly SeenObligation[]
  /** of the list of what is owed */
  title: string
  /** of what the subject does; without one all is one list */
  ownTitle?: string
  /** where nothing is owed */
  empty: ComponentChildren
}

/** What a policy owes somebody and asks of them: two lists, and below them what no machine can decide. */
export function OwedSections({ seen, title, ownTitle, empty, ...list }: OwedSectionsProps) {
  const all = groupsOf(seen)
  const decided = all.filter((group) => !isForPeople(group))
  const forPeople = all.filter(isForPeople)
  const own = ownTitle === undefined ? [] : decided.filter(isOwn)
  const owed = ownTitle === undefined ? decided : decided.filter((group) => !isOwn(group))
  const spoken = owed.filter((group) => !isMetByEach(group))
  return (
    <>
      <Section id="owed" title={title}>
        {owed.length === 0 ? empty : <ObligationList groups={spoken} {...list} />}
        <Folded groups={owed.filter(isMetByEach)} {...list}>
          Also met, each time: {countOf(owed.length - spoken.length, 'rule')} of sessions and records
        </Folded>
        <Folded groups={forPeople} {...list}>
          Left to people: {countOf(forPeople.length, 'rule')} that Plumbline does not decide
        </Folded>
      </Section>
      {own.length > 0 && (
        <Section id="own" title={ownTitle}>
          <ObligationList groups={own} {...list} />
        </Section>
      )}
    </>
  )
}

type FoldedProps = Omit<ObligationListProps, 'narrow'> & { children: ComponentChildren }

function Folded({ groups, children, ...list }: FoldedProps) {
  if (groups.length === 0) return null
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{children}</span>
      </summary>
      <div class="govuk-details__text">
        <ObligationList groups={groups} {...list} />
      </div>
    </details>
  )
}

const titlesNamed = 2

/** How somebody stands with what is owed to them, in a sentence or two; null when nothing is asked. */
export function standingInWords(
  seen: readonly SeenObligation[],
  who: { reader: 'subject' | 'other'; name: string },
): string | null {
  const owed = groupsOf(seen).filter((group) => !isForPeople(group) && !isOwn(group))
  if (owed.length === 0) return null
  const [subject, are, have] =
    who.reader === 'subject' ? ['you', 'are', 'You have'] : [who.name, 'is', `${who.name} has`]
  const late = owed.filter(({ first }) => first.state === 'overdue')
  const [only, ...more] = late
  if (only !== undefined && more.length === 0)
    return `One thing ${subject} ${are} owed is late: ${titlesInWords(late)}.`
  if (only !== undefined) {
    const among = late.length > titlesNamed ? ', among them ' : ': '
    return `${late.length} things ${subject} ${are} owed are late${among}${titlesInWords(late.slice(0, titlesNamed))}.`
  }
  const due = owed.filter(({ first }) => first.state === 'due').slice(0, titlesNamed)
  const now = due.length === 0 ? '' : ` Due now: ${titlesInWords(due)}.`
  const before = beforeInWords(owed)
  const they = who.reader === 'subject' ? 'you' : 'they'
  return before === ''
    ? `${have} had what ${they} are owed so far.${now}`
    : `${have} had what ${they} are owed now; ${before}.${now}`
}

/** "it was late 4 times": of what is in order now, what was not before; '' where it always was. */
function beforeInWords(owed: readonly RuleGroup[]): string {
  const before = owed.map(beforeOf).filter(({ late, missed }) => late + missed > 0)
  const [only, ...more] = before
  if (only === undefined) return ''
  if (more.length > 0) return `${before.length} of its rules were not kept before: each says below when`
  const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
  return `it was ${[
    ...(only.late > 0 ? [`late ${times(only.late)}`] : []),
    ...(only.missed > 0 ? [`missed ${times(only.missed)}`] : []),
  ].join(' and ')}`
}

/** What closed without being made good was missed; an obligation that is breached for good is one of those. */
function beforeOf({ first, others }: RuleGroup): { late: number; missed: number } {
  const all = [first, ...others]
  const breaches = all.flatMap(({ kept }) => kept.breaches)
  const missed = breaches.filter(
    ({ cycle, made_good: good, to }) => cycle !== undefined && good === null && to === null,
  )
  const silent = all.filter(({ state, kept }) => state === 'breached' && kept.breaches.length === 0)
  return { late: breaches.length - missed.length, missed: missed.length + silent.length }
}
