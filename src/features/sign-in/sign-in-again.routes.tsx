import type { Actor } from '../../domain/access/actor.ts'
import { anyone } from '../../domain/access/who.ts'
import { passwordProblem, passwordProblemWords } from '../../platform/auth/password-rules.ts'
import type { Account } from '../../platform/auth/sign-in.ts'
import { simplePage } from '../../platform/http/pages.tsx'
import { textOf } from '../../platform/http/posted-form.ts'
import { type Ctx, type Route, route } from '../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../ui/form/state.ts'
import { SignInAgainPage } from './sign-in-again.page.tsx'
import { signedIn } from './signed-in.tsx'

type Open = Ctx<Actor | null>

const gonePage = (ctx: Open) =>
  simplePage(
    ctx.services,
    410,
    'This link has been used, or has run out',
    'If you have chosen your password, sign in with it. Otherwise ask your administrator, who asks whoever runs the server for another link.',
  )

const show = (ctx: Open, account: Account, state: FormState = emptyForm): Response =>
  ctx.page(
    { title: 'Choose a new password', status: Object.keys(state.errors).length > 0 ? 422 : 200, bare: true },
    <SignInAgainPage action={ctx.path} account={account} state={state} tokens={ctx.tokens} />,
  )

async function choose(ctx: Open): Promise<Response> {
  const { signIn } = ctx.services
  const token = ctx.params['token'] ?? ''
  const account = await signIn.accountOfLink(token)
  if (account === null) return gonePage(ctx)
  const refuse = (errors: FormState['errors']) => show(ctx, account, { values: {}, errors })
  const password = textOf(ctx.form, 'password')
  const problem = passwordProblem(password, account.email)
  if (problem !== null) return refuse({ password: passwordProblemWords[problem] })
  if (password !== textOf(ctx.form, 'again')) return refuse({ again: 'Type the same password in both fields' })
  if ((await signIn.choosePasswordByLink(token, password)) !== 'chosen') return gonePage(ctx)
  const answer = await signIn.withPassword(account.email, password, ctx.headers)
  if (answer.outcome !== 'signed_in') return ctx.redirect('/sign-in')
  await signedIn(ctx, { cookies: answer.cookies, event: 'sign_in.done' })
  return ctx.redirect('/account/second-factor', answer.cookies)
}

/** The link that `plumbline account reset` prints. */
export const signInAgainRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/sign-in/again/:token',
    who: anyone,
    journal: { nothing: 'nobody is signed in yet; the reset itself is in the journal' },
    async handle(ctx) {
      const account = await ctx.services.signIn.accountOfLink(ctx.params['token'] ?? '')
      return account === null ? gonePage(ctx) : show(ctx, account)
    },
  }),
  route({
    method: 'post',
    path: '/sign-in/again/:token',
    who: anyone,
    journal: { writes: ['sign_in.done'] },
    changesSession: true,
    handle: choose,
  }),
]
