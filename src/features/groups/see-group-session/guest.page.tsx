import { dayLong, listInWords, londonDay, minutesInWords, timeOfInstant } from '../../../domain/text/dates.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { EarlierMove } from '../../planning/public.ts'
import type { GuestView } from '../facts/guests.queries.ts'
import { Moved } from './moved.tsx'

interface GuestProps {
  view: GuestView
  moves: readonly EarlierMove[]
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** What a guest sees of a session: when it is, the child they are asked in for, and what they agree to. Nothing of the rest. */
export function GuestPage({ view, moves, tokens, today }: GuestProps) {
  const names = listInWords(view.children.map(({ name }) => name))
  return (
    <>
      <Head
        title={`You are a guest: ${view.groupName}`}
        facts={[
          `${dayLong(londonDay(view.startsAt), today)}, ${timeOfInstant(view.startsAt)}`,
          minutesInWords(view.minutes),
          ...(view.venue === '' ? [] : [view.venue]),
          `Led by ${view.leaderName}`,
        ]}
      />
      <Moved moves={moves} isPlanned={view.state === 'planned'} today={today} />
      {view.bounds !== null && !view.agreed && (view.state === 'planned' || view.state === 'open') && (
        <Next
          id="next"
          kicker="Next for you"
          title="Read what you agree to before you come in"
          actions={
            <PostForm action={`/group-sessions/${view.sessionId}/agree`} tokens={tokens}>
              <HiddenField name="bounds" value={view.bounds.no} />
              <SubmitButton text="I agree to it" />
            </PostForm>
          }
        >
          {view.bounds.said}
        </Next>
      )}
      <p class="govuk-body-l">
        {names === ''
          ? `You were asked in for one child. ${view.state === 'cancelled' || view.state === 'missed' ? 'It did not take place, and there is nothing to read.' : 'There is nothing to read now.'}`
          : `You are asked in for ${names}, and for nothing else that is spoken of there.`}
      </p>
      {view.agreed && view.bounds !== null && (
        <Section id="bounds" title="What you agreed to">
          <p class="govuk-body">{view.bounds.said}</p>
        </Section>
      )}
      {view.children.length > 0 && (
        <Section id="children" title="What you can read">
          <Rows>
            {view.children.map(({ childId, name, documentId }) => (
              <Row
                key={childId}
                what={documentId === null ? name : `Read the page about ${name}`}
                {...(documentId === null ? {} : { href: `/documents/${documentId}` })}
                why={
                  documentId === null
                    ? 'You can read the page about this child when all who were there have signed it'
                    : ''
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}
