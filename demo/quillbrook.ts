import { addAmendment } from './amendments.ts'
import { addBoard } from './board.ts'
import { Register } from './children.ts'
import { addEscalation } from './escalations.ts'
import { addMeetings } from './meetings.ts'
import { addTerms, cast, foundOrganisation, type PersonToCast } from './people.ts'
import { adopt, looksAgain, ofQuillbrook } from './policies.ts'
import { addSeries } from './series.ts'
import { at, type Player, type Stage } from './stage.ts'
import { astrid } from './stories/astrid.ts'
import { caspian } from './stories/caspian.ts'
import { gideon } from './stories/gideon.ts'
import { hollis } from './stories/hollis.ts'
import { linus } from './stories/linus.ts'
import { ottoline } from './stories/ottoline.ts'
import type { ChildStory } from './stories/story.ts'
import { somebodyAt, termsFrom } from './terms.ts'
import type { Timeline } from './timeline.ts'
import type { ChildInStory } from './words.ts'

const somebody = somebodyAt('quillbrook')
type Partnership = Player & { organisationId: string }
const foundedOn = (stage: Stage) => stage.monday.subtract({ weeks: 110 })

/** The partnership above the others, founded before them. */
export async function foundQuillbrook(stage: Stage): Promise<Partnership> {
  const leopold = await foundOrganisation(stage, at(stage, foundedOn(stage), '09:00'), {
    name: 'Quillbrook Safeguarding Partnership',
    kind: 'partnership',
    recordTemplate: 'partnership',
    agreementTemplate: 'partnership_direct',
    administrator: somebody('Leopold Ashgrove-Nair', 'partnership business manager', ['administrator'], 4),
  })
  await addTerms(stage, leopold, at(stage, foundedOn(stage), '09:20'))
  return leopold
}

const onTheBoard = (given: string, familyName: string, age: [number, number], reference: string, status: string) => ({
  family: familyName,
  given,
  familyName,
  age,
  reference,
  status: { status, basis: status === 'child_in_need' ? ('s17' as const) : null },
})

