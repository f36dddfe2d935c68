import { addInsetDays, cast, foundOrganisation, type PersonToCast } from './people.ts'
import { at, type Stage } from './stage.ts'
import { somebodyAt } from './terms.ts'
import type { Timeline } from './timeline.ts'

export type Wrenfold = Awaited<ReturnType<typeof people>>

/** Everybody of the school, and its calendar. */
export async function people(stage: Stage, timeline: Timeline, founded: Temporal.PlainDate, parent: string) {
  const somebody = somebodyAt('wrenfold')
  const petra = await foundOrganisation(stage, at(stage, founded, '09:00'), {
    name: 'Wrenfold Primary School and Nursery',
    kind: 'school',
    parent,
    recordTemplate: 'partnership',
    agreementTemplate: 'partnership_direct',
    administrator: somebody('Petra Lindqvist-Amoah', 'school business manager', ['administrator'], 6),
  })
  await addInsetDays(stage, petra, at(stage, founded, '09:20'))
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
