import { inSupervision } from '../../../domain/access/who.ts'
import { mayOpen, maySayMissed } from '../../../domain/sessions/session-state.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { isCorrection, lastSentBack } from '../../records/public.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { agendaFactsFor, mySession } from '../write/session-at-hand.ts'
import { gatherFor, type Gathered } from '../propose/proposal.queries.ts'
import { namedReaders } from '../write/write-context.queries.ts'
import { agendaRows } from './agenda-rows.ts'
import {
  addAgendaItem,
  addChildToAgenda,
  childrenToAdd,
  fillAgenda,
  removeAgendaItem,
  removeChildFromAgenda,
} from './agenda.command.ts'
import { referralsOf } from './agenda.queries.ts'
import { openSession, recordMissed } from './session-state.command.ts'
import { SeeSessionPage } from './see-session.page.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function show(
  ctx: Ctx,
  session: SessionFacts,
  state: FormState = emptyForm,
  known?: Gathered,
): Promise<Response> {
  // A child's page and coverage lead here with the child to be added chosen.
  const asked = ctx.query.get('child') ?? ''
  const isOpen = session.state === 'planned' || session.state === 'open'
  const toAdd = isOpen ? await childrenToAdd(ctx, session, known) : []
  const named = (await namedReaders(ctx, session)).map(({ name }) => name)
  return ctx.page(
    {
      title: `Session of ${dayInWords(session.day, ctx.today)}`,
      under: 'sessions',
      breadcrumbs: [{ text: 'Sessions', href: '/sessions' }],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <SeeSessionPage
      session={session}
      tokens={ctx.tokens}
      state={asked === '' || state !== emptyForm ? state : { values: { child: asked }, errors: {} }}
      today={ctx.today}
      may={mayOpen(session.state, session.day, ctx.today)}
      missed={maySayMissed(session.state, session.day, ctx.today)}
      agenda={agendaRows(await agendaFactsFor(ctx, session, 'overview'))}
      toAdd={toAdd}
      referrals={(await referralsOf(ctx.db, session)).length}
      named={[...new Set(named)]}
      sentBack={session.state === 'open' ? await sentBackWords(ctx, session) : null}
      correcting={session.state === 'open' && (await isCorrection(ctx.db, session.organisationId, session.sessionId))}
    />,
  )
}

/** That the record was sent back, as the two need to know it: "Idris Falodun sent it back on 3 March: something is missing." */
async function sentBackWords({ db, actor, today }: Ctx, { sessionId, iAm, ...session }: SessionFacts) {
  const last = await lastSentBack(db, actor.organisationId, sessionId)
  if (last === null) return null
  const me = iAm === 'supervisee' ? session.supervisee : session.supervisor
  return `${last.byName === me.name ? 'You' : last.byName} sent it back on ${dayInWords(londonDay(last.at), today)}: ${last.why}.`
}

const see = route({
  method: 'get',
  path: '/sessions/:sessionId',
  who: inSupervision,
  journal: { writes: ['agenda.changed'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    if (session.group !== null) return ctx.redirect(`/group-sessions/${session.sessionId}`)
    if (session.state !== 'planned') return show(ctx, session)
    const gathered = await gatherFor(ctx, session)
    const changed = await fillAgenda(ctx, session, gathered)
    return changed === 0 ? show(ctx, session, emptyForm, gathered) : show(ctx, await mySession(ctx))
  },
})

const changeAgenda = route({
  method: 'post',
  path: '/sessions/:sessionId/agenda',
  who: inSupervision,
  journal: { writes: ['agenda.changed'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    const problem = await change(ctx, session)
    const back = textOf(ctx.form, 'back') === 'proposed' ? '/proposed' : '#agenda'
    if (problem === null) return ctx.redirect(`/sessions/${session.sessionId}${back}`)
    return show(ctx, session, { values: ctx.form, errors: problem })
  },
})

async function change(ctx: Ctx, session: SessionFacts): Promise<Record<string, string> | null> {
  const id = textOf(ctx.form, 'id')
  switch (textOf(ctx.form, 'do')) {
    case 'add-item': {
      const title = textOf(ctx.form, 'title').trim()
      if (title === '') return { title: 'Write what to talk about' }
      if (title.length > 200) return { title: 'Use 200 characters or fewer' }
      return (await addAgendaItem(ctx, session, title)) ? null : { title: 'The agenda is full or the session is over' }
    }
    case 'add-child': {
      const childId = textOf(ctx.form, 'child')
      const added = uuid.test(childId) && (await addChildToAgenda(ctx, session, childId))
      return added || session.children.some((child) => child.childId === childId) ? null : { child: 'Choose a child' }
    }
    case 'remove-item':
      if (uuid.test(id)) await removeAgendaItem(ctx, session, id)
      return null
    case 'remove-child':
      if (uuid.test(id)) await removeChildFromAgenda(ctx, session, id)
      return null
    default:
      return ctx.notFound()
  }
}

const open = route({
  method: 'post',
  path: '/sessions/:sessionId/open',
  who: inSupervision,
  journal: { writes: ['session.opened', 'agenda.changed'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    const opened = await openSession(ctx, session)
    if (opened === 'yes') return ctx.redirect(`/sessions/${session.sessionId}/write/actions`)
    const why =
      opened === 'too early'
        ? `The session can be opened on ${dayInWords(session.day, ctx.today)}, and not before`
        : 'This session cannot be opened any more'
    return show(ctx, session, { values: {}, errors: { '': why } })
  },
})

const missed = route({
  method: 'post',
  path: '/sessions/:sessionId/missed',
  who: inSupervision,
  journal: { writes: ['session.missed'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    if (session.state === 'missed' || (await recordMissed(ctx, session)))
      return ctx.redirect(`/sessions/${session.sessionId}`)
    return show(ctx, session, {
      values: {},
      errors: { '': 'That can be said from the day after the session, while nothing was written in it' },
    })
  },
})

export const seeSessionRoutes = [see, changeAgenda, open, missed]
