import { afterAll, beforeAll, expect, it } from 'vitest'
import { groupOf, groupSession, liveChild, openedGroup } from '../test/builders/group.ts'
import { agreementBetween } from '../test/support/supervision.ts'
import type { TestPerson } from '../test/support/world.ts'
import { later, today } from './story/cast.ts'
import { called, Keyboard } from './support/keyboard.ts'
import { setScene, type Scene } from './support/scene.ts'
import { Someone } from './support/someone.ts'

// Several who think together, the team's weekly meeting, and a manager's look at one case (issue 4, E8 and E9).

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene?.end())

async function aSchool() {
  const { world } = scene
  const school = await world.organisation('Wrenfold Primary School')
  const gwen = await world.person(school, 'Gwen Abara-Holt', ['head'])
  const morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen })
  return {
    gwen,
    morwenna,
    idris: await world.person(school, 'Idris Falodun', ['supervisor']),
    kofi: await world.person(school, 'Kofi Larkin', ['supervisee']),
    owen: await world.person(school, 'Owen Bryce', ['supervisee']),
    nia: await world.person(school, 'Nia Probert', ['supervisee']),
  }
}

it('a group is made and asked, agrees, meets and signs; a guest sees one child alone, and who joins later reads nothing of it', async () => {
  const people = await aSchool()
  const tobias = await liveChild(scene.world, people.morwenna, ['Tobias', 'Ellery'])
  await liveChild(scene.world, people.kofi, ['Rosa', 'Quillan'])
  const journey = scene.journey()
  const at = (person: TestPerson) => Someone.isSignedIn(person, journey)
  const idris = await at(people.idris)
  await idris.goes('/groups')
  await idris.presses('Make a group')
  await idris.types('What is the group called?', 'Thinking together')
  await idris.presses('Make the group')
  await idris.reads('Something needs putting right')
  await idris.question('What kind of supervision is it?').getByLabel('Group supervision').check()
  await idris.question('Are individual children discussed?').getByLabel('Yes, those that somebody brings').check()
  for (const [index, name] of [people.morwenna.name, people.kofi.name].entries())
    await idris.chooses(`Person ${index + 2}`, name)
  await idris.presses('Make the group')
  await idris.reads('Whoever joins later reads nothing of the sessions before.')
  const group = new URL(idris.page.url()).pathname
  await idris.dates('First day', today())
  await idris.types('Time', later(30))
  await idris.types('Minutes', '60')
  await idris.types('Where', 'The Willow Room')
  await idris.presses('Plan')
  await idris.page.locator('main table').getByRole('link').first().click()
  await idris.reads('Read what you agree to before you begin')
  await idris.looks()
  const session = new URL(idris.page.url()).pathname
  await idris.opens('Change it')
  await idris.types('What we agree to', 'What is said here stays here, unless a child is at risk.')
  await idris.presses('Save')
  await idris.presses('I agree to it')
  await idris.reads(/^Not agreed yet by/)

  const [morwenna, kofi] = [await at(people.morwenna), await at(people.kofi)]
  for (const [who, child] of [
    [morwenna, 'Tobias Ellery'],
    [kofi, 'Rosa Quillan'],
  ] as const) {
    await who.goes(session)
    await who.reads('What is said here stays here, unless a child is at risk.')
    await who.presses('I agree to it')
    await who.opens('Bring a child')
    await who.chooses('Which child?', child)
    await who.presses('Bring this child')
  }
  await morwenna.opens('Ask a guest in for one child')
  await morwenna.chooses('Whom do you ask in?', people.owen.name)
  await morwenna.chooses('For which child?', 'Tobias Ellery')
  await morwenna.presses('Ask them in')
  await morwenna.reads(/Guest for this child alone: Owen Bryce/)
  const owen = await at(people.owen)
  await owen.goes(session)
  await owen.presses('I agree to it')
  await owen.reads('You are asked in for Tobias Ellery, and for nothing else that is spoken of there.')
  expect(await owen.text()).not.toContain('Rosa')

  await idris.goes(session)
  await idris.reads('Agreed by all 3. It is kept in the notes that you sign.')
  await idris.presses('Open the session')
  await idris.presses('Go to the board')
  await idris.presses(/^Begin with/)
  for (let left = 2; left > 0; left--) {
    await idris.types(/^What is new, and what it means/, 'Mornings are calmer.')
    await idris.page.getByLabel(/^Amber/).check()
    if (left === 2) await idris.looksAt(390)
    await idris.presses(/^Save and (open|go to)/)
  }
  await idris.reads('2 noted')
  await idris.presses('Write the notes of the group')
  await idris.types('What we learned, and what each of us takes away', 'To ask sooner.')
  await idris.presses('Save and come back later')
  await idris.goes(session.replace('/group-sessions/', '/sessions/') + '/write/close')
  await idris.ticks('Was the place private', 'Yes')
  await idris.types('How many minutes did it take?', '55')
  await idris.types('How often were you interrupted?', '0')
  const which = idris.question('Which current cases did you discuss?')
  if ((await which.count()) > 0) await which.getByLabel('All of them').check()
  await idris.presses('Save')
  await idris.reads('Everything is there.')
  await idris.presses('Complete the record')
  const sign = new URL(idris.page.url()).pathname
  for (const who of [idris, morwenna, kofi]) {
    await who.goes(sign)
    await who.reads('To ask sooner.')
    await who.signs()
  }
  await kofi.goes(session)
  await kofi.reads('All have signed this record')

  await owen.goes(session)
  await owen.presses('Read the page about Tobias Ellery')
  await owen.reads('Mornings are calmer.')
  const seen = await owen.text()
  for (const kept of ['Rosa', 'To ask sooner']) expect(seen).not.toContain(kept)

  await idris.goes(group)
  await idris.opens('Take somebody into the group')
  await idris.chooses('Who joins?', people.nia.name)
  await idris.presses('Take them in')
  const nia = await at(people.nia)
  await nia.goes(group)
  await nia.reads('Whoever joins later reads nothing of the sessions before.')
  expect(await nia.page.locator('main table').getByRole('link').count()).toBe(0)
  for (const path of [session, sign, sign.replace('/sign', '/record'), `/children/${tobias}`]) await nia.goes(path, 404)
  expect(journey.problems).toEqual([])
})

