import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptedPolicy, assessed, policyText } from '../../../../test/support/policy.ts'
import { agreementBetween, sessionUnder } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'

let world: World
let school: TestOrganisation
let administrator: TestPerson
let head: TestPerson
let supervisor: TestPerson
let visitor: TestPerson
let elsewhere: TestPerson
const today = Temporal.Now.plainDateISO('Europe/London')
const from = (day: Temporal.PlainDate) => dateFieldValues('from', day.toString())

/** As the rules of policies/integrated.yaml about the standard of an occupation. */
const policy = policyText([
  {
    id: 'as_long',
    title: 'As long as the standard of the occupation says',
    about: 'worker',
    while: { clinical_role: 'yes', occupational_standard: 'yes', standard_minutes: { known: 'yes' } },
    counts: {
      event: 'session',
      as: 'supervisee',
      where: { outcome: 'held', form: 'clinical', minutes: { at_least: { of: 'subject.standard_minutes' } } },
    },
    gap: { at_most: { fact: 'standard_interval' } },
  },
])

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Fernhill Family Service')
  administrator = await world.person(school, 'Gwen Abara', ['administrator'])
  head = await world.person(school, 'Lowri Castellane', ['head', 'dsl'])
  supervisor = await world.person(school, 'Idris Falodun', ['supervisor'])
  visitor = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: supervisor })
  elsewhere = await world.person(await world.organisation('Hartsease Infants'), 'Petra Lowe', ['administrator'])
  await world.database.owner.query(`update app.organisation set created_at = now() - interval '2 years'`)
  await world.database.owner.query(`update app.membership set started_on = current_date - 400`)
})
afterAll(() => world.end())

const path = (slug: string, person = visitor) => `/people/${person.membershipId}/change/${slug}`
const change = (slug: string, form: Record<string, string>, day = today, by = administrator) =>
  world.as(by).post(path(slug), { ...form, ...from(day) })
const plain = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const page = async (by = administrator) => plain((await world.as(by).get(`/people/${visitor.membershipId}`)).text)
const kept = async () =>
  (
    await world.database.owner.query(
      `select kind, value, valid_from::text as from, valid_until::text as until from app.membership_fact
       where membership_id = $1 and withdrawn_at is null and kind ~ 'standard|clinical' order by kind, valid_from`,
      [visitor.membershipId],
    )
  ).rows
const written = (by: TestPerson, kind: string, value: string) =>
  world.work(by, ({ db, actor, services }) =>
    db
      .insertInto('membership_fact')
      .values({
        organisation_id: school.organisationId,
        fact_id: services.newId(),
        membership_id: visitor.membershipId,
        kind,
        value,
        valid_from: today,
        recorded_by: actor.membershipId,
      })
      .execute(),
  )
const owed = async () => {
  const { rows } = await world.database.owner.query<{ state: string }>(
    'select state from app.obligation where subject_id = $1',
    [visitor.membershipId],
  )
  return rows.map(({ state }) => state)
}

