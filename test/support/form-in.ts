/** The form of a page that posts to this path, filled in as the browser would send it when nothing is touched. */
export function formIn(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`<form action="${action}"`)
  if (start === -1) throw new Error(`No form posts to ${action}`)
  const form = html.slice(start, html.indexOf('</form>', start))
  const values: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (name === null || ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag))) continue
    values[name] = attribute(tag, 'value') ?? ''
  }
  for (const [, tag, text] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(tag ?? '', 'name')
    if (name !== null) values[name] = plain(text ?? '').replaceAll('\n', '\r\n')
  }
  for (const [, tag, options] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(tag ?? '', 'name')
    const all = [...(options ?? '').matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = all.find((option) => /\sselected/.test(option)) ?? all[0]
    if (name !== null && chosen !== undefined) values[name] = attribute(chosen, 'value') ?? ''
  }
  return values
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>]|$)`).exec(tag)
  return found === null ? null : plain(found[1] ?? '')
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
