import { draftKey, problemWith } from '../src/domain/sessions/draft-fields.ts'
import { fieldsAsked } from '../src/domain/templates/field-values.ts'
import type { DocumentKind } from '../src/domain/templates/facts.ts'
import {
  conditionsFor,
  draftOf,
  ensureDocuments,
  loadSession,
  type SessionChild,
  type SessionFacts,
} from '../src/features/sessions/public.ts'
import { saveFields } from '../src/features/sessions/save-fields/save-fields.command.ts'
import { writableDocument } from '../src/features/sessions/save-fields/writable-document.queries.ts'
import type { Work } from '../src/platform/http/work.ts'
import { as, sure, type Player, type Stage } from './stage.ts'

/** Do something in a session that one is a party to, with all its documents made. */
export async function inSession<T>(
  stage: Stage,
  player: Player,
  moment: Temporal.Instant,
  { sessionId }: { sessionId: string },
  act: (work: Work, session: SessionFacts) => Promise<T>,
): Promise<T> {
  return as(stage, player, moment, async (work) =>
    act(work, await ensureDocuments(work, await sessionOf(work, sessionId))),
  )
}

/** A session as it is now for the one in scope, who is a party to it. */
export async function sessionOf(work: Work, sessionId: string): Promise<SessionFacts> {
  const session = await loadSession(work, sessionId)
  if (session === null) throw new Error(`There is no session ${sessionId} for ${work.actor.name}`)
  return session
}

export function childOn(session: SessionFacts, childId: string): SessionChild {
  const child = session.children.find((each) => each.childId === childId)
  if (child === undefined) throw new Error(`A child is not on the agenda of ${session.day}`)
  return child
}

interface ToWrite {
  kind: DocumentKind
  child: SessionChild | null
  values: Readonly<Record<string, string>>
  /** the supervisee's part before, the rest during, or all at once */
  when: 'before' | 'during' | 'both'
  more?: Readonly<Record<string, string>>
}

/** Save what the template asks of one document, field by field, each on top of what is there. */
export async function write(
  work: Work,
  session: SessionFacts,
  { kind, child, values, when, more = {} }: ToWrite,
): Promise<void> {
  const documentId =
    child === null ? (kind === 'work' ? session.workDocumentId : session.wellbeingDocumentId) : child.documentId
  const document = documentId === null ? null : await writableDocument(work, session.sessionId, documentId)
  if (document === null) throw new Error(`There is no ${kind} to write`)
  const template = session.recordTemplate
  const asked = fieldsAsked(template.documents[kind], values, conditionsFor(child)).filter(
    (field) => when === 'both' || (field.when === 'before') === (when === 'before'),
  )
  const chosen = asked.flatMap(({ key }): [string, string][] => (values[key] === undefined ? [] : [[key, values[key]]]))
  const there = (await draftOf(work, [document.documentId], 'to write')).get(document.documentId) ?? {}
  const fields = [...chosen, ...Object.entries(more)].map(([key, text]) => {
    const what = draftKey(template, kind, key)
    const wrong = what === null ? 'it is not asked' : problemWith(what, text, work.today)
    if (what === null || wrong !== null) throw new Error(`${key} cannot be written: ${wrong}`)
    return { what, basedOn: there[key]?.revision ?? 0, text }
  })
  const { differing, closed } = await saveFields(work, document, fields)
  sure(differing.length + closed.length === 0, `write ${kind}`)
}
