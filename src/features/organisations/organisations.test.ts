import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  publicUrl,
  testWorld,
  type TestOrganisation,
  type TestPerson,
  type World,
} from '../../../test/support/world.ts'
import { academicYearOf } from '../../domain/calendar/windows.ts'
import { csrfToken } from '../../platform/http/form-tokens.ts'
import { dateFieldValues } from '../../ui/form/read-date-field.ts'

let world: World
let authority: TestOrganisation
let school: TestOrganisation
let authorityAdmin: TestPerson
let gwen: TestPerson
let idris: TestPerson
let elsewhere: TestPerson
const today = Temporal.Now.plainDateISO('Europe/London')
const year = academicYearOf(today).startsOn.year

beforeAll(async () => {
  world = await testWorld()
  authority = await world.organisation('Wexmoor Council', { kind: 'local_authority' })
  school = await world.organisation('Fernhill Primary', { parent: authority })
  authorityAdmin = await world.person(authority, 'Ada Quayle', ['administrator'])
  gwen = await world.person(school, 'Gwen Abara', ['administrator'])
  idris = await world.person(school, 'Idris Falodun', ['dsl', 'head'])
  elsewhere = await world.person(await world.organisation('Hartsease Infants'), 'Petra Lowe', ['administrator'])
})
afterAll(() => world.end())

const kept = async (organisation: TestOrganisation) =>
  (
    await world.database.owner.query(
      `select name, kind, starts_on::text as starts, ends_on::text as ends from app.calendar_period where organisation_id = $1 and withdrawn_at is null order by starts_on, name`,
      [organisation.organisationId],
    )
  ).rows

const period = (kind: string, name: string, from: string, to?: string) => ({
  kind,
  name,
  ...dateFieldValues('starts', from),
  ...dateFieldValues('ends', to),
})

async function upload(person: TestPerson, csv: string) {
  const body = new FormData()
  body.set('_csrf', csrfToken(world.services.formKey, person.token))
  body.set('_once', randomUUID())
  body.set('file', new File([csv], 'terms.csv'))
  const response = await world.request('/organisation/calendar/import', {
    method: 'POST',
    body,
    headers: { cookie: person.cookie, origin: publicUrl },
  })
  const text = await response.text()
  const hidden = (name: string) =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '').replaceAll('&quot;', '"')
  return {
    status: response.status,
    text,
    form: { sheet: hidden('sheet'), fates: hidden('fates'), seal: hidden('seal') },
  }
}

describe('the settings', () => {
  const form = {
    name: 'Fernhill Primary School',
    nation: 'scotland',
    word: 'contract',
    record: 'integrated',
    agreement: 'integrated_agreement',
    drafts: 'no',
  }

  test('are an administrator’s alone', async () => {
    expect((await world.as(gwen).get('/organisation')).status).toBe(200)
    for (const path of [
      '/organisation',
      '/organisation/calendar',
      '/organisation/calendar/usual',
      '/organisation/calendar/import',
    ]) {
      expect((await world.as(idris).get(path)).status).toBe(404)
    }
    expect((await world.as(idris).post('/organisation', form)).status).toBe(404)
  })

  test('are changed, journalled, and of one organisation', async () => {
    expect((await world.as(gwen).post('/organisation', form)).location).toBe('/organisation?saved=1')
    const { text } = await world.as(gwen).get('/organisation?saved=1')
    expect(text).toContain('The settings are saved.')
    expect(text).toContain('Fernhill Primary School')
    const { rows } = await world.database.owner.query('select * from app.organisation where organisation_id = $1', [
      school.organisationId,
    ])
    expect(rows[0]).toMatchObject({
      words: { agreement: 'contract' },
      nation: 'scotland',
      record_template: 'integrated',
      keep_drafts_in_browser: false,
    })
    const { rows: others } = await world.database.owner.query(
      `select 1 from app.organisation where nation = 'scotland'`,
    )
    expect(others).toHaveLength(1)
    const { rows: journal } = await world.database.owner.query(
      `select 1 from app.journal_entry where event = 'organisation.changed'`,
    )
    expect(journal).toHaveLength(1)
    expect((await world.as(gwen).get('/organisation/calendar')).text).toContain('St Andrew’s Day')
    await world.as(gwen).post('/organisation', { ...form, nation: 'england-and-wales' })
  })

  test('with something that is not offered are shown again', async () => {
    const { status, text } = await world
      .as(gwen)
      .post('/organisation', { ...form, name: '=1+1', record: 'mine', word: 'pact' })
    expect(status).toBe(422)
    expect(text).toContain('a spreadsheet would run as a formula')
    expect(text).toContain('Choose one of the templates')
    expect(text).toContain('Choose a word')
  })

  test('show the organisations below, to the administrator above them only', async () => {
    expect((await world.as(authorityAdmin).get('/organisation')).text).toContain('Organisations below')
    expect((await world.as(elsewhere).get('/organisation')).text).not.toContain('Organisations below')
  })
})

