import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy } from '../../../../test/builders/policy.ts'
import { policyWorld, type PolicyWorld } from '../../../../test/support/policy-world.ts'
import { publicUrl } from '../../../../test/support/world.ts'
import { csrfToken } from '../../../platform/http/form-tokens.ts'

let here: PolicyWorld
beforeAll(async () => {
  here = await policyWorld()
  await adoptedPolicy(here.world, here.head, { follows: 'primary-and-nursery@1' })
})
afterAll(() => here.end())

const draftBody = async (): Promise<string> => {
  const { rows } = await here.world.database.owner.query<{ body: string }>(
    `select body from app.policy_version where organisation_id = $1 and state = 'draft'`,
    [here.school.organisationId],
  )
  return rows[0]?.body ?? ''
}
const fourWeekly = '/policy/change/rules/four_weekly'
const decided = { reason: 'Our review of the summer.', agreed: 'the governors' }

describe('a rule', () => {
  test('is varied by its own numbers, with a reason, and said to be stricter', async () => {
    const { world, lead } = here
    const page = await world.as(lead).get(fourWeekly)
    expect(page.text).toContain('Longest gap')
    expect(page.text).toContain('value="4 weeks"')
    expect(await draftBody()).toBe('')
    const saved = await here.send(lead, fourWeekly, { 'number-0': '15 Working days', ...decided })
    expect(saved.location).toBe(`${fourWeekly}?saved=1`)
    expect(await draftBody()).toContain('at_most: 15 working_days')
    await here.send(lead, fourWeekly, { 'number-0': '21 days', ...decided })
    expect((await draftBody()).match(/rule: four_weekly/g)).toHaveLength(1)
    expect((await world.as(lead).get(`${fourWeekly}?saved=1`)).text).toContain('It is stricter than what is followed.')
    const draft = await world.as(lead).get('/policy/change')
    expect(draft.text).toContain('1 rule changes compared with version 1.')
    expect(draft.text).toContain('Our review of the summer.')
  })

  test('is not varied without a reason, or by what is no length; what was typed stays', async () => {
    const before = await draftBody()
    const silent = await here.send(here.lead, fourWeekly, { 'number-0': '5 weeks', reason: '' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('Say why')
    const wrong = await here.send(here.lead, fourWeekly, { 'number-0': 'soon', ...decided })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="soon"')
    expect(wrong.text).toContain('Error: ')
    expect(await draftBody()).toBe(before)
  })

  test('of an older page is not written over another’s: both are shown, and mine can be sent again', async () => {
    const { world, head, lead } = here
    const { text } = await world.as(head).get(fourWeekly)
    const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await here.send(lead, fourWeekly, { 'number-0': '20 days', ...decided })
    const mine = { what: 'vary', revision, 'number-0': '2 weeks', strength: 'must', reading: 'taken', ...decided }
    const stale = await world.as(head).post(fourWeekly, mine)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Nothing is lost')
    expect(stale.text).toMatch(/Longest gap: <ins>2 weeks|Longest gap: <ins>2<\/ins> weeks/)
    expect(stale.text).toMatch(/Longest gap: <ins>20/)
    expect(await draftBody()).toContain('at_most: 20 days')
    const again = /name="revision" value="([^"]+)"/.exec(stale.text)?.[1] ?? ''
    expect((await world.as(head).post(fourWeekly, { ...mine, revision: again })).status).toBe(303)
    expect(await draftBody()).toContain('at_most: 2 weeks')
  })

  test('changed by one does not stand in the way of another rule changed by another', async () => {
    const { world, head, lead } = here
    const other = '/policy/change/rules/half_termly'
    const { text } = await world.as(head).get(other)
    const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await here.send(lead, fourWeekly, { 'number-0': '19 days', ...decided })
    const saved = await world.as(head).post(other, {
      what: 'vary',
      revision,
      'number-0': '2',
      strength: 'must',
      reading: 'first_owed',
      ...decided,
    })
    expect(saved.status).toBe(303)
    const body = await draftBody()
    expect(body).toContain('half_termly: first_owed')
    expect(body).toContain('at_most: 19 days')
    expect(body).toContain('at_least: 2')
  })

  test('is sent twice and changed once', async () => {
    const { world, lead } = here
    const { text } = await world.as(lead).get(fourWeekly)
    const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const form = {
      what: 'vary',
      revision,
      'number-0': '18 days',
      strength: 'must',
      reading: 'taken',
      ...decided,
      _once: randomUUID(),
    }
    expect((await world.as(lead).post(fourWeekly, form)).status).toBe(303)
    expect((await world.as(lead).post(fourWeekly, form)).status).toBe(303)
  })

  test('is left out or left to people, and put back as it was', async () => {
    const { world, lead } = here
    const path = '/policy/change/rules/led_by_lead'
    const leave = async (typed: Record<string, string>) => {
      const { text } = await world.as(lead).get(path)
      const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
      return world.as(lead).post(path, { revision, ...typed })
    }
    expect((await leave({ what: 'leave', leave_as: 'people' })).status).toBe(422)
    const left = await leave({ what: 'leave', leave_as: 'people', leave_reason: 'There is only one lead.' })
    expect(left.status).toBe(303)
    expect(await draftBody()).toMatch(/drop: led_by_lead[\s\S]*left_to_people:/)
    expect((await world.as(lead).get(path)).text).toContain('It is left out here. Reason: There is only one lead.')
    expect((await leave({ what: 'restore' })).status).toBe(303)
    expect(await draftBody()).not.toMatch(/led_by_lead|left_to_people/)
  })

  test('that is not there, or whose draft is another school’s, is not found', async () => {
    const { world, lead, elsewhere, governor, supervisee } = here
    expect((await world.as(lead).get('/policy/change/rules/no_such')).status).toBe(404)
    for (const person of [governor, supervisee, elsewhere]) {
      expect((await world.as(person).get(fourWeekly)).status).toBe(404)
      expect((await world.as(person).post(fourWeekly, { what: 'restore' })).status).toBe(404)
    }
  })
})

