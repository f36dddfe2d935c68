import { afterAll, beforeAll, expect, it } from 'vitest'
import { testWorld, type World } from '../../../test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.end())

it.each(['/help', '/privacy', '/accessibility'])('anybody can read %s, signed in or not', async (path) => {
  const somebody = await world.person(await world.organisation('Elm Primary School'), 'Nia Penhallow', ['supervisee'])
  const open = await world.request(path)
  expect(open.status).toBe(200)
  expect(await open.text()).toContain('<h1')
  expect((await world.as(somebody).get(path)).text).toContain('Elm Primary School')
})
