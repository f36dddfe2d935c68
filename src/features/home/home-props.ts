import type { SchoolCalendar } from '../../domain/calendar/calendar-types.ts'
import type { OrganisationNeeds } from '../../domain/home/organisation-needs.ts'
import type { Step } from '../../domain/home/step.ts'
import type { ActionFacts } from '../actions/public.ts'
import type { ChildRow } from '../children/public.ts'
import type { HomeObligations } from '../obligations/public.ts'
import type { DeparturesCounted } from '../records/public.ts'
import type { SupervisionRow } from '../supervision/public.ts'
import type { ReaderOfMine, SessionToWorkOn } from './home.queries.ts'

export interface HomePageProps {
  me: string
  today: Temporal.PlainDate
  /** "agreement", or what the organisation calls it */
  word: string
  step: Step
  rest: readonly Step[]
  /** open, the earliest date first */
  actions: readonly ActionFacts[]
  /** children whose case the reader holds */
  kids: readonly ChildRow[]
  moreKids: boolean
  /** whether their dates and directions are those of all sessions, or of the reader's own */
  kidsOfAll: boolean
  /** agreements the reader is a party to */
  mine: readonly SupervisionRow[]
  sessions: readonly SessionToWorkOn[]
  /** everybody's supervision, for those who oversee it */
  everybody: readonly SupervisionRow[] | null
  moreEverybody: boolean
  /** decisions that do not follow procedure, for those who oversee; null for anybody else */
  departures: DeparturesCounted | null
  readers: readonly ReaderOfMine[]
  calendar: SchoolCalendar | null
  /** what the policy asks; null where none was adopted */
  obligations: HomeObligations | null
  /** of the sessions spoken of, those the reader may open */
  openable: ReadonlySet<string>
  /** for an administrator who is in supervision too */
  organisation: OrganisationNeeds | null
  /** whether the reader is in a group today */
  inGroup: boolean
}
