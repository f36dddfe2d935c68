import { PlainError } from '../../config/plain-error.ts'
import { ask } from './answer.ts'

/** The oldest version whose row security and views work as the migrations need (security_invoker views came with 15). */
const OLDEST_MAJOR = 15

/**
 * Asks an external database whether it can be used, before anything else does.
 * @throws PlainError that says what to change; never the address, which holds a password
 */
export async function checkExternal(databaseUrl: string): Promise<void> {
  const rows = await about(databaseUrl)
  const {
    version,
    encoding,
    may_create_roles: mayCreateRoles,
  } = rows[0] ?? { version: 0, encoding: '', may_create_roles: false }
  const major = Math.floor(version / 10_000)
  if (major < OLDEST_MAJOR) {
    throw new PlainError(
      `The database in DATABASE_URL is PostgreSQL ${major}. Plumbline needs PostgreSQL ${OLDEST_MAJOR} or later.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new PlainError(
      `The database in DATABASE_URL keeps text as ${encoding}. Plumbline needs one that was made with the encoding UTF8.`,
    )
  }
  if (!mayCreateRoles) {
    throw new PlainError(
      'The account in DATABASE_URL may not create roles. Give it CREATEROLE, and let it own the database.',
    )
  }
}

type About = { readonly version: number; readonly encoding: string; readonly may_create_roles: boolean }

async function about(databaseUrl: string): Promise<readonly About[]> {
  try {
    return await ask<About>(
      databaseUrl,
      `select current_setting('server_version_num')::int as version,
              current_setting('server_encoding') as encoding,
              (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_create_roles`,
    )
  } catch (error) {
    throw new PlainError(`The database in DATABASE_URL cannot be used: ${reason(error)}.`, 1, { cause: error })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'there is no machine of that name',
  EAI_AGAIN: 'the name of the machine could not be looked up',
  ETIMEDOUT: 'the machine does not answer',
  // PostgreSQL's manual, appendix A.
  '28P01': 'the password is wrong',
  '28000': 'the server does not let this account in',
  '3D000': 'the server has no database of that name',
  '53300': 'the server has no connection free',
  '57P03': 'the server is still starting',
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  if (/timeout/i.test(message)) return 'the machine does not answer'
  return REASONS[code ?? ''] ?? message
}
