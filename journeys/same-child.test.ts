import { afterAll, beforeAll, expect, it } from 'vitest'
import { heldChild } from '../test/builders/writing-session.ts'
import { agreementBetween, childOnAgenda, sessionUnder } from '../test/support/supervision.ts'
import { setScene, type Scene } from './support/scene.ts'
import { Someone } from './support/someone.ts'
import { today } from './story/cast.ts'

// Two entries of one child: found, looked at side by side, made one by two people, and made two again.

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene?.end())

it.each([
  { scripts: false, width: 390 },
  { scripts: true, width: 1280 },
])(
  'a child who is here twice is made one by the lead and a second person, and two again (scripts $scripts, $width)',
  async (how) => {
    const { world } = scene
    const school = await world.organisation('Wrenfold Primary School')
    const saskia = await world.person(school, 'Saskia Penhallow', ['dsl'])
    const wren = await world.person(school, 'Wren Abara', ['deputy_dsl'])
    const idris = await world.person(school, 'Idris Falodun', ['supervisor'])
    const morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
    const beck = await world.person(school, 'Beck Orlanski', ['supervisee'])
    const agreementId = await agreementBetween(world, idris, morwenna)
    const pair = { supervisor: idris, supervisee: morwenna }
    const discussedId = await heldChild(world, morwenna, ['Tobias', 'Ellery'])
    const heldOn = await sessionUnder(world, agreementId, pair, -20, 'signed')
    const planned = await sessionUnder(world, agreementId, pair, 8)
    const by = { organisationId: school.organisationId, addedBy: morwenna.membershipId }
    await childOnAgenda(world, heldOn, discussedId, { ...by, rag: 'amber' })
    await childOnAgenda(world, planned, discussedId, by)
    const keptId = await heldChild(world, beck, ['Tobyas', 'Elery'])

    const journey = scene.journey(how)
    journey.children.push('Tobias', 'Tobyas')
    const lead = await Someone.isSignedIn(saskia, journey)
    await lead.goes(`/children/${keptId}`)
    await lead.presses('This is the same child as another entry')
    await lead.reads('Which other entry is this child?')
    await lead.types('Name, date of birth or number of the other entry', 'Ellery')
    await lead.presses('Look for it')
    await lead.presses(/^Tobias Ellery/)
    await lead.reads('Are these one child?')
    await lead.reads('Name, differs')
    await lead.looksAt(how.width)
    await lead.presses('See what will happen')
    await lead.reads('Choose the entry that is kept')
    await lead.page.getByLabel(/^Tobyas Elery/).check()
    await lead.types(/^How do you know/, 'The office confirmed the spelling')
    await lead.presses('See what will happen')
    await lead.reads('Tobyas Elery is kept.')
    await lead.reads('Nobody comes to read a record by this.')
    await lead.reads('Beck Orlanski will see')
    await lead.presses('Ask a second person')
    await lead.reads('You said it, so another safeguarding lead or deputy confirms it here.')

    const deputy = await Someone.isSignedIn(wren, journey)
    await deputy.goes('/children')
    await deputy.reads('Here twice? A second person is asked')
    await deputy.presses('Tobias Ellery and Tobyas Elery')
    await deputy.presses('Confirm that they are one child')
    await deputy.reads('Two entries made one')
    await deputy.presses('Tobyas Elery')
    await deputy.reads(/^Tobyas Elery/)
    await deputy.reads('Held by Beck Orlanski and Morwenna Tait')
    await deputy.looksAt(how.width)

    const holder = await Someone.isSignedIn(morwenna, journey)
    await holder.goes('/children')
    await holder.reads('1 child, by family name.')
    await holder.goes(`/children/${discussedId}`)
    await holder.reads('This entry is closed')
    await holder.presses('Tobyas Elery')
    await holder.reads(/^Tobyas Elery/)
    await holder.goes(`/sessions/${planned}`)
    await holder.reads(/Tobyas/)
    await holder.goes(`/children/${keptId}?known=${today().subtract({ days: 1 }).toString()}`)
    await holder.reads('On that day the child was here by two entries.')

    await deputy.presses(/with what was under Tobias Ellery/)
    await deputy.types(/^Why/, 'Two cousins after all')
    await deputy.presses('Make them two again')
    await deputy.reads('Two children after all')
    await holder.goes(`/children/${discussedId}`)
    await holder.reads('Held by Morwenna Tait')
    expect(journey.problems).toEqual([])
  },
)
