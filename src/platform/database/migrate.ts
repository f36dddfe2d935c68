import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { packageRoot } from '../files/package-root.ts'
import { migrateJobs } from '../jobs/migrate-jobs.ts'

/** Passwords of the three roles that log in. Derived from the installation's master key, never stored. */
export interface RoleSecrets {
  web: string
  auth: string
  worker: string
}

/**
 * What holds of a database itself and not of what is in it, so that a copy made from a template needs it again. No
 * temporary objects: a caller's own types and functions must never come before the door's (pg_temp is searched first).
 */
export const databasePrivileges = `
  do $$ begin
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant connect on database %I to plumbline_web, plumbline_auth, plumbline_worker', current_database());
  end $$`

const oneMigrationAtATime = 7_218_543_001

/**
 * Bring a database to the newest schema: roles, then each migration not yet run, each in its own transaction, forward only.
 * @param ownerUrl connection of the role that owns the schema; it must be able to create roles
 * @param migrations folder of the .sql files, named so that they sort
 * @throws when a migration that has run was changed afterwards, or when one fails (then that one is undone)
 */
export async function migrate(
  ownerUrl: string,
  secrets: RoleSecrets,
  migrations = join(packageRoot(), 'database', 'migrations'),
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${oneMigrationAtATime})`)
    await makeRoles(client, secrets)
    const run = await runNewMigrations(client, migrations)
    await migrateJobs(ownerUrl)
    return run
  } finally {
    await client.end()
  }
}

async function makeRoles(client: pg.Client, secrets: RoleSecrets): Promise<void> {
  const logins = { plumbline_web: secrets.web, plumbline_auth: secrets.auth, plumbline_worker: secrets.worker }
  await makeRole(client, 'plumbline_door', 'nologin')
  for (const [name, password] of Object.entries(logins)) {
    await makeRole(client, name, 'login')
    if (!(await passwordHolds(client, name, password))) {
      await client.query(`alter role ${name} password ${pg.escapeLiteral(password)}`)
    }
  }
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user')
  if (!rows[0]?.rolsuper) {
    await client.query('grant plumbline_door, plumbline_auth to current_user')
  }
  await client.query(databasePrivileges)
}

async function makeRole(client: pg.Client, name: string, login: 'login' | 'nologin'): Promise<void> {
  await client.query(`
    do $$ begin
      create role ${name} ${login} nosuperuser nocreatedb nocreaterole noinherit;
    exception when duplicate_object or unique_violation then null;
    end $$`)
}

/** Changing a password takes a lock on the role, so it is only done when the one we have does not hold. */
async function passwordHolds(client: pg.Client, user: string, password: string): Promise<boolean> {
  const { host, port, database } = client
  const probe = new pg.Client({ host, port, user, password, ...(database ? { database } : {}) })
  try {
    await probe.connect()
    return true
  } catch {
    return false
  } finally {
    await probe.end().catch(() => {})
  }
}

async function runNewMigrations(client: pg.Client, migrations: string): Promise<string[]> {
  await client.query(`
    create table if not exists public.plumbline_migration (
      name text primary key,
      digest text not null,
      run_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from public.plumbline_migration',
  )
  const done = new Map(rows.map((row) => [row.name, row.digest]))
  const names = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()
  const run: string[] = []
  for (const name of names) {
    const sql = await readFile(join(migrations, name), 'utf8')
    const digest = createHash('sha256').update(sql).digest('hex')
    const before = done.get(name)
    if (before !== undefined && before !== digest) {
      throw new Error(`The migration ${name} was changed after it had run. Add a new migration instead.`)
    }
    if (before === undefined) {
      await runOne(client, name, sql, digest)
      run.push(name)
    }
  }
  return run
}

async function runOne(client: pg.Client, name: string, sql: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    // Giving a function to the door needs this for the length of a migration.
    await client.query(
      `do $$ begin if to_regnamespace('platform') is not null then grant create on schema platform to plumbline_door; end if; end $$`,
    )
    await client.query(sql)
    await client.query('revoke create on schema platform from plumbline_door')
    await client.query('insert into public.plumbline_migration (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback')
    throw new Error(`The migration ${name} failed and was undone: ${(problem as Error).message}`, { cause: problem })
  }
}
