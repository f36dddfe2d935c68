import type { RecordTemplate } from '../../../domain/templates/shape.ts'
import { referralWaits, type ReferralWaiting } from '../../../domain/home/referral-steps.ts'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import type { AgendaItem } from '../../../ui/pieces/session.tsx'
import type { ActionToReview } from '../../actions/public.ts'
import type { InformalToRevisit } from '../../informal/public.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import type { AddedItem } from '../see-session/agenda.queries.ts'

/** Which page of a session one is on. */
export type Place = 'overview' | 'actions' | 'work' | 'wellbeing' | 'close' | { childId: string }

export interface AgendaFacts {
  session: SessionFacts
  template: RecordTemplate
  actions: readonly ActionToReview[]
  informal: readonly InformalToRevisit[]
  added: readonly AddedItem[]
  /** that wait: nobody was told yet, or no answer came */
  referrals: readonly ReferralWaiting[]
  here: Place
  today: Temporal.PlainDate
}

/** "4 looked at, 1 carried forward"; what is left to do, while anything is. */
export function actionsInWords(actions: readonly ActionToReview[]): string {
  const left = actions.filter((action) => action.review === null).length
  if (actions.length === 0) return 'None is open'
  if (left > 0) return `${countOf(left, 'action')} to look at`
  const carried = actions.filter((action) => action.review?.outcome === 'carried').length
  return `${actions.length} looked at${carried === 0 ? '' : `, ${carried} carried forward`}`
}

/** The shared agenda in its order, with where each item leads and the bob at the one under discussion. */
export function agendaLinks(facts: AgendaFacts): AgendaItem[] {
  const items = facts.template.standardAgenda.flatMap((item): AgendaItem[] => {
    switch (item.leadsTo.to) {
      case 'last_actions':
        return [{ text: item.title, why: actionsInWords(facts.actions), ...link(facts, 'actions') }]
      case 'informal_discussions':
        return informalItems(facts)
      case 'case_discussions':
        return [...boardItem(facts), ...childItems(facts)]
      case 'next_session':
        return [{ text: item.title, ...link(facts, 'close') }]
      case 'section':
        return [
          sectionItem(
            facts,
            item.title,
            item.leadsTo.document === 'wellbeing' ? 'wellbeing' : 'work',
            item.leadsTo.section,
          ),
        ]
    }
  })
  const first = items.slice(0, 1)
  const hasInformal = facts.template.standardAgenda.some((item) => item.leadsTo.to === 'informal_discussions')
  const added = facts.added.map((item) => ({ text: item.title, why: `Added by ${item.addedByName}` }))
  const rest = items.slice(1)
  const all = [
    ...first,
    ...referralItems(facts),
    ...(hasInformal ? [] : informalItems(facts)),
    ...rest.slice(0, -1),
    ...added,
    ...rest.slice(-1),
  ]
  return onlyOneNow(all)
}

function link(
  facts: AgendaFacts,
  page: 'actions' | 'work' | 'wellbeing' | 'close',
  fragment = '',
): Pick<AgendaItem, 'href' | 'now'> {
  return { href: `/sessions/${facts.session.sessionId}/write/${page}${fragment}`, now: facts.here === page }
}

/** A section that only declares which cases were discussed is asked when the session is closed. */
function sectionItem(facts: AgendaFacts, text: string, page: 'work' | 'wellbeing', key: string): AgendaItem {
  const section = facts.template.documents[page].sections.find((each) => each.key === key)
  const declared = declaredFields(facts.template)
  const onlyDeclares =
    section?.fields.every((field) => declared.includes(field.key)) === true && section.fields.length > 0
  return onlyDeclares
    ? { text, ...link(facts, 'close', '#cases_discussed'), now: false }
    : { text, ...link(facts, page, `#section-${key}`) }
}

/** The fields of the work document that declare something of the record; they are asked on the last page. */
export function declaredFields(template: RecordTemplate): string[] {
  return template.declarations.flatMap(({ field, reasonField }) =>
    reasonField === undefined ? [field] : [field, reasonField],
  )
}

