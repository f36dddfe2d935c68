import { member, seesPolicyReaders } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { inForceOn, shelfOf } from '../read/shelf.ts'
import { readPolicy } from './read-policy.command.ts'
import { readersOf } from './read-policy.queries.ts'
import { ReadersPage } from './readers.page.tsx'

async function show(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const version = inForceOn(shelf.own, ctx.today)
  return ctx.page(
    {
      title: 'Who has read the policy',
      under: 'policy',
      breadcrumbs: [{ text: 'Policy', href: '/policy' }],
      bobAtLogo: true,
    },
    <ReadersPage
      versionNo={version?.no ?? null}
      readers={version === null ? [] : await readersOf(ctx, version)}
      today={ctx.today}
    />,
  )
}

export const readerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/readers',
    who: seesPolicyReaders,
    journal: { nothing: 'who has read a policy is seen by whoever answers for it' },
    handle: show,
  }),
  route({
    method: 'post',
    path: '/policy/read',
    who: member,
    journal: { writes: ['policy.read'] },
    async handle(ctx) {
      // When another version came into force meanwhile, the page shows it, and asks again.
      await readPolicy(ctx, Number(textOf(ctx.form, 'version')))
      return ctx.redirect('/policy#read')
    },
  }),
]