describe('the standard of an occupation', () => {
  test('is asked about where the policy in force asks about it, and not elsewhere', async () => {
    expect(await page()).not.toContain('Clinical or professional role')
    await adoptedPolicy(world, school, policy)
    const text = await page()
    for (const name of ['Clinical or professional role', 'Standard of the occupation', 'How long the standard asks']) {
      expect(text).toContain(name)
    }
  })

  test('is recorded from a day on, and what held before stays in the history', async () => {
    const [first, later] = [today.subtract({ days: 200 }), today.subtract({ days: 20 })]
    const saved = [
      await change('clinical-role', { value: 'yes' }, first),
      await change('standard', { value: 'yes' }, first),
      await change('standard-interval', { value: '6', unit: 'week' }, first),
      await change('standard-minutes', { value: '60' }, first),
      await change('standard-minutes', { value: '90' }, later),
    ]
    expect(saved.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    const since = { from: first.toString(), until: null }
    expect(await kept()).toEqual([
      { kind: 'clinical_role', value: 'yes', ...since },
      { kind: 'occupational_standard', value: 'yes', ...since },
      { kind: 'standard_interval', value: '6 weeks', ...since },
      { kind: 'standard_minutes', value: '60', from: first.toString(), until: later.subtract({ days: 1 }).toString() },
      { kind: 'standard_minutes', value: '90', from: later.toString(), until: null },
    ])
    const text = await page()
    expect(text).toContain('90 minutes since')
    expect(text).toContain('Every 6 weeks since')
    expect(text).toContain('How long the standard asks: 60 minutes')
    const form = await world.as(administrator).get(path('standard-interval'))
    expect(form.text).toMatch(/name="value"[^>]*value="6"|value="6"[^>]*name="value"/)
    expect(form.text).toMatch(/value="week"[^>]*checked|checked[^>]*value="week"/)
    expect((await world.as(administrator).get(path('standard-minutes'))).text).toContain('value="90"')
  })

  test('is taken back by saying no, or nothing', async () => {
    const gone = today.add({ days: 30 })
    for (const [slug, form] of [
      ['standard', { value: 'no' }],
      ['standard-interval', { value: '', unit: 'week' }],
      ['standard-minutes', { value: '' }],
    ] as const) {
      expect((await change(slug, form, gone)).status).toBe(303)
    }
    const open = (await kept()).filter(({ until }) => until === null)
    expect(open.map(({ kind }) => kind)).toEqual(['clinical_role'])
    expect((await change('standard', { value: 'yes' }, gone)).status).toBe(303)
    expect(await page()).toContain('Standard of the occupation Yes')
  })

  test('says what is wrong, and keeps what was typed', async () => {
    const before = await kept()
    const wrong = async (slug: string, form: Record<string, string>) => {
      const answer = await change(slug, form)
      expect(answer.status).toBe(422)
      return plain(answer.text)
    }
    for (const value of ['ninety', '0', '1.5', '-60', '601', '90 minutes']) {
      expect(await wrong('standard-minutes', { value })).toContain('Write whole minutes from 1 to 600, as 90')
    }
    for (const value of ['six', '0', '53', '1.5']) {
      expect(await wrong('standard-interval', { value, unit: 'week' })).toContain(
        'Write a whole number of weeks from 1 to 52',
      )
    }
    expect(await wrong('standard-interval', { value: '6', unit: 'century' })).toContain('Choose weeks or months')
    expect(await wrong('standard-interval', { value: '6' })).toContain('Choose weeks or months')
    expect(await wrong('standard', { value: 'perhaps' })).toContain('Choose yes or no')
    expect((await change('standard-minutes', { value: 'ninety' })).text).toContain('value="ninety"')
    expect(await kept()).toEqual(before)
  })

  test('is recorded by an administrator of this organisation alone, in the database too', async () => {
    const before = await kept()
    for (const other of [head, supervisor, visitor, elsewhere]) {
      for (const slug of ['clinical-role', 'standard', 'standard-interval', 'standard-minutes']) {
        expect((await world.as(other).get(path(slug))).status).toBe(404)
        expect((await change(slug, { value: '45', unit: 'week' }, today, other)).status).toBe(404)
      }
    }
    await expect(written(supervisor, 'standard_minutes', '1')).rejects.toThrow(/row-level security/)
    expect(await kept()).toEqual(before)
  })

  test('is never kept as what no rule could read', async () => {
    for (const [kind, value] of [
      ['standard_minutes', 'an hour'],
      ['standard_interval', 'weekly'],
      ['clinical_role', 'no'],
      ['occupational_standard', 'of her college'],
    ] as const) {
      await expect(written(administrator, kind, value)).rejects.toThrow(/violates check constraint/)
    }
  })

  test('is seen by those who keep people, and whoever supervises; a colleague does not see it', async () => {
    const colleague = await world.person(school, 'Nia Roe', ['supervisee'])
    const seen = (by: TestPerson) =>
      world.work(by, async ({ db }) => {
        const rows = await db
          .selectFrom('membership_fact')
          .select('kind')
          .where('membership_id', '=', visitor.membershipId)
          .where('kind', '=', 'standard_minutes')
          .execute()
        return rows.length > 0
      })
    expect([await seen(head), await seen(visitor), await seen(supervisor), await seen(colleague)]).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})

describe('what is owed by the standard', () => {
  test('is worked out again when it is recorded, and by the minutes that it asks for', async () => {
    const agreement = await agreementBetween(world, supervisor, visitor, { kind: 'clinical' })
    await sessionUnder(world, agreement, { supervisor, supervisee: visitor }, -5, 'signed')
    await assessed(world)
    const waits = async () =>
      (await world.database.owner.query('select 1 from app.reassessment where subject_id = $1', [visitor.membershipId]))
        .rows.length > 0
    const since = today.subtract({ days: 200 })
    expect(await waits()).toBe(false)
    await change('standard-interval', { value: '6', unit: 'week' }, since)
    await change('standard-minutes', { value: '90' }, since)
    expect(await waits()).toBe(true)
    await assessed(world)
    expect(await owed()).toEqual(['overdue'])
    await change('standard-minutes', { value: '60' }, since)
    await assessed(world)
    expect(await owed()).toEqual(['met'])
  })
})
