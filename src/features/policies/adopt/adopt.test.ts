import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy } from '../../../../test/builders/policy.ts'
import { policyWorld, type PolicyWorld } from '../../../../test/support/policy-world.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'

let here: PolicyWorld
const today = Temporal.Now.plainDateISO('Europe/London')
beforeAll(async () => {
  here = await policyWorld()
})
afterAll(() => here.end())

const rows = async (organisationId = here.school.organisationId) =>
  (
    await here.world.database.owner.query<{ no: number; state: string; from: string; until: string; body: string }>(
      `select version_no as no, state, in_force_from::text as from, in_force_until::text as until, body, adopted_by, ratified_by
       from app.policy_version where organisation_id = $1 order by version_no`,
      [organisationId],
    )
  ).rows

const adoption = (from: Temporal.PlainDate) => ({
  ...dateFieldValues('from', from.toString()),
  ...dateFieldValues('adopted', today.toString()),
  ...dateFieldValues('review', from.add({ years: 1 }).toString()),
  adopter: 'the governors',
})

describe('before anything is adopted', () => {
  test('the page says what to do next, and to each what they may', async () => {
    const head = await here.world.as(here.head).get('/policy')
    expect(head.text).toContain('Choose a policy to follow')
    const supervisee = await here.world.as(here.supervisee).get('/policy')
    expect(supervisee.text).toContain('The head or an administrator adopts it')
    expect(supervisee.text).not.toContain('/policy/change')
    expect(supervisee.text).toContain('>Policy<')
  })

  test('a policy that is not there cannot be followed', async () => {
    const { world, head } = here
    expect((await world.as(head).post('/policy/change', {})).status).toBe(422)
    expect((await world.as(head).post('/policy/change', { follow: 'nobody@1' })).status).toBe(422)
    expect(await rows()).toEqual([])
  })
})

