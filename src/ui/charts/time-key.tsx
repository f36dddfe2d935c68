import { isBefore } from '../../domain/calendar/days.ts'
import type { ChildTime } from '../../domain/children/child-record.ts'
import { meetingWords } from '../../domain/children/meeting-kinds.ts'
import type { TimeLimits } from '../../domain/children/time-events.ts'
import { isIn, reaches, type TimeWindow } from '../../domain/children/time-window.ts'
import type { SymbolId } from '../layout/sprite.tsx'
import { Mark } from '../pieces/mark.tsx'
import { RAG_WORDS } from '../pieces/rag.tsx'
import { meetingMark } from './axis-marks.tsx'

interface TimeKeyProps {
  time: ChildTime
  limits: TimeLimits
  window: TimeWindow
  today: Temporal.PlainDate
}

const meetingNames: Partial<Record<SymbolId, string>> = {
  'ev-review': 'Conference or review',
  'ev-meeting': 'Core group',
  'ev-meeting-ahead': 'Meeting planned',
  'ev-meeting-off': 'Meeting cancelled',
}

/** What the marks mean, of those that the picture has. */
export function TimeKey(props: TimeKeyProps) {
  return (
    <ul class="pl-key">
      {keyOf(props).map(({ mark, words }) => (
        <li key={mark}>
          <Mark id={mark} />
          {words}
        </li>
      ))}
    </ul>
  )
}

function keyOf({ time, limits, window, today }: TimeKeyProps): { mark: SymbolId; words: string }[] {
  const discussed = time.discussions.filter(({ on }) => isIn(on, window))
  const meetings = new Set(
    time.meetings
      .filter(({ on }) => isIn(on, window))
      .map(({ kind, state }) => meetingMark({ isReview: meetingWords(kind).isReview, state })),
  )
  const { limitOn } = limits
  const found: [boolean, SymbolId, string][] = [
    ...(['red', 'amber', 'green'] as const).map((rag): [boolean, SymbolId, string] => [
      discussed.some((each) => each.rag === rag),
      RAG_WORDS[rag].symbol,
      `${RAG_WORDS[rag].word}, ${RAG_WORDS[rag].meaning}`,
    ]),
    [discussed.length > 0, 'ev-held', 'Discussed'],
    [time.booked.some(({ on }) => isIn(on, window) && !isBefore(on, today)), 'ev-booked', 'Booked'],
    [limitOn !== null && isIn(limitOn, window) && !isBefore(limitOn, today), 'ev-limit', 'Must be discussed by'],
    [limits.late.some((stretch) => reaches(stretch, window)), 'ev-over', 'Past the limit'],
    ...(Object.entries(meetingNames) as [SymbolId, string][]).map(([mark, words]): [boolean, SymbolId, string] => [
      meetings.has(mark as ReturnType<typeof meetingMark>),
      mark,
      words,
    ]),
    [discussed.some(({ decisions }) => decisions > 0), 'ev-decision', 'Decision'],
  ]
  return found.flatMap(([shown, mark, words]) => (shown ? [{ mark, words }] : []))
}