it('in the weekly meeting a case is opened, noted, its direction set and an action written by keyboard alone, in seconds', async () => {
  const people = await aSchool()
  const { world } = scene
  for (const name of ['Aldo', 'Bryn', 'Cass', 'Dara']) await liveChild(world, people.morwenna, [name, 'Ellery'])
  const marchbank = await liveChild(world, people.morwenna, ['Leo', 'Marchbank'], 'child_protection_plan')
  const groupId = await groupOf(world, people.idris, [people.morwenna], { isTeam: true, name: 'The weekly meeting' })
  const sessionId = await groupSession(world, people.idris, groupId)
  await openedGroup(world, people.idris, sessionId, [people.morwenna])
  const board = `/group-sessions/${sessionId}/board`
  const journey = scene.journey()
  const morwenna = await Someone.isSignedIn(people.morwenna, journey)
  await morwenna.goes(board)
  await morwenna.reads('5 live cases')
  await morwenna.looksAt(390)

  const hands = new Keyboard(morwenna.page)
  const began = performance.now()
  await hands.tabTo(called('Open a case by a few letters'))
  await hands.types('march')
  await hands.enter()
  expect(morwenna.page.url()).toContain(`${board}/${marchbank}`)
  expect(await hands.focus(), 'writing can begin at once').toMatchObject({ tag: 'textarea', isMarked: true })
  expect((await hands.focus()).words).toMatch(/^What is new/)
  const heading = morwenna.page.getByRole('heading', { name: 'Leo Marchbank' })
  const strip = await morwenna.page.locator('.pl-strip').boundingBox()
  expect((await heading.boundingBox())?.y, 'whose page it is stays in view').toBeGreaterThan(strip?.height ?? 0)
  await hands.types('He came on Monday.')
  await hands.tabTo((stop) => stop.type === 'radio')
  await hands.key('Space')
  await hands.tabTo(called('What will be done'))
  await hands.types('Ring the health visitor')
  await hands.tabTo(called('What it is meant to change'))
  await hands.types('Somebody sees him weekly.')
  await hands.enter()
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(`One case by keyboard: ${hands.pressed} keys beside the words, ${seconds.toFixed(1)} s\n`)
  expect(seconds).toBeLessThan(20)
  await morwenna.looks()

  // The next case is open; the one that was noted is on the board with its direction.
  expect(morwenna.page.url()).toContain(board)
  expect(morwenna.page.url()).not.toContain(marchbank)
  await morwenna.goes(board)
  await morwenna.reads('1 noted')
  const row = morwenna.page.locator('tr', { hasText: 'Leo Marchbank' })
  await expect(row.innerText()).resolves.toMatch(/Red[^]*Noted at/)
  await morwenna.goes('/actions')
  await morwenna.reads('Ring the health visitor')
  expect(journey.problems).toEqual([])
})

it('a manager’s oversight of one case is asked for, written and read apart from supervision', async () => {
  const people = await aSchool()
  await agreementBetween(scene.world, people.idris, people.morwenna)
  const childId = await liveChild(scene.world, people.morwenna, ['Wren', 'Ashby'])
  const journey = scene.journey({ scripts: false, width: 390 })
  const morwenna = await Someone.isSignedIn(people.morwenna, journey)
  await morwenna.goes(`/children/${childId}`)
  await morwenna.presses('Ask a manager to look at the work on this case')
  await morwenna.page.getByLabel(/^Gwen Abara-Holt looks at your work/).check()
  await morwenna.presses('Ask for oversight')
  await morwenna.reads('Say in a few words why')
  await morwenna.types('Why now, in a few words', 'Plan at 12 months')
  await morwenna.presses('Ask for oversight')

  const gwen = await Someone.isSignedIn(people.gwen, journey)
  await gwen.goes('/oversight')
  await gwen.takesNextStep('Look at it')
  await gwen.types('What you looked at, and what you found', 'The plan and the 3 last visits.')
  await gwen.types('What you decided or directed', 'A core group is called before the holidays.')
  await gwen.types('Why', 'Nothing has moved since September.')
  await gwen.ticks('Does this depart from agreed procedure?', 'No')
  await gwen.presses('Record it')
  await gwen.reads('A core group is called before the holidays.')
  const oversight = new URL(gwen.page.url()).pathname

  await morwenna.goes('/oversight')
  await morwenna.presses('Wren Ashby')
  await morwenna.reads('Nothing has moved since September.')
  const idris = await Someone.isSignedIn(people.idris, journey)
  await idris.goes(`/children/${childId}`)
  await idris.goes(oversight, 404)
  expect(journey.problems).toEqual([])
})
