import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  publicUrl,
  testWorld,
  type TestOrganisation,
  type TestPerson,
  type World,
} from '../../../../test/support/world.ts'
import { csrfToken } from '../../../platform/http/form-tokens.ts'
import { addChild } from '../public.ts'

let world: World
let school: TestOrganisation
let dsl: TestPerson
let deputy: TestPerson
let morwenna: TestPerson
let others: TestPerson[]
let elsewhere: TestPerson

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  dsl = await world.person(school, 'Kofi Larkin', ['dsl'])
  deputy = await world.person(school, 'Idris Falodun', ['deputy_dsl'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  elsewhere = await world.person(await world.organisation('Hartsease Infants'), 'Beck Orlanski', ['dsl'])
  others = [
    morwenna,
    await world.person(school, 'Petra Lindqvist', ['administrator']),
    await world.person(school, 'Lowri Castellane', ['governor', 'head']),
  ]
})
afterAll(() => world.end())

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

async function upload(person: TestPerson, csv: string) {
  const body = new FormData()
  body.set('_csrf', csrfToken(world.services.formKey, person.token))
  body.set('_once', randomUUID())
  body.set('file', new File([csv], 'children.csv', { type: 'text/csv' }))
  const response = await world.request('/children/import', {
    method: 'POST',
    body,
    headers: { cookie: person.cookie, origin: publicUrl },
  })
  const text = await response.text()
  const hidden = (name: string) => unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '')
  return {
    status: response.status,
    text,
    form: { sheet: hidden('sheet'), fates: hidden('fates'), seal: hidden('seal') },
  }
}

const headings = 'Legal Surname,Legal Forename,DOB,UPN,Plan,Plan start date,Key worker,Household,Eye colour'
const sheet = (...rows: string[]) => [headings, ...rows].join('\r\n')
const inRegister = async (): Promise<string[]> =>
  (
    await world.database.owner.query(
      `select given_name || ' ' || family_name as name from app.child where organisation_id = $1 order by 1`,
      [school.organisationId],
    )
  ).rows.map(({ name }) => name)

const add = (givenName: string, familyName: string, bornOn: string | null) =>
  world.work(dsl, (work) =>
    addChild(work, {
      family: { name: familyName },
      givenName,
      familyName,
      bornOn: bornOn === null ? null : Temporal.PlainDate.from(bornOn),
      reference: null,
      status: null,
      holderId: null,
    }),
  )

describe('the preview', () => {
  test('says every row’s fate, and writes nothing', async () => {
    await add('Rosa', 'Marchbank', '2016-05-04')
    const before = await inRegister()
    const { status, text } = await upload(
      dsl,
      sheet(
        'Ellery,Tobias,04/05/2018,H801200001001,CP (s47),03/11/2025,Morwenna Tait,H1,blue',
        'Ellery,Ada,04/05/2012,,CIN,01/09/2025,,H1,',
        'Ellery,Tobias,04/05/2018,H801200001001,LAC,03/12/2025,,H1,',
        'Marchbank,Rosa,04/05/2016,,CIN,01/02/2026,,,',
        'Marchbank,Rosa,05/04/2016,,,,,,',
        'Quayle,,,,,,,,',
      ),
    )
    expect(status).toBe(200)
    expect(text).toContain(
      '2 children will be added. 1 row goes with an earlier one. 1 child is perhaps here already: you say. 1 child is here already. 1 row has a problem.',
    )
    expect(text).toContain('Columns that are not known are left out: “eye colour”.')
    expect(text).toContain('Row 7, Quayle, given name: Write the given name')
    expect(text).toContain('Will be added, in the Ellery family')
    expect(text).toContain('A further status of row 2')
    expect(text).toContain('child in need since 1\u00a0February 2026 in the file')
    expect(text).toContain('The same name, and nearly the same date of birth as')
    expect(await inRegister()).toEqual(before)
  })

  test('a file that cannot be read, or is too long, is turned back with what to do', async () => {
    expect((await upload(dsl, '')).text).toContain('Choose a CSV file')
    expect((await upload(dsl, 'colour\nred')).text).toContain('There is no column called “given name”')
    const many = Array.from({ length: 801 }, (_, n) => `Child,Number${n}`)
    const { status, text } = await upload(dsl, ['surname,forename', ...many].join('\n'))
    expect([status, text.includes('more than 800 rows')]).toEqual([422, true])
  })

  test('is for the safeguarding team alone', async () => {
    for (const person of others) {
      expect((await world.as(person).get('/children/import')).status).toBe(404)
      expect((await upload(person, sheet('Ellery,Tobias,,,,,,,'))).status).toBe(404)
      expect((await world.as(person).get('/children/imports')).status).toBe(404)
    }
    expect((await upload(deputy, sheet('Ellery,Tobias,,,,,,,'))).status).toBe(200)
    expect((await world.as(dsl).get('/children/import/example')).text).toContain('given name,family name')
  })
})

