import { boardOrder, nextOnBoard, whyOnBoard } from '../../../domain/groups/board-order.ts'
import { statusWords } from '../../../domain/sessions/child-status.ts'
import { countOf, timeOfInstant } from '../../../domain/text/dates.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Rag } from '../../../ui/pieces/rag.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import type { LiveCase } from '../../groups/public.ts'

interface BoardProps {
  at: string
  sessionAt: string
  groupName: string
  cases: readonly LiveCase[]
  /** what was looked for; '' when nothing was */
  find: string
  /** where a case is written */
  hrefOf: (childId: string) => string
  /** false for an observer, who only looks */
  writes: boolean
  isTeam: boolean
  today: Temporal.PlainDate
}

/** Every live case in the order it is spoken of. A few letters and Enter open one; what was noted goes to the end. */
export function BoardPage({ at, sessionAt, groupName, cases, find, hrefOf, writes, isTeam, today }: BoardProps) {
  const ordered = boardOrder(cases)
  const noted = ordered.filter(({ notedAt }) => notedAt !== null).length
  const first = nextOnBoard(ordered, '')
  return (
    <>
      <Head
        title="The board"
        here
        facts={[
          groupName,
          countOf(cases.length, isTeam ? 'live case' : 'child', isTeam ? 'live cases' : 'children'),
          `${noted} noted`,
        ]}
      />
      <form action={at} method="get" class="pl-board-find" role="search">
        <div class="govuk-form-group">
          <label class="govuk-label" for="find">
            Open a case by a few letters of a name
          </label>
          <input
            class="govuk-input govuk-input--width-20"
            id="find"
            name="find"
            type="search"
            value={find}
            autocomplete="off"
            maxlength={60}
          />
        </div>
        <Button text="Open" type="submit" classes="govuk-button--secondary" />
        {writes && find === '' && first !== null && (
          <Button text={`Begin with ${first.givenName}`} href={hrefOf(first.childId)} />
        )}
      </form>
      {find !== '' && (
        <p class="govuk-body">
          {cases.length === 0 ? `No live case has “${find}” in its name. ` : ''}
          <Link href={at}>Show all</Link>
        </p>
      )}
      {cases.length > 0 && (
        <StackTable
          caption="Live cases"
          columns={['Child', 'Status', 'Direction', 'Last discussed', { text: 'In this session', labelled: false }]}
          rows={ordered.map((each) => [
            writes ? (
              <Link key="child" href={hrefOf(each.childId)}>
                {each.name}
              </Link>
            ) : (
              each.name
            ),
            each.statuses.map((status) => statusWords[status] ?? status).join(', ') || 'None today',
            <Rag key="rag" value={each.ragNow ?? each.direction} />,
            whyOnBoard(each, today),
            each.notedAt === null ? (
              <State key="state" state="upcoming">
                Not yet
              </State>
            ) : (
              <State key="state" state="met">
                Noted at {timeOfInstant(each.notedAt)}
              </State>
            ),
          ])}
        />
      )}
      <p class="govuk-body govuk-!-margin-top-6">
        <Link href={`${sessionAt}/write/work`}>Write the notes of the group</Link>, or{' '}
        <Link href={`${sessionAt}/write/close`}>finish the session</Link>
      </p>
    </>
  )
}
