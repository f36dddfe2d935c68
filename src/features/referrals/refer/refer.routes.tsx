import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, instantInWords, timeOfInstant } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { loadSession, pageOfChild, type SessionFacts } from '../../sessions/public.ts'
import { recordReferral } from './refer.command.ts'
import { readReferral } from './refer.form.ts'
import { ReferPage, ReferredPage } from './refer.page.tsx'
import { referralsBy, type ReferralFacts } from '../facts/referrals.queries.ts'
import { childrenToReferAbout, safeguardingLeads } from './refer.queries.ts'

async function mine(ctx: Ctx): Promise<SessionFacts> {
  const session = await loadSession(ctx, ctx.params['sessionId'] ?? '')
  return session?.isParty === true ? session : ctx.notFound()
}

const uuid = /^[0-9a-f-]{36}$/i

/** What this says more of: recorded in this session before, and standing by itself. */
async function firstOf(ctx: Ctx, session: SessionFacts, asked: string): Promise<ReferralFacts | null> {
  if (asked === '') return null
  const [first] = uuid.test(asked) ? await referralsBy(ctx.db, ctx.actor, { documentId: asked }) : []
  return first?.sessionId === session.sessionId && first.addsTo === null ? first : ctx.notFound()
}

/** The page of the session that one came from, by its short name; else the overview. No other address is gone to. */
function backOf(session: SessionFacts, from: string): { href: string; from: string } {
  const path = `/sessions/${session.sessionId}`
  if (session.group === null && (from === 'actions' || from === 'work' || from === 'wellbeing' || from === 'close'))
    return { href: `${path}/write/${from}`, from }
  const child = session.children.find(({ childId }) => from === `child/${childId}`)
  if (child !== undefined && session.state === 'open') return { href: pageOfChild(session, child), from }
  return { href: path, from: '' }
}

const childFrom = (ctx: Ctx): string => {
  const about = ctx.query.get('about') ?? ''
  return about === '' ? '' : `child/${about}`
}

async function show(ctx: Ctx, session: SessionFacts, state: FormState, status: 200 | 422): Promise<Response> {
  const path = `/sessions/${session.sessionId}`
  const first = await firstOf(ctx, session, textOf(ctx.form, 'adds_to') || (ctx.query.get('adds') ?? ''))
  const made = await referralsBy(ctx.db, ctx.actor, { sessionId: session.sessionId })
  const leads = await safeguardingLeads(ctx.db, session.organisationId)
  const back = backOf(session, textOf(ctx.form, 'from') || (ctx.query.get('from') ?? childFrom(ctx)))
  const recorded = made.find(({ documentId }) => documentId === ctx.query.get('recorded'))
  return ctx.page(
    {
      title: first === null ? 'Stop and refer now' : 'What was said since',
      under: 'sessions',
      status,
      breadcrumbs: [
        { text: 'Sessions', href: '/sessions' },
        { text: `Session of ${dayInWords(session.day, ctx.today)}`, href: path },
      ],
    },
    recorded !== undefined && status === 200 ? (
      <ReferredPage
        documentId={recorded.documentId}
        time={timeOfInstant(recorded.recordedAt)}
        back={back.href}
        notYet={recorded.decided === 'not_yet' ? `${path}/refer?adds=${recorded.addsTo ?? recorded.documentId}` : null}
      />
    ) : (
      <ReferPage
        path={`${path}/refer`}
        back={back}
        sessionPath={path}
        tokens={ctx.tokens}
        state={state}
        made={made.map((each) => ({
          documentId: each.documentId,
          childName: each.childName,
          when: instantInWords(each.recordedAt, ctx.today),
          decided: each.decided,
        }))}
        addsTo={first}
        leads={leads.filter(({ membershipId }) => membershipId !== ctx.actor.membershipId).map(({ name }) => name)}
        youLead={leads.some(({ membershipId }) => membershipId === ctx.actor.membershipId)}
        children={await childrenToReferAbout(ctx.db, ctx.actor, session, first?.childId)}
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
    const values = {
      ...dateFieldValues('told_1_on', ctx.today.toString()),
      child: ctx.query.get('about') ?? '',
    }
    return show(ctx, session, { values, errors: {} }, 200)
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
    const first = await firstOf(ctx, session, textOf(ctx.form, 'adds_to'))
    const children = await childrenToReferAbout(ctx.db, ctx.actor, session, first?.childId)
    const read = readReferral(
      ctx.form,
      children.map((child) => child.childId),
      ctx.now,
    )
    if ('errors' in read) return show(ctx, session, { values: ctx.form, errors: read.errors }, 422)
    const documentId = await recordReferral(ctx, session, read.referral)
    if (documentId === null) return ctx.notFound()
    const { from } = backOf(session, textOf(ctx.form, 'from'))
    return ctx.redirect(
      `/sessions/${session.sessionId}/refer?recorded=${documentId}${from === '' ? '' : `&from=${from}`}`,
    )
  },
})

export const referRoutes = [look, record]
