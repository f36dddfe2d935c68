import { administrator } from '../../../domain/access/who.ts'
import { dayWithYear, listInWords } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readDay } from '../add-person/add-person.form.ts'
import { seePerson, type PersonSeen } from '../person/person.queries.ts'
import { endMembership } from './end-membership.command.ts'
import { EndMembershipPage } from './end-membership.page.tsx'

async function personOf(ctx: Ctx): Promise<PersonSeen> {
  const person = await seePerson(ctx.db, ctx.actor, ctx.today, ctx.params['membershipId'] ?? '')
  return person === null || person.endedOn !== null ? ctx.notFound() : person
}

function show(ctx: Ctx, person: PersonSeen, state: FormState): Response {
  const names = (people: readonly { name: string }[]) => listInWords(people.map(({ name }) => name))
  const left = [
    ...(person.supervises.length > 0 ? [`supervises ${names(person.supervises)}`] : []),
    ...(person.supervisors.length > 0 ? [`is supervised by ${names(person.supervisors)}`] : []),
    ...(person.manages.length > 0 ? [`is the line manager of ${names(person.manages)}`] : []),
  ]
  return ctx.page(
    {
      title: 'End a person’s place here',
      under: 'people',
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
      breadcrumbs: [
        { text: 'People', href: '/people' },
        { text: person.name, href: `/people/${person.membershipId}` },
      ],
    },
    <EndMembershipPage person={person} left={listInWords(left)} state={state} tokens={ctx.tokens} />,
  )
}

async function end(ctx: Ctx): Promise<Response> {
  const person = await personOf(ctx)
  const refuse = (errors: Record<string, string>) => show(ctx, person, { values: ctx.form, errors })
  const last = readDay(ctx.form, 'last', 'Say which day is the last')
  if ('error' in last) return refuse({ last: last.error })
  switch (await endMembership(ctx, person.membershipId, last.day)) {
    case 'ended':
      return ctx.redirect(`/people/${person.membershipId}`)
    case 'before_start':
      return refuse({ last: `The first day is ${dayWithYear(person.startedOn)}: the last cannot be before it` })
    case 'last_administrator':
      return refuse({
        last: `${person.name} is the only administrator who can sign in. Give somebody else the role first, and let them sign in.`,
      })
    default:
      return ctx.notFound()
  }
}

export const endMembershipRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/:membershipId/end',
    who: administrator,
    journal: { nothing: 'a form' },
    handle: async (ctx) =>
      show(ctx, await personOf(ctx), { values: dateFieldValues('last', ctx.today.toString()), errors: {} }),
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/end',
    who: administrator,
    journal: { writes: ['membership.ended'] },
    handle: end,
  }),
]
