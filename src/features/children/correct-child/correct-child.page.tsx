import { listInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { FamilyChoice } from '../add-child/add-child.queries.ts'
import type { ChildFacts } from '../facts/child.queries.ts'
import { NumberFields, numberLabels } from '../facts/number-fields.tsx'
import type { Hanging } from '../facts/what-hangs.queries.ts'

export const correctLabels = {
  givenName: 'Given name',
  familyName: 'Family name',
  born: 'Date of birth',
  reference: 'Reference',
  ...numberLabels,
  school: 'School',
  family: 'Family',
  sameTitle: 'Name of the family',
  existing: 'The family',
  familyTitle: 'Name of the new family',
}

interface CorrectChildPageProps {
  child: ChildFacts
  /** given names of brothers and sisters whom one may see */
  siblings: readonly string[]
  families: readonly FamilyChoice[]
  state: FormState
  tokens: { csrf: string; once: string }
}

export function CorrectChildPage({ child, siblings, families, state, tokens }: CorrectChildPageProps) {
  const others = families.filter(({ familyId }) => familyId !== child.familyId)
  return (
    <>
      <FormErrors state={state} labels={correctLabels} />
      <Head caption={`${child.givenName} ${child.familyName}`} title="Correct who this is" />
      <p class="govuk-body">Signed records keep the name that they were signed with.</p>
      <PostForm action={`/children/${child.childId}/details`} tokens={tokens}>
        <TextField state={state} name="givenName" label="Given name" width={20} maxLength={100} autocomplete="off" />
        <TextField state={state} name="familyName" label="Family name" width={20} maxLength={100} autocomplete="off" />
        <DateField state={state} name="born" label="Date of birth" optional hint="For example, 12 3 2018." />
        <NumberFields state={state} />
        <TextField state={state} name="school" label="School" optional width={30} autocomplete="off" />
        <RadioField
          state={state}
          name="family"
          label="Family"
          options={[
            {
              value: 'stays',
              text:
                siblings.length === 0
                  ? `The ${child.family} family`
                  : `The ${child.family} family, with ${listInWords(siblings)}`,
              conditional: (
                <TextField
                  state={state}
                  name="sameTitle"
                  label="Name of the family"
                  {...(siblings.length === 0 ? {} : { hint: 'Changes it for all its children.' })}
                  width={20}
                  maxLength={100}
                  autocomplete="off"
                />
              ),
            },
            others.length > 0 && {
              value: 'existing',
              text: 'Another family that is here',
              conditional: (
                <SelectField
                  state={state}
                  name="existing"
                  label="The family"
                  empty="Choose a family"
                  options={others.map((family) => ({
                    value: family.familyId,
                    text:
                      family.children.length === 0 ? family.name : `${family.name}: ${listInWords(family.children)}`,
                  }))}
                />
              ),
            },
            {
              value: 'new',
              text: 'A family of their own',
              conditional: (
                <TextField
                  state={state}
                  name="familyTitle"
                  label="Name of the new family"
                  optional
                  hint="The child’s family name, unless you give another."
                  width={20}
                  maxLength={100}
                  autocomplete="off"
                />
              ),
            },
          ]}
        />
        <SubmitButton text="Save" />
      </PostForm>
    </>
  )
}

interface TakeOutPageProps {
  child: ChildFacts
  hanging: readonly Hanging[]
  tokens: { csrf: string; once: string }
}

/** A child added by mistake leaves the register, and nothing of it stays but the journal. */
export function TakeOutPage({ child, hanging, tokens }: TakeOutPageProps) {
  const facts = `/children/${child.childId}/facts`
  return (
    <>
      <Head caption={`${child.givenName} ${child.familyName}`} title="Take this child out of the register" />
      {hanging.length > 0 ? (
        <>
          <p class="govuk-body">
            This cannot be done: {listInWords(hanging.map(({ what }) => what))}{' '}
            {hanging.length === 1 && hanging[0]?.what.startsWith('1 ') ? 'hangs' : 'hang'} on {child.givenName}, and
            nothing recorded is lost here.
          </p>
          <p class="govuk-body">
            When the child is no concern any more, end the statuses and the holding of the case instead.{' '}
            <Link href={facts}>Back to what is recorded</Link>
          </p>
        </>
      ) : (
        <>
          <p class="govuk-body">
            Only for a child who was added by mistake. The name, statuses, numbers and case holders go; the journal
            keeps that you took a child out, without the name.
          </p>
          <PostForm action={`/children/${child.childId}/take-out`} tokens={tokens}>
            <div class="govuk-button-group">
              <SubmitButton text={`Take ${child.givenName} out`} />
              <Link href={facts}>Cancel</Link>
            </div>
          </PostForm>
        </>
      )}
    </>
  )
}
