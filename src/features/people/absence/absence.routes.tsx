import { member } from '../../../domain/access/who.ts'
import { dayWithYear } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues, readDateField } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readDay } from '../add-person/add-person.form.ts'
import type { Membership } from '../kept-people.queries.ts'
import { AbsencePage, ChangeAbsencePage } from './absence.page.tsx'
import { absencesOf, isAbsenceType, personToRecord, type Absence } from './absence.queries.ts'
import { changeAbsence, recordAbsence } from './record-absence.command.ts'

async function personOf(ctx: Ctx): Promise<Membership> {
  const person = await personToRecord(ctx.db, ctx.actor, ctx.today, ctx.params['membershipId'] ?? '')
  return person === null ? ctx.notFound() : person
}

async function absenceOf(ctx: Ctx, person: Membership): Promise<Absence> {
  const absences = await absencesOf(ctx.db, ctx.actor, person.membershipId)
  return absences.find(({ absenceId }) => absenceId === ctx.params['absenceId']) ?? ctx.notFound()
}

const optionsOf = (person: Membership, title: string, state: FormState) => ({
  title,
  under: 'people' as const,
  bobAtLogo: true,
  status: Object.keys(state.errors).length > 0 ? (422 as const) : (200 as const),
  breadcrumbs: [{ text: person.name, href: `/people/${person.membershipId}/supervision` }],
})

async function show(ctx: Ctx, person: Membership, state: FormState): Promise<Response> {
  return ctx.page(
    optionsOf(person, 'Record an absence', state),
    <AbsencePage
      person={person}
      absences={await absencesOf(ctx.db, ctx.actor, person.membershipId)}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

function showOne(ctx: Ctx, person: Membership, absence: Absence, state: FormState): Response {
  return ctx.page(
    optionsOf(person, 'Change an absence', state),
    <ChangeAbsencePage person={person} absence={absence} state={state} tokens={ctx.tokens} today={ctx.today} />,
  )
}

async function record(ctx: Ctx): Promise<Response> {
  const person = await personOf(ctx)
  const errors: Record<string, string> = {}
  const type = textOf(ctx.form, 'type')
  const from = readDay(ctx.form, 'from', 'Say which day was the first')
  const isOpen = readDateField(ctx.form, 'until').problem === 'missing'
  const until = isOpen ? null : readDay(ctx.form, 'until', '')
  if (!isAbsenceType(type)) errors['type'] = 'Choose the kind of absence'
  if ('error' in from) errors['from'] = from.error
  if (until !== null && 'error' in until) errors['until'] = until.error
  if (!isAbsenceType(type) || 'error' in from || (until !== null && 'error' in until))
    return show(ctx, person, { values: ctx.form, errors })
  switch (await recordAbsence(ctx, person.membershipId, { type, from: from.day, until: until?.day ?? null })) {
    case 'recorded':
      return ctx.redirect(`/people/${person.membershipId}/absence`)
    case 'before_start':
      errors['from'] = `${person.name} was not here yet: the first day is ${dayWithYear(person.startedOn)}`
      break
    case 'ends_before':
      errors['until'] = 'The last day cannot be before the first'
      break
    case 'overlaps':
      errors['from'] = 'An absence of this kind is recorded for some of these days: change that one'
      break
    default:
      return ctx.notFound()
  }
  return show(ctx, person, { values: ctx.form, errors })
}

async function change(ctx: Ctx): Promise<Response> {
  const person = await personOf(ctx)
  const absence = await absenceOf(ctx, person)
  const until = readDay(ctx.form, 'until', 'Say which day was the last')
  if ('error' in until) return showOne(ctx, person, absence, { values: ctx.form, errors: { until: until.error } })
  const outcome = await changeAbsence(ctx, person.membershipId, absence.absenceId, { until: until.day })
  if (outcome === 'not_allowed') return ctx.notFound()
  if (outcome === 'ends_before') {
    const errors = { until: 'The last day cannot be before the first' }
    return showOne(ctx, person, absence, { values: ctx.form, errors })
  }
  return ctx.redirect(`/people/${person.membershipId}/absence`)
}

export const absenceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/:membershipId/absence',
    who: member,
    journal: { nothing: 'kinds and dates of absence, for those who keep them' },
    handle: async (ctx) => show(ctx, await personOf(ctx), { values: {}, errors: {} }),
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/absence',
    who: member,
    journal: { writes: ['absence.recorded'] },
    handle: record,
  }),
  route({
    method: 'get',
    path: '/people/:membershipId/absence/:absenceId',
    who: member,
    journal: { nothing: 'kind and dates of one absence, for those who keep them' },
    async handle(ctx) {
      const person = await personOf(ctx)
      const absence = await absenceOf(ctx, person)
      const until = absence.until ?? ctx.today
      return showOne(ctx, person, absence, { values: dateFieldValues('until', until.toString()), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/absence/:absenceId',
    who: member,
    journal: { writes: ['absence.changed'] },
    handle: change,
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/absence/:absenceId/take-back',
    who: member,
    journal: { writes: ['absence.changed'] },
    async handle(ctx) {
      const person = await personOf(ctx)
      const { absenceId } = await absenceOf(ctx, person)
      if ((await changeAbsence(ctx, person.membershipId, absenceId, 'taken_back')) !== 'changed') return ctx.notFound()
      return ctx.redirect(`/people/${person.membershipId}/absence`)
    },
  }),
]
