import { londonDay } from '../src/domain/text/dates.ts'
import { recordStatus, takeBackStatus } from '../src/features/children/public.ts'
import { Register } from './children.ts'
import { adopt, looksAgain, ofKestrelVale } from './policies.ts'
import { addInsetDays, cast, foundOrganisation, type PersonToCast } from './people.ts'
import { addSeries } from './series.ts'
import { as, at, must, type Player, type Stage } from './stage.ts'
import { anoushka } from './stories/anoushka.ts'
import { corey } from './stories/corey.ts'
import { jude } from './stories/jude.ts'
import { marlowe } from './stories/marlowe.ts'
import { somebodyAt, termsFrom } from './terms.ts'
import type { Timeline } from './timeline.ts'

/**
 * A college for 14 to 19, smaller than the school and with its own agreement and record.
 * @param ansel the school's external supervisor, who has a place here too from the day it is built
 */
export async function addKestrelVale(
  stage: Stage,
  timeline: Timeline,
  parent: string,
  ansel: Promise<Player>,
): Promise<void> {
  const founded = stage.monday.subtract({ weeks: 107 })
  const somebody = somebodyAt('kestrelvale')
  const theo = await foundOrganisation(stage, at(stage, founded, '10:00'), {
    name: 'Kestrel Vale Technical College',
    kind: 'college',
    parent,
    recordTemplate: 'college_14_to_19',
    agreementTemplate: 'college_agreement',
    administrator: somebody('Theo Vantongeren', 'college administrator', ['administrator'], 3),
  })
  await addInsetDays(stage, theo, at(stage, founded, '10:20'))
  let minute = 30
  const add = (person: PersonToCast) =>
    cast(stage, theo, at(stage, founded, '10:00').add({ minutes: (minute += 4) }), person)
  const ottilie = await add(somebody('Ottilie Brackenbury-Shah', 'principal', ['head'], 5))
  const rhiannon = await add({
    ...somebody('Rhiannon Osei-Whitlock', 'designated safeguarding lead', ['dsl', 'supervisor', 'supervisee'], 4),
    manager: ottilie,
  })
  const callum = await add({
    ...somebody('Callum Thackeray', 'deputy designated safeguarding lead', ['deputy_dsl', 'supervisee'], 2),
    confirmedBy: rhiannon,
    manager: rhiannon,
    holdsCases: true,
  })
  await add({ ...somebody('Bea Nwosu-Lind', 'welding tutor', ['supervisee'], 3), manager: ottilie })

  await adopt(stage, ottilie, at(stage, founded.add({ days: 1 }), '09:00'), ofKestrelVale)
  const looked = at(stage, stage.monday.subtract({ weeks: 53 }).add({ days: 1 }), '17:10')
  timeline.add(looked, () =>
    adopt(
      stage,
      ottilie,
      looked,
      looksAgain(ofKestrelVale, { record_within: { value: '3 working_days', set_by: 'the principal' } }),
    ),
  )
  const register = new Register(stage, timeline, rhiannon)
  const added = (weeks: number) => at(stage, stage.monday.subtract({ weeks }), '11:00')
  const students = {
    anoushka: register.inStory(anoushka, callum, added(105), { until: stage.monday.subtract({ weeks: 54 }) }),
    jude: register.inStory(jude, callum, added(55)),
    corey: register.inStory(corey, callum, added(55)),
    marlowe: register.inStory(marlowe, callum, added(30)),
  }
  const terms = termsFrom('college_agreement', stage.monday.subtract({ weeks: 100 }))
  const usual = {
    contingency: 'We ask the principal to find somebody from another college to sit with us once.',
  }
  const room = 'The small meeting room, door closed'
  addSeries(stage, timeline, {
    terms: terms(
      rhiannon,
      callum,
      'safeguarding',
      { times: 1, per: 'half_term' },
      { weekday: 4, time: '14:00' },
      room,
      usual,
    ),
    changed: { minutes: 75, recorded_by: 'Rhiannon, in the meeting. Callum reads it before we leave the room.' },
    children: Object.values(students),
    lead: rhiannon,
    newest: 'half_signed',
    files: { to: 'The college’s case system', how: 'upload', by: 'the records officer' },
  })
  addSeries(stage, timeline, {
    terms: terms(
      ottilie,
      rhiannon,
      'safeguarding',
      { times: 1, per: 'term' },
      { weekday: 4, time: '15:30' },
      room,
      usual,
    ),
    changed: { minutes: 90 },
    children: [],
    lead: rhiannon,
  })
  const mistaken = at(stage, stage.monday.subtract({ weeks: 21 }), '09:25')
  timeline.add(mistaken, () => enteredByMistake(stage, rhiannon, mistaken, students.corey.childId))
  const lately = at(stage, stage.monday.subtract({ days: 5 }), '10:00')
  timeline.add(lately, async () => {
    const him = await ansel
    await cast(
      stage,
      theo,
      lately,
      { ...somebody('Ansel Brightwater', 'external supervisor', ['supervisor'], 0), email: him.email },
      him,
    )
  })
}

/** A status that was another student's: recorded, seen, and withdrawn within the hour. */
async function enteredByMistake(stage: Stage, lead: Player, moment: Temporal.Instant, childId: string): Promise<void> {
  const startsOn = londonDay(moment)
  const { statusId } = must(
    await as(stage, lead, moment, (work) =>
      recordStatus(work, { childId, status: 'child_protection_plan', legalBasis: 's47', startsOn, ends: [] }),
    ),
    'recorded',
  )
  must(
    await as(stage, lead, moment.add({ minutes: 26 }), (work) => takeBackStatus(work, { childId, statusId })),
    'taken_back',
  )
}
