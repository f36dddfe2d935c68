import { member } from '../../domain/access/who.ts'
import { textOf } from '../../platform/http/posted-form.ts'
import { type Ctx, type Route, route } from '../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../ui/form/state.ts'
import { retryLater, tooManyTries } from '../sign-in/public.ts'
import { openShown, sealShown, type Shown } from './second-factor-shown.ts'
import { BeginPage, SecretPage } from './second-factor.page.tsx'

const options = (status: 200 | 422 | 429 = 200) => ({
  title: 'Second factor',
  status,
  bobAtLogo: true,
  breadcrumbs: [{ text: 'Your account', href: '/account' }],
})

function beginPage(ctx: Ctx, errors: FormState['errors'] = {}, status: 200 | 422 | 429 = 200): Response {
  const state = { ...emptyForm, errors }
  return ctx.page(options(status), <BeginPage state={state} tokens={ctx.tokens} again={ctx.actor.secondFactor} />)
}

async function begin(ctx: Ctx): Promise<Response> {
  const { signIn } = ctx.services
  const [password, code] = [textOf(ctx.form, 'password'), textOf(ctx.form, 'code')]
  const codeMissing = ctx.actor.secondFactor && code.trim() === ''
  if (password === '' || codeMissing) {
    const errors = {
      ...(password === '' ? { password: 'Enter your password' } : {}),
      ...(codeMissing ? { code: 'Enter a code' } : {}),
    }
    return beginPage(ctx, errors, 422)
  }
  const begun = await signIn.beginSecondFactor(ctx.headers, password, code)
  if (!('problem' in begun)) {
    return secretPage(ctx, begun, sealShown(ctx, begun))
  }
  if (begun.problem === 'too_many') return retryLater(beginPage(ctx, { password: tooManyTries(ctx.now) }, 429), ctx.now)
  const wrong = ctx.actor.secondFactor
    ? 'The password or the code is not right. A code can be used once: wait for the next one'
    : 'That is not your password'
  return beginPage(ctx, { password: wrong }, 422)
}

function secretPage(
  ctx: Ctx,
  { secret, address, backupCodes }: Shown,
  sealed: string,
  errors: FormState['errors'] = {},
  status: 200 | 422 | 429 = 200,
): Response {
  return ctx.page(
    options(status),
    <SecretPage
      secret={secret}
      address={address}
      backupCodes={backupCodes}
      sealed={sealed}
      state={{ ...emptyForm, errors }}
      tokens={ctx.tokens}
    />,
  )
}

async function finish(ctx: Ctx): Promise<Response> {
  const [code, sealed] = [textOf(ctx.form, 'code'), textOf(ctx.form, 'shown')]
  const shown = openShown(ctx, sealed)
  if (shown === null) return tooLate(ctx)
  const again = (words: string, status: 422 | 429 = 422) => secretPage(ctx, shown, sealed, { code: words }, status)
  if (code.trim() === '') return again('Enter the code that your app shows')
  const answer = await ctx.services.signIn.finishSecondFactor(ctx.headers, code)
  if (!('problem' in answer)) {
    await ctx.journal('second_factor.set_up')
    return ctx.redirect('/account?done=second-factor', answer.cookies)
  }
  switch (answer.problem) {
    case 'too_many':
      return retryLater(again(tooManyTries(ctx.now), 429), ctx.now)
    case 'not_begun':
      return tooLate(ctx)
    case 'wrong':
      return again('That code is not right. Enter the one that the app shows now.')
  }
}

const tooLate = (ctx: Ctx) =>
  beginPage(ctx, { password: 'That took more than 30 minutes. Begin again with your password.' }, 422)

export const secondFactorRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/account/second-factor',
    who: member,
    journal: { nothing: 'an empty form' },
    handle: (ctx) => beginPage(ctx),
  }),
  route({
    method: 'post',
    path: '/account/second-factor',
    who: member,
    journal: { nothing: 'nothing counts until a code has shown that it works' },
    handle: begin,
  }),
  route({
    method: 'post',
    path: '/account/second-factor/confirm',
    who: member,
    journal: { writes: ['second_factor.set_up'] },
    changesSession: true,
    handle: finish,
  }),
]
