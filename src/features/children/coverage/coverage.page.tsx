import type { CoverageCounts, CoveredChild } from '../../../domain/children/covered-child.ts'
import { leadInWords } from '../../../domain/children/covered-words.ts'
import { countOf } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import { DeparturesLink, type DeparturesCounted } from '../../records/public.ts'
import { Board, BoardKey } from './board.tsx'
import type { CoverageFilter } from './coverage.queries.ts'
import { FilterForm, FilterLinks } from './filter.tsx'
import { pageSize, queryOf } from './filter-query.ts'
import { StandsStill } from './stands-still.tsx'
import { WhatCounts } from './what-counts.tsx'

export interface CoveragePageProps {
  counts: CoverageCounts
  children: readonly CoveredChild[]
  filter: CoverageFilter
  /** people whose cases one may choose; null while the filter is closed */
  holders: readonly { id: string; name: string }[] | null
  /** the name of the one whose cases are shown */
  holderName: string | null
  page: number
  pages: number
  /** a link to the organisations below, for whoever answers for them */
  below: boolean
  /** decisions that do not follow procedure, for whoever oversees; null for anybody else */
  departures: DeparturesCounted | null
  me: string
  today: Temporal.PlainDate
}

/** Every live child against the policy's limit: what was, what is booked, and who needs something. */
export function CoveragePage(props: CoveragePageProps) {
  const { counts, children, filter, page, pages, below, departures, today } = props
  const lead = filter.group === null ? leadInWords(counts, children) : ''
  const shownOf = filter.group === null ? counts.all : counts[filter.group]
  const isEmpty = counts.all === 0 && filter.status === null && filter.holder === null
  return (
    <>
      <Head title="Children and their limits">{lead !== '' && <p class="govuk-body-l">{lead}</p>}</Head>
      <div class="pl-section__head">
        <div class="govuk-body-s">
          <p class="govuk-body-s">
            {shownOf === 0 ? '' : 'Never discussed first, then nearest to the limit. '}
            {shownInWords(props, shownOf)}
            {isEmpty ? (
              ''
            ) : (
              <>
                {' '}
                <Link href={`/children/coverage${queryOf(filter, { filter: 'open' })}`}>Filter</Link>
              </>
            )}
          </p>
          <FilterLinks {...props} />
        </div>
        <p class="govuk-body-s">
          {below && (
            <>
              <Link href="/children/coverage/organisations">Organisations below</Link>
              {', '}
            </>
          )}
          {departures !== null && departures.recorded > 0 && (
            <>
              <DeparturesLink counted={departures} />
              {', '}
            </>
          )}
          {!isEmpty && <Link href={`/children/coverage.csv${queryOf(filter)}`}>Download as CSV</Link>}
        </p>
      </div>
      {props.holders !== null && <FilterForm filter={filter} holders={props.holders} />}
      {children.length === 0 ? (
        <Empty>
          <p class="govuk-body">
            {filter.group === null && filter.status === null && filter.holder === null
              ? 'Children with a status, whose cases you hold or discuss, will be here: each with when they were last discussed and by when they should be again.'
              : 'No child is like that today.'}
          </p>
        </Empty>
      ) : (
        <>
          <Board children={children} me={props.me} today={today} />
          <BoardKey />
          {pages > 1 && <Pages filter={filter} page={page} pages={pages} />}
          <StandsStill children={children} today={today} />
        </>
      )}
      <WhatCounts />
    </>
  )
}

function shownInWords({ children, page, holderName }: CoveragePageProps, all: number): string {
  const whose = holderName === null ? '' : ` held by ${holderName}`
  if (all === 0) return `No live cases${whose}.`
  if (children.length === all) return all === 1 ? `The one live case${whose}.` : `All ${all} live cases${whose}.`
  const first = (page - 1) * pageSize + 1
  return `${first} to ${first + children.length - 1} of ${countOf(all, 'live case')}${whose}.`
}

function Pages({ filter, page, pages }: { filter: CoverageFilter; page: number; pages: number }) {
  const to = (number: number) => `/children/coverage${queryOf(filter, { page: `${number}` })}`
  return (
    <nav aria-label="Pages">
      <p class="govuk-body">
        {page > 1 && <Link href={to(page - 1)}>Nearer to the limit</Link>}
        {page > 1 && page < pages && ' or '}
        {page < pages && <Link href={to(page + 1)}>Further from it</Link>}
      </p>
    </nav>
  )
}
