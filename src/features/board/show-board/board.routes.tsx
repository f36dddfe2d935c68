import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { casesOfBoard, meetingAtHand, pathOfCase, type Meeting } from '../meeting-at-hand.ts'
import { openCase } from '../open-case.command.ts'
import { BoardPage } from './board.page.tsx'

const path = '/group-sessions/:sessionId/board'

async function show(ctx: Ctx, meeting: Meeting, find = ''): Promise<Response> {
  const { session, group, at } = meeting
  const found = await casesOfBoard(ctx, meeting, wordsIn(find))
  const [only] = found
  // One that is meant is opened at once.
  if (find !== '' && only !== undefined && found.length === 1 && meeting.writes) return open(ctx, meeting, only.childId)
  // What the board says of itself is of all of it, whatever is looked for.
  const cases = find === '' ? found : await casesOfBoard(ctx, meeting)
  return ctx.page(
    {
      title: `Board of ${dayInWords(session.day, ctx.today)}`,
      under: 'sessions',
      breadcrumbs: [
        { text: 'Groups', href: '/groups' },
        { text: group.name, href: `/group-sessions/${session.sessionId}` },
      ],
    },
    <BoardPage
      at={at}
      sessionAt={`/sessions/${session.sessionId}`}
      groupName={group.name}
      cases={cases}
      found={found}
      find={find}
      writes={meeting.writes}
      isTeam={group.isTeam}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

const wordsIn = (find: string): string[] => find.split(/\s+/).filter((word) => word !== '')

async function open(ctx: Ctx, meeting: Meeting, childId: string): Promise<Response> {
  const opened = await openCase(ctx, meeting, childId)
  return opened === null ? ctx.notFound() : ctx.redirect(pathOfCase(opened, childId))
}

const look = route({
  method: 'get',
  path,
  who: inSupervision,
  journal: { nothing: 'facts of children on a board; no words are shown' },
  async handle(ctx) {
    const meeting = await meetingAtHand(ctx)
    return meeting instanceof Response ? meeting : show(ctx, meeting)
  },
})

/** A case by its button, or by a few letters of a name: posted, so that no name stands in an address. */
const find = route({
  method: 'post',
  path,
  who: inSupervision,
  journal: { writes: ['agenda.changed'] },
  async handle(ctx) {
    const meeting = await meetingAtHand(ctx)
    if (meeting instanceof Response) return meeting
    const childId = textOf(ctx.form, 'open')
    if (childId !== '') return open(ctx, meeting, childId)
    return show(ctx, meeting, textOf(ctx.form, 'find').trim().slice(0, 60))
  },
})

export const showBoardRoutes: readonly Route[] = [look, find]
