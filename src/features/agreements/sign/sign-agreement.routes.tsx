import { agreementTitle } from '../../../domain/agreements/kinds.ts'
import { inSupervision } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { confirmSigner, readSignatureForm, shownIn, signingSetOf, type SigningSet } from '../../signing/public.ts'
import {
  agreementDocument,
  agreementOf,
  isParty,
  otherParty,
  readersNamedIn,
  versionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement.queries.ts'
import { changesIn } from '../agreement-text.tsx'
import { openCompared } from '../compared.queries.ts'
import { crumbsTo } from '../crumbs.ts'
import { namesOf } from '../members.queries.ts'
import { agreementWord } from '../words.ts'
import { signAgreement } from './sign-agreement.command.ts'
import { SignPage } from './sign-agreement.page.tsx'
import { toHex } from '../../../domain/evidence/bytes.ts'

const path = '/agreements/:agreementId/sign'

export const signAgreementRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { writes: ['document.read'] },
    async handle(ctx) {
      const to = await toSign(ctx)
      return to === null ? toAgreement(ctx) : signPage(ctx, to, emptyForm)
    },
  }),
  route({
    method: 'post',
    path,
    who: inSupervision,
    journal: {
      writes: [
        'document.read',
        'document.sealed',
        'record.signed',
        'agreement.signed',
        'agreement.in_force',
        'reader.added',
        'second_factor.failed',
      ],
    },
    async handle(ctx) {
      const to = await toSign(ctx)
      // Both have signed meanwhile, perhaps this very form: there is nothing left to do here.
      if (to === null) return toAgreement(ctx)
      const shown = shownIn(ctx.form)
      if (shown !== null && (shown.setId !== to.set.setId || shown.shownRoot !== toHex(to.set.root))) {
        return signPage(ctx, to, emptyForm, true)
      }
      if (to.set.signatures.some((each) => each.membershipId === ctx.actor.membershipId)) return toAgreement(ctx)
      const read = readSignatureForm(ctx.form, [to.documentId])
      if ('errors' in read) return signPage(ctx, to, { values: ctx.form, errors: read.errors })
      const wrong = await confirmSigner(ctx, read.values)
      if (wrong !== null) return signPage(ctx, to, { values: ctx.form, errors: wrong })
      const { outcome } = await signAgreement(ctx, to.agreement.agreementId, read.values)
      if (outcome === 'refused') return ctx.notFound()
      if (outcome !== 'changed') return toAgreement(ctx)
      const fresh = await toSign(ctx)
      return fresh === null ? toAgreement(ctx) : signPage(ctx, fresh, emptyForm, true)
    },
  }),
]

interface ToSign {
  agreement: AgreementRow
  documentId: string
  versions: VersionRow[]
  newest: VersionRow
  set: SigningSet
}

const toAgreement = (ctx: Ctx): Response => ctx.redirect(`/agreements/${ctx.params['agreementId'] ?? ''}`)

/** What the two have before them, or null when the newest version is signed by both. */
async function toSign(ctx: Ctx): Promise<ToSign | null> {
  const { db, actor } = ctx
  const agreementId = ctx.params['agreementId'] ?? ''
  const agreement = await agreementOf(db, actor, agreementId)
  if (agreement === null || !isParty(agreement, actor.membershipId)) return ctx.notFound()
  const documentId = await agreementDocument(db, actor, agreementId)
  const versions = await versionsOf(db, actor, agreementId)
  const [newest] = versions
  if (documentId === null || newest === undefined) return ctx.notFound()
  if (newest.state !== 'proposed') return null
  const set = await signingSetOf(db, actor.organisationId, { agreementId, versionNo: newest.versionNo })
  return set === null ? ctx.notFound() : { agreement, documentId, versions, newest, set }
}

async function signPage(ctx: Ctx, to: ToSign, state: FormState, moved = false): Promise<Response> {
  const { actor, db } = ctx
  const { agreement, newest } = to
  const opened = await openCompared(ctx.door, to.documentId, newest, to.versions, 'to sign')
  if (opened === null) return ctx.notFound()
  const named = await readersNamedIn(db, actor, agreement.agreementId, newest.versionNo)
  const names = await namesOf(
    db,
    actor,
    named.map((each) => each.membershipId),
  )
  const word = agreementWord(actor)
  const title = agreementTitle(agreement.kind, word)
  const back = `/agreements/${agreement.agreementId}`
  const failed = Object.keys(state.errors).length > 0
  return ctx.page(
    {
      title: `Read and sign: ${title}`,
      under: 'my-supervision',
      breadcrumbs: [...crumbsTo(agreement, actor), { text: title, href: back }],
      ...(moved ? { status: 409 } : failed ? { status: 422 } : {}),
    },
    <SignPage
      back={back}
      word={word}
      title={title}
      actor={actor}
      other={otherParty(agreement, actor.membershipId)}
      versionNo={newest.versionNo}
      content={opened.content}
      digest={opened.digest}
      documentId={to.documentId}
      before={opened.before}
      changed={opened.before === null ? [] : changesIn(opened.content, opened.before)}
      named={[...new Set(names.values())]}
      set={to.set}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
      moved={moved}
    />,
  )
}
