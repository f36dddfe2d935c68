import type { ChildTime } from '../../domain/children/child-record.ts'
import type { TimeLimits } from '../../domain/children/time-events.ts'
import type { TimeWindow } from '../../domain/children/time-window.ts'
import { type BandsLayout, layOutBands } from './axis-bands.ts'
import { frame, type Place, placeIn, placeOfToday } from './axis-frame.ts'
import {
  type DirectionMark,
  type DiscussedLayout,
  layOutDirections,
  layOutDiscussed,
  layOutMeetings,
  type MeetingMark,
  ragSize,
} from './axis-lanes.ts'

export interface FamilyMember {
  childId: string
  /** what the child is called in the picture */
  given: string
  /** "7 years", or nothing where no date of birth is known */
  age: string
  time: ChildTime
  limits: TimeLimits
}

export interface FamilyLane {
  given: string
  age: string
  nameAt: number
  bands: BandsLayout['bands']
  direction: { y: number; marks: DirectionMark[] }
  discussed: DiscussedLayout & { y: number }
  meetings: { y: number; marks: MeetingMark[] }
  /** the hairline below it */
  end: number
}

export interface FamilyAxisLayout {
  at: Place
  width: number
  height: number
  bottom: number
  lanes: FamilyLane[]
  today: number | null
}

const top = 46

/** The children of a family on one axis, each with statuses, direction, discussions and meetings. */
export function layOutFamily(
  members: readonly FamilyMember[],
  { window, today }: { window: TimeWindow; today: Temporal.PlainDate },
): FamilyAxisLayout {
  const at = placeIn(window)
  const drawing = { window, today, at }
  let y = top
  const lanes = members.map(({ given, age, time, limits }): FamilyLane => {
    const bands = layOutBands(time.statuses, { ...drawing, top: y })
    const afterBands = y + Math.max(bands.height, 40)
    const direction = layOutDirections(time.discussions, drawing)
    const dots = afterBands + direction.rows * (ragSize + 2) + 14
    const lane = {
      given,
      age,
      nameAt: y + 14,
      bands: bands.bands,
      direction: { y: afterBands, marks: direction.marks },
      discussed: { y: dots, ...layOutDiscussed(time, limits, drawing) },
      meetings: { y: dots + 24, marks: layOutMeetings(time.meetings, drawing) },
    }
    const end = dots + (lane.meetings.marks.length > 0 ? 46 : 22)
    y = end + 10
    return { ...lane, end }
  })
  const bottom = lanes.at(-1)?.end ?? y
  return { at, width: frame.width, height: bottom + 34, bottom, lanes, today: placeOfToday(window, today, at) }
}
