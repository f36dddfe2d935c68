import { inSupervision } from '../../../domain/access/who.ts'
import { readReference, referenceKinds } from '../../../domain/children/reference-numbers.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type FormValues } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { possibleDuplicates } from '../add-child/add-child.queries.ts'
import { showAddChild } from '../add-child/add-child.routes.tsx'
import { numberField } from '../facts/number-fields.tsx'
import type { Errors } from '../facts/read-child-fields.ts'
import { readWho, tidy } from '../facts/read-who.ts'
import { FindPage } from './find.page.tsx'

const show = (ctx: Ctx, state: FormState): Response =>
  ctx.page(
    {
      title: 'Is the child here already?',
      under: 'children',
      breadcrumbs: [{ text: 'Children', href: '/children' }],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <FindPage state={state} tokens={ctx.tokens} />,
  )

/** It may be any of a child’s numbers: as each kind writes it. */
const numbersMeant = (text: string) =>
  text === ''
    ? []
    : [
        { kind: 'own', value: text },
        ...referenceKinds.flatMap((kind) => {
          const read = readReference(kind, text)
          return 'value' in read ? [{ kind, value: read.value }] : []
        }),
      ]

/** What was typed goes on into the form of a new child: a UPN or NHS number as such, anything else as the reference. */
function typedOn(form: FormValues, actorId: string): FormValues {
  const { number: _number, ...typed } = form
  const value = tidy(textOf(form, 'number'))
  const kind = (['upn', 'nhs'] as const).find((one) => 'value' in readReference(one, value))
  return {
    ...typed,
    family: 'new',
    holder: actorId,
    ...(value === '' ? {} : { [kind === undefined ? 'reference' : numberField(kind)]: value }),
  }
}

async function find(ctx: Ctx): Promise<Response> {
  const errors: Errors = {}
  const { givenName, familyName, bornOn } = readWho(ctx.form, ctx.today, errors)
  const number = tidy(textOf(ctx.form, 'number'))
  // A number alone is enough to look by; so is a name alone.
  if (number !== '' && givenName === '' && familyName === '') {
    delete errors['givenName']
    delete errors['familyName']
  }
  if (Object.keys(errors).length > 0) return show(ctx, { values: ctx.form, errors })
  const described = { givenName, familyName, bornOn, numbers: numbersMeant(number) }
  const found = await possibleDuplicates(ctx.db, ctx.actor, described, ctx.today)
  const values = typedOn(ctx.form, ctx.actor.membershipId)
  return showAddChild(ctx, { values, errors: {} }, found, found.length === 0)
}

export const findRoutes = [
  route({
    method: 'get',
    path: '/children/find',
    who: inSupervision,
    journal: { nothing: 'an empty form' },
    handle: (ctx) => show(ctx, emptyForm),
  }),
  route({
    method: 'post',
    path: '/children/find',
    who: inSupervision,
    journal: { nothing: 'facts of children whom one may see; no document is opened' },
    handle: find,
  }),
]
