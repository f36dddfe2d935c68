import { inSupervision } from '../../../domain/access/who.ts'
import { isConcern } from '../../../domain/children/concern-words.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { childOf, type ChildFacts } from '../facts/child.queries.ts'
import { readPastDay, type Errors } from '../facts/read-child-fields.ts'
import { closeConcern, recordConcern } from './concerns.command.ts'
import { ConcernsPage } from './concerns.page.tsx'
import { concernsOf } from './concerns.queries.ts'

async function childHere(ctx: Ctx): Promise<ChildFacts> {
  return (await childOf(ctx.db, ctx.actor, ctx.params['childId'] ?? '')) ?? ctx.notFound()
}

async function show(ctx: Ctx, child: ChildFacts, state: FormState): Promise<Response> {
  return ctx.page(
    {
      title: 'What the worry is about',
      under: 'children',
      breadcrumbs: [
        { text: 'Children', href: '/children' },
        { text: `${child.givenName} ${child.familyName}`, href: `/children/${child.childId}` },
      ],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <ConcernsPage
      child={child}
      concerns={await concernsOf(ctx.db, ctx.actor, child.childId)}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

const see = route({
  method: 'get',
  path: '/children/:childId/concern',
  who: inSupervision,
  journal: { nothing: 'facts of one child; no document is opened' },
  async handle(ctx) {
    const values = dateFieldValues('since', ctx.today.toString())
    return show(ctx, await childHere(ctx), { values, errors: {} })
  },
})

const change = route({
  method: 'post',
  path: '/children/:childId/concern',
  who: inSupervision,
  journal: { writes: ['child.changed'] },
  async handle(ctx) {
    const child = await childHere(ctx)
    const { childId } = child
    const here = `/children/${childId}/concern`
    const [asked, concernId = ''] = textOf(ctx.form, 'do').split(':')
    if (asked === 'close') {
      const as = textOf(ctx.form, 'as') === 'mistake' ? 'mistake' : 'over'
      await closeConcern(ctx, { childId, concernId, as })
      return ctx.redirect(here)
    }
    const errors: Errors = {}
    const concern = textOf(ctx.form, 'concern')
    if (!isConcern(concern)) errors['concern'] = 'Choose what the worry is mainly about'
    const since = readPastDay(
      ctx.form,
      'since',
      { missing: 'Say since when', notADate: 'Since when must be a real date, like 12 3 2026' },
      {
        today: ctx.today,
        notBefore:
          child.bornOn === null ? undefined : { day: child.bornOn, words: 'It cannot begin before the child was born' },
      },
    )
    if ('error' in since) errors['since'] = since.error
    if (!isConcern(concern) || 'error' in since) return show(ctx, child, { values: ctx.form, errors })
    const recorded = await recordConcern(ctx, { childId, concern, startsOn: since.day })
    if (recorded === null) return ctx.notFound()
    return recorded === 'there_already'
      ? show(ctx, child, { values: ctx.form, errors: { concern: 'That is recorded already, and goes on' } })
      : ctx.redirect(here)
  },
})

export const concernRoutes = [see, change]
