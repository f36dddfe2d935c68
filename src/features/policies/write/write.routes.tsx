import { draftsPolicy } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { withItem, withValueAt } from '../../../platform/policies/edit-pack.ts'
import { packFormatPage } from '../../../platform/policies/format-page.ts'
import type { FileProblem } from '../../../platform/policies/pack-layers.ts'
import { readYaml } from '../../../platform/policies/read-yaml.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { changeDraft, replaceDraft } from '../draft/change-draft.command.ts'
import { draftText, nextNumber, packIdOf, revisionOf, type DraftText } from '../draft/draft-text.ts'
import { shelfOf } from '../read/shelf.ts'
import { draftCrumbs } from '../vary/vary-rule.routes.tsx'
import { FilePage, OwnRulePage } from './file.page.tsx'

const bodyLimit = 4_000_000
const options = { under: 'policy', breadcrumbs: draftCrumbs, bobAtLogo: true } as const

/** The draft, or what would be the first one. */
async function textAtHand(ctx: Ctx): Promise<Pick<DraftText, 'no' | 'packId' | 'text' | 'read'>> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  if (draft !== null) return draft
  const packId = packIdOf(shelf, ctx.actor.organisationName, ctx.actor.organisationId)
  return { no: nextNumber(shelf), packId, text: '', read: { ...shelf.readText(''), written: null } }
}

interface FileShown {
  state?: FormState
  problems?: readonly FileProblem[]
  isStale?: boolean
}

async function showFile(ctx: Ctx, { state, problems = [], isStale = false }: FileShown = {}): Promise<Response> {
  const draft = await textAtHand(ctx)
  return ctx.page(
    { ...options, title: 'The policy as a file', status: isStale ? 409 : state === undefined ? 200 : 422 },
    <FilePage
      versionNo={draft.no}
      packId={draft.packId}
      state={state ?? { values: { text: draft.text }, errors: {} }}
      problems={problems}
      revision={revisionOf(draft, 'all')}
      theirs={isStale ? draft.text : null}
      tokens={ctx.tokens}
    />,
  )
}

async function saveFile(ctx: Ctx): Promise<Response> {
  const file = ctx.files['file']
  const isUpload = file !== undefined && file.bytes.byteLength > 0
  const text = isUpload ? textOfFile(file.bytes) : textOf(ctx.form, 'text')
  const values = { text: text ?? textOf(ctx.form, 'text') }
  const refuse = (words: string, problems: readonly FileProblem[] = []) =>
    showFile(ctx, { state: { values, errors: { [isUpload && text === null ? 'file' : 'text']: words } }, problems })
  if (text === null) return refuse('The file is not UTF-8 text: save it as UTF-8')
  if (text.trim() === '') return refuse('Write the policy, or choose a file')
  if (text.length > 1_000_000)
    return refuse('It is longer than a policy can be: a pack holds rules, and not the text of the policy')
  const changing = await replaceDraft(ctx, { text, seen: textOf(ctx.form, 'revision') })
  if (changing.outcome === 'changed') return ctx.redirect('/policy/change')
  if (changing.outcome === 'stale') return showFile(ctx, { state: { values, errors: {} }, isStale: true })
  if (changing.outcome === 'problems') {
    const errors = changing.problems.filter(({ severity }) => severity === 'error').length
    return refuse(
      `${errors === 1 ? 'One thing is' : `${errors} things are`} wrong in it; the list says where`,
      changing.problems,
    )
  }
  return ctx.notFound()
}

function textOfFile(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}

async function showOwn(ctx: Ctx, state: FormState | null, problems: readonly FileProblem[] = []): Promise<Response> {
  const draft = await draftText(ctx, await shelfOf(ctx))
  if (draft === null) return ctx.redirect('/policy/change/follow')
  return ctx.page(
    { ...options, title: 'Add a rule of your own', status: state === null ? 200 : 422 },
    <OwnRulePage
      versionNo={draft.no}
      state={state ?? { values: { rule: exampleRule }, errors: {} }}
      problems={problems}
      revision={revisionOf(draft, 'all')}
      tokens={ctx.tokens}
    />,
  )
}

const exampleRule = `id: session_each_half_term
title: A session in every half-term
strength: must
about: worker
while: { case_holding: yes }
counts: { event: session, as: supervisee, where: { outcome: held } }
window: { each: half_term, at_least: 1, part: exempt }
`

async function addOwn(ctx: Ctx): Promise<Response> {
  const [clause, says, rule] = ['clause', 'says', 'rule'].map((name) => textOf(ctx.form, name).trim()) as [
    string,
    string,
    string,
  ]
  const errors: Record<string, string> = {}
  if (clause === '' || clause.length > 40) errors['clause'] = 'Write the reference of the clause, such as 4.7'
  const read = rule === '' ? null : readYaml('the rule', Buffer.from(rule))
  if (read === null) errors['rule'] = 'Write the rule'
  const refuse = (more: Record<string, string>, problems: readonly FileProblem[] = []) =>
    showOwn(ctx, { values: ctx.form, errors: { ...errors, ...more } }, problems)
  if (read !== null && 'problems' in read) {
    const problems = read.problems.map((problem) => ({ severity: 'error' as const, ...problem }))
    return refuse({ rule: 'The rule cannot be read; the list says where' }, problems)
  }
  const written = read?.value
  if (read !== null && (typeof written !== 'object' || written === null || Array.isArray(written)))
    errors['rule'] = 'Begin with “id:”, and write each part on a line of its own'
  if (Object.keys(errors).length > 0) return refuse({})
  // A rule is added at the end: what others change meanwhile does not touch it.
  const draft = await draftText(ctx, await shelfOf(ctx))
  if (draft === null) return ctx.notFound()
  const changing = await changeDraft(ctx, {
    part: 'all',
    seen: revisionOf(draft, 'all'),
    about: 'own rule',
    edit: (text) => {
      const withClause = says === '' ? text : withValueAt(text, ['clauses', clause], says)
      return withItem(withClause, 'rules', { clause, ...(written as object) })
    },
  })
  if (changing.outcome === 'changed') return ctx.redirect('/policy/change#draft')
  if (changing.outcome === 'problems')
    return refuse({
      rule: changing.problems
        .map(({ says: what, instead }) => `${what}${instead === null ? '' : `: ${instead}`}`)
        .join('. '),
    })
  return refuse({ '': 'Somebody else changed the draft at the same moment. Send it again' })
}

export const writeRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/change/file',
    who: draftsPolicy,
    journal: { nothing: 'a draft says nothing of anybody' },
    handle: (ctx) => showFile(ctx),
  }),
  route({
    method: 'post',
    path: '/policy/change/file',
    who: draftsPolicy,
    journal: { writes: ['policy.drafted'] },
    bodyLimit,
    handle: saveFile,
  }),
  route({
    method: 'get',
    path: '/policy/change/clauses/new',
    who: draftsPolicy,
    journal: { nothing: 'a form' },
    handle: (ctx) => showOwn(ctx, null),
  }),
  route({
    method: 'post',
    path: '/policy/change/clauses/new',
    who: draftsPolicy,
    journal: { writes: ['policy.drafted'] },
    handle: addOwn,
  }),
  route({
    method: 'get',
    path: '/policy/format',
    who: draftsPolicy,
    journal: { nothing: 'documentation' },
    handle: async (ctx) => ctx.download(await packFormatPage(), 'text/markdown; charset=utf-8', 'pack-format.md'),
  }),
]
