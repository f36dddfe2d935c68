import { randomUUID } from 'node:crypto'
import { csrfToken } from '../../src/platform/http/form-tokens.ts'
import { agreementBetween, sessionUnder } from '../support/supervision.ts'
import { publicUrl, type TestOrganisation, type TestPerson, type World } from '../support/world.ts'

/** Two people with an agreement, and everybody else there might be, for tests of the pages of a session. */
export interface Pair {
  organisation: TestOrganisation
  agreementId: string
  supervisee: TestPerson
  supervisor: TestPerson
  /** children that the supervisee holds, by given name */
  children: Record<string, string>
  others: Record<
    'administrator' | 'governor' | 'lineManager' | 'anotherSupervisor' | 'head' | 'anotherSchool',
    TestPerson
  >
}

export async function pairIn(world: World, givenNames: readonly string[] = ['Tobias', 'Rosa']): Promise<Pair> {
  const organisation = await world.organisation('Wrenfold Primary School')
  const another = await world.organisation('Larkrise Primary School')
  const lineManager = await world.person(organisation, 'Petra Quill', ['supervisor'])
  const supervisee = await world.person(organisation, 'Morwenna Tait', ['supervisee', 'deputy_dsl'], { lineManager })
  const supervisor = await world.person(organisation, 'Idris Falodun', ['supervisor', 'dsl'])
  const agreementId = await agreementBetween(world, supervisor, supervisee)
  const children: Record<string, string> = {}
  for (const name of givenNames) children[name] = await heldChild(world, supervisee, [name, 'Ellery'])
  return {
    organisation,
    agreementId,
    supervisee,
    supervisor,
    children,
    others: {
      administrator: await world.person(organisation, 'Ada Min', ['administrator']),
      governor: await world.person(organisation, 'Gus Overby', ['governor']),
      lineManager,
      anotherSupervisor: await world.person(organisation, 'Nia Prosser', ['supervisor', 'supervisee']),
      head: await world.person(organisation, 'Gwen Abara-Holt', ['head']),
      anotherSchool: await world.person(another, 'Rhys Elsewhere', ['dsl', 'head', 'supervisor', 'supervisee']),
    },
  }
}

export async function heldChild(
  { database: { owner } }: World,
  holder: TestPerson,
  [given, family]: [string, string],
  status = 'child_in_need',
): Promise<string> {
  const [familyId, childId] = [randomUUID(), randomUUID()]
  const { organisationId } = holder.organisation
  await owner.query('insert into app.family (organisation_id, family_id, name, created_by) values ($1, $2, $3, $4)', [
    organisationId,
    familyId,
    family,
    holder.membershipId,
  ])
  await owner.query(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, born_on, created_by) values ($1, $2, $3, $4, $5, '2018-02-01', $6)`,
    [organisationId, childId, familyId, given, family, holder.membershipId],
  )
  await owner.query(
    `insert into app.child_status (organisation_id, status_id, child_id, status, legal_basis, starts_on) values ($1, $2, $3, $4, null, '2024-01-10')`,
    [organisationId, randomUUID(), childId, status],
  )
  await owner.query(
    `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by) values ($1, $2, $3, $4, '2024-01-10', $4)`,
    [organisationId, randomUUID(), childId, holder.membershipId],
  )
  return childId
}

export const sessionOf = (world: World, pair: Pair, inDays: number, state?: Parameters<typeof sessionUnder>[4]) =>
  sessionUnder(world, pair.agreementId, pair, inDays, state)

/** Opened by the supervisor through the page, with every child on the agenda. */
export async function openedSession(world: World, pair: Pair, inDays = 0): Promise<string> {
  const sessionId = await sessionOf(world, pair, inDays)
  const opened = await world.as(pair.supervisor).post(`/sessions/${sessionId}/open`, {})
  if (opened.status !== 303) throw new Error(`It was not opened: ${opened.status}`)
  await world.as(pair.supervisor).get(`/sessions/${sessionId}/write/work`)
  return sessionId
}

export async function documentsOf(
  world: World,
  sessionId: string,
): Promise<{ work: string; wellbeing: string; child: Record<string, string> }> {
  const { rows } = await world.database.owner.query<{ kind: string; document_id: string; child_id: string }>(
    `select kind, document_id, child_id from app.document where session_id = $1 and kind in ('work','wellbeing','case_discussion')`,
    [sessionId],
  )
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.document_id ?? ''
  return {
    work: of('work'),
    wellbeing: of('wellbeing'),
    child: Object.fromEntries(
      rows.filter((row) => row.child_id !== null).map((row) => [row.child_id, row.document_id]),
    ),
  }
}

export interface Saved {
  status: number
  body: {
    outcome?: string
    revision?: number
    theirs?: string
    by?: string
    link?: string
    words?: string
    savedAtWords?: string
    signedOut?: boolean
  }
}

/** One field as the script saves it. */
export async function saveAsTyped(
  world: World,
  person: TestPerson,
  sessionId: string,
  field: { documentId: string; fieldKey: string; basedOn: number; text: string },
  csrf = csrfToken(world.services.formKey, person.token),
): Promise<Saved> {
  const response = await world.request(`/sessions/${sessionId}/fields`, {
    method: 'POST',
    headers: { cookie: person.cookie, origin: publicUrl, 'content-type': 'application/json', 'x-plumbline-form': csrf },
    body: JSON.stringify(field),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Saved['body']) : {},
  }
}
