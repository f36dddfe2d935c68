import { member } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { signingSetOf } from '../../signing/public.ts'
import { documentById, type RecordDocument } from '../facts/record-documents.queries.ts'
import { signedSetOfDocument } from '../facts/sets.queries.ts'
import { isParty, sessionHead } from '../facts/session-head.queries.ts'
import { proofOf } from './proof-of.ts'

export const proveRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/documents/:documentId/proof',
    who: member,
    journal: { writes: ['document.read', 'document.printed'] },
    handle: prove,
  }),
]

/** A file that proves, with no server, that this document is the one that was signed. */
async function prove(ctx: Ctx): Promise<Response> {
  const { actor, db } = ctx
  const documentId = ctx.params['documentId'] ?? ''
  const document = await documentById(db, actor.organisationId, documentId)
  if (document === null) return ctx.notFound()
  const version = await versionAsked(ctx, document)
  const setId = await signedSetOfDocument(db, actor.organisationId, documentId, version)
  const set = setId === null ? null : await signingSetOf(db, actor.organisationId, { setId })
  const item = set?.items.find((each) => each.documentId === documentId)
  if (set === null || item === undefined || set.signatures.length < set.signers.length) return ctx.notFound()
  const [opened] = await ctx.door.open([documentId], 'to prove', item.versionNo)
  if (opened === undefined) return ctx.notFound()
  const { kind, content } = JSON.parse(opened.body) as { kind: string; content: unknown }
  const proof = await proofOf(ctx, set, { documentId, versionNo: item.versionNo, kind, content, salt: opened.salt })
  await ctx.journal('document.printed', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { version: item.versionNo, proof: true },
  })
  return ctx.download(
    new TextEncoder().encode(`${JSON.stringify(proof, null, 2)}\n`),
    'application/json',
    `proof-${documentId.slice(0, 8)}.json`,
  )
}

/** A version that was corrected since is proved for the two parties only; without one it is the newest that all signed. */
async function versionAsked(ctx: Ctx, { sessionId }: RecordDocument): Promise<number | undefined> {
  const version = ctx.query.get('version')
  if (version === null) return undefined
  if (sessionId === null || !/^[1-9]\d{0,3}$/.test(version)) return ctx.notFound()
  const session = await sessionHead(ctx.db, ctx.actor.organisationId, sessionId)
  return session !== null && isParty(session, ctx.actor.membershipId) ? Number(version) : ctx.notFound()
}
