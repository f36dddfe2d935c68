import { addAmendment } from './amendments.ts'
import { Register } from './children.ts'
import { addGroup, holdGroup, planGroup } from './groups.ts'
import { addMeetings } from './meetings.ts'
import { addOversight } from './oversight.ts'
import { cast, foundOrganisation, type PersonToCast } from './people.ts'
import { adopt, ofFernhollow } from './policies.ts'
import { addSeries } from './series.ts'
import { at, type Player, type Stage } from './stage.ts'
import { cassius } from './stories/cassius.ts'
import { dorian } from './stories/dorian.ts'
import { effie } from './stories/effie.ts'
import { emrys } from './stories/emrys.ts'
import { idra } from './stories/idra.ts'
import { saoirse } from './stories/saoirse.ts'
import type { ChildStory } from './stories/story.ts'
import { wilf } from './stories/wilf.ts'
import { somebodyAt, termsFrom } from './terms.ts'
import type { Timeline } from './timeline.ts'

const pearl = {
  family: 'Lovelace-Amadi',
  given: 'Pearl',
  familyName: 'Lovelace-Amadi',
  age: [0, 61] as [number, number],
  reference: 'FC-1171',
  status: { status: 'child_protection_plan', basis: 's47' } as const,
}

/** An integrated children's service: health, social and youth work together, supervised in one place and managed in another. */
export async function addFernhollow(stage: Stage, timeline: Timeline, parent: string): Promise<void> {
  const founded = stage.monday.subtract({ weeks: 105 })
  const { conrad, mireille, osric, abel, tamsin, bryony } = await people(stage, founded, parent)
  await adopt(stage, conrad, at(stage, founded.add({ days: 1 }), '09:00'), ofFernhollow)
  const register = new Register(stage, timeline, mireille)
  const told = (story: ChildStory, holder: Player, weeks: number, time: string, every = 1) =>
    register.inStory(story, holder, at(stage, stage.monday.subtract({ weeks }), time), { every })
  const abels = {
    idra: told(idra, abel, 60, '09:30'),
    cassius: told(cassius, abel, 60, '09:34', 2),
    emrys: told(emrys, abel, 44, '09:50'),
  }
  const tamsins = {
    wilf: told(wilf, tamsin, 46, '10:10'),
    saoirse: told(saoirse, tamsin, 33, '10:25', 2),
  }
  const bryonys = {
    dorian: told(dorian, bryony, 70, '10:40'),
    effie: told(effie, bryony, 40, '10:55', 2),
  }
  const terms = termsFrom('integrated_agreement', stage.monday.subtract({ weeks: 98 }))
  const tenPoints = {
    line_management: 'Line management is Mireille’s. What is about performance goes to her, with both of us there.',
    urgent_access: 'Ring. If there is no answer in ten minutes, ring Mireille: within the day, always.',
    appraisal_link:
      'What was learned may be taken to the mid-year talk, by the supervisee and without any child’s name.',
  }
  const shared = {
    ...tenPoints,
    shared_with: [mireille.membershipId],
    fallback_person: mireille.membershipId,
  }
  const managed = [
    [conrad, mireille, 1],
    [mireille, osric, 1],
    [mireille, abel, 5],
    [mireille, tamsin, 2],
    [mireille, bryony, 4],
  ] as const
  const room = 'The blue room at the hub'
  const files = { to: 'The authority’s case system', how: 'upload', by: 'the records team' } as const
  addSeries(stage, timeline, {
    terms: terms(osric, abel, 'safeguarding', { every: 5, unit: 'week' }, { weekday: 2, time: '14:00' }, room, {
      ...shared,
      minutes: 75,
    }),
    changed: { changes: 'Court days move it by a day, never by a week.' },
    children: Object.values(abels),
    lead: mireille,
    files,
  })
  addSeries(stage, timeline, {
    terms: terms(
      osric,
      tamsin,
      'safeguarding',
      { every: 8, unit: 'week' },
      { weekday: 4, time: '11:00' },
      room,
      shared,
    ),
    changed: { minutes: 70 },
    by: tamsin,
    children: Object.values(tamsins),
    lead: mireille,
    files,
  })
  addSeries(stage, timeline, {
    terms: terms(
      osric,
      bryony,
      'safeguarding',
      { every: 7, unit: 'week' },
      { weekday: 3, time: '15:30' },
      room,
      shared,
    ),
    changed: { urgent_access: 'Text first. If there is no answer in ten minutes, ring Mireille.' },
    children: Object.values(bryonys),
    lead: mireille,
    fates: { 6: 'missed' },
    newest: 'half_signed',
    files,
  })
  for (const [manager, worker, weekday] of managed) {
    addSeries(stage, timeline, {
      terms: terms(
        manager,
        worker,
        'line_management',
        { every: 8, unit: 'week' },
        { weekday, time: '09:15' },
        'The small office',
        tenPoints,
      ),
      changed: { minutes: 45 },
      children: [],
      lead: mireille,
    })
  }
  register.becomes(
    tamsins.wilf,
    { status: 'stepped_down', basis: null },
    at(stage, stage.monday.subtract({ weeks: 7 }).add({ days: 2 }), '15:10'),
  )
  addAmendment(stage, timeline, at(stage, stage.monday.subtract({ weeks: 19 }).add({ days: 1 }), '09:40'), abel, {
    child: abels.idra,
    what: 'School rings by nine when she is absent, and the police within the hour',
    agencies: [
      {
        agency: 'Hazelwick School',
        person: 'the designated lead',
        within: 3,
        told: { after: 1, how: 'telephone' },
        answered: { after: 1, answer: 'agrees', by: 'the designated lead' },
      },
      {
        agency: 'Police, child protection unit',
        person: 'the duty sergeant',
        within: 3,
        told: { after: 2, how: 'secure_email' },
        answered: { after: 6, answer: 'has_noted', by: 'the duty sergeant' },
      },
    ],
  })
  register.later(pearl, abel, at(stage, stage.lastDay, '09:15'))
  addMeetings(stage, timeline, mireille, {
    children: [abels.idra, abels.cassius],
    kind: 'child_protection_conference',
    firstWeeksAgo: 43,
    everyWeeks: 24,
    nextInDays: 9,
  })
  addMeetings(stage, timeline, mireille, {
    children: [bryonys.dorian],
    kind: 'child_in_need_review',
    firstWeeksAgo: 58,
    everyWeeks: 13,
  })
  addOversight(stage, timeline, at(stage, stage.monday.subtract({ weeks: 8 }), '11:40'), {
    child: bryonys.dorian,
    worker: bryony,
    manager: mireille,
    about: 'Whether he may live in two homes',
    written: {
      days: 3,
      lookedAt: 'Six months of visits, both households, and what he wrote himself.',
      decided: 'He may keep two homes for as long as both keys are his own wish. The plan says so.',
      why: 'He made the arrangement, it has held for four months, and the alternative is a placement that he does not want.',
      departure: {
        what: 'Two addresses in one plan.',
        reason:
          'The procedure asks for one. His nights are divided, and a plan with one address would describe somebody else.',
        approvedBy: 'Conrad Achterberg',
      },
      asked: 'Ask him at each visit whether it is still his wish.',
    },
  })
  addOversight(stage, timeline, at(stage, stage.monday.subtract({ weeks: 1 }), '15:20'), {
    child: abels.emrys,
    worker: abel,
    manager: mireille,
    about: 'Red three times under early help',
  })
  const group = addGroup(
    stage,
    timeline,
    at(stage, stage.monday.subtract({ weeks: 26 }), '13:00'),
    osric,
    [abel, tamsin, bryony],
    {
      name: 'Peers on Fridays',
      kind: 'peer',
    },
  )
  holdGroup(stage, timeline, group, {
    on: stage.monday.subtract({ weeks: 12 }).add({ days: 4 }),
    time: '13:30',
    minutes: 60,
    venue: 'The kitchen at the hub',
    cases: [
      {
        child: tamsins.saoirse,
        by: tamsin,
        said: 'Is it health, housing or both, and who writes the letter.',
        voice: '“My floor is BIG.”',
        rag: 'green',
        decision: {
          what: 'Health writes, because health is answered.',
          why: 'Her chest has a date by which somebody must reply.',
        },
      },
    ],
    guest: { player: mireille, child: tamsins.saoirse },
    notes: {
      themes: 'Letters that are answered and letters that are not.',
      group_learning: 'Write about the child’s body and not the building.',
      cases_discussed: 'sample',
      sample_reason: 'One case that none of us is frightened of, so that we could look at how we write.',
    },
    ending: 'signed',
  })
  planGroup(stage, timeline, at(stage, stage.monday.subtract({ weeks: 13 }), '13:10'), group, {
    first: stage.monday.add({ days: 11 }),
    time: '13:30',
    times: 2,
    everyWeeks: 8,
    venue: 'The kitchen at the hub',
    minutes: 60,
  })
}

