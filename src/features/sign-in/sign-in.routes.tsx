import type { Actor } from '../../domain/access/actor.ts'
import { anyone } from '../../domain/access/who.ts'
import { membershipCookie } from '../../platform/http/answer.ts'
import { type Kept, keptFromText } from '../../platform/http/carry-on.tsx'
import { cookie } from '../../platform/http/cookies.ts'
import { demonstrationHere } from '../../platform/http/demonstration.ts'
import { textOf } from '../../platform/http/posted-form.ts'
import { type Ctx, type Route, route } from '../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../ui/form/state.ts'
import { needsSetUp } from '../set-up/public.ts'
import { withCookies } from './cookies.ts'
import { ownPath } from './own-path.ts'
import { CodePage, SignedOutPage, SignInPage } from './sign-in.page.tsx'
import { signInAgainRoutes } from './sign-in-again.routes.tsx'
import { leadOn } from './signed-in.tsx'
import { retryLater, tooManyTries } from './wait.ts'

type Open = Ctx<Actor | null>

/** What goes along through the steps. */
interface Carried {
  next: string | null
  kept: Kept | null
}

const carriedBy = (ctx: Open): Carried => ({
  next: ownPath(textOf(ctx.form, 'next') || (ctx.query.get('next') ?? '')),
  kept: keptFromText(textOf(ctx.form, '_keep')),
})

async function signInPage(
  ctx: Open,
  carried: Carried,
  state: FormState,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const demonstration = await demonstrationHere(ctx.db)
  const props = { ...carried, state, tokens: ctx.tokens, demonstration }
  return ctx.page({ title: 'Sign in', status, bare: true }, <SignInPage {...props} />)
}

function codePage(
  ctx: Open,
  carried: Carried,
  errors: FormState['errors'] = {},
  status: 200 | 422 | 429 = 200,
): Response {
  const state = { values: {}, errors }
  return ctx.page(
    { title: 'Enter your code', status, bare: true },
    <CodePage {...carried} state={state} tokens={ctx.tokens} />,
  )
}

const noPlace = 'You have no place in an organisation here just now. Ask your administrator.'

async function tryPassword(ctx: Open): Promise<Response> {
  const carried = carriedBy(ctx)
  if (ctx.actor !== null) return ctx.redirect(carried.next ?? '/')
  const [email, password] = [textOf(ctx.form, 'email').trim(), textOf(ctx.form, 'password')]
  const again = (errors: FormState['errors'], status: 422 | 429 = 422) =>
    signInPage(ctx, carried, { values: { email }, errors }, status)
  if (email === '' || password === '') {
    return again({
      ...(email === '' ? { email: 'Enter your e-mail address' } : {}),
      ...(password === '' ? { password: 'Enter your password' } : {}),
    })
  }
  const answer = await ctx.services.signIn.withPassword(email, password, ctx.headers)
  switch (answer.outcome) {
    case 'signed_in': {
      const led = await leadOn(ctx, answer.cookies, carried)
      return led === 'no_place' ? again({ email: noPlace }) : led
    }
    case 'code_needed':
      // A page of its own where nothing is carried: going to the app and back must not ask to send the form again.
      if (carried.kept !== null) return withCookies(codePage(ctx, carried), answer.cookies)
      return ctx.redirect(
        `/sign-in/code${carried.next === null ? '' : `?next=${encodeURIComponent(carried.next)}`}`,
        answer.cookies,
      )
    case 'too_many':
      return retryLater(await again({ password: tooManyTries(ctx.now) }, 429), ctx.now)
    case 'refused':
      return again({ password: 'The e-mail address and the password do not belong together' })
  }
}

async function tryCode(ctx: Open): Promise<Response> {
  const carried = carriedBy(ctx)
  if (ctx.actor !== null) return ctx.redirect(carried.next ?? '/')
  const startAgain = (errors: FormState['errors']) => signInPage(ctx, carried, { values: {}, errors }, 422)
  const code = textOf(ctx.form, 'code')
  if (code.trim() === '') return codePage(ctx, carried, { code: 'Enter the code that your app shows' }, 422)
  const answer = await ctx.services.signIn.withCode(code, ctx.headers)
  switch (answer.outcome) {
    case 'signed_in': {
      const led = await leadOn(ctx, answer.cookies, carried)
      return led === 'no_place' ? startAgain({ email: noPlace }) : led
    }
    case 'start_again':
      return withCookies(
        await startAgain({ email: 'That took more than 10 minutes. Enter your e-mail address and password again.' }),
        answer.cookies,
      )
    case 'too_many':
      return retryLater(codePage(ctx, carried, { code: tooManyTries(ctx.now) }, 429), ctx.now)
    case 'refused':
      return codePage(ctx, carried, { code: 'That code is not right, or was used before. Wait for the next one.' }, 422)
  }
}

async function signOut(ctx: Open): Promise<Response> {
  const secure = ctx.services.config.publicUrl.startsWith('https:')
  if (ctx.actor !== null) await ctx.journal('sign_out.done')
  const cookies = await ctx.services.signIn.signOut(ctx.headers)
  const response = ctx.page({ title: 'You are signed out', bare: true }, <SignedOutPage />)
  // Drafts that the browser kept through a lost connection go, and so does every page of the back button.
  response.headers.set('clear-site-data', '"cache", "storage"')
  return withCookies(response, [...cookies, cookie(membershipCookie, '', { secure, maxAgeSeconds: 0 })])
}

export const signInRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/sign-in',
    who: anyone,
    journal: { nothing: 'nobody is signed in yet' },
    async handle(ctx) {
      if (ctx.actor !== null) return ctx.redirect(carriedBy(ctx).next ?? '/')
      if (await needsSetUp(ctx.db)) return ctx.redirect('/set-up')
      return signInPage(ctx, carriedBy(ctx), emptyForm)
    },
  }),
  route({
    method: 'post',
    path: '/sign-in',
    who: anyone,
    journal: { writes: ['sign_in.done'] },
    changesSession: true,
    handle: tryPassword,
  }),
  route({
    method: 'get',
    path: '/sign-in/code',
    who: anyone,
    journal: { nothing: 'nobody is signed in yet' },
    handle: (ctx) =>
      ctx.actor === null && ctx.services.signIn.awaitsCode(ctx.headers)
        ? codePage(ctx, carriedBy(ctx))
        : ctx.redirect('/sign-in'),
  }),
  route({
    method: 'post',
    path: '/sign-in/code',
    who: anyone,
    journal: { writes: ['sign_in.done'] },
    changesSession: true,
    handle: tryCode,
  }),
  route({
    method: 'post',
    path: '/sign-out',
    who: anyone,
    journal: { writes: ['sign_out.done'] },
    changesSession: true,
    handle: signOut,
  }),
  ...signInAgainRoutes,
]
