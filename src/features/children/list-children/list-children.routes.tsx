import { holds } from '../../../domain/access/actor.ts'
import { inSupervision } from '../../../domain/access/who.ts'
import { statusWords } from '../../../domain/sessions/child-status.ts'
import { readDate } from '../../../domain/text/read-date.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { childrenInView, type ChildrenAsked } from '../facts/child-rows.queries.ts'
import { sameWaiting } from '../same-child/same-child.queries.ts'
import { ListChildrenPage } from './list-children.page.tsx'
import { openSought, sealSought } from './sought.ts'

const shown = 50
const mostWords = 5
const mostPages = 200
const mostLetters = 100

/** What is looked for: a date of birth, or words. It comes sealed. */
function askedOf({ query, services, actor }: Ctx): { search: string; asked: ChildrenAsked; page: number } {
  const search = openSought(services.formKey, actor.membershipId, query.get('sought') ?? '').slice(0, mostLetters)
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
      const { search, asked, page } = askedOf(ctx)
      const part = { limit: shown + 1, offset: (page - 1) * shown }
      const keeps = holds(ctx.actor, 'dsl', 'deputy_dsl')
      const [children, waiting] = await Promise.all([
        childrenInView(ctx.db, ctx.actor, ctx.today, asked, part),
        keeps ? sameWaiting(ctx.db, ctx.actor) : [],
      ])
      return ctx.page(
        { title: 'Children', under: 'children', bobAtLogo: true },
        <ListChildrenPage
          search={search}
          sought={search === '' ? '' : (ctx.query.get('sought') ?? '')}
          tokens={ctx.tokens}
          asked={asked}
          page={page}
          children={children.slice(0, shown)}
          more={children.length > shown}
          keepsRegister={keeps}
          waiting={waiting}
          today={ctx.today}
        />,
      )
    },
  }),
  route({
    method: 'post',
    path: '/children',
    who: inSupervision,
    journal: { nothing: 'what somebody looks for; the page it leads to shows facts of children whom one may see' },
    handle(ctx) {
      const search = textOf(ctx.form, 'search').slice(0, mostLetters).trim()
      const kept = {
        sought: search === '' ? '' : sealSought(ctx.services.formKey, ctx.actor.membershipId, search),
        status: textOf(ctx.form, 'status'),
        held: textOf(ctx.form, 'held'),
      }
      const asked = new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== '')).toString()
      return ctx.redirect(asked === '' ? '/children' : `/children?${asked}`)
    },
  }),
]
