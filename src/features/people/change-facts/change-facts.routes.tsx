import type { Role } from '../../../domain/access/actor.ts'
import { administrator } from '../../../domain/access/who.ts'
import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import { isYesKind, type FactKind, type KeptFact } from '../../../domain/people/change-facts.ts'
import { partsOfInterval } from '../../../domain/people/standard.ts'
import { dayWithYear } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { kindOfSlug } from '../fact-words.ts'
import { everybodyHere, keptFacts, membershipOf, type Membership } from '../kept-people.queries.ts'
import { changeFact, type ChangingFact } from './change-facts.command.ts'
import { readFactForm } from './change-facts.form.ts'
import { ChangeFactPage, titles } from './change-facts.page.tsx'

interface Asked {
  kind: FactKind
  person: Membership
  /** of that kind, held today (or on the first day, when that is to come) */
  held: readonly KeptFact[]
}

async function askedOf(ctx: Ctx): Promise<Asked> {
  const kind = kindOfSlug(ctx.params['fact'])
  const person = await membershipOf(ctx.db, ctx.actor, ctx.params['membershipId'] ?? '')
  if (kind === null || person === undefined || person.endedOn !== null) return ctx.notFound()
  const day = isAfter(person.startedOn, ctx.today) ? person.startedOn : ctx.today
  const kept = await keptFacts(ctx.db, ctx.actor, person.membershipId)
  const held = kept.filter(
    (fact) =>
      fact.kind === kind &&
      !isAfter(fact.validFrom, day) &&
      (fact.validUntil === null || !isBefore(fact.validUntil, day)),
  )
  return { kind, person, held }
}

async function show(ctx: Ctx, { kind, person, held }: Asked, state: FormState): Promise<Response> {
  const has = kind === 'role' ? held.map(({ value }) => value) : []
  const managers = kind === 'line_manager' ? await everybodyHere(ctx.db, ctx.actor, ctx.today) : []
  return ctx.page(
    {
      title: titles[kind],
      under: 'people',
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
      breadcrumbs: [
        { text: 'People', href: '/people' },
        { text: person.name, href: `/people/${person.membershipId}` },
      ],
    },
    <ChangeFactPage
      kind={kind}
      person={person}
      state={state}
      tokens={ctx.tokens}
      organisationKind={ctx.actor.organisationKind}
      has={has}
      managers={managers}
    />,
  )
}

function valuesOf({ kind, held, person }: Asked, today: Temporal.PlainDate): FormState['values'] {
  const from = dateFieldValues('from', (isAfter(person.startedOn, today) ? person.startedOn : today).toString())
  const [first] = held
  if (kind === 'role') return { ...from, roles: held.map(({ value }) => value) }
  if (kind === 'line_manager') return { ...from, value: first?.managerId ?? '' }
  if (isYesKind(kind)) return { ...from, value: first === undefined ? 'no' : 'yes' }
  if (kind === 'standard_interval') {
    const { count, unit } = partsOfInterval(first?.value ?? '')
    return { ...from, value: count, unit: unit || 'week' }
  }
  return { ...from, value: first?.value ?? '' }
}

async function change(ctx: Ctx): Promise<Response> {
  const asked = await askedOf(ctx)
  const refuse = (errors: Record<string, string>) => show(ctx, asked, { values: ctx.form, errors })
  const has = asked.kind === 'role' ? asked.held.map(({ value }) => value as Role) : []
  const reading = readFactForm(asked.kind, ctx.form, ctx.actor.organisationKind, has)
  if (reading.errors !== null) return refuse(reading.errors)
  const outcome = await changeFact(ctx, asked.person.membershipId, reading.wanted, reading.from)
  if (outcome === 'not_here') return ctx.notFound()
  if (outcome !== 'changed' && outcome !== 'same') return refuse(refusals(asked.person)[outcome])
  return ctx.redirect(`/people/${asked.person.membershipId}`)
}

const refusals = (
  person: Membership,
): Record<Exclude<ChangingFact, 'changed' | 'same' | 'not_here'>, Record<string, string>> => ({
  before_start: { from: `${person.name} was not here yet: the first day is ${dayWithYear(person.startedOn)}` },
  last_administrator: {
    roles: `${person.name} is the only administrator who can sign in. Give somebody else the role first, and let them sign in.`,
  },
  no_such_manager: { value: 'Choose somebody from the list' },
})

export const changeFactRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/:membershipId/change/:fact',
    who: administrator,
    journal: { nothing: 'a form with what holds now' },
    async handle(ctx) {
      const asked = await askedOf(ctx)
      return show(ctx, asked, { values: valuesOf(asked, ctx.today), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/change/:fact',
    who: administrator,
    journal: { writes: ['fact.recorded'] },
    handle: change,
  }),
]
