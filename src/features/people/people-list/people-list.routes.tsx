import { holds } from '../../../domain/access/actor.ts'
import { seesPeople } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { peopleStep, setUpStep } from '../../set-up/public.ts'
import { rolesWaiting } from '../confirm-role/roles-waiting.queries.ts'
import { PeopleListPage } from './people-list.page.tsx'
import { listPeople, type PeopleAsked } from './people-list.queries.ts'

const longestSearch = 100
const mostPages = 1_000

function readAsked(query: URLSearchParams): PeopleAsked {
  const page = Number(query.get('page') ?? 1)
  return {
    search: (query.get('q') ?? '').trim().slice(0, longestSearch).replaceAll('\0', ''),
    left: query.get('left') === '1',
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  }
}

export const peopleListRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/people',
    who: seesPeople,
    journal: { nothing: 'who works here and in which role is known to everybody who keeps it' },
    async handle(ctx) {
      const asked = readAsked(ctx.query)
      const mayChange = holds(ctx.actor, 'administrator')
      const { people, more } = await listPeople(ctx.db, ctx.actor, ctx, asked)
      return ctx.page(
        { title: asked.left ? 'People who have left' : 'People', under: 'people', bobAtLogo: true },
        <PeopleListPage
          people={people}
          asked={asked}
          more={more}
          mayChange={mayChange}
          waiting={holds(ctx.actor, 'head', 'dsl') ? await rolesWaiting(ctx.db) : []}
          tokens={ctx.tokens}
          today={ctx.today}
          step={mayChange ? setUpStep(ctx, peopleStep) : null}
        />,
      )
    },
  }),
]
