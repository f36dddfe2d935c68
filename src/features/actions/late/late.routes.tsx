import { inSupervision } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { LatePage } from './late.page.tsx'
import { lateAboveMe, type LateAction } from './late.queries.ts'
import { longestNote, noteLate } from './note-late.command.ts'

async function lateOfPath({ db, actor, params, notFound }: Ctx): Promise<LateAction> {
  const late = await lateAboveMe(db, actor)
  return late.find(({ actionId }) => actionId === params['actionId']) ?? notFound()
}

const show = (ctx: Ctx, action: LateAction, state: FormState): Response =>
  ctx.page(
    {
      title: 'A late action',
      under: 'home',
      breadcrumbs: [{ text: 'Actions', href: '/actions' }],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
      bobAtLogo: action.noted !== null,
    },
    <LatePage action={action} tokens={ctx.tokens} state={state} today={ctx.today} />,
  )

const see = route({
  method: 'get',
  path: '/actions/late/:actionId',
  who: inSupervision,
  journal: { writes: ['action.late_seen'] },
  async handle(ctx) {
    const action = await lateOfPath(ctx)
    await ctx.journal('action.late_seen', { subject: 'action', id: action.actionId })
    return show(ctx, action, emptyForm)
  },
})

const note = route({
  method: 'post',
  path: '/actions/late/:actionId',
  who: inSupervision,
  journal: { writes: ['action.late_noted'] },
  async handle(ctx) {
    const action = await lateOfPath(ctx)
    const said = textOf(ctx.form, 'said').trim()
    const problem =
      said === ''
        ? 'Write what you did about it'
        : said.length > longestNote
          ? `Use ${longestNote} characters or fewer`
          : null
    if (problem !== null) return show(ctx, action, { values: ctx.form, errors: { said: problem } })
    await noteLate(ctx, { actionId: action.actionId, said })
    return ctx.redirect(`/actions/late/${action.actionId}`)
  },
})

export const lateRoutes = [see, note]
