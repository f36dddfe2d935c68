import { differingTerms } from '../../../domain/agreements/same-terms.ts'
import { agreementTitle } from '../../../domain/agreements/kinds.ts'
import { inSupervision } from '../../../domain/access/who.ts'
import { clausesOf, type AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import { clauseInWords, type AgreementValues } from '../../../domain/templates/agreement-values.ts'
import { instantInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import {
  agreementDocument,
  agreementOf,
  isParty,
  openAgreement,
  otherParty,
  valuesIn,
  versionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement.queries.ts'
import { crumbsTo } from '../crumbs.ts'
import { membersOn, type Member } from '../members.queries.ts'
import { peopleToName } from '../people-to-name.ts'
import { formOf, readClauses } from '../read-clauses.ts'
import { agreementWord, firstName } from '../words.ts'
import { proposeChange } from './suggest-change.command.ts'
import { ChangePage, type Meanwhile } from './suggest-change.page.tsx'

const path = '/agreements/:agreementId/change'

export const suggestChangeRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { writes: ['document.read'] },
    async handle(ctx) {
      const to = await toChange(ctx)
      const opened = await openAgreement(ctx.door, to.documentId, to.newest.versionNo, 'to write')
      if (opened === null) return ctx.notFound()
      const values = formOf(to.template, onlyKnown(to.template, valuesIn(opened.content)))
      return page(ctx, to, { values, errors: {} }, to.newest.versionNo)
    },
  }),
  route({
    method: 'post',
    path,
    who: inSupervision,
    journal: {
      writes: ['document.read', 'agreement.proposed', 'document.sealed', 'record.put_to_signing', 'record.sent_back'],
    },
    async handle(ctx) {
      const to = await toChange(ctx)
      const basedOn = Number(textOf(ctx.form, 'based_on'))
      const { values, errors } = readClauses(to.template, ctx.form, to.known)
      const typeInput = `clause-${clausesOf(to.template).find((clause) => clause.fact === 'type')?.key ?? ''}`
      const typed = Object.entries(errors).filter(([input]) => input !== typeInput)
      const based = Number.isInteger(basedOn) ? basedOn : to.newest.versionNo
      if (typed.length > 0) return page(ctx, to, { values: ctx.form, errors: Object.fromEntries(typed) }, based)
      const suggesting = await proposeChange(ctx, to.agreement.agreementId, basedOn, values)
      switch (suggesting.outcome) {
        case 'proposed':
          return ctx.redirect(`/agreements/${to.agreement.agreementId}`)
        case 'stale': {
          const meanwhile = await whatCameMeanwhile(ctx, to, suggesting.newest, values)
          return page(ctx, to, { values: ctx.form, errors: {} }, suggesting.newest, meanwhile)
        }
        case 'unchanged':
          return page(
            ctx,
            to,
            { values: ctx.form, errors: { '': 'Nothing is different yet. Change something, or go back' } },
            based,
          )
        case 'incomplete':
          return page(
            ctx,
            to,
            {
              values: ctx.form,
              errors: Object.fromEntries(
                suggesting.missing.map(({ field, sentence }) => [`clause-${field}`, sentence]),
              ),
            },
            based,
          )
        case 'refused':
          return ctx.notFound()
      }
    },
  }),
]

interface ToChange {
  agreement: AgreementRow
  documentId: string
  versions: VersionRow[]
  newest: VersionRow
  template: AgreementTemplate
  members: Member[]
  /** who can be named: somebody who has left drops out, and that shows as a change */
  known: ReadonlySet<string>
}