describe('saying yes', () => {
  test('writes what was previewed: families, statuses, numbers, holders; once; and those ticked as other children', async () => {
    await add('Lena', 'Rook', '2016-05-04')
    const { form } = await upload(
      dsl,
      sheet(
        'Sandiford,Leo,04/05/2018,H801200001001,CP (s47),03/11/2025,morwenna.tait@example.org,H1,',
        'Sandiford,Kit,04/05/2012,,,,,H1,',
        'Sandiford,Leo,04/05/2018,H801200001001,LAC,03/12/2025,,H1,',
        'Rook,Lena,05/04/2016,,,,,,',
        'Rook,Lena,04/06/2016,,,,,,',
      ).replace('morwenna.tait@example.org', morwenna.email),
    )
    const _once = randomUUID()
    const done = await world.as(dsl).post('/children/import/confirm', { ...form, _once, other: '5' })
    expect(done.status).toBe(303)
    const again = await world.as(dsl).post('/children/import/confirm', { ...form, _once, other: '5' })
    expect(again.location).toBe(done.location)
    const page = await world.as(dsl).get(done.location ?? '')
    expect(page.text).toContain('3 children were imported')
    expect((await inRegister()).filter((name) => name === 'Lena Rook')).toHaveLength(2)
    const { rows } = await world.database.owner.query(
      `select c.given_name, f.name as family, array_agg(distinct s.status || coalesce(' ' || s.legal_basis, '')) as statuses,
         max(r.value) as upn, max(m.name) as holder
       from app.child c join app.family f using (organisation_id, family_id)
       left join app.child_status s using (organisation_id, child_id) left join app.child_reference r using (organisation_id, child_id)
       left join app.case_holder h using (organisation_id, child_id) left join app.membership m on m.membership_id = h.membership_id
       where c.family_name = 'Sandiford' group by c.given_name, f.family_id, f.name order by 1`,
    )
    expect(rows).toEqual([
      { given_name: 'Kit', family: 'Sandiford', statuses: [null], upn: null, holder: null },
      {
        given_name: 'Leo',
        family: 'Sandiford',
        statuses: ['child_protection_plan s47', 'looked_after'],
        upn: 'H801200001001',
        holder: 'Morwenna Tait',
      },
    ])
    const { rowCount } = await world.database.owner.query(`select 1 from app.family where name = 'Sandiford'`)
    expect(rowCount).toBe(1)
    const { rows: journal } = await world.database.owner.query(
      `select details from app.journal_entry where event = 'children.imported'`,
    )
    expect(journal).toEqual([{ details: { rows: 5, children: 3 } }])
    expect((await world.as(morwenna).get('/children')).text).toContain('Leo Sandiford')
  })

  test('leaves bad rows out only when somebody says so, and adds nobody when none is left', async () => {
    const { form } = await upload(dsl, sheet('Good,Row,,,,,,,', ',Bad,,,,,,,'))
    const unsaid = await world.as(dsl).post('/children/import/confirm', form)
    expect([unsaid.status, unsaid.text.includes('Say that the rows with problems are to be left out')]).toEqual([
      422,
      true,
    ])
    expect((await world.as(dsl).post('/children/import/confirm', { ...form, leave: 'yes' })).status).toBe(303)
    const unsure = await upload(dsl, sheet('Row,Good,,,,,,,'))
    expect((await world.as(dsl).post('/children/import/confirm', unsure.form)).text).toContain(
      'Tick the children that are to be added',
    )
  })

  test('to a preview that no longer holds shows the new one; to a sheet that was changed, or is another’s, is refused', async () => {
    const { form } = await upload(dsl, sheet('Tamsin,Wren,04/05/2018,,,,,,', 'Tamsin,Ash,04/05/2011,,,,,,'))
    const changed = { ...form, sheet: form.sheet.replace('Wren', 'Lark') }
    expect((await world.as(dsl).post('/children/import/confirm', changed)).status).toBe(404)
    for (const person of [deputy, elsewhere, morwenna]) {
      expect((await world.as(person).post('/children/import/confirm', form)).status).toBe(404)
    }
    await add('Wren', 'Tamsin', '2018-05-04')
    const stale = await world.as(dsl).post('/children/import/confirm', form)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody changed the register while you were looking')
    expect(await inRegister()).not.toContain('Ash Tamsin')
  })
})

