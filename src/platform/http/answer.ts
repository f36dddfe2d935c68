import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Actor } from '../../domain/access/actor.ts'
import type { EventName } from '../../domain/journal/catalogue.ts'
import { londonDay } from '../../domain/text/dates.ts'
import { inScope, type Scoped } from '../database/scope.ts'
import { doorTo } from '../documents/door.ts'
import type { Services } from '../services.ts'
import { cookieOf } from './cookies.ts'
import { demonstrationHere } from './demonstration.ts'
import { csrfHolds, csrfToken } from './form-tokens.ts'
import { fromOurOwnPage } from './headers.ts'
import { doneBefore, onceKey, rememberPlace } from './once.ts'
import { notFoundPage, renderPage, sentHerePage, simplePage } from './pages.tsx'
import { NotAForm, readPosted, textOf, TooLarge, type Posted } from './posted-form.ts'
import { reply, replyJson, seeOther } from './reply.ts'
import { type FormTokens, NotFound, type Ctx, type Route } from './route.ts'
import { writeJournal } from './write-journal.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const nothingPosted: Posted = { form: {}, files: {} }
export const membershipCookie = 'plumbline.membership'

/** Answer one request by its route: who asks, may they, is it new, then the handler, all in one transaction. */
export async function answer(
  route: Route,
  request: Request,
  params: Record<string, string>,
  services: Services,
): Promise<Response> {
  const url = new URL(request.url)
  for (const [name, value] of Object.entries(params)) {
    if (/id$/i.test(name) && !uuid.test(value)) return notFoundPage(services, null, null)
  }
  // A browser that fetches ahead would write into the journal a reading that nobody did.
  if (request.headers.get('sec-purpose')?.includes('prefetch')) return reply(services.config, null, { status: 204 })
  if (route.method === 'post' && !fromOurOwnPage(request.headers, services.config)) {
    return simplePage(
      services,
      403,
      'This form was not sent from Plumbline',
      'Open the page in Plumbline and send it from there.',
    )
  }
  let posted = nothingPosted
  if (route.method === 'post') {
    try {
      posted = await readPosted(request, route.bodyLimit ?? 1_000_000)
    } catch (problem) {
      if (problem instanceof NotAForm) {
        return simplePage(services, 400, 'That could not be read', 'Go back and send the form again.')
      }
      if (!(problem instanceof TooLarge)) throw problem
      return simplePage(
        services,
        413,
        'That is too large to send',
        'Go back, make it shorter or split it, and send it again.',
      )
    }
  }
  const token = services.signIn.sessionToken(request.headers)
  const wanted = cookieOf(request.headers, membershipCookie)
  try {
    return await inScope(
      services.pools.web,
      token,
      wanted !== null && uuid.test(wanted) ? wanted : null,
      (scoped) => inTransaction({ route, request, url, params, posted, token, scoped, services }),
      { settle: route.changesSession ?? false, repeatable: isRepeatable(route) },
    )
  } catch (problem) {
    if (problem instanceof Refused) return notFoundPage(services, problem.actor, token)
    if (isGuarded(problem)) {
      // Mostly a tab that was left open; a page that offers what is refused is something to mend for us.
      services.log.warn({ path: route.path, method: route.method }, 'a guard of the database refused')
      return movedOn(services, request)
    }
    throw problem
  }
}

/** A page that somebody looks at asks the database alone; what is posted may reach further, unless its route says not. */
function isRepeatable(route: Route): boolean {
  return route.asksDatabaseAlone ?? (route.method === 'get' && route.who.needsSignIn && !route.changesSession)
}

/** A refusal or a missing thing: undoes the transaction, and is the same 404 either way. */
class Refused extends Error {
  readonly actor: Actor | null
  constructor(actor: Actor | null) {
    super('refused')
    this.actor = actor
  }
}

interface Asked {
  route: Route
  request: Request
  url: URL
  params: Record<string, string>
  posted: Posted
  token: string | null
  scoped: Scoped
  services: Services
}