/** The partnership's own practice team: supervised each half-term, its live cases on one board every week. */
export async function addQuillbrook(stage: Stage, timeline: Timeline, leopold: Partnership): Promise<void> {
  const { vivienne, barnaby, marguerite, silas, wilhelmina, jarek } = await people(stage, leopold)
  await adopt(stage, vivienne, at(stage, foundedOn(stage).add({ days: 1 }), '09:00'), ofQuillbrook)
  const looked = at(stage, stage.monday.subtract({ weeks: 53 }).add({ days: 1 }), '17:10')
  timeline.add(looked, () =>
    adopt(
      stage,
      vivienne,
      looked,
      looksAgain(ofQuillbrook, { escalate_within: { value: '10 working_days', set_by: 'the partnership director' } }),
    ),
  )
  const register = new Register(stage, timeline, barnaby)
  const added = (weeks: number, time: string) => at(stage, stage.monday.subtract({ weeks }), time)
  const told = (story: ChildStory, holder: Player, weeks: number, time: string, more: Partial<ChildInStory> = {}) =>
    register.inStory(story, holder, added(weeks, time), more)
  const his = {
    linus: told(linus, silas, 93, '09:35'),
    gideon: told(gideon, silas, 54, '09:45', { every: 2 }),
    ottoline: told(ottoline, silas, 41, '09:55', { every: 2 }),
  }
  const hers = {
    hollis: told(hollis, wilhelmina, 95, '10:10'),
    caspian: told(caspian, wilhelmina, 44, '10:20'),
    astrid: told(astrid, wilhelmina, 50, '10:25', { lastTold: stage.monday.subtract({ weeks: 9 }) }),
  }
  const jareks = [
    register.later(onTheBoard('Zadie', 'Amberley-Cho', [13, 12], 'QP-0101', 'early_help'), jarek, added(38, '10:40')),
    register.later(
      onTheBoard('Rowan', 'Lisle-Baptiste', [10, 240], 'QP-0104', 'child_in_need'),
      jarek,
      added(31, '10:45'),
    ),
    register.later(
      onTheBoard('Mattias', 'Greenhow-Pak', [15, 33], 'QP-0107', 'cause_for_concern'),
      jarek,
      added(24, '10:50'),
    ),
    register.later(onTheBoard('Isolde', 'Farthing-Roe', [8, 8], 'QP-0110', 'stepped_down'), jarek, added(15, '10:55')),
    register.later(
      onTheBoard('Cosmo', 'Trevanion-Ade', [11, 190], 'QP-0112', 'cause_for_concern'),
      jarek,
      added(14, '11:00'),
    ),
    register.later(
      onTheBoard('Lark', 'Ferreira-Moss', [9, 77], 'QP-0113', 'family_support_plan'),
      jarek,
      added(14, '11:05'),
    ),
  ]
  const terms = termsFrom('partnership_direct', stage.monday.subtract({ weeks: 94 }))
  const shared = { disagreement_person: vivienne.membershipId, fallback_person: vivienne.membershipId }
  const files = { to: 'The authority’s case system', how: 'upload', by: 'the duty clerk' } as const
  addSeries(stage, timeline, {
    terms: terms(
      barnaby,
      silas,
      'safeguarding',
      { every: 5, unit: 'week' },
      { weekday: 1, time: '14:00' },
      'Room 2, by the stairs',
      shared,
    ),
    changed: { minutes: 75 },
    children: Object.values(his),
    lead: barnaby,
    files,
  })
  addSeries(stage, timeline, {
    terms: terms(
      marguerite,
      wilhelmina,
      'safeguarding',
      { every: 7, unit: 'week' },
      { weekday: 3, time: '10:30' },
      'The clinic, last room',
      shared,
    ),
    changed: { minutes: 70 },
    by: wilhelmina,
    children: Object.values(hers),
    lead: barnaby,
    files,
  })
  addSeries(stage, timeline, {
    terms: terms(
      barnaby,
      marguerite,
      'safeguarding',
      { times: 1, per: 'term' },
      { weekday: 5, time: '13:30' },
      'Room 2, by the stairs',
      shared,
    ),
    changed: { minutes: 90 },
    children: [],
    lead: barnaby,
  })
  addSeries(stage, timeline, {
    terms: terms(
      vivienne,
      barnaby,
      'safeguarding',
      { times: 1, per: 'half_term' },
      { weekday: 4, time: '16:00' },
      'By video',
      shared,
    ),
    changed: { minutes: 50 },
    children: [],
    lead: barnaby,
  })
  const indirect = termsFrom('partnership_indirect', stage.monday.subtract({ weeks: 70 }))
  addSeries(stage, timeline, {
    terms: indirect(
      marguerite,
      jarek,
      'safeguarding',
      { every: 9, unit: 'week' },
      { weekday: 2, time: '11:15' },
      'Room 2, by the stairs',
      shared,
    ),
    changed: { minutes: 45 },
    children: [],
    lead: barnaby,
  })
  addAmendment(stage, timeline, at(stage, stage.monday.subtract({ weeks: 3 }).add({ days: 1 }), '09:20'), silas, {
    child: his.linus,
    what: 'Wednesday nights at his grandmother’s, and the tablets go with him',
    agencies: [
      {
        agency: 'Saltbridge Academy',
        person: 'the designated lead',
        within: 5,
        told: { after: 1, how: 'telephone' },
        answered: { after: 2, answer: 'agrees', by: 'the designated lead' },
      },
      {
        agency: 'Epilepsy nursing service',
        person: 'the specialist nurse',
        within: 5,
        told: { after: 3, how: 'secure_email' },
      },
      { agency: 'Police, child protection unit', person: '', within: 7 },
    ],
  })
  const plan = { everyWeeks: 26, kind: 'child_protection_conference' } as const
  addMeetings(stage, timeline, barnaby, { ...plan, children: [his.linus], firstWeeksAgo: 91 })
  addMeetings(stage, timeline, barnaby, { ...plan, children: [hers.caspian], firstWeeksAgo: 42, nextInDays: 12 })
  addMeetings(stage, timeline, barnaby, {
    children: [his.gideon],
    kind: 'child_in_need_review',
    firstWeeksAgo: 48,
    everyWeeks: 13,
  })
  addEscalation(stage, timeline, barnaby, {
    child: his.gideon,
    moment: added(24, '11:30'),
    to: vivienne,
    told: { days: 4, followed: 'meeting_brought_forward' },
  })
  addEscalation(stage, timeline, silas, {
    child: his.ottoline,
    moment: added(1, '16:30'),
    to: { post: 'Head of children’s social care' },
  })
  addBoard(stage, timeline, {
    made: added(13, '08:40'),
    leader: barnaby,
    members: [marguerite, silas, wilhelmina, jarek],
    cases: jareks,
    weeks: 10,
  })
}

async function people(stage: Stage, leopold: Player) {
  const founded = foundedOn(stage)
  let minute = 30
  const add = (person: PersonToCast, more: Partial<PersonToCast> = {}) =>
    cast(stage, leopold, at(stage, founded, '09:30').add({ minutes: (minute += 4) }), { ...person, ...more })
  const vivienne = await add(somebody('Vivienne Thornquist', 'partnership director', ['head', 'supervisor'], 5))
  const barnaby = await add(
    somebody('Barnaby Okpara-Wilde', 'designated lead of the practice team', ['dsl', 'supervisor', 'supervisee'], 6),
    { manager: vivienne, hours: 37 },
  )
  const marguerite = await add(
    somebody('Marguerite Fallows', 'practice supervisor', ['deputy_dsl', 'supervisor', 'supervisee'], 4),
    { confirmedBy: barnaby, manager: barnaby, hours: 37 },
  )
  const worker = (name: string, post: string, manager: Player, years: number) =>
    add(somebody(name, post, ['supervisee'], years), { manager, hours: 37, holdsCases: true })
  const silas = await worker('Silas Dunmore-Achebe', 'advanced practitioner', barnaby, 5)
  const wilhelmina = await worker('Wilhelmina Kerr-Tanaka', 'specialist nurse', marguerite, 3)
  const jarek = await worker('Jarek Holmwood-Sims', 'education safeguarding adviser', barnaby, 2)
  await add(somebody('Nell Featherington', 'independent board member', ['board_member'], 3))
  return { vivienne, barnaby, marguerite, silas, wilhelmina, jarek }
}
