import { Section } from '../../ui/pieces/section.tsx'

export function PrivacyPage() {
  return (
    <>
      <h1 class="govuk-heading-l">Privacy and who sees what</h1>
      <p class="govuk-body-l">
        What is said in supervision is read by the people it is meant for. Everybody who opens it leaves a line behind.
      </p>
      <Section id="readers" title="Who can read what you write">
        <p class="govuk-body">
          Every agreement, record and note has a list of readers, each with a reason and dates: the two of you, and
          those whom your agreement names. The list is on the page. The database gives the words to nobody else.
        </p>
        <p class="govuk-body">
          One conversation makes several documents. What is about a child is for that child’s file. What is about you as
          a member of staff is apart from it, and what is about your wellbeing is apart again, with the fewest readers.
        </p>
      </Section>
      <Section id="not" title="Who cannot">
        <ul class="govuk-list govuk-list--bullet">
          <li>Administrators add people and term dates. They see no record, no agreement and no child’s page.</li>
          <li>
            Heads and designated leads see that sessions were held and when, and what is overdue. They read what was
            said only where they are on the list.
          </li>
          <li>
            Whoever runs the server has no way in through Plumbline. They keep the machine and its copies, so your
            organisation has to trust them, as with any service.
          </li>
        </ul>
      </Section>
      <Section id="journal" title="What is noted down">
        <p class="govuk-body">
          Each time words are opened, the journal notes who, when and which document before they are shown. Changes,
          signatures, and signing in and out are noted too. The journal cannot be changed or shortened. It holds no
          words of a record. You can see who has read your own.
        </p>
      </Section>
      <Section id="browser" title="What is kept in your browser">
        <ul class="govuk-list govuk-list--bullet">
          <li>A cookie that says you are signed in. It goes when you sign out or close the browser.</li>
          <li>
            A cookie with the organisation you are in, if you have several, and for 10 minutes one between password and
            code.
          </li>
          <li>
            When the connection is lost while you write, what was not sent yet: encrypted, for a limited time, and only
            if your organisation allows it. Signing out wipes it.
          </li>
        </ul>
        <p class="govuk-body">
          Nothing is measured, and nothing is loaded from another site. On a shared computer, sign out when you have
          finished.
        </p>
      </Section>
      <Section id="about-you" title="What is kept about you">
        <p class="govuk-body">
          Your name, work e-mail address, post, line manager, roles and their dates, training, what you owe and are
          owed, and what you wrote and signed. Your organisation decides how long and answers for it: ask it to see what
          it holds about you, or to put it right.
        </p>
      </Section>
    </>
  )
}
