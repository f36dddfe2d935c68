import type { MayOpen } from '../../../domain/sessions/session-state.ts'
import type { FormState } from '../../../ui/form/state.ts'
import type { EarlierMove } from '../../planning/public.ts'
import type { SessionFacts, SessionGroup } from '../../sessions/public.ts'
import type { Guest } from '../facts/guests.queries.ts'
import type { LiveCase } from '../facts/live-cases.queries.ts'

export const groupSessionLabels = {
  bounds: 'What we agree to',
  present: 'Who is here?',
  child: 'Which child?',
  guest: 'Whom do you ask in?',
  guest_child: 'For which child?',
  reason: 'Why is it called off?',
}

export interface GroupSessionProps {
  session: SessionFacts
  group: SessionGroup
  guests: readonly Guest[]
  /** every time it was moved, the newest first */
  moves: readonly EarlierMove[]
  /** whom one may bring */
  cases: readonly LiveCase[]
  people: readonly { membershipId: string; name: string }[]
  me: string
  may: MayOpen
  missed: boolean
  /** actions of earlier sessions that nobody has looked at yet */
  toLookAt: number
  sentBack: string | null
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}
