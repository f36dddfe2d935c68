import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { agreementBetween, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { academicYearOf } from '../../../domain/calendar/windows.ts'
import { dayWithYear } from '../../../domain/text/dates.ts'

// The year of somebody’s supervision: more rules than the picture holds, earlier years, and where what is known begins.

let world: World
let idris: TestPerson
let morwenna: TestPerson
let late: TestPerson
const today = Temporal.Now.plainDateISO('Europe/London')
const thisYear = academicYearOf(today).startsOn.year
const rule = (weeks: number) => ({
  id: `every_${weeks}`,
  title: `Every ${weeks} weeks`,
  about: 'worker',
  while: { agreement_in_force: 'yes' },
  counts: { event: 'session', as: 'supervisee', where: { outcome: 'held' } },
  gap: { at_most: `${weeks} weeks` },
})
const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Brook Lane')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  late = await world.person(school, 'Kofi Larkin', ['supervisee'])
  const { owner } = world.database
  await owner.query(`update app.organisation set created_at = now() - interval '10 years'`)
  for (const person of [morwenna, late]) {
    const agreement = await agreementBetween(world, idris, person)
    // Monthly, but for a hole of four months in the year before last.
    const lastYear = today.until(Temporal.PlainDate.from({ year: thisYear - 1, month: 9, day: 1 })).days
    for (let days = -1090; days < 0; days += 28) {
      const inHole = days > lastYear + 40 && days < lastYear + 160
      if (person === morwenna || !inHole) {
        await sessionUnder(world, agreement, { supervisor: idris, supervisee: person }, days, 'signed')
      }
    }
  }
  await owner.query(`update app.agreement_version set signed_at = now() - interval '4 years'`)
  await adoptedPolicy(world, school, policyText([4, 5, 6, 7, 8, 9].map(rule)))
  await assessed(world)
})
afterAll(() => world.end())

test('the picture holds four rules, and the others stand below it, shut', async () => {
  const { text } = await world.as(morwenna).get('/my-supervision')
  expect(plain(text)).toContain('2 more rules over the year')
  expect(text).toContain('id="strip-more-title"')
  expect(text.indexOf('8 weeks at most')).toBeGreaterThan(text.indexOf('2 more rules'))
})

test('this year’s page says from when on what was late or missed is known: three years back', async () => {
  const { text } = await world.as(morwenna).get('/my-supervision')
  expect(plain(text)).toContain(
    `is known from ${dayWithYear(today.subtract({ days: 3 * 366 })).replaceAll('\u00a0', ' ')} on`,
  )
})

test('an earlier year is reached by a link, and shows what was late in it beside its sessions', async () => {
  const now = await world.as(late).get('/my-supervision')
  expect(now.text).toContain(`href="?year=${thisYear - 1}"`)
  const before = await world.as(late).get(`/my-supervision?year=${thisYear - 1}`)
  expect(plain(before.text)).toContain('Of an earlier year only what was late or missed is drawn')
  expect(plain(before.text)).toMatch(/\d+ days over/)
  const kept = await world.as(morwenna).get(`/my-supervision?year=${thisYear - 1}`)
  expect(plain(kept.text)).toContain('Nothing was late or missed in this year, as far as it is known.')
})

test('of a year before what is known it says so, and draws nothing', async () => {
  const { text } = await world.as(morwenna).get(`/my-supervision?year=${thisYear - 6}`)
  expect(plain(text)).toContain('so nothing is drawn of the rules of this year')
})
