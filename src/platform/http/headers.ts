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
