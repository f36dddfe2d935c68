import { upperFirst } from '../../../domain/policy/words/plain-nouns.ts'
import { countOf, listInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { MarkedWords } from '../marked-words.tsx'
import {
  agreedInWords,
  anchorOf,
  clauseHref,
  clausesWords,
  isShort,
  partInWords,
  valueInWords,
} from '../policy-words.ts'
import { ClauseState } from './clause-state.tsx'
import { followedPolicy, type PairContext } from './pair-context.ts'
import type { ClauseView, OpenQuestion, RuleView } from './policy-view.ts'

/**
 * A clause in our own words, and beside it what is checked, in the words of the policy. Shut, it says what is asked and how
 * that stands; what it rests on and what can be done about it are inside.
 */
export function ClausePair({ of, context, isOpen }: { of: ClauseView; context: PairContext; isOpen: boolean }) {
  const { clause, says, place, rules, measures, questions, left, templates, dropped } = of
  const asked = rules.length + measures.length + left.length + questions.length
  return (
    <details class="pl-fold" id={anchorOf(clause)} open={isOpen}>
      <summary class={isShort(clause) ? 'pl-fold__sum pl-fold__sum--short' : 'pl-fold__sum'}>
        <span class="pl-fold__no">
          <span class="govuk-visually-hidden">Clause </span>
          {clause}
        </span>
        <span class="pl-fold__says pl-record">{says}</span>
        <span class="pl-fold__rule">
          {rules.slice(0, mostHeadlines).map((rule) => (
            <span key={rule.id} class="pl-fold__asks">
              <Headline rule={rule} />
            </span>
          ))}
          {rules.length > mostHeadlines && (
            <span class="pl-fold__asks">And {countOf(rules.length - mostHeadlines, 'further rule')}.</span>
          )}
          {measures.map(({ measure, headline }) => (
            <span key={measure.id} class="pl-fold__asks">
              {headline}
            </span>
          ))}
          <ClauseState of={of} context={context} />
        </span>
      </summary>
      <div class="pl-fold__open pl-pair__rule">
        {place && <p class="pl-note">{place}</p>}
        {rules.map((rule) =>
          rule.at === clause ? (
            <RuleBeside key={rule.id} rule={rule} context={context} />
          ) : (
            <div key={rule.id} class="pl-pair__one">
              <p class="pl-pair__says">{rule.headline}</p>
              <p class="pl-note">
                Told in full beside <Link href={clauseHref(rule.at)}>clause {rule.at}</Link>.
              </p>
            </div>
          ),
        )}
        {measures.map(({ measure, headline, details }) => (
          <div key={measure.id} class="pl-pair__one">
            <p class="pl-pair__says">{headline}</p>
            <p class="pl-note">{details.join(' ')}</p>
          </div>
        ))}
        {questions.map((question) => (
          <div key={question.name} class="pl-pair__one">
            <p class="pl-pair__says">{question.asks}</p>
            <Open question={question} rule={null} mayDraft={context.mayDraft} />
          </div>
        ))}
        {left.map(({ id, says: what, why }) => (
          <div key={id} class="pl-pair__one">
            <p class="pl-pair__says">Left to people: {what}</p>
            <p class="pl-note">{why}</p>
          </div>
        ))}
        {dropped.map((one) => (
          <div key={one.id} class="pl-pair__one">
            <p class="pl-pair__says">
              <del>{one.headline}</del>
            </p>
            <dl class="pl-vary">
              <dt>{context.here}</dt>
              <dd>
                Left out. Reason: {one.reason}
                {agreedInWords(one)}
              </dd>
            </dl>
          </div>
        ))}
        {templates.length > 0 && (
          <p class="pl-note">
            {asked === 0 ? 'Carried by ' : 'Also carried by '}
            {listInWords(templates)}.
          </p>
        )}
        {asked + dropped.length + templates.length === 0 && (
          <p class="pl-note">Nothing is asked here that could be checked.</p>
        )}
      </div>
    </details>
  )
}

/** Of a clause that is shut. */
const mostHeadlines = 3

/** What a rule asks, marked where it is otherwise than followed. */
function Headline({ rule: { varied, headline } }: { rule: RuleView }) {
  return varied !== null && !varied.words.same ? <MarkedWords line={varied.words.headline} /> : <>{headline}</>
}

function RuleBeside({ rule, context }: { rule: RuleView; context: PairContext }) {
  const standing = context.standings.get(rule.id)
  return (
    <div class="pl-pair__one" id={`rule-${rule.id}`}>
      <p class="pl-pair__says">
        <Headline rule={rule} />
      </p>
      {rule.varied !== null && <Variation rule={rule} context={context} />}
      {rule.disagrees.length > 0 && (
        <p class="pl-note">
          <State state="undetermined">Disagrees with {clausesWords(rule.disagrees)}</State>
        </p>
      )}
      {rule.stands.length > 0 && (
        <p class="pl-note">
          It disagrees with {clausesWords(rule.stands)}, and <Link href="#settled">stands beside it on purpose</Link>.
        </p>
      )}
      {rule.open.map((question) => (
        <Open key={question.name} question={question} rule={rule.id} mayDraft={context.mayDraft} />
      ))}
      {rule.beyond !== null && (
        <p class="pl-note">
          Decided by people:{' '}
          {rule.beyond.length === 0
            ? 'it hangs on a rule that cannot be checked here.'
            : `Plumbline does not record ${listInWords(rule.beyond.map(valueInWords))}.`}
        </p>
      )}
      {rule.isForPeople && <p class="pl-note">Plumbline does not check this and will not pretend to.</p>}
      <p class="pl-note">{[...rule.details, provenance(rule, context)].filter((each) => each !== '').join(' ')}</p>
      <ul class="pl-links">
        {standing !== undefined && (
          <li>
            <Link href={`/obligations/rules/${rule.id}`}>
              {standing.inStep} of {standing.of} {standing.noun} {standing.inStep === 1 ? 'is' : 'are'} in step with it
              today
            </Link>
          </li>
        )}
        {context.mayDraft && rule.readings !== null && (
          <li>
            <Link href={`/policy/change/rules/${rule.id}#reading`}>
              Choose another reading<span class="govuk-visually-hidden"> of “{rule.title}”</span>
            </Link>
          </li>
        )}
        {context.mayDraft && (
          <li>
            <Link href={`/policy/change/rules/${rule.id}`}>
              Change this rule<span class="govuk-visually-hidden">: {rule.title}</span>
            </Link>
          </li>
        )}
      </ul>
    </div>
  )
}

function provenance({ source }: RuleView, { followed }: PairContext): string {
  if (followed === null || source === null) return ''
  if (source.how === 'own') return 'A rule of our own.'
  if (source.how !== 'taken_over') return ''
  return followed === followedPolicy ? 'As in the policy that it follows.' : `${followed}’s own rule, unchanged.`
}

function Variation({ rule, context }: { rule: RuleView; context: PairContext }) {
  if (rule.varied === null) return null
  const { changes, way, reasons } = rule.varied.difference
  const told = changes.filter(({ field }) => !field.startsWith('reading.'))
  const said = [rule.source?.reading?.says].filter((each) => each !== undefined)
  const side = (which: 'from' | 'to') => upperFirst(told.map((change) => partInWords(change, which)).join('; '))
  return (
    <dl class="pl-vary">
      {told.length > 0 && (
        <>
          <dt>{context.followed}</dt>
          <dd>{side('from')}</dd>
        </>
      )}
      <dt>{context.here}</dt>
      <dd>
        {told.length > 0 && `${side('to')}${way === null ? '' : `, ${way}`}.`}
        {said.map((each) => ` Read as: ${each}`)}
        {reasons.map(({ reason, ...agreed }) => ` Reason: ${reason}${agreedInWords(agreed)}`)}
      </dd>
    </dl>
  )
}

interface OpenProps {
  question: OpenQuestion
  rule: string | null
  mayDraft: boolean
}

function Open({ question, rule, mayDraft }: OpenProps) {
  const what = question.type === 'yes_no' || question.type === 'choice' ? 'Choose an answer' : 'Set a number'
  return (
    <p class="pl-note">
      <State state="undetermined">Not decided</State>
      {mayDraft && (
        <>
          {' '}
          <Link href={`/policy/change/parameters/${question.name}`}>
            {what}
            <span class="govuk-visually-hidden">: {question.asks}</span>
          </Link>
          {rule !== null && (
            <>
              {' or '}
              <Link href={`/policy/change/rules/${rule}#leave`}>
                leave it to people<span class="govuk-visually-hidden">: {question.asks}</span>
              </Link>
            </>
          )}
        </>
      )}
    </p>
  )
}
