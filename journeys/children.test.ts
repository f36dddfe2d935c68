import { afterAll, beforeAll, expect, it } from 'vitest'
import { heldChild } from '../test/builders/writing-session.ts'
import { agreementBetween, childOnAgenda, sessionUnder } from '../test/support/supervision.ts'
import { adoptedPolicy, policyText } from '../test/support/policy.ts'
import type { TestOrganisation, TestPerson } from '../test/support/world.ts'
import { setScene, type Scene } from './support/scene.ts'
import { Someone } from './support/someone.ts'
import { today } from './story/cast.ts'

// The register, one child and the coverage page, used: issue 4, F1 to F5.

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene?.end())

interface School {
  school: TestOrganisation
  saskia: TestPerson
  idris: TestPerson
  morwenna: TestPerson
  agreementId: string
}

/** A lead, a supervisor and a supervisee under an agreement. */
async function aSchool(): Promise<School> {
  const { world } = scene
  const school = await world.organisation('Wrenfold Primary School')
  const saskia = await world.person(school, 'Saskia Penhallow', ['dsl'])
  const idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  const morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  return { school, saskia, idris, morwenna, agreementId: await agreementBetween(world, idris, morwenna) }
}

/** A child was spoken of some days ago, and it was going this way. */
async function discussed({ school, ...pair }: School, childId: string, daysAgo: number, rag: string): Promise<void> {
  const { supervisor, supervisee } = { supervisor: pair.idris, supervisee: pair.morwenna }
  const sessionId = await sessionUnder(scene.world, pair.agreementId, { supervisor, supervisee }, -daysAgo, 'signed')
  const { organisationId } = school
  await childOnAgenda(scene.world, sessionId, childId, { organisationId, addedBy: supervisee.membershipId, rag })
}

/** What is recorded of a child was recorded so many days ago. */
async function knownSince(childId: string, daysAgo: number): Promise<void> {
  for (const table of ['child_status', 'case_holder', 'child']) {
    const column = table === 'child' ? 'created_at' : 'recorded_at'
    await scene.product.owner.query(
      `update app.${table} set ${column} = now() - make_interval(days => $2) where child_id = $1`,
      [childId, daysAgo],
    )
  }
}

const sheet = (rows: readonly string[]) => ({
  name: 'children.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Legal Forename,Legal Surname,DoB,Status,Status since,Family,Shoe size', ...rows].join('\r\n')),
})

