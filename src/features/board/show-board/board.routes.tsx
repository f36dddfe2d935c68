import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { casesOfBoard, meetingAtHand, pathOfCase } from '../meeting-at-hand.ts'
import { BoardPage } from './board.page.tsx'

const look = route({
  method: 'get',
  path: '/group-sessions/:sessionId/board',
  who: inSupervision,
  journal: { nothing: 'facts of children on a board; no words are shown' },
  async handle(ctx) {
    const meeting = await meetingAtHand(ctx)
    if (meeting instanceof Response) return meeting
    const find = (ctx.query.get('find') ?? '').trim().slice(0, 60)
    const cases = await casesOfBoard(
      ctx,
      meeting,
      find.split(/\s+/).filter((word) => word !== ''),
    )
    const [only] = cases
    // One that is meant is opened at once.
    if (find !== '' && only !== undefined && cases.length === 1 && meeting.writes) {
      return ctx.redirect(pathOfCase(meeting, only.childId))
    }
    const { session, group, at } = meeting
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
        find={find}
        hrefOf={(childId) => pathOfCase(meeting, childId)}
        writes={meeting.writes}
        isTeam={group.isTeam}
        today={ctx.today}
      />,
    )
  },
})

export const showBoardRoutes: readonly Route[] = [look]
