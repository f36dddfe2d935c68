import type { ComponentChildren } from 'preact'
import { nextStepOf } from '../../../domain/agreements/next-step.ts'
import { countOf, dayInWords, listInWords } from '../../../domain/text/dates.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { reachWords } from '../../planning/public.ts'
import { otherParty, type VersionRow } from '../agreement.queries.ts'
import { changesIn } from '../agreement-text.tsx'
import { comparedWith } from '../compared.queries.ts'
import { anAgreement, firstName } from '../words.ts'
import type { AgreementPageProps } from './agreement-page-props.ts'

interface Block {
  kicker: string
  title: string
  says: ComponentChildren
  /** the filled button first */
  buttons: readonly (readonly [text: string, page: string])[]
  /** nothing waits, so no button is filled */
  quiet?: boolean
}

/** The one next step for whoever reads. */
export function NextBlock(props: AgreementPageProps & { newest: VersionRow }) {
  const { kicker, title, says, buttons, quiet = false } = blockOf(props)
  const here = `/agreements/${props.agreement.agreementId}`
  const actions = buttons.map(([text, page], index) => (
    <Button
      key={page}
      href={`${here}/${page}`}
      text={text}
      classes={index === 0 && !quiet ? undefined : 'govuk-button--secondary'}
    />
  ))
  return (
    <Next id="next" kicker={kicker} title={title} actions={actions.length === 0 ? undefined : actions}>
      {says}
    </Next>
  )
}

const change = ['Suggest a change', 'change'] as const
const plan = ['Plan the sessions', 'plan'] as const

function blockOf({
  agreement,
  newest,
  versions,
  view,
  me,
  word,
  today,
}: AgreementPageProps & { newest: VersionRow }): Block {
  const other = firstName(otherParty(agreement, me).name)
  const { opened, set, reach } = view
  const changed = opened.before === null ? [] : changesIn(opened.content, opened.before)
  const base = opened.before === null ? null : comparedWith(newest, versions)
  const inForce = versions.find((version) => version.state === 'signed')
  const review = (inForce ?? newest).reviewOn
  const reviewWords = review === null ? '' : `It is looked at again on ${dayInWords(review, today)}.`
  const step = nextStepOf({
    newest,
    signedBy: (set?.signatures ?? []).map((signature) => signature.membershipId),
    me,
    endedOn: agreement.endedOn,
    reviewOn: review,
    sessionsAhead: reach.ahead,
    today,
  })
  switch (step) {
    case 'sign':
      return {
        kicker: 'Your turn',
        title:
          changed.length === 0
            ? `${other} proposes ${anAgreement(word)} with you`
            : `${other} suggests ${countOf(changed.length, 'change')}`,
        says: `${changedWords(changed, base)}Sign if you agree, or change the words and send them back. ${reviewWords}`,
        buttons: [['Agree and sign', 'sign'], change],
      }
    case 'sign_own':
      return {
        kicker: 'Your turn',
        title:
          changed.length === 0 ? 'Sign what you propose' : `Sign the ${countOf(changed.length, 'change')} you suggest`,
        says: `${changedWords(changed, base)}${other} can read it now, and can sign it or change it. It stands once you both have signed.`,
        buttons: [['Read and sign', 'sign'], change],
      }
    case 'wait':
      return {
        kicker: 'Waiting',
        title: `Waiting for ${other} to sign`,
        says: `You have signed version ${newest.versionNo}. ${changedWords(changed, base)}${other} can sign it, or change the words and send them back.`,
        buttons: [change],
      }
    case 'review':
      return {
        kicker: 'Your turn',
        title: 'It is time to look at this again',
        says: `${review === null ? '' : `The two of you said you would by ${dayInWords(review, today)}. `}Change what should change, with a new date, and sign it again. It stands until then.`,
        buttons: [change, plan],
      }
    case 'plan':
      return {
        kicker: 'Next for you',
        title: 'Plan a year’s sessions',
        says: `It is signed by both and in force. ${reachWords(reach, today)} They are proposed from what you agreed, round the term dates and both diaries.`,
        buttons: [plan, change],
      }
    case 'in_force':
      return {
        kicker: 'In force',
        title: 'Signed by both',
        says: `${reachWords(reach, today)} ${reviewWords}`,
        buttons: [plan, change],
        quiet: reachesFar(reach.runsOutOn, today),
      }
    case 'ended':
      return {
        kicker: 'Ended',
        title: `This ${word} has ended`,
        says: `Its words and its signatures are kept.${agreement.endedOn === null ? '' : ` It ended on ${dayInWords(agreement.endedOn, today)}.`}`,
        buttons: [],
      }
  }
}

const weeksOfReach = 8

/** Whether the sessions booked reach so far that planning more can wait. */
const reachesFar = (runsOutOn: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  runsOutOn !== null && Temporal.PlainDate.compare(runsOutOn, today.add({ weeks: weeksOfReach })) > 0

/** Which clauses differ, and from what: a few by name, more by number. */
function changedWords(labels: readonly string[], base: VersionRow | null): string {
  if (labels.length === 0 || base === null) return ''
  const from = `from version ${base.versionNo}${base.state === 'signed' ? ', which is in force' : ''}`
  if (labels.length > 4) return `${countOf(labels.length, 'clause')} differ ${from}. They are marked below. `
  const which = listInWords(labels.map((label) => `“${label}”`))
  return `${which} ${labels.length === 1 ? 'differs' : 'differ'} ${from}, as marked below. `
}
