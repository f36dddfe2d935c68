import { inSupervision } from '../../../domain/access/who.ts'
import { startingValues } from '../../../domain/templates/agreement-values.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { formOf, readClauses } from '../read-clauses.ts'
import { membersOn, type Member } from '../members.queries.ts'
import { peopleToName } from '../people-to-name.ts'
import { agreementWord, anAgreement } from '../words.ts'
import { proposeAgreement } from './propose-agreement.command.ts'
import { conflictWords, readChoice, templatesFor, whoElse, type Choice } from './propose-agreement.form.ts'
import { ChoosePage, DraftPage, newPath } from './propose-agreement.page.tsx'
import { ownTemplate } from './propose-agreement.queries.ts'

export const proposeAgreementRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: newPath,
    who: inSupervision,
    journal: { nothing: 'nothing is kept until the draft is saved' },
    async handle(ctx) {
      const members = await membersOn(ctx.db, ctx.actor, ctx.today)
      const others = whoElse(members, ctx.actor.membershipId)
      const { query } = ctx
      const said = {
        with: query.get('with') ?? '',
        as: query.get('as') ?? '',
        kind: query.get('kind') ?? '',
        template: query.get('template') ?? '',
      }
      const asked = query.has('as') || query.has('kind') || query.has('template')
      if (!asked || query.has('choose')) return choosePage(ctx, others, { values: said, errors: {} })
      const read = readChoice((name) => query.get(name) ?? '', others, ctx.services.templates.agreements)
      if ('errors' in read) return choosePage(ctx, others, { values: said, errors: read.errors })
      const values = formOf(read.choice.template, startingValues(read.choice.template))
      return draftPage(ctx, members, read.choice, { values, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: newPath,
    who: inSupervision,
    journal: { writes: ['agreement.proposed', 'document.sealed', 'record.put_to_signing'] },
    async handle(ctx) {
      const members = await membersOn(ctx.db, ctx.actor, ctx.today)
      const others = whoElse(members, ctx.actor.membershipId)
      const read = readChoice((name) => textOf(ctx.form, name), others, ctx.services.templates.agreements)
      if ('errors' in read) return choosePage(ctx, others, { values: ctx.form, errors: read.errors })
      const { choice } = read
      const { values, errors } = readClauses(
        choice.template,
        ctx.form,
        new Set(members.map((each) => each.membershipId)),
      )
      const again = (errors: FormState['errors']) => draftPage(ctx, members, choice, { values: ctx.form, errors })
      // What kind it is comes from the choice, so that clause is never the form's to give.
      const typed = Object.entries(errors).filter(([input]) => input !== typeInput(choice))
      if (typed.length > 0) return again(Object.fromEntries(typed))
      const [supervisorId, superviseeId] = pairOf(choice, ctx.actor.membershipId)
      const input = { supervisorId, superviseeId, kind: choice.kind, templateKey: choice.template.key, values }
      const proposing = await proposeAgreement(ctx, input)
      switch (proposing.outcome) {
        case 'proposed':
          return ctx.redirect(`/agreements/${proposing.agreementId}`)
        case 'not_eligible':
          return again({
            '': proposing.conflicts.map((each) => conflictWords(each, choice.me, choice.other)).join('. '),
          })
        case 'there_already':
          return again({
            '': `There is ${anAgreement(agreementWord(ctx.actor))} of this kind between you already. Open it and suggest a change`,
          })
        case 'incomplete':
          return again(
            Object.fromEntries(proposing.missing.map(({ field, sentence }) => [`clause-${field}`, sentence])),
          )
        case 'refused':
          return ctx.notFound()
      }
    },
  }),
]

const typeInput = ({ template }: Choice): string =>
  `clause-${template.parts.flatMap((part) => part.clauses).find((clause) => clause.fact === 'type')?.key ?? ''}`

const pairOf = ({ me, other }: Choice, membershipId: string): [supervisor: string, supervisee: string] =>
  me === 'supervisor' ? [membershipId, other.membershipId] : [other.membershipId, membershipId]

async function choosePage(ctx: Ctx, others: readonly Member[], state: FormState): Promise<Response> {
  const word = agreementWord(ctx.actor)
  const own = await ownTemplate(ctx.db, ctx.actor)
  const failed = Object.keys(state.errors).length > 0
  return ctx.page(
    {
      title: `Draft ${anAgreement(word)}`,
      under: 'my-supervision',
      bobAtLogo: true,
      ...(failed ? { status: 422 } : {}),
    },
    <ChoosePage
      word={word}
      state={state}
      others={others.map(({ membershipId, name, post }) => ({
        value: membershipId,
        text: post === '' ? name : `${name}, ${post}`,
      }))}
      templates={templatesFor(ctx.services.templates.agreements, own)}
    />,
  )
}

function draftPage(ctx: Ctx, members: readonly Member[], choice: Choice, state: FormState): Response {
  const { actor } = ctx
  const word = agreementWord(actor)
  const me = { name: actor.name, post: members.find((each) => each.membershipId === actor.membershipId)?.post ?? '' }
  const between =
    choice.me === 'supervisor'
      ? { supervisor: me, supervisee: choice.other }
      : { supervisor: choice.other, supervisee: me }
  const failed = Object.keys(state.errors).length > 0
  return ctx.page(
    {
      title: `Draft ${anAgreement(word)}`,
      under: 'my-supervision',
      bobAtLogo: true,
      ...(failed ? { status: 422 } : {}),
    },
    <DraftPage
      word={word}
      choice={choice}
      state={state}
      people={peopleToName(members, [actor.membershipId, choice.other.membershipId])}
      between={between}
      organisationName={actor.organisationName}
      tokens={ctx.tokens}
    />,
  )
}
