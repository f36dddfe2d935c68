import { sql } from 'kysely'
import type { Role } from '../src/domain/access/actor.ts'
import { isBefore } from '../src/domain/calendar/days.ts'
import { usualTerms } from '../src/domain/calendar/default-terms.ts'
import { academicYearOf } from '../src/domain/calendar/windows.ts'
import type { TermPeriod } from '../src/domain/calendar/calendar-types.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import { addPeriods } from '../src/features/organisations/public.ts'
import { addPerson, confirmRole, rolesWaiting } from '../src/features/people/public.ts'
import { invitationOf, takeUp } from '../src/features/sign-in/invitation.queries.ts'
import { demonstrationPassword } from '../src/platform/auth/demonstration-code.ts'
import { codeOfStep, fromBase32, timeStep } from '../src/platform/auth/totp.ts'
import { inScope } from '../src/platform/database/scope.ts'
import type { Services } from '../src/platform/services.ts'
import { as, must, notAfter, sure, type Player, type Stage } from './stage.ts'

export interface OrganisationToFound {
  name: string
  kind: 'school' | 'college' | 'cluster' | 'local_authority' | 'partnership'
  /** the organisation above it */
  parent?: string
  recordTemplate: string
  agreementTemplate: string
  administrator: PersonToCast
}

export interface PersonToCast {
  name: string
  email: string
  post: string
  roles: readonly Role[]
  /** whole years in post; a fraction for less than one */
  years: number
  manager?: Player
  hours?: number
  newlyQualified?: boolean
  holdsCases?: boolean
  /** the second person who confirms the role of a lead or deputy, once they sign in */
  confirmedBy?: Player
}

/** Found an organisation with its administrator, as the database allows in a demonstration. */
export async function foundOrganisation(
  stage: Stage,
  moment: Temporal.Instant,
  organisation: OrganisationToFound,
): Promise<Player & { organisationId: string }> {
  const { services } = stage
  const { administrator } = organisation
  const account = await accountFor(services, administrator)
  const [organisationId, personId, membershipId] = [services.newId(), services.newId(), services.newId()]
  await inScope(
    services.pools.web,
    null,
    null,
    ({ db }) =>
      sql`select platform.found_organisation(''::bytea, ${organisationId}::uuid, ${organisation.parent ?? null}::uuid, ${organisation.kind}, ${organisation.name},
        'england-and-wales', ${organisation.recordTemplate}, ${organisation.agreementTemplate}, ${personId}::uuid, ${membershipId}::uuid,
        ${administrator.name}, ${administrator.email}, ${account.accountId}, ${startOf(stage, administrator.years)}::date, '{}'::text[])`.execute(
        db,
      ),
    { instant: moment.toString() },
  )
  return { organisationId, membershipId, name: administrator.name, email: administrator.email, ...account }
}

/** Add somebody, who takes up the invitation two days later. */
export async function cast(
  stage: Stage,
  administrator: Player,
  moment: Temporal.Instant,
  person: PersonToCast,
  existing?: Player,
): Promise<Player> {
  const adding = await as(stage, administrator, moment, (work) =>
    addPerson(work, {
      name: person.name,
      email: person.email,
      post: person.post,
      roles: person.roles,
      lineManagerId: person.manager?.membershipId ?? null,
      startsOn: earlier(startOf(stage, person.years), londonDay(moment)),
      contractedHours: person.hours ?? null,
      newlyQualified: person.newlyQualified ?? false,
      holdsCases: person.holdsCases ?? false,
    }),
  )
  const { membershipId, invitation } = must(adding, 'added')
  const account = existing ?? (await accountFor(stage.services, person))
  await inScope(
    stage.services.pools.web,
    null,
    null,
    async ({ db }) => {
      const held = await invitationOf(db, invitation.token)
      if (held === null || !(await takeUp(db, held, account.accountId)))
        throw new Error('An invitation could not be taken up')
    },
    { instant: notAfter(moment.add({ hours: 44 }), stage.end).toString() },
  )
  if (person.confirmedBy) await confirm(stage, person.confirmedBy, moment.add({ hours: 46 }), membershipId)
  return { membershipId, name: person.name, email: person.email, accountId: account.accountId, token: account.token }
}

