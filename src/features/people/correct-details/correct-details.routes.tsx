import { administrator } from '../../../domain/access/who.ts'
import { readStaffRow } from '../../../domain/people/read-staff-row.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { membershipOf, type Membership } from '../kept-people.queries.ts'
import { correctDetails } from './correct-details.command.ts'
import { CorrectDetailsPage } from './correct-details.page.tsx'

async function personOf(ctx: Ctx): Promise<Membership> {
  const person = await membershipOf(ctx.db, ctx.actor, ctx.params['membershipId'] ?? '')
  return person === undefined || person.endedOn !== null ? ctx.notFound() : person
}

const show = (ctx: Ctx, person: Membership, state: FormState) =>
  ctx.page(
    {
      title: 'Correct the name or e-mail address',
      under: 'people',
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
      breadcrumbs: [
        { text: 'People', href: '/people' },
        { text: person.name, href: `/people/${person.membershipId}` },
      ],
    },
    <CorrectDetailsPage person={person} state={state} tokens={ctx.tokens} />,
  )

async function correct(ctx: Ctx): Promise<Response> {
  const person = await personOf(ctx)
  const refuse = (errors: Record<string, string>) => show(ctx, person, { values: ctx.form, errors })
  const cells = { name: textOf(ctx.form, 'name'), email: textOf(ctx.form, 'email') }
  const reading = readStaffRow({ row: 0, cells })
  if (reading.person === null) {
    return refuse(Object.fromEntries(reading.problems.map(({ column, words }) => [column ?? '', words])))
  }
  const { name, email } = reading.person
  switch (await correctDetails(ctx, person.membershipId, { name, email })) {
    case 'corrected':
      return ctx.redirect(`/people/${person.membershipId}`)
    case 'email_taken':
      return refuse({ email: 'Somebody else here has this address' })
    default:
      return ctx.notFound()
  }
}

export const correctDetailsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/:membershipId/details',
    who: administrator,
    journal: { nothing: 'a form with the name and address' },
    async handle(ctx) {
      const person = await personOf(ctx)
      return show(ctx, person, { values: { name: person.name, email: person.email }, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/details',
    who: administrator,
    journal: { writes: ['person.changed'] },
    handle: correct,
  }),
]
