import { randomBytes, randomUUID } from 'node:crypto'
import { generateKeyPairSync } from 'node:crypto'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import type { Role } from '../../src/domain/access/actor.ts'
import { createSignIn } from '../../src/platform/auth/better-auth-sign-in.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { openPools } from '../../src/platform/database/pools.ts'
import { signingKey } from '../../src/platform/evidence/crypto.ts'
import { csrfToken } from '../../src/platform/http/form-tokens.ts'
import { workAs, type Work } from '../../src/platform/http/work.ts'
import type { Services } from '../../src/platform/services.ts'
import { accountWithSecondFactor, sessionFor } from './accounts.ts'
import { testDatabase, testSecrets, type TestDatabase } from './database.ts'
import { packs, templates } from './templates.ts'

export const signInSecret = 'a-secret-for-tests-only-0123456789-abcdefghijkl'
export const publicUrl = 'http://localhost:4000'

export interface TestOrganisation {
  organisationId: string
  name: string
}

/** Somebody in an organisation, signed in, with a second factor. */
export interface TestPerson {
  organisation: TestOrganisation
  membershipId: string
  personId: string
  name: string
  email: string
  accountId: string
  password: string
  totpSecret: string
  token: string
  cookie: string
}

export interface World {
  database: TestDatabase
  services: Services
  request(path: string, init?: RequestInit): Promise<Response>
  organisation(
    name: string,
    more?: { parent?: TestOrganisation; kind?: string; recordTemplate?: string; agreementTemplate?: string },
  ): Promise<TestOrganisation>
  person(
    organisation: TestOrganisation,
    name: string,
    roles: Role[],
    more?: { post?: string; lineManager?: TestPerson; started?: string },
  ): Promise<TestPerson>
  /** a browser in which this person is signed in */
  as(person: TestPerson): Browser
  /** a command as this person, in a transaction of its own */
  work<T>(person: TestPerson, work: (work: Work) => Promise<T>): Promise<T>
  end(): Promise<void>
}

export interface Browser {
  get(path: string): Promise<Page>
  /** post a form with the tokens a page would have given; a new `_once` each time unless given */
  post(path: string, form: Record<string, string | string[]>): Promise<Page>
}

export interface Page {
  status: number
  location: string | null
  text: string
  response: Response
}

/** A world of its own for one test file: a real database, the whole application, people to act as. */
export async function testWorld(options: { pool?: number } = {}): Promise<World> {
  const database = await testDatabase()
  const pools = openPools(database.ownerUrl, testSecrets, { size: options.pool ?? 4, onLost: () => {} })
  const log = pino({ level: 'silent' })
  const now = () => Temporal.Now.instant()
  const services: Services = {
    config: readConfig({ PLUMBLINE_DATA: '/nowhere', PUBLIC_URL: publicUrl }, { isRoot: false }),
    pools,
    signIn: createSignIn({ pool: pools.auth, secret: signInSecret, publicUrl, now, log }),
    now,
    newId: randomUUID,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    signingKey: signingKey(generateKeyPairSync('ed25519').privateKey),
    formKey: new Uint8Array(randomBytes(32)),
    packs,
    templates,
    assets: { css: '/assets/main.css', js: '/assets/live.js' },
    log,
  }
  return worldOn(database, services, signInSecret)
}

/** A world in any database, such as that of an installation that runs: `secret` is what its sessions are sealed with. */
export function worldOn(database: TestDatabase, services: Services, secret: string): World {
  const app = createApp(services)
  const request = async (path: string, init: RequestInit = {}) =>
    app.request(new Request(new URL(path, publicUrl), { redirect: 'manual', ...init }))

  return {
    database,
    services,
    request,
    organisation: (name, more = {}) => addOrganisation(database, name, more),
    person: (organisation, name, roles, more = {}) =>
      addPerson({ ...database, secret }, organisation, name, roles, more),
    as: (person) => browserOf(request, services, person),
    work: (person, work) => workAs(services, person.token, work),
    async end() {
      await services.pools.end()
      await database.drop()
    },
  }
}

async function addOrganisation(
  { owner }: TestDatabase,
  name: string,
  more: { parent?: TestOrganisation; kind?: string; recordTemplate?: string; agreementTemplate?: string },
): Promise<TestOrganisation> {
  const organisationId = randomUUID()
  await owner.query(
    `insert into app.organisation (organisation_id, parent_organisation_id, kind, name, record_template, agreement_template) values ($1, $2, $3, $4, $5, $6)`,
    [
      organisationId,
      more.parent?.organisationId ?? null,
      more.kind ?? 'school',
      name,
      more.recordTemplate ?? 'partnership',
      more.agreementTemplate ?? 'partnership_direct',
    ],
  )
  await owner.query(`update platform.installation set founded_at = coalesce(founded_at, now())`)
  return { organisationId, name }
}

/** How many were made: each has an address of their own, and each test file a database of its own. */
let people = 0

async function addPerson(
  { owner, secret }: TestDatabase & { secret: string },
  organisation: TestOrganisation,
  name: string,
  roles: Role[],
  more: { post?: string; lineManager?: TestPerson; started?: string },
): Promise<TestPerson> {
  const [personId, membershipId] = [randomUUID(), randomUUID()]
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${++people}@example.org`
  const account = await accountWithSecondFactor(owner, secret, { name, email })
  const { token, cookie } = await sessionFor(owner, secret, account.accountId)
  const started = more.started ?? '2020-09-01'
  await owner.query('insert into app.person (person_id, auth_user_id) values ($1, $2)', [personId, account.accountId])
  await owner.query(
    'insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on) values ($1, $2, $3, $4, $5, $6)',
    [organisation.organisationId, membershipId, personId, name, email, started],
  )
  const facts: [kind: string, value: string, manager: string | null][] = [
    ...roles.map((role): [string, string, null] => ['role', role, null]),
    ['post', more.post ?? 'teacher', null],
    ...(more.lineManager
      ? [['line_manager', more.lineManager.name, more.lineManager.membershipId] as [string, string, string]]
      : []),
  ]
  for (const [kind, value, manager] of facts) {
    await owner.query(
      `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, manager_id, valid_from, confirmed_at)
       values ($1, $2, $3, $4, $5, $6, $7, case when $4 = 'role' and $5 in ('dsl', 'deputy_dsl', 'head') then now() end)`,
      [organisation.organisationId, randomUUID(), membershipId, kind, value, manager, started],
    )
  }
  return { organisation, membershipId, personId, name, email, token, cookie, ...account }
}

function browserOf(request: World['request'], services: Services, person: TestPerson): Browser {
  const page = async (response: Response): Promise<Page> => ({
    status: response.status,
    location: response.headers.get('location'),
    text: await response.clone().text(),
    response,
  })
  return {
    get: async (path) => page(await request(path, { headers: { cookie: person.cookie } })),
    async post(path, form) {
      const body = new URLSearchParams({ _csrf: csrfToken(services.formKey, person.token), _once: randomUUID() })
      for (const [name, value] of Object.entries(form)) {
        body.delete(name)
        for (const each of [value].flat()) body.append(name, each)
      }
      return page(await request(path, { method: 'POST', body, headers: { cookie: person.cookie, origin: publicUrl } }))
    },
  }
}