describe('a question that the text leaves open', () => {
  const path = '/policy/change/parameters/child_interval'

  test('is answered with who set it, changed, and left open again', async () => {
    const { world, lead } = here
    expect((await here.send(lead, path, { value: 'often', by: '' })).status).toBe(422)
    expect((await here.send(lead, path, { value: '28 days', by: 'the governors' })).status).toBe(303)
    expect(await draftBody()).toMatch(/child_interval:\s+value: 28 days\s+set_by: the governors/)
    const page = await world.as(lead).get(path)
    expect(page.text).toContain('Leave it open again')
    const revision = /name="revision" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect((await world.as(lead).post(path, { revision, what: 'clear' })).status).toBe(303)
    expect(await draftBody()).not.toContain('child_interval')
    expect((await world.as(lead).post(path, { revision, what: 'set', value: '2 weeks', by: 'me' })).status).toBe(409)
  })

  test('that is not there is not found', async () => {
    const { world, lead, governor } = here
    expect((await world.as(lead).get('/policy/change/parameters/constructor')).status).toBe(404)
    expect((await world.as(governor).get(path)).status).toBe(404)
  })
})

describe('two rules that disagree', () => {
  const path = '/policy/change/choose?rule=half_termly&rule=weekly'

  test('are shown beside their clauses, and one is chosen with a reason', async () => {
    const { world, head, lead } = here
    const { text } = await world.as(lead).get(path)
    expect(text).toContain('At least 1 session in every week of term.')
    expect(text).toContain('Which one stands?')
    expect((await here.send(lead, path, {})).status).toBe(422)
    const chosen = await here.send(head, path, { choice: 'over weekly', ...decided })
    expect(chosen.status).toBe(303)
    expect(await draftBody()).toMatch(/rule: weekly\s+change:\s+instead_of:\s+- half_termly/)
    expect((await world.as(head).get('/policy/change')).text).not.toContain(
      'Whoever keeps clause A1.S1 always keeps clause 5',
    )
    const only = await here.send(head, path, { choice: 'only half_termly', ...decided })
    expect(only.status).toBe(303)
    expect(await draftBody()).toContain('drop: weekly')
  })

  test('of a form about something else are not found', async () => {
    const { world, lead, supervisee } = here
    expect((await world.as(lead).get('/policy/change/choose?rule=half_termly')).status).toBe(404)
    expect((await world.as(lead).get('/policy/change/choose?rule=half_termly&rule=nothing')).status).toBe(404)
    expect((await world.as(lead).post('/policy/change/choose', {})).status).toBe(404)
    expect((await world.as(supervisee).get(path)).status).toBe(404)
  })
})

