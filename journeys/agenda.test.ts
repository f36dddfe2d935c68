import { afterAll, beforeAll, expect, it } from 'vitest'
import { pairIn, sessionOf, type Pair } from '../test/builders/writing-session.ts'
import { childOnAgenda } from '../test/support/supervision.ts'
import { ensureDocuments, loadSession, writeDraft } from '../src/features/sessions/public.ts'
import { setScene, type Scene } from './support/scene.ts'
import { Someone } from './support/someone.ts'

// What stands on an agenda: children that are proposed with why, and conversations to come back to (issue 4, E2 and E10).

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene?.end())

const words: Record<string, string> = {
  events_since: 'Late on Monday.',
  voice: 'Mondays are the tired day.',
  needs: 'A settled bedtime.',
  risks: 'Being alone in the evening.',
  engagement: 'Comes to meetings.',
  plan: 'School watches.',
  direction: 'amber',
  'decision.1.what': 'Carry on.',
  'decision.1.why': 'It begins to help.',
}

/** What both would write of each child on the agenda. */
async function writeOfEach({ supervisor }: Pair, sessionId: string): Promise<void> {
  await scene.world.work(supervisor, async (work) => {
    const found = await loadSession(work, sessionId)
    if (found === null) throw new Error('There is no such session')
    const session = await ensureDocuments(work, found)
    for (const { childId } of session.children)
      await writeDraft(work, session, { kind: 'case_discussion', childId }, words)
  })
}

it('children are proposed with why, a quiet one among them; people decide, and a sample is declared with its reason', async () => {
  const { world, product } = scene
  const loud = ['Aldo', 'Bryn', 'Cass', 'Dara']
  const pair = await pairIn(world, [...loud, 'Quin'])
  const { organisationId } = pair.organisation
  const addedBy = pair.supervisor.membershipId
  for (const name of loud) {
    const childId = pair.children[name] ?? ''
    await product.owner.query(`update app.child_status set status = 'child_protection_plan' where child_id = $1`, [
      childId,
    ])
    await childOnAgenda(world, await sessionOf(world, pair, -20, 'signed'), childId, {
      organisationId,
      addedBy,
      rag: 'red',
    })
  }
  await childOnAgenda(world, await sessionOf(world, pair, -10, 'signed'), pair.children['Quin'] ?? '', {
    organisationId,
    addedBy,
    rag: 'amber',
  })
  const path = `/sessions/${await sessionOf(world, pair, 0)}`
  const journey = scene.journey({ width: 390 })
  const morwenna = await Someone.isSignedIn(pair.supervisee, journey)
  await morwenna.goes(path)
  await morwenna.reads('4 of the 5 children you hold are on it.')
  await morwenna.presses('Which children, and why')
  await morwenna.reads('4 of the 5 children you hold are on the agenda.')
  const kept = morwenna.page.locator('.pl-row', { hasText: 'Place kept' })
  await expect(kept.innerText()).resolves.toMatch(/Quin Ellery[^]*Child in need[^]*Has gone on for \d+ months/)
  await morwenna.reads('Left for another time')
  await morwenna.reads('How they are chosen')
  await morwenna.looksAt(1280)

  // How long one takes is theirs to say, and so is who is on it.
  await morwenna.types('Minutes for one child', '200')
  await morwenna.presses('Propose again')
  await morwenna.reads('Give minutes from 5 to 120')
  await morwenna.types('Minutes for one child', '20')
  await morwenna.presses('Propose again')
  await morwenna.reads('2 of the 5 children you hold are on the agenda.')
  await morwenna.presses(/^Put on the agenda.*Dara/)
  await morwenna.presses(/^Put on the agenda.*Quin/)
  expect(await morwenna.page.locator('.pl-row', { hasText: 'Put on by one of you' }).count()).toBe(2)
  await morwenna.presses('Go to the agenda')
  await morwenna.reads(/Added by Morwenna Tait/)
  const sample = await morwenna.page.locator('main').innerText()
  expect(sample).toContain('2 of the 5 children you hold are on it.')

  const idris = await Someone.isSignedIn(pair.supervisor, journey)
  await idris.goes(path)
  await idris.presses('Open the session')
  await writeOfEach(pair, path.split('/').at(-1) ?? '')
  await idris.goes(`${path}/write/close`)
  await idris.reads('Say whether every current case was discussed')
  await idris.reads(/2 of the 5 children Morwenna holds were on the agenda\. In words for a sample/)
  await idris.ticks('Was the place private', 'Yes')
  await idris.types('How many minutes did it take?', '58')
  await idris.types('How often were you interrupted?', '1')
  await idris.ticks('Which current cases did you discuss?', 'Some of them')
  await idris.presses('Save')
  await idris.reads('Say why these children and not the others, without naming them')
  const reason = 'The longest undiscussed, and 1 that goes on quietly.'
  await idris.types(/^Not every child was discussed/, reason)
  await idris.ticks('When do you meet next?', 'Another day')
  const next = Temporal.Now.plainDateISO('Europe/London').add({ days: 28 })
  await idris.dates('Day', next)
  await idris.types('Time', '3.45pm')
  await idris.presses('Save')
  await idris.reads('Everything is there.')
  await idris.presses('Complete the record')
  await idris.reads(reason)
  expect(journey.problems).toEqual([])
})

it('a conversation in the corridor is logged on one page, and comes back at each session until it is revisited', async () => {
  const { world } = scene
  const pair = await pairIn(world, ['Leo'])
  const path = `/sessions/${await sessionOf(world, pair, 0)}`
  const after = `/sessions/${await sessionOf(world, pair, 28)}`
  const journey = scene.journey({ scripts: false, width: 390 })
  const morwenna = await Someone.isSignedIn(pair.supervisee, journey)
  await morwenna.goes('/sessions')
  const began = Temporal.Now.instant()
  await morwenna.presses('Log an informal discussion')
  // Whom and when stand there already: the child and a sentence are all there is to give.
  await morwenna.chooses(/^Which child/, 'Leo Ellery')
  await morwenna.types('What was said, in a sentence or two', 'His aunt may move. We agreed to ask.')
  await morwenna.presses('Save the informal discussion')
  await morwenna.reads(/^It comes back on your agenda of .* with Idris/)
  expect(began.until(Temporal.Now.instant()).total('seconds')).toBeLessThan(60)

  const idris = await Someone.isSignedIn(pair.supervisor, journey)
  for (const each of [path, after]) {
    await idris.goes(each)
    await idris.reads(/^An informal discussion/)
  }
  await idris.goes(path)
  await idris.presses('Open the session')
  await idris.goes(`${path}/write/actions`)
  await idris.reads('Informal discussions to revisit')
  await idris.presses(/^An informal discussion on/)
  await idris.reads('His aunt may move. We agreed to ask.')
  await idris.goes(`${path}/write/actions`)
  await idris.presses('Revisited in this session')
  await idris.reads('Revisited today')
  await idris.goes(after)
  expect(await idris.text()).not.toContain('An informal discussion')

  // It is the two's alone.
  const head = await Someone.isSignedIn(pair.others.head, journey)
  await head.goes(path, 404)
  expect(journey.problems).toEqual([])
})
