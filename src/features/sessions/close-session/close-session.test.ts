import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  documentsOf,
  openedSession,
  pairIn,
  saveAsTyped,
  sessionOf,
  type Pair,
} from '../../../../test/builders/writing-session.ts'
import { formIn } from '../../../../test/support/form-in.ts'
import { adoptedPolicy, policyText } from '../../../../test/support/policy.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { dayWithYear } from '../../../domain/text/dates.ts'
import { agreeAction } from '../../actions/public.ts'
import { factsFor, loadSession, whatIsMissingFromSession } from '../public.ts'

let world: World
let pair: Pair
let sessionId: string
let path: string

beforeAll(async () => {
  world = await testWorld()
})
beforeEach(async () => {
  pair = await pairIn(world, ['Leo'])
  sessionId = await openedSession(world, pair)
  path = `/sessions/${sessionId}/write/close`
})
afterAll(() => world.end())

const missing = () =>
  world.work(pair.supervisor, async (work) => {
    const session = await loadSession(work, sessionId)
    if (session === null) throw new Error('no session')
    return whatIsMissingFromSession(work, session)
  })

async function fill(more: Record<string, string> = {}) {
  const { work, child } = await documentsOf(world, sessionId)
  const leo = child[pair.children['Leo'] ?? ''] ?? ''
  const words: Record<string, string> = {
    events_since: 'a',
    voice: 'b',
    needs: 'c',
    risks: 'd',
    engagement: 'e',
    plan: 'f',
    direction: 'green',
    'decision.1.what': 'g',
    'decision.1.why': 'h',
    ...more,
  }
  for (const [fieldKey, text] of Object.entries(words))
    await saveAsTyped(world, pair.supervisor, sessionId, { documentId: leo, fieldKey, basedOn: 0, text })
  await saveAsTyped(world, pair.supervisor, sessionId, {
    documentId: work,
    fieldKey: 'cases_discussed',
    basedOn: 0,
    text: 'all',
  })
}

async function earlierAction(): Promise<string> {
  const earlier = await openedSession(world, pair, -20)
  const actionId = await world.work(pair.supervisor, (work) =>
    agreeAction(work, {
      sessionId: earlier,
      childId: null,
      what: 'Book the course',
      why: 'Agreed need',
      ownerId: pair.supervisee.membershipId,
      dueOn: work.today.add({ days: 3 }),
    }),
  )
  await world.database.owner.query(`update app.session set state = 'signed' where session_id = $1`, [earlier])
  return actionId ?? ''
}

test('a child there was no time for can be taken off from where that is found out', async () => {
  const { text } = await world.as(pair.supervisor).get(path)
  expect(text).toContain(`href="/sessions/${sessionId}#agenda">Take them off</a>`)
  await fill()
  expect((await world.as(pair.supervisor).get(path)).text).not.toContain('Take them off')
})

describe('what stands in the way of completing', () => {
  test('an empty session lacks its answers, its decision, its declaration, its place and its minutes, each with a link', async () => {
    const sentences = (await missing()).map(({ sentence }) => sentence)
    expect(sentences).toContain('Leo: Write what Leo needs')
    expect(sentences).toContain('Leo: Write what was decided about Leo, even if it is to carry on as before')
    expect(sentences).toContain('Say whether every current case was discussed')
    expect(sentences).toContain('Say whether the place was private and free of interruption')
    const { text } = await world.as(pair.supervisor).get(path)
    expect(text).toContain(`href="/sessions/${sessionId}/write/child/${pair.children['Leo']}#needs"`)
    expect(text).not.toContain('Complete the record</button>')
  })

  test('what is left for a child stands under the child’s name, which is said once', async () => {
    const { text } = await world.as(pair.supervisor).get(path)
    const left = text.slice(text.indexOf('id="complete"'))
    expect(left.match(/Leo<\/a>: \d things/g)).toHaveLength(1)
    expect(left).toContain('>Write what Leo needs</a>')
    expect(left).not.toContain('Leo: Write')
  })

  test('nothing is left when all is there, and then the supervisor completes it and the supervisee does not', async () => {
    await fill()
    const browser = world.as(pair.supervisor)
    const form = formIn((await browser.get(path)).text, path)
    expect((await browser.post(path, { ...form, private: 'yes', minutes: '71', interruptions: '0' })).status).toBe(303)
    expect(await missing()).toEqual([])
    expect((await browser.get(path)).text).toContain(`action="/sessions/${sessionId}/complete"`)
    expect((await world.as(pair.supervisee).get(path)).text).toContain('Idris completes the record')
  })

  test('a decision without its why, and a departure without who approved it, are named', async () => {
    await fill({ 'decision.2.what': 'Close the plan', 'decision.2.departure.what': 'Without a visit' })
    const sentences = (await missing()).map(({ sentence }) => sentence)
    expect(sentences).toContain('Leo: Say why, so that someone who was not there can follow the decision')
    expect(sentences).toContain('Leo: Name the person who approved departing from procedure')
    expect((await missing()).map(({ href }) => href.split('#')[1])).toContain('decision.2.why')
  })

  test('a sample needs its reason, which is asked for on this page', async () => {
    await fill()
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    expect((await browser.post(path, { ...form, cases_discussed: 'sample' })).location).toBe(`${path}#sample_reason`)
    const found = await missing()
    expect(found.find(({ href }) => href.endsWith('#sample_reason'))?.page).toBe('close')
  })

  test('an action of an earlier session that nobody has looked at', async () => {
    await earlierAction()
    expect((await missing())[0]).toMatchObject({
      page: 'actions',
      sentence: 'Say what came of 1 action from earlier sessions',
    })
  })
})

