import { dayInWords, daysInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { ChildFacts, HolderFact } from '../facts/child.queries.ts'

interface CorrectHolderPageProps {
  child: ChildFacts
  holder: HolderFact
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** The days of a holding put right, or all of it taken back. */
export function CorrectHolderPage({ child, holder, state, tokens, today }: CorrectHolderPageProps) {
  const { startsOn, endsOn } = holder
  const path = `/children/${child.childId}/holders/${holder.holdingId}`
  return (
    <>
      <FormErrors state={state} labels={{ wrong: 'What is wrong', from: 'From', until: 'Last day' }} />
      <Head
        caption={`${child.givenName} ${child.familyName}`}
        title={`Correct: held by ${holder.name}`}
        facts={[endsOn === null ? `Since ${dayInWords(startsOn, today)}` : daysInWords(startsOn, endsOn, today)]}
      />
      <p class="govuk-body">
        What was entered stays to be seen, marked as withdrawn.
        {endsOn === null && (
          <>
            {' '}
            Somebody who held the case and holds it no longer is not a mistake: <Link href={`${path}/end`}>end it</Link>
            .
          </>
        )}
      </p>
      <PostForm action={`${path}/correct`} tokens={tokens}>
        <RadioField
          state={state}
          name="wrong"
          label="What is wrong"
          options={[
            {
              value: 'days',
              text: 'The days',
              conditional: (
                <>
                  <DateField state={state} name="from" label="From" hint="For example, 12 3 2026." />
                  <DateField
                    state={state}
                    name="until"
                    label="Last day"
                    optional
                    hint="Leave it empty while it goes on."
                  />
                </>
              ),
            },
            { value: 'all', text: `All of it: ${holder.name} never held the case` },
          ]}
        />
        <SubmitButton text="Correct it" />
      </PostForm>
    </>
  )
}
