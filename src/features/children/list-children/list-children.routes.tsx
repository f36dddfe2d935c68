import { holds } from '../../../domain/access/actor.ts'
import { inSupervision } from '../../../domain/access/who.ts'
import { statusWords } from '../../../domain/sessions/child-status.ts'
import { readDate } from '../../../domain/text/read-date.ts'
import { route } from '../../../platform/http/route.ts'
import { childrenInView, type ChildrenAsked } from '../facts/child-rows.queries.ts'
import { ListChildrenPage } from './list-children.page.tsx'

const shown = 50
const mostWords = 5
const mostPages = 200

/** What is looked for: a date of birth, or words. */
function askedOf(query: URLSearchParams): { search: string; asked: ChildrenAsked; page: number } {
  const search = (query.get('search') ?? '').slice(0, 100).trim()
  const bornOn = readDate(search.replaceAll(' ', '/'))
  const status = query.get('status') ?? ''
  const held = query.get('held')
  const page = Number(query.get('page') ?? 1)
  return {
    search,
    asked: {
      words: bornOn === null ? search.split(/\s+/).filter(Boolean).slice(0, mostWords) : [],
      bornOn,
      status: status === 'none' || Object.hasOwn(statusWords, status) ? status : null,
      held: held === 'me' || held === 'nobody' ? held : null,
    },
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  }
}

export const listChildrenRoutes = [
  route({
    method: 'get',
    path: '/children',
    who: inSupervision,
    journal: { nothing: 'facts of children whom one may see; no document is opened' },
    async handle(ctx) {
      const { search, asked, page } = askedOf(ctx.query)
      const part = { limit: shown + 1, offset: (page - 1) * shown }
      const children = await childrenInView(ctx.db, ctx.actor, ctx.today, asked, part)
      return ctx.page(
        { title: 'Children', under: 'children', bobAtLogo: true },
        <ListChildrenPage
          search={search}
          asked={asked}
          page={page}
          children={children.slice(0, shown)}
          more={children.length > shown}
          keepsRegister={holds(ctx.actor, 'dsl', 'deputy_dsl')}
          today={ctx.today}
        />,
      )
    },
  }),
]
