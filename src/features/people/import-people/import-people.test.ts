import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicUrl, testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { csrfToken } from '../../../platform/http/form-tokens.ts'

let world: World
let gwen: TestPerson
let idris: TestPerson
let elsewhere: TestPerson

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Fernhill Primary')
  gwen = await world.person(school, 'Gwen Abara', ['administrator'])
  idris = await world.person(school, 'Idris Falodun', ['dsl'])
  elsewhere = await world.person(await world.organisation('Hartsease Infants'), 'Petra Lowe', ['administrator'])
})
afterAll(() => world.end())

async function upload(person: TestPerson, csv: string | Uint8Array<ArrayBuffer>) {
  const body = new FormData()
  body.set('_csrf', csrfToken(world.services.formKey, person.token))
  body.set('_once', randomUUID())
  body.set('file', new File([csv], 'people.csv', { type: 'text/csv' }))
  const response = await world.request('/people/import', {
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

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const people = async () =>
  (
    await world.database.owner.query('select name from app.membership where organisation_id = $1 order by name', [
      gwen.organisation.organisationId,
    ])
  ).rows.map((row) => row.name)

const sheet = (rows: string[]) => ["name,email,roles,line manager's email,post", ...rows].join('\n')

describe('the preview', () => {
  test('says every row’s fate and writes nothing', async () => {
    const before = await people()
    const { status, text } = await upload(
      gwen,
      sheet([
        'Nia Holt,nia@example.org,supervisee,idris2@example.org,"Teacher, year 3"',
        `Old Friend,${idris.email.toUpperCase()},,,`,
        'Idris Two,idris2@example.org,supervisor; line manager,,',
        '"=HYPERLINK(""x"")",bad@example.org,,,',
        'Nia Again,NIA@example.org,,,',
        'Max,max@example.org,wizard,,',
      ]),
    )
    expect(status).toBe(200)
    expect(text).toContain('2 people will be added. 1 person is here already. 3 rows have a problem.')
    expect(text).toContain('Row 5, name: It begins with =, which a spreadsheet would run as a formula')
    expect(text).toContain('Row 6, Nia Again, email: Row 2 has the same address')
    expect(text).toContain('Row 7, Max, roles: &quot;wizard&quot; is not a role')
    expect(await people()).toEqual(before)
  })

  test('says what is wrong with a file that cannot be read', async () => {
    expect((await upload(gwen, '')).text).toContain('Choose a CSV file')
    expect((await upload(gwen, 'PK\u0003\u0004')).text).toContain('This is a spreadsheet')
    expect((await upload(gwen, 'colour\nred')).text).toContain(
      'There is no column called “name”. There is no column called “email”',
    )
    const preview = await upload(gwen, 'name,email,colour\nAva Lin,ava@example.org,red')
    expect(preview.text).toContain('The column “colour” is not known and is left out.')
    expect(preview.text).toContain('No mail server is set, so no invitation is sent.')
    const many = Array.from({ length: 501 }, (_, n) => `P ${n},p${n}@example.org`)
    const { status, text } = await upload(gwen, ['name,email', ...many].join('\n'))
    expect(status).toBe(422)
    expect(text).toContain('more than 500 people')
  })

  test('is for an administrator alone', async () => {
    expect((await upload(idris, sheet(['A,a@example.org,,,']))).status).toBe(404)
    expect((await world.as(idris).get('/people/import')).status).toBe(404)
  })
})

describe('saying yes', () => {
  test('writes exactly what was previewed, with line managers of the same file, and once', async () => {
    const { form } = await upload(
      gwen,
      sheet([
        'Sana Quill,sana@example.org,supervisee,bryn@example.org,"Teacher, ""year 3"""',
        'Bryn Moss,bryn@example.org,supervisor; line manager,,',
      ]),
    )
    const _once = randomUUID()
    const done = await world.as(gwen).post('/people/import/confirm', { ...form, _once, invite: 'yes' })
    expect([done.status, done.location]).toEqual([303, '/people/import/done?added=2&here=0&left=0&invited=1'])
    const told = await world.as(gwen).get(done.location ?? '')
    expect(told.text).toContain('No mail server is set, so nothing was sent.')
    expect(told.text).not.toContain('has been sent')
    const again = await world.as(gwen).post('/people/import/confirm', { ...form, _once, invite: 'yes' })
    expect(again.location).toBe(done.location)
    expect((await world.as(gwen).get(done.location ?? '')).text).toContain('2 people have been added')
    const { rows } = await world.database.owner.query(
      `select m.name, f.kind, f.value, manager.name as manager from app.membership m join app.membership_fact f using (organisation_id, membership_id)
       left join app.membership manager on manager.membership_id = f.manager_id
       where m.email in ('sana@example.org', 'bryn@example.org') order by m.name, f.kind`,
    )
    expect(rows).toEqual([
      { name: 'Bryn Moss', kind: 'role', value: 'supervisor', manager: null },
      { name: 'Sana Quill', kind: 'line_manager', value: 'Bryn Moss', manager: 'Bryn Moss' },
      { name: 'Sana Quill', kind: 'post', value: 'Teacher, "year 3"', manager: null },
      { name: 'Sana Quill', kind: 'role', value: 'supervisee', manager: null },
    ])
    const { rows: jobs } = await world.database.owner.query(
      'select count(*)::int as n from graphile_worker._private_jobs',
    )
    expect(jobs[0].n).toBe(2)
    const { rows: journal } = await world.database.owner.query(
      `select details from app.journal_entry where event = 'people.imported'`,
    )
    expect(journal).toEqual([{ details: { people: 2 } }])
  })

  test('writes what the standard of somebody’s occupation asks for, from their first day', async () => {
    const headings = 'name,email,start date,clinical role,occupational standard,standard interval,standard minutes'
    const { form } = await upload(
      gwen,
      `${headings}\nUna Fields,una.fields@example.org,2026-01-05,yes,yes,6 weeks,90\nDev Roe,dev.roe@example.org,,no,,,`,
    )
    expect((await world.as(gwen).post('/people/import/confirm', form)).status).toBe(303)
    const { rows } = await world.database.owner.query(
      `select f.kind, f.value, f.valid_from::text as from from app.membership m join app.membership_fact f using (organisation_id, membership_id)
       where m.email in ('una.fields@example.org', 'dev.roe@example.org') order by f.kind`,
    )
    const since = { from: '2026-01-05' }
    expect(rows).toEqual([
      { kind: 'clinical_role', value: 'yes', ...since },
      { kind: 'occupational_standard', value: 'yes', ...since },
      { kind: 'standard_interval', value: '6 weeks', ...since },
      { kind: 'standard_minutes', value: '90', ...since },
    ])
  })

  test('leaves bad rows out only when somebody says so', async () => {
    const { form } = await upload(gwen, sheet(['Good Row,good@example.org,,,', ',bad@example.org,,,']))
    const unsaid = await world.as(gwen).post('/people/import/confirm', form)
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toContain('Say that the rows with problems are to be left out')
    expect(await people()).not.toContain('Good Row')
    const said = await world.as(gwen).post('/people/import/confirm', { ...form, leave: 'yes' })
    expect(said.location).toBe('/people/import/done?added=1&here=0&left=1&invited=0')
    expect(await people()).toContain('Good Row')
  })

  test('to a preview that no longer holds shows the new one and writes nothing', async () => {
    const { form } = await upload(gwen, sheet(['First Comer,same@example.org,,,', 'Second One,second@example.org,,,']))
    const added = await world.person(gwen.organisation, 'Came Between', [])
    await world.database.owner.query('update app.membership set email = $1 where membership_id = $2', [
      'same@example.org',
      added.membershipId,
    ])
    const answer = await world.as(gwen).post('/people/import/confirm', form)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Somebody changed the people here while you were looking')
    expect(answer.text).toContain('1 person will be added. 1 person is here already.')
    expect(await people()).not.toContain('Second One')
  })

  test('to a sheet that was changed on the way, or is another’s, is refused', async () => {
    const { form } = await upload(gwen, sheet(['Tam Per,tam@example.org,,,']))
    const changed = { ...form, sheet: form.sheet.replace('tam@', 'pam@') }
    expect((await world.as(gwen).post('/people/import/confirm', changed)).status).toBe(404)
    expect((await world.as(elsewhere).post('/people/import/confirm', form)).status).toBe(404)
    expect((await world.as(idris).post('/people/import/confirm', form)).status).toBe(404)
    expect(await people()).not.toContain('Tam Per')
  })

  test('takes 500 people in one go', async () => {
    const many = Array.from({ length: 500 }, (_, n) => `Person ${n},person${n}@example.org,supervisee,,Teacher`)
    const { form, status } = await upload(elsewhere, sheet(many))
    expect(status).toBe(200)
    const done = await world.as(elsewhere).post('/people/import/confirm', { ...form, invite: 'yes' })
    expect(done.location).toContain('added=500')
    const list = await world.as(elsewhere).get('/people?page=2')
    expect(list.text).toContain('Next page')
  })
})

test('the empty file has headings that are understood and one example row', async () => {
  const { response, text } = await world.as(gwen).get('/people/import/example')
  expect(response.headers.get('content-disposition')).toContain('people.csv')
  const { text: preview } = await upload(gwen, text)
  expect(preview).toContain('1 person will be added.')
  expect(preview).not.toContain('problem')
})
