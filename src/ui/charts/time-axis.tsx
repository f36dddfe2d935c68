import type { ChildTime } from '../../domain/children/child-record.ts'
import { daysOfTime, type TimeLimits, timeInWords, type Told } from '../../domain/children/time-events.ts'
import type { TimeWindow } from '../../domain/children/time-window.ts'
import { StatusBand, Directions, Hatch, LaneName, Months, TodayLine } from './axis-pieces.tsx'
import { frame } from './axis-frame.ts'
import { Bar, Decisions, Discussed, Meetings } from './axis-marks.tsx'
import { TimeKey } from './time-key.tsx'
import { TimeList, TimeTable } from './time-list.tsx'
import { actionRow, layOutTimeAxis, type TimeAxisLayout } from './time-axis-layout.ts'

export interface TimeAxisProps {
  id: string
  /** whose time, and which months */
  title: string
  time: ChildTime
  limits: TimeLimits
  window: TimeWindow
  /** where the bob hangs: today, or the day that the page is shown as of */
  today: Temporal.PlainDate
  /** said before the day: "Today, ", or nothing for a day gone by */
  todayWord: string
  /** what is said at the bob in the list: how old the plan is */
  here: string
  /** where something leads that the reader may open; null for what they may not */
  hrefOf: (told: Told) => string | null
}

/** One child on one axis: a picture when wide and on paper, the same as a hanging list when not, and always a table (product F5). */
export function TimeAxis(props: TimeAxisProps) {
  const { id, time, limits, window, today } = props
  const layout = layOutTimeAxis(time, limits, { window, today })
  const days = daysOfTime(time, limits, { window, today })
  const { directions, actions } = layout.left
  return (
    <>
      <figure class="pl-figure pl-wide pl-axis">
        <Picture {...props} layout={layout} />
        <TimeKey time={time} limits={limits} window={window} today={today} />
        {directions + actions > 0 && (
          <p class="pl-note">{`Not everything has room in the picture: ${leftInWords(layout.left)} in the table only.`}</p>
        )}
      </figure>
      <div class="pl-narrow pl-axis-list">
        <TimeList days={days} today={today} here={layout.today === null ? null : props.here} hrefOf={props.hrefOf} />
      </div>
      <details class="govuk-details pl-axis-table" id={`${id}-table`}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Read this as a table</span>
        </summary>
        <div class="govuk-details__text">
          <TimeTable caption={`${props.title}, newest first`} days={days} hrefOf={props.hrefOf} />
        </div>
      </details>
    </>
  )
}

function leftInWords({ directions, actions }: TimeAxisLayout['left']): string {
  const parts = [
    ...(directions > 0 ? [`${directions} ${directions === 1 ? 'direction' : 'directions'}`] : []),
    ...(actions > 0 ? [`${actions} ${actions === 1 ? 'action' : 'actions'}`] : []),
  ]
  return `${parts.join(' and ')} ${directions + actions === 1 ? 'is' : 'are'}`
}

function Picture({
  id,
  title,
  time,
  limits,
  window,
  today,
  todayWord,
  layout,
}: TimeAxisProps & { layout: TimeAxisLayout }) {
  const { names, rules, bottom, at } = layout
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{timeInWords(time, limits, { window, today })}</desc>
      <Hatch id={id} />
      <Months window={window} at={at} bottom={bottom} />
      <path class="pl-fig-hair" d={rules.map((y) => `M${frame.left} ${y}H${frame.right}`).join('')} />
      <LaneName y={names.status}>Status</LaneName>
      {layout.bands.map((band) => (
        <StatusBand id={id} band={band} />
      ))}
      <LaneName y={names.direction}>Direction</LaneName>
      <LaneName y={names.discussed}>Discussed</LaneName>
      <LaneName y={names.actions}>Actions</LaneName>
      <LaneName y={names.meetings}>Meetings</LaneName>
      <LaneName y={names.decisions}>Decisions</LaneName>
      {layout.today !== null && <TodayLine x={layout.today} bottom={bottom} day={today} word={todayWord} />}
      <Directions marks={layout.direction.marks} y={layout.direction.y} />
      <Discussed layout={layout.discussed} y={layout.discussed.y} />
      {layout.actions.bars.map((bar) => (
        <Bar bar={bar} y={layout.actions.y + bar.row * actionRow} />
      ))}
      <Meetings marks={layout.meetings.marks} y={layout.meetings.y} />
      <Decisions places={layout.decisions.places} y={layout.decisions.y} />
    </svg>
  )
}
