import type { ComponentChildren } from 'preact'
import { textChoices, type TextChoice } from '../../../domain/sessions/two-texts.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { errorOf, type FormState } from '../../../ui/form/state.ts'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { NextChoice } from '../../../ui/pieces/next.tsx'
import { TwoTexts } from '../../../ui/pieces/two-texts.tsx'

/** Two texts of one field, as the page shows them. */
export interface DifferingField {
  key: string
  label: string
  mine: string
  theirs: string
  /** the texts in words, for an answer that is chosen and not typed */
  mineInWords: string
  theirsInWords: string
  revision: number
  /** false for an answer that is chosen: it is one or the other */
  isTyped: boolean
  maxLength: number
  /** "Saved at 4.33pm" */
  savedWords: string
}

export interface TwoTextsPageProps {
  /** null when it was the same person, in another tab */
  otherName: string | null
  fields: readonly DifferingField[]
  action: string
  backHref: string
  tokens: { csrf: string; once: string }
  state: FormState
  /** whatever else was on the form and comes along unseen */
  carried: ComponentChildren
}

export function TwoTextsPage(props: TwoTextsPageProps) {
  const { otherName, fields, state } = props
  const whose = otherName === null ? 'The text' : `${otherName}’s`
  const one = fields.length === 1 ? fields[0] : undefined
  return (
    <>
      <FormErrors
        state={state}
        labels={Object.fromEntries(fields.map((field) => [`choice.${field.key}`, field.label]))}
      />
      <NotificationBanner titleText="Not saved yet" role="alert">
        <p class="govuk-notification-banner__heading">
          Your words are safe on this page, and not yet in the record.{' '}
          <a class="govuk-notification-banner__link" href="#choose">
            Choose what the record should say
          </a>
        </p>
      </NotificationBanner>
      <Head title={otherName === null ? 'You wrote here in two places' : `You and ${otherName} both wrote here`} />
      <p class="govuk-body-l">
        {one === undefined ? `${fields.length} answers were` : `“${one.label}” was`} saved{' '}
        {otherName === null ? 'from another page of yours' : `by ${otherName}`} while you were writing. Nothing is lost:
        both texts are below and both are kept.
      </p>
      <PostForm action={props.action} tokens={props.tokens}>
        {otherName === null && <HiddenField name="by" value="me" />}
        {props.carried}
        {fields.map((field, index) => (
          <DifferingOne
            key={field.key}
            field={field}
            whose={whose}
            otherName={otherName}
            state={state}
            isFirst={index === 0}
            buttons={one === undefined ? null : <Choose backHref={props.backHref} />}
            single={one !== undefined}
          />
        ))}
        {one === undefined && <Choose backHref={props.backHref} />}
      </PostForm>
    </>
  )
}

function Choose({ backHref }: { backHref: string }) {
  return (
    <div class="govuk-button-group">
      <SubmitButton>Save these words</SubmitButton>
      <Link href={backHref}>Go back without choosing</Link>
    </div>
  )
}

interface OneProps {
  field: DifferingField
  whose: string
  otherName: string | null
  state: FormState
  isFirst: boolean
  /** inside the choice where it is the only one */
  buttons: ComponentChildren
  single: boolean
}

function DifferingOne({ field, whose, otherName, state, isFirst, single, buttons }: OneProps) {
  const name = `choice.${field.key}`
  const chosen = [state.values[name]].flat()[0]
  const words: Record<TextChoice, string> = {
    both: otherName === null ? 'Both, what is there first and then this' : `Both, ${otherName}’s first and then mine`,
    mine: otherName === null ? 'This only' : 'Mine only',
    theirs: otherName === null ? 'What is there only' : `${otherName}’s only`,
    new: otherName === null ? 'New words' : 'New words we have agreed together',
  }
  const choices = textChoices.filter((choice) => field.isTyped || choice === 'mine' || choice === 'theirs')
  const choice = (
    <>
      <Radios
        name={name}
        fieldset={{
          legend: {
            content: isFirst ? 'What should the record say?' : `What should the record say of “${field.label}”?`,
          },
        }}
        items={choices.map((value) => ({ value, text: words[value] }))}
        value={chosen}
        errorMessage={errorOf(state, name)}
      />
      {field.isTyped && (
        <LongTextField
          state={state}
          name={`new.${field.key}`}
          label="New words"
          hint="Both texts are put in to start you off."
          voice="record"
          rows={6}
          maxLength={field.maxLength}
        />
      )}
    </>
  )
  return (
    <div>
      {!single && <h2 class="govuk-heading-m">{field.label}</h2>}
      <HiddenField name="key" value={field.key} />
      <HiddenField name={`rev.${field.key}`} value={field.revision} />
      <input type="hidden" name={`mine.${field.key}`} value={field.mine} />
      <input type="hidden" name={`theirs.${field.key}`} value={field.theirs} />
      <TwoTexts
        id={`two-${field.key}`}
        left={{ title: otherName === null ? 'On this page' : 'Yours', written: 'Not saved', text: field.mineInWords }}
        right={{
          title: `${whose}, in the record now`.replace('The text, in', 'In'),
          written: field.savedWords,
          text: field.theirsInWords,
        }}
      />
      {isFirst ? (
        <NextChoice id="choose">
          <ChoiceLegendHeading />
          {choice}
          {buttons}
        </NextChoice>
      ) : (
        choice
      )}
    </div>
  )
}

/** The landmark is named by its choice's own legend. */
function ChoiceLegendHeading() {
  return (
    <span class="govuk-visually-hidden" id="choose-legend">
      What should the record say?
    </span>
  )
}
