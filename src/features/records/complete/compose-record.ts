import { composeDocument, type Action } from '../../../domain/templates/compose-document.ts'
import type { ActionFacts } from '../../actions/public.ts'
import {
  conditionsFor,
  decisionsFrom,
  factsFor,
  fieldValuesOf,
  namesFor,
  textsIn,
  type Draft,
  type SessionFacts,
} from '../../sessions/public.ts'
import type { RecordContent } from '../sealed/read-sealed.ts'

/** A document of the record, ready to be sealed. */
export interface Composed {
  documentId: string
  kind: RecordContent['kind']
  content: RecordContent
}

/**
 * Every document of a session's record, in the order it is shown and signed: case discussions in the order of the agenda,
 * then work, then wellbeing.
 *
 * Work and wellbeing are always there, even when nothing was written in them: then they say that nothing was recorded. A
 * set that left out what is empty would tell anybody who can count its documents whether the two had talked about how
 * one of them is, and a document that is missing later could never be told from one that was taken away.
 *
 * Each document is made from its own draft, its own child and its own facts alone, and its schema refuses the rest (E7).
 */
export function composeRecord(
  session: SessionFacts,
  drafts: ReadonlyMap<string, Draft>,
  agreed: readonly ActionFacts[],
): Composed[] {
  const template = session.recordTemplate
  if (agreed.some(({ childId }) => childId !== null && !session.children.some((child) => child.childId === childId))) {
    throw new Error('An action is for a child who is not on the agenda')
  }
  const actions = agreed.map(sealedAction)
  const children = session.children.map((child): Composed => {
    const documentId = madeBefore(child.documentId)
    const texts = textsIn(drafts.get(documentId))
    return {
      documentId,
      kind: 'case_discussion',
      content: composeDocument(template, 'case_discussion', {
        names: namesFor(session, child),
        values: fieldValuesOf(texts),
        conditions: conditionsFor(child),
        facts: factsFor(session, child),
        decisions: decisionsFrom(texts),
        actions: actions.filter((action) => action.child === child.childId),
        child: child.childId,
      }),
    }
  })
  const common = { names: namesFor(session, null), conditions: conditionsFor(null), facts: factsFor(session, null) }
  const workId = madeBefore(session.workDocumentId)
  return [
    ...children,
    {
      documentId: workId,
      kind: 'work',
      content: composeDocument(template, 'work', {
        ...common,
        values: textsIn(drafts.get(workId)),
        actions: actions.filter((action) => action.child === null),
      }),
    },
    // How somebody is is not written of a group.
    ...(session.group === null ? [wellbeingOf(madeBefore(session.wellbeingDocumentId))] : []),
  ]

  function wellbeingOf(documentId: string): Composed {
    const values = textsIn(drafts.get(documentId))
    return { documentId, kind: 'wellbeing', content: composeDocument(template, 'wellbeing', { ...common, values }) }
  }
}

const sealedAction = (action: ActionFacts): Action => ({
  what: action.what,
  why: action.why,
  who: action.ownerName,
  by: action.dueOn.toString(),
  child: action.childId,
})

function madeBefore(documentId: string | null): string {
  if (documentId === null) throw new Error('A document of the record is composed before it was made')
  return documentId
}
