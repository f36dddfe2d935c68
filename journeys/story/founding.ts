import assert from 'node:assert/strict'
import type { Running } from '../support/product.ts'
import type { Someone } from '../support/someone.ts'
import { names, password, today, type Cast } from './cast.ts'

/** The first-run wizard: the organisation, its first administrator, its terms and its people. */
export async function founds({ ada, idris, morwenna, nia }: Cast, product: Running): Promise<void> {
  await ada.goes('/')
  await ada.goes('/set-up')
  await ada.presses('Make the organisation')
  await ada.reads('Copy the code from the place where Plumbline was started')
  await ada.types('Set-up code', await product.setUpCode())
  await ada.types('Name of the organisation', names.school)
  await ada.ticks('What kind of organisation is it?', 'School')
  await ada.ticks('Where is it?', 'England or Wales')
  ada.email = 'ada.merrow@example.org'
  await ada.types('Your name', names.ada)
  await ada.types('Your e-mail address', ada.email)
  await ada.types('Password', password)
  await ada.presses('Make the organisation')

  await ada.presses(/^Begin with a usual pattern/)
  await ada.presses('Keep these dates')
  await ada.presses('Next: people')
  await adds(ada, { who: idris, name: names.idris, roles: ['Supervisor', 'Designated safeguarding lead'] })
  await adds(ada, {
    who: morwenna,
    name: names.morwenna,
    roles: ['Supervisee'],
    manager: names.idris,
    holdsCases: true,
  })
  await adds(ada, { who: nia, name: names.nia, roles: ['Deputy safeguarding lead'] })
  await adds(ada, { who: null, name: names.gus, roles: ['Safeguarding governor'] })
  await ada.goes('/set-up/finished')
  await ada.presses('Set up the second factor')
  await ada.setsUpSecondFactor()
}

interface ToAdd {
  /** null for somebody who never comes */
  who: Someone | null
  name: string
  roles: string[]
  manager?: string
  holdsCases?: boolean
}

/** By hand, and the invitation's link is handed over in person. */
async function adds(ada: Someone, { who, name, roles, manager, holdsCases }: ToAdd): Promise<void> {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
  await ada.goes('/people/new?set-up=1')
  await ada.types('Name', name)
  await ada.types('E-mail address', email)
  for (const role of roles) await ada.ticks('Roles', role)
  if (manager !== undefined) await ada.chooses(/^Line manager/, manager)
  await ada.dates('First day', today().subtract({ years: 1 }))
  if (holdsCases === true) await ada.ticks('What else is true', 'Holds cases')
  await ada.presses('Add and invite')
  const link = /http:\/\/\S+\/welcome\/\S+/.exec(await ada.text())?.[0]
  assert.ok(link, `an invitation for ${name} to hand over`)
  if (who === null) return
  who.email = email
  links.set(who, link)
}

const links = new WeakMap<Someone, string>()

/** Each takes up the invitation at a browser of their own, and sets up the second factor. */
export async function joins(who: Someone): Promise<void> {
  await who.goes(new URL(links.get(who) ?? '').pathname)
  await who.types('Choose a password', password)
  await who.types('The same password again', password)
  await who.presses('Choose this password')
  await who.setsUpSecondFactor()
}

/** A role that opens children's files counts once a second person, who holds one already, has confirmed it. */
export async function confirmsNia({ idris, nia }: Cast): Promise<void> {
  await nia.goes('/children', 404)
  await idris.goes('/')
  await idris.takesNextStep('See the role', /^Confirm Nia/)
  await idris.presses(/^Confirm/)
  await nia.goes('/children')
}
