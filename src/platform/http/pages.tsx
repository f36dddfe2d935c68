import type { ComponentChild, VNode } from 'preact'
import { holds, type Actor } from '../../domain/access/actor.ts'
import { BarePage, Page } from '../../ui/layout/page.tsx'
import { renderDocument } from '../../ui/layout/render-document.ts'
import { Empty } from '../../ui/pieces/section.tsx'
import type { Services } from '../services.ts'
import { CarryOnForm, type Kept, keptFrom, keptFromText, SignInAgainForm, SignOutForm } from './carry-on.tsx'
import { csrfToken } from './form-tokens.ts'
import { type Posted, textOf } from './posted-form.ts'
import { reply, replyJson, seeOther } from './reply.ts'
import type { FormTokens, PageOptions } from './route.ts'

const html = ({ config }: Services, status: number, page: VNode): Response =>
  reply(config, renderDocument(page), { status, headers: { 'content-type': 'text/html; charset=utf-8' } })

/** A page in the house's layout, with the navigation of whoever is signed in. */
export function renderPage(
  services: Services,
  actor: Actor | null,
  tokens: FormTokens,
  options: PageOptions,
  body: ComponentChild,
  status: number = options.status ?? 200,
): Response {
  const common = { title: options.title, assets: services.assets, hasErrors: status === 422 || status === 429 }
  const demo = actor?.demonstration ? { href: '/demonstration' } : null
  if (actor === null || options.bare) {
    return html(
      services,
      status,
      <BarePage {...common} demo={demo}>
        {body}
      </BarePage>,
    )
  }
  return html(
    services,
    status,
    <Page
      {...common}
      nav={navigation(actor, options.under)}
      organisation={actor.organisationName}
      person={{ name: actor.name, href: '/account' }}
      csrf={tokens.csrf}
      breadcrumbs={options.breadcrumbs ?? []}
      bobAtLogo={options.bobAtLogo ?? false}
      strip={options.strip ?? null}
      demo={demo}
    >
      {body}
    </Page>,
  )
}

function navigation(actor: Actor, under: PageOptions['under']) {
  const supervised = holds(actor, 'supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head')
  const items = [
    { key: 'home', text: 'Home', href: '/', shown: true },
    { key: 'sessions', text: 'Sessions', href: '/sessions', shown: supervised },
    { key: 'children', text: 'Children', href: '/children', shown: supervised },
    { key: 'my-supervision', text: 'My supervision', href: '/my-supervision', shown: supervised },
    { key: 'people', text: 'People', href: '/people', shown: holds(actor, 'administrator', 'head', 'dsl') },
    { key: 'policy', text: 'Policy', href: '/policy', shown: true },
    { key: 'organisation', text: 'Organisation', href: '/organisation', shown: holds(actor, 'administrator') },
  ]
  return items.filter((item) => item.shown).map(({ key, text, href }) => ({ text, href, current: key === under }))
}

/** Refused and missing are one page with one status, so that asking tells nothing (ASVS 5.0, V8). */
export function notFoundPage(services: Services, actor: Actor | null, token: string | null): Response {
  const tokens = { csrf: token === null ? '' : csrfToken(services.formKey, token), once: '' }
  const body = (
    <Empty>
      <h1 class="govuk-heading-m">There is no page here, or it is not one you can open</h1>
      <p class="govuk-body">Check the address, or go back to where you came from.</p>
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href="/">
          Go to your home page
        </a>
      </p>
    </Empty>
  )
  return renderPage(services, actor, tokens, { title: 'Page not found', bobAtLogo: true }, body, 404)
}

/** One sentence of what happened and one of what to do. */
export function simplePage(services: Services, status: number, heading: string, what: string): Response {
  const body = (
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      <p class="govuk-body">{what}</p>
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href="/">
          Go to your home page
        </a>
      </p>
    </>
  )
  return html(
    services,
    status,
    <BarePage title={heading} assets={services.assets}>
      {body}
    </BarePage>,
  )
}

const SendAgain = ({ kept, csrf }: { kept: Kept; csrf: string }) =>
  kept.path === '/sign-out' ? <SignOutForm csrf={csrf} /> : <CarryOnForm kept={kept} csrf={csrf} />

/**
 * Somebody without a web session (or with a form from an older one) asked for a page of the signed-in. A page asked for
 * comes after signing in; words that were sent are kept in the answer and sent again once signed in. Nothing is lost
 * when a session ends in mid-sentence.
 */
export function sentHerePage(
  services: Services,
  request: Request,
  url: URL,
  posted: Posted,
  hasSession: boolean,
): Response {
  if (request.headers.get('content-type')?.startsWith('application/json')) {
    return replyJson(services.config, { signedOut: true }, 401)
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    const next = url.pathname === '/' ? '' : `?next=${encodeURIComponent(url.pathname + url.search)}`
    return seeOther(services.config, `/sign-in${next}`)
  }
  const signingIn = url.pathname === '/sign-in' || url.pathname === '/sign-in/code'
  // Words that were already being carried through signing in are what counts, not the sign-in form around them.
  const carried = signingIn ? keptFromText(textOf(posted.form, '_keep')) : null
  if (signingIn && carried === null) return seeOther(services.config, '/')
  const kept = carried ?? keptFrom(url.pathname, posted.form)
  const token = hasSession ? services.signIn.sessionToken(request.headers) : null
  const body =
    token === null ? (
      <SignInAgainForm kept={kept} />
    ) : (
      <SendAgain kept={kept} csrf={csrfToken(services.formKey, token)} />
    )
  return html(
    services,
    401,
    <BarePage title={token === null ? 'You were signed out' : 'Send this again'} assets={services.assets}>
      {body}
    </BarePage>,
  )
}
