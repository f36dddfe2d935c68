import { isToEscalate, standingOf, type CoveredChild, type Standing } from '../../../domain/children/covered-child.ts'
import {
  bookedInWords,
  countingInWords,
  meetingInWords,
  standingInWords,
  statusOfCovered,
} from '../../../domain/children/covered-words.ts'
import { CoverageBob, CoverageScale, CoverageStrip } from '../../../ui/charts/coverage-strip.tsx'
import { Clause } from '../../../ui/pieces/link.tsx'
import { Mark } from '../../../ui/pieces/mark.tsx'
import { Rag } from '../../../ui/pieces/rag.tsx'
import { State, type StateName } from '../../../ui/pieces/state.tsx'
import { clauseLinks } from '../../obligations/public.ts'
import { signatureWaits } from '../child-table.tsx'
import { ChildName } from './child-name.tsx'
import { WayLines } from './way-lines.tsx'

/** A row a child, with a picture of twelve weeks back and five on. The last column says what the picture shows. */
export function Board({
  children,
  me,
  today,
}: {
  children: readonly CoveredChild[]
  me: string
  today: Temporal.PlainDate
}) {
  return (
    <table class="pl-board pl-stack">
      <caption class="govuk-visually-hidden">
        Each live case: when the child was discussed in the last twelve weeks, the limit, and what is booked
      </caption>
      <thead>
        <tr>
          <th scope="col">Child</th>
          <th scope="col" class="pl-board__rag">
            Direction
          </th>
          <th scope="col" class="pl-track">
            <span class="govuk-visually-hidden">Last twelve weeks and next five</span>
            <CoverageScale />
          </th>
          <th scope="col" class="pl-board__end">
            Against the limit
          </th>
        </tr>
      </thead>
      <tbody>
        {children.map((child) => (
          <BoardRow key={child.childId} child={child} me={me} today={today} />
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td></td>
          <td></td>
          <td class="pl-track">
            <CoverageBob />
          </td>
          <td></td>
        </tr>
      </tfoot>
    </table>
  )
}

const marks: Readonly<Record<Standing, StateName>> = {
  past: 'overdue',
  near: 'due',
  in_time: 'met',
  paused: 'paused',
  undecided: 'undetermined',
  no_limit: 'upcoming',
}

function BoardRow({ child, me, today }: { child: CoveredChild; me: string; today: Temporal.PlainDate }) {
  const meeting = meetingInWords(child, today)
  const standing = standingOf(child)
  return (
    <tr>
      <th scope="row">
        <span class="pl-board__name">
          <ChildName child={child} today={today} />
        </span>
        <span class="pl-board__sub">{statusOfCovered(child, today)}</span>
      </th>
      <td class="pl-board__rag">
        <Direction child={child} />
        {isToEscalate(child) && (
          <span class="pl-board__sub">
            <a class="govuk-link govuk-link--no-visited-state" href={`#still-${child.childId}`}>
              Stands still<span class="govuk-visually-hidden">: {child.givenName}, why</span>
            </a>
          </span>
        )}
      </td>
      <td class="pl-track">
        <CoverageStrip
          daysAgo={child.discussedDaysAgo}
          openedDaysAgo={child.discussedDaysAgo.length === 0 ? child.watchedDays : null}
          limitIn={child.limit?.inDays ?? null}
          bookedIn={child.booked?.inDays ?? null}
        />
      </td>
      <td class="pl-board__end">
        <State state={standing === 'in_time' && child.never !== null ? 'upcoming' : marks[standing]}>
          {standingInWords(child, today)}
        </State>
        <span class="pl-board__sub">
          {countingInWords(child, today)}
          {clauseLinks(child.limit?.clause.slice(0, 1) ?? []).map(({ label, href }) => (
            <>
              {', '}
              <Clause href={href}>{label}</Clause>
            </>
          ))}
          <br />
          {bookedInWords(child, today).map((words, index) => (
            <>
              {index > 0 && <br />}
              {words}
            </>
          ))}
          {meeting !== null && (
            <>
              <br />
              {meeting}
            </>
          )}
          <WayLines ways={child.ways ?? []} child={child} me={me} today={today} late />
        </span>
      </td>
    </tr>
  )
}

/** The newest direction that the reader may know, how often running, and whether its record or a newer one is not signed by all. */
function Direction({ child: { rag, ragTimes, waits } }: { child: CoveredChild }) {
  const newest = waits?.rag ?? null
  const times = newest === null ? ragTimes : newest === rag ? ragTimes + 1 : 1
  const said = [
    ...(times < 2 ? [] : [times === 2 ? 'twice' : `${times} times`]),
    ...(waits ? [signatureWaits[newest === null ? 'newest' : 'this']] : []),
  ]
  return <Rag value={newest ?? rag} {...(said.length === 0 ? {} : { since: said.join(', ') })} />
}

/** What the marks of the board mean. */
export function BoardKey() {
  return (
    <ul class="pl-key">
      <li>
        <Mark id="ev-held" />
        Discussed
      </li>
      <li>
        <Mark id="ev-booked" />
        Booked
      </li>
      <li>
        <Mark id="ev-limit" />
        The limit
      </li>
      <li>
        <Mark id="ev-over" />
        Past the limit
      </li>
      <li>
        <Mark id="ev-forecast" />
        Case opened, never discussed
      </li>
      <li>
        <Mark id="ev-today" />
        Today
      </li>
    </ul>
  )
}