async function people(stage: Stage, founded: Temporal.PlainDate, parent: string) {
  const somebody = somebodyAt('fernhollow')
  const ines = await foundOrganisation(stage, at(stage, founded, '11:00'), {
    name: 'Fernhollow Children and Family Service',
    kind: 'local_authority',
    parent,
    recordTemplate: 'integrated',
    agreementTemplate: 'integrated_agreement',
    administrator: somebody('Ines Halvorsen-Price', 'service administrator', ['administrator'], 4),
  })
  let minute = 30
  const add = (person: PersonToCast, more: Partial<PersonToCast> = {}) =>
    cast(stage, ines, at(stage, founded, '11:00').add({ minutes: (minute += 4) }), { ...person, ...more })
  const conrad = await add(somebody('Conrad Achterberg', 'head of service', ['head', 'supervisor'], 6))
  const mireille = await add(
    somebody('Mireille Stokes-Banerjee', 'team manager and safeguarding lead', ['dsl', 'supervisor', 'supervisee'], 5),
    { manager: conrad, hours: 37 },
  )
  const osric = await add(
    somebody('Osric Pemberton-Day', 'practice supervisor', ['deputy_dsl', 'supervisor', 'supervisee'], 7),
    { confirmedBy: mireille, manager: mireille, hours: 30 },
  )
  const worker = (name: string, post: string, years: number) =>
    add(somebody(name, post, ['supervisee'], years), { manager: mireille, hours: 37, holdsCases: true })
  const abel = await worker('Abel Nkemelu-Frost', 'social worker', 2)
  const tamsin = await worker('Tamsin Ruddock', 'health visitor', 9)
  const bryony = await worker('Bryony Tesfaye-Lunn', 'youth worker', 3)
  return { conrad, mireille, osric, abel, tamsin, bryony }
}
