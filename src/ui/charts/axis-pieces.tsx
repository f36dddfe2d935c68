import { noBreak, monthNames } from '../../domain/text/dates.ts'
import type { TimeWindow } from '../../domain/children/time-window.ts'
import { type Band, bandHeight } from './axis-bands.ts'
import { frame, monthsOf, type Place, tenth } from './axis-frame.ts'
import { type DirectionMark, ragSize } from './axis-lanes.ts'

const ragMark = { red: 'rag-r', amber: 'rag-a', green: 'rag-g' } as const

/** The pattern of a status that waits for an answer; its name is of this picture alone. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="pl-fig-paper" width="7" height="7" />
        <path class="pl-fig-line-2" d="M0 0v7" stroke-width="2.4" />
      </pattern>
    </defs>
  )
}

/** A line for each month from top to bottom, with its name, and its year where one begins. */
export function Months({ window, at, bottom }: { window: TimeWindow; at: Place; bottom: number }) {
  const months = monthsOf(window, at)
  return (
    <>
      <path class="pl-fig-month" d={months.map(({ x }) => `M${tenth(x)} 38V${bottom}`).join('')} />
      <path
        class="pl-fig-year"
        d={months
          .filter(({ year, x }) => year !== null && x > frame.left)
          .map(({ x }) => `M${tenth(x)} 38V${bottom}`)
          .join('')}
      />
      {months.map(({ x, name, year }) => (
        <>
          <text class="pl-fig-2" x={tenth(x + 4)} y="30">
            {name}
          </text>
          {year !== null && (
            <text class="pl-fig-bold" x={tenth(x + 4)} y="13">
              {year}
            </text>
          )}
        </>
      ))}
    </>
  )
}

/** One status from its first day to its last; the part to come is an outline of dashes. */
export function StatusBand({ id, band }: { id: string; band: Band }) {
  const { x, width, y, status, label, ahead, ages } = band
  const past = ahead === null ? width : Math.max(ahead - x, 0)
  return (
    <>
      {ahead !== null && (
        <rect
          class="pl-band pl-band--ahead"
          x={tenth(ahead)}
          y={y + 0.5}
          width={tenth(x + width - ahead)}
          height={bandHeight - 1}
        />
      )}
      {past > 0 && (
        <rect
          class={`pl-band pl-band--${status}`}
          x={tenth(x)}
          y={y}
          width={tenth(past)}
          height={bandHeight}
          {...(status === 'referred_outcome_unknown' ? { fill: `url(#${id}-hatch)` } : {})}
        />
      )}
      {status === 'looked_after' && past > 10 && (
        <rect class="pl-band__rule" x={tenth(x + 3)} y={y + 3} width={tenth(past - 6)} height={bandHeight - 6} />
      )}
      {ages.map((age) => (
        <>
          <path class="pl-fig-line" stroke-width="1.6" d={`M${tenth(age.x)} ${y + bandHeight}v6`} />
          {age.label !== null && (
            <text class="pl-fig-2 pl-fig-middle pl-halo" x={tenth(age.x)} y={age.y + 3}>
              {age.label}
            </text>
          )}
        </>
      ))}
      {label !== null && (
        <text
          class={label.inside ? `pl-fig-bold pl-band__name pl-band__name--${status}` : 'pl-fig-2 pl-halo'}
          x={tenth(label.x)}
          y={label.y}
        >
          {label.text}
        </text>
      )}
    </>
  )
}

export function Directions({ marks, y }: { marks: readonly DirectionMark[]; y: number }) {
  return (
    <>
      {marks.map(({ x, row, rag }) => (
        <use
          href={`#${ragMark[rag]}`}
          x={tenth(x - ragSize / 2)}
          y={y + row * (ragSize + 2)}
          width={ragSize}
          height={ragSize}
        />
      ))}
    </>
  )
}

export function LaneName({ y, children }: { y: number; children: string }) {
  return (
    <text class="pl-fig-bold" x="0" y={y}>
      {children}
    </text>
  )
}

/** The one line of the picture: today, or the day that it is drawn for, with its bob. */
export function TodayLine({
  x,
  bottom,
  day,
  word,
}: {
  x: number
  bottom: number
  day: Temporal.PlainDate
  word: string
}) {
  const atLeft = x > frame.width - 190
  return (
    <>
      <path class="pl-fig-line" stroke-width="2" d={`M${tenth(x)} 36V${bottom}`} />
      <path
        class="pl-fig-bob"
        transform={`translate(${tenth(x - 7)} ${bottom - 4})`}
        d="M5 0h4v4.2l3.9 2L14 10.4 7 26 0 10.4l1.1-4.2L5 4.2z"
      />
      <text
        class={atLeft ? 'pl-fig-bold pl-fig-end' : 'pl-fig-bold'}
        x={tenth(atLeft ? x - 14 : x + 14)}
        y={bottom + 14}
      >
        {`${word}${day.day}${noBreak}${monthNames[day.month - 1]} ${day.year}`}
      </text>
    </>
  )
}
