import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heldChild, openedSession, pairIn, type Pair } from '../../../test/builders/writing-session.ts'
import { testWorld, type World } from '../../../test/support/world.ts'

let world: World
let pair: Pair
let sessionId: string
let path: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
  sessionId = await openedSession(world, pair)
  path = `/sessions/${sessionId}/refer`
})
afterAll(() => world.end())

const today = Temporal.Now.plainDateISO('Europe/London')
const told = (more: Record<string, string> = {}) => ({
  child: pair.children['Leo'] ?? '',
  concern: 'He said he is left alone at night.',
  decision: 'referred',
  told_1_who: 'social_care',
  told_1_name: 'Sam Oduya',
  told_1_from: 'Duty social worker, county children’s services',
  'told_1_on-day': `${today.day}`,
  'told_1_on-month': `${today.month}`,
  'told_1_on-year': `${today.year}`,
  told_1_at: '12.01am',
  told_1_said: 'I said what he told us. They will visit today.',
  next_step: 'Idris rings back at 5pm.',
  ...more,
})

test('says what to do first: 999, the lead by name, and social care', async () => {
  const { text } = await world.as(pair.supervisee).get(path)
  expect(text).toContain('call 999')
  expect(text).toContain('at once: Idris Falodun.')
  expect(text).toContain('children’s social care')
})

test('begins with the child whose page it was opened from', async () => {
  const leo = pair.children['Leo'] ?? ''
  const writing = await world.as(pair.supervisee).get(`/sessions/${sessionId}/write/child/${leo}`)
  expect(writing.text).toContain(`href="${path}?about=${leo}"`)
  const { text } = await world.as(pair.supervisee).get(`${path}?about=${leo}`)
  expect(text).toMatch(new RegExp(`<optgroup label="On the agenda"><option value="${leo}" selected`))
  expect((await world.as(pair.supervisee).get(`${path}?about=nobody`)).status).toBe(200)
})

test('what was said to whom and when is sealed, and the safeguarding team can read it at once', async () => {
  const { location } = await world.as(pair.supervisee).post(path, told())
  const { rows } = await world.database.owner.query<{ document_id: string; state: string; child_id: string }>(
    `select document_id, state, child_id from app.document where session_id = $1 and kind = 'referral'`,
    [sessionId],
  )
  expect(rows).toHaveLength(1)
  expect(location).toBe(`${path}?recorded=${rows[0]?.document_id}`)
  const confirmation = await world.as(pair.supervisee).get(location ?? '')
  expect(confirmation.text).toMatch(
    /Recorded at ([\d.]+[ap]m|midday|midnight)\. The safeguarding team can read it from now on\./,
  )
  expect(confirmation.text).toContain(`/referrals/${rows[0]?.document_id}`)
  expect(confirmation.text).not.toContain('<form method="post" action="' + path)
  expect((await world.as(pair.supervisee).get(`/children/${pair.children['Leo']}`)).text).toContain(
    'Stop and refer record of',
  )
  expect(rows[0]).toMatchObject({ state: 'sealed', child_id: pair.children['Leo'] })
  const readers = await world.database.owner.query(
    'select basis, circle from app.document_reader where document_id = $1 order by basis',
    [rows[0]?.document_id],
  )
  expect(readers.rows).toEqual([
    { basis: 'child_file', circle: 'safeguarding_team' },
    { basis: 'party', circle: null },
    { basis: 'party', circle: null },
  ])
  const deputy = await world.person(pair.organisation, 'Tam Ode', ['deputy_dsl'])
  const opened = await world.work(deputy, (work) => work.door.open([rows[0]?.document_id ?? ''], 'to read'))
  expect(opened[0]?.body).toContain('left alone at night')
  for (const person of [
    pair.others.administrator,
    pair.others.governor,
    pair.others.lineManager,
    pair.others.anotherSchool,
  ]) {
    expect(await world.work(person, (work) => work.door.open([rows[0]?.document_id ?? ''], 'to read'))).toEqual([])
  }
  const journal = await world.database.owner.query(
    `select 1 from app.journal_entry where event = 'referral.opened' and subject_id = $1`,
    [sessionId],
  )
  expect(journal.rowCount).toBe(1)
  expect((await world.as(pair.supervisor).get(path)).text).toContain('About Leo Ellery')
})

