import { isAfter } from '../../../domain/calendar/days.ts'
import { forecastDays } from '../../../domain/home/forecast.ts'
import type { PersonPageProps } from './person-page-props.ts'

/** Where the sessions of the year would go on after those that are known, by each agreement in force. */
export function forecastOf({
  supervised,
  calendar,
  today,
  year,
}: Pick<PersonPageProps, 'supervised' | 'calendar' | 'today' | 'year'>): Temporal.PlainDate[] {
  return supervised
    .flatMap(({ signed, bookedUntil, held }) => {
      if (signed === null) return []
      const last = bookedUntil ?? held[0] ?? signed.startsOn
      return forecastDays(signed.frequency, last, calendar, year.endsOn).filter((day) => isAfter(day, today))
    })
    .toSorted(Temporal.PlainDate.compare)
}
