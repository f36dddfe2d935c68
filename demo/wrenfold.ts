import { logInformal } from '../src/features/informal/public.ts'
import { addAgendaItem } from '../src/features/sessions/see-session/agenda.command.ts'
import { propose, suggest, type PairTerms } from './agreements.ts'
import { Register } from './children.ts'
import { dayOf, inSession, prepareSession } from './hold.ts'
import { addCalendar, cast, foundOrganisation, type PersonToCast } from './people.ts'
import { adopt, ofWrenfold } from './policies.ts'
import { addSeries, tellingOf, type Series } from './series.ts'
import { as, at, isPast, sure, weekdayBefore, type Player, type Stage } from './stage.ts'
import { amina } from './stories/amina.ts'
import { ezra } from './stories/ezra.ts'
import { leo } from './stories/leo.ts'
import { nia } from './stories/nia.ts'
import { rosa } from './stories/rosa.ts'
import { tobias } from './stories/tobias.ts'
import { wren } from './stories/wren.ts'
import type { Timeline } from './timeline.ts'
import { wordsOfSession, type ChildInStory } from './words.ts'

const kit = {
  family: 'Osgathorpe',
  given: 'Kit',
  familyName: 'Osgathorpe',
  age: [5, 30] as [number, number],
  reference: 'WP-0219',
  status: { status: 'referred_outcome_unknown', basis: null },
}

type Wrenfold = Awaited<ReturnType<typeof people>>

/** A primary school with a nursery, and everybody in it, over a year. @returns the external supervisor, who has a place elsewhere too */
export async function addWrenfold(stage: Stage, timeline: Timeline): Promise<Player> {
  const founded = stage.monday.subtract({ weeks: 57 })
  const staff = await people(stage, timeline, founded)
  const { idris, morwenna, kofi, dev, jonas, gwen, ansel } = staff
  await adopt(stage, gwen, at(stage, founded.add({ days: 1 }), '09:00'), ofWrenfold)
  const register = new Register(stage, idris)
  const morning = (weeks: number, time: string) => at(stage, stage.monday.subtract({ weeks }), time)
  const told = (story: typeof tobias, holder: Player, time: string) =>
    register.inStory(story, holder, morning(55, time))
  const mine = [
    await told(tobias, morwenna, '10:00'),
    await told(rosa, morwenna, '10:04'),
    await told(leo, morwenna, '10:11'),
  ]
  const his = [await told(amina, kofi, '10:20'), await told(nia, kofi, '10:26')]
  const devs = [await told(ezra, dev, '10:31')]
  const jonass = [await told(wren, jonas, '10:37')]
  const from = stage.monday.subtract({ weeks: 54 })
  const terms = termsFrom(from)
  const shared = {
    shared_with: [gwen.membershipId],
    fallback_person: gwen.membershipId,
    disagreement_person: gwen.membershipId,
  }

  const own = addSeries(stage, timeline, {
    terms: terms(
      idris,
      morwenna,
      'safeguarding',
      { every: 3, unit: 'term_week' },
      { weekday: 4, time: '15:45' },
      'The Willow Room',
      shared,
    ),
    changed: {
      minutes: 75,
      urgent_access:
        'Ring, and if there is no answer in ten minutes ring Gwen. A worry about rising risk does not wait for the next session.',
    },
    children: mine,
    lead: idris,
    fates: { 3: 'moved', 5: 'missed', 7: 'disagreed', 9: 'sent_back' },
    newest: 'half_signed',
  })
  addSeries(stage, timeline, {
    terms: terms(
      idris,
      kofi,
      'safeguarding',
      { every: 5, unit: 'term_week' },
      { weekday: 2, time: '13:30' },
      'The family room',
      shared,
    ),
    changed: { changes: 'Whoever cannot come says so the day before, and brings two other dates.' },
    by: kofi,
    children: his,
    lead: idris,
    newest: 'missed',
  })
  const ofDev = addSeries(stage, timeline, {
    terms: terms(
      morwenna,
      dev,
      'safeguarding',
      { times: 1, per: 'half_term' },
      { weekday: 2, time: '15:40' },
      'The library',
      { ...shared, minutes: 45 },
    ),
    changed: { areas_to_discuss: 'The children I worry about\nWhat I notice in class and do not write down\nLearning' },
    children: devs,
    lead: idris,
  })
  addSeries(stage, timeline, {
    terms: terms(
      morwenna,
      jonas,
      'safeguarding',
      { every: 6, unit: 'term_week' },
      { weekday: 3, time: '14:15' },
      'The mentoring room',
      shared,
    ),
    changed: { minutes: 50 },
    children: jonass,
    lead: idris,
    newest: 'left_open',
  })
  addSeries(stage, timeline, {
    terms: terms(
      ansel,
      idris,
      'external',
      { times: 1, per: 'half_term' },
      { weekday: 1, time: '16:00' },
      'By video, from the office',
      {},
    ),
    changed: { minutes: 90 },
    children: [],
    lead: idris,
  })
  addSeries(stage, timeline, {
    terms: terms(
      ansel,
      gwen,
      'external',
      { times: 1, per: 'term' },
      { weekday: 5, time: '09:30' },
      'The head’s office',
      {},
    ),
    changed: { minutes: 90 },
    children: [],
    lead: idris,
  })
  addLastWeek(stage, timeline, { staff, register, own, ofDev, mine, his })
  return ansel
}

