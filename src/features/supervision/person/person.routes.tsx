import { holds, type Actor } from '../../../domain/access/actor.ts'
import { inSupervision, member } from '../../../domain/access/who.ts'
import { academicYearOf } from '../../../domain/calendar/windows.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { mayRecordAbsence } from '../../people/public.ts'
import { historyBegins, obligationsOf, sessionsNamed, sessionsOfMine } from '../../obligations/public.ts'
import { schoolCalendarOf } from '../../planning/public.ts'
import { agreementsInView } from '../facts/agreements-in-view.queries.ts'
import { recordsUnsigned, whoSigned } from '../facts/who-signed.queries.ts'
import { PersonPage } from './person.page.tsx'
import { mayILook, peopleIManage, personFacts, sessionsOfYear } from './person.queries.ts'

const firstYear = 2000

const supervises = (actor: Actor) => holds(actor, 'supervisor', 'dsl', 'deputy_dsl', 'head')

/** The academic year asked for, by the year it begins in; this one unless a sensible one is named. */
function yearAsked(ctx: Ctx) {
  const asked = Number(ctx.query.get('year'))
  const sensible = Number.isInteger(asked) && asked >= firstYear && asked <= ctx.today.year
  return academicYearOf(sensible ? Temporal.PlainDate.from({ year: asked, month: 9, day: 1 }) : ctx.today)
}

async function personPage(ctx: Ctx, membershipId: string): Promise<Response> {
  const { db, actor, today } = ctx
  const person = await personFacts(db, actor, membershipId, today)
  if (person === null) ctx.notFound()
  const rows = await agreementsInView(db, actor, today, { of: membershipId })
  if (!mayILook(actor, person, rows)) ctx.notFound()
  const own = membershipId === actor.membershipId
  const year = yearAsked(ctx)
  const supervised = rows.filter((row) => row.supervisee.id === membershipId)
  const unsigned = supervised.flatMap(({ last, supervisor }) =>
    last?.state === 'completed' && (own || supervisor?.id === actor.membershipId) ? [last.sessionId] : [],
  )
  const calendar = await schoolCalendarOf(db, actor)
  const seen = await obligationsOf(ctx, { kind: 'membership', id: membershipId })
  return ctx.page(
    {
      title: own ? 'My supervision' : 'Supervision this year',
      under: own ? 'my-supervision' : 'people',
      bobAtLogo: true,
    },
    <PersonPage
      person={person}
      own={own}
      me={actor.membershipId}
      word={actor.words['agreement'] ?? 'agreement'}
      today={today}
      year={year}
      thisYear={year.startsOn.equals(academicYearOf(today).startsOn)}
      calendar={calendar}
      supervised={supervised}
      supervises={rows.filter((row) => row.supervisor?.id === membershipId)}
      sessions={await sessionsOfYear(db, actor, membershipId, year, today)}
      signedBy={await whoSigned(db, actor, unsigned)}
      seen={seen}
      begins={await historyBegins(ctx)}
      unsigned={await recordsUnsigned(db, actor, sessionsNamed(seen ?? []))}
      openable={await sessionsOfMine(ctx, sessionsNamed(seen ?? []))}
      mayDraft={!own && supervises(actor) && !supervised.some(({ agreementId }) => agreementId !== null)}
      mayRecordAbsence={mayRecordAbsence(actor, person)}
      managed={own ? await peopleIManage(db, actor, today) : []}
    />,
  )
}

export const personRoutes = [
  route({
    method: 'get',
    path: '/my-supervision',
    who: inSupervision,
    journal: { nothing: 'dates and states of one’s own supervision; no document is opened' },
    handle: (ctx) => personPage(ctx, ctx.actor.membershipId),
  }),
  route({
    method: 'get',
    path: '/people/:membershipId/supervision',
    who: member,
    journal: { nothing: 'dates and states of somebody’s supervision; no document is opened' },
    handle: (ctx) => personPage(ctx, ctx.params['membershipId'] ?? ''),
  }),
]
