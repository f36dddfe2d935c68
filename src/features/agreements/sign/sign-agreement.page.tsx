import { shortDigest } from '../../../domain/evidence/fingerprint.ts'
import type { AgreementContent } from '../../../domain/templates/content.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Digest } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { SignatureErrorSummary, SignaturePanel, type SigningSet } from '../../signing/public.ts'
import { AgreementText } from '../agreement-text.tsx'
import { firstName } from '../words.ts'

interface SignProps {
  back: string
  word: string
  title: string
  actor: { membershipId: string; secondFactor: boolean; demonstration: boolean }
  other: { id: string; name: string }
  versionNo: number
  content: AgreementContent
  digest: Uint8Array
  documentId: string
  before: AgreementContent | null
  /** the labels of the clauses that changed */
  changed: readonly string[]
  /** whom the terms name, once both have signed */
  named: readonly string[]
  set: SigningSet
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
  /** the text that was shown is no longer the newest: its words were changed meanwhile */
  moved: boolean
}

/** The whole text, then the signature. */
export function SignPage(props: SignProps) {
  const other = firstName(props.other.name)
  return (
    <>
      {props.moved && (
        <NotificationBanner titleText="Not signed" role="alert">
          <p class="govuk-notification-banner__heading">
            The words changed while you had the page open, so nothing was signed. This is version {props.versionNo}:
            read it, then sign.
          </p>
        </NotificationBanner>
      )}
      <SignatureErrorSummary state={props.state} />
      <Head
        title={`Read and sign: ${props.title}`}
        facts={[`With ${props.other.name}`, `Version ${props.versionNo}`, <Digest>{shortDigest(props.digest)}</Digest>]}
      />
      <p class="govuk-body-l">
        Your signature covers the words exactly as they stand on this page. {other} signs the same ones.
      </p>
      <Columns stay side={<Side {...props} />}>
        <AgreementText content={props.content} before={props.before} />
        <SignaturePanel
          action={`${props.back}/sign`}
          tokens={props.tokens}
          state={props.state}
          set={props.set}
          documents={[{ documentId: props.documentId, name: props.title }]}
          actor={props.actor}
          today={props.today}
          question="Is this what the two of you agreed?"
          sendBack={{
            href: `${props.back}/change`,
            text: 'Suggest a change',
            consequence: 'Signatures on this version end, and you both sign the new text.',
          }}
          waitingFor={props.set.signatures.some((each) => each.membershipId === props.other.id) ? '' : other}
        />
      </Columns>
    </>
  )
}

function Side({ word, other, named, changed }: SignProps) {
  return (
    <>
      <Section id="who" title="Who can read this, and why">
        <Readers
          readers={[
            { name: 'You', basis: `Your ${word}.` },
            { name: other.name, basis: `Your ${word}.` },
            ...named.map((name) => ({ name, basis: 'Named in it. The record of work, not this.' })),
          ]}
          last={`Your manager and the designated lead see that it stands and how often you meet, and none of its words.`}
        />
      </Section>
      {changed.length > 0 && (
        <Section id="changed" title="Changed in this version">
          <ul class="govuk-list govuk-list--bullet">
            {changed.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