describe('an import', () => {
  async function imported(...rows: string[]) {
    const { form } = await upload(dsl, sheet(...rows))
    const done = await world.as(dsl).post('/children/import/confirm', form)
    expect(done.status).toBe(303)
    return done.location ?? ''
  }
  const rowsOf = async () =>
    (
      await world.database.owner.query(
        `select (select count(*) from app.child)::int as children, (select count(*) from app.family)::int as families,
          (select count(*) from app.child_status)::int as statuses, (select count(*) from app.case_holder)::int as holders,
          (select count(*) from app.child_reference)::int as numbers`,
      )
    ).rows[0]

  test('is undone as a whole, by the team and nobody else, and leaves nothing but its line in the list', async () => {
    const before = await rowsOf()
    const path = await imported(
      'Undone,Ivo,04/05/2009,,CIN,03/11/2025,Morwenna Tait,H9,',
      'Undone,Una,04/05/2010,,,,,H9,',
    )
    expect((await world.as(dsl).get(path)).text).toContain('All 2 children of this import leave the register')
    for (const person of [...others, elsewhere]) {
      expect((await world.as(person).get(path)).status).toBe(404)
      expect((await world.as(person).post(`${path}/undo`, {})).status).toBe(404)
    }
    expect((await world.as(deputy).post(`${path}/undo`, {})).location).toBe(path)
    expect(await rowsOf()).toEqual(before)
    const { text } = await world.as(dsl).get(path)
    expect(text).toContain('An import that was undone')
    expect(text).toContain('by Idris Falodun')
    expect((await world.as(dsl).get('/children/imports')).text).toContain('Undone')
    expect((await world.as(dsl).post(`${path}/undo`, {})).status).toBe(404)
  })

  test('records what the file newly says of a child who is here, when somebody says so, and takes it back when undone', async () => {
    const added = await add('Nell', 'Harrow', '2014-05-04')
    if (added.outcome !== 'added') throw new Error(added.outcome)
    const statusesOf = async () =>
      (
        await world.database.owner.query(
          `select status, legal_basis, starts_on::text, withdrawn_at is not null as withdrawn, withdrawn_by from app.child_status where child_id = $1 order by starts_on`,
          [added.childId],
        )
      ).rows
    const csv = sheet(
      'Harrow,Nell,04/05/2014,,CP (s47),03/11/2025,Morwenna Tait,,',
      'Harrow,Nell,04/05/2014,,LAC,03/12/2025,,,',
    )
    const { text, form } = await upload(dsl, csv)
    expect(text).toContain('2 statuses of children who are here can be recorded: you say.')
    expect(text).toContain('Row 2: Nell Harrow, child protection plan, s47 since 3\u00a0November 2025')
    expect(text).toContain('Morwenna Tait holds the case in the file')
    const none = await world.as(dsl).post('/children/import/confirm', form)
    expect([none.status, none.text.includes('Tick the statuses that are to be recorded')]).toEqual([422, true])
    for (const person of [...others, elsewhere]) {
      expect((await world.as(person).post('/children/import/confirm', { ...form, record: '2' })).status).toBe(404)
    }
    expect(await statusesOf()).toEqual([])
    const done = await world.as(dsl).post('/children/import/confirm', { ...form, record: '2' })
    expect(done.status).toBe(303)
    expect(await statusesOf()).toMatchObject([
      { status: 'child_protection_plan', legal_basis: 's47', starts_on: '2025-11-03', withdrawn: false },
    ])
    const path = done.location ?? ''
    const page = await world.as(dsl).get(path)
    expect(page.text).toContain('Recorded of children who were here')
    expect(page.text).toContain('1 status recorded of children who were here is taken back.')
    // The same file once more offers only what is not there, and a preview from before does not hold any more.
    expect((await upload(dsl, csv)).text).toContain('1 status of children who are here can be recorded: you say.')
    expect((await world.as(dsl).post('/children/import/confirm', { ...form, record: '2' })).status).toBe(409)
    expect((await world.as(dsl).post(`${path}/undo`, {})).location).toBe(path)
    expect(await statusesOf()).toMatchObject([{ withdrawn: true, withdrawn_by: dsl.membershipId }])
    expect((await inRegister()).filter((name) => name === 'Nell Harrow')).toHaveLength(1)
  })

  test('stays once something hangs on one of its children, and says on which and what', async () => {
    const path = await imported('Kept,Ivo,04/05/2007,,CIN,03/11/2025,,,', 'Kept,Una,04/05/2006,,,,,,')
    const { rows } = await world.database.owner.query(
      `select child_id from app.child where given_name = 'Una' and family_name = 'Kept'`,
    )
    const since = { status: 'early_help', 'since-day': '1', 'since-month': '1', 'since-year': '2026' }
    expect((await world.as(dsl).post(`/children/${rows[0].child_id}/status`, since)).status).toBe(303)
    const { text } = await world.as(dsl).get(path)
    expect(text).toContain('It cannot be undone as a whole any more: something is recorded of 1 child')
    expect(text).toContain('1 status recorded since')
    expect(text).not.toContain('Undo the import</button>')
    await world.as(dsl).post(`${path}/undo`, {})
    expect(await inRegister()).toEqual(expect.arrayContaining(['Ivo Kept', 'Una Kept']))
  })

  test('cannot be written under another’s import by the web role, nor changed', async () => {
    const path = await imported('Alone,Ivo,04/05/2005,,,,,,')
    await expect(
      world.work(dsl, ({ db }) =>
        db
          .updateTable('child_import')
          .set({ added: 0 })
          .where('import_id', '=', path.split('/').at(-1) ?? '')
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  test('takes 800 rows in one go', async () => {
    const rows = Array.from({ length: 800 }, (_, n) => `Many${n},Child${n % 60},,,CIN,03/11/2025,,,`)
    const { form, status } = await upload(elsewhere, sheet(...rows))
    expect(status).toBe(200)
    const done = await world.as(elsewhere).post('/children/import/confirm', form)
    expect((await world.as(elsewhere).get(done.location ?? '')).text).toContain('800 children were imported')
    expect((await world.as(elsewhere).post(`${done.location}/undo`, {})).status).toBe(303)
    expect((await world.as(elsewhere).get('/children')).text).toContain('Children whose case you hold')
  })
})
