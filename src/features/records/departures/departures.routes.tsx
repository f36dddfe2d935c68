import { holds } from '../../../domain/access/actor.ts'
import { member } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { answerDeparture } from './answer-departure.command.ts'
import { DeparturePage, DeparturesPage, hrefOf } from './departures.page.tsx'
import { departuresBy, type DepartureFacts } from './departures.queries.ts'

async function departureHere(ctx: Ctx): Promise<DepartureFacts> {
  const no = ctx.params['no'] ?? ''
  const documentId = ctx.params['documentId'] ?? ''
  if (!/^[1-9]\d?$/.test(no)) return ctx.notFound()
  const [departure] = await departuresBy(ctx.db, ctx.actor, { documentId, decisionNo: Number(no) })
  return departure?.isMine === true ? departure : ctx.notFound()
}

const show = (ctx: Ctx, departure: DepartureFacts, state: FormState, status: 200 | 422): Response =>
  ctx.page(
    {
      title: 'A departure from procedure',
      under: 'home',
      breadcrumbs: [
        { text: 'Home', href: '/' },
        { text: 'Departures from procedure', href: '/departures' },
      ],
      status,
      bobAtLogo: departure.state !== 'asked',
    },
    <DeparturePage departure={departure} tokens={ctx.tokens} state={state} today={ctx.today} />,
  )

// Whoever approves a departure may be anybody of the organisation: that they are named is what lets them in.
export const departuresRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/departures',
    who: member,
    journal: { nothing: 'who is named as having approved what; no document is opened' },
    async handle(ctx) {
      const { db, actor } = ctx
      return ctx.page(
        {
          title: 'Departures from procedure',
          under: 'home',
          breadcrumbs: [{ text: 'Home', href: '/' }],
          bobAtLogo: true,
        },
        <DeparturesPage
          mine={await departuresBy(db, actor, { mine: true })}
          all={holds(actor, 'head', 'dsl') ? await departuresBy(db, actor, { all: true }) : null}
          today={ctx.today}
        />,
      )
    },
  }),
  route({
    method: 'get',
    path: '/departures/:documentId/:no',
    who: member,
    journal: { nothing: 'who is named as having approved what; no document is opened' },
    handle: async (ctx) => show(ctx, await departureHere(ctx), { values: {}, errors: {} }, 200),
  }),
  route({
    method: 'post',
    path: '/departures/:documentId/:no',
    who: member,
    journal: { writes: ['departure.answered'] },
    async handle(ctx) {
      const departure = await departureHere(ctx)
      const approved = textOf(ctx.form, 'approved')
      if (approved !== 'yes' && approved !== 'no') {
        return show(ctx, departure, { values: ctx.form, errors: { approved: 'Say whether you approved it' } }, 422)
      }
      const { documentId, decisionNo } = departure
      await answerDeparture(ctx, { documentId, decisionNo, approved: approved === 'yes' })
      return ctx.redirect(hrefOf(departure))
    },
  }),
]
