import type { Actor } from '../../domain/access/actor.ts'
import type { FormTokens } from '../../platform/http/route.ts'
import { PostForm } from '../../ui/form/post-form.tsx'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Head } from '../../ui/pieces/head.tsx'
import { Link } from '../../ui/pieces/link.tsx'
import { Next } from '../../ui/pieces/next.tsx'
import { Section } from '../../ui/pieces/section.tsx'
import type { OwnMembership } from './memberships.queries.ts'

interface AccountProps {
  actor: Actor
  email: string
  memberships: readonly OwnMembership[]
  tokens: FormTokens
  /** the day this person’s sign-in was reset on the server, in the last 30 days */
  resetOn: string | null
  /** what was just done, in a sentence */
  done: string | null
}

export function AccountPage({ actor, email, memberships, tokens, resetOn, done }: AccountProps) {
  return (
    <>
      {done !== null && <NotificationBanner titleText="Done" text={done} role="status" />}
      {resetOn !== null && (
        <NotificationBanner
          titleText="Important"
          text={`Your sign-in was reset on the server on ${resetOn}. If that was not you, tell your DSL and the head.`}
        />
      )}
      <Head title="Your account" facts={[actor.name, actor.organisationName]} />
      {!actor.secondFactor && (
        <Next
          id="next"
          kicker="Next for you"
          title="Set up a second factor"
          actions={<Button href="/account/second-factor" text="Set up the second factor" />}
        >
          A signature says that it was you who agreed to exactly these words, and not somebody who has learned your
          password. So you sign with your password and a code from an app on your phone, and without the app you cannot
          sign.
        </Next>
      )}
      <Section id="how" title="How you sign in">
        <SummaryList
          rows={[
            { key: { text: 'Name' }, value: { text: actor.name } },
            { key: { text: 'E-mail address' }, value: { text: email } },
            {
              key: { text: 'Password' },
              value: { text: 'Set' },
              actions: { items: [{ href: '/account/password', text: 'Change', visuallyHiddenText: 'your password' }] },
            },
            actor.secondFactor && {
              key: { text: 'Second factor' },
              value: { text: 'An authenticator app' },
              actions: {
                items: [
                  { href: '/account/second-factor', text: 'Set up again', visuallyHiddenText: 'the second factor' },
                ],
              },
            },
          ]}
        />
        <p class="govuk-body">
          Your name and address are kept by your administrator. <Link href="/privacy">Who sees what</Link>
        </p>
      </Section>
      {memberships.length > 1 && <Organisations actor={actor} memberships={memberships} tokens={tokens} />}
    </>
  )
}

function Organisations({ actor, memberships, tokens }: Pick<AccountProps, 'actor' | 'memberships' | 'tokens'>) {
  return (
    <Section id="organisations" title="Your organisations">
      <p class="govuk-body">You are in {actor.organisationName}. What you see belongs to one organisation at a time.</p>
      <PostForm action="/account/organisation" tokens={tokens}>
        <div class="govuk-button-group">
          {memberships
            .filter((each) => each.membership_id !== actor.membershipId)
            .map((each) => (
              <SubmitButton
                key={each.membership_id}
                kind="secondary"
                name="membership"
                value={each.membership_id}
                text={`Go to ${each.organisation_name}`}
              />
            ))}
        </div>
      </PostForm>
    </Section>
  )
}