describe('from a draft to a version in force', () => {
  test('a draft is begun by the head, the lead or an administrator, once, and by nobody else', async () => {
    const { world, head, lead, governor, supervisee } = here
    for (const person of [governor, supervisee]) {
      expect((await world.as(person).post('/policy/change', { follow: 'primary-and-nursery@1' })).status).toBe(404)
      expect((await world.as(person).get('/policy/change')).status).toBe(404)
    }
    const form = { follow: 'primary-and-nursery@1', _once: randomUUID() }
    expect((await world.as(lead).post('/policy/change', form)).location).toBe('/policy/change')
    expect((await world.as(lead).post('/policy/change', form)).location).toBe('/policy/change')
    expect((await world.as(head).post('/policy/change', {})).location).toBe('/policy/change')
    expect((await rows()).map(({ no, state }) => [no, state])).toEqual([[1, 'draft']])
    expect((await world.as(head).get('/policy/change')).text).toContain('Draft of version 1')
  })

  test('a draft is seen by nobody else, here or at another school', async () => {
    const { world, governor, supervisee, elsewhere } = here
    for (const person of [governor, supervisee]) {
      expect((await world.as(person).get('/policy')).text).not.toContain('draft')
    }
    expect((await world.as(elsewhere).get('/policy/change')).location).toBe('/policy/change/follow')
  })

  test('the lead and a governor cannot adopt it', async () => {
    const { world, lead, governor } = here
    for (const person of [lead, governor]) {
      expect((await world.as(person).get('/policy/change/adopt')).status).toBe(404)
      expect((await world.as(person).post('/policy/change/adopt', adoption(today))).status).toBe(404)
    }
    await expect(
      world.work(lead, ({ db }) =>
        db
          .updateTable('policy_version')
          .set({ state: 'adopted', in_force_from: today, adopted_on: today, adopted_by: 'the lead' })
          .where('state', '=', 'draft')
          .execute(),
      ),
    ).rejects.toThrow(/adopted by the head or an administrator/)
  })

  test('what is missing or cannot be is said beside its field, and what was typed stays', async () => {
    const refused = await here.send(here.head, '/policy/change/adopt', {
      ...dateFieldValues('adopted', today.add({ days: 3 }).toString()),
      'from-day': '31',
      'from-month': '2',
      adopter: '',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Say who adopted it')
    expect(refused.text).toContain('Write a real day')
    const later = await here.send(here.head, '/policy/change/adopt', {
      ...adoption(today),
      ...dateFieldValues('adopted', today.add({ days: 3 }).toString()),
    })
    expect(later.status).toBe(422)
    expect(later.text).toContain('value="the governors"')
    expect((await rows())[0]?.state).toBe('draft')
  })

  test('it is adopted as it was shown, and its file says so', async () => {
    const { world, head } = here
    const adopted = await here.send(head, '/policy/change/adopt', adoption(today.subtract({ days: 30 })))
    expect(adopted.location).toBe('/policy')
    const [version] = await rows()
    expect(version).toMatchObject({ state: 'adopted', until: null, adopted_by: 'the governors' })
    const file = await world.as(here.supervisee).get('/policy/versions/1/file')
    expect(file.response.headers.get('content-disposition')).toContain('wrenfold-primary-school-1.yaml')
    expect(file.text).toContain('extends: primary-and-nursery@1')
    expect(file.text).toContain(`in_force_from: ${today.subtract({ days: 30 }).toString()}`)
    expect(file.text).toContain('adopted_by: the governors')
    const page = await world.as(here.supervisee).get('/policy')
    expect(page.text).toContain('Supervision policy, version 1')
    expect(page.text).toContain('No more than 4 weeks between sessions.')
    expect(page.text).toContain('Read version 1, and say that you have')
    expect(page.text).not.toContain('Change this rule')
  })

  test('nobody changes it afterwards, by any query of the web role', async () => {
    const { world, head } = here
    for (const change of [
      { body: 'plumbline: pack/1' },
      { in_force_from: today },
      { adopted_by: 'somebody else' },
      { state: 'draft' },
      { state: 'withdrawn' },
      { follows: null },
    ]) {
      await expect(
        world.work(head, ({ db }) =>
          db.updateTable('policy_version').set(change).where('version_no', '=', 1).execute(),
        ),
        JSON.stringify(change),
      ).rejects.toThrow(/cannot be changed/)
    }
    await expect(
      world.work(head, ({ db }) => db.deleteFrom('policy_version').where('version_no', '=', 1).execute()),
    ).rejects.toThrow(/permission denied/)
    await expect(
      world.work(head, ({ db, actor, services }) =>
        db
          .insertInto('policy_version')
          .values({
            organisation_id: actor.organisationId,
            version_id: services.newId(),
            version_no: 9,
            pack_id: 'x',
            body: 'x',
            state: 'adopted',
            in_force_from: today,
            adopted_on: today,
            adopted_by: 'nobody',
            created_by: actor.membershipId,
          })
          .execute(),
      ),
    ).rejects.toThrow(/begins as a draft/)
  })

  test('a further version ends the one before on the day before, and may lie ahead', async () => {
    const { world, administrator, supervisee } = here
    await world.as(administrator).post('/policy/change', {})
    const early = await here.send(administrator, '/policy/change/adopt', adoption(today.subtract({ days: 30 })))
    expect(early.status).toBe(422)
    expect(early.text).toContain('after the first day of the version before it')
    const ahead = today.add({ days: 10 })
    expect((await here.send(administrator, '/policy/change/adopt', adoption(ahead))).location).toBe(
      '/policy/versions/2',
    )
    expect((await rows()).map(({ no, until }) => [no, until])).toEqual([
      [1, ahead.subtract({ days: 1 }).toString()],
      [2, null],
    ])
    const page = await world.as(supervisee).get('/policy')
    expect(page.text).toContain('Supervision policy, version 1')
    expect(page.text).toContain('has been adopted and takes its place on')
    expect((await world.as(supervisee).get('/policy/versions/2')).text).toContain('not in force yet')
  })

  test('a draft that was changed since it was shown is not adopted', async () => {
    const { world, head, lead } = here
    await world.as(head).post('/policy/change', {})
    const { text } = await world.as(head).get('/policy/change/adopt')
    const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await here.send(lead, '/policy/change/parameters/child_interval', { value: '28 days', by: 'the lead' })
    const stale = await world.as(head).post('/policy/change/adopt', { revision, ...adoption(today.add({ days: 40 })) })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody else changed the draft')
    expect((await rows()).at(-1)?.state).toBe('draft')
  })

  test('a draft is put aside, and its number is not used again', async () => {
    const { world, head, lead } = here
    const form = { _once: randomUUID() }
    expect((await world.as(lead).post('/policy/change/discard', form)).location).toBe('/policy')
    expect((await world.as(lead).post('/policy/change/discard', form)).location).toBe('/policy')
    expect((await world.as(lead).post('/policy/change/discard', {})).location).toBe('/policy')
    expect((await world.as(here.governor).post('/policy/change/discard', {})).status).toBe(404)
    await world.as(head).post('/policy/change', {})
    expect((await rows()).map(({ no, state }) => [no, state])).toEqual([
      [1, 'adopted'],
      [2, 'adopted'],
      [3, 'withdrawn'],
      [4, 'draft'],
    ])
    const versions = await world.as(here.supervisee).get('/policy/versions')
    expect(versions.text).not.toContain('Version 3')
  })

  test('ratification is noted once', async () => {
    const { world, head, lead, governor } = here
    for (const person of [lead, governor]) expect((await world.as(person).get('/policy/ratify')).status).toBe(404)
    expect((await here.send(head, '/policy/ratify', { ratifier: '' })).status).toBe(422)
    const form = { ratifier: 'the full board', ...dateFieldValues('ratified', today.toString()) }
    const stranger = await world.as(head).post('/policy/ratify', { ...form, version: 'x' })
    expect(stranger.status).toBe(404)
    expect((await here.send(head, '/policy/ratify', form)).location).toBe('/policy')
    expect((await world.as(head).get('/policy')).text).toContain('Ratified by the full board')
    expect((await world.as(head).post('/policy/ratify', { ...form, version: '1' })).status).toBe(404)
    await expect(
      world.work(head, ({ db }) =>
        db.updateTable('policy_version').set({ ratified_by: 'other' }).where('version_no', '=', 1).execute(),
      ),
    ).rejects.toThrow(/cannot be changed/)
  })
})

describe('the policy of an organisation above', () => {
  test('is offered, followed and varied, with both values and the reason on the page', async () => {
    const { world, board, elsewhere } = here
    await adoptedPolicy(world, board, { follows: 'primary-and-nursery@1', adoptedBy: 'the board' })
    const choice = await world.as(elsewhere).get('/policy/change/follow')
    expect(choice.text).toContain('The policy of Osier Vale Partnership, version 1')
    await adoptedPolicy(world, elsewhere, {
      follows: 'osier-vale-partnership@1',
      vary: [
        { rule: 'four_weekly', change: { gap: { at_most: '3 weeks' } }, reason: 'Our review.', agreedBy: 'governors' },
      ],
    })
    const page = await world.as(elsewhere).get('/policy?show=all')
    expect(page.text).toContain(
      'It follows the policy of Osier Vale Partnership, version 1, and varies it in one place',
    )
    expect(page.text).toMatch(/<del>4<\/del>\s*<ins>3<\/ins>/)
    expect(page.text).toContain('Longest gap 4 weeks')
    expect(page.text).toContain('Longest gap 3 weeks, stricter.')
    expect(page.text).toContain('Reason: Our review.')
    expect(page.text).toContain('Osier Vale Partnership’s own rule, unchanged.')
  })

  test('when it has a newer version the draft says so, and follows it with its variations', async () => {
    const { world, board, elsewhere } = here
    await adoptedPolicy(world, board, {
      inForceFrom: today.subtract({ days: 2 }),
      parameters: { child_interval: { value: '6 weeks', set_by: 'the board' } },
    })
    await world.as(elsewhere).post('/policy/change', {})
    const draft = await world.as(elsewhere).get('/policy/change')
    expect(draft.text).toContain('has adopted version 2 of its policy; the draft follows an earlier one')
    const followed = await world.as(elsewhere).post('/policy/change', { follow: 'osier-vale-partnership@2' })
    expect(followed.location).toBe('/policy/change')
    const body = (await rows(elsewhere.organisation.organisationId)).at(-1)?.body ?? ''
    expect(body).toContain('extends: osier-vale-partnership@2')
    expect(body).toContain('rule: four_weekly')
  })

  test('a school cannot follow one beside it', async () => {
    const { world, elsewhere } = here
    const beside = await world.as(elsewhere).post('/policy/change', { follow: 'wrenfold-primary-school@1' })
    expect(beside.status).toBe(422)
  })
})
