import { inSupervision } from '../../../domain/access/who.ts'
import { daysAfter } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { agenciesAsked, readAmendment } from '../facts/amendment.form.ts'
import { childToTellAbout } from '../facts/amendments.queries.ts'
import { dayOfSession, recordAmendment } from './record-amendment.command.ts'
import { RecordAmendmentPage } from './record-amendment.page.tsx'

async function childHere(ctx: Ctx) {
  return (await childToTellAbout(ctx.db, ctx.actor, ctx.params['childId'] ?? '')) ?? ctx.notFound()
}

/** The session that the form was opened from: one's own, or none. */
async function sessionHere(ctx: Ctx): Promise<{ sessionId: string; day: Temporal.PlainDate } | null> {
  const sessionId = textOf(ctx.form, 'session') || (ctx.query.get('session') ?? '')
  if (sessionId === '') return null
  const day = /^[0-9a-f-]{36}$/i.test(sessionId) ? await dayOfSession(ctx, sessionId) : null
  return day === null ? ctx.notFound() : { sessionId, day }
}

async function show(ctx: Ctx, typed: FormState | null): Promise<Response> {
  const child = await childHere(ctx)
  const session = await sessionHere(ctx)
  return ctx.page(
    {
      title: 'A plan changes',
      under: 'children',
      breadcrumbs: [
        { text: 'Children', href: '/children' },
        { text: child.name, href: `/children/${child.childId}` },
      ],
      status: typed === null ? 200 : 422,
    },
    <RecordAmendmentPage
      child={child}
      sessionId={session?.sessionId ?? null}
      tokens={ctx.tokens}
      state={typed ?? { values: openValues(ctx, session?.day ?? null), errors: {} }}
    />,
  )
}

/** Agreed on the day of the session, or today; to be told within two days, by whoever fills in the form. */
function openValues(ctx: Ctx, day: Temporal.PlainDate | null): FormState['values'] {
  const agreed = day !== null && Temporal.PlainDate.compare(day, ctx.today) < 0 ? day : ctx.today
  const names = Array.from({ length: agenciesAsked }, (_, index) => `agency_${index + 1}`)
  return Object.assign(
    dateFieldValues('agreed_on', agreed.toString()),
    ...names.map((name) => ({
      ...dateFieldValues(`${name}_by`, daysAfter(ctx.today, 2).toString()),
      [`${name}_teller`]: ctx.actor.membershipId,
    })),
  ) as FormState['values']
}

export const recordAmendmentRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/children/:childId/plan-changes/new',
    who: inSupervision,
    journal: { nothing: 'an empty form' },
    handle: (ctx) => show(ctx, null),
  }),
  route({
    method: 'post',
    path: '/children/:childId/plan-changes/new',
    who: inSupervision,
    journal: { writes: ['plan_amendment.recorded'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const session = await sessionHere(ctx)
      const read = readAmendment(ctx.form, { today: ctx.today, tellers: child.tellers })
      if ('errors' in read) return show(ctx, { values: ctx.form, errors: read.errors })
      const amendmentId = await recordAmendment(ctx, {
        childId: child.childId,
        sessionId: session?.sessionId ?? null,
        ...read.amendment,
      })
      return amendmentId === null ? ctx.notFound() : ctx.redirect(`/plan-changes/${amendmentId}`)
    },
  }),
]