describe('last session’s actions', () => {
  const say = async (actionId: string, form: Record<string, string>) => {
    const at = `/sessions/${sessionId}/write/actions`
    const browser = world.as(pair.supervisor)
    const shown = formIn((await browser.get(at)).text, at)
    return browser.post(at, {
      ...shown,
      ...Object.fromEntries(Object.entries(form).map(([name, value]) => [name.replace('*', actionId), value])),
    })
  }
  const stored = async (actionId: string) =>
    (
      await world.database.owner.query('select state, carried, outcome from app.action where action_id = $1', [
        actionId,
      ])
    ).rows[0] as { state: string; carried: number; outcome: string | null }

  test('is carried forward to the day of the next session unless another is given', async () => {
    const actionId = await earlierAction()
    const next = await sessionOf(world, pair, 21)
    const { rows } = await world.database.owner.query<{ day: string }>(
      `select (starts_at at time zone 'Europe/London')::date::text as day from app.session where session_id = $1`,
      [next],
    )
    expect((await say(actionId, { 'outcome.*': 'carried' })).status).toBe(303)
    const kept = await world.database.owner.query<{ due: string }>(
      'select due_on::text as due from app.action where action_id = $1',
      [actionId],
    )
    expect(kept.rows[0]?.due).toBe(rows[0]?.day)
    await world.database.owner.query(`update app.session set state = 'cancelled' where session_id = $1`, [next])
  })

  test('carried forward twice in one session counts once', async () => {
    const actionId = await earlierAction()
    const later = Temporal.Now.plainDateISO('Europe/London').add({ days: 30 })
    const due = { 'due.*-day': `${later.day}`, 'due.*-month': `${later.month}`, 'due.*-year': `${later.year}` }
    expect((await say(actionId, { 'outcome.*': 'carried', ...due })).status).toBe(303)
    expect((await say(actionId, { 'outcome.*': 'carried', ...due, 'due.*-year': `${later.year + 1}` })).status).toBe(
      303,
    )
    expect(await stored(actionId)).toMatchObject({ state: 'open', carried: 1 })
    expect((await missing()).some(({ page }) => page === 'actions')).toBe(false)
    expect((await say(actionId, { 'outcome.*': 'done', 'done.*': 'She passed it' })).status).toBe(303)
    expect(await stored(actionId)).toEqual({ state: 'done', carried: 0, outcome: 'She passed it' })
  })

  test('needs what came of it, a date after today, or why', async () => {
    const actionId = await earlierAction()
    expect((await say(actionId, { 'outcome.*': 'done' })).text).toContain('Write what came of it')
    expect((await say(actionId, { 'outcome.*': 'dropped' })).text).toContain('Say why it is dropped')
    expect(
      (await say(actionId, { 'outcome.*': 'carried', 'due.*-day': '1', 'due.*-month': '1', 'due.*-year': '2020' }))
        .text,
    ).toContain('The new date must be after today')
    expect(await stored(actionId)).toMatchObject({ state: 'open', carried: 0 })
  })

  test('what the other said meanwhile is not overwritten unseen', async () => {
    const actionId = await earlierAction()
    const at = `/sessions/${sessionId}/write/actions`
    const old = formIn((await world.as(pair.supervisee).get(at)).text, at)
    await say(actionId, { 'outcome.*': 'done', 'done.*': 'She passed it' })
    const late = await world
      .as(pair.supervisee)
      .post(at, { ...old, [`outcome.${actionId}`]: 'dropped', [`dropped.${actionId}`]: 'No time' })
    expect(late.status).toBe(422)
    expect(await stored(actionId)).toMatchObject({ state: 'done' })
  })
})

