import type { ComponentChildren } from 'preact'
import { clauseWords } from '../../../domain/policy/words/clause-words.ts'
import { countOf, dayInWords, listInWords } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Obligation, Obligations } from '../../../ui/pieces/obligations.tsx'
import type { SeenObligation } from '../read/obligations-seen.queries.ts'
import { dayOfIt, wrongOnes, type RuleGroup } from './group.ts'
import { obligationInWords, stateInWords, stateName, type Said } from './obligation-words.ts'

export interface ObligationListProps {
  groups: readonly RuleGroup[]
  said: Said
  /** sessions that the reader may open */
  mine: ReadonlySet<string>
  /** the next session that is booked, for rules that a session answers */
  booked?: Temporal.PlainDate | null
  narrow?: boolean
  /** completed sessions whose record waits: for the reader's signature, or only for others' */
  unsigned?: ReadonlyMap<string, 'reader' | 'others'>
}

/** What a policy asks, rule by rule: state, the rule, why it stands so, the clause and the evidence. */
export function ObligationList({ groups, narrow, ...rest }: ObligationListProps) {
  return (
    <Obligations {...(narrow ? { narrow } : {})}>
      {groups.map((group) => (
        <Obligation
          key={group.rule.id}
          state={stateName(group.first.state)}
          words={stateInWords(group.first, rest.said.today)}
          says={<strong>{group.rule.title}</strong>}
          clause={clauseLinks(group.first.kept.clause)}
        >
          {narrow ? <Brief group={group} {...rest} /> : <Proof group={group} {...rest} />}
        </Obligation>
      ))}
    </Obligations>
  )
}

/** Where a clause stands, opened, on the page of the policy. */
const clauseHref = (clause: string): string =>
  `/policy?clause=${encodeURIComponent(clause)}#clause-${clause.replaceAll(/[^\w]+/g, '-')}`

/** Links to the clauses that a rule rests on. */
export const clauseLinks = (clauses: readonly string[]): { label: string; href: string }[] =>
  clauses.map((clause) => ({ label: clauseWords([clause]), href: clauseHref(clause) }))

type ProofProps = Omit<ObligationListProps, 'groups' | 'narrow'> & { group: RuleGroup }

function Proof({ group, said, mine, booked, unsigned }: ProofProps) {
  const { first, others } = group
  const wrong = wrongOnes(group)
  const met = others.filter(({ state }) => state === 'met').length
  return (
    <>
      {stands(obligationInWords(first, said), first, { said, mine, unsigned })}
      {booked && isAnswered(first) && ` Booked for ${dayInWords(booked, said.today)}.`}
      {met > 0 && ` Met for ${countOf(met, 'other')} in the last months.`}
      {wrong.length > 0 && <Wrong wrong={wrong} mine={mine} today={said.today} />}
    </>
  )
}

/** The first sentence, where there is little room: what was measured, and until when it holds. */
function Brief({ group: { first }, said, mine, unsigned }: ProofProps) {
  const [sentence = ''] = obligationInWords(first, said).split(/(?<=\.) (?=[A-Z])/)
  return <>{stands(sentence, first, { said, mine, unsigned })}</>
}

const nothingYet =
  /^Nothing is recorded yet after the session on \S+\s\S+?(?:\s\d{4})?(?=[;,.])(?:; it stays open, because no time is set for it)?/

/** Of a record that not all have signed: who is waited for, and the way there for the reader. Otherwise as it stands. */
function stands(
  text: string,
  seen: SeenObligation,
  { said, mine, unsigned }: Pick<ProofProps, 'said' | 'mine'> & { unsigned: ObligationListProps['unsigned'] },
): ComponentChildren {
  const event = seen.kept.events?.[seen.kept.cycle?.trigger ?? seen.kept.subject]
  const waitsFor = event?.session === undefined ? undefined : unsigned?.get(event.session)
  const isAsked = [seen.rule.counts?.event].flat().includes('record_signed')
  if (!isAsked || event === undefined || waitsFor === undefined || !nothingYet.test(text))
    return linked(text, seen, mine, said.today)
  const day = dayInWords(Temporal.PlainDate.from(event.on.slice(0, 10)), said.today)
  const rest = text.replace(nothingYet, '')
  const link = (path: string, words: string) => <Link href={`/sessions/${event.session}${path}`}>{words}</Link>
  return waitsFor === 'reader' ? (
    <>
      You have not signed the record of {link('/sign', day)}
      {rest}
    </>
  ) : (
    <>
      You have signed the record of {link('', day)}, and it waits for another signature{rest}
    </>
  )
}

/** What a session would answer, or keep in time. */
const isAnswered = ({ rule, state, kept }: SeenObligation): boolean =>
  rule.about === 'worker' &&
  [rule.counts?.event].flat().includes('session') &&
  (rule.gap !== undefined || state !== 'met') &&
  kept.beyond === undefined &&
  ['met', 'upcoming', 'due', 'overdue'].includes(state)

const wrongShown = 4

/** Earlier ones that were late or missed stay in sight. */
function Wrong({
  wrong,
  mine,
  today,
}: {
  wrong: readonly SeenObligation[]
  mine: ReadonlySet<string>
  today: Temporal.PlainDate
}) {
  const shown = wrong.slice(0, wrongShown)
  const days = shown.map((each) => {
    const day = dayOfIt(each).slice(0, 10)
    const words = day === '' ? 'one' : dayInWords(Temporal.PlainDate.from(day), today)
    const session = each.kept.events?.[each.kept.subject]?.session
    return session !== undefined && mine.has(session) ? <Link href={`/sessions/${session}`}>{words}</Link> : words
  })
  const rest = wrong.length - shown.length
  return (
    <>
      {' Not so, or late, for '}
      {days.map((day, index) => (
        <>
          {index === 0 ? '' : index === days.length - 1 && rest === 0 ? ' and ' : ', '}
          {day}
        </>
      ))}
      {rest > 0 && ` and ${countOf(rest, 'other')} before`}.
    </>
  )
}

/** The days of sessions that the reader may open are links, each once. */
function linked(
  text: string,
  { kept }: SeenObligation,
  mine: ReadonlySet<string>,
  today: Temporal.PlainDate,
): ComponentChildren {
  let parts: ComponentChildren[] = [text]
  for (const event of Object.values(kept.events ?? {})) {
    if (event.session === undefined || !mine.has(event.session)) continue
    const words = dayInWords(Temporal.PlainDate.from(event.on.slice(0, 10)), today)
    const at = parts.findIndex((part) => typeof part === 'string' && part.includes(words))
    if (at < 0) continue
    const [before = '', ...after] = String(parts[at]).split(words)
    const link = <Link href={`/sessions/${event.session}`}>{words}</Link>
    parts = [...parts.slice(0, at), before, link, after.join(words), ...parts.slice(at + 1)]
  }
  return parts
}

/** The titles of rules, in a sentence. */
export const titlesInWords = (groups: readonly RuleGroup[]): string =>
  listInWords(groups.map(({ rule }) => `“${rule.title}”`))
