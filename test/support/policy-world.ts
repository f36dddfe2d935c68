import { formIn } from './form-in.ts'
import { testWorld, type TestOrganisation, type TestPerson, type World } from './world.ts'

/** A school below a partnership with everybody who meets a policy, and a school beside it. */
export interface PolicyWorld {
  world: World
  partnership: TestOrganisation
  school: TestOrganisation
  head: TestPerson
  lead: TestPerson
  administrator: TestPerson
  governor: TestPerson
  supervisee: TestPerson
  /** head and administrator of another school of the same partnership */
  elsewhere: TestPerson
  /** administrator of the partnership */
  board: TestPerson
  /** the form of a page as this person’s browser would send it, with some fields filled in */
  send(
    person: TestPerson,
    path: string,
    typed: Record<string, string>,
    action?: string,
  ): ReturnType<ReturnType<World['as']>['post']>
  end(): Promise<void>
}

export async function policyWorld(): Promise<PolicyWorld> {
  const world = await testWorld()
  const partnership = await world.organisation('Osier Vale Partnership', { kind: 'partnership' })
  const school = await world.organisation('Wrenfold Primary School', { parent: partnership })
  const other = await world.organisation('Hartsease Infants', { parent: partnership })
  return {
    world,
    partnership,
    school,
    head: await world.person(school, 'Gwen Abara-Holt', ['head']),
    lead: await world.person(school, 'Saskia Penhallow', ['dsl']),
    administrator: await world.person(school, 'Petra Lindqvist', ['administrator']),
    governor: await world.person(school, 'Lowri Castellane', ['governor']),
    supervisee: await world.person(school, 'Morwenna Tait', ['supervisee']),
    elsewhere: await world.person(other, 'Beck Orlanski', ['head', 'administrator']),
    board: await world.person(partnership, 'Ada Quayle', ['administrator']),
    async send(person, path, typed, action = path) {
      const { text } = await world.as(person).get(path)
      const { _csrf, _once, ...form } = formIn(text, action.split('?')[0] ?? action)
      return world.as(person).post(action.split('?')[0] ?? action, { ...form, ...typed })
    },
    end: () => world.end(),
  }
}
