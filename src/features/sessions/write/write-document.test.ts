import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  documentsOf,
  openedSession,
  pairIn,
  saveAsTyped,
  sessionOf,
  type Pair,
} from '../../../../test/builders/writing-session.ts'
import { formIn } from '../../../../test/support/form-in.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'

let world: World
let pair: Pair
let sessionId: string
let tobias: string
let path: string

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world)
  sessionId = await openedSession(world, pair)
  tobias = pair.children['Tobias'] ?? ''
  path = `/sessions/${sessionId}/write/child/${tobias}`
})
afterAll(() => world.end())

const fieldOf = async (documentId: string, key: string) =>
  (
    await world.database.owner.query<{ text: string; revision: number }>(
      'select text, revision from app.draft_field where document_id = $1 and field_key = $2',
      [documentId, key],
    )
  ).rows[0]
const childDocument = async () => (await documentsOf(world, sessionId)).child[tobias] ?? ''

describe('the page of one child, without a script', () => {
  test('says whose file it is before the first question, with the voice of the child second', async () => {
    const { text } = await world.as(pair.supervisor).get(path)
    expect(text).toContain('<b>This page is for Tobias’s file.</b>')
    expect(text.indexOf('This page is for')).toBeLessThan(text.indexOf('What has happened since'))
    expect(text.indexOf('What Tobias says and shows us')).toBeLessThan(text.indexOf('What Tobias needs'))
    expect(text).toContain('Stop and refer now')
    expect(text).toContain('Who will read this page')
    expect(text.match(/aria-current="step"/g)).toHaveLength(1)
    expect(text).not.toMatch(/ style="| on[a-z]+="/)
  })

  test('saves the whole form, keeps line ends as typed, and goes on to the next page', async () => {
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    const saved = await browser.post(path, {
      ...form,
      events_since: 'Two late arrivals.\r\nBoth Mondays.',
      direction: 'amber',
      go: 'next',
    })
    expect(saved.location).toBe(`/sessions/${sessionId}/write/work`)
    expect((await browser.get(`/sessions/${sessionId}/write/child/${pair.children['Rosa']}`)).text).toContain(
      'Save and go to Tobias',
    )
    expect(await fieldOf(await childDocument(), 'events_since')).toEqual({
      text: 'Two late arrivals.\nBoth Mondays.',
      revision: 1,
    })
    const { text } = await browser.get(path)
    expect(text).toContain('You wrote this at')
    expect((await world.as(pair.supervisor).get(path)).text).toContain('Morwenna wrote this at')
  })

  test('sent twice is saved once', async () => {
    const browser = world.as(pair.supervisee)
    const form = { ...formIn((await browser.get(path)).text, path), needs: 'A settled bedtime', 'action.what': '' }
    const both = await Promise.all([browser.post(path, form), browser.post(path, form)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await fieldOf(await childDocument(), 'needs')).toEqual({ text: 'A settled bedtime', revision: 1 })
  })

  test('a field nobody touched does not undo what the other wrote in between', async () => {
    const mine = formIn((await world.as(pair.supervisee).get(path)).text, path)
    await saveAsTyped(world, pair.supervisor, sessionId, {
      documentId: await childDocument(),
      fieldKey: 'plan',
      basedOn: 0,
      text: 'Health visitor calls',
    })
    const saved = await world.as(pair.supervisee).post(path, { ...mine, voice: 'Says Mondays are tiring', go: 'later' })
    expect(saved.location).toBe(`/sessions/${sessionId}`)
    expect((await fieldOf(await childDocument(), 'plan'))?.text).toBe('Health visitor calls')
  })

  test('a date that is none comes back with what was typed, and everything else is saved', async () => {
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    const turned = await browser.post(path, {
      ...form,
      protective_factors: 'His grandmother',
      'last_seen_alone-day': '31',
      'last_seen_alone-month': '2',
      'last_seen_alone-year': '2026',
    })
    expect(turned.status).toBe(422)
    expect(turned.text).toContain('Error: ')
    expect(turned.text).toContain('href="#last_seen_alone-day"')
    expect(turned.text).toContain('value="31"')
    expect((await fieldOf(await childDocument(), 'protective_factors'))?.text).toBe('His grandmother')
  })

  test('an answer that brings a question leads back to it', async () => {
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    const saved = await browser.post(path, { ...form, services_refused: 'yes', go: 'next' })
    expect(saved.location).toBe(`${path}?news=asked#action_if_refused`)
    expect((await browser.get(path)).text).toMatch(/data-asked-when="services_refused=yes"[^>]*>/)
  })

  test('a second decision is a place of its own, and a why belongs to each', async () => {
    const browser = world.as(pair.supervisor)
    const form = formIn((await browser.get(path)).text, path)
    const more = await browser.post(path, {
      ...form,
      'decision.1.what': 'Wait for the core group',
      'decision.1.why': 'She has begun to come',
      go: 'decision',
    })
    expect(more.location).toBe(`${path}?decisions=2#decision.2.what`)
    expect((await browser.get(`${path}?decisions=2`)).text).toContain('id="decision.2.why"')
  })

  test('an action is agreed on the same form; one that is half typed is asked for again and nothing is lost', async () => {
    const browser = world.as(pair.supervisor)
    const due = Temporal.Now.plainDateISO('Europe/London').add({ days: 14 })
    const action = {
      'action.what': 'Ask for the report',
      'action.why': 'Nobody has seen it',
      'action.who': pair.supervisor.membershipId,
    }
    const by = { 'action.by-day': `${due.day}`, 'action.by-month': `${due.month}`, 'action.by-year': `${due.year}` }
    const half = await browser.post(path, { ...formIn((await browser.get(path)).text, path), ...action, go: 'action' })
    expect(half.status).toBe(422)
    expect(half.text).toContain('Give the date this will be done by')
    expect(half.text).toContain('value="Ask for the report"')
    const whole = { ...formIn((await browser.get(path)).text, path), ...action, ...by, go: 'action' }
    expect((await browser.post(path, whole)).location).toBe(`${path}?news=action#actions`)
    expect((await browser.post(path, whole)).status).toBe(303)
    const { rows } = await world.database.owner.query('select what, child_id from app.action where session_id = $1', [
      sessionId,
    ])
    expect(rows).toEqual([{ what: 'Ask for the report', child_id: tobias }])
    expect((await browser.get(path)).text).toContain('Ask for the report')
  })

  test('shows who else is here', async () => {
    await world.as(pair.supervisee).get(path)
    expect((await world.as(pair.supervisor).get(path)).text).toContain('Morwenna is here too')
  })

  test('what the record was closed over is shown to be copied', async () => {
    const other = await pairIn(world, ['Leo'])
    const closing = await openedSession(world, other)
    const leo = `/sessions/${closing}/write/child/${other.children['Leo']}`
    const form = formIn((await world.as(other.supervisee).get(leo)).text, leo)
    await world.database.owner.query(`update app.session set state = 'completed' where session_id = $1`, [closing])
    const late = await world.as(other.supervisee).post(leo, { ...form, needs: 'Words that came too late' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Words that came too late')
  })
})

describe('who may write', () => {
  test('nobody but the two opens any page of it, and a child of another session is no page of this one', async () => {
    for (const person of Object.values(pair.others)) {
      for (const page of ['work', 'wellbeing', `child/${tobias}`, 'actions', 'close']) {
        expect((await world.as(person).get(`/sessions/${sessionId}/write/${page}`)).status).toBe(404)
        expect((await world.as(person).post(`/sessions/${sessionId}/write/${page}`, { needs: 'x' })).status).toBe(404)
      }
    }
    expect((await world.as(pair.supervisee).get(`/sessions/${sessionId}/write/child/${sessionId}`)).status).toBe(404)
  })

  test('opening a page is in the journal before its words are on it', async () => {
    const documentId = await childDocument()
    const count = async () =>
      (
        await world.database.owner.query(
          `select 1 from app.journal_entry where event = 'draft.read' and document_id = $1 and membership_id = $2`,
          [documentId, pair.supervisor.membershipId],
        )
      ).rowCount ?? 0
    const before = await count()
    await world.as(pair.supervisor).get(path)
    expect(await count()).toBe(before + 1)
  })
})

describe('before the session', () => {
  test('the supervisee writes their part and the supervisor reads it and cannot write it', async () => {
    const planned = await sessionOf(world, pair, 3)
    await world.as(pair.supervisee).get(`/sessions/${planned}`)
    const prepare = `/sessions/${planned}/prepare/${tobias}`
    const page = await world.as(pair.supervisee).get(prepare)
    expect(page.text).not.toContain('What we decided')
    const saved = await world
      .as(pair.supervisee)
      .post(prepare, { ...formIn(page.text, prepare), events_since: 'He has been cheerful' })
    expect(saved.status).toBe(303)
    const read = await world.as(pair.supervisor).get(prepare)
    expect(read.text).toContain('He has been cheerful')
    expect(read.text).not.toContain('<textarea')
    expect((await world.as(pair.supervisor).post(prepare, { events_since: 'Mine' })).status).toBe(404)
    const { rows } = await world.database.owner.query(
      'select prepared_at is not null as done from app.session_child where session_id = $1 and child_id = $2',
      [planned, tobias],
    )
    expect(rows[0]).toEqual({ done: true })
    for (const person of Object.values(pair.others)) expect((await world.as(person).get(prepare)).status).toBe(404)
  })

  test('a page to write on leads to the part written beforehand', async () => {
    const planned = await sessionOf(world, pair, 4)
    await world.as(pair.supervisee).get(`/sessions/${planned}`)
    expect((await world.as(pair.supervisee).get(`/sessions/${planned}/write/child/${tobias}`)).location).toBe(
      `/sessions/${planned}/prepare/${tobias}`,
    )
    expect((await world.as(pair.supervisee).get(`/sessions/${planned}/write/wellbeing`)).status).toBe(200)
  })
})
