import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packSchema, type Pack } from '../pack.ts'
import { ruleSchema } from '../rule.ts'
import { ruleInWords } from './rule-in-words.ts'

const pack: Pack = packSchema.parse(
  parse(`
plumbline: pack/1
id: brook-lane
title: Brook Lane
version: 1
in_force_from: 2025-09-01
clauses: { "1": What is asked. }
lists: { live: [child_protection_plan, child_in_need, looked_after] }
words: { case_meeting: [case meeting, case meetings], order_made: order made, supervision_cancelled: supervision cancelled }
parameters:
  new_staff_interval: { asks: How long may a new member of staff go between sessions?, type: interval, clause: "1" }
  record_days: { asks: How soon is the record signed?, type: interval, clause: "1", value: 5 working_days, set_by: governors }
  how_many: { asks: How many sessions in a term?, type: number, clause: "1" }
rules:
  - id: each_half_term
    title: A session in every half-term
    clause: "1"
    strength: must
    about: worker
    counts: { event: session, as: supervisee }
    window: { each: half_term, at_least: 1, part: owed }
  - { id: watch, title: Watch, clause: "1", strength: must, about: worker, counts: { event: shift, as: worker }, gap: { at_most: 1 week } }
`),
)

/** The words of a rule written shortly: what is asked, and beside it whatever matters here. */
function words(yaml: string) {
  const rule = ruleSchema.parse({
    id: 'one',
    title: 'One',
    clause: '1',
    strength: 'must',
    about: 'worker',
    ...parse(yaml),
  })
  return ruleInWords(rule, pack)
}
const sessions = 'counts: { event: session, as: supervisee }'
const discussions = 'about: child\ncounts: { event: session, as: child }'

describe('what is said beside a headline', () => {
  const details = (yaml: string) => words(`${sessions}\ngap: { at_most: 4 weeks }\n${yaml}`).details

  test('whom it covers, in one sentence', () => {
    expect(details('while: { case_holding: yes }')).toEqual(['Covers case holders.'])
    expect(details('')).toEqual(['Covers all members of staff.'])
    expect(details('while: { role: [dsl, deputy_dsl], newly_qualified: yes }')).toEqual([
      'Covers newly qualified DSLs and deputy DSLs.',
    ])
    expect(details('while: { employed: { is: yes, for_less_than: 12 months } }')).toEqual([
      'Covers members of staff who have been employed for less than 12 months.',
    ])
    expect(details('while: { any: [ { case_holding: yes }, { newly_qualified: yes } ] }')).toEqual([
      'Covers members of staff who hold cases or are newly qualified.',
    ])
    expect(details('while: { none: [ { leave: [sick] }, { role: head } ] }')).toEqual([
      'Covers members of staff who are not on sick leave and who are not heads.',
    ])
    expect(details('while: { post: [teacher, family_worker], supervisor: { which: { role: dsl } } }')).toEqual([
      'Covers members of staff whose post is teacher or family worker and whose supervisor is a DSL.',
    ])
    expect(details('while: { hours: { less_than: 20 }, seconded: no }')).toEqual([
      'Covers members of staff with less than 20 hours who are not seconded.',
    ])
  })

  test('what counts, where the headline does not say all of it', () => {
    const only = (where: string) =>
      words(`counts: { event: session, as: supervisee, where: ${where} }\ngap: { at_most: 4 weeks }`).details.at(1)
    expect(only('{ type: one_to_one }')).toBeUndefined()
    expect(only('{ outcome: held }')).toBe('Counts only held sessions.')
    expect(only('{ outcome: held, happened: { event: record_signed, as: session } }')).toBe(
      'Counts only held sessions with a signed record.',
    )
    expect(only('{ supervisor: { same_as: subject.supervisor } }')).toBe(
      'Counts only sessions led by the member of staff’s own supervisor.',
    )
    expect(only('{ supervisor: { which: { role: dsl } }, minutes: { at_least: 60 } }')).toBe(
      'Counts only sessions of 60 minutes or more led by a DSL.',
    )
    expect(only('{ supervisor: { not: { same_as: subject } } }')).toBe(
      'Counts only sessions that are not led by the member of staff themselves.',
    )
    expect(only('{ private_space: yes, interrupted: no }')).toBe(
      'Counts only sessions marked “private space” that are not interrupted.',
    )
  })

  test('pauses, grace, warning, days off and what it takes the place of', () => {
    expect(
      details(
        'pauses: [ { while: { leave: [sick, parental] }, lasting: { at_least: 10 working_days }, effect: stop_clock } ]\ngrace: 3 days\nwarn: 10 working_days\nday_off: forward\ninstead_of: [each_half_term]\nbeside: [watch]\nowed_by: supervisor\nstrength: should\nnote: Measured by the day.',
      ),
    ).toEqual([
      'Covers all members of staff.',
      'Owed by the supervisor.',
      'Pauses while on sick or parental leave, when that lasts 10 working days or more.',
      'Not called overdue until 3 days after the deadline.',
      'Warns 10 working days before.',
      'A deadline on a day that is not a working day moves to the next working day.',
      'Takes the place of “A session in every half-term”.',
      'What is needed for “Watch” is not counted here.',
      'The policy says “should”.',
      'Measured by the day.',
    ])
  })

  test('readings, lists, set and unset parameters, agreed values', () => {
    expect(
      details(
        'reading: { taken: Weeks of term, others: { calendar: { says: Weeks of the calendar., change: { gap: { at_most: 4 weeks } } } } }',
      ),
    ).toContain('The other reading can be chosen: weeks of the calendar.')
    const child = words(`${discussions}\nwhile: { status: { in: live } }\ngap: { at_most: 6 weeks }`)
    expect(child.details).toEqual(['“live” means child protection plan, child in need or looked after.'])
    const signed = words(
      'about: session\nwhere: { outcome: held }\ncounts: { event: record_signed, as: session }\nafter: { trigger: start, within: { parameter: record_days } }',
    )
    expect(signed.details).toEqual(['“How soon is the record signed?” 5 working days, set by governors.'])
    const unset = words(`${sessions}\ngap: { at_most: { strictest: [ 4 weeks, { parameter: new_staff_interval } ] } }`)
    expect(unset.details.at(-1)).toBe(
      '“How long may a new member of staff go between sessions?” has no number yet, so what hangs on it is not decided.',
    )
    const agreed = words(
      `${sessions}\ngap: { at_most: { fact: agreed_interval, no_more_than: 4 weeks, needs: [reason, agreed_by], otherwise: 4 weeks } }`,
    )
    expect(agreed.details.at(-1)).toBe(
      'The agreed interval: no more than 4 weeks; only where “reason” and “agreed by” are recorded with it; 4 weeks where none is recorded.',
    )
    const parttime = words(
      `${sessions}\ngap: { at_most: { take: 4 weeks, scale: { by: hours, full: 37, way: longer, round: up } } }`,
    )
    expect(parttime.details.at(-1)).toBe('In proportion to hours: longer below 37, rounded up.')
  })

  test('windows that began before the rule did, and windows that are excused', () => {
    const half = words(
      `${sessions}\nwindow: { each: half_term, at_least: 1, part: { pro_rata: up } }\npauses: [ { while: { leave: sick }, effect: excuse, covering: half } ]`,
    )
    expect(half.details.slice(1)).toEqual([
      'Starting part-way through a half-term: that one is owed in proportion to its days, rounded up.',
      'A half-term is not asked when half of it or more passes while on sick leave.',
    ])
  })
})
