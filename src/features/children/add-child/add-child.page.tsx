import { dayWithYear, listInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { NumberFields } from '../facts/number-fields.tsx'
import { StatusFields } from '../facts/status-fields.tsx'
import type { PossibleHolder } from '../facts/who-may-hold.queries.ts'
import { addChildLabels } from './add-child.form.ts'
import type { FamilyChoice, PossibleDuplicate } from './add-child.queries.ts'

export interface AddChildPageProps {
  state: FormState
  tokens: { csrf: string; once: string }
  families: readonly FamilyChoice[]
  moreFamilies: boolean
  holders: readonly PossibleHolder[]
  /** children that it might be, found when the form was sent */
  duplicates: readonly PossibleDuplicate[]
  /** it was looked for, and nobody like it is here */
  nobodyLike?: boolean
}

/** Add a child: looked for before one is made, so that nobody is there twice (product F1). */
export function AddChildPage(props: AddChildPageProps) {
  const { state, tokens, duplicates } = props
  return (
    <>
      <FormErrors state={state} labels={addChildLabels} />
      <Head title="Add a child" />
      <p class="govuk-body">
        {props.nobodyLike && 'Nobody like this is among the children you may see. '}
        Only what supervision needs is kept here. The child’s own file stays where it is.
      </p>
      <PostForm action="/children/new" tokens={tokens}>
        {duplicates.length > 0 && <Duplicates duplicates={duplicates} />}
        {duplicates.length > 0 ? (
          <Section id="none-of-these" title="If it is none of these">
            <ChildFields {...props} />
          </Section>
        ) : (
          <ChildFields {...props} />
        )}
        <SubmitButton text={duplicates.length > 0 ? 'None of these, add the child' : 'Add the child'} />
      </PostForm>
    </>
  )
}

function ChildFields({ state, families, moreFamilies, holders }: AddChildPageProps) {
  return (
    <>
      <TextField state={state} name="givenName" label="Given name" width={20} maxLength={100} autocomplete="off" />
      <TextField state={state} name="familyName" label="Family name" width={20} maxLength={100} autocomplete="off" />
      <FamilyFields state={state} families={families} more={moreFamilies} />
      <DateField state={state} name="born" label="Date of birth" optional hint="For example, 12 3 2018." />
      <NumberFields state={state} />
      <TextField
        state={state}
        name="school"
        label="School"
        optional
        hint="The school the child goes to, where it is not yours."
        width={30}
        autocomplete="off"
      />
      <StatusFields state={state} none="No status yet" />
      <SelectField
        state={state}
        name="holder"
        label="Who holds the case"
        empty="Nobody yet"
        options={holders.map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
      />
    </>
  )
}

function FamilyFields({
  state,
  families,
  more,
}: {
  state: FormState
  families: readonly FamilyChoice[]
  more: boolean
}) {
  const title = (
    <TextField
      state={state}
      name="familyTitle"
      label="Name of the family"
      optional
      hint="The child’s family name, unless you give another."
      width={20}
      maxLength={100}
      autocomplete="off"
    />
  )
  if (families.length === 0) {
    return (
      <>
        <HiddenField name="family" value="new" />
        {title}
      </>
    )
  }
  return (
    <RadioField
      state={state}
      name="family"
      label="Family"
      options={[
        { value: 'new', text: 'A family that is new here', conditional: title },
        {
          value: 'existing',
          text: 'A family that is here already',
          conditional: (
            <SelectField
              state={state}
              name="existing"
              label="The family"
              {...(more
                ? {
                    hint: 'Not every family is listed. For another, open one of its children and add a brother or sister there.',
                  }
                : {})}
              empty="Choose a family"
              options={families.map((family) => ({ value: family.familyId, text: familyInWords(family) }))}
            />
          ),
        },
      ]}
    />
  )
}

const familyInWords = ({ name, children }: FamilyChoice): string =>
  children.length === 0 ? name : `${name}: ${listInWords(children)}`

function Duplicates({ duplicates }: { duplicates: readonly PossibleDuplicate[] }) {
  return (
    <Section id="duplicates" title="Is it one of these?">
      <p class="govuk-body">
        {duplicates.length === 1 ? 'A child here may be the same one.' : 'Children here may be the same one.'} Open a
        name to see. Nothing is added yet, and what you typed is still below. Only children you may see are looked
        through.
      </p>
      <Rows>
        {duplicates.map((child) => (
          <Row
            key={child.childId}
            href={`/children/${child.childId}`}
            what={child.name}
            why={`${child.why}. ${child.family} family${child.reference === null ? '' : `, reference ${child.reference}`}.`}
            when={child.bornOn === null ? 'No date of birth' : `Born ${dayWithYear(child.bornOn)}`}
          />
        ))}
      </Rows>
      <HiddenField name="duplicate" value="none" />
      <HiddenField name="seen" value={duplicates.map(({ childId }) => childId).join(',')} />
    </Section>
  )
}
