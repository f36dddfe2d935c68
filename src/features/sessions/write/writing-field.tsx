import { DateField } from '../../../ui/form/date-field.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import { errorOf, valueOf, type FormState } from '../../../ui/form/state.ts'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { RagPicker, type RagValue } from '../../../ui/pieces/rag.tsx'
import type { WritingDecision, WritingField, WritingSection } from './writing-fields.ts'

/** A draft field with its revision and the mark of what was there, so that it can be saved by itself or with the form. */
export function WritingFieldInput({ state, field }: { state: FormState; field: WritingField }) {
  const inner = (
    <>
      <HiddenField name={`rev.${field.key}`} value={valueOf(state.values, `rev.${field.key}`) ?? field.revision} />
      <HiddenField name={`was.${field.key}`} value={valueOf(state.values, `was.${field.key}`) ?? field.was} />
      <Input state={state} field={field} />
    </>
  )
  if (field.askedWhen === null && field.asked) return inner
  return (
    <div data-asked-when={field.askedWhen ?? undefined} hidden={!field.asked}>
      {inner}
    </div>
  )
}

function Input({ state, field }: { state: FormState; field: WritingField }) {
  const common = { state, name: field.key, label: field.label, hint: field.hint === '' ? undefined : field.hint }
  switch (field.kind) {
    case 'long':
      return (
        <LongTextField {...common} voice="record" rows={field.maxLength > 1000 ? 4 : 2} maxLength={field.maxLength} />
      )
    case 'short':
      return <TextField {...common} maxLength={field.maxLength} />
    case 'number':
      return <TextField {...common} width={5} inputmode="numeric" maxLength={15} />
    case 'date':
      return <DateField {...common} />
    case 'rag':
      return (
        <RagPicker
          id={field.key}
          name={field.key}
          legend={field.label}
          hint={common.hint}
          value={ragOf(valueOf(state.values, field.key))}
          error={errorOf(state, field.key)?.text ?? null}
        />
      )
    default:
      return (
        <RadioField
          {...common}
          inline={field.kind === 'yes_no'}
          options={field.options.map(({ value, label }) => ({ value, text: label }))}
        />
      )
  }
}

const ragOf = (text: string | undefined): RagValue | null =>
  text === 'red' || text === 'amber' || text === 'green' ? text : null

export function WritingSections({ state, sections }: { state: FormState; sections: readonly WritingSection[] }) {
  return (
    <>
      {sections.map((section) => (
        <div key={section.key} id={`section-${section.key}`}>
          {section.heading !== null && <h2 class="govuk-heading-m">{section.heading}</h2>}
          {section.fields.map((field) => (
            <WritingFieldInput key={field.key} state={state} field={field} />
          ))}
        </div>
      ))}
    </>
  )
}

/** Decisions, each with its why, and a departure from procedure behind a line that opens. */
export function WritingDecisions({ state, decisions }: { state: FormState; decisions: readonly WritingDecision[] }) {
  return (
    <div class="pl-decide">
      {decisions.map(({ no, what, why, departure }) => (
        <div key={no}>
          <h2 class="govuk-heading-m">{decisions.length === 1 ? 'Decision' : `Decision ${no}`}</h2>
          <WritingFieldInput state={state} field={what} />
          <WritingFieldInput state={state} field={why} />
          <Details summaryText={departure.label} open={departure.open}>
            {departure.fields.map((field) => (
              <WritingFieldInput key={field.key} state={state} field={field} />
            ))}
          </Details>
        </div>
      ))}
    </div>
  )
}

/** What a form of draft fields opens with: what is there, and over it what was typed and could not be saved. */
export function writingState(
  fields: readonly WritingField[],
  typed: { values: FormState['values']; errors: FormState['errors']; keep: readonly string[] } | null,
): FormState {
  const values: Record<string, string | string[]> = {}
  for (const field of fields) {
    Object.assign(
      values,
      field.kind === 'date'
        ? dateFieldValues(field.key, field.text === '' ? undefined : field.text)
        : { [field.key]: field.text },
    )
  }
  if (typed === null) return { values, errors: {} }
  for (const [name, value] of Object.entries(typed.values)) {
    const isTyped = !name.startsWith('rev.') && !name.startsWith('was.') && !name.startsWith('_')
    const base = name.replace(/^(rev|was)\./, '').replace(/-(day|month|year)$/, '')
    if (isTyped ? typed.keep.includes(base) || base.startsWith('action.') : typed.keep.includes(base))
      values[name] = value
  }
  return { values, errors: typed.errors }
}
