import { differingWords, type TextRun } from '../../../domain/text/differing-words.ts'
import type { AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { SelectOption } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { AgreementFields, type Between } from '../agreement-fields.tsx'
import { clauseLabels } from '../read-clauses.ts'
import { firstName } from '../words.ts'

/** What somebody else proposed while this was being written. */
export interface Meanwhile {
  byName: string
  versionNo: number
  /** "Version 3, by Idris" */
  possessive: string
  /** "saved 12 March at 3.45pm" */
  written: string
  clauses: readonly { key: string; label: string; theirs: string; yours: string }[]
}

interface ChangeProps {
  path: string
  back: string
  title: string
  otherName: string
  /** whether a version is in force, which stands until the new one is signed */
  inForce: number | null
  template: AgreementTemplate
  state: FormState
  basedOn: number
  people: readonly SelectOption[]
  between: Between
  organisationName: string
  tokens: { csrf: string; once: string }
  meanwhile: Meanwhile | null
}

export function ChangePage(props: ChangeProps) {
  const other = firstName(props.otherName)
  return (
    <>
      {props.meanwhile && <NotSavedYet meanwhile={props.meanwhile} />}
      <FormErrors state={props.state} labels={clauseLabels(props.template)} />
      <Head
        title="Suggest a change"
        caption={props.title}
        facts={[`With ${props.otherName}`, <Link href={props.back}>Go back without changing it</Link>]}
      />
      <p class="govuk-body-l">
        Change the words here and save. {other} sees what is different, and you both sign the new text.{' '}
        {props.inForce !== null && `Version ${props.inForce} stands until you have.`}
      </p>
      {props.meanwhile && <Differences meanwhile={props.meanwhile} />}
      <PostForm action={props.path} tokens={props.tokens} class="pl-measure">
        <HiddenField name="based_on" value={props.basedOn} />
        <AgreementFields
          template={props.template}
          state={props.state}
          people={props.people}
          between={props.between}
          organisationName={props.organisationName}
        />
        <Section id="save" title="Save it">
          <p class="govuk-body">{other} can read it as soon as you save it, with what is different marked.</p>
          <SubmitButton text={`Save and show ${other}`} />
        </Section>
      </PostForm>
    </>
  )
}

function NotSavedYet({ meanwhile }: { meanwhile: Meanwhile }) {
  return (
    <NotificationBanner titleText="Not saved yet" role="alert">
      <p class="govuk-notification-banner__heading">
        {meanwhile.byName} proposed version {meanwhile.versionNo} while you were writing. Your words are safe in the
        form below, and not yet saved.
      </p>
    </NotificationBanner>
  )
}

function Differences({ meanwhile }: { meanwhile: Meanwhile }) {
  const { clauses, possessive, versionNo, written } = meanwhile
  if (clauses.length === 0) {
    return <p class="govuk-body">Your words and version {versionNo} are the same, so there is nothing left to save.</p>
  }
  return (
    <Section id="differences" title="Where the two differ">
      <p class="govuk-body">
        Both are here, and the words that only one of them has are underlined. The form keeps what you just wrote:
        change it where you would rather have version {versionNo}, then save.
      </p>
      <StackTable
        caption="Each clause that differs, in both texts"
        columns={['Clause', 'What you just wrote, not saved', `${possessive}, ${written}`]}
        rows={clauses.map(({ label, theirs, yours }) => {
          const runs = differingWords(yours, theirs)
          return [label, <Words runs={runs.left} />, <Words runs={runs.right} />]
        })}
      />
    </Section>
  )
}

function Words({ runs }: { runs: readonly TextRun[] }) {
  if (runs.length === 0) return <span class="pl-note">Nothing</span>
  return (
    <div class="pl-two__text">
      <div class="pl-record">
        <p>{runs.map((run, index) => (run.only ? <ins key={index}>{run.text}</ins> : run.text))}</p>
      </div>
    </div>
  )
}