async function confirm(stage: Stage, by: Player, moment: Temporal.Instant, membershipId: string): Promise<void> {
  await as(stage, by, moment, async (work) => {
    for (const { factId } of (await rolesWaiting(work.db)).filter((each) => each.membershipId === membershipId)) {
      sure(await confirmRole(work, factId), 'confirm a role')
    }
  })
}

/** Nobody begins after the day they were added. */
const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) => (isBefore(one, other) ? one : other)

const startOf = ({ today }: Stage, years: number): Temporal.PlainDate =>
  years >= 1
    ? new Temporal.PlainDate(academicYearOf(today).startsOn.year - Math.trunc(years), 9, 1)
    : today.subtract({ days: Math.round(years * 365) })

/**
 * An account with the password that the demonstration's page says, and a second factor that was really set up, so that a
 * visitor signs as anybody would.
 */
async function accountFor(
  services: Services,
  { name, email }: { name: string; email: string },
): Promise<{ accountId: string; token: string }> {
  const { signIn } = services
  const made = await signIn.createAccount({ name, email, password: demonstrationPassword })
  if ('problem' in made) throw new Error(`No account for ${name}: ${made.problem}`)
  const begun = await signIn.stepInto(made.id, new Headers())
  const factor = await signIn.beginSecondFactor(carrying(begun.cookies), demonstrationPassword)
  if ('problem' in factor) throw new Error(`No second factor for ${name}: ${factor.problem}`)
  const code = codeOfStep(fromBase32(factor.secret), timeStep(services.now()))
  const finished = await signIn.finishSecondFactor(carrying(begun.cookies), code)
  if ('problem' in finished) throw new Error(`The second factor of ${name} was not set up: ${finished.problem}`)
  const token = signIn.sessionToken(carrying(finished.cookies))
  if (token === null) throw new Error(`No web session for ${name}`)
  return { accountId: made.id, token }
}

/** The headers of a browser that keeps these cookies. */
const carrying = (cookies: readonly string[]): Headers =>
  new Headers({ cookie: cookies.map((each) => each.split(';')[0]).join('; ') })

/** How many weeks before this one the first organisation was founded. */
export const firstWeek = 112

/** The usual terms from the history's beginning until after the next summer, which hold for every organisation below. */
export const addTerms = (stage: Stage, administrator: Player, moment: Temporal.Instant): Promise<void> =>
  addToCalendar(stage, administrator, moment, (usual) => usual)

/** Two INSET days a year of a school's own. */
export const addInsetDays = (stage: Stage, administrator: Player, moment: Temporal.Instant): Promise<void> =>
  addToCalendar(stage, administrator, moment, (usual) =>
    (
      [
        ['Autumn term', 'Staff day'],
        ['Spring term', 'Safeguarding training day'],
      ] as const
    ).flatMap(([term, name]): TermPeriod[] => {
      const startsOn = usual.find((period) => period.name === term)?.startsOn
      return startsOn === undefined ? [] : [{ kind: 'inset', name, startsOn, endsOn: startsOn }]
    }),
  )

async function addToCalendar(
  stage: Stage,
  administrator: Player,
  moment: Temporal.Instant,
  ofYear: (usual: readonly TermPeriod[]) => readonly TermPeriod[],
): Promise<void> {
  const yearOf = (day: Temporal.PlainDate) => academicYearOf(day).startsOn.year
  const periods: TermPeriod[] = []
  const last = yearOf(stage.today.add({ months: 6 }))
  for (let year = yearOf(stage.monday.subtract({ weeks: firstWeek })); year <= last; year++) {
    periods.push(...ofYear(usualTerms(year).periods))
  }
  must(await as(stage, administrator, moment, (work) => addPeriods(work, periods)), 'changed')
}
