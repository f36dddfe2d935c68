import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, instantInWords } from '../../../domain/text/dates.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { loadSession, type SessionFacts } from '../../sessions/public.ts'
import { recordReferral } from './refer.command.ts'
import { readReferral } from './refer.form.ts'
import { ReferPage } from './refer.page.tsx'
import { referralsIn, safeguardingLeads } from './refer.queries.ts'

async function mine(ctx: Ctx): Promise<SessionFacts> {
  const session = await loadSession(ctx.db, ctx.actor, ctx.params['sessionId'] ?? '')
  return session?.isParty === true ? session : ctx.notFound()
}

async function show(ctx: Ctx, session: SessionFacts, state: FormState, status: 200 | 422): Promise<Response> {
  const path = `/sessions/${session.sessionId}`
  const made = await referralsIn(ctx.db, session.organisationId, session.sessionId)
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
      leads={await safeguardingLeads(ctx.db, session.organisationId)}
      saved={ctx.query.get('news') === 'recorded'}
      onAgenda={session.children.map(({ childId, name }) => ({ childId, name }))}
    />,
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
    const read = readReferral(
      ctx.form,
      session.children.map((child) => child.childId),
      ctx.now,
    )
    if ('errors' in read) return show(ctx, session, { values: ctx.form, errors: read.errors }, 422)
    if ((await recordReferral(ctx, session, read.referral)) === null) return ctx.notFound()
    return ctx.redirect(`/sessions/${session.sessionId}/refer?news=recorded`)
  },
})

export const referralRoutes = [look, record]
