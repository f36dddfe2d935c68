import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packSchema } from '../pack.ts'
import { ruleSchema } from '../rule.ts'
import { changeInWords } from './change-in-words.ts'

const pack = packSchema.parse(
  parse('{ plumbline: pack/1, id: one, title: One, version: 1, in_force_from: 2025-09-01, clauses: { "1": One. } }'),
)
const child = (most: string) =>
  ruleSchema.parse(
    parse(
      `{ id: a, title: A, clause: "1", strength: must, about: child, while: { status: child_protection_plan }, counts: { event: session, as: child }, gap: { at_most: ${most} } }`,
    ),
  )
const marked = (pieces: readonly { text: string; kind: string }[]) =>
  pieces.map(({ text, kind }) => ({ same: text, out: `[-${text}-]`, in: `[+${text}+]` })[kind]).join('')

describe('a change between two rules', () => {
  test('only the words that changed are marked, and a number goes with its unit', () => {
    expect(marked(changeInWords(child('6 weeks'), child('28 days'), pack).headline)).toBe(
      'For each child with a child protection plan: no more than [-6 weeks-] [+28 days+] between discussions.',
    )
    expect(marked(changeInWords(child('6 weeks'), child('4 weeks'), pack).headline)).toContain('[-6-] [+4+] weeks')
  })

  test('the same words are said to be the same', () => {
    expect(changeInWords(child('6 weeks'), child('6 weeks'), pack).same).toBe(true)
  })

  test('a rule that is new is all in, and one that was dropped all out', () => {
    expect(changeInWords(null, child('6 weeks'), pack).headline.map(({ kind }) => kind)).toEqual(['in'])
    expect(changeInWords(child('6 weeks'), null, pack).headline.map(({ kind }) => kind)).toEqual(['out'])
  })
})
