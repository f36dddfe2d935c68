import { inSupervision } from '../../../domain/access/who.ts'
import { daysAfter } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readAgency, readAnswer, readTold, type Errors } from '../facts/amendment.form.ts'
import {
  amendmentsBy,
  childToTellAbout,
  signedPageOf,
  type Agency,
  type Amendment,
} from '../facts/amendments.queries.ts'
import { addAgency } from '../record/record-amendment.command.ts'
import { AgencyPage } from './agency.page.tsx'
import { noteAnswer, noteTold, removeAgency, withdrawAmendment } from './note-agency.command.ts'
import { ShowAmendmentPage } from './show-amendment.page.tsx'

async function amendmentHere(ctx: Ctx): Promise<Amendment> {
  const [amendment] = await amendmentsBy(ctx.db, ctx.actor, { amendmentId: ctx.params['amendmentId'] ?? '' })
  return amendment ?? ctx.notFound()
}

const pathOf = ({ amendmentId }: Amendment): string => `/plan-changes/${amendmentId}`

const crumbs = ({ childId, childName }: Amendment) => [
  { text: 'Children', href: '/children' },
  { text: childName, href: `/children/${childId}` },
]

async function show(ctx: Ctx, amendment: Amendment, typed: FormState | null): Promise<Response> {
  const child = await childToTellAbout(ctx.db, ctx.actor, amendment.childId)
  const page = await signedPageOf(ctx.db, ctx.actor, amendment)
  const values = {
    ...dateFieldValues('agency_1_by', daysAfter(ctx.today, 2).toString()),
    agency_1_teller: ctx.actor.membershipId,
  }
  return ctx.page(
    {
      title: 'A change of a plan',
      under: 'children',
      breadcrumbs: crumbs(amendment),
      status: typed === null ? 200 : 422,
      bobAtLogo: true,
    },
    <ShowAmendmentPage
      amendment={amendment}
      pageHref={page === null ? null : `/documents/${page}`}
      tellers={child?.tellers ?? []}
      tokens={ctx.tokens}
      state={typed ?? { values, errors: {} }}
      today={ctx.today}
    />,
  )
}

async function change(ctx: Ctx): Promise<Response> {
  const amendment = await amendmentHere(ctx)
  if (textOf(ctx.form, 'do') === 'withdraw') {
    await withdrawAmendment(ctx, amendment.amendmentId)
    return ctx.redirect(`/children/${amendment.childId}/plan-changes`)
  }
  const child = await childToTellAbout(ctx.db, ctx.actor, amendment.childId)
  const errors: Errors = {}
  const agency = readAgency(ctx.form, 'agency_1', { today: ctx.today, tellers: child?.tellers ?? [] }, errors)
  if (agency === null || Object.keys(errors).length > 0) return show(ctx, amendment, { values: ctx.form, errors })
  return (await addAgency(ctx, amendment.amendmentId, agency)) ? ctx.redirect(pathOf(amendment)) : ctx.notFound()
}

function agencyHere(ctx: Ctx, amendment: Amendment): Agency {
  return amendment.agencies.find(({ agencyId }) => agencyId === ctx.params['agencyId']) ?? ctx.notFound()
}

function showAgency(ctx: Ctx, amendment: Amendment, agency: Agency, typed: FormState | null): Response {
  const today = ctx.today.toString()
  return ctx.page(
    {
      title: 'An agency that hears of it',
      under: 'children',
      breadcrumbs: crumbs(amendment),
      status: typed === null ? 200 : 422,
    },
    <AgencyPage
      amendment={amendment}
      agency={agency}
      tokens={ctx.tokens}
      state={
        typed ?? {
          values: { ...dateFieldValues('told_on', today), ...dateFieldValues('answered_on', today) },
          errors: {},
        }
      }
      today={ctx.today}
    />,
  )
}

async function note(ctx: Ctx): Promise<Response> {
  const amendment = await amendmentHere(ctx)
  const agency = agencyHere(ctx, amendment)
  const ids = { amendmentId: amendment.amendmentId, agencyId: agency.agencyId }
  const turnedBack = (errors: Errors) => showAgency(ctx, amendment, agency, { values: ctx.form, errors })
  // What was noted a moment ago by somebody else stands: the page of the change says so.
  switch (textOf(ctx.form, 'do')) {
    case 'remove':
      await removeAgency(ctx, ids)
      return ctx.redirect(pathOf(amendment))
    case 'answer': {
      if (agency.toldOn === null) return ctx.notFound()
      const read = readAnswer(ctx.form, { today: ctx.today, toldOn: agency.toldOn })
      if ('errors' in read) return turnedBack(read.errors)
      await noteAnswer(ctx, { ...ids, ...read.answer })
      return ctx.redirect(pathOf(amendment))
    }
    default: {
      const read = readTold(ctx.form, { today: ctx.today, agreedOn: amendment.agreedOn })
      if ('errors' in read) return turnedBack(read.errors)
      await noteTold(ctx, { ...ids, ...read.told })
      return ctx.redirect(pathOf(amendment))
    }
  }
}

export const showAmendmentRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/plan-changes/:amendmentId',
    who: inSupervision,
    journal: { nothing: 'which agencies hear of a change; its words are in a document, and none is opened' },
    handle: async (ctx) => show(ctx, await amendmentHere(ctx), null),
  }),
  route({
    method: 'post',
    path: '/plan-changes/:amendmentId',
    who: inSupervision,
    journal: { writes: ['plan_amendment.agency_added', 'plan_amendment.withdrawn'] },
    handle: change,
  }),
  route({
    method: 'get',
    path: '/plan-changes/:amendmentId/agencies/:agencyId',
    who: inSupervision,
    journal: { nothing: 'an empty form' },
    async handle(ctx) {
      const amendment = await amendmentHere(ctx)
      const agency = agencyHere(ctx, amendment)
      return agency.answer === null ? showAgency(ctx, amendment, agency, null) : ctx.redirect(pathOf(amendment))
    },
  }),
  route({
    method: 'post',
    path: '/plan-changes/:amendmentId/agencies/:agencyId',
    who: inSupervision,
    journal: { writes: ['plan_amendment.told', 'plan_amendment.answered', 'plan_amendment.agency_removed'] },
    handle: note,
  }),
]