it('a child is looked for before one is added, warned of when it may be there twice, and a file is previewed, written and undone', async () => {
  const { saskia, morwenna } = await aSchool()
  const journey = scene.journey({ scripts: false })
  const lead = await Someone.isSignedIn(saskia, journey)
  await lead.goes('/children')
  await lead.presses('Add a child')
  await lead.types('Given name', 'Tobias')
  await lead.types('Family name', 'Ellery')
  await lead.dates(/^Date of birth/, Temporal.PlainDate.from('2017-05-04'))
  await lead.presses('Look for the child')
  await lead.reads('Nobody like this is among the children you may see.')
  expect(await lead.page.getByLabel('Given name').inputValue(), 'what was typed goes on').toBe('Tobias')
  await lead.chooses('Status', 'Child in need')
  await lead.chooses(/^Legal basis/, 'Section 17, child in need')
  await lead.presses('Add the child')
  await lead.reads('since when')
  await lead.dates('Since when', today().subtract({ months: 3 }))
  await lead.chooses('Who holds the case', morwenna.name)
  await lead.presses('Add the child')
  await lead.reads('Held by Morwenna Tait')
  await lead.reads(/^Child in need.*since/)

  // Written a little otherwise, and added without looking first.
  await lead.goes('/children/new')
  await lead.types('Given name', 'Tobyas')
  await lead.types('Family name', 'Elery')
  await lead.page.getByLabel('A family that is new here').check()
  await lead.presses('Add the child')
  await lead.reads('Is it one of these?')
  await lead.reads('A child here may be the same one.')
  await lead.presses('None of these, add the child')
  await lead.reads('Held by Saskia Penhallow')

  await lead.goes('/children')
  await lead.reads('2 children, by family name.')
  await lead.presses('Import children from a file')
  await lead.page
    .getByLabel(/^A CSV file/)
    .setInputFiles(
      sheet([
        'Rosa,Quillan,12/03/2018,CIN,01/09/2025,Q1,31',
        'Leo,Quillan,02/06/2015,,,Q1,34',
        'Tobias,Ellery,04/05/2017,,,,30',
        'Toby,Ellery,04/05/2017,,,,30',
        'Wren,Ashby,31/02/2016,,,,29',
      ]),
    )
  await lead.presses('See what will happen')
  await lead.reads('2 children will be added.')
  await lead.reads('1 child is here already.')
  await lead.reads('1 row has a problem.')
  await lead.reads('“shoe size”')
  const fates = await lead.page.locator('main table tbody tr').allInnerTexts()
  expect(fates.map((row) => row.replaceAll(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/Rosa Quillan.*Child in need.*Will be added, in the .* family/),
    expect.stringMatching(/Leo Quillan.*Will be added, in the .* family/),
    expect.stringMatching(/Tobias Ellery.*Is here already: stays as it is/),
    expect.stringMatching(/Toby Ellery.*Perhaps here already: left out unless you tick it above/),
    expect.stringMatching(/Has a problem: left out/),
  ])
  await lead.presses('Import the children')
  await lead.reads('Something needs putting right')
  await lead.page.getByLabel('Leave out 1 row with problems').check()
  await lead.presses('Import the children')
  await lead.reads('2 children were imported')
  const imported = new URL(lead.page.url()).pathname
  await lead.goes('/children')
  await lead.reads('4 children, by family name.')
  await lead.types('Look for a child', 'Quillan')
  await lead.presses('Look')
  await lead.reads('2 children found.')

  await lead.goes(imported)
  await lead.presses('Undo the import')
  await lead.reads('An import that was undone')
  await lead.goes('/children')
  await lead.reads('2 children, by family name.')

  const holder = await Someone.isSignedIn(morwenna, journey)
  await holder.goes('/children/import', 404)
  await holder.goes('/children')
  await holder.reads('1 child, by family name.')
  expect(journey.problems).toEqual([])
})

it('a child’s page has one line of time with its table, and says what was known on a day; the family stands side by side', async () => {
  const school = await aSchool()
  const { morwenna } = school
  const journey = scene.journey()
  const childId = await heldChild(scene.world, morwenna, ['Tobias', 'Ellery'])
  await knownSince(childId, 400)
  for (const [daysAgo, rag] of [
    [90, 'amber'],
    [60, 'amber'],
    [20, 'green'],
  ] as const) {
    await discussed(school, childId, daysAgo, rag)
  }
  const holder = await Someone.isSignedIn(morwenna, journey)
  await holder.goes('/children')
  await holder.presses(/^Tobias Ellery/)
  await holder.presses('Record a status')
  await holder.chooses('Status', 'Child protection plan')
  await holder.dates('Since when', today().subtract({ days: 10 }))
  await holder.ticks('What ends as it begins', 'Child in need, since 10 January 2024')
  await holder.presses('Record the status')
  await holder.reads(/^Child protection plan, since/)
  await holder.presses('Record a meeting')
  await holder.ticks('Which meeting', 'Core group')
  await holder.dates('Day', today().add({ days: 9 }))
  await holder.presses(/^Record the meeting/)
  await holder.goes(`/children/${childId}`)
  await holder.reads('Everything on one line')
  await holder.looksAt(390)
  await holder.opens('Read this as a table')
  const table = holder.page.locator('table', { hasText: 'newest first' }).first()
  const rows = await table.locator('tbody tr').count()
  expect(rows, 'a row for each thing on the line').toBeGreaterThanOrEqual(5)

  // Yesterday the plan was not recorded, though it had begun.
  await holder.dates('Show this page as it would have read on', today().subtract({ days: 1 }))
  await holder.presses('Show that day')
  await holder.reads(/^This page as it would have read on/)
  const then = await holder.page.locator('main').innerText()
  expect(then).toContain('Child in need')
  expect(then).not.toContain('Child protection plan')
  await holder.presses('Go back to today')
  await holder.reads(/^Child protection plan, since/)

  await holder.presses('Add a brother or sister')
  await holder.types('Given name', 'Rosa')
  await holder.types('Family name', 'Ellery')
  await holder.chooses('Status', 'Early help')
  await holder.dates('Since when', today().subtract({ months: 1 }))
  await holder.chooses('Who holds the case', morwenna.name)
  await holder.presses('Add the child')
  await holder.reads(/^Early help, since/)
  await holder.presses(/^See them together/)
  await holder.reads('2 children you may see')
  await holder.reads('Side by side')
  await holder.looksAt(390)
  expect(journey.problems).toEqual([])
})

