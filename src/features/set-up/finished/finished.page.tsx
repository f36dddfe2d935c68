import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'

interface FinishedProps {
  secondFactor: boolean
  inSupervision: boolean
  /** the organisation's word */
  agreement: string
}

export function FinishedPage({ secondFactor, inSupervision, agreement }: FinishedProps) {
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
          title="Set up your second step of signing in"
          actions={
            <>
              <Button href="/account/second-factor" text="Set up the second step" />
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
            why="Each was sent by e-mail. Without a mail server they lie as files in the outbox of the data folder; open a person to hand over a link yourself."
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