describe('the whole as a file', () => {
  const path = '/policy/change/file'

  test('with mistakes says where and what to write instead, and keeps what was typed', async () => {
    const typed =
      'plumbline: pack/1\nid: wrenfold\ntitle: T\nversion: 1\nin_force_from: 2025-09-01\nextends: primary-and-nursery@1\nvary:\n  - { rule: four_weeky, change: { gap: { at_most: 3 weks } }, reason: R. }\n'
    const before = await draftBody()
    const refused = await here.send(here.lead, path, { text: typed })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Line 8')
    expect(refused.text).toContain('did you mean “four_weekly”?')
    expect(refused.text).toContain('four_weeky, change')
    expect((await here.send(here.lead, path, { text: 'rules: [' })).status).toBe(422)
    expect((await here.send(here.lead, path, { text: '' })).status).toBe(422)
    expect(await draftBody()).toBe(before)
  })

  test('is uploaded with its comments, which survive a change by a form', async () => {
    const { world, lead } = here
    const { text } = await world.as(lead).get(path)
    const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const file =
      'plumbline: pack/1\nid: another-name\ntitle: Ours # as the governors call it\nversion: 99\nin_force_from: 2025-09-01\n# We follow the usual one.\nextends: primary-and-nursery@1\n'
    const body = new FormData()
    body.set('_csrf', csrfToken(world.services.formKey, lead.token))
    body.set('revision', revision)
    body.set('text', '')
    body.set('file', new File([file], 'ours.yaml'))
    const sent = await world.request(path, {
      method: 'POST',
      body,
      headers: { cookie: lead.cookie, origin: publicUrl },
    })
    expect(sent.status).toBe(303)
    await here.send(lead, fourWeekly, { 'number-0': '3 weeks', ...decided })
    const kept = await draftBody()
    expect(kept).toContain('# as the governors call it')
    expect(kept).toContain('# We follow the usual one.')
    expect(kept).toContain('id: wrenfold-primary-school')
    expect(kept).toContain('version: 2')
    expect(kept).toContain('at_most: 3 weeks')
  })

  test('of an older page is a 409 with both texts', async () => {
    const { world, lead, head } = here
    const { text } = await world.as(head).get(path)
    const revision = /name="revision" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await here.send(lead, fourWeekly, { 'number-0': '26 days', ...decided })
    const stale = await world.as(head).post(path, { revision, text: 'plumbline: pack/1 # mine' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('pack/1 # mine')
    expect(stale.text).toContain('at_most: 26 days')
  })

  test('takes a rule of our own beside a clause of our own', async () => {
    const { world, lead } = here
    const own = '/policy/change/clauses/new'
    const rule =
      'id: extra\ntitle: More\nstrength: must\nabout: worker\ncounts: { event: session, as: supervisee }\ngap: { at_most: 9 weeks }\n'
    expect((await here.send(lead, own, { clause: 'own 1', says: '', rule })).status).toBe(422)
    const wrong = await here.send(lead, own, { clause: 'own 1', says: 'More.', rule: rule.replace('9 weeks', 'often') })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('often')
    expect((await here.send(lead, own, { clause: 'own 1', says: 'More.', rule })).status).toBe(303)
    expect((await world.as(lead).get('/policy/change')).text).toContain('No more than 9 weeks between sessions.')
    expect((await here.send(lead, '/policy/change/rules/extra', { 'number-0': '8 weeks' })).status).toBe(303)
    expect(await draftBody()).toContain('at_most: 8 weeks')
    expect((await world.as(lead).get('/policy/format')).text).toContain('# Policy packs')
  })

  test('is nobody else’s to see', async () => {
    const { world, governor, supervisee } = here
    for (const person of [governor, supervisee]) {
      expect((await world.as(person).get(path)).status).toBe(404)
      expect((await world.as(person).post(path, { text: 'x' })).status).toBe(404)
      expect((await world.as(person).post('/policy/change/clauses/new', {})).status).toBe(404)
    }
    const seen = await world.work(governor, ({ db }) =>
      db.selectFrom('policy_version').select('state').where('state', '<>', 'adopted').execute(),
    )
    expect(seen).toEqual([])
  })
})
