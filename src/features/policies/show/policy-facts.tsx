import type { ComponentChildren } from 'preact'
import { isBefore } from '../../../domain/calendar/days.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { State } from '../../../ui/pieces/state.tsx'
import type { VersionFacts } from '../read/versions.queries.ts'

/** The facts of the document in a grey row: since when, by whom, until when (product M1). */
export function policyFacts(
  version: VersionFacts,
  owner: string | null,
  today: Temporal.PlainDate,
): readonly ComponentChildren[] {
  const { from, until, adoptedBy, adoptedOn, ratifiedBy, ratifiedOn, nextReviewOn } = version
  const day = (date: Temporal.PlainDate) => dayInWords(date, today)
  const facts: (ComponentChildren | null)[] = [
    from === null ? null : isBefore(today, from) ? `In force from ${day(from)}` : inForce(from, until, today),
    adoptedOn === null ? null : `Adopted by ${adoptedBy} on ${day(adoptedOn)}`,
    ratifiedOn === null ? null : `Ratified by ${ratifiedBy} on ${day(ratifiedOn)}`,
    nextReviewOn === null ? (
      'No review has been set'
    ) : isBefore(nextReviewOn, today) && (until === null || !isBefore(until, today)) ? (
      <State state="overdue">Review overdue since {day(nextReviewOn)}</State>
    ) : (
      `Next review by ${day(nextReviewOn)}`
    ),
    owner === null ? null : `${owner} answers for it`,
  ]
  return facts.filter((fact) => fact !== null)
}

function inForce(from: Temporal.PlainDate, until: Temporal.PlainDate | null, today: Temporal.PlainDate): string {
  const since = dayInWords(from, today)
  if (until === null) return `In force from ${since}`
  const last = dayInWords(until, today)
  return isBefore(until, today) ? `Was in force from ${since} to ${last}` : `In force from ${since} until ${last}`
}
