import { inSupervision } from '../../../domain/access/who.ts'
import { route } from '../../../platform/http/route.ts'
import { childrenInView } from '../facts/child-rows.queries.ts'
import { ListChildrenPage } from './list-children.page.tsx'

const shown = 50
const mostWords = 5

export const listChildrenRoutes = [
  route({
    method: 'get',
    path: '/children',
    who: inSupervision,
    journal: { nothing: 'facts of children whom one may see; no document is opened' },
    async handle(ctx) {
      const search = (ctx.query.get('search') ?? '').slice(0, 100).trim()
      const words = search.split(/\s+/).filter(Boolean).slice(0, mostWords)
      const children = await childrenInView(ctx.db, ctx.actor, ctx.today, words, shown + 1)
      return ctx.page(
        { title: 'Children', under: 'children', bobAtLogo: true },
        <ListChildrenPage
          search={search}
          children={children.slice(0, shown)}
          more={children.length > shown}
          today={ctx.today}
        />,
      )
    },
  }),
]
