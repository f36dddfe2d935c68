import { logInformal } from '../src/features/informal/public.ts'
import { addAgendaItem } from '../src/features/sessions/see-session/agenda.command.ts'
import { propose, suggest } from './agreements.ts'
import type { Register } from './children.ts'
import { addEnteredTwice } from './entered-twice.ts'
import { dayOf, prepareSession } from './hold.ts'
import { tellingOf, type Series } from './series.ts'
import { as, at, isPast, sure, weekdayBefore, type Player, type Stage } from './stage.ts'
import { termsFrom } from './terms.ts'
import type { Timeline } from './timeline.ts'
import type { Wrenfold } from './wrenfold-people.ts'
import { wordsOfSession, type ChildInStory } from './words.ts'
import { inSession } from './write-record.ts'

const kit = {
  family: 'Osgathorpe',
  given: 'Kit',
  familyName: 'Osgathorpe',
  age: [5, 30] as [number, number],
  reference: 'WP-0219',
  status: { status: 'referred_outcome_unknown', basis: null },
}

const posy = {
  family: 'Hartnell-Obi',
  given: 'Posy',
  familyName: 'Hartnell-Obi',
  age: [8, 71] as [number, number],
  reference: 'WP-0221',
  status: { status: 'early_help', basis: null },
}

const bram = {
  family: 'Oakhanger-Dell',
  given: 'Bram',
  familyName: 'Oakhanger-Dell',
  age: [3, 190] as [number, number],
  reference: 'WP-0215',
  status: { status: 'cause_for_concern', basis: null },
}

interface LastWeek {
  staff: Wrenfold
  register: Register
  own: Series
  ofDev: Series
  mine: ChildInStory[]
  his: ChildInStory[]
  /** whom Jonas holds, and Kofi entered as well */
  wren: ChildInStory
}

/** What is waiting for somebody on the day the demonstration is built. */
export function addLastWeek(
  stage: Stage,
  timeline: Timeline,
  { staff, register, own, ofDev, mine, his, wren }: LastWeek,
): void {
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
  on(daysAgo(8, '10:15'), async (moment) => void (await register.add(posy, kofi, moment)))
  on(daysAgo(40, '11:50'), async (moment) => void (await register.add(bram, saskia, moment)))
  addEnteredTwice(stage, timeline, {
    child: wren,
    by: kofi,
    familyName: 'Sandyford',
    entered: daysAgo(6, '09:10'),
    saidBy: morwenna,
    said: daysAgo(2, '12:35'),
  })
  on(daysAgo(6, '16:20'), async (moment) => {
    await suggest(stage, dev, moment, {
      agreementId: ofDev.agreementId,
      over: ofDev.version,
      values: { ...ofDev.values, minutes: 60 },
    })
  })
  on(daysAgo(5, '15:20'), async (moment) => {
    const terms = termsFrom('partnership_direct', stage.monday.add({ days: 14 }))(
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
    await prepareSession(stage, own, next, wordsOfSession(stage, order, tellingOf(own, mine, stage.lastDay)), 1)
    await inSession(stage, idris, stage.end, next, async (work, session) => {
      sure(await addAgendaItem(work, session, 'Who goes to the next core group, and who covers'), 'add an item')
    })
    await inSession(stage, morwenna, stage.end, next, async (work, session) => {
      sure(await addAgendaItem(work, session, 'Time for writing up on recording day'), 'add an item')
    })
  })
}
