import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  documentsOf,
  openedSession,
  pairIn,
  saveAsTyped,
  type Pair,
} from '../../../../test/builders/writing-session.ts'
import { formIn } from '../../../../test/support/form-in.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'

let world: World
let pair: Pair
let sessionId: string
let documentId: string
let path: string

beforeAll(async () => {
  world = await testWorld()
})
beforeEach(async () => {
  pair = await pairIn(world, ['Rosa'])
  sessionId = await openedSession(world, pair)
  const rosa = pair.children['Rosa'] ?? ''
  path = `/sessions/${sessionId}/write/child/${rosa}`
  documentId = (await documentsOf(world, sessionId)).child[rosa] ?? ''
})
afterAll(() => world.end())

const history = async (key: string) =>
  (
    await world.database.owner.query<{ text: string }>(
      'select text from app.draft_revision where document_id = $1 and field_key = $2 order by revision',
      [documentId, key],
    )
  ).rows.map((row) => row.text)

/** Morwenna posts her form after Idris has saved the same field. */
async function met(key = 'needs', mine = 'Look again in the summer', theirs = 'Look again on 23 April') {
  const browser = world.as(pair.supervisee)
  const form = formIn((await browser.get(path)).text, path)
  await saveAsTyped(world, pair.supervisor, sessionId, { documentId, fieldKey: key, basedOn: 0, text: theirs })
  const page = await browser.post(path, { ...form, [key]: mine })
  return { browser, page, action: `/sessions/${sessionId}/differ/${documentId}/${key}` }
}

