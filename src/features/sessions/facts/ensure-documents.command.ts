import type { Work } from '../../../platform/http/work.ts'
import { createDocument } from '../../documents/public.ts'
import type { SessionFacts } from './session-facts.ts'

/**
 * Make the documents of a session that are not there yet: one about the work, one about wellbeing, one for each child on
 * the agenda (product E7), both people as parties. Of a group session all who were there are parties, once that is said,
 * and there is none about wellbeing. Only a party asks; what is there already is left alone.
 * @returns the session with the identifiers of its documents
 */
export async function ensureDocuments(work: Work, session: SessionFacts): Promise<SessionFacts> {
  if (!session.isParty) throw new Error('Only a party to a session makes its documents')
  const parties = partiesOf(session)
  const common = { templateKey: session.recordTemplate.key, sessionId: session.sessionId, parties }
  const children = []
  for (const child of session.children) {
    const documentId =
      child.documentId ?? (await createDocument(work, { ...common, kind: 'case_discussion', childId: child.childId }))
    children.push({ ...child, documentId, documentState: child.documentState ?? 'draft' })
  }
  return {
    ...session,
    children,
    workDocumentId: session.workDocumentId ?? (await createDocument(work, { ...common, kind: 'work' })),
    wellbeingDocumentId:
      session.group !== null
        ? null
        : (session.wellbeingDocumentId ?? (await createDocument(work, { ...common, kind: 'wellbeing' }))),
  }
}

/** Whose record it is, and who sign it: the two, or all who were there. */
export const partiesOf = ({ group, supervisee, supervisor }: SessionFacts): string[] =>
  group === null
    ? [supervisee.membershipId, supervisor.membershipId]
    : group.members.filter(({ present }) => present === true).map(({ membershipId }) => membershipId)
