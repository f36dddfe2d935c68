import { z } from 'zod'

/** One setting of the environment: how it is explained, what it is when it is not set, and what it accepts. */
type Setting<Output> = {
  readonly meaning: string
  /** As the table of settings prints it; the value itself is in `schema` or, where it depends on others, in `readConfig`. */
  readonly unset: string
  readonly schema: z.ZodType<Output>
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const HIGHEST_PORT = 65_535
const MOST_CONNECTIONS = 50

/** A whole number in a range, told in one sentence when it is not. */
function wholeNumber(least: number, most: number) {
  const refusal = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, refusal)
    .transform(Number)
    .refine((number) => number >= least && number <= most, refusal)
}

/** An absolute address with one of the schemes named. */
function address(schemes: readonly string[], refusal: string) {
  return z.string().refine((text) => schemes.includes(URL.parse(text)?.protocol ?? ''), refusal)
}

function setting<Output>(meaning: string, unset: string, schema: z.ZodType<Output>): Setting<Output> {
  return { meaning, unset, schema }
}

/** Every setting there is. The order is the order of the table in `docs/settings.md`. */
export const SETTINGS = {
  PORT: setting('The port to listen on. 0 takes any free one.', '`4000`', wholeNumber(0, HIGHEST_PORT).optional()),
  HOST: setting(
    'The address to listen on. Anything but this machine itself needs a `PUBLIC_URL` with https.',
    '`127.0.0.1`',
    z
      .string()
      .regex(/^[\w.:-]+$/, 'must be a host name or an address, such as 127.0.0.1 or 0.0.0.0')
      .optional(),
  ),
  PLUMBLINE_DATA: setting(
    'The one folder of the embedded database, the keys and the outbox.',
    '`/var/lib/plumbline` as root, otherwise `$XDG_DATA_HOME/plumbline` or `~/.local/share/plumbline`',
    z
      .string()
      .refine((text) => text.startsWith('/'), 'must be a whole path, beginning with /')
      .optional(),
  ),
  DATABASE_URL: setting(
    'An external PostgreSQL 15 or later to use instead of the embedded one, as `postgresql://owner:password@host/database`. The account must be allowed to create roles.',
    'the embedded database',
    address(['postgres:', 'postgresql:'], 'must be an address that begins with postgresql://').optional(),
  ),
  PUBLIC_URL: setting(
    'The address people type, without a path. It is in every e-mail and decides whether cookies need https.',
    '`http://localhost:PORT`',
    address(['http:', 'https:'], 'must be an address that begins with https:// or http://')
      .refine((text) => ['', '/'].includes(URL.parse(text)?.pathname ?? ''), 'must be an address without a path')
      .optional(),
  ),
  SMTP_URL: setting(
    'The mail server, as `smtps://account:password@host`. Without one, e-mail is kept in the outbox folder.',
    'none',
    address(['smtp:', 'smtps:'], 'must be an address that begins with smtps:// or smtp://').optional(),
  ),
  MAIL_FROM: setting(
    'Whom e-mail comes from.',
    '`plumbline@` and the host of `PUBLIC_URL`',
    z
      .string()
      .max(320, 'is too long for an e-mail address')
      .regex(/^[^\r\n]*[^\s<>]@[^\s<>]+>?$/, 'must be an e-mail address')
      .optional(),
  ),
  LOG_LEVEL: setting(
    `How much is logged: ${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}.`,
    '`info`',
    z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
  ),
  DATABASE_POOL: setting(
    'How many database connections one process may hold. More than twice the processors of a database on the same machine makes it slower.',
    'twice the processors, at least `4` and at most `10`',
    wholeNumber(1, MOST_CONNECTIONS).optional(),
  ),
} as const satisfies Record<string, Setting<unknown>>

export type SettingName = keyof typeof SETTINGS
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The table of settings as Markdown, for the README and `docs/settings.md`. */
export function settingsTable(): string {
  const rows = Object.entries(SETTINGS).map(([name, { meaning, unset }]) => `| \`${name}\` | ${meaning} | ${unset} |`)
  return ['| Setting | What it is | When it is not set |', '|---|---|---|', ...rows, ''].join('\n')
}
