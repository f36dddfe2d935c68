import type { PairTerms } from './agreements.ts'
import { Register } from './children.ts'
import { adopt, ofKestrelVale } from './policies.ts'
import { addCalendar, cast, foundOrganisation, type PersonToCast } from './people.ts'
import { addSeries } from './series.ts'
import { at, type Player, type Stage } from './stage.ts'
import { corey } from './stories/corey.ts'
import { jude } from './stories/jude.ts'
import type { Timeline } from './timeline.ts'

/**
 * A college for 14 to 19, smaller than the school and with its own agreement and record.
 * @param ansel the school's external supervisor, who has a place here too from the day it is built
 */
export async function addKestrelVale(stage: Stage, timeline: Timeline, ansel: Promise<Player>): Promise<void> {
  const founded = stage.monday.subtract({ weeks: 56 })
  const somebody = (name: string, post: string, roles: PersonToCast['roles'], years: number): PersonToCast => ({
    name,
    post,
    roles,
    years,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@kestrelvale.example.org`,
  })
  const theo = await foundOrganisation(stage, at(stage, founded, '10:00'), {
    name: 'Kestrel Vale Technical College',
    kind: 'college',
    recordTemplate: 'college_14_to_19',
    agreementTemplate: 'college_agreement',
    administrator: somebody('Theo Vantongeren', 'college administrator', ['administrator'], 3),
  })
  await addCalendar(stage, theo, at(stage, founded, '10:20'))
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
  const register = new Register(stage, rhiannon)
  const added = at(stage, stage.monday.subtract({ weeks: 55 }), '11:00')
  const students = [await register.inStory(jude, callum, added), await register.inStory(corey, callum, added)]
  const terms = (
    supervisor: Player,
    supervisee: Player,
    frequency: PairTerms['values']['frequency'],
    time: string,
  ): PairTerms => ({
    supervisor,
    supervisee,
    kind: 'safeguarding',
    template: 'college_agreement',
    from: stage.monday.subtract({ weeks: 53 }),
    values: {
      frequency,
      minutes: 60,
      preferred_time: { weekday: 4, time },
      venue: 'The small meeting room, door closed',
      contingency: 'We ask the principal to find somebody from another college to sit with us once.',
    },
  })
  addSeries(stage, timeline, {
    terms: terms(rhiannon, callum, { times: 1, per: 'half_term' }, '14:00'),
    changed: { minutes: 75, recorded_by: 'Rhiannon, in the meeting. Callum reads it before we leave the room.' },
    children: students,
    lead: rhiannon,
    newest: 'half_signed',
  })
  addSeries(stage, timeline, {
    terms: terms(ottilie, rhiannon, { times: 1, per: 'term' }, '15:30'),
    changed: { minutes: 90 },
    children: [],
    lead: rhiannon,
  })
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
