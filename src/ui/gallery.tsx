import type { VNode } from 'preact'

import { Agreement } from './gallery/agreement.tsx'
import { Bare } from './gallery/bare.tsx'
import { Conflict } from './gallery/conflict.tsx'
import { HomeSupervisee } from './gallery/home-supervisee.tsx'
import { Person } from './gallery/person.tsx'
import { Session } from './gallery/session.tsx'
import { Sign } from './gallery/sign.tsx'
import { States } from './gallery/states.tsx'

/** Sample pages by name, for our eyes and for tests. Imported by tests only. Everybody in them is made up. */
export const gallery: Readonly<Record<string, VNode>> = {
  'home-supervisee': <HomeSupervisee />,
  agreement: <Agreement />,
  session: <Session />,
  sign: <Sign />,
  person: <Person />,
  conflict: <Conflict />,
  states: <States />,
  bare: <Bare />,
}
