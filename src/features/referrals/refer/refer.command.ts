import { dayWithYear, london, timeOfInstant } from '../../../domain/text/dates.ts'
import type { Work } from '../../../platform/http/work.ts'
import { addReaders, createDocument, sealDocument } from '../../documents/public.ts'
import { partiesOf, type SessionFacts } from '../../sessions/public.ts'
import { referralsBy } from '../facts/referrals.queries.ts'
import { toldWords, type Told } from '../facts/told.ts'
import { childrenToReferAbout } from './refer.queries.ts'

/** One person who was told. */
export interface Telling {
  who: Told
  name: string
  /** their role and organisation; '' where `who` says it */
  from: string
  at: Temporal.Instant
  /** what was said to them, and what they said */
  said: string
}

interface Common {
  childId: string
  /** what was seen, heard or said */
  concern: string
  nextStep: string
  /** the document that this says more of */
  addsTo?: string
}

export type Referral =
  | (Common & {
      decision: 'referred'
      told: readonly [Telling, ...Telling[]]
      /** why the parents do not know, when they do not; '' when nothing was said of it */
      parentsNotTold?: string
    })
  | (Common & {
      decision: 'not_yet'
      /** whom one tried to reach, and when */
      tried: string
    })
  | (Common & {
      decision: 'not_referred'
      why: string
      /** who else was asked; '' when nobody was */
      advice?: string
      /** when it is looked at again */
      reviewOn?: Temporal.PlainDate | null
    })

/** As many as one form asks for; whoever else was told goes into another record that says more. */
export const mostTold = 3

/**
 * Record that significant harm came up in a session: what it was, who was told and when, what was said, what is next; or
 * that nobody could be reached yet; or why it was decided not to refer (product E4; S2, S4). Sealed at once. The two who met read it, and so does the
 * safeguarding team from this moment, because they must know.
 * @returns the document's identifier, or null when the session is not one's own or one may not see the child
 */
export async function recordReferral(work: Work, session: SessionFacts, referral: Referral): Promise<string | null> {
  if (!session.isParty || session.state === 'cancelled' || session.state === 'missed') return null
  const children = await childrenToReferAbout(
    work.db,
    work.actor,
    session,
    referral.addsTo === undefined ? undefined : referral.childId,
  )
  const child = children.find((each) => each.childId === referral.childId)
  if (child === undefined || !(await fitsFirst(work, session, referral))) return null
  // Of a group: those who are there, once that is said.
  const parties = partiesOf(session)
  if (!parties.includes(work.actor.membershipId)) return null
  const documentId = await createDocument(work, {
    kind: 'referral',
    templateKey: session.recordTemplate.key,
    sessionId: session.sessionId,
    childId: child.childId,
    ...(referral.addsTo === undefined ? {} : { aboutDocumentId: referral.addsTo }),
    parties,
  })
  await keepFacts(work, session, documentId, referral)
  await sealDocument(
    work,
    { documentId, kind: 'referral' },
    {
      kind: 'referral',
      format: 1,
      title: `${titles[referral.decision]}: ${child.name}`,
      by: work.actor.name,
      recordedAt: whenInWords(work.now),
      session: dayWithYear(session.day),
      child: child.name,
      decision: referral.decision,
      fields: fieldsOf(referral),
    },
  )
  await addReaders(work, [{ documentId, basis: 'child_file', reader: { circle: 'safeguarding_team' } }], parties)
  await work.journal('referral.opened', {
    subject: 'session',
    id: session.sessionId,
    documentId,
    details: { child: child.childId, referred: referral.decision === 'referred' },
  })
  return documentId
}

const titles = { referred: 'Stop and refer', not_yet: 'Nobody told yet', not_referred: 'Decided not to refer' } as const

/** Whether what it says more of was recorded in this session, for this child, and stands by itself. */
async function fitsFirst({ db, actor }: Work, session: SessionFacts, { addsTo, childId }: Referral): Promise<boolean> {
  if (addsTo === undefined) return true
  const [first] = await referralsBy(db, actor, { documentId: addsTo })
  return first?.sessionId === session.sessionId && first.childId === childId && first.addsTo === null
}

/** What can be counted and waited for; names and words are in the document alone. */
async function keepFacts(work: Work, session: SessionFacts, documentId: string, referral: Referral): Promise<void> {
  const { db, actor } = work
  await db
    .insertInto('referral')
    .values({
      organisation_id: actor.organisationId,
      document_id: documentId,
      session_id: session.sessionId,
      child_id: referral.childId,
      decided: referral.decision,
      adds_to: referral.addsTo ?? null,
      review_on: referral.decision === 'not_referred' ? (referral.reviewOn ?? null) : null,
      recorded_by: actor.membershipId,
    })
    .execute()
  if (referral.decision !== 'referred') return
  await db
    .insertInto('referral_telling')
    .values(
      referral.told.map(({ who, at }, index) => ({
        organisation_id: actor.organisationId,
        document_id: documentId,
        position: index + 1,
        told: who,
        told_at: at,
      })),
    )
    .execute()
}

type Answer = { key: string; label: string; value: string }

const field = (key: string, label: string, value: string): Answer => ({ key, label, value })

/** Every answer with its question, so that the sealed text reads by itself. What was left empty is left out. */
function fieldsOf(referral: Referral): Answer[] {
  return [
    field('concern', 'What was seen, heard or said', referral.concern),
    ...decidedFields(referral),
    field('next_step', 'What happens next', referral.nextStep),
  ].filter(({ value }) => value !== '')
}

function decidedFields(referral: Referral): Answer[] {
  switch (referral.decision) {
    case 'referred':
      return [
        ...referral.told.flatMap((telling, index) => tellingFields(telling, index + 1, referral.told.length)),
        field('parents_not_told', 'Why the parents do not know', referral.parentsNotTold ?? ''),
      ]
    case 'not_yet':
      return [field('tried', 'Nobody could be reached yet. Who was tried, and when', referral.tried)]
    case 'not_referred':
      return [
        field('why', 'Why it was decided not to refer', referral.why),
        field('advice', 'Who else was asked, and what they said', referral.advice ?? ''),
        field('review_on', 'Looked at again on', referral.reviewOn ? dayWithYear(referral.reviewOn) : ''),
      ]
  }
}

function tellingFields({ who, name, from, at, said }: Telling, no: number, of: number): Answer[] {
  const place = of === 1 ? '' : ` (${no})`
  const person = [name, from].filter((words) => words !== '').join(', ')
  return [
    { key: `told_${no}`, label: `Who was told${place}`, value: `${person} (${toldWords[who]})` },
    { key: `told_${no}_at`, label: `When${place}`, value: whenInWords(at) },
    { key: `told_${no}_said`, label: `What was said${place}`, value: said },
  ]
}

function whenInWords(at: Temporal.Instant): string {
  const day = at.toZonedDateTimeISO(london).toPlainDate()
  return `${dayWithYear(day)} at ${timeOfInstant(at)}`
}