describe('the calendar', () => {
  test('begins with a usual pattern that is seen and changed before it is kept', async () => {
    const page = await world.as(authorityAdmin).get(`/organisation/calendar/usual?year=${year}`)
    expect(page.text).toContain('A usual pattern: change it to yours')
    const fields = Object.fromEntries(
      [...page.text.matchAll(/name="(p\d+-\w+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    )
    const kinds = Object.fromEntries(
      [...page.text.matchAll(/<select[^>]*name="(p\d+-kind)".*?<option value="(\w+)" selected/gs)].map(
        ([, name, value]) => [name ?? '', value ?? ''],
      ),
    )
    const form: Record<string, string> = { ...fields, ...kinds, year: String(year), rows: '12' }
    expect(form['p0-name']).toBe('Autumn term')
    expect(await kept(authority)).toEqual([])
    const wrong = await world
      .as(authorityAdmin)
      .post('/organisation/calendar/usual', { ...form, 'p0-ends': '31/02/2026', 'p8-name': 'INSET' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#p0-ends"')
    expect(wrong.text).toContain('Row 1 (Autumn term), last day: write a real date, such as 1/9/2026')
    expect(wrong.text).toContain('href="#p8-starts"')
    expect(await kept(authority)).toEqual([])
    form['p0-name'] = 'Michaelmas term'
    form['p1-name'] = form['p1-starts'] = form['p1-ends'] = ''
    expect((await world.as(authorityAdmin).post('/organisation/calendar/usual', form)).status).toBe(303)
    const rows = await kept(authority)
    expect(rows).toHaveLength(7)
    expect(rows[0]).toMatchObject({ name: 'Michaelmas term', kind: 'term' })
    expect((await world.as(authorityAdmin).get('/organisation/calendar/usual?year=1999')).status).toBe(404)
  })

  test('is inherited from the organisation above, said to be so, and not one’s own to withdraw', async () => {
    const { text } = await world.as(gwen).get('/organisation/calendar')
    expect(text).toContain('Michaelmas term')
    expect(text).toContain('These are the dates of Wexmoor Council')
    expect(text).not.toContain('/withdraw')
    const { rows } = await world.database.owner.query('select period_id from app.calendar_period limit 1')
    expect((await world.as(gwen).post(`/organisation/calendar/${rows[0].period_id}/withdraw`, {})).status).toBe(404)
    expect((await world.as(elsewhere).get('/organisation/calendar')).text).not.toContain('Michaelmas')
  })

  test('becomes one’s own with the first date added, which loses none of the inherited ones', async () => {
    const inset = period('inset', 'First INSET', `${year}-11-03`)
    expect((await world.as(gwen).post('/organisation/calendar', inset)).status).toBe(303)
    expect(await kept(school)).toHaveLength(8)
    expect(await kept(authority)).toHaveLength(7)
    const { text } = await world.as(gwen).get('/organisation/calendar')
    expect(text).not.toContain('These are the dates of Wexmoor Council')
    const path = /action="(\/organisation\/calendar\/[\w-]+\/withdraw)"/.exec(text)?.[1] ?? ''
    expect((await world.as(gwen).post(path, {})).status).toBe(303)
    expect((await world.as(gwen).post(path, {})).status).toBe(303)
    expect(await kept(school)).toHaveLength(7)
  })

  test('shows the year that is over by a link, and has its own dates withdrawn by a word', async () => {
    const page = (await world.as(gwen).get('/organisation/calendar')).text
    expect(page).toContain(`href="/organisation/calendar?year=${year - 1}"`)
    expect(page).toMatch(/class="pl-linkbutton"[^>]*>Withdraw<span class="govuk-visually-hidden"> /)
    const before = (await world.as(gwen).get(`/organisation/calendar?year=${year - 1}`)).text
    expect(before).toContain('No dates were kept for')
    expect(before).toContain('See the dates of this year and the next')
    expect(page).toMatch(/New Year’s Day/)
    expect(before).not.toContain('Michaelmas term')
    expect(before).not.toContain('Add dates by hand')
    expect((await world.as(gwen).get('/organisation/calendar?year=1999')).text).toContain('see last year’s dates')
  })

  test('refuses dates that cannot be, or that go badly with those that are there', async () => {
    const post = (form: Record<string, string>) => world.as(gwen).post('/organisation/calendar', form)
    const backwards = await post(period('holiday', 'Odd', `${year}-12-01`, `${year}-11-01`))
    expect(backwards.status).toBe(422)
    expect(backwards.text).toContain('before it starts')
    expect((await post(period('term', 'Another autumn', `${year + 1}-02-01`, `${year + 1}-03-20`))).text).toContain(
      'It overlaps',
    )
    expect((await post({ ...period('term', '', `${year}-12-01`), kind: 'party' })).text).toContain('Give it a name')
    expect((await post(period('term', 'No end', `${year}-12-01`))).text).toContain('Write the last day')
  })
})

describe('term dates from a file', () => {
  const sheet = (rows: string[]) => ['name,kind,starts,ends', ...rows].join('\n')
  const next = year + 1

  test('are previewed, kept as previewed, and clash with nothing unnoticed', async () => {
    const { status, text, form } = await upload(
      gwen,
      sheet([`Autumn,term,01/09/${next},18/12/${next}`, 'Bad,term,soon,later', `INSET,INSET,02/11/${next},`]),
    )
    expect(status).toBe(200)
    expect(text).toContain('2 rows will be added. 1 row has a problem.')
    expect((await world.as(gwen).post('/organisation/calendar/import/confirm', form)).status).toBe(422)
    expect(
      (await world.as(gwen).post('/organisation/calendar/import/confirm', { ...form, leave: 'yes' })).location,
    ).toBe('/organisation/calendar')
    const again = await upload(gwen, sheet([`Autumn longer,term,01/09/${next},20/12/${next}`]))
    const clash = await world.as(gwen).post('/organisation/calendar/import/confirm', again.form)
    expect(clash.status).toBe(422)
    expect(clash.text).toContain('Row 2, starts: It overlaps Autumn')
    const replaced = await world
      .as(gwen)
      .post('/organisation/calendar/import/confirm', { ...again.form, replace: 'yes' })
    expect(replaced.status).toBe(303)
    const rows = await kept(school)
    expect(rows.filter(({ starts }) => starts >= `${next}-09-01`).map(({ name }) => name)).toEqual(['Autumn longer'])
    expect(rows.filter(({ starts }) => starts < `${next}-09-01`)).toHaveLength(7)
  })

  test('of somebody else’s sheet are refused', async () => {
    const { form } = await upload(gwen, sheet([`Spring,term,05/01/${next + 1},20/03/${next + 1}`]))
    expect((await world.as(authorityAdmin).post('/organisation/calendar/import/confirm', form)).status).toBe(404)
    expect((await upload(idris, sheet(['x']))).status).toBe(404)
  })
})