test('is about any child that one may see, on the agenda or not, and no other', async () => {
  const theirs = await heldChild(world, pair.supervisee, ['Ava', 'Marsh'])
  expect((await world.as(pair.supervisor).get(path)).text).toContain('Ava Marsh')
  expect((await world.as(pair.supervisor).post(path, told({ child: theirs }))).status).toBe(303)
  const elsewhere = await heldChild(world, pair.others.anotherSchool, ['Sol', 'Away'])
  expect((await world.as(pair.supervisor).post(path, told({ child: elsewhere }))).status).toBe(422)
})

test('deciding not to refer needs its why', async () => {
  const without = await world.as(pair.supervisor).post(path, told({ decision: 'not_referred' }))
  expect(without.status).toBe(422)
  expect(without.text).toContain('Say why it was decided not to refer')
  expect(without.text).toContain('He said he is left alone at night.')
  expect(
    (
      await world
        .as(pair.supervisor)
        .post(path, told({ decision: 'not_referred', why: 'Known, and the plan covers it.' }))
    ).status,
  ).toBe(303)
})

test('each thing that is missing is asked for in its own words', async () => {
  const turned = await world
    .as(pair.supervisor)
    .post(
      path,
      told({ child: '', concern: '', told_1_name: '', told_1_at: 'soon', 'told_1_on-year': `${today.year + 1}` }),
    )
  for (const words of [
    'Choose the child this is about',
    'Write what was seen',
    'Give the name of the person',
    'Give the time they were told',
  ])
    expect(turned.text).toContain(words)
})

test('nobody else finds the page', async () => {
  for (const person of Object.values(pair.others)) {
    expect((await world.as(person).get(path)).status).toBe(404)
    expect((await world.as(person).post(path, told())).status).toBe(404)
  }
})

