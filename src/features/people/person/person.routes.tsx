import { holds } from '../../../domain/access/actor.ts'
import { administrator, seesPeople } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { mayRecordAbsence } from '../absence/absence.queries.ts'
import { asksFor } from '../../obligations/public.ts'
import { inSetUp, peopleStep, setUpStep } from '../../set-up/public.ts'
import { invite } from '../invitations/invite.command.ts'
import { linkCookie, linkToShow } from '../invitations/shown-link.ts'
import { membershipOf, peopleWithAccount } from '../kept-people.queries.ts'
import { PersonPage } from './person.page.tsx'
import { seePerson } from './person.queries.ts'

export const personRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people/:membershipId',
    who: seesPeople,
    journal: { nothing: 'posts, roles and dates are known to everybody who keeps people' },
    async handle(ctx) {
      const id = ctx.params['membershipId'] ?? ''
      const [person, asksStandard] = await Promise.all([
        seePerson(ctx.db, ctx.actor, ctx.today, id),
        asksFor(ctx, 'clinical_role'),
      ])
      if (person === null) return ctx.notFound()
      const mayChange = holds(ctx.actor, 'administrator')
      return ctx.page(
        {
          title: person.name,
          under: 'people',
          breadcrumbs: [{ text: 'People', href: '/people' }],
          bobAtLogo: true,
        },
        <PersonPage
          person={person}
          tokens={ctx.tokens}
          mayChange={mayChange}
          asksStandard={asksStandard}
          seesSupervision={holds(ctx.actor, 'head', 'dsl')}
          recordsAbsence={mayRecordAbsence(ctx.actor, { membershipId: id, managers: [] })}
          link={mayChange && !person.hasAccount ? linkToShow(ctx, id) : null}
          mailed={ctx.services.config.smtpUrl !== undefined}
          now={ctx.now}
          today={ctx.today}
          step={mayChange ? setUpStep(ctx, peopleStep) : null}
        />,
      )
    },
  }),
  route({
    method: 'post',
    path: '/people/:membershipId/invite',
    who: administrator,
    journal: { writes: ['invitation.made'] },
    async handle(ctx) {
      const id = ctx.params['membershipId'] ?? ''
      const person = await membershipOf(ctx.db, ctx.actor, id)
      // Somebody who can sign in already would be signed in as by whoever held the link.
      if (person === undefined || person.endedOn !== null || (await peopleWithAccount(ctx.db)).has(id))
        return ctx.notFound()
      const invitation = await invite(ctx, person)
      return ctx.redirect(inSetUp(`/people/${id}`, setUpStep(ctx, peopleStep)), [linkCookie(ctx, invitation)])
    },
  }),
]
