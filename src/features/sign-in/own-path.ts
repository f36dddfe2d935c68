const placeholder = 'http://own.invalid'

/**
 * A path of this service as it came with a request, or null when it would lead anywhere else (ASVS 5.0, 3.7.2).
 * What a browser makes of it counts, so it is read as a browser reads it: backslashes, tabs and dots included.
 */
export function ownPath(text: string): string | null {
  if (!text.startsWith('/') || text.length > 500) return null
  const url = URL.parse(text, placeholder)
  if (url === null || url.origin !== placeholder) return null
  const path = url.pathname + url.search
  return path.startsWith('//') || /^\/sign-(in|out)\b/.test(path) ? null : path
}
