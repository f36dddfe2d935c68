import { toHex } from '../../../domain/evidence/bytes.ts'
import { agreementContentSchema, type AgreementContent } from '../../../domain/templates/content.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { signingSetOf, type SigningSet } from '../../signing/public.ts'
import { disagreementsAbout, type RecordDocument } from '../facts/record-documents.queries.ts'
import { setOfDocument } from '../facts/sets.queries.ts'
import { readDisagreement, sealedAs, type Sealed } from '../sealed/read-sealed.ts'
import { disagreementDigests } from '../sign/disagreement-digests.ts'
import { filledForm } from './fill-form.ts'
import { nothingFilled } from './form-content.ts'
import { printAgreement, type AgreementToPrint } from './print-agreement.ts'
import { signaturesOnPaper } from './print.queries.ts'

interface OpenedAgreement {
  sealed: Sealed<AgreementContent>
  set: SigningSet
  supervisorId: string
  superviseeId: string
}

/** Every clause that both signed, with the signatures and the fingerprint. */
export async function downloadAgreement(ctx: Ctx, document: RecordDocument): Promise<Response> {
  const opened = await openToPrint(ctx, document)
  if (opened === null) return ctx.notFound()
  const disagreements = await disagreementsWith(ctx, document.documentId, opened.set)
  await ctx.journal('document.printed', {
    subject: 'document',
    id: document.documentId,
    documentId: document.documentId,
    details: { version: opened.sealed.versionNo },
  })
  const print = printAgreement({ ...opened, disagreements, organisation: ctx.actor.organisationName })
  return ctx.download(await renderPdf(print), 'application/pdf', fileName(ctx, opened))
}

/** The same version as its policy's contract form, which shows what that form asks for and no more. */
export async function downloadAgreementForm(ctx: Ctx, document: RecordDocument): Promise<Response> {
  const opened = await openToPrint(ctx, document)
  if (opened === null) return ctx.notFound()
  const { sealed, set, supervisorId, superviseeId } = opened
  const { content } = sealed
  const { templates } = ctx.services
  const form = templates.form(templates.agreement(content.template.key).paperForm)
  await ctx.journal('document.printed', {
    subject: 'document',
    id: document.documentId,
    documentId: document.documentId,
    details: { version: sealed.versionNo, form: form.key },
  })
  const organisation = ctx.actor.organisationName
  const print = filledForm(
    form,
    {
      ...nothingFilled,
      organisation,
      agreement: content,
      signatures: signaturesOnPaper(set, supervisorId, superviseeId),
    },
    {
      organisation,
      author: `${content.parties.supervisee.name} and ${content.parties.supervisor.name}`,
      date: londonDay(sealed.sealedAt),
      standing: set.signatures.length === set.signers.length ? 'Signed by both' : 'Not signed by both yet',
    },
  )
  return ctx.download(await renderPdf(print), 'application/pdf', fileName(ctx, opened))
}

const fileName = ({ actor }: Ctx, { sealed }: OpenedAgreement): string =>
  `${actor.words['agreement'] ?? 'agreement'}-${londonDay(sealed.sealedAt)}.pdf`

/** The version that is before the signers or signed by both, the newest of them. */
async function openToPrint(ctx: Ctx, { documentId, agreementId }: RecordDocument): Promise<OpenedAgreement | null> {
  const { actor, db } = ctx
  if (agreementId === null) return null
  const setId = await setOfDocument(db, actor.organisationId, documentId)
  const set = setId === null ? null : await signingSetOf(db, actor.organisationId, { setId })
  const versionNo = set?.items[0]?.versionNo
  const [opened] = versionNo === undefined ? [] : await ctx.door.open([documentId], 'to print', versionNo)
  const parties = await db
    .selectFrom('agreement')
    .select(['supervisor_id', 'supervisee_id'])
    .where('organisation_id', '=', actor.organisationId)
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst()
  if (set === null || opened === undefined || parties === undefined) return null
  const { supervisor_id: supervisorId, supervisee_id: superviseeId } = parties
  return { sealed: sealedAs(opened, agreementContentSchema), set, supervisorId, superviseeId }
}

/** What signers of this set said against the text, of those disagreements that the one who prints may open. */
async function disagreementsWith(
  { actor, db, door }: Ctx,
  documentId: string,
  set: SigningSet,
): Promise<AgreementToPrint['disagreements']> {
  const recorded = disagreementDigests(set)
  if (recorded.size === 0) return []
  const about = (await disagreementsAbout(db, actor.organisationId, [documentId])).filter((each) =>
    recorded.has(toHex(each.digest)),
  )
  const opened = await door.open(
    about.map((each) => each.documentId),
    'to print',
  )
  return opened.map(readDisagreement).flatMap(({ digest, content }) => {
    const signature = recorded.get(toHex(digest))
    return signature === undefined ? [] : [{ membershipId: signature.membershipId, words: content.words }]
  })
}
