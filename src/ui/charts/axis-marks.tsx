import { tenth } from './axis-frame.ts'
import type { ActionBar, DiscussedLayout, MeetingMark } from './axis-lanes.ts'

const dot = 13
const ring = 15
const diamond = 14
const triangle = 17

/** Dots where the child was discussed, black lengths where a limit had passed, what is booked, and by when. */
export function Discussed({ layout, y }: { layout: DiscussedLayout; y: number }) {
  return (
    <>
      {layout.late.map(({ x, to }) => (
        <rect class="pl-fig-over" x={tenth(x)} y={y - 4.5} width={tenth(to - x)} height="9" />
      ))}
      {layout.dots.map((x) => (
        <use href="#ev-held" x={tenth(x - dot / 2)} y={y - dot / 2} width={dot} height={dot} />
      ))}
      {layout.rings.map((x) => (
        <use href="#ev-booked" x={tenth(x - ring / 2)} y={y - ring / 2} width={ring} height={ring} />
      ))}
      {layout.limit !== null && (
        <path
          class="pl-fig-line"
          stroke-width="2"
          d={`M${tenth(layout.limit.x)} ${y - 9}v18M${tenth(layout.limit.x - 4)} ${y - 9}h8M${tenth(layout.limit.x - 4)} ${y + 9}h8`}
        />
      )}
      {layout.limit?.label && (
        <text
          class={`pl-fig-bold pl-halo${layout.limit.label.end ? ' pl-fig-end' : ''}`}
          x={tenth(layout.limit.label.x)}
          y={y + 5}
        >
          {layout.limit.label.text}
        </text>
      )}
    </>
  )
}

/** From when an action was agreed until it was done (a tick) or dropped (a cross); an open one is black, cut where it was carried forward. */
export function Bar({ bar, y }: { bar: ActionBar; y: number }) {
  const { from, to, state, due, cuts, label } = bar
  const line = `M${tenth(from)} ${y}H${tenth(to)}`
  return (
    <>
      <path class={state === 'open' ? 'pl-fig-line' : 'pl-fig-done'} stroke-width="5" d={line} />
      {due !== null && (
        <path class="pl-fig-line" stroke-width="2" stroke-dasharray="3 3" d={`M${tenth(to)} ${y}H${tenth(due)}`} />
      )}
      {cuts.length > 0 && (
        <>
          <path class="pl-fig-cut" stroke-width="4" d={cuts.map((x) => `M${tenth(x)} ${y - 7}v14`).join('')} />
          <path class="pl-fig-line" stroke-width="2" d={cuts.map((x) => `M${tenth(x)} ${y - 7}v14`).join('')} />
        </>
      )}
      {state === 'done' && <path class="pl-fig-line" stroke-width="1.8" d={`M${tenth(to + 3)} ${y}l3 3 6-8`} />}
      {state === 'dropped' && (
        <path class="pl-fig-line" stroke-width="1.8" d={`M${tenth(to + 4)} ${y - 4}l7 8m0-8l-7 8`} />
      )}
      {label !== null && (
        <text
          class={`${state === 'open' ? 'pl-fig-bold' : 'pl-fig-2'} pl-halo${label.end ? ' pl-fig-end' : ''}`}
          x={tenth(label.x)}
          y={y + 4}
        >
          {label.text}
        </text>
      )}
    </>
  )
}

export function Meetings({ marks, y }: { marks: readonly MeetingMark[]; y: number }) {
  return (
    <>
      {marks.map(({ x, isReview, state }) => (
        <use
          href={`#${meetingMark({ isReview, state })}`}
          x={tenth(x - triangle / 2)}
          y={y - triangle / 2}
          width={triangle}
          height={triangle}
        />
      ))}
    </>
  )
}

export const meetingMark = ({ isReview, state }: Pick<MeetingMark, 'isReview' | 'state'>) =>
  state === 'cancelled'
    ? 'ev-meeting-off'
    : state === 'planned'
      ? 'ev-meeting-ahead'
      : isReview
        ? 'ev-review'
        : 'ev-meeting'

export function Decisions({ places, y }: { places: readonly number[]; y: number }) {
  return (
    <>
      {places.map((x) => (
        <use href="#ev-decision" x={tenth(x - diamond / 2)} y={y - diamond / 2} width={diamond} height={diamond} />
      ))}
    </>
  )
}
