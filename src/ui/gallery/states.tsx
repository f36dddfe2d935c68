import { Button } from '../govuk/button.tsx'
import { DateInput } from '../govuk/date-input.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { Select } from '../govuk/select.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { Head } from '../pieces/head.tsx'
import { Link } from '../pieces/link.tsx'
import { Columns, Empty, Section } from '../pieces/section.tsx'
import { SessionStrip } from '../pieces/session.tsx'
import { SamplePage } from './frame.tsx'

const NO_CHILD = 'Choose the child you talked about'
const TOO_LATE = 'The informal discussion cannot be after today, 12 March'

export function States() {
  return (
    <SamplePage
      title="Log an informal discussion"
      section="Sessions"
      hasErrors
      demo={{ href: '/step-into' }}
      breadcrumbs={[{ text: 'Sessions', href: '/sessions' }]}
      strip={
        <SessionStrip
          label="Connection"
          title="No connection since 4.12pm"
          facts={['Keep this page open. What you type is sent when the connection is back.']}
        />
      }
    >
      <ErrorSummary
        titleText="There is a problem"
        errorList={[
          { text: NO_CHILD, href: '#who' },
          { text: TOO_LATE, href: '#when-day' },
        ]}
      />
      <Columns side={<Quiet />}>
        <Head title="Log an informal discussion">
          <p class="govuk-body">It comes back on your next agenda. It does not count as supervision.</p>
        </Head>
        <form action="#" method="post" novalidate>
          <Fields />
        </form>
      </Columns>
    </SamplePage>
  )
}

function Fields() {
  return (
    <>
      <Select
        name="who"
        label={{ text: 'Which child?' }}
        errorMessage={{ text: NO_CHILD }}
        items={[
          { value: '', text: 'Choose a child' },
          { value: '1', text: 'Tobias Ellery' },
          { value: '2', text: 'Rosa Ellery' },
          { value: '3', text: 'Leo Sandiford' },
        ]}
      />
      <DateInput
        id="when"
        namePrefix="when"
        fieldset={{ legend: { text: 'When did you talk?' } }}
        errorMessage={{ text: TOO_LATE }}
        values={{ 'when-day': 13, 'when-month': 3, 'when-year': 2026 }}
      />
      <Textarea
        name="gist"
        rows={3}
        classes="pl-write"
        label={{ text: 'What was said, in a sentence or two' }}
        value="Leo told the office that his aunt may move. We agreed to ask at the review."
      />
      <div class="pl-here pl-here--button">
        <Button text="Save the informal discussion" />
      </div>
    </>
  )
}

function Quiet() {
  return (
    <>
      <Section id="e1" title="Nothing yet">
        <Empty>
          <p class="govuk-body">
            No child is held by you. When one is, they appear here with the date they must be discussed by.
          </p>
          <p class="govuk-body">
            <Link href="/children/new">Add a child</Link>
          </p>
        </Empty>
      </Section>
      <Section id="e2" title="Nothing left to do">
        <Empty>
          <p class="govuk-body">You are up to date. Your next session is on 26 March.</p>
        </Empty>
      </Section>
      <Section id="e3" title="Nothing to show you">
        <Empty>
          <p class="govuk-body">There is no page here, or it is not one you can open.</p>
          <p class="govuk-body">
            <Link href="/ask">Ask to read a record</Link>
          </p>
        </Empty>
      </Section>
    </>
  )
}
