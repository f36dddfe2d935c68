import { daysDrawnBack } from '../../domain/children/covered-child.ts'

/** What is drawn of one child, in days from today. */
export interface StripOfChild {
  /** when the child was discussed, the newest first */
  daysAgo: readonly number[]
  /** since when the case is open, for a child who was never discussed */
  openedDaysAgo: number | null
  /** the last day in time, negative when it has passed */
  limitIn: number | null
  bookedIn: number | null
}

const daysBack = daysDrawnBack
const daysAhead = 36
const wholeDays = daysBack + daysAhead

/** Where today is, in percent of the width: marks stay round at any width because only their place is in percent. */
export const todayAt = `${percent(0)}%`

/** The place of a day so many days from today. What lies outside is at the edge. */
function percent(fromToday: number): number {
  return Math.round(((Math.min(Math.max(fromToday, -daysBack), daysAhead) + daysBack) / wholeDays) * 10_000) / 100
}

const isInView = (fromToday: number): boolean => fromToday >= -daysBack && fromToday <= daysAhead

/**
 * Twelve weeks back and five on: discussions as dots, grey since the last, black past the limit, the limit as an I-beam, what
 * is booked as a ring. Hidden from those who hear the page: the last column of the board says it all.
 */
export function CoverageStrip({ daysAgo, openedDaysAgo, limitIn: limit, bookedIn: booked }: StripOfChild) {
  const [newest = openedDaysAgo] = daysAgo
  const last = newest === null ? null : -newest
  const oldest = daysAgo.at(-1) ?? 0
  const over = limit !== null && limit < 0 ? Math.max(limit, last ?? limit) : null
  const ahead = Math.max(limit ?? 0, booked ?? 0)
  return (
    <svg aria-hidden="true" focusable="false">
      {daysAgo.length > 1 && last !== null && <Line kind="before" from={-oldest} to={last} />}
      {last !== null && <Line kind="since" from={last} to={over ?? 0} />}
      {over !== null && <Line kind="over" from={over} to={0} />}
      {ahead > 0 && <Line kind="ahead" from={0} to={ahead} />}
      {daysAgo.map((days) =>
        days > daysBack ? null : <circle class="pl-track__held" cx={`${percent(-days)}%`} cy="22" r="6" />,
      )}
      {daysAgo.length === 0 && last !== null && isInView(last) && (
        <circle class="pl-track__opened" cx={`${percent(last)}%`} cy="22" r="6" />
      )}
      {limit !== null && isInView(limit) && (
        <svg x={`${percent(limit)}%`} y="12" width="1" height="20" overflow="visible">
          <path class="pl-track__limit" d="M0 1v18M-4 1h8M-4 19h8" />
        </svg>
      )}
      {booked !== null && isInView(booked) && (
        <circle class="pl-track__booked" cx={`${percent(booked)}%`} cy="22" r="5.6" />
      )}
    </svg>
  )
}

function Line({ kind, from, to }: { kind: string; from: number; to: number }) {
  return <line class={`pl-track__${kind}`} x1={`${percent(from)}%`} x2={`${percent(to)}%`} y1="22" y2="22" />
}

/** The scale above the strips: when, and today. */
export function CoverageScale() {
  return (
    <svg aria-hidden="true" focusable="false">
      <text x="0" y="34">
        12 weeks ago
      </text>
      <text x={`${percent(-28)}%`} y="34" text-anchor="middle">
        4
      </text>
      <text x={`${percent(28)}%`} y="34" text-anchor="middle">
        in 4
      </text>
      <text class="pl-track__today" x={todayAt} y="14" text-anchor="middle">
        Today
      </text>
      <line class="pl-track__limit" x1={todayAt} x2={todayAt} y1="20" y2="40" />
    </svg>
  )
}

/** The bob at the foot of the line of today. */
export function CoverageBob() {
  return (
    <svg aria-hidden="true" focusable="false">
      <svg x={todayAt} y="0" width="1" height="30" overflow="visible">
        <path
          class="pl-track__bob"
          transform="translate(-7 0)"
          d="M5 0h4v4.2l3.9 2L14 10.4 7 26 0 10.4l1.1-4.2L5 4.2z"
        />
      </svg>
    </svg>
  )
}
