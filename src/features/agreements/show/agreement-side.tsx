import { answerNote, type NoteAnswer } from '../../../domain/agreements/eligibility-notes.ts'
import type { EligibilityCheck } from '../../../domain/agreements/eligibility.ts'
import { kindWords } from '../../../domain/agreements/kinds.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Obligation, Obligations } from '../../../ui/pieces/obligations.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { AgreementRow, VersionRow } from '../agreement.queries.ts'
import { firstName } from '../words.ts'
import type { AgreementPageProps } from './agreement-page-props.ts'
import { Signatures } from './signatures.tsx'
import { stateWords } from './version-words.ts'

/** What else is true of it. */
export function AgreementSide(props: AgreementPageProps & { newest: VersionRow }) {
  const { agreement, versions, newest, view, eligibility, me, word, today } = props
  const earlier = versions.filter((version) => version.versionNo !== newest.versionNo)
  return (
    <>
      <CanSupervise agreement={agreement} view={view} notes={eligibility} me={me} today={today} />
      {view.weaker.length > 0 && (
        <Section id="beside-policy" title="Beside the policy">
          {view.weaker.map(({ says, clauses, doubtful }) => (
            <p key={says} class="govuk-body-s">
              {says} <Link href="/policy">See clause {clauses.join(' and ')}</Link>
              {doubtful ? '' : '. The policy stands, whatever is agreed'}.
            </p>
          ))}
        </Section>
      )}
      <Signatures agreement={agreement} versionNo={newest.versionNo} set={view.set} today={today} />
      {view.set !== null && (
        <Section id="paper" title="On paper">
          <ul class="govuk-list">
            <li>
              <Link href={`/documents/${view.documentId}/pdf`}>The whole {word} (PDF)</Link>
            </li>
            <li>
              <Link href={`/documents/${view.documentId}/form`}>The policy’s own form (PDF)</Link>
            </li>
          </ul>
        </Section>
      )}
      {view.others.length > 0 && (
        <Section
          id="others"
          title={
            agreement.supervisee.id === me
              ? `Your other ${word}${view.others.length > 1 ? 's' : ''}`
              : `Also with ${firstName(agreement.supervisee.name)}`
          }
        >
          {view.others.map((other) => (
            <p key={other.agreementId} class="govuk-body-s">
              <Link href={`/agreements/${other.agreementId}`}>
                {kindWords[other.kind]}, with{' '}
                {other.supervisor.id === me ? other.supervisee.name : other.supervisor.name}
              </Link>
              . What goes where is written in each.
            </p>
          ))}
        </Section>
      )}
      {earlier.length > 0 && (
        <Section id="versions" title="Earlier versions">
          <Readers
            readers={earlier.map((version) => ({
              name: `Version ${version.versionNo}`,
              href: `/agreements/${agreement.agreementId}/versions/${version.versionNo}`,
              basis: stateWords(version, today),
            }))}
          />
        </Section>
      )}
    </>
  )
}

interface CanSuperviseProps {
  agreement: AgreementRow
  view: Pick<AgreementPageProps['view'], 'eligibility' | 'roles'>
  notes: AgreementPageProps['eligibility']
  me: string
  today: Temporal.PlainDate
}

/** What is known of whether one may supervise the other, and what the policy leaves to people. What it says of others is left out. */
function CanSupervise({ agreement, view, notes, me, today }: CanSuperviseProps) {
  const [supervisor, supervisee] = [firstName(agreement.supervisor.name), firstName(agreement.supervisee.name)]
  const asSupervisee = agreement.supervisee.id === me
  const title = asSupervisee ? `Can ${supervisor} supervise you?` : `Can you supervise ${supervisee}?`
  // Training within two years is one policy's rule: under another it is what that policy says, and left to people.
  const asksTraining = notes.some((note) => note.key === 'trained')
  const shown = view.eligibility.filter(({ key }) => key !== 'not_self' && (key !== 'trained' || asksTraining))
  const said = notes
    .filter((note) => !view.eligibility.some((check) => check.key === note.key))
    .map((note) => ({ note, answer: answerNote(note, view.roles) }))
    .filter(({ answer }) => answer !== 'not_asked')
  return (
    <Section id="eligible" title={title}>
      <Obligations>
        {shown.map((check) => (
          <Obligation
            key={check.key}
            state={check.holds === 'yes' ? 'met' : check.holds === 'no' ? 'overdue' : 'undetermined'}
            words={check.holds === 'yes' ? 'Yes' : check.holds === 'no' ? 'No' : 'Not recorded'}
            says={checkWords(check.key, asSupervisee, supervisee)}
          >
            {check.on !== null && dayInWords(check.on, today)}
          </Obligation>
        ))}
        {said.map(({ note, answer }) => (
          <Obligation key={note.key} {...answerShown(answer, note.strength)} says={note.says}>
            {note.source.place}
          </Obligation>
        ))}
      </Obligations>
    </Section>
  )
}

/** What the policy only recommends is not late when it is otherwise. */
function answerShown(answer: NoteAnswer, strength: string | undefined) {
  if (answer === 'yes') return { state: 'met', words: 'Yes' } as const
  if (answer === 'no') return { state: strength === 'must' ? 'overdue' : 'undetermined', words: 'Not so here' } as const
  return { state: 'undetermined', words: 'Left to people' } as const
}

function checkWords(key: EligibilityCheck['key'], asSupervisee: boolean, supervisee: string): string {
  switch (key) {
    case 'not_self':
      return 'Two different people'
    case 'not_managed':
      return asSupervisee ? 'Not managed by you' : `Not managed by ${supervisee}`
    case 'has_role':
      return 'Has the role of supervisor, lead or head'
    case 'trained':
      return 'Trained as a supervisor in the last 2 years'
  }
}
