import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { readConfig } from '../src/platform/config/config.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { startEmbedded } from '../src/platform/database/server/embedded.ts'
import { openDataFolder } from '../src/platform/files/data-folder.ts'
import { type Keys, loadKeys } from '../src/platform/files/keys.ts'
import { workAs } from '../src/platform/http/work.ts'
import type { Services } from '../src/platform/services.ts'
import { servicesOn } from '../src/services.ts'
import { roleSecretsOf, type Ground } from '../src/start.ts'
import { completed, openSession, signedByBoth, type OpenSession } from '../test/builders/open-session.ts'
import { accountWithSecondFactor, sessionFor } from '../test/support/accounts.ts'
import type { TestPerson, World } from '../test/support/world.ts'
import { fillCoverage, type Lead } from './coverage.ts'
import { fill } from './fill.ts'
import { fillLongCase, type LongCase } from './long-case.ts'

/** A large organisation in a database of its own, with two people to act as and sessions of theirs made by the product's commands. */
export interface BenchGround {
  folder: string
  ownerUrl: string
  databasePid: number
  /** what services are made of, for those who need their own */
  ground: Ground
  keys: Keys
  services: Services
  supervisor: TestPerson
  supervisee: TestPerson
  signed: OpenSession
  open: OpenSession[]
  /** records waiting for the signature of somebody who has a password and a second factor, each of somebody else */
  toSign: { person: TestPerson; sessionId: string }[]
  /** adds 2,000 live children and the designated lead, who sees how all of them stand */
  coverage: () => Promise<Lead>
  /** adds a child who has been known for 15 years, and who holds the case */
  longCase: () => Promise<LongCase>
  /** waits until the worker has worked out what is owed by what the ground is made of, and writes all down to the files */
  settled: () => Promise<void>
  /** closes the connections and stops the database; the folder stays */
  stop: () => Promise<void>
  /** takes the folder away */
  remove: () => void
}

const quiet = { info: () => {}, warn: console.warn, error: console.error }

/**
 * @param sessions how many sessions the large organisation has
 * @param writing how many sessions are open to be written in
 * @param signing how many records wait for a signature
 */
export async function benchGround(sessions: number, writing: number, signing = 0): Promise<BenchGround> {
  const parent = mkdtempSync(path.join(tmpdir(), 'plumbline-bench-'))
  const folder = openDataFolder(path.join(parent, 'filled'))
  const keys = loadKeys(folder)
  const database = await startEmbedded({ dataFolder: folder, log: quiet })
  const { ownerUrl } = database
  const roleSecrets = roleSecretsOf(keys)
  await migrate(ownerUrl, roleSecrets)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const filled = await fill(owner, sessions)
  const config = readConfig({ PLUMBLINE_DATA: folder.path, DATABASE_POOL: '4' }, { isRoot: false })
  const ground: Ground = { config, demo: false, folder, keys, ownerUrl, roleSecrets, log: pino({ level: 'silent' }) }
  const services = servicesOn(ground)
  const world = {
    database: { owner, ownerUrl },
    services,
    work: (person: TestPerson, work: never) => workAs(services, person.token, work),
  } as unknown as World
  const person = async (membershipId: string, accountId: string): Promise<TestPerson> => ({
    ...(await sessionFor(owner, keys.secret('auth'), accountId)),
    membershipId,
    accountId,
    organisation: { organisationId: filled.organisationId, name: '' },
    personId: '',
    name: '',
    email: '',
    password: '',
    totpSecret: '',
  })
  const supervisor = await person(filled.supervisorId, filled.supervisorAccount)
  const supervisee = await person(filled.superviseeId, filled.superviseeAccount)
  const pair = { supervisee, supervisor }
  const signed = await openSession(world, {
    ...pair,
    daysAgo: 2,
    children: [{ name: ['Tobias', 'Ellery'] }, { name: ['Rosa', 'Ellery'] }],
  })
  await completed(world, supervisor, signed.sessionId)
  await signedByBoth(world, [supervisor, supervisee], signed.sessionId)
  const open: OpenSession[] = []
  for (let n = 0; n < writing; n++)
    open.push(await openSession(world, { ...pair, children: [{ name: ['Leo', 'Sandiford'] }] }))
  const toSign: BenchGround['toSign'] = []
  for (let n = 0; n < signing; n++) {
    const signer = await signerIn(owner, keys, filled.organisationId, n)
    const { sessionId } = await openSession(world, {
      supervisee: signer,
      supervisor,
      daysAgo: 3,
      children: [{ name: ['Kit', 'Osgathorpe'] }],
    })
    await completed(world, supervisor, sessionId)
    await signedByBoth(world, [supervisor], sessionId)
    toSign.push({ person: signer, sessionId })
  }
  return {
    toSign,
    folder: folder.path,
    ownerUrl,
    databasePid: database.pid ?? 0,
    ground,
    keys,
    services,
    supervisor,
    supervisee,
    signed,
    open,
    coverage: () => fillCoverage(owner, filled.organisationId, keys.secret('auth')),
    longCase: () => fillLongCase(owner, keys.secret('auth')),
    async settled() {
      const waiting = async () => (await owner.query('select from app.reassessment limit 1')).rowCount !== 0
      for (let tries = 0; (await waiting()) && tries < 120; tries++) await pause(500)
      if (await waiting()) console.warn('What is owed is still being worked out while it is measured.')
      await owner.query('vacuum analyze')
      await owner.query('checkpoint')
    },
    async stop() {
      await services.pools.end()
      await owner.end()
      await database.stop()
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  }
}

/** Somebody new who can sign: an account with password and second factor, a membership, a web session. */
async function signerIn(owner: pg.Client, keys: Keys, organisationId: string, n: number): Promise<TestPerson> {
  const [personId, membershipId] = [randomUUID(), randomUUID()]
  const name = `Signer ${n}`
  const email = `signer${n}@example.org`
  const account = await accountWithSecondFactor(owner, keys.secret('auth'), { name, email })
  await owner.query('insert into app.person (person_id, auth_user_id) values ($1, $2)', [personId, account.accountId])
  await owner.query(
    'insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on) values ($1, $2, $3, $4, $5, current_date - 100)',
    [organisationId, membershipId, personId, name, email],
  )
  await owner.query(
    `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from) values ($1, $2, $3, 'role', 'supervisee', current_date - 100)`,
    [organisationId, randomUUID(), membershipId],
  )
  const session = await sessionFor(owner, keys.secret('auth'), account.accountId)
  return { ...account, ...session, personId, membershipId, name, email, organisation: { organisationId, name: '' } }
}
