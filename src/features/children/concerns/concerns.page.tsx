import { concernWords } from '../../../domain/children/concern-words.ts'
import { dayInWords, daysInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { ConcernFact } from './concerns.queries.ts'

interface ConcernsPageProps {
  child: ChildFacts
  concerns: readonly ConcernFact[]
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

const labels = { concern: 'What is the worry mainly about?', since: 'Since when?' }

/** What the worry about one child is mainly about: a word from a list, and never the story. */
export function ConcernsPage({ child, concerns, state, tokens, today }: ConcernsPageProps) {
  const path = `/children/${child.childId}/concern`
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title={`What the worry for ${child.givenName} is about`}>
        <p class="govuk-body-l">
          A place on the agenda is kept for neglect, because it is seldom what is loudest. What happened is written in a
          session, not here.
        </p>
      </Head>
      {concerns.length > 0 && (
        <Section id="now" title="Recorded">
          <Rows>
            {concerns.map((each) => (
              <Row
                key={each.concernId}
                what={concernWords[each.concern]}
                why={
                  each.endsOn === null
                    ? `Since ${dayInWords(each.startsOn, today)}`
                    : daysInWords(each.startsOn, each.endsOn, today)
                }
                when={
                  each.endsOn === null && (
                    <PostForm action={path} tokens={{ ...tokens, once: '' }}>
                      <HiddenField name="do" value={`close:${each.concernId}`} />
                      <button type="submit" class="pl-linkbutton" name="as" value="over">
                        It is over<span class="govuk-visually-hidden">: {concernWords[each.concern]}</span>
                      </button>
                      <br />
                      <button type="submit" class="pl-linkbutton" name="as" value="mistake">
                        Take it back<span class="govuk-visually-hidden">: {concernWords[each.concern]}</span>
                      </button>
                    </PostForm>
                  )
                }
              />
            ))}
          </Rows>
        </Section>
      )}
      <Section id="record" title={concerns.length > 0 ? 'Record another' : 'Record it'}>
        <PostForm action={path} tokens={tokens}>
          <RadioField
            state={state}
            name="concern"
            label={labels.concern}
            options={Object.entries(concernWords).map(([value, text]) => ({ value, text }))}
          />
          <DateField state={state} name="since" label={labels.since} />
          <div class="pl-here">
            <SubmitButton>Record the worry</SubmitButton>
          </div>
        </PostForm>
      </Section>
    </>
  )
}
