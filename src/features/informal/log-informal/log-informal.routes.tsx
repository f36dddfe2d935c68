import { inSupervision } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { childrenToName, supervisionPartners } from './informal.queries.ts'
import { logInformal } from './log-informal.command.ts'
import { readInformal } from './log-informal.form.ts'
import { LogInformalPage } from './log-informal.page.tsx'

/** @param child that is asked about already, wherever it stands in the alphabet */
async function choicesFor({ db, actor }: Ctx, child: string) {
  const [partners, children] = [await supervisionPartners(db, actor), await childrenToName(db, actor, child)]
  return { partners, children }
}

function show(ctx: Ctx, state: FormState, choices: Awaited<ReturnType<typeof choicesFor>>, status: 200 | 422) {
  return ctx.page(
    {
      title: 'Log an informal discussion',
      under: 'sessions',
      breadcrumbs: [{ text: 'Sessions', href: '/sessions' }],
      status,
    },
    <LogInformalPage state={state} tokens={ctx.tokens} choices={choices} />,
  )
}

const ask = route({
  method: 'get',
  path: '/informal/new',
  who: inSupervision,
  journal: { nothing: 'an empty form' },
  async handle(ctx) {
    const values = {
      ...dateFieldValues('when', ctx.today.toString()),
      child: ctx.query.get('child') ?? '',
      with: ctx.query.get('with') ?? '',
    }
    return show(ctx, { values, errors: {} }, await choicesFor(ctx, values.child), 200)
  },
})

const log = route({
  method: 'post',
  path: '/informal/new',
  who: inSupervision,
  journal: { writes: ['informal.logged', 'document.sealed'] },
  bodyLimit: 50_000,
  async handle(ctx) {
    const choices = await choicesFor(ctx, textOf(ctx.form, 'child'))
    const read = readInformal(ctx.form, choices, ctx.today)
    if ('errors' in read) return show(ctx, { values: ctx.form, errors: read.errors }, choices, 422)
    const informalId = await logInformal(ctx, read.informal)
    if (informalId === null) return ctx.notFound()
    return ctx.redirect(`/sessions?logged=${informalId}`)
  },
})

export const logInformalRoutes = [ask, log]
