import { member } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { readInformalContent } from './informal-content.ts'
import { ShowInformalPage } from './show-informal.page.tsx'

/** The words of an informal discussion, through the door: for the two who had it. */
async function show(ctx: Ctx): Promise<Response> {
  const row = await ctx.db
    .selectFrom('document')
    .select('document_id')
    .where('organisation_id', '=', ctx.actor.organisationId)
    .where('document_id', '=', ctx.params['documentId'] ?? '')
    .where('kind', '=', 'informal_discussion')
    .executeTakeFirst()
  const [opened] = row === undefined ? [] : await ctx.door.open([row.document_id], 'to read')
  if (opened === undefined) return ctx.notFound()
  return ctx.page(
    {
      title: 'Informal discussion',
      under: 'sessions',
      breadcrumbs: [{ text: 'Sessions', href: '/sessions' }],
      bobAtLogo: true,
    },
    <ShowInformalPage sealed={readInformalContent(opened)} today={ctx.today} />,
  )
}

export const showInformalRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/informal/:documentId',
    who: member,
    journal: { writes: ['document.read'] },
    handle: show,
  }),
]
