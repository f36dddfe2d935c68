import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementBetween, childOnAgenda, sessionUnder } from '../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { toHex } from '../../domain/evidence/bytes.ts'
import type { Work } from '../../platform/http/work.ts'
import { addChild } from '../children/public.ts'
import { createDocument, sealDocument } from '../documents/public.ts'
import { putToSigning, signingSetOf, signSet } from '../signing/public.ts'

/** Seals one document of a session, puts it before the signers and signs it. */
async function signOff(work: Work, sessionId: string, signers: string[]): Promise<void> {
  const documentId = await createDocument(work, {
    kind: 'work',
    templateKey: 'partnership',
    sessionId,
    parties: signers,
  })
  const sealed = await sealDocument(work, { documentId, kind: 'work' }, { kind: 'work', format: 1 })
  const setId = await putToSigning(work, { about: { sessionId }, versionNo: 1, documents: [sealed], signers })
  const set = await signingSetOf(work.db, work.actor.organisationId, { setId })
  if (set === null) throw new Error('no set')
  const signed = await signSet(work, { setId, shownRoot: toHex(set.root), method: 'password_and_code' })
  expect(signed.outcome).toBe('signed')
}

let world: World
let school: TestOrganisation
let idris: TestPerson
let morwenna: TestPerson
let gwen: TestPerson
let office: TestPerson
let governor: TestPerson
let stranger: TestPerson
let agreementId: string
let tobias: string
let nextId: string

const home = async (person: TestPerson) => {
  const page = await world.as(person).get('/')
  expect(page.status).toBe(200)
  // Day and month stand on one line; for reading they are words like others.
  return page.text.replaceAll('\u00a0', ' ')
}

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor', 'dsl'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  gwen = await world.person(school, 'Gwen Abara-Holt', ['head'])
  office = await world.person(school, 'Sam Okonjo', ['administrator'])
  governor = await world.person(school, 'Lowri Castellane', ['governor'])
  await world.person(school, 'Beck Orlanski', ['supervisee'])
  const other = await world.organisation('Harrow Lane School')
  stranger = await world.person(other, 'Nadia Petrova', ['supervisor', 'dsl', 'head'])
  agreementId = await agreementBetween(world, idris, morwenna)
  const pair = { supervisor: idris, supervisee: morwenna }
  const added = await world.work(morwenna, (work) =>
    addChild(work, {
      family: { name: 'Ellery' },
      givenName: 'Tobias',
      familyName: 'Ellery',
      bornOn: work.today.subtract({ years: 7, days: 20 }),
      reference: null,
      status: { status: 'child_protection_plan', legalBasis: 's47', startsOn: work.today.subtract({ months: 6 }) },
      holderId: morwenna.membershipId,
    }),
  )
  if (added.outcome !== 'added') throw new Error('not added')
  tobias = added.childId
  const about = { organisationId: school.organisationId, addedBy: morwenna.membershipId }
  for (const days of [-40, -20]) {
    const held = await sessionUnder(world, agreementId, pair, days, 'signed')
    await childOnAgenda(world, held, tobias, { ...about, rag: 'amber' })
  }
  nextId = await sessionUnder(world, agreementId, pair, 6)
  await sessionUnder(world, agreementId, pair, 34)
  await childOnAgenda(world, nextId, tobias, about)
})
afterAll(() => world.end())

