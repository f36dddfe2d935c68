import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  groupOf,
  groupSession,
  liveChild,
  openedGroup,
  signedGroup,
  writtenGroup,
} from '../../../test/builders/group.ts'
import { stateOf } from '../../../test/builders/signing.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../test/support/world.ts'
import { sealDocument } from '../documents/public.ts'
import { loadSession } from '../sessions/public.ts'
import { putToSigning } from '../signing/public.ts'
import {
  addMember,
  agreeToBounds,
  bringChild,
  endGroupMember,
  inviteGuest,
  openGroupSession,
  sayBounds,
} from './public.ts'

let world: World
let school: TestOrganisation
let lead: TestPerson
let nia: TestPerson
let owen: TestPerson
let listener: TestPerson
let others: Record<'colleague' | 'supervisor' | 'administrator' | 'governor' | 'elsewhere', TestPerson>

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  const college = await world.organisation('Kestrel Vale College')
  lead = await world.person(school, 'Idris Falodun', ['supervisor', 'supervisee'])
  nia = await world.person(school, 'Nia Probert', ['supervisee'])
  owen = await world.person(school, 'Owen Bryce', ['supervisee'])
  listener = await world.person(school, 'Bronwen Ash', ['supervisee'])
  others = {
    colleague: await world.person(school, 'Kofi Larkin', ['supervisee']),
    supervisor: await world.person(school, 'Dev Mistry-Crane', ['supervisor']),
    administrator: await world.person(school, 'Petra Lindqvist', ['administrator']),
    governor: await world.person(school, 'Lowri Castellane', ['governor']),
    elsewhere: await world.person(college, 'Beck Orlanski', ['dsl', 'supervisor', 'supervisee', 'head']),
  }
})
afterAll(() => world.end())

const documentsOf = async (sessionId: string) =>
  (
    await world.database.owner.query<{
      document_id: string
      kind: string
      child_id: string | null
      template_key: string
    }>('select document_id, kind, child_id, template_key from app.document where session_id = $1', [sessionId])
  ).rows
const notesOf = async (sessionId: string) =>
  (await documentsOf(sessionId)).find(({ kind }) => kind === 'work')?.document_id ?? ''
const opens = async (person: TestPerson, documentId: string): Promise<boolean> =>
  (await world.work(person, (work) => work.door.open([documentId], 'to read'))).length === 1
const inSession = async <T>(person: TestPerson, sessionId: string, act: (session: never, work: never) => Promise<T>) =>
  world.work(person, async (work) => {
    const session = await loadSession(work, sessionId)
    return session === null ? null : act(session as never, work as never)
  })
const bring = (person: TestPerson, sessionId: string, childId: string) =>
  inSession(person, sessionId, (session, work) => bringChild(work, session, childId))

describe('a group', () => {
  test('is made on a page, says what is missing, and is there for its members, the head and the lead', async () => {
    const empty = await world.as(lead).post('/groups/new', {})
    expect(empty.status).toBe(422)
    for (const words of ['Give the group a name', 'Choose what kind', 'Choose at least 2 people'])
      expect(empty.text).toContain(words)
    const clause = await world.as(lead).post('/groups/new', {
      name: 'Mondays',
      kind: 'peer',
      cases: 'some',
      minutes: 'team',
      'person.1': lead.membershipId,
      'role.1': 'facilitator',
      'person.2': nia.membershipId,
    })
    expect(clause.text).toContain('Give the clause of your policy that says so')
    const made = await world.as(lead).post('/groups/new', {
      name: 'Mondays',
      kind: 'peer',
      cases: 'none',
      'person.1': lead.membershipId,
      'role.1': 'facilitator',
      'person.2': nia.membershipId,
      'role.2': 'presenter',
    })
    expect(made.status).toBe(303)
    const page = await world.as(nia).get(made.location ?? '')
    expect(page.text).toContain('No individual child is discussed')
    expect(page.text).not.toContain('Take somebody into the group')
    for (const person of Object.values(others)) {
      expect((await world.as(person).get(made.location ?? '')).status).toBe(404)
      expect((await world.as(person).get('/groups')).text).not.toContain('Mondays')
    }
  })

  test('needs one facilitator, and nobody of another organisation is in it', async () => {
    await expect(groupOf(world, lead, [[nia, 'facilitator']])).rejects.toThrow('not made')
    await expect(groupOf(world, lead, [others.elsewhere])).rejects.toThrow('not made')
  })

  test('cannot be changed by a member who does not lead it, nor by anybody else', async () => {
    const groupId = await groupOf(world, lead, [nia])
    for (const person of [nia, ...Object.values(others)]) {
      const added = await world
        .as(person)
        .post(`/groups/${groupId}/members`, { person: owen.membershipId, role: 'presenter' })
      expect(added.status).toBe(404)
      expect((await world.as(person).post(`/groups/${groupId}/sessions`, {})).status).toBe(404)
      expect((await world.as(person).post(`/groups/${groupId}/end`, {})).status).toBe(404)
    }
    expect((await world.as(lead).post(`/groups/${groupId}/sessions`, {})).status).toBe(422)
  })
})

