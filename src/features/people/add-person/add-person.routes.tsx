import { administrator } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { inSetUp, peopleStep, setUpStep } from '../../set-up/public.ts'
import { linkCookie } from '../invitations/shown-link.ts'
import { everybodyHere } from '../kept-people.queries.ts'
import { addPerson } from './add-person.command.ts'
import { readPersonForm } from './add-person.form.ts'
import { AddPersonPage } from './add-person.page.tsx'

async function show(ctx: Ctx, state: FormState) {
  const managers = await everybodyHere(ctx.db, ctx.actor, ctx.today)
  const before = ctx.query.get('added')
  const added = before !== null && managers.find(({ membershipId }) => membershipId === before)
  return ctx.page(
    {
      title: 'Add a person',
      under: 'people',
      breadcrumbs: [{ text: 'People', href: '/people' }],
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <AddPersonPage
      state={state}
      tokens={ctx.tokens}
      organisationKind={ctx.actor.organisationKind}
      managers={managers}
      added={added ? added.name : null}
      step={setUpStep(ctx, peopleStep)}
    />,
  )
}

async function add(ctx: Ctx): Promise<Response> {
  const step = setUpStep(ctx, peopleStep)
  const refuse = (errors: Record<string, string>) => show(ctx, { values: ctx.form, errors })
  const reading = readPersonForm(ctx.form, ctx.actor.organisationKind)
  if (reading.errors !== null) return refuse(reading.errors)
  const adding = await addPerson(ctx, reading.person)
  if (adding.outcome === 'email_taken') return refuse({ email: `${adding.by} is already here with this address` })
  if (adding.outcome === 'no_such_manager') return refuse({ manager: 'Choose somebody from the list' })
  if (textOf(ctx.form, 'then') === 'another')
    return ctx.redirect(inSetUp(`/people/new?added=${adding.membershipId}`, step))
  return ctx.redirect(inSetUp(`/people/${adding.membershipId}`, step), [linkCookie(ctx, adding.invitation)])
}

export const addPersonRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/new',
    who: administrator,
    journal: { nothing: 'an empty form' },
    handle: (ctx) => show(ctx, { values: dateFieldValues('starts', ctx.today.toString()), errors: {} }),
  }),
  route({
    method: 'post',
    path: '/people/new',
    who: administrator,
    journal: { writes: ['person.added', 'invitation.made'] },
    handle: add,
  }),
]
