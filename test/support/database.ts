import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { databasePrivileges, migrate, type RoleSecrets } from '../../src/platform/database/migrate.ts'
import { packageRoot } from '../../src/platform/files/package-root.ts'

export const testSecrets: RoleSecrets = { web: 'test-web', auth: 'test-auth', worker: 'test-worker' }
const oneTemplateAtATime = 7_218_543_002

export interface TestDatabase {
  /** as the owner of the schema */
  ownerUrl: string
  /** as its owner, for looking behind the product's back */
  owner: pg.Client
  drop: () => Promise<void>
}

/** A database of its own, cloned from a migrated template: one for each test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['PLUMBLINE_TEST_SERVER']
  if (!server) throw new Error('Tests of the database are run by Vitest, whose global setup starts a server')
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  const template = await migratedTemplate(admin, server)
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await cloneOf(admin, template, name)
  const ownerUrl = onDatabase(server, name)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(databasePrivileges)
  return {
    ownerUrl,
    owner,
    async drop() {
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

export function onDatabase(server: string, name: string): string {
  const client = new pg.Client({ connectionString: server })
  const { host, port, user, password } = client
  const secret = password ? `:${encodeURIComponent(String(password))}` : ''
  return host.startsWith('/')
    ? `postgresql://${encodeURIComponent(user ?? '')}${secret}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgresql://${encodeURIComponent(user ?? '')}${secret}@${host}:${port}/${name}`
}

async function migratedTemplate(admin: pg.Client, server: string): Promise<string> {
  const template = `template_${migrationsDigest()}`
  await admin.query(`select pg_advisory_lock(${oneTemplateAtATime})`)
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      const making = `${template}_making`
      await admin.query(`drop database if exists ${making} with (force)`)
      await admin.query(`create database ${making}`)
      await migrate(onDatabase(server, making), testSecrets)
      await admin.query(`alter database ${making} rename to ${template}`)
    }
  } finally {
    await admin.query(`select pg_advisory_unlock(${oneTemplateAtATime})`)
  }
  return template
}

function migrationsDigest(): string {
  const folder = join(packageRoot(), 'database', 'migrations')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

/** A template can be cloned by one at a time; the others wait their turn. */
async function cloneOf(admin: pg.Client, template: string, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await admin.query(`create database ${name} template ${template}`)
      return
    } catch (problem) {
      if ((problem as { code?: string }).code !== '55006' || tries > 200) throw problem
      await new Promise((resolve) => setTimeout(resolve, 25 + Math.random() * 50))
    }
  }
}
