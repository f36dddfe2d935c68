import type { ComponentChildren } from 'preact'

import { Button } from '../govuk/button.tsx'
import { SummaryList, type SummaryRow } from '../govuk/summary-list.tsx'
import { Signed } from '../pieces/document.tsx'
import { Head } from '../pieces/head.tsx'
import { Clause, Link } from '../pieces/link.tsx'
import { Next } from '../pieces/next.tsx'
import { Obligation, Obligations } from '../pieces/obligations.tsx'
import { Readers } from '../pieces/readers.tsx'
import { Columns, Section } from '../pieces/section.tsx'
import { StackTable } from '../pieces/stack-table.tsx'
import { State } from '../pieces/state.tsx'
import { clause, SamplePage } from './frame.tsx'

const term = (key: string, content: ComponentChildren, number?: string): SummaryRow => ({
  key: { text: key },
  value: { content },
  ...(number && {
    actions: {
      items: [
        { text: `clause ${number}`, href: `/policy#${number}`, classes: 'govuk-link--no-visited-state pl-clause' },
      ],
    },
  }),
})

export function Agreement() {
  return (
    <SamplePage
      title="Your supervision agreement"
      section="My supervision"
      breadcrumbs={[{ text: 'My supervision', href: '/supervision' }]}
    >
      <Head
        title="Safeguarding supervision agreement"
        facts={['Between Morwenna Tait and Idris Falodun', 'Version 3, not yet signed', 'Version 2 stands until it is']}
      />
      <Next
        id="next"
        kicker="Your turn"
        title="Idris suggests two changes"
        actions={
          <>
            <Button href="/sign" text="Agree and sign" />
            <Button href="/change" classes="govuk-button--secondary" text="Suggest a change" />
          </>
        }
      >
        Longer sessions, and a named person if he is away. Sign if you agree, or change the words and send them back.
        The yearly review is due by 1 April (<Clause href="/policy#3.2">clause 3.2</Clause>).
      </Next>
      <Columns side={<Side />}>
        <Terms />
      </Columns>
    </SamplePage>
  )
}

function Terms() {
  return (
    <>
      <Section id="when" title="When and where">
        <SummaryList
          rows={[
            term('How often', 'Every four weeks of term', '4.4'),
            term(
              'How long',
              <>
                <del>60 minutes</del> <ins>75 minutes</ins>
              </>,
              '4.2',
            ),
            term('Where', 'The Willow Room, door closed, phones away', '4.8'),
            term(
              'If Idris is away',
              <>
                <del>We will find someone</del> <ins>Gwen Abara-Holt, within ten working days</ins>
              </>,
              '4.6',
            ),
            term(
              'If it cannot wait',
              'Ask in Plumbline or ring. Idris first, then Gwen. A reply within 24 hours.',
              '8.2',
            ),
          ]}
        />
      </Section>
      <Section id="what" title="What it is for">
        <SummaryList
          rows={[
            term('We will talk about', 'Each child you hold, how the work sits with you, what you are learning'),
            term('We will not talk about', 'Pay, capability or leave. Those belong to line management.'),
            term(
              'Difference',
              'Idris will ask how faith, race, language and disability bear on each family, and on the two of us.',
            ),
          ]}
        />
      </Section>
      <Section id="written" title="What is written, and who reads it">
        <StackTable
          caption="Each kind of document, who reads it and where it is kept"
          columns={['Document', 'Read by', 'Kept']}
          rows={[
            ['Each child’s page', 'You, Idris, Gwen, the keepers of the child’s file', 'With the child’s file'],
            ['Work and development', 'You, Idris, Gwen', '6 years after you leave'],
            ['How you are', 'You and Idris', '2 years'],
          ]}
        />
        <p class="govuk-body">
          Anything that suggests a child is at risk, or a serious concern about practice, cannot stay between the two of
          you. Idris will tell you first.
        </p>
      </Section>
      <Section id="disagree" title="If you disagree">
        <p class="govuk-body">
          First the two of you. Then a meeting with Gwen Abara-Holt, and neither of you goes in without notice. If the
          disagreement is with Gwen, Lowri Castellane, governor (<Clause href="/policy#9.4">clause 9.4</Clause>).
        </p>
      </Section>
    </>
  )
}

function Side() {
  return (
    <>
      <Section id="can" title="Can Idris supervise you?">
        <Obligations>
          <Obligation
            state="met"
            words="Yes"
            says="Trained as a supervisor in the last two years"
            clause={clause('7.1')}
          >
            14 October 2024
          </Obligation>
          <Obligation state="met" words="Yes" says="More experienced than you in this work" clause={clause('7.2')}>
            9 years to your 3
          </Obligation>
          <Obligation state="met" words="Yes" says="Not managed by you" clause={clause('7.3')}>
            Checked every day
          </Obligation>
        </Obligations>
      </Section>
      <Section id="signatures" title="Signatures on version 3">
        <Signed name="Idris Falodun" state={<State state="met">Signed</State>} how="10 March, with a passkey" />
        <Signed name="Morwenna Tait" state={<State state="upcoming">Not yet</State>} />
      </Section>
      <Section id="other" title="Your other agreement">
        <p class="govuk-body-s">
          <Link href="/agreements/2">Line management, with Gwen Abara-Holt</Link>. What goes where is written in both,
          in the same words.
        </p>
      </Section>
      <Section id="versions" title="Earlier versions">
        <Readers
          readers={[
            { name: 'Version 2', href: '/agreements/1/2', basis: 'Signed 1 April 2025, in force' },
            { name: 'Version 1', href: '/agreements/1/1', basis: 'Signed 4 September 2023' },
          ]}
        />
      </Section>
    </>
  )
}
