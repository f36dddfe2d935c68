import { Signed } from '../../../ui/pieces/document.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { signedHow, type SigningSet } from '../../signing/public.ts'
import type { AgreementRow } from '../agreement.queries.ts'
import type { Disagreement } from '../disagreements.queries.ts'

interface SignaturesProps {
  agreement: AgreementRow
  versionNo: number
  /** null when the proposal was changed before both signed: its signatures ended with it */
  set: SigningSet | null
  today: Temporal.PlainDate
}

/** Who has signed a version, and who has not. */
export function Signatures({ agreement, versionNo, set, today }: SignaturesProps) {
  return (
    <Section id="signatures" title={`Signatures on version ${versionNo}`}>
      {set === null ? (
        <p class="govuk-body-s">It was changed before both had signed, so its signatures ended.</p>
      ) : (
        [agreement.supervisor, agreement.supervisee].map((party) => {
          const signature = set.signatures.find((each) => each.membershipId === party.id)
          return signature === undefined ? (
            <Signed key={party.id} name={party.name} state={<State state="upcoming">Not yet</State>} />
          ) : (
            <Signed
              key={party.id}
              name={party.name}
              state={<State state="met">Signed</State>}
              how={signedHow(signature, today)}
            />
          )
        })
      )}
    </Section>
  )
}

/** Where somebody signed and disagreed, in their words. */
export function Disagreements({ disagreements }: { disagreements: readonly Disagreement[] }) {
  if (disagreements.length === 0) return null
  return (
    <Section id="disagreements" title="Signed, and where they disagree">
      {disagreements.map(({ by, words }) => (
        <div key={by}>
          <p class="govuk-body">
            <b>{by}</b>
          </p>
          <div class="pl-record">
            {words.split('\n').map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </div>
        </div>
      ))}
    </Section>
  )
}
