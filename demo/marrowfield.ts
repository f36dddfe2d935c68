import { addGroup, holdGroup, joinGroup, planGroup, type Group } from './groups.ts'
import { importSheet } from './import-sheet.ts'
import { Register } from './children.ts'
import { addMeetings } from './meetings.ts'
import { cast, foundOrganisation, type PersonToCast } from './people.ts'
import { adopt, looksAgain, ofMarrowfield } from './policies.ts'
import { addSeries } from './series.ts'
import { at, type Player, type Stage } from './stage.ts'
import { bettina } from './stories/bettina.ts'
import { bo } from './stories/bo.ts'
import { coral } from './stories/coral.ts'
import { florian } from './stories/florian.ts'
import { ismay } from './stories/ismay.ts'
import { rafferty } from './stories/rafferty.ts'
import type { ChildStory } from './stories/story.ts'
import { sunniva } from './stories/sunniva.ts'
import { teddy } from './stories/teddy.ts'
import { somebodyAt, termsFrom } from './terms.ts'
import type { Timeline } from './timeline.ts'
import type { ChildInStory } from './words.ts'

/** A cluster of schools with targeted services: supervised every four weeks, a group each half-term, a register from a sheet. */
export async function addMarrowfield(stage: Stage, timeline: Timeline, parent: string): Promise<void> {
  const founded = stage.monday.subtract({ weeks: 106 })
  const { ruben, delphine, magnus, orla, yusra, pip } = await people(stage, founded, parent)
  await adopt(stage, ruben, at(stage, founded.add({ days: 1 }), '09:00'), ofMarrowfield)
  const looked = at(stage, stage.monday.subtract({ weeks: 53 }).add({ days: 1 }), '17:10')
  timeline.add(looked, () =>
    adopt(
      stage,
      ruben,
      looked,
      looksAgain(ofMarrowfield, {
        child_interval: {
          value: '12 weeks',
          set_by: 'the cluster chair',
          reason: 'Every third session at the latest.',
        },
      }),
    ),
  )
  const register = new Register(stage, timeline, delphine)
  const told = (story: ChildStory, holder: Player, weeks: number, time: string, more: Partial<ChildInStory> = {}) =>
    register.inStory(story, holder, at(stage, stage.monday.subtract({ weeks }), time), more)
  const hers = {
    bo: told(bo, yusra, 97, '09:40'),
    sunniva: told(sunniva, yusra, 70, '09:50', { every: 2 }),
    teddy: told(teddy, yusra, 95, '10:05', { everRarer: true }),
    // Twelve weeks are the limit: hers run out in the next month.
    coral: told(coral, yusra, 62, '10:09', { lastTold: stage.monday.subtract({ weeks: 7 }) }),
  }
  const orlas = {
    ismay: told(ismay, orla, 48, '11:15'),
    rafferty: told(rafferty, orla, 95, '11:20'),
  }
  const pips = {
    florian: told(florian, pip, 95, '13:10'),
    bettina: told(bettina, pip, 58, '13:20'),
  }
  const terms = termsFrom('schools_and_clusters_contract', stage.monday.subtract({ weeks: 96 }))
  const shared = { disagreement_person: ruben.membershipId, fallback_person: delphine.membershipId }
  const every = (weeks: number) => ({ every: weeks, unit: 'term_week' }) as const
  const room = 'The cluster office, upstairs'
  addSeries(stage, timeline, {
    terms: terms(
      magnus,
      yusra,
      'safeguarding',
      { every: 4, unit: 'week' },
      { weekday: 2, time: '10:00' },
      room,
      shared,
    ),
    changed: { changes: 'Whoever cannot come says so two days before, and brings another date.' },
    children: Object.values(hers),
    lead: delphine,
    approvers: [ruben],
    files: { to: 'The child’s school', how: 'secure_email', by: 'the school office' },
  })
  addSeries(stage, timeline, {
    terms: terms(delphine, orla, 'safeguarding', every(4), { weekday: 3, time: '13:15' }, 'The quiet room', shared),
    changed: { minutes: 75 },
    by: orla,
    children: Object.values(orlas),
    lead: delphine,
    newest: 'half_signed',
  })
  addSeries(stage, timeline, {
    terms: terms(magnus, pip, 'safeguarding', every(5), { weekday: 4, time: '09:15' }, room, shared),
    changed: { minutes: 65 },
    children: Object.values(pips),
    lead: delphine,
    // Pip's hours were moved to another school: nobody noticed that the sessions stopped.
    lapsedFor: 22,
  })
  addSeries(stage, timeline, {
    terms: terms(ruben, delphine, 'safeguarding', every(4), { weekday: 5, time: '09:30' }, 'The head’s office', {
      disagreement_person: ruben.membershipId,
    }),
    changed: { minutes: 75 },
    children: [],
    lead: delphine,
  })
  addSeries(stage, timeline, {
    terms: terms(ruben, magnus, 'safeguarding', every(4), { weekday: 1, time: '16:00' }, 'The head’s office', {
      disagreement_person: ruben.membershipId,
    }),
    changed: { minutes: 65 },
    children: [],
    lead: delphine,
  })
  addMeetings(stage, timeline, delphine, {
    children: [hers.bo],
    kind: 'child_in_need_review',
    firstWeeksAgo: 84,
    everyWeeks: 13,
  })
  addMeetings(stage, timeline, delphine, {
    children: [orlas.ismay],
    kind: 'child_protection_conference',
    firstWeeksAgo: 47,
    everyWeeks: 24,
    nextInDays: 40,
  })
  addMeetings(stage, timeline, delphine, {
    children: [orlas.ismay],
    kind: 'core_group',
    firstWeeksAgo: 45,
    everyWeeks: 6,
  })
  addMeetings(stage, timeline, delphine, {
    children: [orlas.rafferty],
    kind: 'looked_after_review',
    firstWeeksAgo: 80,
    everyWeeks: 26,
    nextInDays: 16,
  })
  const group = addThinkingGroup(stage, timeline, { delphine, orla, yusra, pip, magnus }, [hers.bo, orlas.rafferty])
  planGroup(stage, timeline, at(stage, stage.monday.subtract({ weeks: 5 }), '11:30'), group, {
    first: stage.monday.add({ days: 10 }),
    time: '12:30',
    times: 3,
    everyWeeks: 6,
    venue: 'The hall, after lunch',
    minutes: 75,
  })
  const imported = at(stage, stage.monday.subtract({ weeks: 3 }).add({ days: 1 }), '14:25')
  timeline.add(imported, () => importSheet(stage, delphine, imported, sheet(stage, yusra, orla)))
}

