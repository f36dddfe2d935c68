import { referenceKinds, referenceWords, type ReferenceKind } from '../../../domain/children/reference-numbers.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { TextField } from '../../../ui/form/text-field.tsx'

const hints: Readonly<Record<ReferenceKind, string>> = {
  upn: 'A letter and 12 digits.',
  social_care: 'The number the authority’s social care has for the child.',
  nhs: '10 digits.',
  other: 'With a word for whose it is, like “Police 4711”.',
}

export const numberField = (kind: ReferenceKind): string => `number-${kind}`

export const numberLabels: Readonly<Record<string, string>> = Object.fromEntries(
  referenceKinds.map((kind) => [numberField(kind), referenceWords[kind]]),
)

/** One's own reference, and the numbers that others know the child by. */
export function NumberFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        state={state}
        name="reference"
        label="Reference"
        optional
        hint="The number the child has in your own system."
        width={20}
        maxLength={100}
        autocomplete="off"
      />
      <details class="govuk-details" open={hasAny(state)}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Numbers that others know the child by</span>
        </summary>
        <div class="govuk-details__text">
          {referenceKinds.map((kind) => (
            <TextField
              key={kind}
              state={state}
              name={numberField(kind)}
              label={referenceWords[kind]}
              optional
              hint={hints[kind]}
              width={20}
              maxLength={60}
              autocomplete="off"
            />
          ))}
        </div>
      </details>
    </>
  )
}

const hasAny = ({ values, errors }: FormState): boolean =>
  referenceKinds.some((kind) => Boolean(values[numberField(kind)]) || errors[numberField(kind)] !== undefined)
