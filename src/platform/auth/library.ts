import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { PostgresDialect } from 'kysely'
import pg from 'pg'

const minutes = 60

/**
 * better-auth, used through its own functions only: its HTTP handler is not mounted, so nobody can sign up or change
 * anything except through our forms. The place for more ways in: the `passkey` plugin, and `genericOAuth` for OpenID
 * Connect, both end in the same session table.
 */
export function library({ pool, secret, publicUrl }: { pool: pg.Pool; secret: string; publicUrl: string }) {
  return betterAuth({
    appName: 'Plumbline',
    baseURL: publicUrl,
    secret,
    database: { dialect: new PostgresDialect({ pool: withDates(pool) }), type: 'postgres', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    // platform.enter moves the end of a session on, so the library does not.
    session: { expiresIn: 60 * minutes, disableSessionRefresh: true, cookieCache: { enabled: false } },
    plugins: [twoFactor({ issuer: 'Plumbline', twoFactorCookieMaxAge: 10 * minutes })],
    advanced: {
      cookiePrefix: 'plumbline',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    // Tries are counted in auth.try, for our own forms.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages may hold e-mail addresses. What goes wrong is thrown, and logged by the application without them.
    logger: { disabled: true },
  })
}

export type Library = ReturnType<typeof library>

/** The kind of refusal, when the library refused; anything else is thrown on. */
export function refusalOf(problem: unknown): string {
  if (problem instanceof APIError) return String(problem.body?.code ?? problem.status)
  throw problem
}

/** The library reckons with Date where the rest of the product has Temporal.Instant. */
function withDates(pool: pg.Pool) {
  return {
    async connect() {
      const client = await pool.connect()
      return {
        query: (text: string, values: readonly unknown[]) =>
          client.query({ text, values: [...values], types: datesAsDate }),
        release: () => client.release(),
      }
    },
    end: async () => {},
  } as unknown as pg.Pool
}

const timestamptz = 1184
const datesAsDate: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === timestamptz
      ? (text: string) => new Date(Temporal.Instant.from(text).epochMilliseconds)
      : pg.types.getTypeParser(type, format as 'text'),
}
