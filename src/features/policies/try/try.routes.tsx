import { draftsPolicy } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { inForceOn, shelfOf } from '../read/shelf.ts'
import { draftCrumbs } from '../vary/vary-rule.routes.tsx'
import { lastTrial, namesOf } from './trials.queries.ts'
import { tryPolicy } from './try-policy.command.ts'
import { TryPage } from './try.page.tsx'

async function show(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const draft = shelf.draft === null ? null : await shelf.read(shelf.draft)
  const trial = draft === null ? null : await lastTrial(ctx, draft)
  const ids = (trial?.result?.rules ?? [])
    .flatMap(({ newly, noLonger }) => [...newly, ...noLonger])
    .concat((trial?.result?.hours.bySupervisor ?? []).flatMap(({ supervisor }) => supervisor ?? []))
  return ctx.page(
    {
      title: 'Try a change',
      under: 'policy',
      breadcrumbs: draftCrumbs,
      bobAtLogo: true,
    },
    <TryPage
      draftNo={draft?.no ?? null}
      current={inForceOn(shelf.own, ctx.today)?.no ?? null}
      trial={trial}
      names={await namesOf(ctx, [...new Set(ids)])}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

export const tryRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/try',
    who: draftsPolicy,
    journal: { nothing: 'what a draft would have meant, without anything that was said' },
    handle: show,
  }),
  route({
    method: 'post',
    path: '/policy/try',
    who: draftsPolicy,
    journal: { writes: ['policy.tried'] },
    async handle(ctx) {
      if ((await tryPolicy(ctx)) === null) return ctx.notFound()
      return ctx.redirect('/policy/try')
    },
  }),
]
