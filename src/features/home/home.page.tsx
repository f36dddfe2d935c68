import { isBefore } from '../../domain/calendar/days.ts'
import { withoutAgreementInWords } from '../../domain/home/organisation-needs.ts'
import { dayBeside, dayInWords, dayLong } from '../../domain/text/dates.ts'
import { Head } from '../../ui/pieces/head.tsx'
import { Link } from '../../ui/pieces/link.tsx'
import { Row, Rows } from '../../ui/pieces/rows.tsx'
import { Columns, Empty, Section } from '../../ui/pieces/section.tsx'
import type { ActionFacts } from '../actions/public.ts'
import { ChildTable } from '../children/public.ts'
import type { HomePageProps } from './home-props.ts'
import { HomeSide } from './home-side.tsx'
import { Everybody, Supervised } from './home-tables.tsx'
import { NextStep, StepRow } from './step.tsx'

/** Home: what I must do next, and what I am owed (product O1). */
export function HomePage(props: HomePageProps) {
  const { today, step, mine, me, everybody } = props
  return (
    <>
      <Head title={dayLong(today, today)} />
      <NextStep step={step} />
      <Columns side={<HomeSide {...props} />}>
        <AfterThat {...props} />
        <Kids {...props} />
        {mine.some((row) => row.supervisor?.id === me) && <Supervised {...props} />}
        {everybody !== null && (
          <Everybody
            {...props}
            rows={everybody}
            more={props.moreEverybody}
            outOfStep={props.obligations?.outOfStep ?? null}
          />
        )}
      </Columns>
    </>
  )
}

const actionsShown = 12

function AfterThat({ step, rest, today, organisation, word, ...props }: HomePageProps) {
  // An overdue action that is the next step, or one of those after it, is not said twice.
  const said = new Set([step, ...rest].map(({ action }) => action?.href))
  const actions = props.actions.filter(({ actionId }) => !said.has(`/actions/${actionId}`))
  const without = organisation === null ? null : withoutAgreementInWords(organisation, word)
  return (
    <Section id="then" title="After that">
      {rest.length === 0 && actions.length === 0 ? (
        <Empty>
          <p class="govuk-body">There is nothing else to do.</p>
        </Empty>
      ) : (
        <Rows>
          {rest.map((step, index) => (
            <StepRow key={index} step={step} />
          ))}
          {actions.slice(0, actionsShown).map((action) => (
            <Row
              key={action.actionId}
              href={`/actions/${action.actionId}`}
              what={action.what}
              why={whyOf(action, today)}
              when={`${isBefore(action.dueOn, today) ? 'Was due' : 'Due'} ${dayBeside(action.dueOn, today)}`}
              carried={action.carried}
            />
          ))}
        </Rows>
      )}
      {actions.length > actionsShown && (
        <p class="govuk-body">
          <Link href="/actions">See all {props.actions.length} of your actions</Link>
        </p>
      )}
      {without !== null && <p class="pl-note">{without}</p>}
    </Section>
  )
}

const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function whyOf(action: ActionFacts, today: Temporal.PlainDate): string {
  const child = action.childName === null ? '' : ` for ${action.childName}`
  return `Agreed on ${dayInWords(action.agreedOn, today)}${child}.${action.why === '' ? '' : ` ${asSentence(action.why)}`}`
}

function Kids({ kids, moreKids, kidsOfAll, today }: HomePageProps) {
  if (kids.length === 0) return null
  return (
    <Section id="kids" title="Children you hold" link={{ text: 'See all the children you may see', href: '/children' }}>
      <ChildTable children={kids} today={today} ofAll={kidsOfAll} />
      {moreKids && <p class="govuk-body">These are the first {kids.length} by name.</p>}
    </Section>
  )
}