async function inTransaction(asked: Asked): Promise<Response> {
  const { route, request, url, posted, token, scoped, services } = asked
  const { actor, db } = scoped
  if (route.who.needsSignIn) {
    if (actor === null) return sentHerePage(services, request, url, posted, false)
    if (!route.who.allows(actor)) throw new Refused(actor)
  } else if (route.who.demonstrationOnly && !(await isDemonstration(scoped))) {
    throw new Refused(actor)
  }
  const once = onceKey(url.pathname, posted)
  if (route.method === 'post' && actor !== null) {
    const given = textOf(posted.form, '_csrf') || (request.headers.get('x-plumbline-form') ?? '')
    if (!csrfHolds(services.formKey, token ?? '', given)) {
      return sentHerePage(services, request, url, posted, true)
    }
    if (once !== null) {
      const place = await doneBefore(db, actor, once)
      if (place !== null) return seeOther(services.config, place)
    }
  }
  const ctx = contextFor(asked, once === null)
  try {
    const response = await route.handle(ctx)
    const location = once !== null && response.status === 303 ? response.headers.get('location') : null
    if (actor !== null && once !== null && location !== null) await rememberPlace(db, actor, once, location)
    return response
  } catch (problem) {
    if (problem instanceof NotFound) throw new Refused(actor)
    if (problem instanceof pg.DatabaseError && problem.code === notAllowed && problem.routine !== grantIsMissing) {
      // A page should have looked first: it is the same refusal to whoever asks, and something to mend for us.
      services.log.warn({ path: route.path, method: route.method }, 'the database refused')
      throw new Refused(actor)
    }
    throw problem
  }
}

/** What a guard says of rows that have moved on: signed, withdrawn or closed since the page was made. */
const isGuarded = (problem: unknown): boolean => problem instanceof pg.DatabaseError && problem.code === '23001'
/** To a page as a page, and to a script as what it shows beside the words that somebody typed (src/browser/live/save-as-typed.ts). */
function movedOn(services: Services, request: Request): Response {
  if (isJson(request)) {
    const words =
      'Something has changed since you opened this page. These words are on this page only: copy them, and open it again.'
    return replyJson(services.config, { outcome: 'closed', words }, 409)
  }
  return simplePage(
    services,
    409,
    'Something has changed since you opened that page',
    'Nothing was saved. Go back, copy what you wrote if it matters, and open the page again to see how it stands now.',
  )
}

const isJson = ({ headers }: Request): boolean => headers.get('content-type')?.startsWith('application/json') ?? false

/** insufficient_privilege: row security or a guard of the database said no */
const notAllowed = '42501'
/** Where PostgreSQL says that a grant is missing, which is a fault of the installation and nobody's refusal. */
const grantIsMissing = 'aclcheck_error'

async function isDemonstration(scoped: Scoped): Promise<boolean> {
  if (scoped.actor !== null) return scoped.actor.demonstration
  return demonstrationHere(scoped.db)
}

/** What a page's forms need. The token is made when it is wanted: a field that is saved as it is typed is answered without. */
function tokensFor({ formKey }: Services, session: string | null): FormTokens {
  let csrf: string | undefined
  return {
    get csrf() {
      csrf ??= session === null ? '' : csrfToken(formKey, session)
      return csrf
    },
    once: randomUUID(),
  }
}

/** What is asked for in the address, without the character that no text of the database can hold. */
const plainQuery = ({ search, searchParams }: URL): URLSearchParams =>
  search.includes('%00')
    ? new URLSearchParams([...searchParams].map(([name, value]) => [name, value.replaceAll('\0', '')]))
    : searchParams

function contextFor(
  { route, request, url, params, posted, token, scoped, services }: Asked,
  mayEnd: boolean,
): Ctx<Actor | null> {
  const { actor, db } = scoped
  const now = services.now()
  const declare = (event: EventName) => {
    if (!('writes' in route.journal) || !route.journal.writes.includes(event)) {
      throw new Error(`${route.method} ${route.path} writes ${event} to the journal without declaring it`)
    }
  }
  const tokens = tokensFor(services, token)
  return {
    services,
    actor,
    db,
    last: mayEnd ? scoped.last : (statement) => statement(),
    door: doorTo(db, declare),
    now,
    today: londonDay(now),
    method: route.method,
    path: url.pathname,
    params,
    query: plainQuery(url),
    form: posted.form,
    files: posted.files,
    headers: request.headers,
    tokens,
    async journal(event, note = {}) {
      declare(event)
      if (actor === null) throw new Error('Nobody is in scope to write the journal')
      await writeJournal(db, actor, event, note)
    },
    page: (options, body) => renderPage(services, actor, tokens, options, body),
    redirect: (path, cookies) => seeOther(services.config, path, cookies),
    download: (bytes, type, fileName) =>
      reply(services.config, bytes as Uint8Array<ArrayBuffer>, {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]+/g, '-')}"`,
        },
      }),
    json: (value, status) => replyJson(services.config, value, status),
    notFound() {
      throw new NotFound()
    },
  }
}
