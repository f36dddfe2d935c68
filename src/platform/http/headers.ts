/**
 * Headers on every answer. Nothing is loaded from elsewhere, nothing inline runs, no other site may frame or post here
 * (OWASP ASVS 5.0, V3). `form-action 'self'` covers posts; pages are never kept by a shared cache.
 */
export const securityHeaders: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  // Never `no-referrer`: under it a browser sends every form with `Origin: null` (Fetch, 4.6), which no post may have.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  [
    'permissions-policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)',
  ],
]

/** Pages hold what must not stay on a shared laptop: not in a cache, and not behind the back button after signing out. */
export const privateAnswer = 'no-store'

/** A post is from our own page when the browser says so; a browser that says nothing is held to the form's token. */
export function fromOurOwnPage(
  headers: Headers,
  { publicUrl, publicUrlNamed }: { publicUrl: string; publicUrlNamed: boolean },
): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  if (origin === 'null') return false
  return origin === publicUrl || (!publicUrlNamed && URL.parse(origin)?.host === headers.get('host'))
}