describe('two people in one field', () => {
  test('see both texts, with the words of one only underlined, and nothing of them in the address', async () => {
    const { page, action } = await met()
    expect(page.status).toBe(409)
    expect(page.text).toContain('You and Idris both wrote here')
    expect(page.text).toContain('<ins>in the summer</ins>')
    expect(page.text).toContain('<ins>on 23 April</ins>')
    expect(page.text).toContain('Not saved yet')
    expect(action).not.toContain('summer')
    expect(formIn(page.text, action)['new.needs']).toBe('Look again on 23 April\r\n\r\nLook again in the summer')
  })

  test.each([
    ['both', 'Look again on 23 April\n\nLook again in the summer'],
    ['mine', 'Look again in the summer'],
    ['theirs', 'Look again on 23 April'],
    ['new', 'Look again on 23 April, and in the summer'],
  ])('choosing %s leaves that in the record and every text in the history', async (choice, wanted) => {
    const { browser, page, action } = await met()
    const form = {
      ...formIn(page.text, action),
      'choice.needs': choice,
      'new.needs': 'Look again on 23 April, and in the summer',
    }
    const done = await browser.post(action, form)
    expect(done.location).toBe(`${path}?news=kept#needs`)
    const kept = await history('needs')
    expect(kept.at(-1)).toBe(wanted)
    expect(kept).toContain('Look again in the summer')
    expect(kept).toContain('Look again on 23 April')
  })

  test('without a choice the page comes again, with both texts still on it', async () => {
    const { browser, page, action } = await met()
    const again = await browser.post(action, { ...formIn(page.text, action), 'new.needs': 'Half a thought' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('Choose what the record should say')
    expect(again.text).toContain('Half a thought')
    expect(formIn(again.text, action)).toMatchObject({
      'mine.needs': 'Look again in the summer',
      'theirs.needs': 'Look again on 23 April',
    })
  })

  test('a third text saved while choosing is shown in its turn', async () => {
    const { browser, page, action } = await met()
    await saveAsTyped(world, pair.supervisor, sessionId, {
      documentId,
      fieldKey: 'needs',
      basedOn: 1,
      text: 'Close it',
    })
    const again = await browser.post(action, { ...formIn(page.text, action), 'choice.needs': 'mine' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('Close it')
    expect(formIn(again.text, action)['mine.needs']).toBe('Look again in the summer')
  })

  test('several fields at once are settled on one page, and the rest of the form is saved', async () => {
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    for (const fieldKey of ['needs', 'direction']) {
      await saveAsTyped(world, pair.supervisor, sessionId, {
        documentId,
        fieldKey,
        basedOn: 0,
        text: fieldKey === 'needs' ? 'Theirs' : 'green',
      })
    }
    const page = await browser.post(path, { ...form, needs: 'Mine', direction: 'red', plan: 'Untroubled' })
    expect(page.status).toBe(409)
    expect(await history('plan')).toEqual(['Untroubled'])
    const action = `/sessions/${sessionId}/differ/${documentId}/needs`
    const sent = new URLSearchParams(formIn(page.text, action))
    const both = Object.fromEntries(sent)
    const done = await browser.post(action, {
      ...both,
      key: ['needs', 'direction'],
      'choice.needs': 'both',
      'choice.direction': 'theirs',
    })
    expect(done.status).toBe(303)
    expect((await history('needs')).at(-1)).toBe('Theirs\n\nMine')
    expect((await history('direction')).at(-1)).toBe('green')
    const { rows } = await world.database.owner.query('select rag from app.session_child where session_id = $1', [
      sessionId,
    ])
    expect(rows[0]).toEqual({ rag: 'green' })
  })

  test('an action typed on the same form is agreed once the texts are settled', async () => {
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    await saveAsTyped(world, pair.supervisor, sessionId, { documentId, fieldKey: 'needs', basedOn: 0, text: 'Theirs' })
    const due = Temporal.Now.plainDateISO('Europe/London').add({ days: 20 })
    const action = {
      'action.what': 'Ring the nursery',
      'action.why': 'To know',
      'action.who': pair.supervisee.membershipId,
      'action.by-day': `${due.day}`,
      'action.by-month': `${due.month}`,
      'action.by-year': `${due.year}`,
    }
    const page = await browser.post(path, { ...form, ...action, needs: 'Mine' })
    const differ = `/sessions/${sessionId}/differ/${documentId}/needs`
    await browser.post(differ, { ...formIn(page.text, differ), 'choice.needs': 'mine' })
    const { rows } = await world.database.owner.query('select what from app.action where session_id = $1', [sessionId])
    expect(rows).toEqual([{ what: 'Ring the nursery' }])
  })

  test('the same person in two tabs is spoken to as one person', async () => {
    const browser = world.as(pair.supervisee)
    const form = formIn((await browser.get(path)).text, path)
    await saveAsTyped(world, pair.supervisee, sessionId, {
      documentId,
      fieldKey: 'needs',
      basedOn: 0,
      text: 'First tab',
    })
    const page = await browser.post(path, { ...form, needs: 'Second tab' })
    expect(page.text).toContain('You wrote here in two places')
  })

  test('a text brought by the script is tried once more and then shown beside the other', async () => {
    const action = `/sessions/${sessionId}/differ/${documentId}/needs`
    await saveAsTyped(world, pair.supervisor, sessionId, { documentId, fieldKey: 'needs', basedOn: 0, text: 'Theirs' })
    const shown = await world.as(pair.supervisee).post(action, { text: 'Written offline', basedOn: '0' })
    expect(shown.status).toBe(409)
    expect(shown.text).toContain('Written offline')
    expect((await world.as(pair.supervisee).post(action, { text: 'After theirs', basedOn: '1' })).location).toBe(
      `${path}#needs`,
    )
  })

  test('nobody else can choose, and the address alone leads back to the page', async () => {
    const { action } = await met()
    for (const person of Object.values(pair.others)) {
      expect((await world.as(person).post(action, { text: 'x', basedOn: '0' })).status).toBe(404)
      expect((await world.as(person).get(action)).status).toBe(404)
    }
    expect((await world.as(pair.supervisee).get(action)).location).toBe(path)
  })
})
