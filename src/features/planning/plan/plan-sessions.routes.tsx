import { inSupervision } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { SeriesProposal } from '../../../domain/planning/series-types.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import {
  agreementInForce,
  agreementOf,
  crumbsTo,
  isParty,
  otherParty,
  type AgreementInForce,
} from '../../agreements/public.ts'
import { seriesRunsOutOn } from '../series.queries.ts'
import { planSessions, type RowSays } from './plan-sessions.command.ts'
import { askedIn, readRows, rowsIn, type PlanRow } from './plan-sessions.form.ts'
import { PlanPage } from './plan-sessions.page.tsx'
import { askedOf, proposalFor } from './plan-sessions.queries.ts'

const path = '/agreements/:agreementId/plan'

export const planSessionsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { nothing: 'dates are facts, and nothing is kept until they are planned' },
    async handle(ctx) {
      const inForce = await theirs(ctx)
      if (inForce === null) return ctx.redirect(`/agreements/${ctx.params['agreementId'] ?? ''}`)
      const asked = askedOf(inForce, ctx.today, askedIn(ctx.query))
      const proposal = await proposalFor(ctx.db, ctx.actor, inForce, ctx.today, asked)
      return page(ctx, inForce, { rows: rowsFrom(proposal), proposal, state: emptyForm, warnings: [] })
    },
  }),
  route({
    method: 'post',
    path,
    who: inSupervision,
    journal: { writes: ['sessions.planned', 'document.read'] },
    async handle(ctx) {
      const inForce = await theirs(ctx)
      if (inForce === null) return ctx.redirect(`/agreements/${ctx.params['agreementId'] ?? ''}`)
      const rows = rowsIn(ctx.form)
      const read = readRows(rows)
      const again = (errors: FormState['errors'], warnings: RowSays[] = []) =>
        page(ctx, inForce, { rows, proposal: null, state: { values: ctx.form, errors }, warnings, status: 422 })
      if ('errors' in read) return again(read.errors)
      const at = (says: RowSays[]) => says.map((each) => ({ ...each, row: read.places[each.row] ?? each.row }))
      const evenSo = textOf(ctx.form, 'even_so') === 'yes'
      const planning = await planSessions(ctx, inForce.agreement.agreementId, read.sessions, { evenSo })
      switch (planning.outcome) {
        case 'planned':
          return ctx.redirect(`/agreements/${inForce.agreement.agreementId}`)
        case 'ask':
          return again({}, at(planning.warnings))
        case 'problems':
          return again(
            Object.fromEntries(at(planning.problems).map(({ row, says }) => [`date-${row}`, says.join('. ')])),
          )
        case 'refused':
          return ctx.notFound()
      }
    },
  }),
]

/** The agreement that the one who asks is a party to; null when no version of it is signed yet. */
async function theirs(ctx: Ctx): Promise<AgreementInForce | null> {
  const agreementId = ctx.params['agreementId'] ?? ''
  const agreement = await agreementOf(ctx.db, ctx.actor, agreementId)
  if (agreement === null || !isParty(agreement, ctx.actor.membershipId)) return ctx.notFound()
  return agreementInForce(ctx.db, ctx.actor, agreementId, ctx.today)
}

/** What is proposed, and two lines to add what is not. */
function rowsFrom(proposal: SeriesProposal): PlanRow[] {
  const proposed = proposal.sessions.map(({ startsAt, moved }, row): PlanRow => {
    const date = startsAt.toPlainDate().toString()
    const time = startsAt.toPlainTime().toString({ smallestUnit: 'minute' })
    return { row, date, time, keep: true, why: moved, was: `${date} ${time}`, extra: false }
  })
  const blank = { date: '', time: '', keep: false, why: null, was: '', extra: true }
  const more = [0, 1].map((each): PlanRow => ({ ...blank, row: proposed.length + each }))
  return [...proposed, ...more]
}

interface Shown {
  rows: readonly PlanRow[]
  proposal: SeriesProposal | null
  state: FormState
  warnings: readonly RowSays[]
  status?: 422
}

async function page(ctx: Ctx, inForce: AgreementInForce, shown: Shown): Promise<Response> {
  const { agreement } = inForce
  const back = `/agreements/${agreement.agreementId}`
  const [reach] = await seriesRunsOutOn(ctx.db, ctx.actor, [agreement.agreementId], ctx.today)
  return ctx.page(
    {
      title: 'Plan your sessions',
      under: 'my-supervision',
      bobAtLogo: true,
      breadcrumbs: crumbsTo(agreement, ctx.actor),
      ...(shown.status === undefined ? {} : { status: shown.status }),
    },
    <PlanPage
      path={`${back}/plan`}
      back={back}
      inForce={inForce}
      otherName={otherParty(agreement, ctx.actor.membershipId).name}
      reach={reach ?? { agreementId: agreement.agreementId, runsOutOn: null, ahead: 0 }}
      asked={askedOf(inForce, ctx.today, askedIn(ctx.query))}
      proposal={shown.proposal}
      rows={shown.rows}
      state={shown.state}
      warnings={new Map(shown.warnings.map(({ row, says }) => [row, says]))}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}