/** What was recorded under "Stop and refer" and waits: it comes back until it is settled. */
const referralItems = ({ referrals, today }: AgendaFacts): AgendaItem[] =>
  referrals.map((referral) => ({
    text: referralWaits(referral),
    why: `${referral.waitsFor === 'another_look' ? 'To be looked at by' : 'Recorded on'} ${dayInWords(referral.on, today)}`,
    href: `/referrals/${referral.documentId}`,
  }))

function informalItems(facts: AgendaFacts): AgendaItem[] {
  const { iAm, supervisee, supervisor } = facts.session
  const other = iAm === 'supervisee' ? supervisor : supervisee
  return facts.informal.map((informal) => ({
    text: informal.revisited ? 'An informal discussion, revisited' : 'An informal discussion to revisit',
    why: `From ${dayInWords(informal.happenedOn, facts.today)}, with ${other.firstName}${informal.childName === null ? '' : `, about ${informal.childName}`}`,
    href: `/sessions/${facts.session.sessionId}/write/actions#informal`,
  }))
}

/** A group that speaks of children has them on its board. */
const boardItem = ({ session }: AgendaFacts): AgendaItem[] =>
  session.group?.discussesCases
    ? [
        {
          text: 'The board',
          href: `/group-sessions/${session.sessionId}/board`,
          why: 'Every child there is to speak of',
        },
      ]
    : []

function childItems(facts: AgendaFacts): AgendaItem[] {
  const families = [...new Set(facts.session.children.map((child) => child.familyId))]
  return families.map((familyId) => {
    const children = facts.session.children.filter((child) => child.familyId === familyId)
    return { text: familyWords(children[0]?.family ?? ''), items: children.map((child) => childItem(facts, child)) }
  })
}

/** "Ellery family", also when that is already the family's name. */
export const familyWords = (name: string): string => (/family$/i.test(name) ? name : `${name} family`)

function childItem(facts: AgendaFacts, child: SessionChild): AgendaItem {
  return {
    text: child.age === null ? child.givenName : `${child.givenName}, ${child.age}`,
    // The column is narrow: the first reason alone. The overview has them all.
    why: child.why.split('; ')[0] ?? '',
    href: pageOfChild(facts.session, child),
    now: typeof facts.here === 'object' && facts.here.childId === child.childId,
  }
}

/** Where a child is written about: a group writes from its board. */
export const pageOfChild = ({ sessionId, group }: SessionFacts, { childId }: SessionChild): string =>
  group === null ? `/sessions/${sessionId}/write/child/${childId}` : `/group-sessions/${sessionId}/board/${childId}`

/** Several items lead to the page about work: the bob hangs at the first of them. */
function onlyOneNow(items: readonly AgendaItem[]): AgendaItem[] {
  let hung = false
  return items.map((item) => {
    const now = item.now === true && !hung
    hung ||= now || (item.items ?? []).some((child) => child.now === true)
    return { ...item, now }
  })
}

export interface NextPage {
  href: string
  /** as in "Save and go to Rosa" */
  name: string
}

/** The page after this one: last session's actions, each child, the work, how the supervisee is, the close. */
export function pageAfter(session: SessionFacts, template: RecordTemplate, here: Place): NextPage {
  const at = `/sessions/${session.sessionId}/write`
  const pages: { place: string; href: string; name: string }[] = [
    { place: 'actions', href: `${at}/actions`, name: 'last session’s actions' },
    ...session.children.map((child) => ({
      place: child.childId,
      href: pageOfChild(session, child),
      name: child.givenName,
    })),
    { place: 'work', href: `${at}/work`, name: lowerFirst(template.documents.work.title) },
    ...(session.group === null
      ? [{ place: 'wellbeing', href: `${at}/wellbeing`, name: lowerFirst(template.documents.wellbeing.title) }]
      : []),
    { place: 'close', href: `${at}/close`, name: 'place, time and the next date' },
  ]
  const place = typeof here === 'object' ? here.childId : here
  const next = pages[pages.findIndex((page) => page.place === place) + 1] ?? pages.at(-1)
  return { href: next?.href ?? at, name: next?.name ?? '' }
}

const lowerFirst = (text: string): string =>
  text.startsWith('{') ? text : text.charAt(0).toLowerCase() + text.slice(1)