async function toChange(ctx: Ctx): Promise<ToChange> {
  const { db, actor, today } = ctx
  const agreementId = ctx.params['agreementId'] ?? ''
  const agreement = await agreementOf(db, actor, agreementId)
  if (agreement === null || !isParty(agreement, actor.membershipId)) return ctx.notFound()
  if (agreement.endedOn !== null && Temporal.PlainDate.compare(agreement.endedOn, today) < 0) return ctx.notFound()
  const documentId = await agreementDocument(db, actor, agreementId)
  const versions = await versionsOf(db, actor, agreementId)
  const [newest] = versions
  if (documentId === null || newest === undefined) return ctx.notFound()
  const members = await membersOn(db, actor, today)
  const template = ctx.services.templates.agreement(agreement.templateKey)
  return {
    agreement,
    documentId,
    versions,
    newest,
    template,
    members,
    known: new Set(members.map((each) => each.membershipId)),
  }
}

async function whatCameMeanwhile(
  ctx: Ctx,
  to: ToChange,
  versionNo: number,
  yours: AgreementValues,
): Promise<Meanwhile> {
  const version = (await versionsOf(ctx.db, ctx.actor, to.agreement.agreementId)).find(
    (each) => each.versionNo === versionNo,
  )
  const opened = await openAgreement(ctx.door, to.documentId, versionNo, 'to compare')
  if (version === undefined || opened === null) return ctx.notFound()
  const theirs = valuesIn(opened.content)
  const differing = new Set(differingTerms(theirs, yours))
  const nameOf = (id: string) => to.members.find((each) => each.membershipId === id)?.name ?? 'somebody who has left'
  const { supervisor, supervisee } = to.agreement
  const mine = version.proposedBy === ctx.actor.membershipId
  const byName = mine ? 'You' : version.proposedBy === supervisor.id ? supervisor.name : supervisee.name
  return {
    byName,
    possessive: `Version ${versionNo}, by ${mine ? 'you' : firstName(byName)}`,
    versionNo,
    written: `saved ${instantInWords(version.proposedAt, ctx.today)}`,
    clauses: clausesOf(to.template)
      .filter((clause) => clause.fact !== 'type' && differing.has(clause.key))
      .map((clause) => ({
        key: clause.key,
        label: clause.label,
        theirs: clauseInWords(clause, theirs[clause.key] ?? null, nameOf),
        yours: clauseInWords(clause, yours[clause.key] ?? null, nameOf),
      })),
  }
}

/** Terms of clauses that the template still has. */
function onlyKnown(template: AgreementTemplate, values: AgreementValues): AgreementValues {
  return Object.fromEntries(clausesOf(template).map((clause) => [clause.key, values[clause.key] ?? null]))
}

function page(ctx: Ctx, to: ToChange, state: FormState, basedOn: number, meanwhile: Meanwhile | null = null): Response {
  const { actor } = ctx
  const { agreement, members } = to
  const post = (id: string) => members.find((each) => each.membershipId === id)?.post ?? ''
  const back = `/agreements/${agreement.agreementId}`
  const title = agreementTitle(agreement.kind, agreementWord(actor))
  const failed = Object.keys(state.errors).length > 0
  return ctx.page(
    {
      title: `Suggest a change: ${title}`,
      under: 'my-supervision',
      bobAtLogo: true,
      breadcrumbs: [...crumbsTo(agreement, actor), { text: title, href: back }],
      ...(meanwhile !== null ? { status: 409 } : failed ? { status: 422 } : {}),
    },
    <ChangePage
      path={`${back}/change`}
      back={back}
      title={title}
      otherName={otherParty(agreement, actor.membershipId).name}
      inForce={to.versions.find((version) => version.state === 'signed')?.versionNo ?? null}
      template={to.template}
      state={state}
      basedOn={basedOn}
      people={peopleToName(members, [agreement.supervisor.id, agreement.supervisee.id])}
      between={{
        supervisor: { name: agreement.supervisor.name, post: post(agreement.supervisor.id) },
        supervisee: { name: agreement.supervisee.name, post: post(agreement.supervisee.id) },
      }}
      organisationName={actor.organisationName}
      tokens={ctx.tokens}
      meanwhile={meanwhile}
    />,
  )
}
