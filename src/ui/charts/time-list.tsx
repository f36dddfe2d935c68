import type { DayOfTime, TimeMark, Told } from '../../domain/children/time-events.ts'
import { dayInWords, dayWithYear } from '../../domain/text/dates.ts'
import type { SymbolId } from '../layout/sprite.tsx'
import { HangingList, type Hung } from '../pieces/hanging-list.tsx'
import { Link } from '../pieces/link.tsx'
import { Rag } from '../pieces/rag.tsx'
import { StackTable } from '../pieces/stack-table.tsx'

type HrefOf = (told: Told) => string | null

const marks: Record<TimeMark, SymbolId> = {
  red: 'rag-r',
  amber: 'rag-a',
  green: 'rag-g',
  discussed: 'ev-held',
  review: 'ev-review',
  meeting: 'ev-meeting',
  status: 'ev-status',
  action: 'ev-action',
  booked: 'ev-booked',
  limit: 'ev-limit',
}

/** How much of the past is in the list: the table below it has all of it, and a page is not written twice. */
const pastInView = 12

interface TimeListProps {
  days: readonly DayOfTime[]
  today: Temporal.PlainDate
  /** said at the bob, after the day; null where the day is on another page */
  here: string | null
  hrefOf: HrefOf
}

/** The picture as a list down the page, its newest part in view. */
export function TimeList({ days, today, here, hrefOf }: TimeListProps) {
  const hung = (list: readonly DayOfTime[]): Hung[] =>
    list.map(({ on, mark, told, ahead }) => ({
      mark: marks[mark],
      when: dayInWords(on, today),
      what: <Sentences told={told} hrefOf={hrefOf} />,
      ahead,
    }))
  const past = days.filter(({ ahead }) => !ahead)
  const isCut = past.length > pastInView
  return (
    <>
      {isCut && <p class="pl-note">What came before is in the table below.</p>}
      <HangingList
        items={[
          ...hung(past.slice(-pastInView)),
          ...(here === null ? [] : [{ when: dayInWords(today, today), here: true, what: <strong>{here}</strong> }]),
          ...hung(days.filter(({ ahead }) => ahead)),
        ]}
      />
    </>
  )
}

/** The same rows as a table, the newest first. */
export function TimeTable({ caption, days, hrefOf }: { caption: string; days: readonly DayOfTime[]; hrefOf: HrefOf }) {
  return (
    <StackTable
      caption={caption}
      columns={['Date', { text: 'What', labelled: false }, { text: 'Direction', labelled: false }]}
      rows={days
        .toReversed()
        .map(({ on, told, rag }) => [
          dayWithYear(on),
          <Sentences told={told} hrefOf={hrefOf} />,
          rag === undefined ? '' : <Rag value={rag} />,
        ])}
    />
  )
}

function Sentences({ told, hrefOf }: { told: readonly Told[]; hrefOf: HrefOf }) {
  return (
    <>
      {told.map((each, index) => {
        const href = hrefOf(each)
        return (
          <>
            {index > 0 && ' '}
            {each.before}
            {href === null ? each.words : <Link href={href}>{each.words}</Link>}
            {each.after}
          </>
        )
      })}
    </>
  )
}
