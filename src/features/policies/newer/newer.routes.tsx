import { draftsPolicy } from '../../../domain/access/who.ts'
import { differenceOf } from '../../../domain/policy/difference.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { withValueAt } from '../../../platform/policies/edit-pack.ts'
import { draftText, textFollowing } from '../draft/draft-text.ts'
import { followedBy, newerOf, shelfOf } from '../read/shelf.ts'
import { draftCrumbs } from '../vary/vary-rule.routes.tsx'
import { NewerPage } from './newer.page.tsx'

async function show(ctx: Ctx): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  const newer = draft === null ? null : newerOf(shelf, draft.read)
  const now = draft === null ? null : followedBy(shelf, draft.read)
  if (draft === null || newer === null || now === null) return ctx.notFound()
  const bare = shelf.readText(textFollowing(ctx, { packId: draft.packId, no: draft.no, follows: newer.name }))
  const then = followedBy(shelf, bare)
  if (then === null) return ctx.notFound()
  const ours = shelf.readText(withValueAt(draft.text, ['extends'], newer.name))
  return ctx.page(
    { title: 'A newer version of what you follow', under: 'policy', breadcrumbs: draftCrumbs.slice(0, 1) },
    <NewerPage
      newer={newer}
      now={now}
      then={then}
      difference={differenceOf(now, then)}
      problems={ours.resolved === null ? ours.problems : []}
      draftNo={draft.no}
      tokens={ctx.tokens}
    />,
  )
}

export const newerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/newer',
    who: draftsPolicy,
    journal: { nothing: 'what a policy would ask otherwise' },
    handle: show,
  }),
]
