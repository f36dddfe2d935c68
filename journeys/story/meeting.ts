import assert from 'node:assert/strict'
import type { Someone } from '../support/someone.ts'
import { children, names, today, type Cast } from './cast.ts'

/** The session of today, from the list. */
export async function opensTodays(who: Someone): Promise<string> {
  await who.goes('/sessions')
  const dayWords = `${today().day} ${today().toLocaleString('en-GB', { month: 'long' })} at`
  await who.page.locator('main table').getByRole('link', { name: dayWords }).first().click()
  await who.page.waitForLoadState('load')
  await who.looks()
  return new URL(who.page.url()).pathname
}

/** Both add an item, and see the other's. */
export async function prepareAgenda({ idris, morwenna }: Cast): Promise<void> {
  await opensTodays(morwenna)
  for (let added = 0; (await morwenna.page.getByLabel('Add a child').count()) > 0 && added < 3; added++) {
    await morwenna.page.getByLabel('Add a child').selectOption({ index: 1 })
    await morwenna.presses('Add the child')
  }
  await morwenna.presses('Add to the agenda')
  await morwenna.reads('Write what to talk about')
  await morwenna.types('Add something to talk about', 'Cover for the spring term')
  await morwenna.presses('Add to the agenda')
  await opensTodays(idris)
  await idris.reads('Cover for the spring term')
  await idris.types('Add something to talk about', 'Training in the new year')
  await idris.presses('Add to the agenda')
  await morwenna.goes(new URL(morwenna.page.url()).pathname)
  await morwenna.reads('Training in the new year')
  for (const { given } of children) await morwenna.reads(new RegExp(given))
}

/** What Morwenna writes of each child before they meet. */
export const parts: Record<string, { since: string; voice: string; risks: string }> = {
  Tobias: {
    since: 'Tobias was collected late twice and came without a coat.',
    voice: 'Tobias says Mondays are the tired day.',
    risks: 'Being left alone in the evenings.',
  },
  Rosa: {
    since: 'Rosa has moved to the small reading group.',
    voice: 'Rosa drew the kitchen with nobody in it.',
    risks: 'Looking after her brother at night.',
  },
  Leo: {
    since: 'Leo came back after nine days away.',
    voice: 'Leo will not say where he slept.',
    risks: 'Older boys who wait at the gate.',
  },
}

/** The supervisee's part, for the children of both families. */
export async function prepareParts({ morwenna }: Cast): Promise<void> {
  const session = await opensTodays(morwenna)
  await morwenna.page
    .locator('main')
    .getByRole('link', { name: /^(Tobias|Rosa|Leo) / })
    .first()
    .click()
  await morwenna.page.waitForLoadState('load')
  for (let left = 3; left > 0; left--) {
    const heading = await morwenna.page.locator('h1').innerText()
    const given = heading.split(' ')[0] ?? ''
    const part = parts[given]
    if (part === undefined) throw new Error(`A page about ${heading}`)
    await morwenna.looks()
    await morwenna.types(/^What has happened since/, part.since)
    await morwenna.types(/says and shows us$/, part.voice)
    await morwenna.types('What worries you', part.risks)
    await morwenna.presses(left > 1 ? /^Save and go to/ : 'Save your part')
  }
  await morwenna.goes(session)
}

export const decisions: Record<string, { what: string; why: string }> = {
  Tobias: { what: 'Ask for an early help meeting with his mother.', why: 'Two late collections in one week are new.' },
  Rosa: { what: 'Carry on with breakfast club until Easter.', why: 'She eats and stays when she comes.' },
  Leo: { what: 'Tell children’s services what he has said.', why: 'Nobody knows where he sleeps.' },
}

/** The supervisor opens it: last session's actions first, then each child's page. */
export async function holdSession(people: Cast): Promise<string> {
  const { idris, morwenna } = people
  const session = await opensTodays(idris)
  await idris.presses(/^(Open|Go to) the session$/)
  if (!idris.page.url().includes('/write/')) await idris.presses('Go to the session')
  await idris.reads('Last session’s actions')
  await idris.presses(/^Go to /, idris.page.locator('main'))
  for (let each = 0; each < 12 && !idris.page.url().endsWith('/write/close'); each++) await writesPage(people)
  await morwenna.goes(session)
  await closes(idris)
  return session
}

/** One page of the record, whichever comes next. */
async function writesPage({ idris }: Cast): Promise<void> {
  const heading = await idris.page.locator('h1').innerText()
  const given = heading.split(' ')[0] ?? ''
  const path = new URL(idris.page.url()).pathname
  if (path.includes('/write/child/')) {
    await idris.reads(parts[given]?.since ?? '')
    await idris.types(/^Our discussion of/, `What ${given} said was weighed against what was seen.`)
    await idris.types(/^The plan for/, 'School watches; the health visitor calls.')
    await idris
      .question(/^Which way/)
      .getByLabel(given === 'Leo' ? /^Red/ : /^Amber/)
      .check()
    await writesDecision(idris, given)
    await addsAction(idris, `Ring ${given === 'Leo' ? 'children’s services' : 'home'} about ${given}`)
    if (given === 'Leo') await asksWhatIsDifferent(idris)
  } else if (path.endsWith('/write/work')) {
    await idris.types('Working together as a team', 'One case more than agreed, and it is shared out.')
    await idris.types('Development', 'Listening before writing.')
  } else if (path.endsWith('/write/wellbeing')) {
    await idris.types('How you are', 'Tired, and glad of the half-term.')
  }
  await idris.presses(/^Save and go to/)
}

async function writesDecision(idris: Someone, given: string): Promise<void> {
  const decision = decisions[given]
  await idris.types(/^What we decided/, decision?.what ?? '')
  await idris.page
    .getByLabel('Why', { exact: true })
    .first()
    .fill(decision?.why ?? '')
}

/** Asked when things are getting worse: at once with scripts, after saving without. */
async function asksWhatIsDifferent(idris: Someone): Promise<void> {
  const question = idris.page.getByLabel('What will be different this time?')
  if (!(await question.isVisible())) {
    await idris.presses(/^Save and go to/)
    await question.waitFor({ state: 'visible' })
  }
  await question.fill('One person rings him every morning.')
}

async function addsAction(idris: Someone, what: string): Promise<void> {
  await idris.opens('Add an action')
  await idris.types('What will be done', what)
  await idris.types('What it is meant to change', 'Somebody knows what happened.')
  await idris.chooses('Who will do it', names.morwenna)
  await idris.dates('By when', today().add({ days: 14 }))
  await idris.presses('Add this action')
  await idris.reads(what)
}

/** Place, time and which cases; then the record is completed. */
async function closes(idris: Someone): Promise<void> {
  await idris.reads(/still to do/)
  await idris.ticks('Was the place private', 'Yes')
  await idris.types('How many minutes did it take?', '63')
  await idris.types('How often were you interrupted?', '0')
  await idris.ticks('Which current cases did you discuss?', 'All of them')
  await idris.question('When do you meet next?').getByRole('radio').first().check()
  await idris.presses('Save')
  await idris.reads('Everything is there.')
  await idris.presses('Complete the record')
  assert.match(idris.page.url(), /\/sign$/)
}