async function people(stage: Stage, timeline: Timeline, founded: Temporal.PlainDate) {
  const somebody = (name: string, post: string, roles: PersonToCast['roles'], years: number): PersonToCast => ({
    name,
    post,
    roles,
    years,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@wrenfold.example.org`,
  })
  const petra = await foundOrganisation(stage, at(stage, founded, '09:00'), {
    name: 'Wrenfold Primary School and Nursery',
    kind: 'school',
    recordTemplate: 'partnership',
    agreementTemplate: 'partnership_direct',
    administrator: somebody('Petra Lindqvist-Amoah', 'school business manager', ['administrator'], 6),
  })
  await addCalendar(stage, petra, at(stage, founded, '09:20'))
  let minute = 30
  const add = (person: PersonToCast, more: Partial<PersonToCast> = {}) =>
    cast(stage, petra, at(stage, founded, '09:00').add({ minutes: (minute += 4) }), { ...person, ...more })
  const gwen = await add(somebody('Gwen Abara-Holt', 'headteacher', ['head'], 7))
  const idris = await add(
    somebody('Idris Falodun', 'designated safeguarding lead', ['dsl', 'supervisor', 'supervisee'], 5),
    { manager: gwen, hours: 37 },
  )
  const morwenna = await add(
    somebody('Morwenna Tait', 'deputy designated safeguarding lead', ['deputy_dsl', 'supervisor', 'supervisee'], 4),
    { confirmedBy: idris, manager: gwen, hours: 32, holdsCases: true },
  )
  const dev = await add(somebody('Dev Mistry-Crane', 'Year 2 teacher', ['supervisee'], 2), {
    manager: morwenna,
    newlyQualified: true,
  })
  const jonas = await add(somebody('Jonas Pell', 'learning mentor', ['supervisee'], 3), {
    manager: morwenna,
    hours: 25,
    holdsCases: true,
  })
  const kofi = await add(somebody('Kofi Larkin', 'family worker', ['supervisee'], 2), {
    manager: idris,
    hours: 37,
    holdsCases: true,
  })
  const saskia = await add(somebody('Saskia Penhallow', 'nursery lead', ['supervisee'], 6), { manager: gwen })
  const lowri = await add(somebody('Lowri Castellane', 'safeguarding governor', ['governor'], 3))
  const ansel = await add(somebody('Ansel Brightwater', 'external supervisor', ['supervisor'], 2))
  const lately = at(stage, stage.monday.subtract({ days: 24 }), '08:50')
  timeline.add(
    lately,
    async () =>
      void (await cast(stage, petra, lately, somebody('Beck Orlanski', 'Year 5 teacher', ['supervisee'], 15 / 365))),
  )
  return { petra, gwen, idris, morwenna, dev, jonas, kofi, saskia, lowri, ansel }
}

const termsFrom =
  (from: Temporal.PlainDate) =>
  (
    supervisor: Player,
    supervisee: Player,
    kind: PairTerms['kind'],
    frequency: PairTerms['values']['frequency'],
    preferred_time: { weekday: number; time: string },
    venue: string,
    more: Partial<PairTerms['values']>,
  ): PairTerms => ({
    supervisor,
    supervisee,
    kind,
    template: 'partnership_direct',
    from,
    values: { frequency, minutes: 60, preferred_time, venue, ...more },
  })

interface LastWeek {
  staff: Wrenfold
  register: Register
  own: Series
  ofDev: Series
  mine: ChildInStory[]
  his: ChildInStory[]
}

/** What is waiting for somebody on the day the demonstration is built. */
function addLastWeek(stage: Stage, timeline: Timeline, { staff, register, own, ofDev, mine, his }: LastWeek): void {
  const { idris, morwenna, kofi, dev, saskia, gwen } = staff
  const daysAgo = (days: number, time: string) =>
    at(stage, weekdayBefore(stage.today.subtract({ days: days - 1 })), time)
  const on = (moment: Temporal.Instant, act: (moment: Temporal.Instant) => Promise<void>) =>
    timeline.add(moment, () => act(moment))
  const talked =
    (by: Player, withWhom: Player, child: ChildInStory | undefined, gist: string) =>
    async (moment: Temporal.Instant) => {
      const happenedOn = moment.toZonedDateTimeISO('Europe/London').toPlainDate()
      const logged = await as(stage, by, moment, (work) =>
        logInformal(work, { withId: withWhom.membershipId, childId: child?.childId ?? null, happenedOn, gist }),
      )
      sure(logged !== null, 'log an informal discussion')
    }
  const [tobiasHere, rosaHere, leoHere] = mine
  on(
    daysAgo(150, '12:05'),
    talked(
      morwenna,
      idris,
      tobiasHere,
      'His grandmother asked at the gate whether she may come to meetings. Idris said to ask the chair, and to tell her the answer either way.',
    ),
  )
  on(daysAgo(9, '09:35'), async (moment) => void (await register.add(kit, kofi, moment)))
  on(daysAgo(6, '16:20'), async (moment) => {
    await suggest(stage, dev, moment, {
      agreementId: ofDev.agreementId,
      over: 2,
      values: { ...ofDev.values, minutes: 60 },
    })
  })
  on(daysAgo(5, '15:20'), async (moment) => {
    const terms = termsFrom(stage.monday.add({ days: 14 }))(
      idris,
      saskia,
      'safeguarding',
      { times: 1, per: 'half_term' },
      { weekday: 3, time: '15:45' },
      'The nursery office',
      {
        fallback_person: gwen.membershipId,
        review_on: stage.today.add({ years: 1 }).toString(),
      },
    )
    await propose(stage, idris, moment, terms)
  })
  on(
    daysAgo(1, '17:10'),
    talked(
      morwenna,
      idris,
      leoHere,
      'He asked again whether the review will say yes. I said that I do not know and will tell him the day I do. Idris agreed, and asked me to bring it to the session.',
    ),
  )
  on(
    daysAgo(1, '17:15'),
    talked(
      kofi,
      idris,
      his[0],
      'Her mother rang at lunch to say that the night carer starts this week. To talk over properly: who tells Amina, and how.',
    ),
  )
  on(daysAgo(1, '17:40'), async () => {
    const next = own.booked
      .filter((each) => !isPast(stage, dayOf(each)))
      .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))[0]
    if (next === undefined) return
    const order = [rosaHere, tobiasHere, leoHere].filter((each) => each !== undefined)
    await prepareSession(stage, own, next, wordsOfSession(stage, order, tellingOf(own, stage.lastDay)), 1)
    await inSession(stage, idris, stage.end, next, async (work, session) => {
      sure(await addAgendaItem(work, session, 'Who goes to the next core group, and who covers'), 'add an item')
    })
    await inSession(stage, morwenna, stage.end, next, async (work, session) => {
      sure(await addAgendaItem(work, session, 'Time for writing up on recording day'), 'add an item')
    })
  })
}
