import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'

interface FinishedProps {
  secondFactor: boolean
  inSupervision: boolean
  /** a mail server is set: invitations are sent */
  mailed: boolean
  /** the organisation's word */
  agreement: string
}

export function FinishedPage({ secondFactor, inSupervision, mailed, agreement }: FinishedProps) {
  return (
    <>
      <p class="govuk-caption-l">Setting up: step 4 of 4</p>
      <Head title="Plumbline is set up" />
      {secondFactor ? (
        <Next
          id="next"
          kicker="Next for you"
          title="Go to your home page"
          actions={<Button href="/" text="Go to your home page" />}
        >
          It shows what is next, each time you come.
        </Next>
      ) : (
        <Next
          id="next"
          kicker="Next for you"
          title="Set up your second factor"
          actions={
            <>
              <Button href="/account/second-factor" text="Set up the second factor" />
              <Link href="/">Later: go to your home page</Link>
            </>
          }
        >
          Signing a record asks for your password and a code from your phone, so that nobody else can sign as you.
        </Next>
      )}
      <Section id="then" title="And then">
        <Rows>
          <Row
            what="Give people their invitations"
            href="/people"
            why={
              mailed
                ? 'Each was sent by e-mail. Open a person to hand over a link yourself.'
                : 'No mail server is set, so nothing was sent. Open each person to make a link, and hand it over yourself.'
            }
          />
          <Row
            what="Adopt a policy"
            href="/policy"
            why="Five come with Plumbline. You see what one asks, and change it, before it is adopted. Until then nothing is checked."
          />
          {inSupervision ? (
            <Row
              what={`Draft the first ${agreement}`}
              href="/agreements/new"
              why="Supervisor and supervisee agree how often, how long and who reads what. The year’s sessions follow from it."
            />
          ) : (
            <Row
              what={`Ask a supervisor to draft the first ${agreement}`}
              why="Supervisor and supervisee agree how often, how long and who reads what. The year’s sessions follow from it."
            />
          )}
          <Row
            what="Look at the settings"
            href="/organisation"
            why={`Your own words, the record template and the ${agreement} template.`}
          />
        </Rows>
      </Section>
    </>
  )
}