it('the coverage page says who was longest undiscussed, is asked for fewer, and a case that does not move is escalated', async () => {
  const school = await aSchool()
  const { saskia, idris, morwenna } = school
  const gap = (id: string, status: string, days: number) => ({
    id,
    title: `Every ${days} days`,
    about: 'child',
    while: { status },
    counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
    gap: { at_most: `${days} days` },
  })
  const rules = [gap('in_need', 'child_in_need', 56), gap('on_plan', 'child_protection_plan', 28)]
  await adoptedPolicy(scene.world, school.school, policyText(rules))
  const nia = await heldChild(scene.world, morwenna, ['Nia', 'Marchbank'])
  const kit = await heldChild(scene.world, morwenna, ['Kit', 'Sandiford'], 'child_protection_plan')
  await heldChild(scene.world, morwenna, ['Amina', 'Quillan'])
  for (const daysAgo of [120, 80, 40]) await discussed(school, nia, daysAgo, 'amber')
  await discussed(school, kit, 45, 'green')

  const journey = scene.journey()
  const lead = await Someone.isSignedIn(saskia, journey)
  const rowsOf = () => lead.page.locator('.pl-board tbody tr').allInnerTexts()
  // The job works it out by itself, after the facts.
  await expect
    .poll(
      async () => {
        await lead.page.goto('/children/coverage')
        return (await rowsOf()).join(' ')
      },
      { timeout: 40_000, interval: 500 },
    )
    .toMatch(/17 days over/)
  await lead.looks()
  await lead.looksAt(390)
  await lead.reads(/Kit is past the limit/)
  await lead.reads(/Amina has never been discussed/)
  expect((await rowsOf()).map((row) => /^\S+/.exec(row)?.[0])).toEqual(['Amina', 'Kit', 'Nia'])

  await lead.presses('Filter')
  await lead.chooses('Which children', 'Past the limit')
  await lead.chooses('Held by', morwenna.name)
  await lead.presses('Show these')
  expect((await rowsOf()).length).toBe(1)
  await lead.presses('take away Past the limit')
  expect((await rowsOf()).length).toBe(3)
  await lead.presses('take away Held by Morwenna Tait')

  await lead.presses('Escalate that nothing changes for Nia')
  await lead.presses('Save who is to be told')
  await lead.reads('Something needs putting right')
  await lead.chooses('Who is to be told', idris.name)
  await lead.presses('Save who is to be told')
  await lead.reads(/^To be told: Idris Falodun/)
  await lead.presses(/^Note what came of it/)
  await lead.ticks('What happened', 'Idris Falodun was told')
  await lead.dates('On which day', today())
  await lead
    .question(/^What followed/)
    .getByRole('radio')
    .first()
    .check()
  await lead.presses('Note it')
  await lead.reads(/^Told: Idris Falodun/)
  await expect
    .poll(
      async () => {
        await lead.page.goto('/children/coverage')
        return lead.text()
      },
      { timeout: 40_000, interval: 500 },
    )
    .toMatch(/Escalated today|Escalated \d/)
  expect(journey.problems).toEqual([])
})
