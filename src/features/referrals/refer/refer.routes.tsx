import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, instantInWords, timeOfInstant } from '../../../domain/text/dates.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { loadSession, type SessionFacts } from '../../sessions/public.ts'
import { recordReferral } from './refer.command.ts'
import { readReferral } from './refer.form.ts'
import { ReferPage, ReferredPage } from './refer.page.tsx'
import { childrenToReferAbout, referralsIn, safeguardingLeads } from './refer.queries.ts'

async function mine(ctx: Ctx): Promise<SessionFacts> {
  const session = await loadSession(ctx, ctx.params['sessionId'] ?? '')
  return session?.isParty === true ? session : ctx.notFound()
}

async function show(ctx: Ctx, session: SessionFacts, state: FormState, status: 200 | 422): Promise<Response> {
  const path = `/sessions/${session.sessionId}`
  const made = await referralsIn(ctx.db, session.organisationId, session.sessionId)
  const leads = await safeguardingLeads(ctx.db, session.organisationId)
  const recorded = made.find(({ documentId }) => documentId === ctx.query.get('recorded'))
  return ctx.page(
    {
      title: 'Stop and refer now',
      under: 'sessions',
      status,
      breadcrumbs: [
        { text: 'Sessions', href: '/sessions' },
        { text: `Session of ${dayInWords(session.day, ctx.today)}`, href: path },
      ],
    },
    recorded !== undefined && status === 200 ? (
      <ReferredPage documentId={recorded.documentId} time={timeOfInstant(recorded.createdAt)} sessionPath={path} />
    ) : (
      <ReferPage
        path={`${path}/refer`}
        sessionPath={path}
        tokens={ctx.tokens}
        state={state}
        made={made.map((each) => ({
          documentId: each.documentId,
          childName: each.childName,
          when: instantInWords(each.createdAt, ctx.today),
        }))}
        leads={leads.filter(({ membershipId }) => membershipId !== ctx.actor.membershipId).map(({ name }) => name)}
        youLead={leads.some(({ membershipId }) => membershipId === ctx.actor.membershipId)}
        children={await childrenToReferAbout(ctx.db, ctx.actor, session)}
      />
    ),
  )
}

const look = route({
  method: 'get',
  path: '/sessions/:sessionId/refer',
  who: inSupervision,
  journal: { nothing: 'what to do first, and an empty form' },
  async handle(ctx) {
    const session = await mine(ctx)
    return show(ctx, session, { values: dateFieldValues('told_on', ctx.today.toString()), errors: {} }, 200)
  },
})

const record = route({
  method: 'post',
  path: '/sessions/:sessionId/refer',
  who: inSupervision,
  journal: { writes: ['referral.opened', 'document.sealed', 'reader.added'] },
  bodyLimit: 100_000,
  async handle(ctx) {
    const session = await mine(ctx)
    const children = await childrenToReferAbout(ctx.db, ctx.actor, session)
    const read = readReferral(
      ctx.form,
      children.map((child) => child.childId),
      ctx.now,
    )
    if ('errors' in read) return show(ctx, session, { values: ctx.form, errors: read.errors }, 422)
    const documentId = await recordReferral(ctx, session, read.referral)
    if (documentId === null) return ctx.notFound()
    return ctx.redirect(`/sessions/${session.sessionId}/refer?recorded=${documentId}`)
  },
})

export const referralRoutes = [look, record]
