import type { Actor } from '../../domain/access/actor.ts'
import { anyone } from '../../domain/access/who.ts'
import { passwordProblem, passwordProblemWords } from '../../platform/auth/password-rules.ts'
import { simplePage } from '../../platform/http/pages.tsx'
import { textOf } from '../../platform/http/posted-form.ts'
import { type Ctx, type Route, route } from '../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../ui/form/state.ts'
import { type Invitation, invitationOf, takeUp } from './invitation.queries.ts'
import { signedIn } from './signed-in.tsx'
import { retryLater, tooManyTries } from './wait.ts'
import { type Holder, WelcomePage } from './welcome.page.tsx'

type Open = Ctx<Actor | null>

const usedPage = (ctx: Open) =>
  simplePage(
    ctx.services,
    410,
    'This link has been used, or has run out',
    'If you have chosen your password, sign in with it. Otherwise ask the administrator of your organisation for another link.',
  )

async function holderOf(ctx: Open, invitation: Invitation): Promise<Holder> {
  const { signIn } = ctx.services
  const here = await signIn.accountOfSession(ctx.headers)
  if (here !== null) {
    const theirs = here.email === invitation.email.trim().toLowerCase()
    return theirs || !invitation.hasAccount ? { is: 'signed_in', email: here.email } : { is: 'another' }
  }
  return { is: (await signIn.accountOf(invitation.email)) === null ? 'new' : 'known' }
}

function welcomePage(
  ctx: Open,
  invitation: Invitation,
  holder: Holder,
  state: FormState = emptyForm,
  status: 200 | 422 | 429 = 200,
): Response {
  const props = { action: ctx.path, invitation, holder, state, tokens: ctx.tokens }
  return ctx.page({ title: 'Welcome', status, bare: true }, <WelcomePage {...props} />)
}

async function takeUpHere(ctx: Open): Promise<Response> {
  const invitation = await invitationOf(ctx.db, ctx.params['token'] ?? '')
  if (invitation === null) return usedPage(ctx)
  const holder = await holderOf(ctx, invitation)
  switch (holder.is) {
    case 'new':
      return choosePassword(ctx, invitation)
    case 'known':
      return signInToAdd(ctx, invitation)
    case 'another':
      return welcomePage(ctx, invitation, holder, emptyForm, 422)
    case 'signed_in': {
      const account = await ctx.services.signIn.accountOfSession(ctx.headers)
      return account !== null && (await takeUp(ctx.db, invitation, account.id))
        ? ctx.redirect('/account')
        : usedPage(ctx)
    }
  }
}

async function choosePassword(ctx: Open, invitation: Invitation): Promise<Response> {
  const { signIn } = ctx.services
  const again = (errors: FormState['errors']) =>
    welcomePage(ctx, invitation, { is: 'new' }, { values: {}, errors }, 422)
  const password = textOf(ctx.form, 'password')
  const problem = passwordProblem(password, invitation.email)
  if (problem !== null) return again({ password: passwordProblemWords[problem] })
  if (password !== textOf(ctx.form, 'again')) return again({ again: 'Type the same password in both fields' })
  const made = await signIn.createAccount({ name: invitation.name, email: invitation.email, password })
  if ('problem' in made) return welcomePage(ctx, invitation, { is: 'known' }, emptyForm, 422)
  if (!(await takeUp(ctx.db, invitation, made.id))) return usedPage(ctx)
  const answer = await signIn.withPassword(invitation.email, password, ctx.headers)
  if (answer.outcome !== 'signed_in') return ctx.redirect('/sign-in')
  await signedIn(ctx, { cookies: answer.cookies, event: 'sign_in.done' })
  return ctx.redirect('/account/second-factor', answer.cookies)
}

async function signInToAdd(ctx: Open, invitation: Invitation): Promise<Response> {
  const { signIn } = ctx.services
  const again = (words: string, status: 422 | 429 = 422) =>
    welcomePage(ctx, invitation, { is: 'known' }, { values: {}, errors: { password: words } }, status)
  const password = textOf(ctx.form, 'password')
  if (password === '') return again('Enter your password')
  const answer = await signIn.withPassword(invitation.email, password, ctx.headers)
  if (answer.outcome === 'too_many') return retryLater(again(tooManyTries(ctx.now), 429), ctx.now)
  if (answer.outcome === 'refused') return again('That is not the password of this account')
  if (answer.outcome === 'code_needed')
    return ctx.redirect(`/sign-in/code?next=${encodeURIComponent(ctx.path)}`, answer.cookies)
  const account = await signIn.accountOf(invitation.email)
  if (account === null || !(await takeUp(ctx.db, invitation, account))) return usedPage(ctx)
  await signedIn(ctx, { cookies: answer.cookies, event: 'sign_in.done' })
  return ctx.redirect('/account/second-factor', answer.cookies)
}

export const welcomeRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/welcome/:token',
    who: anyone,
    journal: { nothing: 'looking at an invitation changes nothing' },
    async handle(ctx) {
      const invitation = await invitationOf(ctx.db, ctx.params['token'] ?? '')
      return invitation === null ? usedPage(ctx) : welcomePage(ctx, invitation, await holderOf(ctx, invitation))
    },
  }),
  route({
    method: 'post',
    path: '/welcome/:token',
    who: anyone,
    // The database writes invitation.taken_up itself.
    journal: { writes: ['invitation.taken_up', 'sign_in.done'] },
    changesSession: true,
    handle: takeUpHere,
  }),
]
