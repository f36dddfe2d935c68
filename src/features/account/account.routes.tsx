import { member } from '../../domain/access/who.ts'
import { dayInWords, londonDay } from '../../domain/text/dates.ts'
import { passwordProblem, passwordProblemWords } from '../../platform/auth/password-rules.ts'
import { membershipCookie } from '../../platform/http/answer.ts'
import { cookie } from '../../platform/http/cookies.ts'
import { textOf } from '../../platform/http/posted-form.ts'
import { type Ctx, type Route, route } from '../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../ui/form/state.ts'
import { retryLater, tooManyTries } from '../sign-in/public.ts'
import { accountResetAt } from './account-reset.queries.ts'
import { AccountPage } from './account.page.tsx'
import { ownMemberships } from './memberships.queries.ts'
import { PasswordPage } from './password.page.tsx'
import { secondFactorRoutes } from './second-factor.routes.tsx'

const doneWords: Record<string, string> = {
  password: 'Your password is changed, and you are signed out everywhere else.',
  'second-factor': 'Your second factor is set up. You can sign now.',
}

async function accountPage(ctx: Ctx): Promise<Response> {
  const account = await ctx.services.signIn.accountOfSession(ctx.headers)
  const done = doneWords[ctx.query.get('done') ?? ''] ?? null
  const props = {
    actor: ctx.actor,
    email: account?.email ?? '',
    memberships: await ownMemberships(ctx.db),
    tokens: ctx.tokens,
    resetOn: await resetOn(ctx),
    done,
  }
  return ctx.page({ title: 'Your account', bobAtLogo: ctx.actor.secondFactor }, <AccountPage {...props} />)
}

async function resetOn({ db, today }: Ctx): Promise<string | null> {
  const at = await accountResetAt(db)
  return at === null ? null : dayInWords(londonDay(at), today)
}

async function stepAcross(ctx: Ctx): Promise<Response> {
  const wanted = textOf(ctx.form, 'membership')
  const own = await ownMemberships(ctx.db)
  if (!own.some((each) => each.membership_id === wanted)) return ctx.notFound()
  const secure = ctx.services.config.publicUrl.startsWith('https:')
  return ctx.redirect('/', [cookie(membershipCookie, wanted, { secure })])
}

function passwordPage(ctx: Ctx, errors: FormState['errors'] = {}, status: 200 | 422 | 429 = 200): Response {
  return ctx.page(
    {
      title: 'Change your password',
      status,
      bobAtLogo: true,
      breadcrumbs: [{ text: 'Your account', href: '/account' }],
    },
    <PasswordPage state={{ ...emptyForm, errors }} tokens={ctx.tokens} />,
  )
}

async function changePassword(ctx: Ctx): Promise<Response> {
  const { signIn } = ctx.services
  const [before, fresh, again] = ['password', 'fresh', 'again'].map((name) => textOf(ctx.form, name)) as [
    string,
    string,
    string,
  ]
  const email = (await signIn.accountOfSession(ctx.headers))?.email ?? ''
  const problem = passwordProblem(fresh, email)
  const errors = {
    ...(before === '' ? { password: 'Enter your password' } : {}),
    ...(problem === null ? {} : { fresh: passwordProblemWords[problem] }),
    ...(problem === null && fresh !== again ? { again: 'Type the same password in both fields' } : {}),
  }
  if (Object.keys(errors).length > 0) return passwordPage(ctx, errors, 422)
  const answer = await signIn.changePassword(ctx.headers, before, fresh)
  if (!('problem' in answer)) {
    await ctx.journal('password.changed')
    return ctx.redirect('/account?done=password', answer.cookies)
  }
  if (answer.problem === 'too_many')
    return retryLater(passwordPage(ctx, { password: tooManyTries(ctx.now) }, 429), ctx.now)
  return passwordPage(
    ctx,
    answer.problem === 'weak' ? { fresh: passwordProblemWords.common } : { password: 'That is not your password' },
    422,
  )
}

export const accountRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/account',
    who: member,
    journal: { nothing: 'a person looks at their own account' },
    handle: accountPage,
  }),
  route({
    method: 'post',
    path: '/account/organisation',
    who: member,
    journal: { nothing: 'stepping between one’s own organisations changes nothing in them' },
    handle: stepAcross,
  }),
  route({
    method: 'get',
    path: '/account/password',
    who: member,
    journal: { nothing: 'an empty form' },
    handle: (ctx) => passwordPage(ctx),
  }),
  route({
    method: 'post',
    path: '/account/password',
    who: member,
    journal: { writes: ['password.changed'] },
    changesSession: true,
    handle: changePassword,
  }),
  ...secondFactorRoutes,
]
