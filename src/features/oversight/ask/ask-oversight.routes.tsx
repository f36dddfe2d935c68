import { inSupervision } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { askOversight } from '../oversight.command.ts'
import { readAsk } from '../oversight.form.ts'
import { childrenToLookAt, pairingsFor } from '../oversight.queries.ts'
import { AskOversightPage } from './ask-oversight.page.tsx'

const path = '/oversight/new'

async function show(ctx: Ctx, childId: string, state: FormState = emptyForm): Promise<Response> {
  const children = await childrenToLookAt(ctx.db, ctx.actor, ctx.today)
  const child = children.find((each) => each.childId === childId) ?? null
  if (childId !== '' && child === null) return ctx.notFound()
  return ctx.page(
    {
      title: 'Management oversight of a case',
      under: 'children',
      breadcrumbs: [{ text: 'Management oversight', href: '/oversight' }],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <AskOversightPage
      state={state}
      tokens={ctx.tokens}
      children={children}
      child={child}
      pairings={child === null ? [] : await pairingsFor(ctx.db, ctx.actor, child.childId, ctx.today)}
      me={ctx.actor.membershipId}
    />,
  )
}

const ask = route({
  method: 'get',
  path,
  who: inSupervision,
  journal: { nothing: 'who holds a case and who manages them' },
  handle: (ctx) => show(ctx, ctx.query.get('child') ?? ''),
})

const send = route({
  method: 'post',
  path,
  who: inSupervision,
  journal: { writes: ['oversight.asked'] },
  async handle(ctx) {
    const childId = textOf(ctx.form, 'child')
    if (childId === '') return show(ctx, '', { values: ctx.form, errors: { child: 'Choose the child' } })
    const children = await childrenToLookAt(ctx.db, ctx.actor, ctx.today)
    if (!children.some((child) => child.childId === childId)) return ctx.notFound()
    const read = readAsk(ctx.form, await pairingsFor(ctx.db, ctx.actor, childId, ctx.today))
    if ('errors' in read) return show(ctx, childId, { values: ctx.form, errors: read.errors })
    const oversightId = await askOversight(ctx, { childId, ...read.asked })
    return oversightId === null ? ctx.notFound() : ctx.redirect(`/oversight/${oversightId}`)
  },
})

export const askOversightRoutes: readonly Route[] = [ask, send]
