import type { ComponentChildren } from 'preact'
import { toHex } from '../../domain/evidence/bytes.ts'
import { fingerprint } from '../../domain/evidence/fingerprint.ts'
import { countOf, instantInWords } from '../../domain/text/dates.ts'
import { FormErrors } from '../../ui/form/form-errors.tsx'
import { HiddenField } from '../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../ui/form/long-text-field.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { PostForm } from '../../ui/form/post-form.tsx'
import { RadioField } from '../../ui/form/radio-field.tsx'
import type { FormState } from '../../ui/form/state.ts'
import { SubmitButton } from '../../ui/form/submit-button.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Digest, SignPanel } from '../../ui/pieces/document.tsx'
import { Link } from '../../ui/pieces/link.tsx'
import type { SigningSet } from './signing-set.queries.ts'

export interface SignaturePanelProps {
  /** where the form is sent */
  action: string
  tokens: { csrf: string; once: string }
  /** `emptyForm`, or what was sent with what is wrong with it */
  state: FormState
  set: Pick<SigningSet, 'setId' | 'root' | 'versionNo' | 'items' | 'signatures'>
  /** what is signed, named as the page above names it, in its order */
  documents: readonly { documentId: string; name: string }[]
  /** who reads the page */
  actor: { membershipId: string; secondFactor: boolean; demonstration: boolean }
  today: Temporal.PlainDate
  /** the question above the choice; "Is this what was said and agreed?" unless given */
  question?: string
  /** the link that ends it, with its consequence; left out where there is no way back */
  sendBack?: { href: string; text: string; consequence: string }
  /** who has still to sign, once the reader has: their names in words, '' when all have */
  waitingFor?: string
}

/** The labels of the panel's fields in the order of the page, for `FormErrors` at the top of it. */
const signatureLabels = {
  accurate: 'Is this what was said and agreed?',
  about: 'Which document you disagree with',
  disagreement: 'Where you disagree',
  password: 'Password',
  code: 'One-time code',
} as const

/** What has to be put right before it can be signed: the first thing on the page. */
export const SignatureErrorSummary = ({ state }: { state: FormState }) => (
  <FormErrors state={state} labels={signatureLabels} />
)

/** Where a set of documents is signed. After the whole text, never before; the bob hangs beside it. */
export function SignaturePanel(props: SignaturePanelProps) {
  const { set, actor, today } = props
  const mine = set.signatures.find((signature) => signature.membershipId === actor.membershipId)
  if (mine !== undefined) {
    return (
      <SignPanel id="sign" title="You have signed">
        <WhatIsSigned {...props} />
        <p class="govuk-body">
          You signed on {instantInWords(mine.signedAt, today)}.
          {props.waitingFor ? ` ${props.waitingFor} has still to sign.` : ''}
        </p>
        <SendBack {...props} />
      </SignPanel>
    )
  }
  if (!actor.secondFactor) {
    return (
      <SignPanel id="sign" title="Your signature">
        <WhatIsSigned {...props} />
        <p class="govuk-body">
          A signature needs your password and a one-time code, and you have no second factor yet.{' '}
          <Link href="/account/second-factor">Set up a second factor</Link>, then come back and sign.
        </p>
        <SendBack {...props} />
      </SignPanel>
    )
  }
  return (
    <SignPanel id="sign" title="Your signature">
      <PostForm action={props.action} tokens={props.tokens}>
        <HiddenField name="set" value={set.setId} />
        <HiddenField name="root" value={toHex(set.root)} />
        <Accurate {...props} />
        <WhatIsSigned {...props} />
        {actor.demonstration && (
          <p class="govuk-body">
            This is the demonstration: your password and a code to sign with are on{' '}
            <Link href="/demonstration#to-sign">the page to step into somebody</Link>.
          </p>
        )}
        <PasswordField
          state={props.state}
          name="password"
          label="Password"
          autocomplete="current-password"
          classes="govuk-input--width-20"
        />
        <TextField
          state={{ values: {}, errors: props.state.errors }}
          name="code"
          label="One-time code"
          hint="6 digits from your authenticator app."
          autocomplete="one-time-code"
          inputmode="numeric"
          width={10}
          maxLength={10}
          spellcheck={false}
        />
        <div class="govuk-button-group">
          {/* A passkey is another button with another method: the value says by which means it is signed. */}
          <SubmitButton text="Sign with your password and a code" name="method" value="password_and_code" />
        </div>
        <SendBack {...props} />
      </PostForm>
    </SignPanel>
  )
}

