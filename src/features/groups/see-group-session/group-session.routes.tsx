import { inSupervision, member } from '../../../domain/access/who.ts'
import { mostBounds } from '../../../domain/groups/words.ts'
import { mayOpen, maySayMissed } from '../../../domain/sessions/session-state.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { openActionsFor } from '../../actions/public.ts'
import { movesOf } from '../../planning/public.ts'
import { lastSentBack } from '../../records/public.ts'
import { loadSession, recordMissed, type SessionFacts } from '../../sessions/public.ts'
import { guestsOf, guestView } from '../facts/guests.queries.ts'
import { peopleToAsk } from '../facts/groups.queries.ts'
import { liveCases } from '../facts/live-cases.queries.ts'
import {
  agreeToBounds,
  bringChild,
  cancelGroupSession,
  inviteGuest,
  leaveChildOut,
  openGroupSession,
  removeGuest,
  sayBounds,
} from './group-session.command.ts'
import { GroupSessionPage } from './group-session.page.tsx'
import { GuestPage } from './guest.page.tsx'

const path = '/group-sessions/:sessionId'
const idOf = (ctx: Ctx) => ctx.params['sessionId'] ?? ''
const at = (session: SessionFacts) => `/group-sessions/${session.sessionId}`

/** The session of the path for somebody who was asked to it and did not stay away; for anybody else it is not there. */
async function mine(ctx: Ctx): Promise<SessionFacts> {
  const session = await loadSession(ctx, idOf(ctx))
  return session !== null && session.group !== null && session.isParty ? session : ctx.notFound()
}