interface GroupPeople {
  delphine: Player
  orla: Player
  yusra: Player
  pip: Player
  magnus: Player
}

/** A group each half-term: a guest for one child once, and somebody who came into it later. */
function addThinkingGroup(
  stage: Stage,
  timeline: Timeline,
  { delphine, orla, yusra, pip, magnus }: GroupPeople,
  [first, second]: [ChildInStory, ChildInStory],
): Group {
  const made = at(stage, stage.monday.subtract({ weeks: 34 }), '16:00')
  const group = addGroup(stage, timeline, made, delphine, [orla, yusra], { name: 'Thinking aloud', kind: 'group' })
  const on = (weeks: number) => stage.monday.subtract({ weeks }).add({ days: 3 })
  const usual = {
    askedAt: made.add({ minutes: 15 }),
    time: '12:30',
    minutes: 75,
    venue: 'The hall, after lunch',
    ending: 'signed',
  } as const
  holdGroup(stage, timeline, group, {
    ...usual,
    on: on(30),
    cases: [
      {
        child: first,
        by: yusra,
        said: 'Two years of small things. We read the dates aloud, and the room went quiet.',
        voice: '“The dog’s the blanket.”',
        rag: 'amber',
        decision: {
          what: 'Bring the table of months to the next review.',
          why: 'Read together the small things are one large one.',
        },
      },
    ],
    guest: { player: pip, child: first },
    notes: {
      themes: 'How kindness to a parent can hide what a day is like. Visits that go well.',
      group_learning: 'To ask what would have to be different, before saying that it is better.',
      cases_discussed: 'sample',
      sample_reason:
        'One quiet, long-running worry that had not been brought here before, and no urgent one: those are heard elsewhere.',
    },
  })
  joinGroup(stage, timeline, at(stage, stage.monday.subtract({ weeks: 22 }), '09:45'), group, magnus)
  holdGroup(stage, timeline, group, {
    ...usual,
    on: on(16),
    absent: [yusra],
    cases: [
      {
        child: second,
        by: orla,
        said: 'Who tells him things, and in what order. We counted nine people.',
        rag: 'amber',
        decision: {
          what: 'One adult tells him, and the others say that they know.',
          why: 'Nine kind versions are nine different stories.',
        },
        todo: { what: 'Write down who tells Rafferty what', why: 'So that it is one person', within: 14 },
      },
    ],
    notes: {
      themes: 'Waiting lists, and what we say to children about them.',
      cases_discussed: 'sample',
      sample_reason: 'Chosen by whoever had something they could not see alone.',
    },
  })
  holdGroup(stage, timeline, group, {
    ...usual,
    on: on(4),
    cases: [],
    ending: 'half_signed',
    notes: {
      themes: 'No child today: how each of us ends a visit, and what we do in the car.',
      group_practice: 'Five minutes before the next door.',
      cases_discussed: 'none',
    },
  })
  return group
}

