import { usualMinutes } from '../../../domain/children/propose-agenda.ts'
import { inSupervision } from '../../../domain/access/who.ts'
import { isBeingWritten } from '../../../domain/sessions/session-state.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { childrenToAdd, fillAgenda } from '../see-session/agenda.command.ts'
import { mySession, placeOfRecord } from '../write/session-at-hand.ts'
import { setMinutesACase } from './minutes-a-case.command.ts'
import { gatherFor, proposalFrom, type Gathered } from './proposal.queries.ts'
import { ProposePage } from './propose.page.tsx'

async function show(ctx: Ctx, session: SessionFacts, typed: FormState | null, known?: Gathered): Promise<Response> {
  const gathered = known ?? (await gatherFor(ctx, session))
  const { proposal, beside, minutesACase } = proposalFrom(gathered, session, 'without those taken off')
  const off = await childrenToAdd(ctx, session, gathered)
  const takenOff = off.filter(({ childId }) => beside.get(childId)?.takenOff === true)
  const isOn = ({ childId }: { childId: string }) => beside.get(childId)?.on === true
  const all = [...proposal.chosen, ...proposal.left]
  const left = all.filter((child) => !isOn(child))
  return ctx.page(
    {
      title: `Which children, session of ${dayInWords(session.day, ctx.today)}`,
      under: 'sessions',
      breadcrumbs: [
        { text: 'Sessions', href: '/sessions' },
        { text: 'The session', href: `/sessions/${session.sessionId}` },
      ],
      status: typed === null ? 200 : 422,
      bobAtLogo: true,
    },
    <ProposePage
      session={session}
      proposal={{
        ...proposal,
        chosen: all.filter(isOn),
        left,
        discussed: left.length + takenOff.length === 0 ? 'all' : 'sample',
      }}
      takenOff={takenOff}
      minutesForTheRest={usualMinutes.theRest}
      tokens={ctx.tokens}
      state={typed ?? { values: { minutes: String(minutesACase) }, errors: {} }}
      today={ctx.today}
    />,
  )
}

const see = route({
  method: 'get',
  path: '/sessions/:sessionId/proposed',
  who: inSupervision,
  journal: { writes: ['agenda.changed'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    if (!isBeingWritten(session.state) || session.group !== null) return ctx.redirect(placeOfRecord(session))
    // What the page says is on the agenda is on it.
    const gathered = await gatherFor(ctx, session)
    const changed = session.state === 'planned' ? await fillAgenda(ctx, session, gathered) : 0
    return show(ctx, session, null, changed === 0 ? gathered : undefined)
  },
})

const setMinutes = route({
  method: 'post',
  path: '/sessions/:sessionId/proposed',
  who: inSupervision,
  journal: { writes: ['agenda.changed'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    // The meeting of a group has a board: nothing is proposed there, so no page of it sends this.
    if (session.group !== null) return ctx.notFound()
    if (!isBeingWritten(session.state)) return ctx.redirect(placeOfRecord(session))
    const text = textOf(ctx.form, 'minutes').trim()
    const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0
    if (minutes < 5 || minutes > 120) {
      return show(ctx, session, { values: ctx.form, errors: { minutes: 'Give minutes from 5 to 120' } })
    }
    await setMinutesACase(ctx, session, minutes)
    return ctx.redirect(`/sessions/${session.sessionId}/proposed`)
  },
})

export const proposeRoutes = [see, setMinutes]
