import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { askLabels as labels, valueOfPairing } from '../oversight.form.ts'
import type { Pairing } from '../oversight.queries.ts'

interface AskProps {
  state: FormState
  tokens: { csrf: string; once: string }
  children: readonly { childId: string; name: string }[]
  /** the child chosen; null while none is */
  child: { childId: string; name: string } | null
  pairings: readonly Pairing[]
  me: string
}

/** First the child, then who looks at whose work: that hangs on who holds the case. */
export function AskOversightPage({ state, tokens, children, child, pairings, me }: AskProps) {
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title="Management oversight of a case" {...(child === null ? {} : { facts: [child.name] })} />
      {child === null ? (
        <form action="/oversight/new" method="get" class="pl-measure">
          <SelectField
            state={emptyForm}
            name="child"
            label={labels.child}
            hint="Children whom you see and whose case somebody holds."
            empty="Choose a child"
            options={children.map(({ childId, name }) => ({ value: childId, text: name }))}
          />
          <Button text="Go on" type="submit" />
        </form>
      ) : pairings.length === 0 ? (
        <p class="govuk-body">
          Nobody can be asked: the case needs a holder, and the holder a line manager. An administrator records who
          manages whom. <Link href={`/children/${child.childId}`}>Go to {child.name}</Link>
        </p>
      ) : (
        <PostForm action="/oversight/new" tokens={tokens} class="pl-measure">
          <HiddenField name="child" value={child.childId} />
          <RadioField
            state={state}
            name="pairing"
            label={labels.pairing}
            options={pairings.map((each) => ({
              value: valueOfPairing(each),
              text: `${each.manager.membershipId === me ? 'You look' : `${each.manager.name} looks`} at the work of ${each.worker.membershipId === me ? 'yours' : each.worker.name}`.replace(
                'the work of yours',
                'your work',
              ),
              hint: each.isLineManager ? 'As line manager' : 'For the team that keeps the child’s file, or as head',
            }))}
          />
          <TextField
            state={state}
            name="about"
            label={labels.about}
            hint="Such as: plan at 15 months, or second referral. What was said belongs in the oversight itself."
            maxLength={200}
          />
          <div class="govuk-button-group">
            <SubmitButton text="Ask for oversight" />
            <Link href="/oversight">Go back</Link>
          </div>
        </PostForm>
      )}
    </>
  )
}
