import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyProofFile } from '../src/platform/evidence/verify-proof-file.ts'
import { openSession } from '../test/builders/open-session.ts'
import type { TestPerson } from '../test/support/world.ts'
import { today } from './story/cast.ts'
import { setScene, type Scene } from './support/scene.ts'
import { Someone } from './support/someone.ts'

// What leaves a session: the record for the child's file, what cannot wait, and what other agencies must hear (issue 4).

let scene: Scene
let people: Record<'morwenna' | 'idris' | 'gwen' | 'saskia' | 'ada', TestPerson>
beforeAll(async () => {
  scene = await setScene()
  const { world } = scene
  const school = await world.organisation('Wrenfold Primary School')
  people = {
    morwenna: await world.person(school, 'Morwenna Tait', ['supervisee']),
    idris: await world.person(school, 'Idris Falodun', ['supervisor']),
    gwen: await world.person(school, 'Gwen Abara-Holt', ['supervisor']),
    saskia: await world.person(school, 'Saskia Penhallow', ['dsl']),
    ada: await world.person(school, 'Ada Min', ['administrator']),
  }
})
afterAll(() => scene?.end())

it('a decision that departs from procedure is confirmed by its approver, and the record goes to the child’s file', async () => {
  const { world, product } = scene
  const { morwenna: supervisee, idris: supervisor } = people
  const { sessionId, children } = await openSession(world, {
    supervisee,
    supervisor,
    children: [{ name: ['Tobias', 'Ellery'] }],
  })
  const documentId = children[0]?.documentId ?? ''
  const journey = scene.journey()
  const idris = await Someone.isSignedIn(supervisor, journey)
  await idris.goes(`/sessions/${sessionId}/write/child/${children[0]?.childId}`)
  await idris.opens('This departs from agreed procedure')
  await idris.types('What is being done differently', 'One worker visits alone.')
  await idris.types('Reason for departing', 'Nobody else is free until Monday.')
  await idris.types('Who approved it', people.gwen.name)
  await idris.presses('Save and come back later')
  await idris.goes(`/sessions/${sessionId}/write/close`)
  await idris.reads('Everything is there.')
  await idris.presses('Complete the record')
  await idris.reads('One worker visits alone.')
  await idris.signs()
  const morwenna = await Someone.isSignedIn(supervisee, journey)
  await morwenna.goes(`/documents/${documentId}/file-copy`, 404)
  await morwenna.goes(`/sessions/${sessionId}/sign`)
  await morwenna.signs()

  const gwen = await Someone.isSignedIn(people.gwen, journey)
  await gwen.goes('/')
  await gwen.takesNextStep('See what is asked', /^Say whether you approved/)
  await gwen.presses('Say whether you approved it')
  await gwen.presses('Say so')
  await gwen.reads('Something needs putting right')
  await gwen.page.getByLabel('Yes, I approved it').check()
  await gwen.presses('Say so')
  await gwen.reads(/^You said that you approved it|^You are not asked about any/)

  // Whoever keeps the children's files takes it, says where it went, and later that it arrived.
  const saskia = await Someone.isSignedIn(people.saskia, journey)
  await saskia.goes(`/children/${children[0]?.childId}`)
  await saskia.presses('What is to go to children’s files')
  await saskia.reads('1 record waits to be sent.')
  await saskia.goes(`/documents/${documentId}/file-copy`)
  await saskia.looksAt(390)
  const at = async (name: string) =>
    saskia.fetches((await saskia.page.getByRole('link', { name }).getAttribute('href')) ?? '')
  const pdf = await at('The page alone (PDF)')
  expect([pdf.status, pdf.bytes.subarray(0, 5).toString('latin1')]).toEqual([200, '%PDF-'])
  const csv = await at('The row alone (CSV)')
  expect(csv.bytes.toString()).toContain('One worker visits alone.')
  const whole = unzipSync(new Uint8Array((await at('Everything for another system (ZIP)')).bytes))
  expect(
    Object.keys(whole)
      .map((name) => name.replace(/.*\./, ''))
      .toSorted(),
  ).toEqual(['csv', 'json', 'pdf'])
  const [, json] = Object.entries(whole).find(([name]) => name.endsWith('.json')) ?? []
  const kept = join(product.dataFolder, 'taken.json')
  writeFileSync(kept, strFromU8(json ?? new Uint8Array()))
  expect((await verifyProofFile(kept)).exitCode).toBe(0)

  await saskia.types('Where it went', 'The county’s case system')
  await saskia.ticks('How', 'Put into their system')
  await saskia.dates('When it went', today())
  await saskia.presses('Note that it was sent')
  await saskia.reads('Sent, no receipt yet')
  await saskia.presses(/^Say whether it arrived/)
  await saskia.page.getByLabel('Yes', { exact: true }).check()
  await saskia.dates('When it arrived', today())
  await saskia.types('Who has it now', 'Records desk')
  await saskia.types(/^Their reference/, 'C-2041')
  await saskia.presses('Note it')
  await saskia.reads(/their reference C-2041/)
  await saskia.goes('/file-copies')
  await saskia.reads('Nothing waits to be sent.')
  const ada = await Someone.isSignedIn(people.ada, journey)
  await ada.goes('/file-copies', 404)
  await ada.goes(`/documents/${documentId}/file-copy`, 404)
  expect(journey.problems).toEqual([])
})

