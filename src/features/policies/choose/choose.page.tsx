import { clausesOf } from '../../../domain/policy/rule.ts'
import { ruleInWords } from '../../../domain/policy/words/rule-in-words.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { DecidedFields, decidedLabels } from '../decided-fields.tsx'
import { isShort } from '../policy-words.ts'
import { clauseSays } from '../show/policy-view.ts'
import type { RuleAtHand } from '../vary/rule-at-hand.ts'

interface ChooseProps {
  hands: readonly RuleAtHand[]
  /** what the contradiction is; null when it is settled in the draft */
  says: string | null
  stricter: string | null
  versionNo: number
  state: FormState
  revision: string
  isStale: boolean
  tokens: FormTokens
}

/** Rules that disagree, each beside its clause, and what can be done about it. */
export function ChoosePage({ hands, says, stricter, versionNo, state, revision, isStale, tokens }: ChooseProps) {
  const labels = { choice: 'Which one stands?', ...decidedLabels }
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title="Choose which one stands" caption={`Draft of version ${versionNo}`} />
      {isStale && (
        <NotificationBanner titleText="Nothing is lost">
          <p class="govuk-notification-banner__heading">
            Somebody else changed one of these rules while you were on this page.
          </p>
          <p class="govuk-body">They are shown as they are now. What you chose and wrote is still below.</p>
        </NotificationBanner>
      )}
      <p class="govuk-body-l">{says ?? 'In the draft these no longer disagree.'}</p>
      <div class="pl-pairs">
        {hands.map((hand) => (
          <Pair key={hand.id} hand={hand} isStricter={hand.id === stricter} />
        ))}
      </div>
      <section class="pl-next pl-next--choice pl-here" aria-label="Your choice">
        <PostForm action="/policy/change/choose" tokens={tokens}>
          <HiddenField name="revision" value={revision} />
          <HiddenField name="rules" value={hands.map(({ id }) => id).join(' ')} />
          <RadioField
            state={state}
            name="choice"
            label={labels.choice}
            labelSize="l"
            options={[
              ...hands.map(({ id, rule }) => ({
                value: `only ${id}`,
                text: `Only “${rule.title}”`,
                hint: hands.length === 2 ? 'The other is left out.' : 'The others are left out.',
              })),
              { divider: 'or' },
              ...hands.map(({ id, rule }) => ({
                value: `over ${id}`,
                text: `“${rule.title}” where both bind`,
                hint: 'The other still binds everybody else.',
              })),
              { divider: 'or' },
              {
                value: 'both',
                text: hands.length === 2 ? 'Both stand, on purpose' : 'All of them stand, on purpose',
                hint: 'Each is measured. Your reason is shown beside the disagreement.',
              },
            ]}
          />
          <DecidedFields state={state} />
          <div class="govuk-button-group">
            <SubmitButton text="Save in the draft" />
            <Link href="/policy">Leave both as they are</Link>
          </div>
        </PostForm>
      </section>
    </>
  )
}

function Pair({ hand, isStricter }: { hand: RuleAtHand; isStricter: boolean }) {
  const { rule, pack, dropped } = hand
  const clauses = clausesOf(rule)
  const { headline, details } = ruleInWords(rule, pack)
  return (
    <section class="pl-pair" aria-label={rule.title}>
      <div>
        {clauses.map((clause) => (
          <div key={clause} class={isShort(clause) ? 'pl-pair__clause pl-pair__clause--short' : 'pl-pair__clause'}>
            <h2 class="pl-pair__no">
              <span class="govuk-visually-hidden">Clause </span>
              {clause}
            </h2>
            <p class="pl-record">{clauseSays(pack.clauses[clause] ?? '').says}</p>
          </div>
        ))}
      </div>
      <div class="pl-pair__rule">
        <p class="pl-pair__says">{dropped === null ? headline : <del>{headline}</del>}</p>
        {isStricter && <p class="pl-note">This one asks for more.</p>}
        <p class="pl-note">{details.join(' ')}</p>
        <p class="pl-note">
          <Link href={`/policy/change/rules/${hand.id}`}>
            Change its numbers instead<span class="govuk-visually-hidden">: {rule.title}</span>
          </Link>
        </p>
      </div>
    </section>
  )
}