function Accurate({ state, documents, question }: SignaturePanelProps) {
  return (
    <RadioField
      state={state}
      name="accurate"
      label={question ?? signatureLabels.accurate}
      options={[
        { value: 'yes', text: 'Yes, it is accurate' },
        {
          value: 'but',
          text: 'I will sign, and record where I disagree',
          hint: 'Your words stay with the document, beside the text.',
          conditional: <Disagreement state={state} documents={documents} />,
        },
      ]}
    />
  )
}

function Disagreement({ state, documents }: Pick<SignaturePanelProps, 'state' | 'documents'>) {
  return (
    <>
      {documents.length > 1 && (
        <RadioField
          state={state}
          name="about"
          label={signatureLabels.about}
          hint="Your words are read by whoever reads that document, and by nobody else."
          small
          options={documents.map(({ documentId, name }) => ({ value: documentId, text: name }))}
        />
      )}
      <LongTextField
        state={state}
        name="disagreement"
        label={signatureLabels.disagreement}
        voice="record"
        rows={5}
        maxLength={8_000}
      />
    </>
  )
}

function WhatIsSigned({ set, documents, today }: SignaturePanelProps) {
  const count = documents.length
  return (
    <SummaryList
      rows={[
        {
          key: { text: 'You are signing' },
          value: {
            text: `${countOf(count, 'document')}, ${versionInWords(set)}, as shown above`,
          },
        },
        {
          key: { text: 'Fingerprint' },
          value: {
            content: (
              <>
                <Digest>{fingerprint(set.root)}</Digest>
                <br />
                <span class="pl-note">
                  {count === 1 ? 'Of what you sign' : 'Of all you sign together'}; each document has a shorter one of
                  its own beside its title. Anyone can check later that not a letter has changed.
                </span>
              </>
            ),
          },
        },
        { key: { text: 'Signed so far' }, value: { content: <SignedSoFar set={set} today={today} /> } },
      ]}
    />
  )
}

/** "version 2 of each"; where a document was added since, they are not all of one version, and the record's is said. */
function versionInWords({ items, versionNo }: SignaturePanelProps['set']): string {
  if (items.length === 1) return `version ${versionNo}`
  return items.every((item) => item.versionNo === versionNo)
    ? `version ${versionNo} of each`
    : `version ${versionNo} of the record`
}

function SignedSoFar({ set, today }: Pick<SignaturePanelProps, 'set' | 'today'>): ComponentChildren {
  if (set.signatures.length === 0) return 'Nobody yet'
  return set.signatures.map((signature, index) => (
    <>
      {index > 0 && <br />}
      {signature.name}, {signedHow(signature, today)}
    </>
  ))
}

/** "11 March at 5.42pm, with a password and a code, recording where they disagree". */
export function signedHow(
  signature: { signedAt: Temporal.Instant; method: string; disagrees: boolean },
  today: Temporal.PlainDate,
): string {
  return [
    instantInWords(signature.signedAt, today),
    methodInWords(signature.method),
    signature.disagrees && 'recording where they disagree',
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** "with a password and a code". */
export const methodInWords = (method: string): string =>
  method === 'passkey' ? 'with a passkey' : 'with a password and a code'

function SendBack({ sendBack }: SignaturePanelProps) {
  if (sendBack === undefined) return null
  return (
    <p class="govuk-body">
      Not right? <Link href={sendBack.href}>{sendBack.text}</Link>. {sendBack.consequence}
    </p>
  )
}
