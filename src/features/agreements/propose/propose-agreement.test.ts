import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { londonToday, testTemplate, testTerms } from '../../../../test/support/agreement.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from '../../../../test/support/world.ts'
import { startingValues } from '../../../domain/templates/agreement-values.ts'
import { templates } from '../../../../test/support/templates.ts'
import { formOf } from '../read-clauses.ts'
import { proposeAgreement } from './propose-agreement.command.ts'

let world: World
let school: TestOrganisation
let idris: TestPerson
let morwenna: TestPerson
let gwen: TestPerson
let admin: TestPerson
let governor: TestPerson

beforeAll(async () => {
  world = await testWorld()
  school = await world.organisation('Wrenfold Primary School')
  gwen = await world.person(school, 'Gwen Abara-Holt', ['head'])
  idris = await world.person(school, 'Idris Falodun', ['supervisor'], { lineManager: gwen })
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: gwen })
  admin = await world.person(school, 'Perrin Oakshott', ['administrator'])
  governor = await world.person(school, 'Lowri Castellane', ['governor'])
})
afterAll(() => world.end())

const choice = (more: Record<string, string> = {}) => ({
  with: idris.membershipId,
  as: 'supervisee',
  kind: 'safeguarding',
  template: testTemplate,
  ...more,
})
const address = (more: Record<string, string> = {}) => `/agreements/new?${new URLSearchParams(choice(more))}`

describe('drafting an agreement', () => {
  test('begins with who, which of the two, what kind and from which words, the organisation’s own first', async () => {
    const { status, text } = await world.as(morwenna).get('/agreements/new')
    expect(status).toBe(200)
    expect(text).toContain('Idris Falodun')
    expect(text).toContain('Gwen Abara-Holt')
    expect(text).not.toContain('Lowri Castellane')
    const names = templates.agreements.map((each) => ({ name: each.name, at: text.indexOf(`>${each.name}<`) }))
    const first = names.toSorted((a, b) => a.at - b.at)[0]
    expect(first?.name).toBe(templates.agreement(testTemplate).name)
  })

  test('asks again for what is not chosen', async () => {
    const { status, text } = await world.as(morwenna).get(address({ with: '', kind: 'gardening' }))
    expect(status).toBe(422)
    expect(text).toContain('Choose who it is with')
    expect(text).toContain('Choose what kind of supervision it is')
  })

  test('gives every clause of every template its control, with what the policy gives and nothing invented', async () => {
    for (const template of templates.agreements) {
      const { status, text } = await world.as(morwenna).get(address({ template: template.key }))
      expect(status).toBe(200)
      const started = startingValues(template)
      for (const clause of template.parts.flatMap((part) => part.clauses)) {
        if (clause.fact === 'type') continue
        expect(text, `${template.key} ${clause.key}`).toMatch(new RegExp(`name="clause-${clause.key}(-day)?"`))
      }
      if (started['minutes'] === undefined)
        expect(text).toMatch(/id="clause-minutes"[^>]*name="clause-minutes"(?![^>]*value)/)
    }
  })

  test('keeps what was typed and says what is missing, and makes nothing', async () => {
    const form = {
      ...choice(),
      'clause-venue': 'The boat house',
      'clause-minutes': '5',
      'clause-starts_on-day': '31',
      'clause-starts_on-month': '2',
      'clause-starts_on-year': '2027',
    }
    const { status, text } = await world.as(morwenna).post('/agreements/new', form)
    expect(status).toBe(422)
    expect(text).toContain('value="The boat house"')
    expect(text).toContain('Give the minutes as a whole number from 10 to 480')
    expect(text).toContain('Give a day, a month and a year')
    expect(text).toContain('Say how often you will meet')
    expect((await world.database.owner.query('select 1 from app.agreement')).rowCount).toBe(0)
  })

  test('is saved with its facts, its words sealed and before both to sign; sent twice it is made once', async () => {
    const review = londonToday().add({ months: 11 }).toString()
    const terms = testTerms({
      shared_with: [gwen.membershipId],
      shared_cases_with: [gwen.membershipId],
      fallback_person: gwen.membershipId,
      review_on: review,
    })
    const form = { ...choice(), ...formOf(templates.agreement(testTemplate), terms), _once: crypto.randomUUID() }
    const first = await world.as(morwenna).post('/agreements/new', form)
    expect(first.status).toBe(303)
    expect((await world.as(morwenna).post('/agreements/new', form)).location).toBe(first.location)
    const agreementId = first.location?.split('/').at(-1)
    const { rows } = await world.database.owner.query(
      `select a.kind, a.supervisor_id, a.supervisee_id, v.version_no, v.state, v.minutes, v.frequency, v.review_on, v.fallback_id, v.preferred_weekday
       from app.agreement a join app.agreement_version v using (organisation_id, agreement_id)`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      kind: 'safeguarding',
      supervisor_id: idris.membershipId,
      supervisee_id: morwenna.membershipId,
      version_no: 1,
      state: 'proposed',
      minutes: 60,
      frequency: { every: 4, unit: 'week' },
      fallback_id: gwen.membershipId,
      preferred_weekday: 2,
    })
    expect(String(rows[0].review_on)).toBe(review)
    const readers = await world.database.owner.query(
      'select membership_id, document_kind from app.agreement_reader order by document_kind',
    )
    expect(readers.rows).toEqual([
      { membership_id: gwen.membershipId, document_kind: 'case_discussion' },
      { membership_id: gwen.membershipId, document_kind: 'work' },
    ])
    const sets = await world.database.owner.query('select signers from app.signing_set where agreement_id = $1', [
      agreementId,
    ])
    expect(new Set(sets.rows[0].signers)).toEqual(new Set([idris.membershipId, morwenna.membershipId]))
    const again = await world.as(morwenna).post('/agreements/new', { ...form, _once: crypto.randomUUID() })
    expect(again.status).toBe(422)
    expect(again.text).toContain('between you already')
  })
})

describe('who may', () => {
  test('nobody is supervised by whom they manage', async () => {
    const form = {
      ...choice({ with: idris.membershipId, as: 'supervisee' }),
      ...formOf(templates.agreement(testTemplate), testTerms()),
    }
    const { status, text } = await world.as(gwen).post('/agreements/new', form)
    expect(status).toBe(422)
    expect(text).toContain('Idris is managed by you, so Idris cannot supervise you')
  })

  test('somebody without the role does not supervise', async () => {
    const form = {
      ...choice({ as: 'supervisor', with: gwen.membershipId }),
      ...formOf(templates.agreement(testTemplate), testTerms()),
    }
    const { status, text } = await world.as(morwenna).post('/agreements/new', form)
    expect(status).toBe(422)
    expect(text).toContain('You do not have the role of supervisor')
  })

  test('no one drafts between two others', async () => {
    const proposing = await world.work(gwen, (work) =>
      proposeAgreement(work, {
        supervisorId: idris.membershipId,
        superviseeId: morwenna.membershipId,
        kind: 'clinical',
        templateKey: testTemplate,
        values: testTerms(),
      }),
    )
    expect(proposing.outcome).toBe('refused')
  })

  test('an administrator or a governor has no such page', async () => {
    for (const person of [admin, governor]) {
      expect((await world.as(person).get('/agreements/new')).status).toBe(404)
      expect((await world.as(person).post('/agreements/new', choice())).status).toBe(404)
    }
  })
})
