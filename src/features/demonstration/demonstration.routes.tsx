import type { Actor } from '../../domain/access/actor.ts'
import { demonstrationOnly } from '../../domain/access/who.ts'
import { demonstrationPassword } from '../../platform/auth/demonstration-code.ts'
import { membershipCookie } from '../../platform/http/answer.ts'
import { cookie } from '../../platform/http/cookies.ts'
import { textOf } from '../../platform/http/posted-form.ts'
import { type Ctx, type Route, route } from '../../platform/http/route.ts'
import { signedIn } from '../sign-in/public.ts'
import { DemonstrationPage } from './demonstration.page.tsx'
import { demonstrationPeople } from './people.queries.ts'

async function stepIn(ctx: Ctx<Actor | null>): Promise<Response> {
  const { signIn, config } = ctx.services
  const membership = textOf(ctx.form, 'membership')
  const person = (await demonstrationPeople(ctx.db)).find((each) => each.membership_id === membership)
  if (!person) return ctx.notFound()
  const { cookies } = await signIn.stepInto(person.auth_user_id, ctx.headers)
  await signedIn(ctx, { cookies, event: 'demonstration.stepped_in', membership })
  return ctx.redirect('/', [
    ...cookies,
    cookie(membershipCookie, membership, { secure: config.publicUrl.startsWith('https:') }),
  ])
}

/** What whoever one has stepped into signs with: neither protects anything, so both are said. */
async function toSign(ctx: Ctx<Actor | null>) {
  if (ctx.actor === null) return null
  const code = await ctx.services.signIn.demonstrationCode(ctx.db, ctx.headers)
  return { name: ctx.actor.name, password: demonstrationPassword, code }
}

export const demonstrationRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/demonstration',
    who: demonstrationOnly,
    journal: { nothing: 'nobody in a demonstration is real' },
    async handle(ctx) {
      const people = await demonstrationPeople(ctx.db)
      return ctx.page(
        { title: 'Step into somebody', bobAtLogo: true },
        <DemonstrationPage people={people} tokens={ctx.tokens} toSign={await toSign(ctx)} />,
      )
    },
  }),
  route({
    method: 'post',
    path: '/demonstration/step-in',
    who: demonstrationOnly,
    journal: { writes: ['demonstration.stepped_in'] },
    changesSession: true,
    handle: stepIn,
  }),
]
