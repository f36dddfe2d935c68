import type { Paged } from '../../../domain/children/time-window.ts'
import { dayWithYear, monthNames } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { type TimeAsked, timeHref } from './time-asked.ts'

const monthInWords = (month: { month: number; year: number }): string => `${monthNames[month.month - 1]} ${month.year}`

/** "September 2024 to May 2026". */
export const windowInWords = ({ window: { from, to } }: Paged): string => `${monthInWords(from)} to ${monthInWords(to)}`

/** Links to the months before and after those in view. */
export function TimePages({ path, paged, asOf }: { path: string; paged: Paged; asOf: TimeAsked['asOf'] }) {
  const { earlier, later, first } = paged
  const link = (from: Temporal.PlainYearMonth | null, words: string) => (
    <Link href={`${timeHref(path, { asOf, from })}#time`}>{words}</Link>
  )
  if (earlier === null && later === null) return null
  return (
    <p class="govuk-body pl-axis-pages">
      {earlier !== null && link(earlier, `Go back to ${monthInWords(earlier)}`)}
      {first !== null && link(first, `Go to the beginning, ${monthInWords(first)}`)}
      {later !== null && link(later, `Go on to ${monthInWords(later)}`)}
      {later !== null && link(null, asOf === null ? 'Go to today' : `Go to ${dayWithYear(asOf)}`)}
    </p>
  )
}

/** What the page is, when it is not today’s. */
export function ThenNotice({ path, asOf }: { path: string; asOf: Temporal.PlainDate }) {
  return (
    <NotificationBanner titleText="An earlier day">
      <p class="govuk-notification-banner__heading">This page as it would have read on {dayWithYear(asOf)}</p>
      <p class="govuk-body">
        What was recorded after that day is left out, and what was changed or taken back after it stands as it did. What
        the policy asked for is not worked out for an earlier day. <Link href={path}>Go back to today</Link>
      </p>
    </NotificationBanner>
  )
}

/** The day whose knowledge is wanted: a form that redraws the page (product F5, "what was known then"). */
export function ThenForm({ path, state }: { path: string; state: FormState }) {
  return (
    <Section id="then-title" title="What was known then">
      <form action={path} method="get" novalidate>
        <DateField state={state} name="known" label="Show this page as it would have read on" />
        <Button text="Show that day" classes="govuk-button--secondary" />
      </form>
    </Section>
  )
}
