import type { ComponentChild } from 'preact'
import type { Actor } from '../../domain/access/actor.ts'
import type { OpenWho, SignedInWho } from '../../domain/access/who.ts'
import type { EventName, JournalUse } from '../../domain/journal/catalogue.ts'
import type { Db } from '../database/scope.ts'
import type { Door } from '../documents/door.ts'
import type { Services } from '../services.ts'

export type FormValues = Record<string, string | string[]>

export interface UploadedFile {
  name: string
  bytes: Uint8Array
}

/** What a form needs so that it is answered once and only for the one it was given to. */
export interface FormTokens {
  csrf: string
  once: string
}

export interface JournalNote {
  /** what it is about, such as 'session' */
  subject?: string
  id?: string
  documentId?: string
  /** facts only: numbers, keys, identifiers */
  details?: Record<string, string | number | boolean | null>
}

export interface PageOptions {
  title: string
  /** which item of the navigation this page is under */
  under?: 'home' | 'sessions' | 'children' | 'my-supervision' | 'people' | 'policy' | 'organisation'
  breadcrumbs?: { text: string; href: string }[]
  /** 200 unless it is a form shown again (422, or 429 after too many tries) or two texts (409) */
  status?: 200 | 409 | 422 | 429
  /** the short line beside the name, for pages whose picture holds the bob */
  bobAtLogo?: boolean
  /** the strip of a session, between navigation and main */
  strip?: ComponentChild
  /** a page without navigation: signing in, setting up */
  bare?: boolean
}

/** One request, from the side of the page that answers it. */
export interface Ctx<A extends Actor | null = Actor> {
  services: Services
  actor: A
  db: Db
  /**
   * Ask the last thing, one statement or several side by side, and commit with it in one message; nothing can be asked
   * after it, and not-found undoes nothing any more. (Of a form that is done once, the place it leads to is still to be kept: it commits after that.)
   */
  last: <T>(statements: () => Promise<T>) => Promise<T>
  door: Door
  /** the moment of the request; `today` is its day in England */
  now: Temporal.Instant
  today: Temporal.PlainDate
  method: 'get' | 'post'
  path: string
  /** from the path; whatever is named `id` or ends in `Id` is a UUID, or the answer was a 404 */
  params: Record<string, string>
  query: URLSearchParams
  /** fields of a posted form, trimmed of carriage returns; empty for a get */
  form: FormValues
  files: Record<string, UploadedFile>
  headers: Headers
  tokens: FormTokens
  /** write the journal, in the transaction of the request; the route must have declared the event */
  journal(event: EventName, note?: JournalNote): Promise<void>
  page(options: PageOptions, body: ComponentChild): Response
  /** 303 to a path of this service */
  redirect(path: string, cookies?: readonly string[]): Response
  download(bytes: Uint8Array, type: string, fileName: string): Response
  json(value: unknown, status?: number): Response
  /** the same words whether or not the thing exists; undoes everything the request did */
  notFound(): never
}

type Method = 'get' | 'post'

interface Said {
  method: Method
  path: string
  journal: JournalUse
  /** most bytes of a posted body; 1 MB unless said */
  bodyLimit?: number
  /** begins or ends web sessions: see `settle` of inScope */
  changesSession?: true
  /** see `repeatable` of inScope: so is every page to look at, and what is posted when it says so here */
  asksDatabaseAlone?: true
}

export interface Route extends Said {
  who: SignedInWho | OpenWho
  handle: (ctx: Ctx<Actor | null>) => Promise<Response> | Response
}

/**
 * Declare a route. Who may ask and what is journalled are not optional: leaving either out does not compile.
 * The handler runs in one transaction, in the scope of whoever asks; it commits when the handler returns and is undone
 * when it throws. So look before you write: an answer of 422 or 409 commits what came before it.
 */
export function route(said: Said & { who: SignedInWho; handle: (ctx: Ctx) => Promise<Response> | Response }): Route
export function route(
  said: Said & { who: OpenWho; handle: (ctx: Ctx<Actor | null>) => Promise<Response> | Response },
): Route
export function route(
  said: Said & { who: SignedInWho | OpenWho; handle: (ctx: never) => Promise<Response> | Response },
): Route {
  return said as Route
}

/** Thrown by `ctx.notFound()`. */
export class NotFound extends Error {}
