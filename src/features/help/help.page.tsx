import { Link } from '../../ui/pieces/link.tsx'
import { Section } from '../../ui/pieces/section.tsx'

export function HelpPage() {
  return (
    <>
      <h1 class="govuk-heading-l">Help</h1>
      <p class="govuk-body-l">
        Plumbline is where safeguarding supervision is agreed, planned, held, recorded, signed and followed up.
      </p>
      <Section id="danger" title="A child is in danger">
        <p class="govuk-body">
          Call 999 if a child is in immediate danger. Otherwise speak to your designated safeguarding lead or ring
          children’s social care now. Plumbline sends no alarm to anyone, and a record here is not a referral.
        </p>
      </Section>
      <Section id="who" title="Who helps you">
        <p class="govuk-body">Your organisation’s administrator can:</p>
        <ul class="govuk-list govuk-list--bullet">
          <li>send you a link to begin, or another when yours has run out</li>
          <li>put right your name, e-mail address, post and line manager</li>
          <li>change term dates</li>
        </ul>
        <p class="govuk-body">
          They cannot read records or agreements, so a question about what is written is for your supervisor or
          supervisee.
        </p>
      </Section>
      <Section id="sign-in" title="Signing in">
        <h3 class="govuk-heading-s">You have forgotten your password</h3>
        <p class="govuk-body">
          Nobody can look it up. Tell your administrator, who asks whoever runs the server to reset your sign-in. You
          are given a link that works for an hour, and choose a new password and second factor.
        </p>
        <h3 class="govuk-heading-s">You do not have your phone</h3>
        <p class="govuk-body">
          Use one of your backup codes in place of the code. Then set up the second factor again from{' '}
          <Link href="/account">your account</Link>, with another backup code. With no backup code left, your sign-in is
          reset as for a forgotten password.
        </p>
        <h3 class="govuk-heading-s">A code is refused</h3>
        <p class="govuk-body">
          A code counts once, so wait for the next one: up to half a minute. If it goes on, the clock of your phone is
          wrong. Let the phone set it by itself.
        </p>
        <h3 class="govuk-heading-s">You were signed out while writing</h3>
        <p class="govuk-body">
          That happens after 60 minutes without doing anything, and 12 hours after signing in. Sign in on the page that
          says so, and what you wrote is sent.
        </p>
      </Section>
      <Section id="connection" title="The connection is lost">
        <p class="govuk-body">
          Keep the page open and go on writing. It says when it last saved, and saves the rest when the connection is
          back.
        </p>
      </Section>
    </>
  )
}