describe('the supervisee', () => {
  test('sees one next step, their children, their next session and what they are owed', async () => {
    const html = await home(morwenna)
    expect(html.match(/pl-next__kicker/g)).toHaveLength(1)
    expect(html).toContain('Write your part for')
    expect(html).toContain(`/sessions/${nextId}/prepare/${tobias}`)
    expect(html).toContain('Tobias Ellery, 7')
    expect(html).toContain('Child protection plan')
    expect(html).toContain('2 times')
    expect(html).toContain('Willow Room')
    expect(html).toContain(`/sessions/${nextId}/move`)
    expect(html).toContain('Supervision every 4 weeks')
    expect(html).toContain('Nobody else in the last 30 days')
    expect(html).not.toContain('Everyone’s supervision')
  })

  test('sees who else has opened a record of theirs, not the other party, and not that they opened it themselves', async () => {
    const documentId = randomUUID()
    const saskia = await world.person(school, 'Saskia Penhallow', ['supervisor'])
    const { owner } = world.database
    await owner.query(
      `insert into app.document (organisation_id, document_id, kind, template_key, session_id, created_by)
       select $1, $2, 'work', 'partnership', session_id, $3 from app.session where organisation_id = $1 and state = 'signed' limit 1`,
      [school.organisationId, documentId, idris.membershipId],
    )
    for (const party of [morwenna, idris]) {
      await owner.query(
        `insert into app.document_reader (organisation_id, reader_id, document_id, membership_id, basis, may_write, shown_to, granted_by)
         values ($1, gen_random_uuid(), $2, $3, 'party', true, $4, $5)`,
        [
          school.organisationId,
          documentId,
          party.membershipId,
          [morwenna.membershipId, idris.membershipId],
          idris.membershipId,
        ],
      )
    }
    for (const [reader, ago] of [
      [idris, '2 days'],
      [morwenna, '1 day'],
      [gwen, '40 days'],
      [saskia, '3 days'],
    ] as const) {
      await owner.query(
        `insert into app.journal_entry (organisation_id, at, event, membership_id, person_id, subject_kind, subject_id, document_id, details)
         values ($1, now() - $2::interval, 'document.read', $3, $4, 'document', $5, $5, '{"purpose": "to sign"}')`,
        [school.organisationId, ago, reader.membershipId, reader.personId, documentId],
      )
    }
    const html = await home(morwenna)
    const read = html.slice(html.indexOf('Who has read your records'))
    expect(read).toMatch(/Saskia Penhallow, .*to sign/)
    expect(read).not.toContain('Gwen Abara-Holt')
    expect(read.slice(0, read.indexOf('</section>'))).not.toMatch(/Idris|Morwenna/)
  })

  test('reads first what is to be signed, and loses it once both have signed', async () => {
    const pair = { supervisor: idris, supervisee: morwenna }
    const sessionId = await sessionUnder(world, agreementId, pair, -2, 'completed')
    expect(await home(morwenna)).toContain('Read and sign the record of your session on')
    expect(await home(idris)).toContain(`/sessions/${sessionId}/sign`)
    await world.work(idris, (work) => signOff(work, sessionId, [idris.membershipId, morwenna.membershipId]))
    expect(await home(morwenna)).toContain('Idris Falodun signed it today')
    const his = await home(idris)
    expect(his).not.toContain(`/sessions/${sessionId}/sign`)
    expect(his).toContain('Morwenna, to sign the record of')
    await world.database.owner.query(
      `update app.session set state = 'signed', signed_at = now() where session_id = $1`,
      [sessionId],
    )
    expect(await home(morwenna)).not.toContain('Read and sign the record')
  })

  test('without a second factor is asked to set one up, and with nothing agreed to draft an agreement', async () => {
    const newcomer = await world.person(school, 'Dev Mistry-Crane', ['supervisee'])
    expect(await home(newcomer)).toContain('Draft your supervision agreement')
    await world.database.owner.query(`update auth."user" set "twoFactorEnabled" = false where id = $1`, [
      newcomer.accountId,
    ])
    const html = await home(newcomer)
    expect(html).toContain('Set up a second factor, so that you can sign')
    expect(html).toContain('Nobody supervises you here yet')
  })

  test('is asked to read what the other proposes, and the one who proposed it to sign it', async () => {
    const jonas = await world.person(school, 'Jonas Pell', ['supervisee'])
    const proposal = await agreementBetween(world, idris, jonas, { state: 'proposed' })
    const html = await home(jonas)
    expect(html).toContain('Read the supervision agreement Idris proposes')
    expect(html).toContain(`/agreements/${proposal}`)
    const proposer = await home(idris)
    expect(proposer).toContain('Both of you, to sign the agreement')
    expect(proposer).toContain('Sign the supervision agreement you propose to Jonas')
  })
})

describe('those who supervise and oversee', () => {
  test('a supervisor sees the people they supervise, and for whom they wait', async () => {
    const html = await home(idris)
    expect(html).toContain('People you supervise')
    expect(html).toContain(`/people/${morwenna.membershipId}/supervision`)
  })

  test('the head sees dates and states of everybody, and no child of a session that is not theirs', async () => {
    const html = await home(gwen)
    expect(html).toContain('Everyone’s supervision')
    expect(html).toContain('Morwenna Tait')
    expect(html).toContain('Beck Orlanski')
    expect(html).toMatch(/Beck Orlanski.*ha(s|ve) nobody/s)
    expect(html).toMatch(/pl-next__title[^>]*>Nobody supervises/)
    expect(html).not.toContain('You are up to date')
    expect(html).not.toContain('Tobias')
    expect(html).not.toContain('Ellery')
  })
})

