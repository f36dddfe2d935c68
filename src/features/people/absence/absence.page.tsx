import { dayInWords, daysInWords } from '../../../domain/text/dates.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { absenceWords, isAbsenceType, type Absence } from './absence.queries.ts'

export const wordsOf = (type: string): string => (isAbsenceType(type) ? absenceWords[type] : type)

interface AbsencePageProps {
  person: { membershipId: string; name: string }
  absences: readonly Absence[]
  state: FormState
  tokens: FormTokens
  today: Temporal.PlainDate
}

export function AbsencePage({ person, absences, state, tokens, today }: AbsencePageProps) {
  const path = `/people/${person.membershipId}/absence`
  return (
    <>
      <FormErrors state={state} labels={{ type: 'Kind of absence', from: 'First day', until: 'Last day' }} />
      <Head title="Record an absence" caption={person.name} />
      <p class="govuk-body">
        Where the policy says so, clocks stand still while somebody is away. {person.name}, whoever supervises and
        manages them, and those who answer for supervision can see it; nobody is asked why.
      </p>
      <PostForm action={path} tokens={tokens}>
        <RadioField
          state={state}
          name="type"
          label="Kind of absence"
          options={Object.entries(absenceWords).map(([value, text]) => ({ value, text }))}
        />
        <DateField state={state} name="from" label="First day" />
        <DateField state={state} name="until" label="Last day" hint="Leave it empty while it is not known." />
        <div class="govuk-button-group">
          <SubmitButton text="Record the absence" />
          <Link href={`/people/${person.membershipId}/supervision`}>Cancel</Link>
        </div>
      </PostForm>
      {absences.length > 0 && (
        <Section id="recorded" title="Recorded absences">
          <StackTable
            caption="Absences, the newest first"
            columns={[{ text: 'Kind', labelled: false }, 'When', 'Recorded by', { text: 'Change', labelled: false }]}
            rows={absences.map((absence) => [
              wordsOf(absence.type),
              absence.until === null
                ? `Since ${dayInWords(absence.from, today)}`
                : daysInWords(absence.from, absence.until, today),
              absence.recordedBy ?? '',
              <Link href={`${path}/${absence.absenceId}`}>
                Change<span class="govuk-visually-hidden"> {wordsOf(absence.type).toLowerCase()}</span>
              </Link>,
            ])}
          />
        </Section>
      )}
    </>
  )
}

interface ChangeAbsencePageProps extends Omit<AbsencePageProps, 'absences'> {
  absence: Absence
}

export function ChangeAbsencePage({ person, absence, state, tokens, today }: ChangeAbsencePageProps) {
  const list = `/people/${person.membershipId}/absence`
  const path = `${list}/${absence.absenceId}`
  return (
    <>
      <FormErrors state={state} labels={{ until: 'Last day' }} />
      <Head
        title="Change an absence"
        caption={person.name}
        facts={[wordsOf(absence.type), `Since ${dayInWords(absence.from, today)}`]}
      />
      <PostForm action={path} tokens={tokens}>
        <DateField state={state} name="until" label="Last day" />
        <div class="govuk-button-group">
          <SubmitButton text="Save the last day" />
          <Link href={list}>Cancel</Link>
        </div>
      </PostForm>
      <PostForm action={`${path}/take-back`} tokens={tokens}>
        <p class="govuk-body">Was it recorded by mistake? Then nothing of it counts.</p>
        <SubmitButton text="Take it back" kind="secondary" />
      </PostForm>
    </>
  )
}
