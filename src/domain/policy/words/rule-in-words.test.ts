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
const headline = (yaml: string) => words(yaml).headline
const sessions = 'counts: { event: session, as: supervisee }'
const discussions = 'about: child\ncounts: { event: session, as: child }'

describe('a rule in plain English, for every kind of ask', () => {
  test.each([
    // gaps
    [`${sessions}\ngap: { at_most: 28 days }`, 'No more than 28 days between sessions.'],
    [`${sessions}\ngap: { at_most: 4 term_weeks }`, 'No more than 4 weeks of term between sessions.'],
    [`${sessions}\ngap: { at_most: 1 quarter }`, 'No more than 3 months between sessions.'],
    [
      `${sessions}\ngap: { at_most: 28 days, first: 7 days }`,
      'No more than 28 days between sessions, and the first within 7 days.',
    ],
    [
      `${discussions}\nwhile: { status: child_protection_plan }\ngap: { at_most: 28 days }`,
      'For each child with a child protection plan: no more than 28 days between discussions.',
    ],
    [
      `${discussions}\nwhile: { status: { in: live } }\ngap: { at_most: 6 weeks }`,
      'For each child with a status that counts as “live”: no more than 6 weeks between discussions.',
    ],
    [
      `${sessions}\ngap: { at_most: { number: 8, of: { event: shift, as: worker } } }`,
      'No more than 8 shifts between sessions.',
    ],
    [
      `${sessions}\ngap: { at_most: { number: 50, total: hours, of: { event: shift, as: worker } } }`,
      'No more than 50 hours of shifts between sessions.',
    ],
    [
      `${sessions}\ngap: { at_most: { first_of: [ { when: { newly_qualified: { is: yes, for_less_than: 3 months } }, use: 1 week }, { when: { newly_qualified: yes }, use: 2 weeks }, { use: 1 month } ] } }`,
      'A session at least every week in the first 3 months, then every 2 weeks while newly qualified, then every month.',
    ],
    [
      `${sessions}\ngap: { at_most: { first_of: [ { when: { role: deputy_dsl }, use: 2 weeks }, { use: 4 weeks } ] } }`,
      'A session at least every 2 weeks while a deputy DSL and every 4 weeks otherwise.',
    ],
    [
      `${sessions}\ngap: { at_most: { fact: agreed_interval, no_more_than: 4 weeks, otherwise: 4 weeks } }`,
      'No more than the agreed interval between sessions.',
    ],
    [
      `${sessions}\ngap: { at_most: { parameter: new_staff_interval } }`,
      '“How long may a new member of staff go between sessions?” has no number yet, so nothing is checked.',
    ],
    [
      `${sessions}\ngap: { at_most: { strictest: [4 weeks, { fact: agreed_interval }] } }`,
      'No more than the shortest of 4 weeks and the agreed interval between sessions.',
    ],
    // windows
    [
      'counts: { event: session, as: supervisee, where: { type: one_to_one, outcome: held, minutes: { at_least: 60 } } }\nwindow: { each: half_term, at_least: 1, part: exempt }',
      'At least 1 one-to-one session in every half-term, of 60 minutes or more.',
    ],
    [`${sessions}\nwindow: { rolling: 12 months, at_least: 6 }`, 'At least 6 sessions in any 12 months.'],
    [
      `${sessions}\nwindow: { each: calendar_month, total: minutes, at_least: 90, part: owed }`,
      'At least 90 minutes of sessions in every calendar month.',
    ],
    [
      `${sessions}\nwindow: { each: term, average: minutes, at_least: 60, part: owed }`,
      'An average of at least 60 minutes for each of the sessions in every term.',
    ],
    [
      `${sessions}\nwindow: { each: academic_year, different: venue, at_least: 2, part: owed }`,
      'At least 2 different venues in the sessions in every academic year.',
    ],
    [
      `${sessions}\nwindow: { each: term, one_of_each: type, values: [individual, group], part: owed }`,
      'At least 1 individual and 1 group session in every term.',
    ],
    [
      `${sessions}\nwindow: { each: half_term, covers: { kind: child, by: holder, as: child, while: { status: child_protection_plan } }, part: owed }`,
      'In every half-term, each child with a child protection plan that they hold has at least 1 discussion.',
    ],
    [
      `${sessions}\nwindow: { each: { week_from: wednesday }, at_most: 2, part: owed }`,
      'No more than 2 sessions in every week, Wednesday to Tuesday.',
    ],
    [
      `${sessions}\nwindow: { each: { every: 3 months, from: start }, at_least: 1, part: owed }`,
      'At least 1 session in each period of 3 months from the start.',
    ],
    [
      `${discussions}\nwindow: { each: { between: { event: conference, as: child } }, at_least: 1 }`,
      'For each child: at least 1 discussion between one conference and the next.',
    ],
    [
      `${sessions}\nwindow: { each: half_term, at_least: { times: 0.125, total: hours, of: { event: shift, as: worker }, round: up }, part: owed }`,
      'At least 1 session for every 8 hours of shifts in every half-term.',
    ],
    [
      `${sessions}\nwindow: { each: calendar_month, at_least: { first_of: [ { when: { employed: { is: yes, for_less_than: 1 year } }, use: 2 }, { use: 1 } ] }, part: owed }`,
      'Sessions in every calendar month: at least 2 in the first year of employment, then 1.',
    ],
    [
      `${sessions}\nwindow: { each: term, at_least: 4, at_most: 6, part: owed }`,
      'At least 4 and no more than 6 sessions in every term.',
    ],
    [
      `${sessions}\nwindow: { each: term, at_least: { parameter: how_many }, part: owed }`,
      '“How many sessions in a term?” has no number yet, so nothing is checked.',
    ],
    // answers
    [
      'about: session\nwhere: { outcome: held }\ncounts: { event: record_signed, as: session }\nafter: { trigger: start, within: 5 working_days }',
      'The record is signed by both within 5 working days of each held session.',
    ],
    [
      'about: session\nwhere: { outcome: held }\ncounts: { event: record_signed, as: session }\nafter: { trigger: start, within: { parameter: record_days } }',
      'The record is signed by both within 5 working days of each held session.',
    ],
    [
      `${sessions}\nafter: { trigger: { event: supervision_cancelled, as: supervisee }, within: 0 days }`,
      'A session on the same day as each supervision cancelled.',
    ],
    [
      'while: { role: deputy_dsl }\ncounts: { event: training, as: worker }\nafter: { trigger: start, within: 6 months }',
      'A training course within 6 months of becoming a deputy DSL.',
    ],
    [
      'counts: { event: case_meeting, as: worker }\nafter: { trigger: { breach_of: each_half_term }, within: 5 working_days }',
      'A case meeting within 5 working days of each time “A session in every half-term” is missed.',
    ],
    [
      'about: child\ncounts: { event: case_meeting, as: child }\nafter: { trigger: { event: order_made, as: child }, points: [10 working_days, 20 working_days, 45 working_days] }',
      'For each child: a case meeting within 10, 20 and 45 working days of each order made.',
    ],
    [
      'about: child\ncounts: { event: case_meeting, as: child }\nafter: { trigger: { event: order_made, as: child }, not_before: 5 days, within: 10 days }',
      'For each child: a case meeting between 5 and 10 days after each order made.',
    ],
    [
      'about: session\ncounts: { event: record_deleted, as: session }\nafter: { trigger: start, within: 25 years, at_most: 0 }',
      'No record deleted for 25 years after each session.',
    ],
    [
      'about: session\ncounts: { event: record_copied, as: session }\nafter: { trigger: start, within: open }',
      'The record is copied after each session, with no time set.',
    ],
    [
      `${discussions}\nbefore: { trigger: { event: review_meeting, as: child }, within: 14 days }`,
      'For each child: a discussion in the 14 days before each review meeting.',
    ],
    [
      'counts: { event: told_of_meeting, as: worker }\nbefore: { trigger: { event: dispute_meeting, as: worker }, linked: meeting }',
      'A notice of the meeting before each dispute meeting.',
    ],
    // standing conditions, alternatives, people
    ['always: { supervisor: { known: yes } }', 'Each member of staff has a supervisor.'],
    [
      'while: { case_holding: yes }\nalways: { agreement_in_force: yes }',
      'Each case holder has an agreement in force.',
    ],
    ['always: { supervisor: { which: { role: dsl } } }', 'Each member of staff’s supervisor is a DSL.'],
    [
      'always: { supervisor: { not: { same_as: subject } } }',
      'Each member of staff’s supervisor is not the member of staff themselves.',
    ],
    [
      'always: { happened: { event: training, as: worker, in_last: 2 years } }',
      'Each member of staff has had a training course in the last 2 years.',
    ],
    [
      'about: session\nwhere: { type: group }\nalways: { members: { at_most: 10 } }',
      'Each group session has 10 or fewer members.',
    ],
    [
      `either: [ { ${sessions}, window: { each: half_term, at_least: 1, part: owed } }, { ${sessions}, gap: { at_most: 8 weeks } } ]`,
      'Either at least 1 session in every half-term or no more than 8 weeks between sessions.',
    ],
    [
      'about: session\nperson: Whether the record reflects the meeting.',
      'To be checked by a person: whether the record reflects the meeting.',
    ],
  ])('%s', (yaml, expected) => {
    expect(headline(yaml)).toBe(expected)
  })
})
