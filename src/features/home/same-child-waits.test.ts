import { afterAll, beforeAll, expect, test } from 'vitest'
import { enteredTwice, type EnteredTwice } from '../../../test/builders/entered-twice.ts'
import type { TestPerson } from '../../../test/support/world.ts'

let twice: EnteredTwice
beforeAll(async () => {
  twice = await enteredTwice()
})
afterAll(() => twice.world.end())

const words = 'Say whether two entries are one child'
const home = async (person: TestPerson) => {
  const page = await twice.world.as(person).get('/')
  expect(page.status).toBe(200)
  return page.text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test('two entries that wait for a second person are on home of those who may confirm, and of nobody else', async () => {
  const { lead, deputy, worker, supervisor, colleague, head, administrator, elsewhere } = twice
  expect(await home(deputy)).not.toContain(words)
  const kept = await twice.entered(colleague, { holderId: colleague.membershipId })
  const closed = await twice.discussed(['Tobias', 'Marrick'])
  const asked = await twice.make(lead, kept, closed.childId)
  expect(asked.outcome).toBe('asked')
  const { text } = await twice.world.as(deputy).get('/')
  expect(text).toContain(`href="/same-children/${asked.sameId}"`)
  const said = await home(deputy)
  expect(said).toContain(words)
  expect(said).toContain('Kofi Larkin says that Tobias Marrick and Tobias Elery are one child')
  // Whoever said it waits for the other; nobody else can confirm.
  for (const person of [lead, worker, supervisor, colleague, head, administrator, elsewhere]) {
    expect([person.name, await home(person)]).not.toContain(words)
    expect((await twice.world.as(person).get('/')).text).not.toContain(asked.sameId)
  }
  await twice.confirm(deputy, asked, kept, closed.childId)
  expect(await home(deputy)).not.toContain(words)
})

test('what was taken back before anybody confirmed it waits no longer', async () => {
  const kept = await twice.entered(twice.colleague, { holderId: twice.colleague.membershipId })
  const closed = await twice.discussed(['Tobias', 'Quellan'])
  const asked = await twice.make(twice.lead, kept, closed.childId)
  expect(asked.outcome).toBe('asked')
  expect(await home(twice.deputy)).toContain(words)
  await twice.undo(twice.lead, asked, kept, closed.childId)
  expect(await home(twice.deputy)).not.toContain(words)
})
