import { boardOrder, nextOnBoard, whyOnBoard } from '../../../domain/groups/board-order.ts'
import { statusWords } from '../../../domain/sessions/child-status.ts'
import { countOf, timeOfInstant } from '../../../domain/text/dates.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
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
  /** every one of the board, which its counts are of */
  cases: readonly LiveCase[]
  /** those that were looked for; all when nothing was */
  found: readonly LiveCase[]
  /** what was looked for; '' when nothing was */
  find: string
  /** false for an observer, who only looks */
  writes: boolean
  isTeam: boolean
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** Every live case in the order it is spoken of. A few letters and Enter open one; what was noted goes to the end. */
export function BoardPage({ at, sessionAt, groupName, cases, found, find, writes, isTeam, tokens, today }: BoardProps) {
  const ordered = boardOrder(cases)
  const noted = ordered.filter(({ notedAt }) => notedAt !== null).length
  const first = nextOnBoard(ordered, '')
  const shown = boardOrder(found)
  const nobody = find !== '' && found.length === 0
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
      <PostForm action={at} tokens={tokens}>
        <div class="pl-board-find" role="search">
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
              autofocus={find !== ''}
              {...(nobody ? { 'aria-describedby': 'find-nobody' } : {})}
            />
          </div>
          <SubmitButton text="Open" kind="secondary" />
          {writes && find === '' && first !== null && (
            <SubmitButton text={`Begin with ${first.givenName}`} name="open" value={first.childId} />
          )}
        </div>
        {find !== '' && (
          <p class="govuk-body" id="find-nobody">
            {nobody ? `No ${isTeam ? 'live case' : 'child here'} has “${find}” in its name. ` : ''}
            <Link href={at}>Show all</Link>
          </p>
        )}
        {shown.length > 0 && (
          <StackTable
            caption="Live cases"
            columns={['Child', 'Status', 'Direction', 'Last discussed', { text: 'In this session', labelled: false }]}
            rows={shown.map((each) => [
              writes ? (
                <button key="child" type="submit" class="pl-linkbutton" name="open" value={each.childId}>
                  {each.name}
                </button>
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
      </PostForm>
      <p class="govuk-body govuk-!-margin-top-6">
        <Link href={`${sessionAt}/write/work`}>Write the notes of the group</Link>, or{' '}
        <Link href={`${sessionAt}/write/close`}>finish the session</Link>
      </p>
    </>
  )
}