async function show(ctx: Ctx, session: SessionFacts, state: FormState = emptyForm): Promise<Response> {
  const { actor, db, today } = ctx
  const { group, sessionId } = session
  if (group === null) return ctx.notFound()
  const goesOn = session.state === 'planned' || session.state === 'open'
  const actions = session.state === 'open' ? await openActionsFor(db, session) : []
  const last = session.state === 'open' ? await lastSentBack(db, actor.organisationId, sessionId) : null
  return ctx.page(
    {
      title: `Group session of ${dayInWords(session.day, today)}`,
      under: 'sessions',
      breadcrumbs: [
        { text: 'Sessions', href: '/sessions' },
        { text: 'Groups', href: '/groups' },
        { text: group.name, href: `/groups/${group.groupId}` },
      ],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <GroupSessionPage
      session={session}
      group={group}
      guests={await guestsOf(db, actor.organisationId, sessionId)}
      moves={await movesOf(db, actor, sessionId)}
      cases={goesOn && group.discussesCases && !group.isTeam ? await liveCases(db, actor, today, { sessionId }) : []}
      people={goesOn ? await peopleToAsk(db, actor, today) : []}
      me={actor.membershipId}
      may={mayOpen(session.state, session.day, today)}
      missed={maySayMissed(session.state, session.day, today)}
      toLookAt={actions.filter(({ review }) => review === null).length}
      sentBack={
        last === null
          ? null
          : `${last.byName === actor.name ? 'You' : last.byName} sent it back on ${dayInWords(londonDay(last.at), today)}: ${last.why}.`
      }
      state={state}
      tokens={ctx.tokens}
      today={today}
    />,
  )
}

const look = route({
  method: 'get',
  path,
  who: member,
  journal: { nothing: 'facts of a session to which one is asked' },
  async handle(ctx) {
    const session = await loadSession(ctx, idOf(ctx))
    if (session?.isParty && session.group !== null) return show(ctx, session)
    const view = await guestView(ctx.db, ctx.actor, idOf(ctx))
    if (view === null) return ctx.notFound()
    return ctx.page(
      { title: 'Guest at a group session', under: 'sessions', breadcrumbs: [{ text: 'Groups', href: '/groups' }] },
      <GuestPage
        view={view}
        moves={await movesOf(ctx.db, ctx.actor, view.sessionId)}
        tokens={ctx.tokens}
        today={ctx.today}
      />,
    )
  },
})

const agree = route({
  method: 'post',
  path: `${path}/agree`,
  who: member,
  journal: { writes: ['group.bounds_agreed'] },
  async handle(ctx) {
    const shown = textOf(ctx.form, 'bounds')
    const isMine =
      (await loadSession(ctx, idOf(ctx)))?.isParty || (await guestView(ctx.db, ctx.actor, idOf(ctx))) !== null
    if (!isMine) return ctx.notFound()
    // A text that was changed since it was shown is read first.
    if (/^\d{1,4}$/.test(shown)) await agreeToBounds(ctx, idOf(ctx), Number(shown))
    return ctx.redirect(`/group-sessions/${idOf(ctx)}`)
  },
})

const bounds = route({
  method: 'post',
  path: `${path}/bounds`,
  who: inSupervision,
  journal: { writes: ['group.bounds_said'] },
  async handle(ctx) {
    const session = await mine(ctx)
    if (session.iAm !== 'supervisor') return ctx.notFound()
    const said = textOf(ctx.form, 'bounds').trim()
    const wrong =
      said === '' ? 'Say what you agree to' : said.length > mostBounds ? `Use ${mostBounds} characters or fewer` : null
    if (wrong !== null) return show(ctx, session, { values: ctx.form, errors: { bounds: wrong } })
    if (!(await sayBounds(ctx, session, said))) {
      return show(ctx, session, { values: ctx.form, errors: { '': 'It keeps still once something is written' } })
    }
    return ctx.redirect(`${at(session)}#what-we-agree`)
  },
})

const children = route({
  method: 'post',
  path: `${path}/children`,
  who: inSupervision,
  journal: { writes: ['agenda.changed'] },
  async handle(ctx) {
    const session = await mine(ctx)
    const out = textOf(ctx.form, 'leave_out')
    if (out !== '') {
      return (await leaveChildOut(ctx, session, out)) ? ctx.redirect(`${at(session)}#children`) : ctx.notFound()
    }
    const child = textOf(ctx.form, 'child')
    if (child === '') return show(ctx, session, { values: ctx.form, errors: { child: 'Choose the child' } })
    return (await bringChild(ctx, session, child)) ? ctx.redirect(`${at(session)}#children`) : ctx.notFound()
  },
})

const guests = route({
  method: 'post',
  path: `${path}/guests`,
  who: inSupervision,
  journal: { writes: ['group.guest_asked'] },
  async handle(ctx) {
    const session = await mine(ctx)
    const [notChild = '', notMember = ''] = textOf(ctx.form, 'not_coming').split('/')
    if (notChild !== '') {
      const done = await removeGuest(ctx, session, { childId: notChild, membershipId: notMember })
      return done ? ctx.redirect(`${at(session)}#children`) : ctx.notFound()
    }
    const [guest, childId] = [textOf(ctx.form, 'guest'), textOf(ctx.form, 'guest_child')]
    const errors = {
      ...(guest === '' ? { guest: 'Choose whom you ask in' } : {}),
      ...(childId === '' ? { guest_child: 'Choose the child they are asked in for' } : {}),
    }
    if (Object.keys(errors).length > 0) return show(ctx, session, { values: ctx.form, errors })
    const known = (await peopleToAsk(ctx.db, ctx.actor, ctx.today)).some(({ membershipId }) => membershipId === guest)
    if (!known || !(await inviteGuest(ctx, session, { childId, membershipId: guest }))) return ctx.notFound()
    return ctx.redirect(`${at(session)}#children`)
  },
})

const open = route({
  method: 'post',
  path: `${path}/open`,
  who: inSupervision,
  journal: { writes: ['session.opened'] },
  async handle(ctx) {
    const session = await mine(ctx)
    const present = textsOf(ctx.form, 'present')
    switch (await openGroupSession(ctx, session, present)) {
      case 'yes':
        return ctx.redirect(at(session))
      case 'too early':
        return show(ctx, session, {
          values: ctx.form,
          errors: { '': `It can be opened on ${dayInWords(session.day, ctx.today)}, and not before` },
        })
      case 'not enough':
        return show(ctx, session, {
          values: ctx.form,
          errors: { present: 'A group is at least 2 people: say who else is here' },
        })
      default:
        return ctx.notFound()
    }
  },
})

const cancel = route({
  method: 'post',
  path: `${path}/cancel`,
  who: inSupervision,
  journal: { writes: ['group.session_cancelled'] },
  async handle(ctx) {
    const session = await mine(ctx)
    if (session.iAm !== 'supervisor') return ctx.notFound()
    const reason = textOf(ctx.form, 'reason').trim()
    const wrong =
      reason === '' ? 'Say why it is called off' : reason.length > 300 ? 'Use 300 characters or fewer' : null
    if (wrong !== null) return show(ctx, session, { values: ctx.form, errors: { reason: wrong } })
    return (await cancelGroupSession(ctx, session, reason)) ? ctx.redirect('/groups') : ctx.notFound()
  },
})

const missed = route({
  method: 'post',
  path: `${path}/missed`,
  who: inSupervision,
  journal: { writes: ['session.missed'] },
  async handle(ctx) {
    const session = await mine(ctx)
    if (session.iAm !== 'supervisor' || !(await recordMissed(ctx, session))) return ctx.notFound()
    return ctx.redirect(at(session))
  },
})

export const groupSessionRoutes: readonly Route[] = [look, agree, bounds, children, guests, open, cancel, missed]
