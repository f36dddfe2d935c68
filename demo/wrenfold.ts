import { Register } from './children.ts'
import { addMeetings } from './meetings.ts'
import { adopt, looksAgain, ofWrenfold } from './policies.ts'
import { addSeries } from './series.ts'
import { at, type Player, type Stage } from './stage.ts'
import { amina } from './stories/amina.ts'
import { ezra } from './stories/ezra.ts'
import { fitz } from './stories/fitz.ts'
import { hattie } from './stories/hattie.ts'
import { jasper } from './stories/jasper.ts'
import { leo } from './stories/leo.ts'
import { mina } from './stories/mina.ts'
import { nia } from './stories/nia.ts'
import { olwen } from './stories/olwen.ts'
import { rosa } from './stories/rosa.ts'
import { tobias } from './stories/tobias.ts'
import { wren } from './stories/wren.ts'
import { termsFrom } from './terms.ts'
import type { Timeline } from './timeline.ts'
import { addLastWeek } from './wrenfold-last-week.ts'
import { people } from './wrenfold-people.ts'

/** A primary school with a nursery, and everybody in it, over two years. @returns the external supervisor, who has a place elsewhere too */
export async function addWrenfold(stage: Stage, timeline: Timeline, parent: string): Promise<Player> {
  const founded = stage.monday.subtract({ weeks: 108 })
  const staff = await people(stage, timeline, founded, parent)
  const { idris, morwenna, kofi, dev, jonas, gwen, ansel } = staff
  await adopt(stage, gwen, at(stage, founded.add({ days: 1 }), '09:00'), ofWrenfold)
  const looked = at(stage, stage.monday.subtract({ weeks: 53 }).add({ days: 1 }), '17:10')
  timeline.add(looked, () =>
    adopt(
      stage,
      gwen,
      looked,
      looksAgain(ofWrenfold, {
        child_interval: { value: '8 weeks', set_by: 'the headteacher', reason: 'Ten were too many.' },
      }),
    ),
  )
  const register = new Register(stage, timeline, idris)
  const morning = (weeks: number, time: string) => at(stage, stage.monday.subtract({ weeks }), time)
  const told = (story: typeof tobias, holder: Player, time: string) =>
    register.inStory(story, holder, morning(55, time))
  const until = stage.monday.subtract({ weeks: 55 })
  const before = (story: typeof tobias, holder: Player, time: string) =>
    register.inStory(story, holder, morning(106, time), { until })
  const morwennas = {
    tobias: told(tobias, morwenna, '10:00'),
    rosa: told(rosa, morwenna, '10:04'),
    leo: told(leo, morwenna, '10:11'),
    hattie: before(hattie, morwenna, '10:00'),
    jasper: before(jasper, morwenna, '10:05'),
  }
  const mine = Object.values(morwennas)
  const his = [told(amina, kofi, '10:20'), told(nia, kofi, '10:26'), before(mina, kofi, '10:09')]
  const devs = [told(ezra, dev, '10:31'), before(olwen, dev, '10:12')]
  const wrenHere = told(wren, jonas, '10:37')
  const jonass = [wrenHere, before(fitz, jonas, '10:17')]
  const terms = termsFrom('partnership_direct', stage.monday.subtract({ weeks: 102 }))
  const shared = {
    shared_with: [gwen.membershipId],
    fallback_person: gwen.membershipId,
    disagreement_person: gwen.membershipId,
  }

  const plan = { children: [morwennas.tobias, morwennas.rosa], firstWeeksAgo: 42 }
  addMeetings(stage, timeline, idris, { ...plan, kind: 'child_protection_conference', everyWeeks: 26 })
  addMeetings(stage, timeline, idris, { ...plan, kind: 'core_group', everyWeeks: 6, nextInDays: 8 })
  addMeetings(stage, timeline, idris, {
    children: [morwennas.leo],
    kind: 'looked_after_review',
    firstWeeksAgo: 50,
    everyWeeks: 26,
  })

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
    fates: { 4: 'missed', 15: 'moved', 17: 'missed', 19: 'disagreed', 21: 'sent_back' },
    files: { to: 'The authority’s case system', how: 'upload', by: 'the duty clerk' },
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
  addLastWeek(stage, timeline, { staff, register, own, ofDev, mine, his, wren: wrenHere })
  return ansel
}
