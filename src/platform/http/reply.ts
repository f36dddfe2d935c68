import type { Config } from '../config/config.ts'

/**
 * Headers on every answer. Nothing is loaded from elsewhere, nothing inline runs, no other site may frame or post here
 * (OWASP ASVS 5.0, V3). `form-action 'self'` covers posts. Pages hold what must not stay on a shared laptop: unless an
 * answer says otherwise it is not kept in a cache, nor behind the back button after signing out.
 */
const onEveryAnswer: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Never `no-referrer`: under it a browser sends every form with `Origin: null` (Fetch, 4.6), which no post may have.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)',
  'cache-control': 'no-store',
}
const onEveryAnswerByHttps = { ...onEveryAnswer, 'strict-transport-security': 'max-age=63072000' }

interface Said {
  status?: number
  headers?: Readonly<Record<string, string>>
  cookies?: readonly string[]
}

/**
 * An answer. Every one is made here, with all its headers at once: set one by one on an answer that is made already
 * they are copied and sorted for each page, and a plain record of them is written as it is.
 */
export function reply(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  body: string | Uint8Array<ArrayBuffer> | null,
  { status = 200, headers: own, cookies = [] }: Said = {},
): Response {
  const headers: Record<string, string> = {
    ...(publicUrl.startsWith('https:') ? onEveryAnswerByHttps : onEveryAnswer),
    ...own,
  }
  // Without it the server sends an empty body in chunks. An answer of 204 has no body that could have a length.
  if (body === null && status !== 204) headers['content-length'] = '0'
  if (cookies.length === 0) return new Response(body, { status, headers })
  const withCookies = new Headers(headers)
  for (const cookie of cookies) withCookies.append('set-cookie', cookie)
  return new Response(body, { status, headers: withCookies })
}

/** 303: what is asked for is to be got at that path of this service. */
export function seeOther(config: Pick<Config, 'publicUrl'>, path: string, cookies: readonly string[] = []): Response {
  return reply(config, null, { status: 303, headers: { location: path }, cookies })
}

export function replyJson(config: Pick<Config, 'publicUrl'>, value: unknown, status = 200): Response {
  return reply(config, JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })
}