it('what cannot wait is told and kept, and so is why something was not referred; the agencies of a plan hear of its change', async () => {
  const { world } = scene
  const { morwenna: supervisee, idris: supervisor } = people
  const { sessionId, children } = await openSession(world, {
    supervisee,
    supervisor,
    children: [{ name: ['Leo', 'Sandiford'] }, { name: ['Wren', 'Ashby'] }],
  })
  const journey = scene.journey({ scripts: false, width: 390 })
  const morwenna = await Someone.isSignedIn(supervisee, journey)
  await morwenna.goes(`/sessions/${sessionId}`)
  await morwenna.presses('Stop and refer now')
  await morwenna.reads(/call 999/)
  await morwenna.presses('Record it')
  await morwenna.reads('Something needs putting right')
  await morwenna.chooses('Which child is it about?', 'Leo Sandiford')
  await morwenna.types('What was seen, heard or said', 'A mark on the arm. “I fell.”')
  await morwenna.page.getByLabel('Yes', { exact: true }).check()
  await morwenna.chooses('Who was told', 'Children’s social care')
  await morwenna.types('Their name', 'The worker on duty')
  await morwenna.types('Their role and organisation', 'Duty worker, the county’s front door')
  await morwenna.dates('Day they were told', today())
  await morwenna.types('Time', '12.05am')
  await morwenna.types('What was said to them, and what they said', 'They ring back within the hour.')
  await morwenna.types('What happens next, and who does it', 'Idris stays with Leo.')
  await morwenna.presses('Record it')
  await morwenna.reads(/^Recorded at .* The safeguarding team can read it from now on/)
  await morwenna.presses('Read what was recorded')
  const referral = new URL(morwenna.page.url()).pathname

  // The team reads it at once, with no signature in between; what came of it is noted beside it.
  const saskia = await Someone.isSignedIn(people.saskia, journey)
  await saskia.goes(referral)
  await saskia.reads('They ring back within the hour.')
  const idris = await Someone.isSignedIn(supervisor, journey)
  await idris.goes(referral)
  await idris.ticks('What came of it?', 'A strategy discussion is held (section 47)')
  await idris.dates('When you heard', today())
  await idris.presses('Note it')
  await idris.reads(/^A strategy discussion is held \(section 47\)\. Heard on/)

  await idris.goes(`/sessions/${sessionId}/refer`)
  await idris.chooses('Which child is it about?', 'Wren Ashby')
  await idris.types('What was seen, heard or said', 'She was tired all week.')
  await idris.page.getByLabel('No, we decided not to refer').check()
  await idris.types('What happens next, and who does it', 'Morwenna asks at home.')
  await idris.presses('Record it')
  await idris.reads('Something needs putting right')
  await idris.types('Why it was decided not to refer', 'The nurse has seen her, and a cough explains it.')
  await idris.dates('When you will look at this again', today().add({ days: 7 }))
  await idris.presses('Record it')
  await idris.presses('Read what was recorded')
  await idris.reads(/^To be looked at again on/)
  await idris.reads('The nurse has seen her, and a cough explains it.')

  // Leo's plan changes, and health must hear of it.
  await morwenna.goes(`/children/${children[0]?.childId}`)
  await morwenna.presses('Changes of the plan, and which agencies have heard')
  await morwenna.presses('Record a change of the plan')
  await morwenna.types('What changes in the plan, in a few words', 'Weekly home visits')
  await morwenna.dates('When it was agreed', today())
  await morwenna.types('Agency', 'School nursing')
  await morwenna.dates('To be told by', today())
  await morwenna.chooses('Who tells them', supervisee.name)
  await morwenna.presses('Record the change')
  await morwenna.reads('Weekly home visits')
  await morwenna.goes('/')
  await morwenna.reads('Tell School nursing that the plan has changed')
  await morwenna.presses(/^Tell School nursing|^Say that they were told|^See/)
  await morwenna.presses(/^Say that they were told/)
  await morwenna.dates('When they were told', today())
  await morwenna.ticks('How', 'By telephone')
  await morwenna.presses('Note that they were told')
  await morwenna.presses(/^Note their answer/)
  await morwenna.ticks('What they said', 'Agrees')
  await morwenna.dates('When', today())
  await morwenna.types('Who there said so', 'The named nurse')
  await morwenna.presses('Note their answer')
  await morwenna.reads(/Agrees/)
  await morwenna.goes('/')
  expect(await morwenna.text()).not.toContain('Tell School nursing')
  const ada = await Someone.isSignedIn(people.ada, journey)
  await ada.goes(referral, 404)
  await ada.goes(`/children/${children[0]?.childId}/plan-changes`, 404)
  expect(journey.problems).toEqual([])
})
