import type { Basis } from '../../../domain/access/readers.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { dayInWords, listInWords, londonDay } from '../../../domain/text/dates.ts'
import { numberInWords } from './number-words.ts'
import type { Reader } from '../../../ui/pieces/readers.tsx'

/** Somebody who may read, or will when all have signed. */
export interface ReaderFact {
  documentId: string
  membershipId: string | null
  circle: string | null
  name: string | null
  basis: Basis
  /** null: when all have signed */
  from: Temporal.Instant | null
  until: Temporal.Instant | null
}

export interface ReaderContext {
  /** in the order of the page */
  documents: readonly { documentId: string; child: string | null }[]
  supervisee: { membershipId: string; name: string }
  supervisor: { membershipId: string; name: string }
  /** whose record it is: the two, or all of a group who were there */
  parties: readonly { membershipId: string; name: string }[]
  isGroup: boolean
  /** the supervisee's line manager, by membership */
  lineManager: string | null
  /** who reads the page */
  me: string
  organisationName: string
  today: Temporal.PlainDate
}

/** Each reader once, with which documents, on what basis and since when, in plain words (product I1). */
export function readersInWords(facts: readonly ReaderFact[], context: ReaderContext): Reader[] {
  const people = Map.groupBy(facts, (fact) => `${fact.membershipId ?? fact.circle}/${fact.basis}`)
  return [...people.values()].flatMap((of) => {
    const [first] = of
    if (first === undefined) return []
    return [
      {
        name: nameInWords(first, context),
        basis: [whichInWords(of, context), basisInWords(first, of, context), datesInWords(first, context)]
          .filter((part) => part !== '')
          .join(' '),
      },
    ]
  })
}

function nameInWords(fact: ReaderFact, { me, organisationName }: ReaderContext): string {
  if (fact.membershipId === null) return `The safeguarding team of ${organisationName}`
  return fact.membershipId === me ? `${fact.name ?? ''} (you)` : (fact.name ?? '')
}

function whichInWords(facts: readonly ReaderFact[], { documents }: ReaderContext): string {
  const may = documents.flatMap((document, index) =>
    facts.some((fact) => fact.documentId === document.documentId) ? [`${index + 1}`] : [],
  )
  if (documents.length === 1) return ''
  if (may.length === documents.length)
    return documents.length === 2 ? 'Both.' : `All ${numberInWords(documents.length)}.`
  return may.length === 1 ? `${may[0]} only.` : `${listInWords(may)}.`
}

function basisInWords(fact: ReaderFact, all: readonly ReaderFact[], context: ReaderContext): string {
  const { supervisee, me, lineManager, documents } = context
  const mine = fact.membershipId === me
  const iAmParty = context.parties.some(({ membershipId }) => membershipId === me)
  switch (fact.basis) {
    case 'party':
      if (context.isGroup) return mine ? 'You were there.' : 'Was there.'
      if (fact.membershipId === supervisee.membershipId) return mine ? 'Your session.' : 'The session was theirs.'
      return me === supervisee.membershipId ? 'Your supervisor.' : mine ? 'You supervised.' : 'The supervisor.'
    case 'named_in_agreement': {
      const named = iAmParty ? 'named in your agreement' : 'named in the agreement'
      if (fact.membershipId !== null && fact.membershipId === lineManager) return `Line manager, ${named}.`
      return `${named.charAt(0).toUpperCase()}${named.slice(1)}.`
    }
    case 'child_file': {
      const children = documents.flatMap(({ documentId, child }) =>
        child !== null && all.some((each) => each.documentId === documentId) ? [child] : [],
      )
      return `They keep ${listInWords([...new Set(children)].map((child) => `${child}’s`))} file${children.length === 1 ? '' : 's'}.`
    }
    case 'disclosure':
      return 'By a disclosure.'
    case 'guest':
      return 'A guest for this child alone.'
    case 'minutes':
      return 'The notes go to them, as the policy says.'
    case 'later_member':
      return 'Joined the group later, and the policy lets them read what was before.'
  }
}

function datesInWords({ basis, from, until }: ReaderFact, { today, isGroup }: ReaderContext): string {
  if (from === null) return `Once you have ${isGroup ? 'all' : 'both'} signed.`
  const end = until === null ? '' : ` until ${dayInWords(londonDay(until), today)}`
  if (basis === 'party') return end === '' ? '' : `Until ${dayInWords(londonDay(until ?? from), today)}.`
  return `From ${dayInWords(londonDay(from), today)}${end}.`
}

/** For whom a document is, in one sentence: "For Tobias’s file.", "For you, Idris and Gwen.", "For you and Idris only." */
export function forWhom(
  document: { kind: string; child: string | null },
  named: readonly { name: string; documentKind: string }[],
  context: ReaderContext,
): string {
  if (document.child !== null) return `For ${document.child}’s file.`
  if (context.isGroup) return 'For those who were there.'
  const { supervisee, supervisor, me } = context
  const parties = [supervisee, supervisor]
    .sort((a, b) => Number(b.membershipId === me) - Number(a.membershipId === me))
    .map((party) => (party.membershipId === me ? 'you' : firstName(party.name)))
  const others = named.filter((each) => each.documentKind === document.kind).map((each) => each.name)
  return others.length === 0 ? `For ${listInWords(parties)} only.` : `For ${listInWords([...parties, ...others])}.`
}