describe('place, minutes and the next date', () => {
  test('numbers that are none come back as typed, and the other’s answer is not overwritten unseen', async () => {
    const browser = world.as(pair.supervisor)
    const form = formIn((await browser.get(path)).text, path)
    const turned = await browser.post(path, { ...form, minutes: 'an hour', private: 'yes' })
    expect(turned.status).toBe(422)
    expect(turned.text).toContain('value="an hour"')
    const theirs = formIn((await world.as(pair.supervisee).get(path)).text, path)
    await world.as(pair.supervisee).post(path, { ...theirs, minutes: '55', interruptions: '1', private: 'no' })
    const late = await browser.post(path, { ...form, minutes: '70', interruptions: '0', private: 'yes' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('55 minutes')
  })

  test('that they read it through together is kept as a fact, and is not asked for', async () => {
    const said = async () =>
      (
        await world.database.owner.query<{ read_through: boolean | null }>(
          'select read_through from app.session where session_id = $1',
          [sessionId],
        )
      ).rows[0]?.read_through
    expect(await said()).toBeNull()
    const browser = world.as(pair.supervisor)
    await browser.post(path, { ...formIn((await browser.get(path)).text, path), read_through: 'yes' })
    expect(await said()).toBe(true)
    expect((await browser.get(path)).text).toMatch(/<input[^>]*name="read_through"[^>]*checked/)
    const facts = await world.work(pair.supervisor, async (work) => {
      const session = await loadSession(work, sessionId)
      return session === null ? {} : factsFor(session, null)
    })
    expect(facts['session.read_through']).toBe('Yes')
    const { read_through: _, ...unsaid } = formIn((await browser.get(path)).text, path)
    await browser.post(path, unsaid)
    expect(await said()).toBeNull()
  })

  test('is the extended one when the supervisor says so, where the policy asks for one', async () => {
    const browser = world.as(pair.supervisor)
    const extended = async () =>
      (
        await world.database.owner.query<{ extended: boolean }>(
          'select extended from app.session where session_id = $1',
          [sessionId],
        )
      ).rows[0]?.extended
    expect((await browser.get(path)).text).not.toContain('name="extended"')
    const counts = { event: 'session', as: 'supervisee', where: { outcome: 'held', extended: 'yes' } }
    const window = { each: 'half_term', at_least: 1, part: 'exempt' }
    await adoptedPolicy(world, pair.organisation, policyText([{ id: 'longer', about: 'worker', counts, window }]))
    const theirs = formIn((await world.as(pair.supervisee).get(path)).text, path)
    expect(theirs).not.toHaveProperty('extended_offered')
    const form = formIn((await browser.get(path)).text, path)
    await browser.post(path, { ...form, extended: 'yes' })
    expect(await extended()).toBe(true)
    const shown = formIn((await browser.get(path)).text, path)
    expect(shown).toMatchObject({ extended_offered: 'yes', extended: 'yes' })
    const forged = { ...theirs, extended_offered: 'yes' }
    expect((await world.as(pair.supervisee).post(path, forged)).status).toBe(404)
    const { extended: _, ...unsaid } = shown
    await browser.post(path, unsaid)
    expect(await extended()).toBe(false)
  })

  test('a session that is planned can be the next, or another day becomes a planned session, once', async () => {
    const planned = await sessionOf(world, pair, 25)
    const browser = world.as(pair.supervisor)
    const form = formIn((await browser.get(path)).text, path)
    await browser.post(path, { ...form, next: planned })
    const next = async () =>
      (
        await world.database.owner.query<{ next_session_id: string }>(
          'select next_session_id from app.session where session_id = $1',
          [sessionId],
        )
      ).rows[0]?.next_session_id
    expect(await next()).toBe(planned)
    const day = Temporal.Now.plainDateISO('Europe/London').add({ days: 40 })
    const other = {
      next: 'other',
      'next_on-day': `${day.day}`,
      'next_on-month': `${day.month}`,
      'next_on-year': `${day.year}`,
      next_at: '3.45pm',
    }
    expect((await browser.post(path, { ...formIn((await browser.get(path)).text, path), ...other })).status).toBe(303)
    const made = await next()
    expect(made).not.toBe(planned)
    await browser.post(path, { ...formIn((await browser.get(path)).text, path), ...other })
    expect(await next()).toBe(made)
    const stranger = await browser.post(path, {
      ...formIn((await browser.get(path)).text, path),
      next: crypto.randomUUID(),
    })
    expect(stranger.status).toBe(422)
  })
})

test('a status that changed since the pair last met is shown and is a fact to be sealed', async () => {
  const earlier = await openedSession(world, pair, -20)
  await world.database.owner.query(`update app.session set state = 'completed' where session_id = $1`, [earlier])
  const childId = pair.children['Leo'] ?? ''
  const today = Temporal.Now.plainDateISO('Europe/London')
  const ago = (days: number) => today.subtract({ days })
  const { organisationId } = pair.supervisor.organisation
  for (const [status, from, until] of [
    ['early_help', ago(90), ago(4)],
    ['child_in_need', ago(3), null],
    ['cause_for_concern', ago(60), null],
  ] as const)
    await world.database.owner.query(
      `insert into app.child_status (organisation_id, status_id, child_id, status, starts_on, ends_on, recorded_by) values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
      [organisationId, childId, status, from.toString(), until?.toString() ?? null, pair.supervisor.membershipId],
    )
  const facts = await world.work(pair.supervisee, async (work) => {
    const session = await loadSession(work, sessionId)
    return session?.children[0] === undefined ? {} : factsFor(session, session.children[0])
  })
  expect(facts['child.status_change']).toBe(
    `Child in need since ${dayWithYear(ago(3))}; early help until ${dayWithYear(ago(4))}`,
  )
  const { text } = await world.as(pair.supervisee).get(`/sessions/${sessionId}/write/child/${childId}`)
  expect(text).toContain('Changed since you last met: Child in need since')
})
