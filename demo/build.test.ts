import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reassessEverybody } from '../src/features/obligations/public.ts'
import { demonstrationPassword } from '../src/platform/auth/demonstration-code.ts'
import { fromBase64url, utf8 } from '../src/domain/evidence/bytes.ts'
import { verifyEd25519 } from '../src/platform/evidence/crypto.ts'
import { testSecrets } from '../test/support/database.ts'
import { visitor } from '../test/support/visitor.ts'
import { testWorld, type World } from '../test/support/world.ts'
import { buildDemonstration, type Built } from './build.ts'
import { randomFrom } from './random.ts'
import { describeSituations } from './situations.ts'
import { wellbeingWords, workWords } from './stories/work.ts'
import { amina } from './stories/amina.ts'
import { tobias } from './stories/tobias.ts'

const quiet = () => {}
let world: World
let built: Built | null
const lines: string[] = []

beforeAll(async () => {
  world = await testWorld({ pool: 10 })
  const { ownerUrl } = world.database
  built = await buildDemonstration(world.services, ownerUrl, (line) => void lines.push(line))
  const { packs, now, log } = world.services
  await reassessEverybody({ ownerUrl, password: testSecrets.worker, packs, now, log })
}, 300_000)
afterAll(() => world.end())

const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await world.database.owner.query(text, values)).rows as T[]
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await rows<{ n: number }>(text, values))[0]?.n ?? 0

async function steppedInto(name: string, organisation = 'Wrenfold%') {
  const [person] = await rows<{ membership_id: string }>(
    'select m.membership_id from app.membership m join app.organisation o using (organisation_id) where m.name = $1 and o.name like $2',
    [name, organisation],
  )
  const browser = visitor(world)
  await browser.get('/demonstration')
  await browser.send('/demonstration/step-in', { membership: person?.membership_id ?? '' })
  return browser
}

