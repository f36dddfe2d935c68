import { holds, type Actor } from '../../domain/access/actor.ts'
import { member } from '../../domain/access/who.ts'
import { daysAfter } from '../../domain/calendar/days.ts'
import { nothingToSettle } from '../../domain/home/leaving-steps.ts'
import { nextStep, stepsFor } from '../../domain/home/next-step.ts'
import type { OrganisationNeeds } from '../../domain/home/organisation-needs.ts'
import { dayLong } from '../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../platform/http/route.ts'
import { lateAboveMe, openActionsOwnedBy } from '../actions/public.ts'
import { childrenHeldBy, readsOfAll } from '../children/public.ts'
import { obligationsForHome, sessionsNamed, sessionsOfMine } from '../obligations/public.ts'
import { rolesWaiting } from '../people/public.ts'
import { countDepartures } from '../records/public.ts'
import { agreementsInView, countsInTerms, termDatesFrom } from '../supervision/public.ts'
import { homeFacts } from './home-facts.ts'
import { AdministratorHome, OnlookerHome } from './home-outside.page.tsx'
import { HomePage } from './home.page.tsx'
import { organisationNeeds, sessionsToWorkOn, toSettle, whoHasRead } from './home.queries.ts'

const everybodyShown = 100
const childrenShown = 50
/** for how long back readers are named */
const readersFor = { hours: 24 * 30 }

const noSessions: ReadonlySet<string> = new Set()

const takesPart = (actor: Actor) => holds(actor, 'supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head')

export const homeRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/',
    who: member,
    journal: { nothing: 'facts of one’s own supervision, and dates and states of others’; no document is opened' },
    async handle(ctx) {
      const needs = holds(ctx.actor, 'administrator') ? await organisationNeeds(ctx.db, ctx.actor, ctx.today) : null
      if (takesPart(ctx.actor)) return homeInSupervision(ctx, needs)
      if (needs !== null) return administratorHome(ctx, needs)
      return ctx.page(
        { title: 'Home', under: 'home', bobAtLogo: true },
        <OnlookerHome
          day={dayLong(ctx.today, ctx.today)}
          roles={ctx.actor.roles}
          organisation={ctx.actor.organisationName}
        />,
      )
    },
  }),
]

/** Who supervises or is supervised: what waits for them, whom they hold, what they are owed. */
async function homeInSupervision(ctx: Ctx, organisation: OrganisationNeeds | null): Promise<Response> {
  const { db, actor, today } = ctx
  const oversees = holds(actor, 'head', 'dsl')
  const view = oversees ? { everybody: true as const, limit: everybodyShown + 1 } : { mine: true as const }
  // Side by side, in one message; then what hangs on it.
  const [rows, sessions, actions, children, readers, waiting, { inGroup, ...waits }, late, departures] =
    await Promise.all([
      agreementsInView(db, actor, today, view),
      sessionsToWorkOn(db, actor, today),
      openActionsOwnedBy(db, actor.organisationId, actor.membershipId),
      childrenHeldBy(db, actor, today, childrenShown + 1),
      whoHasRead(db, actor, ctx.now.subtract(readersFor)),
      oversees ? rolesWaiting(db) : [],
      toSettle(db, actor, today),
      lateAboveMe(db, actor),
      oversees ? countDepartures(db, actor, today) : null,
    ])
  const shown = oversees ? rows.slice(0, everybodyShown) : rows
  const isMine = (id: string | undefined) => id === actor.membershipId
  // Somebody far down the alphabet of a large organisation may be beyond the first hundred: then one's own are asked for.
  const own = rows.length > everybodyShown ? await agreementsInView(db, actor, today, { mine: true }) : rows
  const mine = own.filter(
    (row) => row.agreementId !== null && (isMine(row.supervisee.id) || isMine(row.supervisor?.id)),
  )
  const [calendar, obligations] = await Promise.all([
    countsInTerms(rows) ? termDatesFrom(db, daysAfter(today, -400)) : null,
    obligationsForHome(ctx, {
      supervisees: mine.flatMap(({ supervisee, supervisor }) => (isMine(supervisor?.id) ? [supervisee.id] : [])),
      children: children.map(({ childId }) => childId),
      oversees,
    }),
  ])
  const facts = homeFacts({
    actor,
    takesPart: true,
    today,
    mine,
    sessions,
    actions,
    late,
    ...waits,
    waiting,
    organisation,
    everybody: oversees ? shown : [],
    calendar,
    obligations,
    children: children.map(({ childId, givenName, familyName }) => ({ childId, name: `${givenName} ${familyName}` })),
  })
  const [first, ...rest] = stepsFor(facts)
  return ctx.page(
    { title: 'Home', under: 'home' },
    <HomePage
      me={actor.membershipId}
      today={today}
      word={facts.word}
      step={first ?? nextStep(facts)}
      rest={rest}
      actions={actions}
      kids={children.slice(0, childrenShown)}
      kidsOfAll={readsOfAll(actor)}
      moreKids={children.length > childrenShown}
      mine={mine}
      sessions={sessions}
      everybody={oversees ? shown : null}
      moreEverybody={oversees && rows.length > everybodyShown}
      departures={departures}
      readers={readers}
      calendar={calendar}
      obligations={obligations}
      openable={obligations === null ? noSessions : await sessionsOfMine(ctx, sessionsNamed(obligations.own))}
      organisation={organisation}
      inGroup={inGroup}
    />,
  )
}

/** An administrator who is in no supervision: what the organisation still needs, no child and no words. */
function administratorHome(ctx: Ctx, needs: OrganisationNeeds): Response {
  const facts = homeFacts({
    actor: ctx.actor,
    takesPart: false,
    today: ctx.today,
    mine: [],
    sessions: [],
    actions: [],
    late: [],
    referrals: [],
    settle: nothingToSettle,
    groups: [],
    waiting: [],
    organisation: needs,
    everybody: [],
    calendar: null,
    obligations: null,
    children: [],
  })
  const [first, ...rest] = stepsFor(facts)
  return ctx.page(
    { title: 'Home', under: 'home', bobAtLogo: first === undefined },
    <AdministratorHome
      day={dayLong(ctx.today, ctx.today)}
      step={first ?? null}
      rest={rest}
      needs={needs}
      word={facts.word}
    />,
  )
}
