import { holds } from '../../../domain/access/actor.ts'
import { inSupervision, oversees } from '../../../domain/access/who.ts'
import { groups } from '../../../domain/children/covered-child.ts'
import { statusWords } from '../../../domain/sessions/child-status.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { countDepartures } from '../../records/public.ts'
import { coverageBelow } from './below.queries.ts'
import { BelowPage } from './below.page.tsx'
import { coverageCsv, mostInFile } from './coverage-csv.ts'
import { CoveragePage } from './coverage.page.tsx'
import { countCoverage, holdersCovered, listCoverage, type CoverageFilter } from './coverage.queries.ts'
import { pageSize, queryOf } from './filter-query.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What is asked for in an address; what is not known is not asked. */
function filterOf(query: URLSearchParams): CoverageFilter {
  const [show, status, holder] = ['show', 'status', 'holder'].map((name) => query.get(name) ?? '')
  return {
    group: groups.find((group) => group === show) ?? null,
    status: status !== undefined && Object.hasOwn(statusWords, status) ? status : null,
    holder: holder !== undefined && uuid.test(holder) ? holder : null,
  }
}

function pageAsked(query: URLSearchParams): number {
  const asked = Number(query.get('page') ?? '1')
  return Number.isInteger(asked) && asked >= 1 && asked <= mostInFile ? asked : 1
}

async function coverage(ctx: Ctx): Promise<Response> {
  const { db, actor, query, today } = ctx
  const filter = filterOf(query)
  const page = pageAsked(query)
  const isOpen = query.get('filter') === 'open'
  const hasOversight = holds(actor, 'head', 'dsl')
  const part = { limit: pageSize, offset: (page - 1) * pageSize, waiting: true }
  // Side by side, in one message.
  const [counts, holders, departures, children] = await ctx.last(() =>
    Promise.all([
      countCoverage(db, actor, filter, today),
      isOpen || filter.holder !== null ? holdersCovered(db, actor) : null,
      hasOversight ? countDepartures(db, actor, today) : null,
      listCoverage(db, actor, filter, today, part),
    ]),
  )
  const pages = Math.ceil((filter.group === null ? counts.all : counts[filter.group]) / pageSize)
  if (page > 1 && page > pages) return ctx.redirect(`${ctx.path}${queryOf(filter, { page: `${Math.max(pages, 1)}` })}`)
  return ctx.page(
    { title: 'Children and their limits', under: 'children', bobAtLogo: true },
    <CoveragePage
      counts={counts}
      children={children}
      filter={filter}
      holders={isOpen ? holders : null}
      holderName={holders?.find(({ id }) => id === filter.holder)?.name ?? null}
      page={page}
      pages={pages}
      below={hasOversight && above.has(actor.organisationKind)}
      departures={departures}
      me={actor.membershipId}
      today={today}
    />,
  )
}

/** Kinds of organisation that have others below them. */
const above = new Set(['trust', 'cluster', 'local_authority', 'health_provider', 'partnership'])

/** `/children/coverage` comes before `/children/:childId`. */
export const coverageRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/children/coverage',
    who: inSupervision,
    journal: { nothing: 'dates and directions of children whom one may see, or oversees; no document is opened' },
    handle: coverage,
  }),
  route({
    method: 'get',
    path: '/children/coverage.csv',
    who: inSupervision,
    journal: { writes: ['coverage.copied'] },
    async handle(ctx) {
      const { db, actor, today } = ctx
      const children = await listCoverage(db, actor, filterOf(ctx.query), today, { limit: mostInFile, offset: 0 })
      await ctx.journal('coverage.copied', { details: { children: children.length } })
      return ctx.download(coverageCsv(children, today), 'text/csv; charset=utf-8', `children-and-limits-${today}.csv`)
    },
  }),
  route({
    method: 'get',
    path: '/children/coverage/organisations',
    who: oversees,
    journal: { nothing: 'how many children of each organisation below stand how; never which' },
    async handle(ctx) {
      return ctx.page(
        {
          title: 'Children of the organisations below',
          under: 'children',
          breadcrumbs: [{ text: 'Children and their limits', href: '/children/coverage' }],
          bobAtLogo: true,
        },
        <BelowPage organisations={await coverageBelow(ctx.db, ctx.today)} />,
      )
    },
  }),
]