/** As the schools' own system exports it: one row is here already, one has no date of birth. */
const sheet = ({ today }: Stage, yusra: Player, orla: Player): string => {
  const born = (years: number, days: number) => today.subtract({ years, days }).toString()
  const since = (days: number) => today.subtract({ days }).toString()
  return [
    'Legal Forename,Legal Surname,DOB,Admission No,School,Sibling Group,Case Type,Status Since,Key Worker',
    `Juno,Abernathy-Cole,${born(9, 120)},MC-0471,Larkmoor Primary,A12,Early Help,${since(60)},${yusra.email}`,
    `Otis,Abernathy-Cole,${born(7, 40)},MC-0472,Larkmoor Primary,A12,Early Help,${since(60)},${yusra.email}`,
    `Mabel,Kittering-Rowe,${born(12, 200)},MC-0476,Fallowgate Academy,,Cause for Concern,${since(48)},${orla.email}`,
    `Samir,Quillfeather,${born(10, 3)},MC-0477,Larkmoor Primary,,CIN,${since(45)},`,
    `Lottie,Brandreth-Oye,${born(6, 310)},MC-0480,Larkmoor Primary,,Family Support Plan,${since(41)},`,
    `Evander,Moss-Tully,${born(14, 77)},MC-0481,Fallowgate Academy,,Cause for Concern,${since(38)},`,
    `Bo,Winterbourne-Hale,${born(8, 130)},MC-0412,Larkmoor Primary,,CIN,${since(600)},`,
  ].join('\r\n')
}

async function people(stage: Stage, founded: Temporal.PlainDate, parent: string) {
  const somebody = somebodyAt('marrowfield')
  const hester = await foundOrganisation(stage, at(stage, founded, '10:30'), {
    name: 'Marrowfield Cluster of Schools',
    kind: 'cluster',
    parent,
    recordTemplate: 'schools_and_clusters',
    agreementTemplate: 'schools_and_clusters_contract',
    administrator: somebody('Hester Adewale-Quint', 'cluster administrator', ['administrator'], 5),
  })
  let minute = 40
  const add = (person: PersonToCast, more: Partial<PersonToCast> = {}) =>
    cast(stage, hester, at(stage, founded, '10:30').add({ minutes: (minute += 4) }), { ...person, ...more })
  const ruben = await add(
    somebody('Ruben Castlemayne', 'headteacher and cluster chair', ['head', 'supervisor', 'cluster_chair'], 8),
  )
  const delphine = await add(
    somebody('Delphine Orchard-Mensah', 'senior designated lead', ['dsl', 'supervisor', 'supervisee'], 6),
    { manager: ruben, hours: 37 },
  )
  const magnus = await add(
    somebody('Magnus Tolliver', 'targeted services lead', ['targeted_services_lead', 'supervisor', 'supervisee'], 5),
    { manager: ruben, hours: 37 },
  )
  const orla = await add(somebody('Orla Beckwith-Rao', 'deputy designated lead', ['deputy_dsl', 'supervisee'], 3), {
    confirmedBy: delphine,
    manager: delphine,
    holdsCases: true,
  })
  const yusra = await add(somebody('Yusra Fennimore', 'family support worker', ['supervisee'], 3), {
    manager: magnus,
    hours: 37,
    holdsCases: true,
  })
  const pip = await add(somebody('Pip Landowski', 'inclusion worker', ['supervisee'], 2), {
    manager: magnus,
    hours: 30,
    holdsCases: true,
  })
  await add(somebody('Gethin Sayle-Ito', 'safeguarding governor', ['governor'], 2))
  return { ruben, delphine, magnus, orla, yusra, pip }
}
