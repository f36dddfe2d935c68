import type { Browser } from 'playwright-core'
import { newJourney, Someone, type HowToLook, type Journey } from '../support/someone.ts'
import type { Running } from '../support/product.ts'

/** Everybody in the journey. Nobody here is real. */
export interface Cast {
  journey: Journey
  /** keeps people and settings, and sees no child */
  ada: Someone
  /** supervises Morwenna; designated lead */
  idris: Someone
  /** is supervised; holds the cases */
  morwenna: Someone
  /** deputy lead: keeps the children's files */
  nia: Someone
}

export const names = {
  school: 'Wrenfold Primary School',
  ada: 'Ada Merrow',
  idris: 'Idris Falodun',
  morwenna: 'Morwenna Tait',
  nia: 'Nia Prosser',
  gus: 'Gus Overby',
} as const

export const password = 'a lantern beneath the bridge'

/** The children of two families. */
export const children = [
  { given: 'Tobias', family: 'Ellery' },
  { given: 'Rosa', family: 'Ellery' },
  { given: 'Leo', family: 'Marchbank' },
] as const

export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/London')

/** A time still to come today, such as 15:45: a session cannot be planned for an hour that has gone. */
export function later(minutes: number): string {
  const now = Temporal.Now.plainTimeISO('Europe/London')
  const last = Temporal.PlainTime.from('23:59')
  const then = now.until(last).total('minutes') < minutes ? last : now.add({ minutes })
  return then.toString({ smallestUnit: 'minute' })
}

export async function cast(browser: Browser, product: Running, how: HowToLook): Promise<Cast> {
  const journey = newJourney(browser, product.address, how)
  journey.children.push(...children.map(({ given }) => given))
  const [ada, idris, morwenna, nia] = [
    await Someone.sitsDown('Ada', journey),
    await Someone.sitsDown('Idris', journey),
    await Someone.sitsDown('Morwenna', journey),
    await Someone.sitsDown('Nia', journey),
  ]
  for (const each of [ada, idris, morwenna, nia]) each.password = password
  return { journey, ada, idris, morwenna, nia }
}
