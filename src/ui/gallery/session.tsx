import { Button } from '../govuk/button.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { Clause, Link } from '../pieces/link.tsx'
import { Head } from '../pieces/head.tsx'
import { Rag, RagPicker } from '../pieces/rag.tsx'
import { Readers } from '../pieces/readers.tsx'
import { Carried } from '../pieces/rows.tsx'
import { Agenda, Bound, ContextBlock, SessionGrid, SessionStrip } from '../pieces/session.tsx'
import { State } from '../pieces/state.tsx'
import { SamplePage } from './frame.tsx'

export function Session() {
  return (
    <SamplePage title="Session of 26 March" section="Sessions" strip={<Strip />}>
      <SessionGrid agenda={<SampleAgenda />} context={<Context />} contextLabel="About Tobias">
        <Head caption="Ellery family" title="Tobias Ellery" />
        <Bound>
          <b>This page is for Tobias’s file.</b> Write nothing here about Rosa, another child or yourself. There is a
          place for each.
        </Bound>
        <form action="#" method="post" novalidate>
          <Fields />
        </form>
      </SessionGrid>
    </SamplePage>
  )
}

function Strip() {
  return (
    <SessionStrip
      label="This session"
      title="Supervision with Idris Falodun, Thursday 26 March"
      facts={['22 of 75 minutes', 'Saved at 4.09pm', 'Idris is here too']}
      stopHref="/refer"
      jump={{ where: 'Child 1 of 3.', href: '#agenda', text: 'Go to the agenda' }}
    />
  )
}

function Fields() {
  return (
    <>
      <Textarea
        name="since"
        classes="pl-write"
        label={{ text: 'What has happened since 5 March' }}
        hint={{ text: 'You wrote this on 24 March, before the session.' }}
        value="Two late arrivals, both on Mondays after contact with his father. The breakfast club says he eats two helpings and saves toast in his pocket. Ms Ellery came to the core group and stayed to the end for the first time."
      />
      <Textarea
        name="voice"
        rows={4}
        classes="pl-write"
        label={{ text: 'What Tobias says and shows us' }}
        hint={{ text: 'Last seen and heard alone: 19 March, by you.' }}
        value="“Mondays are my tired day.” He drew his house with two front doors and would not say who uses the second."
      />
      <RagPicker
        id="rag"
        name="rag"
        legend="Which way are things going for Tobias?"
        hint="Amber at each of the last eight discussions."
        value="amber"
      />
      <Textarea
        name="drift"
        rows={3}
        classes="pl-write"
        label={{ text: 'What will be different this time?' }}
        hint={{ text: 'Asked because the plan has not moved him in nine months.' }}
      />
      <div class="pl-decide">
        <h2 class="govuk-heading-m">Decision</h2>
        <Textarea
          name="decision"
          rows={2}
          classes="pl-write pl-write--short"
          label={{ text: 'What we decided' }}
          value="Ask the conference chair to bring the review forward, and ask for the father’s assessment in writing."
        />
        <Textarea
          name="why"
          rows={3}
          classes="pl-write"
          label={{ text: 'Why' }}
          value="The Mondays began when contact did. Nobody has assessed what happens there, and we have now asked three times."
        />
        <p class="govuk-body">
          <Link href="#decision-2">Add another decision</Link> or <Link href="#action">add an action</Link>
        </p>
      </div>
      <div class="govuk-button-group pl-form-end">
        <Button text="Save and go to Rosa" />
        <Link href="/sessions">Save and come back later</Link>
      </div>
    </>
  )
}

function Context() {
  return (
    <>
      <ContextBlock title="Tobias, today">
        <ul>
          <li>
            <Rag value="amber" since="eight times running" />
          </li>
          <li>Child protection plan, s47, since 12 June 2025</li>
          <li>
            <State state="met">Discussed in time</State> <Clause href="/policy#5.1">clause 5.1</Clause>
          </li>
          <li>Core group on 2 April</li>
        </ul>
      </ContextBlock>
      <ContextBlock title="Open actions">
        <ul>
          <li>
            Father’s parenting assessment
            <br />
            <Carried times={3} /> Idris, since 6 November
          </li>
          <li>
            School nurse’s health report
            <br />
            <State state="met">Done 13 March</State>
          </li>
        </ul>
      </ContextBlock>
      <ContextBlock title="Last decision, 5 March">
        <p>Keep the plan as it is until the core group, because Ms Ellery had begun to come.</p>
        <p>
          <Link href="/children/1/decisions">See all five</Link>
        </p>
      </ContextBlock>
      <ContextBlock title="Who will read this page">
        <Readers
          readers={[
            { name: 'You and Idris', basis: 'Held the session' },
            { name: 'Gwen Abara-Holt', basis: 'Named in your agreement' },
            { name: 'Staff who keep Tobias’s file', basis: 'Once you have both signed' },
          ]}
        />
      </ContextBlock>
    </>
  )
}

function SampleAgenda() {
  return (
    <Agenda
      id="agenda"
      items={[
        { text: 'Last session’s actions', href: '#a', why: '4 looked at, 1 carried forward' },
        {
          text: 'Ellery family',
          href: '#b',
          items: [
            { text: 'Tobias, 7', href: '#main-content', why: 'Longest plan you hold', now: true },
            { text: 'Rosa, 4', href: '#c', why: '42 days since discussed' },
          ],
        },
        {
          text: 'Sandiford family',
          href: '#d',
          items: [{ text: 'Leo, 9', href: '#e', why: 'Review meeting on 31 March' }],
        },
        { text: 'An informal discussion to revisit', href: '#f', why: 'From 17 March, in the corridor' },
        { text: 'You and the work', href: '#g' },
        { text: 'Learning and development', href: '#h' },
        { text: 'Anything else', href: '#i' },
        { text: 'Next date, then sign', href: '#j' },
      ]}
    />
  )
}