describe('what was recorded', () => {
  const newest = async () => {
    const { rows } = await world.database.owner.query<{ document_id: string }>(
      `select document_id from app.referral where session_id = $1 order by recorded_at desc limit 1`,
      [sessionId],
    )
    return rows[0]?.document_id ?? ''
  }
  const inForm = (name: string, day: Temporal.PlainDate) => ({
    [`${name}-day`]: `${day.day}`,
    [`${name}-month`]: `${day.month}`,
    [`${name}-year`]: `${day.year}`,
  })

  test('has nobody put beside it afterwards who is said to have been told', async () => {
    await world.as(pair.supervisee).post(path, told())
    const documentId = await newest()
    for (const person of [pair.supervisee, pair.supervisor]) {
      const later = world.work(person, ({ db }) =>
        db
          .insertInto('referral_telling')
          .values({
            organisation_id: pair.organisation.organisationId,
            document_id: documentId,
            position: 9,
            told: 'police',
            told_at: Temporal.Instant.from('2024-01-01T09:00:00Z'),
          })
          .execute(),
      )
      await expect(later).rejects.toThrow(/recorded with the referral|row-level security/)
    }
    const { rows } = await world.database.owner.query(
      'select position from app.referral_telling where document_id = $1 and position = 9',
      [documentId],
    )
    expect(rows).toEqual([])
  })

  test('names everybody who was told, of which kind and when as facts, and what was said as words', async () => {
    const told2 = {
      told_2_who: 'parents',
      told_2_name: 'Mrs Ellery',
      ...inForm('told_2_on', today),
      told_2_at: '12.02am',
      told_2_said: 'I said that we had made a referral. She was angry.',
    }
    await world.as(pair.supervisee).post(path, told(told2))
    const documentId = await newest()
    const { rows } = await world.database.owner.query<{ told: string }>(
      'select told from app.referral_telling where document_id = $1 order by position',
      [documentId],
    )
    expect(rows.map((row) => row.told)).toEqual(['social_care', 'parents'])
    for (const person of [pair.supervisee, pair.supervisor]) {
      const { text } = await world.as(person).get(`/referrals/${documentId}`)
      for (const words of [
        'left alone at night',
        'Sam Oduya',
        'She was angry.',
        'No answer yet',
        'Children’s social care',
      ])
        expect(text).toContain(words)
    }
    expect((await world.as(pair.supervisee).get(`/documents/${documentId}`)).location).toBe(`/referrals/${documentId}`)
    expect((await world.as(pair.supervisee).get(`/documents/${documentId}/pdf`)).location).toBe(
      `/referrals/${documentId}/pdf`,
    )
    const pdf = await world.as(pair.supervisor).get(`/referrals/${documentId}/pdf`)
    expect(pdf.response.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.response.headers.get('content-disposition')).not.toMatch(/Leo|Ellery/)
  })

  test('is read by the safeguarding team and by nobody else', async () => {
    const documentId = await newest()
    const deputy = await world.person(pair.organisation, 'Tam Odewale', ['deputy_dsl'])
    expect((await world.as(deputy).get(`/referrals/${documentId}`)).text).toContain('She was angry.')
    for (const person of Object.values(pair.others)) {
      expect((await world.as(person).get(`/referrals/${documentId}`)).status).toBe(404)
      expect((await world.as(person).get(`/referrals/${documentId}/pdf`)).status).toBe(404)
      expect((await world.as(person).post(`/referrals/${documentId}`, {})).status).toBe(404)
    }
  })

  test('more is added to it by the two who met, and to no other session’s', async () => {
    const documentId = await newest()
    const form = await world.as(pair.supervisor).get(`${path}?adds=${documentId}`)
    expect(form.text).toContain('What was said since about Leo Ellery')
    const added = await world
      .as(pair.supervisor)
      .post(path, told({ adds_to: documentId, concern: 'They rang back.', told_1_said: 'They are on the way.' }))
    expect(added.status).toBe(303)
    expect((await world.as(pair.supervisee).get(`/referrals/${documentId}`)).text).toContain('What was added since')
    const more = await newest()
    expect((await world.as(pair.supervisee).get(`/referrals/${more}`)).text).toContain('Go to what was recorded first')
    // What is added to is a first record, of a session that one holds.
    expect((await world.as(pair.supervisor).post(path, told({ adds_to: more }))).status).toBe(404)
    expect((await world.as(pair.supervisor).get(`${path}?adds=${pair.organisation.organisationId}`)).status).toBe(404)
    expect((await world.as(pair.supervisor).get(`${path}?adds=none`)).status).toBe(404)
  })

  test('what came of it is noted once, by whoever may read it', async () => {
    const { rows } = await world.database.owner.query<{ document_id: string }>(
      `select document_id from app.referral where session_id = $1 and adds_to is null and decided = 'referred' order by recorded_at desc limit 1`,
      [sessionId],
    )
    const at = `/referrals/${rows[0]?.document_id}`
    const turned = await world
      .as(pair.supervisee)
      .post(at, { outcome: 'still_not', ...inForm('outcome_on', today.add({ days: 1 })) })
    expect(turned.status).toBe(422)
    expect(turned.text).toContain('Choose what came of it')
    expect(turned.text).toContain('It cannot be after today')
    expect(
      (await world.as(pair.supervisee).post(at, { outcome: 'assessment', ...inForm('outcome_on', today) })).location,
    ).toBe(at)
    expect((await world.as(pair.supervisor).get(at)).text).toContain('The child is assessed (section 17). Heard on')
    await world.as(pair.supervisor).post(at, { outcome: 'advice', ...inForm('outcome_on', today) })
    const { rows: kept } = await world.database.owner.query('select outcome from app.referral where document_id = $1', [
      rows[0]?.document_id,
    ])
    expect(kept).toEqual([{ outcome: 'assessment' }])
    await expect(
      world.work(pair.supervisor, ({ db }) =>
        db
          .updateTable('referral')
          .set({ outcome: 'advice', outcome_on: today })
          .where('document_id', '=', rows[0]?.document_id ?? '')
          .execute(),
      ),
    ).rejects.toThrow('what came of it is noted once')
  })

  test('a decision not to refer has its why, who was asked, and the day it is looked at again', async () => {
    const inAMonth = today.add({ months: 1 })
    await world.as(pair.supervisor).post(
      path,
      told({
        decision: 'not_referred',
        why: 'Known, and the plan covers it.',
        advice: 'The front door said to keep watching.',
        ...inForm('review_on', inAMonth),
      }),
    )
    const documentId = await newest()
    const { text } = await world.as(pair.supervisee).get(`/referrals/${documentId}`)
    for (const words of [
      'Decided not to refer: Leo Ellery',
      'the plan covers it',
      'keep watching',
      'To be looked at again on',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('They will visit today')
    expect(
      (
        await world
          .as(pair.supervisee)
          .post(`/referrals/${documentId}`, { outcome: 'refer_after_all', ...inForm('outcome_on', today) })
      ).status,
    ).toBe(303)
    expect((await world.as(pair.supervisee).get(`/referrals/${documentId}`)).text).toContain('we refer after all')
  })
})

describe('when nobody could be reached yet', () => {
  const day = (name: string, on: Temporal.PlainDate) => ({
    [`${name}-day`]: `${on.day}`,
    [`${name}-month`]: `${on.month}`,
    [`${name}-year`]: `${on.year}`,
  })
  const notYet = (more: Record<string, string> = {}) =>
    told({ decision: 'not_yet', tried: 'I rang the front door twice.', ...more })
  const record = async (fields: Record<string, string>) => {
    const done = await world.as(pair.supervisee).post(path, fields)
    expect(done.status).toBe(303)
    return new URL(done.location ?? '', 'https://x.test').searchParams.get('recorded') ?? ''
  }
  const waits = 'Nobody has been told about Leo Ellery yet'

  test('it is recorded at once, with who was tried', async () => {
    const without = await world.as(pair.supervisee).post(path, notYet({ tried: '' }))
    expect(without.status).toBe(422)
    expect(without.text).toContain('Write whom you tried to reach, and when')
    const documentId = await record(notYet())
    const { text } = await world.as(pair.supervisor).get(`/referrals/${documentId}`)
    for (const words of ['Nobody told yet: Leo Ellery', 'I rang the front door twice.', 'Nobody has been told yet'])
      expect(text).toContain(words)
    expect(text).not.toContain('They will visit today')
    expect(text).not.toContain('What came of it?')
    expect((await world.as(pair.supervisee).get(`/children/${pair.children['Leo']}`)).text).toContain(
      'Nobody told yet: record of',
    )
    // Nothing came of it before somebody was told; the database says so too.
    const early = world.work(pair.supervisor, ({ db }) =>
      db
        .updateTable('referral')
        .set({ outcome: 'advice', outcome_on: today })
        .where('document_id', '=', documentId)
        .execute(),
    )
    await expect(early).rejects.toThrow('once somebody was told')
  })

  test('it is on the home pages of the two and on the agenda until somebody was told, and then it waits for an answer', async () => {
    const documentId = await record(notYet())
    const other = await openedSession(world, pair)
    const add = `/sessions/${sessionId}/refer?adds=${documentId}`
    const homeOf = async (person: typeof pair.supervisee) => (await world.as(person).get('/')).text
    for (const person of [pair.supervisee, pair.supervisor]) {
      expect(await homeOf(person)).toContain(waits)
      expect(await homeOf(person)).toContain(add.replaceAll('&', '&amp;'))
      expect((await world.as(person).get(`/sessions/${other}`)).text).toContain(waits)
    }
    for (const person of [pair.others.governor, pair.others.lineManager, pair.others.anotherSchool])
      expect(await homeOf(person)).not.toContain('Nobody has been told about')
    // Another try that reached nobody leaves it open.
    await record(notYet({ adds_to: documentId, tried: 'Engaged again.' }))
    expect(await homeOf(pair.supervisee)).toContain(add)
    await record(told({ adds_to: documentId }))
    expect(await homeOf(pair.supervisee)).not.toContain(add)
    expect(await homeOf(pair.supervisor)).toContain(`/referrals/${documentId}`)
    expect((await world.as(pair.supervisor).get(`/sessions/${other}`)).text).toContain(
      'A referral about Leo Ellery has no answer yet',
    )
    const at = `/referrals/${documentId}`
    const noted = await world.as(pair.supervisor).post(at, { outcome: 'advice', ...day('outcome_on', today) })
    expect(noted.location).toBe(at)
    expect(await homeOf(pair.supervisor)).not.toContain(at)
  })

  test('it is settled by deciding not to refer', async () => {
    const documentId = await record(notYet())
    await record(told({ adds_to: documentId, decision: 'not_referred', why: 'It was a mistake of ours.' }))
    const home = (await world.as(pair.supervisee).get('/')).text
    expect(home).not.toContain(documentId)
    const { text } = await world.as(pair.supervisee).get(`/referrals/${documentId}`)
    expect(text).toContain('What do you say now?')
  })
})

describe('a decision not to refer that is looked at again', () => {
  const day = (name: string, on: Temporal.PlainDate) => ({
    [`${name}-day`]: `${on.day}`,
    [`${name}-month`]: `${on.month}`,
    [`${name}-year`]: `${on.year}`,
  })
  const record = async (fields: Record<string, string>) => {
    const done = await world.as(pair.supervisee).post(path, fields)
    expect(done.status).toBe(303)
    return new URL(done.location ?? '', 'https://x.test').searchParams.get('recorded') ?? ''
  }
  const decided = { decision: 'not_referred', why: 'The plan covers it.' }
  const tomorrow = day('review_on', today.add({ days: 1 }))
  const theDayCame = (documentId: string) =>
    world.database.owner.query('update app.referral set review_on = current_date where document_id = $1', [documentId])
  const homeOf = async (person: typeof pair.supervisee) => (await world.as(person).get('/')).text

  test('comes back on the home pages of the two and on the agenda by its day, and not before', async () => {
    const documentId = await record(told({ ...decided, ...tomorrow }))
    const at = `/referrals/${documentId}`
    const other = await openedSession(world, pair)
    expect(await homeOf(pair.supervisee)).not.toContain(at)
    await theDayCame(documentId)
    for (const person of [pair.supervisee, pair.supervisor]) {
      const home = await homeOf(person)
      expect(home).toContain('Look again at the decision not to refer Leo Ellery')
      expect(home).toContain(at)
      expect((await world.as(person).get(`/sessions/${other}`)).text).toContain(at)
    }
    for (const person of [pair.others.governor, pair.others.lineManager, pair.others.anotherSchool])
      expect(await homeOf(person)).not.toContain('not to refer')
    await world.as(pair.supervisor).post(at, { outcome: 'still_not', ...day('outcome_on', today) })
    expect(await homeOf(pair.supervisor)).not.toContain(at)
  })

  test('comes back too when nobody could be reached first, and not once somebody was told after all', async () => {
    const documentId = await record(told({ decision: 'not_yet', tried: 'I rang twice.' }))
    const settled = await record(told({ adds_to: documentId, ...decided, ...tomorrow }))
    await theDayCame(settled)
    expect(await homeOf(pair.supervisee)).toContain('Look again at the decision not to refer Leo Ellery')
    expect(await homeOf(pair.supervisee)).toContain(`/referrals/${documentId}`)
    expect((await world.as(pair.supervisee).get(`/referrals/${documentId}`)).text).toContain('To be looked at again on')
    await record(told({ adds_to: documentId }))
    expect(await homeOf(pair.supervisee)).not.toContain('Look again at the decision')
  })
})

test('one goes back to the page one came from, and to no other', async () => {
  const leo = pair.children['Leo'] ?? ''
  const writing = `/sessions/${sessionId}/write/child/${leo}`
  const back = (text: string) => /href="([^"]*)"[^>]*>Go back to the session/.exec(text)?.[1]
  const fromChild = await world.as(pair.supervisee).get(`${path}?about=${leo}`)
  expect(back(fromChild.text)).toBe(writing)
  const recorded = await world.as(pair.supervisee).post(path, told({ from: `child/${leo}` }))
  expect(back((await world.as(pair.supervisee).get(recorded.location ?? '')).text)).toBe(writing)
  const fromActions = await world.as(pair.supervisee).get(`/sessions/${sessionId}/write/actions`)
  expect(fromActions.text).toContain(`href="${path}?from=actions"`)
  expect(back((await world.as(pair.supervisee).get(`${path}?from=actions`)).text)).toBe(
    `/sessions/${sessionId}/write/actions`,
  )
  for (const from of ['', '//example.org', 'child/../../x', 'nobody'])
    expect(back((await world.as(pair.supervisee).get(`${path}?from=${encodeURIComponent(from)}`)).text)).toBe(
      `/sessions/${sessionId}`,
    )
})
