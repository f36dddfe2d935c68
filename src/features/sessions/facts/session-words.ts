import { statusChangeInWords, statusInWords } from '../../../domain/sessions/child-status.ts'
import { isDrifting } from '../../../domain/sessions/rag-history.ts'
import { groupTypeInWords, membersInWords } from '../../../domain/groups/words.ts'
import type { FactKey } from '../../../domain/templates/facts.ts'
import type { Conditions } from '../../../domain/templates/field-values.ts'
import type { Names } from '../../../domain/templates/fill-label.ts'
import { dayInWords, dayWithYear, timeOfInstant } from '../../../domain/text/dates.ts'
import type { SessionChild, SessionFacts, SessionGroup } from './session-facts.ts'

/**
 * The names that labels mention.
 * @param today leaves this year's number off the date of last time; without it the year is always said, for what is sealed
 */
export function namesFor(session: SessionFacts, child: SessionChild | null, today?: Temporal.PlainDate): Names {
  const last = session.previous?.day
  return {
    ...(child === null ? {} : { child: child.givenName }),
    supervisor: session.supervisor.firstName,
    supervisee: session.supervisee.firstName,
    lastDate: last === undefined ? null : today === undefined ? dayWithYear(last) : dayInWords(last, today),
  }
}

/** What decides whether a question is asked, from facts. */
export const conditionsFor = (child: SessionChild | null): Conditions => ({
  drift: child !== null && isDrifting(child.earlierRags),
})

/**
 * What became of a child's statuses since the pair last met, '' when nothing or when they had not met before.
 * @param today leaves this year's number off; without it the year is always said, for what is sealed
 */
export function statusChange(session: SessionFacts, child: SessionChild, today?: Temporal.PlainDate): string {
  const last = session.previous?.day
  if (last === undefined) return ''
  return statusChangeInWords(child.statusesSince, last, (day) =>
    today === undefined ? dayWithYear(day) : dayInWords(day, today),
  )
}

/**
 * That it was a group (S0, A). A child's page has who led it, who brought the child, and how many they were; who they all
 * were, and what they agreed, is in the group's own notes.
 */
function groupFacts(
  session: SessionFacts,
  group: SessionGroup,
  child: SessionChild | null,
): Partial<Record<FactKey, string>> {
  const here = group.members.filter(({ present }) => present === true)
  const presenter = here.find(({ membershipId }) => membershipId === child?.presentedBy)
  return {
    'session.type': groupTypeInWords(group.kind, here.length),
    'session.led_by': session.supervisor.name,
    ...(presenter === undefined ? {} : { 'session.brought_by': presenter.name }),
    'session.members': membersInWords(here),
    ...(group.bounds === null ? {} : { 'session.bounds': group.bounds.said }),
  }
}

const namesOfTwo = ({ supervisee, supervisor }: SessionFacts): Partial<Record<FactKey, string>> => ({
  'supervisee.name': supervisee.name,
  'supervisor.name': supervisor.name,
  ...(supervisee.post === null ? {} : { 'supervisee.post': supervisee.post }),
  ...(supervisor.post === null ? {} : { 'supervisor.post': supervisor.post }),
})

/** The facts that a document shows and seals beside what was written: each kind takes those it may hold. */
export function factsFor(session: SessionFacts, child: SessionChild | null): Partial<Record<FactKey, string>> {
  const facts: Partial<Record<FactKey, string>> = {
    'organisation.name': session.organisationName,
    'session.date': dayWithYear(session.day),
    ...(session.group === null ? namesOfTwo(session) : groupFacts(session, session.group, child)),
  }
  if (session.previous !== null) facts['session.last_date'] = dayWithYear(session.previous.day)
  if (session.next !== null) {
    facts['session.next_date'] = dayWithYear(session.next.day)
    facts['session.next_time'] = timeOfInstant(session.next.startsAt)
  }
  if (session.readThrough === true) facts['session.read_through'] = 'Yes'
  if (child === null) return facts
  facts['family.name'] = child.family
  facts['child.names'] = child.name
  if (child.bornOn !== null) facts['child.dates_of_birth'] = dayWithYear(child.bornOn)
  if (child.age !== null) facts['child.ages'] = `${child.age}`
  if (child.statuses.length > 0) {
    facts['child.status'] = child.statuses
      .map(({ status, legalBasis, startsOn }) => `${statusInWords(status, legalBasis)}, since ${dayWithYear(startsOn)}`)
      .join('; ')
  }
  const change = statusChange(session, child)
  if (change !== '') facts['child.status_change'] = change
  return facts
}
