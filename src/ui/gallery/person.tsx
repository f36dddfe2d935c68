import { HangingList } from '../pieces/hanging-list.tsx'
import { Head } from '../pieces/head.tsx'
import { Link } from '../pieces/link.tsx'
import { Obligation, Obligations } from '../pieces/obligations.tsx'
import { Readers } from '../pieces/readers.tsx'
import { Columns, Section } from '../pieces/section.tsx'
import { type StripSession, type StripTerm, YearStrip } from '../pieces/year-strip.tsx'
import { clause, SamplePage } from './frame.tsx'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const term = (name: string, from: string, to: string): StripTerm => ({ name, from: day(from), to: day(to) })
const session = (on: string, what: StripSession['what'], more: Partial<StripSession> = {}): StripSession => ({
  on: day(on),
  what,
  ...more,
})

const TERMS: readonly StripTerm[] = [
  term('Autumn 1', '2025-09-02', '2025-10-24'),
  term('Autumn 2', '2025-11-03', '2025-12-19'),
  term('Spring 1', '2026-01-05', '2026-02-13'),
  term('Spring 2', '2026-02-23', '2026-03-27'),
  term('Summer 1', '2026-04-13', '2026-05-22'),
  term('Summer 2', '2026-06-01', '2026-07-17'),
]

const SESSIONS: readonly StripSession[] = [
  session('2025-09-11', 'held', { minutes: 70 }),
  session('2025-10-09', 'held', { minutes: 62 }),
  session('2025-11-06', 'held', { minutes: 75 }),
  session('2025-12-04', 'held', { minutes: 66 }),
  session('2026-01-08', 'cancelled', { words: 'Cancelled by Idris, ill' }),
  session('2026-01-15', 'missed', { words: 'Missed, no reason recorded' }),
  session('2026-01-22', 'held', {
    minutes: 80,
    words: 'Held, five weeks of term after the last. One week over.',
  }),
  session('2026-02-12', 'held', { minutes: 76, href: '/sessions/2' }),
  session('2026-03-05', 'held', { minutes: 71, href: '/sessions/1' }),
  session('2026-03-26', 'booked'),
  session('2026-04-23', 'booked'),
  session('2026-05-21', 'booked'),
  session('2026-06-18', 'forecast'),
  session('2026-07-16', 'forecast'),
]

export function Person() {
  return (
    <SamplePage title="Morwenna Tait: supervision this year" section="My supervision" bobAtLogo>
      <Head
        title="Morwenna Tait"
        facts={['Deputy DSL, since 1 September 2023', 'Supervised by Idris Falodun', 'Line manager: Gwen Abara-Holt']}
      />
      <p class="govuk-body-l">
        You have had what you are owed this half-term. January was thin: one session was cancelled and the one that
        replaced it was missed.
      </p>
      <Section id="year" title="Your year">
        <YearStrip
          id="strip"
          title="Morwenna Tait’s supervision, September 2025 to July 2026"
          description="Seven sessions held, one cancelled and one missed in January, three booked, two forecast."
          from={day('2025-09-01')}
          to={day('2026-07-19')}
          today={day('2026-03-12')}
          terms={TERMS}
          sessions={SESSIONS}
        />
      </Section>
      <Columns side={<Side />}>
        <Section id="owed" title="What you are owed, and where it stands">
          <Owed />
        </Section>
      </Columns>
    </SamplePage>
  )
}

function Owed() {
  return (
    <Obligations>
      <Obligation
        state="overdue"
        words="6 days over"
        says={<strong>Your first reading of the policy</strong>}
        clause={clause('2.1')}
      >
        It was due on 6 March.
      </Obligation>
      <Obligation
        state="due"
        words="Due today"
        says={
          <>
            <strong>The record of 5 March signed by you both</strong>, within five working days
          </>
        }
        clause={clause('6.3')}
      >
        Idris signed on 11 March. <Link href="/sign">Read and sign</Link>
      </Obligation>
      <Obligation
        state="met"
        says={
          <>
            <strong>Supervision once every half-term</strong>, at least an hour, one to one
          </>
        }
        clause={clause('4.2')}
      >
        Held on <Link href="/sessions/1">5 March</Link>, 71 minutes. Good until 27 March.
      </Obligation>
      <Obligation
        state="upcoming"
        words="By 16 April"
        says={
          <>
            <strong>No more than four weeks of term</strong> between sessions
          </>
        }
        clause={clause('4.4')}
      >
        Booked for 26 March. Late once, from 16 January; made good on <Link href="/sessions/3">22 January</Link>.
      </Obligation>
      <Obligation
        state="paused"
        says={
          <>
            <strong>Group reflection</strong> once a term
          </>
        }
        clause={clause('4.9')}
      >
        Paused by the cluster from 9 February to 20 April, while its facilitator is away.
      </Obligation>
      <Obligation
        state="not-applicable"
        words="Not yours"
        says="A newly appointed lead’s extra hour"
        clause={clause('4.7')}
      />
      <Obligation
        state="undetermined"
        says={<strong>“More often” in your first year with a new duty</strong>}
        clause={clause('4.5')}
      >
        The policy gives no number. Gwen Abara-Holt has been asked to set one.
      </Obligation>
    </Obligations>
  )
}

function Side() {
  return (
    <>
      <Section id="chain" title="Who supports whom">
        <HangingList
          items={[
            { mark: 'ev-held', when: 'Outside the school', what: 'Ansel Brightwater' },
            {
              mark: 'ev-held',
              when: 'DSL, your supervisor',
              what: (
                <>
                  <Link href="/people/2">Idris Falodun</Link>
                  <br />
                  <span class="pl-note">11 hours owed, 8 available</span>
                </>
              ),
            },
            { when: 'Deputy DSL', here: true, what: <strong>Morwenna Tait</strong> },
            {
              when: 'You supervise',
              ahead: true,
              what: (
                <>
                  <span class="pl-stackline">
                    <Link href="/people/3">Dev Mistry-Crane</Link>
                  </span>
                  <span class="pl-stackline">
                    <Link href="/people/4">Jonas Pell</Link>
                  </span>
                </>
              ),
            },
          ]}
        />
        <p class="pl-note">
          <Link href="/people">See the whole school</Link>
        </p>
      </Section>
      <Section id="agreements" title="Your agreements">
        <Readers
          readers={[
            {
              name: 'Safeguarding, with Idris Falodun',
              href: '/agreements/1',
              basis: 'Version 2, signed 1 April 2025',
            },
            {
              name: 'Line management, with Gwen Abara-Holt',
              href: '/agreements/2',
              basis: 'Kept apart: no case is discussed there',
            },
          ]}
        />
      </Section>
      <Section id="see" title="Who can see this page">
        <Readers
          readers={[
            {
              name: 'You, Idris and Gwen',
              basis: 'Dates and states only. What was said stays in the records.',
            },
          ]}
        />
      </Section>
    </>
  )
}
