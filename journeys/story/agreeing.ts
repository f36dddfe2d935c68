import assert from 'node:assert/strict'
import { children, later, names, today, type Cast } from './cast.ts'

/** Drafted from the template by one, changed by the other, signed by both. */
export async function agree({ idris, morwenna }: Cast): Promise<void> {
  await idris.goes('/')
  await idris.goes('/agreements/new')
  await idris.presses('Continue')
  await idris.chooses('Who it is with', names.morwenna)
  await idris.ticks('Which of you supervises', 'I supervise them')
  await idris.ticks('What kind of supervision', 'Safeguarding')
  await idris.presses('Continue')
  await idris.ticks('One to one, or with others', 'One to one')
  const often = idris.question('How often')
  await idris.chooses('Pattern', 'Every so many weeks of term', often)
  await idris.types('How many', '4', often)
  await idris.types('How long', '60')
  await idris.dates('First session from', today())
  const usual = idris.question(/^Usual day and time/)
  await idris.chooses('Day', 'Thursday', usual)
  await idris.types(/^Time/, '3.45pm', usual)
  await idris.types('Where', 'The Willow Room')
  await idris.chooses('Who we take it to', names.gus)
  await idris.presses(/^Save and show Morwenna/)
  await idris.reads('Give the date you will look at this again')
  await idris.dates('Looked at again on', today().add({ months: 11 }))
  await idris.presses(/^Save and show Morwenna/)
  await idris.reads('Sign what you propose')

  await morwenna.goes('/')
  await morwenna.takesNextStep('Read the agreement')
  await morwenna.reads('Idris proposes an agreement with you')
  await morwenna.presses('Suggest a change')
  await morwenna.types(/^Where/, 'The Willow Room, with the door closed')
  await morwenna.presses(/^Save and show Idris/)
  await morwenna.reads(/Sign the 1 change/)

  await idris.goes('/')
  await idris.takesNextStep('Read the agreement')
  await idris.reads('Morwenna suggests 1 change')
  await idris.presses('Agree and sign')
  await idris.presses('Sign with your password and a code')
  await idris.reads('Enter your password')
  await idris.signs()
  await idris.reads('Waiting for Morwenna to sign')

  await morwenna.goes('/')
  await morwenna.takesNextStep('Read the agreement')
  await morwenna.presses(/sign$/)
  await morwenna.signs()
  await morwenna.reads('Plan a year’s sessions')
}

/** A year's sessions round the term calendar; the first of them is moved to today by hand. */
export async function plan({ idris, morwenna }: Cast): Promise<void> {
  await idris.goes('/')
  await idris.takesNextStep('Plan the sessions', /^No session with Morwenna/)
  await idris.reads('Plan your sessions')
  const planned = await idris.page.getByLabel(/^Date of session/).count()
  assert.ok(planned > 5, `${planned} sessions are proposed`)
  await idris.types('Date of session 1', today().toString())
  await idris.types('Time of session 1', later(20))
  await idris.presses('Plan these sessions')
  const allTheSame = idris.page.getByLabel(/all the same/)
  if ((await allTheSame.count()) > 0) {
    await allTheSame.check()
    await idris.presses('Plan these sessions')
  }
  await idris.reads('Your sessions run out on')
  await morwenna.goes('/sessions')
  const listed = await morwenna.page.locator('main table').getByRole('link').count()
  assert.ok(listed > 5, `${listed} sessions are listed`)
}

/** The children of two families, by the one who holds their cases. */
export async function addChildren({ morwenna }: Cast): Promise<void> {
  for (const [index, { given, family }] of children.entries()) {
    await morwenna.goes('/children/new')
    await morwenna.types('Given name', given)
    await morwenna.types('Family name', family)
    if (given === 'Rosa') {
      await morwenna.ticks('Family', 'A family that is here already')
      await morwenna.page.getByLabel('The family', { exact: true }).selectOption({ index: 1 })
    } else if (index > 0) await morwenna.ticks('Family', 'A family that is new here')
    await morwenna.dates('Date of birth', Temporal.PlainDate.from('2017-05-04').add({ months: 7 * index }))
    await morwenna.chooses('Status', index === 2 ? 'Early help' : 'Child in need')
    await morwenna.dates('Since when', today().subtract({ months: 3 }))
    await morwenna.chooses('Who holds the case', names.morwenna)
    await morwenna.presses('Add the child')
    await morwenna.reads(new RegExp(`${given} ${family}`))
  }
  await morwenna.goes('/children')
}
