import { inSupervision } from '../../../domain/access/who.ts'
import { london, timeInWords } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { moveSession } from './move-session.command.ts'
import { readMove } from './move-session.form.ts'
import { MovePage } from './move-session.page.tsx'
import { movesOf, plannedSession, type SessionToMove } from './move-session.queries.ts'

const path = '/sessions/:sessionId/move'

export const moveSessionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { nothing: 'when and where a session is are facts' },
    async handle(ctx) {
      const session = await toMove(ctx)
      const at = session.startsAt.toZonedDateTimeISO(london).toPlainDateTime()
      const values = {
        ...dateFieldValues('date', at.toPlainDate().toString()),
        time: timeInWords(at),
        venue: session.venue,
      }
      return page(ctx, session, { values, errors: {} })
    },
  }),
  route({
    method: 'post',
    path,
    who: inSupervision,
    journal: { writes: ['session.moved'] },
    async handle(ctx) {
      const session = await toMove(ctx)
      const read = readMove(ctx.form)
      const again = (errors: FormState['errors'], more: Partial<Shown> = {}) =>
        page(ctx, session, { values: ctx.form, errors }, { status: 422, ...more })
      if ('errors' in read) return again(read.errors)
      const moving = await moveSession(ctx, session.sessionId, read.move, { evenSo: read.evenSo })
      switch (moving.outcome) {
        case 'moved':
          return ctx.redirect(placeOf(session))
        case 'ask':
          return again({}, { warnings: moving.warnings })
        case 'stale':
          return again({}, { status: 409, stale: true })
        case 'unchanged':
          return again({ date: 'It is there already. Choose another day, time or place' })
        case 'past':
          return again({ date: 'Choose a day and time that is still to come' })
        case 'refused':
          return ctx.notFound()
      }
    },
  }),
]

const placeOf = ({ sessionId, groupName }: SessionToMove): string =>
  groupName === null ? `/sessions/${sessionId}` : `/group-sessions/${sessionId}`

/** A planned session of whoever asks: one that has begun is not moved. */
async function toMove(ctx: Ctx): Promise<SessionToMove> {
  const session = await plannedSession(ctx.db, ctx.actor, ctx.params['sessionId'] ?? '')
  return session === null || session.state !== 'planned' ? ctx.notFound() : session
}

interface Shown {
  status: 422 | 409
  warnings: readonly string[]
  stale: boolean
}

async function page(ctx: Ctx, session: SessionToMove, state: FormState, shown: Partial<Shown> = {}): Promise<Response> {
  const other = session.people.find(({ id }) => id !== ctx.actor.membershipId)
  const here = placeOf(session)
  return ctx.page(
    {
      title: 'Move this session',
      under: 'sessions',
      bobAtLogo: true,
      breadcrumbs: [{ text: session.groupName ?? 'Session', href: here }],
      ...(shown.status === undefined ? {} : { status: shown.status }),
    },
    <MovePage
      session={session}
      withWhom={session.groupName ?? other?.name ?? ''}
      here={here}
      moves={await movesOf(ctx.db, ctx.actor, session.sessionId)}
      state={state}
      warnings={shown.warnings ?? []}
      stale={shown.stale ?? false}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}
