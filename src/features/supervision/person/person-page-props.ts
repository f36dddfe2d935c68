import type { CalendarWindow, SchoolCalendar } from '../../../domain/calendar/calendar-types.ts'
import type { SeenObligation } from '../../obligations/public.ts'
import type { SupervisionRow } from '../facts/agreements-in-view.queries.ts'
import type { PersonFacts, SessionOfYear } from './person.queries.ts'

/** What the page of one person's supervision is made from, and each of its blocks. */
export interface PersonPageProps {
  person: PersonFacts
  /** the reader's own page */
  own: boolean
  me: string
  /** "agreement", or what the organisation calls it */
  word: string
  today: Temporal.PlainDate
  year: CalendarWindow
  thisYear: boolean
  calendar: SchoolCalendar | null
  /** agreements in which this person is supervised */
  supervised: readonly SupervisionRow[]
  /** agreements in which this person supervises */
  supervises: readonly SupervisionRow[]
  sessions: readonly SessionOfYear[]
  signedBy: ReadonlyMap<string, readonly string[]>
  /** what is owed under the policy; null when none was adopted */
  seen: readonly SeenObligation[] | null
  /** from when on what was late or missed is known */
  begins: Temporal.PlainDate
  /** of the sessions spoken of, those the reader may open */
  openable: ReadonlySet<string>
  /** of the same, those completed whose record waits: for the reader's signature, or only for others' */
  unsigned: ReadonlyMap<string, 'reader' | 'others'>
  /** the reader may draft an agreement with this person, whom nobody supervises; their own page always offers one */
  mayDraft: boolean
  /** the reader may record an absence of this person */
  mayRecordAbsence: boolean
  /** people the reader manages, on their own page */
  managed: readonly { id: string; name: string }[]
}
