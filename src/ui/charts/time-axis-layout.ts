import type { ChildTime } from '../../domain/children/child-record.ts'
import type { TimeLimits } from '../../domain/children/time-events.ts'
import type { TimeWindow } from '../../domain/children/time-window.ts'
import { type BandsLayout, layOutBands } from './axis-bands.ts'
import { frame, type Place, placeIn, placeOfToday } from './axis-frame.ts'
import {
  type ActionBar,
  type DirectionMark,
  type DiscussedLayout,
  layOutActions,
  layOutDecisions,
  layOutDirections,
  layOutDiscussed,
  layOutMeetings,
  type MeetingMark,
  ragSize,
} from './axis-lanes.ts'

export interface TimeAxisLayout {
  at: Place
  width: number
  height: number
  /** hairlines between the lanes */
  rules: number[]
  /** of the last lane */
  bottom: number
  /** the baseline of the name of each lane */
  names: Record<'status' | 'direction' | 'discussed' | 'actions' | 'meetings' | 'decisions', number>
  bands: BandsLayout['bands']
  direction: { y: number; marks: DirectionMark[] }
  discussed: DiscussedLayout & { y: number }
  actions: { y: number; bars: ActionBar[] }
  meetings: { y: number; marks: MeetingMark[] }
  decisions: { y: number; places: number[] }
  today: number | null
  /** discussions and actions that had no room: the table has them */
  left: { directions: number; actions: number }
}

const top = 46
const lane = 42
export const actionRow = 26

/** Where everything of a child’s time goes, in the units of its picture. A lane grows with what is in it. */
export function layOutTimeAxis(
  time: ChildTime,
  limits: TimeLimits,
  { window, today }: { window: TimeWindow; today: Temporal.PlainDate },
): TimeAxisLayout {
  const at = placeIn(window)
  const drawing = { window, today, at }
  const bands = layOutBands(time.statuses, { ...drawing, top })
  const afterStatus = top + Math.max(bands.height, lane - 6) + 4
  const direction = layOutDirections(time.discussions, drawing)
  const afterDirection = afterStatus + 24 + direction.rows * (ragSize + 2)
  const afterDiscussed = afterDirection + lane
  const actions = layOutActions(time.actions, drawing)
  const afterActions = afterDiscussed + Math.max(lane, 16 + actions.rows * actionRow)
  const afterMeetings = afterActions + lane
  const bottom = afterMeetings + lane
  return {
    at,
    width: frame.width,
    height: bottom + 34,
    rules: [afterStatus, afterDirection, afterDiscussed, afterActions, afterMeetings],
    bottom,
    names: {
      status: top + 20,
      direction: afterStatus + 12 + ragSize / 2 + 5,
      discussed: afterDirection + lane / 2 + 5,
      actions: afterDiscussed + lane / 2 + 5,
      meetings: afterActions + lane / 2 + 5,
      decisions: afterMeetings + lane / 2 + 5,
    },
    bands: bands.bands,
    direction: { y: afterStatus + 12, marks: direction.marks },
    discussed: { y: afterDirection + lane / 2, ...layOutDiscussed(time, limits, drawing) },
    actions: { y: afterDiscussed + lane / 2, bars: actions.bars },
    meetings: { y: afterActions + lane / 2, marks: layOutMeetings(time.meetings, drawing) },
    decisions: { y: afterMeetings + lane / 2, places: layOutDecisions(time.discussions, drawing) },
    today: placeOfToday(window, today, at),
    left: { directions: direction.left, actions: actions.left },
  }
}
