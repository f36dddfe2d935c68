import { daysOfTime, timeInWords } from '../../domain/children/time-events.ts'
import { isIn, type TimeWindow } from '../../domain/children/time-window.ts'
import { frame } from './axis-frame.ts'
import { Discussed, Meetings } from './axis-marks.tsx'
import { Directions, Hatch, LaneName, Months, StatusBand, TodayLine } from './axis-pieces.tsx'
import { layOutFamily, type FamilyMember } from './family-axis-layout.ts'
import { TimeKey } from './time-key.tsx'
import { TimeList, TimeTable } from './time-list.tsx'

export type { FamilyMember } from './family-axis-layout.ts'

interface FamilyAxisProps {
  id: string
  title: string
  members: readonly FamilyMember[]
  window: TimeWindow
  today: Temporal.PlainDate
}

/** The children of a family on one axis: what happened to one beside what happened to the others. */
export function FamilyAxis(props: FamilyAxisProps) {
  const { members, window, today } = props
  const told = members.map((member) => ({
    member,
    days: daysOfTime({ ...member.time, actions: [], informal: [] }, member.limits, { window, today }),
  }))
  return (
    <>
      <figure class="pl-figure pl-wide pl-axis">
        <Picture {...props} />
        <TimeKey time={together(members)} limits={limitsTogether(members)} window={window} today={today} />
      </figure>
      <div class="pl-narrow pl-axis-list">
        {told.map(({ member, days }) => (
          <>
            <h3 class="govuk-heading-s">{member.given}</h3>
            <TimeList
              days={days.slice(-4)}
              today={today}
              here={isIn(today, window) ? 'Today' : null}
              hrefOf={() => null}
            />
          </>
        ))}
      </div>
      <details class="govuk-details pl-axis-table">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Read this as a table</span>
        </summary>
        <div class="govuk-details__text">
          {told.map(({ member, days }) => (
            <>
              <h3 class="govuk-heading-s">{member.given}</h3>
              {days.length === 0 ? (
                <p class="govuk-body">Nothing in these months.</p>
              ) : (
                <TimeTable caption={`${member.given}, newest first`} days={days} hrefOf={() => null} />
              )}
            </>
          ))}
        </div>
      </details>
    </>
  )
}

function Picture({ id, title, members, window, today }: FamilyAxisProps) {
  const layout = layOutFamily(members, { window, today })
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>
        {members
          .map(({ given, time, limits }) => `${given}: ${timeInWords(time, limits, { window, today })}`)
          .join(' ')}
      </desc>
      <Hatch id={id} />
      <Months window={window} at={layout.at} bottom={layout.bottom} />
      <path
        class="pl-fig-hair"
        d={layout.lanes
          .slice(0, -1)
          .map(({ end }) => `M0 ${end}H${frame.right}`)
          .join('')}
      />
      {layout.lanes.map((lane) => (
        <>
          <LaneName y={lane.nameAt}>{fitted(lane.given)}</LaneName>
          <text class="pl-fig-2" x="0" y={lane.nameAt + 18}>
            {lane.age}
          </text>
          {lane.bands.map((band) => (
            <StatusBand id={id} band={band} />
          ))}
        </>
      ))}
      {layout.today !== null && <TodayLine x={layout.today} bottom={layout.bottom} day={today} word="Today, " />}
      {layout.lanes.map(({ direction, discussed, meetings }) => (
        <>
          <Directions marks={direction.marks} y={direction.y} />
          <Discussed layout={discussed} y={discussed.y} />
          <Meetings marks={meetings.marks} y={meetings.y} />
        </>
      ))}
    </svg>
  )
}

/** As much of a name as has room beside the picture; the table has it whole. */
const fitted = (given: string): string => (given.length > mostLetters ? `${given.slice(0, mostLetters - 1)}…` : given)
const mostLetters = 13

/** For the key: every mark that any of them has, but no decisions, which this picture does not draw. */
function together(members: readonly FamilyMember[]): FamilyMember['time'] {
  const all = <T,>(list: (time: FamilyMember['time']) => readonly T[]): T[] => members.flatMap(({ time }) => list(time))
  return {
    childId: '',
    name: '',
    familyId: '',
    statuses: all(({ statuses }) => statuses),
    holders: [],
    meetings: all(({ meetings }) => meetings),
    discussions: all(({ discussions }) => discussions).map((each) => ({ ...each, decisions: 0 })),
    actions: [],
    informal: [],
    booked: all(({ booked }) => booked),
  }
}

const limitsTogether = (members: readonly FamilyMember[]) => ({
  late: members.flatMap(({ limits }) => limits.late),
  limitOn: members.flatMap(({ limits }) => limits.limitOn ?? []).at(-1) ?? null,
})
