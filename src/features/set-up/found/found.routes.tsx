import { anyone } from '../../../domain/access/who.ts'
import { passwordProblemWords } from '../../../platform/auth/password-rules.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { setUpState } from '../set-up.queries.ts'
import { found } from './found.command.ts'
import { readFoundForm } from './found.form.ts'
import { FoundPage, NoCodePage } from './found.page.tsx'

type Open = Ctx<Actor | null>

const show = (ctx: Open, state: FormState) =>
  ctx.page(
    { title: 'Set up Plumbline', bare: true, status: Object.keys(state.errors).length > 0 ? 422 : 200 },
    <FoundPage state={state} tokens={ctx.tokens} />,
  )

const closed = (ctx: Open, state: 'closed' | 'no_code', status: 200 | 422) =>
  ctx.page({ title: 'Set up Plumbline', bare: true, status }, <NoCodePage closed={state === 'closed'} />)

async function submit(ctx: Open): Promise<Response> {
  const before = await setUpState(ctx.db)
  // A second click on the button comes when the first has done it: there is nothing to refuse and nothing to do.
  if (before === 'founded') return ctx.redirect('/sign-in')
  if (before !== 'open') return closed(ctx, before, 422)
  const { password: _secret, ...values } = ctx.form
  const refuse = (errors: Record<string, string>) => show(ctx, { values, errors })
  const reading = readFoundForm(ctx.form)
  if (reading.errors !== null) return refuse(reading.errors)
  const outcome = await found({ ...ctx, db: ctx.db }, reading.founding)
  if (outcome === 'wrong_code') return wrongCode(ctx, refuse)
  if (outcome === 'weak_password') return refuse({ password: passwordProblemWords.common })
  if (outcome === 'email_taken')
    return refuse({ email: 'Somebody signs in with this address already. Use their password, or another address.' })
  const { email, password } = reading.founding.administrator
  const signedIn = await ctx.services.signIn.withPassword(email, password, ctx.headers)
  if (signedIn.outcome !== 'signed_in') return ctx.redirect('/sign-in')
  return ctx.redirect('/organisation/calendar?set-up=1', signedIn.cookies)
}

async function wrongCode(ctx: Open, refuse: (errors: Record<string, string>) => Response): Promise<Response> {
  const now = await setUpState(ctx.db)
  if (now === 'founded') return ctx.redirect('/sign-in')
  if (now !== 'open') return closed(ctx, now, 422)
  return refuse({
    code: 'This is not the code. Copy it again from the place where Plumbline was started; after 10 wrong codes set-up closes.',
  })
}

export const foundRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/set-up',
    who: anyone,
    journal: { nothing: 'there is no organisation to keep a journal' },
    async handle(ctx) {
      const state = await setUpState(ctx.db)
      if (state === 'founded') return ctx.redirect('/')
      return state === 'open' ? show(ctx, emptyForm) : closed(ctx, state, 200)
    },
  }),
  route({
    method: 'post',
    path: '/set-up',
    who: anyone,
    journal: { writes: ['organisation.founded'] },
    changesSession: true,
    handle: submit,
  }),
]
