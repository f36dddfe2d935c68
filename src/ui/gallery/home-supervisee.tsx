import { Button } from '../govuk/button.tsx'
import { Clause, Link } from '../pieces/link.tsx'
import { Head } from '../pieces/head.tsx'
import { Next } from '../pieces/next.tsx'
import { Obligation, Obligations } from '../pieces/obligations.tsx'
import { Rag } from '../pieces/rag.tsx'
import { Row, Rows } from '../pieces/rows.tsx'
import { Columns, Section } from '../pieces/section.tsx'
import { StackTable } from '../pieces/stack-table.tsx'
import { clause, SamplePage } from './frame.tsx'

export function HomeSupervisee() {
  return (
    <SamplePage title="Home" section="Home">
      <Head title="Thursday 12&nbsp;March" />
      <Next
        id="next"
        kicker="Next for you"
        title="Read and sign the record of your session on 5&nbsp;March"
        actions={<Button href="/sign" text="Read and sign" />}
      >
        Idris Falodun signed it yesterday. Your signature is due today, five working days after the session (
        <Clause href="/policy#6.3">clause 6.3</Clause>).
      </Next>
      <Columns side={<Side />}>
        <Section id="then" title="After that">
          <Rows>
            <Row
              href="/actions/1"
              what="Ask the school nurse for Tobias Ellery’s health report"
              why="Agreed on 5 March, so that the core group has it before 2 April."
              when="Due tomorrow, 13 March"
            />
            <Row
              href="/sessions/1/mine"
              what="Write your part for 26 March"
              why="Rosa Ellery is written. Tobias Ellery and Leo Sandiford are still to do."
              when="2 of 3 to write"
            />
            <Row
              href="/actions/2"
              what="Find out who collects Leo Sandiford on Fridays"
              why="Agreed on 22 January, because two adults have given different answers."
              when="Due 26 March"
              carried={2}
            />
            <Row
              href="/policy/4"
              what="Read version 4 of the supervision policy"
              why="It changes how often a child on a protection plan is discussed."
              when="Due 31 March"
            />
          </Rows>
        </Section>
        <Section
          id="kids"
          title="Children you hold"
          link={{ text: 'See all three against their limits', href: '/children' }}
        >
          <StackTable
            caption="Children you hold, with direction and the date they were last discussed"
            columns={[
              'Child',
              { text: 'Status', labelled: false },
              { text: 'Direction', labelled: false },
              'Last discussed',
            ]}
            rows={[
              [
                <Link href="/children/1">Tobias Ellery, 7</Link>,
                'Child protection plan',
                <Rag value="amber" since="8 times" />,
                '5 March',
              ],
              [<Link href="/children/2">Rosa Ellery, 4</Link>, 'Child in need', <Rag value="green" />, '12 February'],
              [<Link href="/children/3">Leo Sandiford, 9</Link>, 'Looked after', <Rag value="amber" />, '12 February'],
            ]}
          />
        </Section>
      </Columns>
    </SamplePage>
  )
}

function Side() {
  return (
    <>
      <Section id="with" title="Your next session">
        <p class="govuk-body govuk-!-margin-bottom-0">
          <strong>Thursday 26 March, 3.45pm to 5pm</strong>
          <br />
          With Idris Falodun, in the Willow Room
        </p>
        <p class="govuk-body">
          <Link href="/sessions/1">See the agenda</Link> or <Link href="/sessions/1/move">move this session</Link>
        </p>
        <Button href="/urgent" classes="govuk-button--secondary" text="Ask for supervision now" />
        <p class="pl-note">Idris is asked first, then Gwen Abara-Holt. You are owed a reply within 24 hours.</p>
      </Section>
      <Section id="owed" title="What you are owed">
        <Obligations>
          <Obligation state="met" says="Supervision at least once every half-term" clause={clause('4.2')}>
            Held on 5 March. Good until 27 March.
          </Obligation>
          <Obligation
            state="upcoming"
            words="By 16 April"
            says="No more than four weeks of term between sessions"
            clause={clause('4.4')}
          >
            Booked for 26 March.
          </Obligation>
          <Obligation state="due" words="Due today" says="The record signed by you both" clause={clause('6.3')}>
            Idris signed on 11 March.
          </Obligation>
        </Obligations>
        <p class="pl-note">
          Not getting what is owed? <Link href="/say-so">Say so</Link>. It goes to you and Idris first.
        </p>
      </Section>
      <Section id="read" title="Who has read your records">
        <p class="govuk-body-s">
          Idris Falodun, 11 March, to sign.
          <br />
          Nobody else in the last 30 days.
        </p>
      </Section>
    </>
  )
}
