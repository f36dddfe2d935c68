import type { z } from 'zod'
import { agreementTemplateSchema } from './agreement-shape.ts'
import { paperFormSchema } from './paper-shape.ts'
import { recordTemplateSchema } from './shape.ts'
import { strayKeys, strayNames, type PackTemplates, type TemplateProblem } from './stray-names.ts'
import { usualActions, usualDecisions, usualLength, usualReaders } from './usual-words.ts'
import { asShaped, inPack } from './written.ts'

/** The sections of a pack that templates are made from, as they are written. The pack’s schema knows their structure. */
export interface TemplatesWritten {
  readonly id: string
  readonly clauses?: unknown
  readonly functions?: unknown
  readonly eligibility?: unknown
  readonly agreements?: unknown
  readonly record?: unknown
  readonly agenda?: unknown
  readonly forms?: unknown
  readonly ladders?: unknown
  readonly retention?: unknown
}

type Loose = Readonly<Record<string, unknown>>
const loose = (value: unknown): Loose => (value ?? {}) as Loose
const list = (value: unknown): readonly Loose[] => (value ?? []) as readonly Loose[]

/**
 * The templates that a pack’s sections write down, with what authors leave out put in, and everything that is wrong with
 * them. A template with a problem is not among those given.
 */
export function templatesOf(pack: TemplatesWritten): { templates: PackTemplates; problems: TemplateProblem[] } {
  const problems: TemplateProblem[] = []
  const { functions, eligibility, agreements: terms, record: sessions, agenda, forms: sheets } = pack
  const sections = { functions, eligibility, agreements: terms, record: sessions, agenda, forms: sheets }
  const written = loose(asShaped(sections, pack))
  const check = <T>(schema: z.ZodType<T>, value: unknown, place: (path: PropertyKey[]) => PropertyKey[]): T[] => {
    const result = schema.safeParse(value)
    if (result.success) return [result.data]
    for (const { path, message } of result.error.issues) problems.push({ path: asInPack(place(path)), message })
    return []
  }

  const forms = list(written['forms']).flatMap((form, index) =>
    check(paperFormSchema, form, (path) => ['forms', index, ...path]),
  )
  const [record = null] =
    pack.record === undefined ? [] : check(recordTemplateSchema, recordIn(written, pack.id), placeOfRecord)
  const agreements = list(written['agreements']).flatMap((agreement, index) =>
    check(agreementTemplateSchema, agreementIn(written, agreement, pack.id), (path) => ['agreements', index, ...path]),
  )
  const templates: PackTemplates = { record, agreements, forms }
  // What names something else is looked at once everything is sound by itself.
  if (problems.length === 0) problems.push(...strayNames(templates), ...strayKeys({ ...pack }))
  return { templates, problems }
}

const asInPack = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : inPack(String(part))))

/** Functions and the agenda are sections of their own in a pack, and parts of the record in the product. */
function placeOfRecord(path: PropertyKey[]): PropertyKey[] {
  if (path[0] === 'standardAgenda') return ['agenda', ...path.slice(1)]
  return path[0] === 'functions' ? path : ['record', ...path]
}

function recordIn(pack: Loose, policy: string): unknown {
  const { documents, ...record } = loose(pack['record'])
  const { case_discussion, work, wellbeing } = loose(documents)
  return {
    ...record,
    policy,
    documents: {
      case_discussion: documentIn('case_discussion', 'child_file', loose(case_discussion)),
      work: documentIn('work', 'staff', loose(work)),
      wellbeing: documentIn('wellbeing', 'pair', loose(wellbeing)),
    },
    standardAgenda: pack['agenda'] ?? [],
    functions: pack['functions'] ?? [],
    declarations: record['declarations'] ?? [],
  }
}

function documentIn(kind: keyof typeof usualReaders, boundFor: string, document: Loose): unknown {
  const { decisions, actions, sections } = document
  return {
    readersSentence: usualReaders[kind],
    ...document,
    kind,
    boundFor,
    sections: list(sections).map((section) => ({ ...section, fields: list(section['fields']).map(fieldIn) })),
    ...(decisions === undefined ? {} : { decisions: { ...usualDecisions, ...loose(decisions) } }),
    ...(actions === undefined ? {} : { actions: { ...usualActions, ...loose(actions) } }),
  }
}

const fieldIn = (field: Loose): unknown => ({
  writtenBy: 'either',
  when: 'during',
  maxLength: usualLength[field['kind'] as keyof typeof usualLength],
  requiredToComplete: 'missing' in field,
  ...field,
})

function agreementIn(pack: Loose, agreement: Loose, policy: string): unknown {
  const key = agreement['key']
  const paper = list(pack['forms']).find((form) => loose(form['of'])['agreement'] === key)
  const notes = list(pack['eligibility']).filter(({ agreements }) => {
    return agreements === undefined || (agreements as readonly unknown[]).includes(key)
  })
  return {
    // Where there is none the agreement's own key stands in, and is then found to name nothing.
    recordTemplate: loose(pack['record'])['key'] ?? key,
    paperForm: paper?.['key'] ?? key,
    reviewEvery: null,
    ...agreement,
    policy,
    eligibility: notes.map(({ key, says, source, strength, supervisee, supervisor }) => ({
      key,
      says,
      source,
      strength,
      supervisee,
      supervisor,
    })),
    parts: list(agreement['parts']).map((part) => ({ ...part, clauses: list(part['clauses']).map(clauseIn) })),
  }
}

function clauseIn(clause: Loose): unknown {
  const { kind, startingText } = clause
  return {
    ...(kind === 'text' || kind === 'statement' ? { maxLength: usualLength[kind] } : {}),
    ...(kind === 'choice' || kind === 'people' ? { several: false } : {}),
    required: 'missing' in clause,
    ...clause,
    ...(Array.isArray(startingText) ? { startingText: startingText.join('\n') } : {}),
  }
}