describe('the demonstration', () => {
  it('has five organisations, 39 people with a way in, and two years of sessions', async () => {
    expect(built?.people).toBe(39)
    expect(await count('select count(*)::int n from app.organisation')).toBe(5)
    expect(built?.sessions).toBeGreaterThan(300)
    expect(built?.documents).toBeGreaterThan(900)
    expect(lines.filter((line) => line.includes('is built'))).toHaveLength(5)
    const ofMorwenna = await rows<{ state: string; n: number }>(
      `select s.state, count(*)::int n from app.session s join app.membership e on e.membership_id = s.supervisee_id
       join app.membership r on r.membership_id = s.supervisor_id
       where e.name = 'Morwenna Tait' and r.name = 'Idris Falodun' group by 1`,
    )
    const states = Object.fromEntries(ofMorwenna.map(({ state, n }) => [state, n]))
    expect(states['signed']).toBeGreaterThanOrEqual(22)
    expect(states).toMatchObject({ completed: 1, missed: 2 })
    expect(states['planned']).toBeGreaterThan(3)
  })

  it('has each kind of ending: a disagreement, one sent back, one moved, one left open, and proposals that wait', async () => {
    expect(await count('select count(*)::int n from app.signature where disagrees')).toBe(1)
    expect(
      await count('select count(*)::int n from app.signing_set where session_id is not null and ended_at is not null'),
    ).toBe(1)
    expect(await count('select count(*)::int n from app.session_move')).toBe(1)
    expect(await count(`select count(*)::int n from app.session where state = 'open'`)).toBe(2)
    expect(await count(`select count(*)::int n from app.agreement_version where state = 'proposed'`)).toBe(2)
    expect(await count('select count(*)::int n from app.informal_discussion where revisited_in is null')).toBe(2)
    expect(await count('select count(*)::int n from app.action where carried >= 2')).toBeGreaterThan(1)
  })

  it('is nowhere on the day itself, and keeps to the order of things', async () => {
    const [first] = await rows<{ late: number; begins: Temporal.PlainDate }>(
      `select count(*) filter (where at > current_date)::int as late, min(at)::date as begins from app.journal_entry`,
    )
    expect(first?.late).toBe(0)
    expect(first?.begins.until(Temporal.Now.plainDateISO()).days).toBeGreaterThan(700)
    expect(
      await count('select count(*)::int n from app.session where signed_at < completed_at or completed_at < opened_at'),
    ).toBe(0)
  })

  it('signs what verifies: each digest is of its salt and words, each signature of its statement', async () => {
    const publicKey = fromBase64url(world.services.signingKey.publicKey) ?? new Uint8Array()
    const signed = await rows<{ statement: string; server_signature: Buffer }>(
      'select statement, server_signature from app.signature',
    )
    expect(signed.length).toBeGreaterThan(100)
    for (const { statement, server_signature } of signed) {
      expect(verifyEd25519(publicKey, utf8(statement), server_signature)).toBe(true)
    }
    expect(
      await count(
        `select count(*)::int n from app.document_version where digest <> sha256(salt || convert_to(body, 'UTF8'))`,
      ),
    ).toBe(0)
    expect(
      await count(
        `select count(*)::int n from app.signing_item i join app.document_version v using (organisation_id, document_id, version_no) where i.digest <> v.digest`,
      ),
    ).toBe(0)
  })

  it('says nothing of what was said in the journal', async () => {
    const details = (await rows<{ details: string }>('select distinct details::text as details from app.journal_entry'))
      .map((row) => row.details)
      .join('\n')
    const sentences = [...Object.values(workWords), ...Object.values(wellbeingWords)]
      .flat()
      .filter((words) => words.length > 25)
    for (const words of [
      ...sentences,
      ...tobias.chapters.map(({ events }) => events),
      ...amina.chapters.map(({ voice }) => voice),
    ]) {
      expect(details).not.toContain(words.slice(0, 25))
    }
    expect(details).not.toMatch(/Ellery|Marchbank|Tobias|Morwenna/)
  })

  it('waits for Morwenna with a record to read and sign, and for Saskia with an agreement', async () => {
    const morwenna = await steppedInto('Morwenna Tait')
    expect((await morwenna.get('/')).text).toMatch(/Read and sign the record of your session on \d/)
    const saskia = await steppedInto('Saskia Penhallow')
    expect((await saskia.get('/')).text).toContain('Idris')
  })

  it('waits for Idris to say whether two entries are one child, and not for Morwenna, who says so', async () => {
    const words = 'Say whether two entries are one child'
    expect((await (await steppedInto('Idris Falodun')).get('/')).text).toContain(words)
    expect((await (await steppedInto('Morwenna Tait')).get('/')).text).not.toContain(words)
  })

  it('has leads and deputies whose roles count, each confirmed by a second person where that is needed', async () => {
    expect(
      await count(
        `select count(*)::int n from app.membership_fact where kind = 'role' and value in ('dsl', 'deputy_dsl', 'head') and confirmed_at is null`,
      ),
    ).toBe(0)
    expect((await (await steppedInto('Morwenna Tait')).get('/children')).text).toContain('Amina Marchbank')
  })

  it('shows a password and a code with which whoever one has stepped into can sign', async () => {
    const morwenna = await steppedInto('Morwenna Tait')
    const { text } = await morwenna.get('/demonstration')
    expect(text).toContain(demonstrationPassword)
    expect(text).toMatch(/>\d{6}</)
  })

  it('is left alone when it is there already', async () => {
    const before = await count('select count(*)::int n from app.journal_entry')
    expect(await buildDemonstration(world.services, world.database.ownerUrl, quiet)).toBeNull()
    expect(await count('select count(*)::int n from app.journal_entry')).toBe(before)
  })
})

describeSituations(() => world)

describe('where there is a real organisation', () => {
  it('is refused in plain words, and nothing is changed', async () => {
    const real = await testWorld()
    await real.organisation('A real school')
    await expect(buildDemonstration(real.services, real.database.ownerUrl, quiet)).rejects.toThrow(
      'This data folder holds a real organisation',
    )
    const { rows: found } = await real.database.owner.query('select demonstration from platform.installation')
    expect(found[0].demonstration).toBe(false)
    await real.end()
  })

  it('nobody is told a code', async () => {
    const real = await testWorld()
    const person = await real.person(await real.organisation('A real school'), 'Asha Wren', ['supervisee'])
    const code = await real.work(person, (work) =>
      real.services.signIn.demonstrationCode(work.db, new Headers({ cookie: person.cookie })),
    )
    expect(code).toBeNull()
    await real.end()
  })
})

describe('choices', () => {
  it('are the same for the same day and others for another', () => {
    const ten = (seed: string) =>
      Array.from(
        { length: 10 },
        (
          (random) => () =>
            random.below(1_000)
        )(randomFrom(seed)),
      )
    expect(ten('2026-03-12')).toEqual(ten('2026-03-12'))
    expect(ten('2026-03-12')).not.toEqual(ten('2026-03-13'))
    expect(randomFrom('a').id()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
