import { describe, expect, test } from 'vitest'
import { packs } from '../../../test/support/templates.ts'
import { packSchema } from '../policy/pack.ts'
import { templatesOf, type TemplatesWritten } from './from-pack.ts'
import { templateLibrary } from './library.ts'

const college = packs.find(({ id }) => id === 'college')
if (college === undefined) throw new Error('There is no college pack')

/** The college’s pack with something changed, as somebody could have written it. */
function changed(change: (pack: ReturnType<typeof loose>) => void) {
  const pack = loose()
  change(pack)
  return pack
}
// oxlint-disable-next-line typescript/no-explicit-any -- written as YAML, where anything can stand anywhere
const loose = (): any => structuredClone(college)
const messages = (pack: unknown) => {
  const reading = packSchema.safeParse(pack)
  return reading.success ? [] : reading.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('what a pack writes down and what is made of it', () => {
  const { templates } = templatesOf(college as TemplatesWritten)
  const record = templates.record
  const fields = Object.values(record?.documents ?? {}).flatMap(({ sections }) =>
    sections.flatMap((each) => each.fields),
  )

  test('a question with a sentence for when it is empty is one that is needed, and no other is', () => {
    expect(fields.length).toBeGreaterThan(20)
    for (const field of fields) expect(field.requiredToComplete).toBe(field.missing !== undefined)
  })

  test('what is left out is the usual: by either, during the session, as long as its kind', () => {
    const pack = changed(({ record }) => {
      record.documents.work.sections[0].fields.push({ key: 'more', label: 'More', kind: 'short', source: 'Nowhere' })
    })
    const made = templatesOf(pack).templates.record?.documents.work.sections[0]?.fields.at(-1)
    expect(made).toEqual({
      key: 'more',
      label: 'More',
      kind: 'short',
      writtenBy: 'either',
      when: 'during',
      requiredToComplete: false,
      maxLength: 200,
      source: { policy: 'college', place: 'Nowhere' },
    })
  })

  test('a source is a place in the policy, or what the product asks for', () => {
    const sources = fields.map((field) => field.source)
    expect(new Set(sources.map(({ policy }) => policy))).toEqual(new Set(['college', 'Plumbline']))
    expect(sources).toContainEqual({ policy: 'Plumbline', place: 'E3' })
    // “App 1, agenda” is a clause of the pack, which says where it stands.
    expect(sources).toContainEqual({ policy: 'college', place: 'Appendix 1, The Agenda' })
  })

  test('an agreement has the notes on who may supervise that are for it, and its points one to a line', () => {
    const [agreement] = templates.agreements
    expect(agreement?.eligibility.map(({ key }) => key)).toContain('most_senior')
    const other = changed(({ eligibility }) => {
      eligibility[0].agreements = ['another']
    })
    expect(messages(other)).toEqual(['eligibility.0.agreements: there is no agreement another'])
    expect(JSON.stringify(agreement)).toContain(String.raw`\n`)
  })

  test('words that a pack writes itself stand in place of the usual', () => {
    const pack = changed(({ record }) => {
      record.documents.work.actions.heading = 'To do'
    })
    expect(templatesOf(pack).templates.record?.documents.work.actions).toMatchObject({
      heading: 'To do',
      by: { label: 'By when' },
    })
  })
})

describe('what is wrong is told where it stands in the pack', () => {
  test.each<[string, (pack: ReturnType<typeof loose>) => void, string]>([
    [
      'a matter of the worker on a child’s page',
      ({ record }) =>
        record.documents.case_discussion.sections[1].fields.push({
          key: 'leave',
          label: 'Leave',
          kind: 'long',
          source: 'x',
        }),
      'record.documents.case_discussion: leave is a matter of the worker',
    ],
    [
      'an agenda that leads nowhere',
      ({ agenda }) => (agenda[1].leads_to = { to: 'section', document: 'work', section: 'nowhere' }),
      'leads nowhere',
    ],
    ['a form of nothing', ({ forms }) => (forms[0].of = { agreement: 'nothing' }), 'there is no agreement nothing'],
    [
      'a form that shows a clause nobody agrees',
      ({ forms }) => forms[0].blocks.push({ kind: 'line', label: 'x', from: [{ clause: 'nothing' }] }),
      'there is no clause nothing',
    ],
    ['a placeholder that is not known', ({ record }) => (record.name = 'Of {teacher}'), 'placeholder'],
    ['a key that stands twice', ({ ladders }) => ladders.push(ladders[0]), 'ladders: disagreement is there twice'],
    [
      'a key of the code instead of the pack',
      ({ record }) => (record.documents.work.sections[0].fields[0].writtenBy = 'supervisor'),
      'writtenBy',
    ],
    ['a step with a time in words', ({ ladders }) => (ladders[0].steps[0].within = 'soon'), 'ladders.0.steps.0.within'],
  ])('%s', (_, change, words) => {
    expect(messages(changed(change)).join('\n')).toContain(words)
  })
})

test('two packs with a template of one key are refused, and so is looking for one that is not there', () => {
  const again = { ...college, id: 'another' } as TemplatesWritten
  expect(() => templateLibrary([college as TemplatesWritten, again])).toThrow('Two packs have a template called')
  expect(() => templateLibrary(packs).record('nowhere')).toThrow('There is no template called nowhere')
})
