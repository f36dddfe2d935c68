import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agreementBetween } from '../../../../test/support/supervision.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { recordAbsence } from './record-absence.command.ts'

let world: World
let school: TestOrganisation
let head: TestPerson
let boss: TestPerson
let administrator: TestPerson
let nia: TestPerson
let path: string

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Brook Lane')
  head = await world.person(school, 'Gwen Abara-Holt', ['head'])
  boss = await world.person(school, 'Idris Falodun', ['supervisor'])
  administrator = await world.person(school, 'Petra Lindqvist', ['administrator'])
})
beforeEach(async () => {
  nia = await world.person(school, 'Nia Roe', ['supervisee'], { lineManager: boss })
  path = `/people/${nia.membershipId}/absence`
})
afterAll(() => world.end())

const dates = (name: string, text: string) => {
  const { day, month, year } = Temporal.PlainDate.from(text)
  return { [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` }
}
const sick = { type: 'sick', ...dates('from', '2026-01-05'), ...dates('until', '2026-01-16') }

const kept = () =>
  world.database.owner
    .query<{ value: string; days: string; withdrawn: boolean }>(
      `select value, valid_from || '/' || coalesce(valid_until::text, '') as days, withdrawn_at is not null as withdrawn
       from app.membership_fact where membership_id = $1 and kind = 'absence' order by recorded_at, valid_until nulls first`,
      [nia.membershipId],
    )
    .then(({ rows }) => rows)

describe('recording an absence', () => {
  test('is for the administrator, the head and the line manager, and for nobody else', async () => {
    for (const who of [administrator, head, boss]) {
      expect([who.name, (await world.as(who).get(path)).status]).toEqual([who.name, 200])
    }
    const elsewhere = await world.organisation('Harrow Lane')
    const others = [
      nia,
      await world.person(school, 'Kofi Larkin', ['supervisor', 'supervisee']),
      await world.person(school, 'Saskia Penhallow', ['dsl']),
      await world.person(school, 'Lowri Castellane', ['governor']),
      await world.person(elsewhere, 'Beck Orlanski', ['head', 'administrator']),
    ]
    for (const who of others) {
      expect([who.name, (await world.as(who).get(path)).status]).toEqual([who.name, 404])
      expect([who.name, (await world.as(who).post(path, sick)).status]).toEqual([who.name, 404])
    }
    expect(await kept()).toEqual([])
  })

  test('keeps kind and days, journals no kind, and is asked for again of whoever supervision is owed to', async () => {
    await world.database.owner.query('delete from app.reassessment')
    expect((await world.as(boss).post(path, sick)).location).toBe(path)
    expect(await kept()).toEqual([{ value: 'sick', days: '2026-01-05/2026-01-16', withdrawn: false }])
    const journal = await world.database.owner.query(
      `select event, details from app.journal_entry where subject_id = $1 and event like 'absence%'`,
      [nia.membershipId],
    )
    expect(journal.rows).toEqual([{ event: 'absence.recorded', details: { from: '2026-01-05', until: '2026-01-16' } }])
    const asked = await world.database.owner.query('select 1 from app.reassessment where subject_id = $1', [
      nia.membershipId,
    ])
    expect(asked.rowCount).toBe(1)
    expect((await world.as(boss).get(path)).text).toContain('Sickness')
  })

  test('comes back with what was typed when something is wrong', async () => {
    const wrong = await world.as(boss).post(path, { ...sick, ...dates('until', '2026-01-01') })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('The last day cannot be before the first')
    expect(wrong.text).toContain('value="2026"')
    expect((await world.as(boss).post(path, { ...sick, type: '' })).text).toContain('Choose the kind of absence')
    expect((await world.as(boss).post(path, { type: 'sick' })).text).toContain('Say which day was the first')
    const early = await world.as(boss).post(path, { ...sick, ...dates('from', '2019-01-05') })
    expect(early.text).toContain('was not here yet')
    await world.as(boss).post(path, sick)
    expect((await world.as(boss).post(path, sick)).text).toContain('is recorded for some of these days')
    expect(await kept()).toHaveLength(1)
  })

  test('is done once when the button is pressed twice', async () => {
    const twice = { ...sick, _once: crypto.randomUUID() }
    await world.as(boss).post(path, twice)
    expect((await world.as(boss).post(path, twice)).status).toBe(303)
    expect(await kept()).toHaveLength(1)
  })
})

describe('an absence that is recorded', () => {
  const idOf = async () =>
    (
      await world.database.owner.query<{ id: string }>(
        `select fact_id as id from app.membership_fact where membership_id = $1 and kind = 'absence' and withdrawn_at is null`,
        [nia.membershipId],
      )
    ).rows[0]?.id ?? ''

  test('gets its last day when it is known, and what was said before stays', async () => {
    await world.as(head).post(path, { type: 'parental', ...dates('from', '2026-01-05') })
    const one = `${path}/${await idOf()}`
    expect((await world.as(boss).post(one, dates('until', '2026-01-01'))).status).toBe(422)
    expect((await world.as(boss).post(one, dates('until', '2026-03-01'))).location).toBe(path)
    expect(await kept()).toEqual([
      { value: 'parental', days: '2026-01-05/', withdrawn: true },
      { value: 'parental', days: '2026-01-05/2026-03-01', withdrawn: false },
    ])
    expect((await world.as(boss).post(one, dates('until', '2026-03-02'))).status).toBe(404)
  })

  test('is taken back, and then nothing of it counts', async () => {
    await world.as(head).post(path, sick)
    expect((await world.as(head).post(`${path}/${await idOf()}/take-back`, {})).location).toBe(path)
    expect(await kept()).toMatchObject([{ withdrawn: true }])
  })

  test('is seen by whoever supervises the person and not by a colleague, in the database itself', async () => {
    await world.as(head).post(path, sick)
    const supervisor = await world.person(school, 'Ansel Brightwater', ['supervisor'])
    const colleague = await world.person(school, 'Dev Mistry-Crane', ['supervisee'])
    await agreementBetween(world, supervisor, nia)
    const seenBy = (who: TestPerson) =>
      world.work(who, ({ db }) =>
        db
          .selectFrom('membership_fact')
          .select('value')
          .where('kind', '=', 'absence')
          .where('membership_id', '=', nia.membershipId)
          .execute(),
      )
    expect(await seenBy(supervisor)).toHaveLength(1)
    expect(await seenBy(colleague)).toEqual([])
  })

  test('is never one’s own to write, whatever a command says', async () => {
    const own = await world.work(head, (work) =>
      recordAbsence(work, head.membershipId, { type: 'annual', from: work.today, until: null }),
    )
    expect(own).toBe('not_allowed')
    await expect(
      world.work(head, ({ db, actor }) =>
        db
          .insertInto('membership_fact')
          .values({
            organisation_id: actor.organisationId,
            fact_id: crypto.randomUUID(),
            membership_id: actor.membershipId,
            kind: 'absence',
            value: 'annual',
            valid_from: Temporal.PlainDate.from('2026-01-05'),
            recorded_by: actor.membershipId,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
