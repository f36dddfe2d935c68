import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/radios.tsx'
import { SummaryList } from '../govuk/summary-list.tsx'
import { Digest, Doc, SignPanel } from '../pieces/document.tsx'
import { Head } from '../pieces/head.tsx'
import { Link } from '../pieces/link.tsx'
import { Rag } from '../pieces/rag.tsx'
import { Readers } from '../pieces/readers.tsx'
import { Columns, Section } from '../pieces/section.tsx'
import { State } from '../pieces/state.tsx'
import { SamplePage } from './frame.tsx'

export function Sign() {
  return (
    <SamplePage
      title="Sign the record of 5 March"
      section="Sessions"
      breadcrumbs={[
        { text: 'Home', href: '/home' },
        { text: 'Session of 5 March', href: '/sessions/0' },
      ]}
    >
      <Head
        title="Read and sign: your session on 5 March"
        facts={[
          'With Idris Falodun',
          'Thursday 5 March, 3.45pm, 71 minutes',
          <State state="due">Due today, 12 March</State>,
        ]}
      />
      <p class="govuk-body-l">
        Three documents came out of one conversation. Each goes to different people. Your one signature covers all
        three, exactly as they stand on this page.
      </p>
      <Columns stay side={<Side />}>
        <Documents />
        <SignPanel id="sign" title="Your signature">
          <form action="#" method="post">
            <Panel />
          </form>
        </SignPanel>
      </Columns>
    </SamplePage>
  )
}

function Documents() {
  return (
    <>
      <Doc
        id="d1"
        title="1. Tobias Ellery"
        readBy="For his file."
        digest="7f3a 91c0"
        fields={[
          {
            label: 'Since last time',
            value:
              'Attendance has held at 92%. Ms Ellery began to come to meetings and asked for the dates in advance. Mondays after contact are still his hardest day.',
          },
          {
            label: 'What Tobias says and shows us',
            value:
              'Seen alone on 3 March. He said he likes “when Mum does the plaits and nobody shouts up the stairs”.',
          },
          { label: 'Direction', value: <Rag value="amber" since="the same" />, fact: true },
          { label: 'We decided', value: 'To keep the plan as it is until the core group on 2 April.' },
          {
            label: 'Because',
            value:
              'His mother’s engagement is new and we want to see whether it lasts. We would think again if she misses the next meeting or if contact increases.',
          },
        ]}
      />
      <Doc
        id="d2"
        title="2. Your work and development"
        readBy="For you, Idris and your line manager."
        digest="c21e 05b8"
        fields={[
          {
            label: 'Workload',
            value: 'You hold three children, one more than agreed. Idris will take the next referral.',
          },
          {
            label: 'Learning',
            value: 'The course on working with fathers, in May. Cover for Year 4 is agreed with Gwen.',
          },
        ]}
      />
      <Doc
        id="d3"
        title="3. How you are"
        readBy="For you and Idris only."
        digest="40d9 e6a2"
        fields={[
          {
            label: 'What you said',
            value:
              'That the drawing stayed with you over the weekend, and that talking about it here was enough for now.',
          },
          {
            label: 'What we agreed',
            value: 'A call on Friday afternoons while the plan is under review. Either of you can end it.',
          },
        ]}
      />
    </>
  )
}

function Panel() {
  return (
    <>
      <Radios
        name="accurate"
        value="yes"
        fieldset={{ legend: { text: 'Is this what was said and agreed?' } }}
        items={[
          { value: 'yes', text: 'Yes, it is accurate' },
          {
            value: 'but',
            text: 'I will sign, and record where I disagree',
            hint: { text: 'Your words stay with the document, beside the text.' },
          },
        ]}
      />
      <SummaryList
        rows={[
          { key: { text: 'You are signing' }, value: { text: '3 documents, version 2 of each, as shown above' } },
          {
            key: { text: 'Fingerprint' },
            value: {
              content: (
                <>
                  <Digest>a94b 2f07 6c1d 88e3</Digest>
                  <br />
                  <span class="pl-note">Anyone can check later that not a letter has changed.</span>
                </>
              ),
            },
          },
          {
            key: { text: 'Signed so far' },
            value: { text: 'Idris Falodun, 11 March at 5.42pm, with a passkey' },
          },
        ]}
      />
      <div class="govuk-button-group">
        <Button text="Sign with your passkey" />
        <Link href="/sign/password">Use your password and a code</Link>
      </div>
      <p class="govuk-body">
        Not right? <Link href="/sign/back">Send it back to Idris</Link>. His signature ends, and you both sign the new
        text.
      </p>
    </>
  )
}

function Side() {
  return (
    <>
      <Section id="who" title="Who can read these, and why">
        <Readers
          readers={[
            { name: 'Morwenna Tait (you)', basis: 'All three. Your session.' },
            { name: 'Idris Falodun', basis: 'All three. Your supervisor.' },
            { name: 'Gwen Abara-Holt', basis: '1 and 2. Line manager, named in your agreement.' },
            { name: 'Wrenfold safeguarding team', basis: '1 only. They keep Tobias’s file.' },
          ]}
          last="Nobody else can open them."
        />
      </Section>
      <Section id="changed" title="Changed since you last saw it">
        <p class="govuk-body-s">
          In document 1, under “Because”: <ins>or if contact increases</ins> was added by Idris on 11 March.
        </p>
      </Section>
    </>
  )
}