describe('a group session', () => {
  test('begins with bounds that each agrees to for themself, and a change is agreed to again', async () => {
    const groupId = await groupOf(world, lead, [nia])
    const sessionId = await groupSession(world, lead, groupId)
    const at = `/group-sessions/${sessionId}`
    expect((await world.as(nia).get(at)).text).toContain('Read what you agree to before you begin')
    expect((await world.as(nia).post(`${at}/agree`, { bounds: '1' })).status).toBe(303)
    expect((await world.as(lead).get(at)).text).toContain('Not agreed yet by Idris Falodun')
    const said = await world
      .as(lead)
      .post(`${at}/bounds`, { bounds: 'Nothing leaves this room but what a child needs.' })
    expect(said.status).toBe(303)
    expect((await world.as(lead).get(at)).text).toMatch(
      /Not agreed yet by Idris Falodun and Nia Probert|Nia Probert and Idris Falodun/,
    )
    expect(await world.work(nia, (work) => agreeToBounds(work, sessionId, 1))).toBe(false)
    expect(await world.work(nia, (work) => agreeToBounds(work, sessionId, 2))).toBe(true)
    expect(await inSession(nia, sessionId, (session, work) => sayBounds(work, session, 'Mine'))).toBe(false)
    await expect(
      world.work(lead, (work) =>
        work.db
          .updateTable('session_member')
          .set({ agreed_no: 2 })
          .where('membership_id', '=', nia.membershipId)
          .execute(),
      ),
    ).resolves.toBeDefined()
    await expect(
      world.work(lead, (work) =>
        work.db
          .updateTable('session_member')
          .set({ agreed_no: null, agreed_at: null })
          .where('membership_id', '=', nia.membershipId)
          .execute(),
      ),
    ).rejects.toThrow('each agrees for themself')
  })

  test('is marked as group, signed by all who were there, and read by them and nobody else', async () => {
    const groupId = await groupOf(world, lead, [nia, owen, [listener, 'observer']])
    const sessionId = await groupSession(world, lead, groupId)
    const rosa = await liveChild(world, nia, ['Rosa', 'Ellery'])
    expect(await bring(nia, sessionId, rosa)).toBe(true)
    await openedGroup(world, lead, sessionId, [nia, listener])
    await writtenGroup(world, nia, sessionId, { themes: 'How long waiting lists are' })
    await signedGroup(world, lead, sessionId, [nia, listener])
    expect(await stateOf(world, { sessionId })).toBe('signed')
    const page = (await documentsOf(sessionId)).find(({ child_id }) => child_id === rosa)
    const notes = await notesOf(sessionId)
    expect((await documentsOf(sessionId)).map(({ kind }) => kind).toSorted()).toEqual(['case_discussion', 'work'])
    for (const person of [lead, nia, listener]) expect(await opens(person, notes)).toBe(true)
    // Owen stayed away: it is not of him.
    for (const person of [owen, ...Object.values(others)]) {
      expect(await opens(person, notes)).toBe(false)
      expect(await opens(person, page?.document_id ?? '')).toBe(false)
      expect((await world.as(person).get(`/sessions/${sessionId}/record`)).status).toBe(404)
      expect((await world.as(person).get(`/group-sessions/${sessionId}`)).status).toBe(404)
    }
    const record = (await world.as(listener).get(`/sessions/${sessionId}/record`)).text
    expect(record).toContain('Signed by all 3')
    expect(record).toContain('Group supervision, 3 people')
    expect(record).toContain('How long waiting lists are')
    const file = (await world.as(lead).get(`/documents/${page?.document_id}`)).text
    expect(file).toContain('Group supervision, 3 people')
    expect(file).not.toContain('waiting lists')
  })

  test('puts a child’s page into that child’s file, and its notes only where the policy says so', async () => {
    const keeper = await world.person(school, 'Saskia Penhallow', ['deputy_dsl'])
    for (const minutesClause of [null, '7']) {
      const groupId = await groupOf(world, lead, [nia], { minutesClause })
      const sessionId = await groupSession(world, lead, groupId)
      const child = await liveChild(world, nia, ['Tobias', `Ward${minutesClause ?? ''}`])
      await bring(nia, sessionId, child)
      await openedGroup(world, lead, sessionId, [nia])
      await writtenGroup(world, nia, sessionId)
      const page = (await documentsOf(sessionId)).find(({ child_id }) => child_id === child)?.document_id ?? ''
      expect(await opens(keeper, page)).toBe(false)
      await signedGroup(world, lead, sessionId, [nia])
      expect(await opens(keeper, page)).toBe(true)
      expect(await opens(keeper, await notesOf(sessionId))).toBe(minutesClause !== null)
    }
  })

  test('lets a guest read the page of their child and nothing else, and not before all have signed', async () => {
    const guest = others.governor
    const groupId = await groupOf(world, lead, [nia])
    const sessionId = await groupSession(world, lead, groupId)
    const mine = await liveChild(world, nia, ['Amina', 'Marchbank'])
    const other = await liveChild(world, nia, ['Corey', 'Sandiford'])
    await bring(nia, sessionId, mine)
    await bring(nia, sessionId, other)
    const at = `/group-sessions/${sessionId}`
    expect((await world.as(guest).get(at)).status).toBe(404)
    expect((await world.as(nia).post(`${at}/guests`, { guest: guest.membershipId, guest_child: mine })).status).toBe(
      303,
    )
    const seen = (await world.as(guest).get(at)).text
    expect(seen).toContain('Amina Marchbank')
    expect(seen).not.toContain('Corey')
    expect(seen).not.toContain('Nia Probert')
    expect((await world.as(guest).post(`${at}/agree`, { bounds: '1' })).status).toBe(303)
    await openedGroup(world, lead, sessionId, [nia])
    await writtenGroup(world, nia, sessionId)
    expect((await world.as(guest).get(`${at}/board`)).status).toBe(404)
    const page = (child: string) =>
      documentsOf(sessionId).then((all) => all.find(({ child_id }) => child_id === child)?.document_id ?? '')
    expect(await opens(guest, await page(mine))).toBe(false)
    await signedGroup(world, lead, sessionId, [nia])
    expect(await opens(guest, await page(mine))).toBe(true)
    expect(await opens(guest, await page(other))).toBe(false)
    expect(await opens(guest, await notesOf(sessionId))).toBe(false)
    expect((await world.as(guest).get(`/documents/${await page(mine)}`)).text).toContain('A guest for this child alone')
    expect((await world.as(guest).get(`/sessions/${sessionId}/record`)).text).not.toContain('Corey')
  })

  test('is closed to whoever joins the group later, unless the policy says otherwise', async () => {
    for (const earlierNotesClause of [null, '4.2']) {
      const groupId = await groupOf(world, lead, [nia], { earlierNotesClause })
      const sessionId = await groupSession(world, lead, groupId)
      await openedGroup(world, lead, sessionId, [nia])
      await writtenGroup(world, nia, sessionId)
      await signedGroup(world, lead, sessionId, [nia])
      const later = await world.person(school, `Tamsin Orde${earlierNotesClause ?? ''}`, ['supervisee'])
      const joining = { membershipId: later.membershipId, role: 'presenter' } as const
      expect(await world.work(nia, (work) => addMember(work, groupId, joining))).toBe(false)
      expect(await world.work(lead, (work) => addMember(work, groupId, joining))).toBe(true)
      expect(await opens(later, await notesOf(sessionId))).toBe(earlierNotesClause !== null)
      expect((await world.as(later).get(`/group-sessions/${sessionId}`)).status).toBe(404)
      const next = await groupSession(world, lead, groupId)
      expect((await world.as(later).get(`/group-sessions/${next}`)).status).toBe(200)
    }
  })

  test('is not written by an observer, and who was there is settled with the first page', async () => {
    const groupId = await groupOf(world, lead, [nia, owen, [listener, 'observer']])
    const sessionId = await groupSession(world, lead, groupId)
    const child = await liveChild(world, nia, ['Ezra', 'Quill'])
    await bring(nia, sessionId, child)
    await openedGroup(world, lead, sessionId, [nia, listener])
    expect(
      await inSession(lead, sessionId, (session, work) => openGroupSession(work, session, [nia.membershipId])),
    ).toBe('yes')
    await inSession(lead, sessionId, (session, work) =>
      openGroupSession(work, session, [nia.membershipId, listener.membershipId]),
    )
    await writtenGroup(world, nia, sessionId)
    expect(
      await inSession(lead, sessionId, (session, work) => openGroupSession(work, session, [owen.membershipId])),
    ).toBe('no')
    const page = (await documentsOf(sessionId)).find(({ child_id }) => child_id === child)?.document_id ?? ''
    const saved = await world.work(listener, (work) => work.door.save(page, 'said', 1, 'Mine', sessionId))
    expect(saved.outcome).toBe('refused')
    expect((await world.as(listener).get(`/sessions/${sessionId}/write/work`)).location).toBe(
      `/group-sessions/${sessionId}`,
    )
    expect(await bring(listener, sessionId, child)).toBe(false)
    await expect(
      world.work(lead, (work) =>
        work.db
          .updateTable('session_member')
          .set({ present: true })
          .where('session_id', '=', sessionId)
          .where('membership_id', '=', owen.membershipId)
          .execute(),
      ),
    ).rejects.toThrow('settled once something is written')
  })

  test('brings only children that one may see oneself', async () => {
    const groupId = await groupOf(world, lead, [nia, owen])
    const sessionId = await groupSession(world, lead, groupId)
    const child = await liveChild(world, nia, ['Jude', 'Varley'])
    expect(await bring(owen, sessionId, child)).toBe(false)
    expect((await world.as(owen).post(`/group-sessions/${sessionId}/children`, { child })).status).toBe(404)
    expect(await bring(nia, sessionId, child)).toBe(true)
    expect((await world.as(owen).get(`/children/${child}`)).status).toBe(200)
    for (const person of Object.values(others)) {
      expect((await world.as(person).post(`/group-sessions/${sessionId}/children`, { child })).status).toBe(404)
    }
    await world.work(lead, (work) => endGroupMember(work, groupId, owen.membershipId))
    expect((await world.as(owen).get(`/children/${child}`)).status).toBe(404)
  })

  test('a member is no guest, and guests are asked by those who write', async () => {
    const groupId = await groupOf(world, lead, [nia, [listener, 'observer']])
    const sessionId = await groupSession(world, lead, groupId)
    const child = await liveChild(world, nia, ['Wren', 'Ashby'])
    await bring(nia, sessionId, child)
    const ask = (person: TestPerson, guest: TestPerson) =>
      inSession(person, sessionId, (session, work) =>
        inviteGuest(work, session, { childId: child, membershipId: guest.membershipId }),
      )
    expect(await ask(nia, lead)).toBe(false)
    expect(await ask(listener, others.colleague)).toBe(false)
    expect(await ask(nia, others.colleague)).toBe(true)
  })

  test('goes through its pages from planning to signing, and a record sent back is written again', async () => {
    const groupId = await groupOf(world, lead, [nia])
    const sessionId = await groupSession(world, lead, groupId)
    const at = `/group-sessions/${sessionId}`
    expect((await world.as(lead).get(`/sessions/${sessionId}`)).location).toBe(at)
    const alone = await world.as(lead).post(`${at}/open`, { present: [] })
    expect([alone.status, alone.text.includes('at least 2 people')]).toEqual([422, true])
    expect((await world.as(nia).post(`${at}/open`, { present: [nia.membershipId] })).status).toBe(404)
    expect((await world.as(lead).post(`${at}/open`, { present: [nia.membershipId] })).status).toBe(303)
    const close = await world.as(nia).get(`/sessions/${sessionId}/write/close`)
    expect([close.status, close.text.includes('Say whether every current case was discussed')]).toEqual([200, true])
    await writtenGroup(world, nia, sessionId)
    expect((await world.as(nia).post(`/sessions/${sessionId}/complete`, {})).status).toBe(404)
    expect((await world.as(lead).post(`/sessions/${sessionId}/complete`, {})).location).toBe(
      `/sessions/${sessionId}/sign`,
    )
    const sign = await world.as(nia).get(`/sessions/${sessionId}/sign`)
    expect(sign.status).toBe(200)
    expect(sign.text).toContain('For those who were there.')
    expect((await world.as(nia).get('/groups')).text).toContain('Waiting for you to sign')
    expect((await world.as(nia).get('/')).text).toContain('Read and sign the record of Thinking together')
    expect((await world.as(nia).get('/sessions')).text).not.toContain(sessionId)
    expect((await world.as(nia).get(`/sessions/${sessionId}/send-back`)).status).toBe(200)
    expect((await world.as(nia).post(`/sessions/${sessionId}/send-back`, { reason: 'missing' })).status).toBe(303)
    expect((await world.as(lead).get(at)).text).toContain('Nia Probert sent it back')
    await signedGroup(world, lead, sessionId, [nia])
    expect((await world.as(nia).get(`/sessions/${sessionId}/correct`)).text).toContain('you both sign the new version')
    expect((await world.as(nia).post(`/sessions/${sessionId}/correct`, {})).status).toBe(303)
    expect(await stateOf(world, { sessionId })).toBe('open')
  })

  test('prints a child’s page and its notes, and names in the first only who led it and who signed', async () => {
    const groupId = await groupOf(world, lead, [nia])
    const sessionId = await groupSession(world, lead, groupId)
    await bring(nia, sessionId, await liveChild(world, nia, ['Nell', 'Osgood']))
    await openedGroup(world, lead, sessionId, [nia])
    await writtenGroup(world, nia, sessionId)
    await signedGroup(world, lead, sessionId, [nia])
    for (const { document_id: id } of await documentsOf(sessionId)) {
      expect((await world.as(nia).get(`/documents/${id}/pdf`)).status).toBe(200)
      expect((await world.as(nia).get(`/documents/${id}/proof`)).status).toBe(200)
      expect((await world.as(others.colleague).get(`/documents/${id}/pdf`)).status).toBe(404)
    }
  })

  test('asks all the questions of the organisation’s record about a child where the group wants it', async () => {
    const groupId = await groupOf(world, lead, [nia], { form: 'full' })
    const sessionId = await groupSession(world, lead, groupId)
    const child = await liveChild(world, nia, ['Peregrine', 'Stowe'])
    await bring(nia, sessionId, child)
    await openedGroup(world, lead, sessionId, [nia])
    const opened = await world.as(nia).post(`/group-sessions/${sessionId}/board`, { open: child })
    const page = (await world.as(nia).get((opened.location ?? '').split('#')[0] ?? '')).text
    expect(page).toContain('name="needs"')
    expect(page).toContain('name="decision.1.why"')
    expect((await documentsOf(sessionId)).map(({ template_key }) => template_key)).toEqual([
      'group_partnership',
      'group_partnership',
    ])
    const work = (await world.as(nia).get(`/sessions/${sessionId}/write/work`)).text
    expect(work).toContain('What we learned, and what each of us takes away')
    expect(work).not.toContain('name="leave"')
    expect((await world.as(nia).get(`/sessions/${sessionId}/write/wellbeing`)).status).toBe(404)
  })

  test('is guarded by the database itself: nobody asks themself in, agrees for another, or signs for fewer', async () => {
    const groupId = await groupOf(world, lead, [nia])
    const sessionId = await groupSession(world, lead, groupId)
    const asOwen = (table: 'session_member' | 'session_guest', values: object) =>
      world.work(owen, (work) =>
        work.db
          .insertInto(table)
          .values({
            organisation_id: school.organisationId,
            session_id: sessionId,
            membership_id: owen.membershipId,
            ...values,
          } as never)
          .execute(),
      )
    await expect(asOwen('session_member', { role: 'presenter', added_by: owen.membershipId })).rejects.toThrow(
      'row-level security',
    )
    const child = await liveChild(world, owen, ['Ivo', 'Penrose'])
    await expect(asOwen('session_guest', { child_id: child, invited_by: owen.membershipId })).rejects.toThrow(
      'row-level security',
    )
    await openedGroup(world, lead, sessionId, [nia])
    await writtenGroup(world, nia, sessionId)
    await expect(
      world.work(lead, async (work) => {
        const documentId = await notesOf(sessionId)
        const sealed = await sealDocument(work, { documentId, kind: 'work' }, { any: 'thing' })
        await putToSigning(work, {
          about: { sessionId },
          versionNo: 1,
          documents: [sealed],
          signers: [lead.membershipId],
        })
      }),
    ).rejects.toThrow('the signers are the parties')
    await expect(
      world.work(nia, (work) =>
        work.db
          .updateTable('session')
          .set({ state: 'signed', signed_at: work.now })
          .where('session_id', '=', sessionId)
          .execute(),
      ),
    ).rejects.toThrow('not all have signed')
  })

  test('is called off by whoever leads it, with a reason', async () => {
    const groupId = await groupOf(world, lead, [nia])
    const sessionId = await groupSession(world, lead, groupId)
    expect((await world.as(nia).post(`/group-sessions/${sessionId}/cancel`, { reason: 'No' })).status).toBe(404)
    expect((await world.as(lead).post(`/group-sessions/${sessionId}/cancel`, {})).status).toBe(422)
    expect(
      (await world.as(lead).post(`/group-sessions/${sessionId}/cancel`, { reason: 'Two of us are away' })).status,
    ).toBe(303)
    expect(await stateOf(world, { sessionId })).toBe('cancelled')
  })
})
