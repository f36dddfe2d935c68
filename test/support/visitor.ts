import { publicUrl, type World } from './world.ts'

export interface Seen {
  status: number
  location: string | null
  text: string
  headers: Headers
}

/**
 * Somebody at a browser without scripts, with cookies of their own and nothing else: for signing in, where nobody is
 * known yet. A form is sent as its page gave it, hidden fields and all.
 */
export interface Visitor {
  cookies: Map<string, string>
  get(path: string): Promise<Seen>
  /** the form of the page last seen with this action, filled in */
  send(action: string, typed?: Record<string, string>): Promise<Seen>
  /** a form that no page gave */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Seen>
}

export function visitor(world: World, cookie = ''): Visitor {
  const cookies = new Map<string, string>()
  for (const each of cookie === '' ? [] : cookie.split('; ')) keep(cookies, each)
  let last = ''

  async function ask(path: string, init: RequestInit = {}): Promise<Seen> {
    const response = await world.request(path, {
      ...init,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const each of response.headers.getSetCookie()) keep(cookies, each)
    last = await response.text()
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: last,
      headers: response.headers,
    }
  }
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: publicUrl, ...headers } })

  return {
    cookies,
    get: (path) => ask(path),
    post,
    send: (action, typed = {}) => post(action, { ...hiddenFields(last, action), ...typed }),
  }
}

function keep(cookies: Map<string, string>, set: string): void {
  const [pair = '', ...attributes] = set.split(';')
  const at = pair.indexOf('=')
  const gone = attributes.some((each) => each.trim().toLowerCase() === 'max-age=0')
  if (gone) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

function hiddenFields(page: string, action: string): Record<string, string> {
  const form = [...page.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(
    (each) => plain(each[1] ?? '') === action,
  )
  if (!form) throw new Error(`The page has no form for ${action}`)
  const inputs = [...(form[2] ?? '').matchAll(/<input\b(?:[^>"]|"[^"]*")*>/g)].map(([tag]) => tag)
  const hidden = inputs.filter((tag) => attribute(tag, 'type') === 'hidden')
  return Object.fromEntries(hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]))
}

const attribute = (tag: string, name: string): string => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