describe('those who are outside supervision', () => {
  test('an administrator sees what the organisation lacks, as counts, and no child', async () => {
    const html = await home(office)
    expect(html).toContain('Add your term dates')
    expect(html).toContain('Adopt a policy')
    expect(html).toMatch(/\d+ people who are to be supervised have no agreement yet/)
    expect(html).not.toMatch(/Tobias|Ellery|Morwenna|Willow Room/)
  })

  test('an administrator is told to adopt a policy, or the one that is drafted, and when nothing is lacking', async () => {
    const nursery = await world.organisation('Quillbrook Nursery')
    const manager = await world.person(nursery, 'Petra Lindqvist-Amoah', ['administrator'])
    await world.person(nursery, 'Saskia Penhallow', ['supervisee'])
    const { owner } = world.database
    const today = Temporal.Now.plainDateISO().toString()
    await owner.query(
      `insert into app.calendar_period (organisation_id, period_id, kind, name, starts_on, ends_on)
        values ($1, gen_random_uuid(), 'term', 'Term', $2::date - 30, $2::date + 60)`,
      [nursery.organisationId, today],
    )
    expect(await home(manager)).toContain('Choose a policy')
    await owner.query(
      `insert into app.policy_version (organisation_id, version_id, version_no, pack_id, body)
        values ($1, gen_random_uuid(), 2, 'ours', '-')`,
      [nursery.organisationId],
    )
    expect(await home(manager)).toContain('Adopt the policy that is drafted')
    await owner.query(
      `insert into app.policy_version (organisation_id, version_id, version_no, pack_id, body, state, in_force_from, adopted_on, adopted_by)
        values ($1, gen_random_uuid(), 1, 'ours', '-', 'adopted', $2, $2, 'the governors')`,
      [nursery.organisationId, today],
    )
    expect(await home(manager)).toContain('Your organisation has what it needs')
  })

  test('a governor is told honestly that nothing is shown to them now', async () => {
    const html = await home(governor)
    expect(html).toContain('Nothing is shown to you here now')
    expect(html).not.toMatch(/Tobias|Ellery|Morwenna|Idris|Willow Room/)
    expect(html).not.toContain('href="/children"')
  })

  test('another school sees nothing of this one', async () => {
    expect(await home(stranger)).not.toMatch(/Tobias|Ellery|Morwenna|Idris|Beck|Willow Room|Wrenfold/)
  })

  test('nobody signed in is sent to sign in', async () => {
    const response = await world.request('/')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in'])
  })
})

test('home asks the database few questions', async () => {
  const asked: string[] = []
  const { web } = world.services.pools
  const count = (client: { query: unknown }) => {
    const query = client.query as (...given: unknown[]) => unknown
    client.query = (...given: unknown[]) => {
      const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text
      asked.push(text)
      return query.apply(client, given)
    }
    return () => (client.query = query)
  }
  const client = await web.connect()
  const restore = count(client)
  client.release()
  await world.as(morwenna).get('/')
  restore()
  const questions = asked.filter((text) => !/^(begin|commit)|platform\.enter/.test(text))
  expect(questions.length).toBeGreaterThan(0)
  expect(questions.length).toBeLessThanOrEqual(8)
})

test('home says which agency one is to tell, until the change is withdrawn', async () => {
  const { owner } = world.database
  const org = school.organisationId
  const insert = (text: string, values: unknown[]) => owner.query(text, values)
  const ids = Array.from({ length: 3 }, () => randomUUID())
  const [familyId, childId, amendmentId] = ids
  await insert(`insert into app.family (organisation_id, family_id, name, created_by) values ($1, $2, 'Ellery', $3)`, [
    org,
    familyId,
    morwenna.membershipId,
  ])
  await insert(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, created_by) values ($1, $2, $3, 'Leo', 'Ellery', $4)`,
    [org, childId, familyId, morwenna.membershipId],
  )
  await insert(
    `insert into app.plan_amendment (organisation_id, amendment_id, child_id, what, agreed_on, recorded_by) values ($1, $2, $3, 'Weekly visits', current_date - 3, $4)`,
    [org, amendmentId, childId, morwenna.membershipId],
  )
  await insert(
    `insert into app.plan_amendment_agency (organisation_id, agency_id, amendment_id, agency, tell_by, teller_id, added_by) values ($1, $2, $3, 'Housing', current_date - 1, $4, $4)`,
    [org, randomUUID(), amendmentId, morwenna.membershipId],
  )
  const { text } = await world.as(morwenna).get('/')
  expect(text).toContain('Tell Housing that the plan has changed')
  expect(text).toContain(`/plan-changes/${amendmentId}`)
  await insert(`update app.plan_amendment set withdrawn_at = now() where amendment_id = $1`, [amendmentId])
  expect((await world.as(morwenna).get('/')).text).not.toContain('Tell Housing')
})
