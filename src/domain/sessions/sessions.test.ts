import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { templates } from '../../../test/support/templates.ts'
import { fieldsOf } from '../templates/shape.ts'
import { statusChangeInWords } from './child-status.ts'
import {
  decisionKey,
  decisionParts,
  decisionsFrom,
  draftDecisionsFrom,
  draftKeyOf,
  fieldValuesOf,
  keyOfDecision,
} from './decisions.ts'
import { draftKey, factOf, problemWith } from './draft-fields.ts'
import { ageOn, firstName } from './names.ts'
import { isDrifting, runOf } from './rag-history.ts'
import { mayOpen, maySayMissed } from './session-state.ts'
import { bothTexts, textChosen, textsToKeep } from './two-texts.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-26')

describe('decisions of a draft', () => {
  const values = {
    needs: 'A bedtime',
    'decision.1.what': 'Wait',
    'decision.1.why': 'She comes now',
    'decision.3.what': 'Ask the chair',
    'decision.3.departure.approved_by': 'Gwen',
    'decision.2.what': ' ',
  }

  test('keep their places while they are written, and lose the empty ones when they are sealed', () => {
    expect(draftDecisionsFrom(values).map(({ what }) => what)).toEqual(['Wait', ' ', 'Ask the chair'])
    expect(decisionsFrom(values)).toEqual([
      { what: 'Wait', why: 'She comes now' },
      { what: 'Ask the chair', why: '', departure: { what: '', reason: '', approvedBy: 'Gwen' } },
    ])
  })

  test('are told from the fields of the template', () => {
    expect(fieldValuesOf(values)).toEqual({ needs: 'A bedtime' })
  })

  test('every key is read back as it was made, and what is none is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.constantFrom(...decisionParts), (no, part) => {
        expect(decisionKey(keyOfDecision(no, part))).toEqual({ no, part })
      }),
    )
    for (const key of ['decision.0.what', 'decision.21.what', 'decision.1.whim', 'decision.1.what ', 'decision'])
      expect(decisionKey(key)).toBeNull()
  })

  test('what is missing of a decision names its draft field', () => {
    expect(draftKeyOf('decisions.0.departure.approvedBy')).toBe('decision.1.departure.approved_by')
    expect(draftKeyOf('decisions.4.why')).toBe('decision.5.why')
    expect(draftKeyOf('risks')).toBe('risks')
  })
})

describe('a key of a draft', () => {
  const template = templates.record('partnership')

  test('is known only in the document that asks it, so that nothing of a worker is written in a child’s', () => {
    for (const record of templates.records) {
      for (const field of [...fieldsOf(record.documents.work), ...fieldsOf(record.documents.wellbeing)]) {
        expect(draftKey(record, 'case_discussion', field.key)).toBeNull()
      }
    }
    expect(draftKey(template, 'work', 'decision.1.what')).toBeNull()
  })

  test('may always be emptied, and holds no more than its length', () => {
    for (const record of templates.records) {
      for (const field of fieldsOf(record.documents.case_discussion)) {
        const what = draftKey(record, 'case_discussion', field.key)
        if (what === null) throw new Error(field.key)
        expect(problemWith(what, '', today)).toBeNull()
        expect(problemWith(what, 'x'.repeat(field.maxLength + 1), today)).not.toBeNull()
      }
    }
  })

  test('tells which fact is kept in step with it', () => {
    const fact = (kind: 'case_discussion' | 'work', key: string) => {
      const what = draftKey(template, kind, key)
      return what === null ? undefined : factOf(what)
    }
    expect(fact('case_discussion', 'direction')).toBe('rag')
    expect(fact('case_discussion', 'last_seen_alone')).toBe('seen_alone_on')
    expect(fact('work', 'cases_discussed')).toBe('discussed')
    expect(fact('case_discussion', 'needs')).toBeNull()
    expect(fact('case_discussion', 'decision.1.what')).toBeNull()
  })
})

test('things have stood still when the last three discussions were amber or red', () => {
  expect(isDrifting(['amber', 'red', 'amber', 'green'])).toBe(true)
  expect(isDrifting(['amber', 'amber', 'green'])).toBe(false)
  expect(isDrifting(['red', 'red'])).toBe(false)
  expect(runOf(['amber', 'amber', 'red'])).toBe(2)
  expect(runOf([])).toBe(0)
})

test('a session is opened on its day or after it, and missed from the day after', () => {
  expect(mayOpen('planned', today, day('2026-03-25'))).toBe('too early')
  expect(mayOpen('planned', today, today)).toBe('yes')
  expect(mayOpen('signed', today, today)).toBe('no')
  expect(maySayMissed('planned', today, today)).toBe(false)
  expect(maySayMissed('planned', today, day('2026-03-27'))).toBe(true)
  expect(maySayMissed('open', today, day('2026-03-27'))).toBe(false)
})

describe('two texts', () => {
  const texts = { mine: 'Mine', theirs: 'Theirs', fresh: 'Agreed' }

  test('both is theirs first', () => {
    expect(textChosen('both', texts)).toBe('Theirs\n\nMine')
    expect(bothTexts({ mine: '', theirs: 'Theirs' })).toBe('Theirs')
    expect(textChosen('new', texts)).toBe('Agreed')
  })

  test('whatever is chosen, mine is among what is kept and the chosen one is last', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (chosen, mine) => {
        const kept = textsToKeep(chosen, mine)
        expect(kept).toContain(mine)
        expect(kept.at(-1)).toBe(chosen)
      }),
    )
  })
})

test('an age is in whole years, and a first name is the first word', () => {
  expect(ageOn(day('2018-03-27'), today)).toBe(7)
  expect(ageOn(day('2018-03-26'), today)).toBe(8)
  expect(ageOn(day('2020-02-29'), day('2026-02-28'))).toBe(5)
  expect(firstName('Gwen Abara-Holt')).toBe('Gwen')
})

describe('what became of a child’s status since last time', () => {
  const last = day('2026-03-01')
  const period = (status: string, startsOn: string, endsOn: string | null = null) => ({
    status,
    legalBasis: null,
    startsOn: day(startsOn),
    endsOn: endsOn === null ? null : day(endsOn),
  })
  const said = (...periods: ReturnType<typeof period>[]) => statusChangeInWords(periods, last, String)

  test('is what began, then what ended, and nothing when neither did', () => {
    expect(said(period('early_help', '2026-01-10', '2026-03-02'), period('child_in_need', '2026-03-03'))).toBe(
      'Child in need since 2026-03-03; early help until 2026-03-02',
    )
    expect(said(period('early_help', '2026-01-10'), period('child_in_need', '2025-01-01', '2026-02-28'))).toBe('')
  })

  test('of one that came and went has both days, and one whose last day was the session’s ended after it', () => {
    expect(said(period('looked_after', '2026-03-04', '2026-03-09'))).toBe('Looked after from 2026-03-04 to 2026-03-09')
    expect(said(period('early_help', '2026-01-10', '2026-03-01'))).toBe('Early help until 2026-03-01')
  })
})
