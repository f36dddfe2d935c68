import { expect, test } from 'vitest'
import { wayInWords, type WayToSession } from './way-to-session.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const amina = { childId: 'c1', givenName: 'Amina' }
const way: WayToSession = {
  holderId: 'kofi',
  holder: 'Kofi Larkin',
  supervisorId: 'idris',
  supervisor: 'Idris Falodun',
  nextOn: Temporal.PlainDate.from('2026-12-08'),
  mine: null,
}
const said = (more: Partial<WayToSession>, me = 'morwenna', late = true) =>
  wayInWords({ ...way, ...more }, amina, me, today, late)

test('whoever may not change the agenda is told whom to ask', () => {
  expect(said({})).toEqual({
    said: 'Held by Kofi Larkin, supervised by Idris Falodun. The next session is on 8\u00a0December.',
    links: [],
    ask: 'Ask Idris to bring it forward.',
  })
  expect(said({ nextOn: null }).ask).toBe('Ask Idris to book one.')
  expect(said({}, 'morwenna', false).ask).toBe('Ask Idris to speak of Amina.')
})

test('the two whose session it is put the child on its agenda, or move it', () => {
  const mine = { agreementId: 'a1', sessionId: 's1', onAgenda: false }
  const words = said({ mine }, 'idris')
  expect(words.said).toContain('supervised by you')
  expect(words.links).toEqual([
    { text: 'Put Amina on the agenda of 8\u00a0December', href: '/sessions/s1?child=c1#add' },
    { text: 'Move the session', href: '/sessions/s1/move' },
  ])
  expect(said({ mine: { ...mine, onAgenda: true } }, 'kofi', false)).toMatchObject({
    said: expect.stringMatching(/^You hold the case/),
    links: [{ text: 'On the agenda of 8\u00a0December', href: '/sessions/s1#agenda' }],
  })
  expect(said({ mine: { ...mine, sessionId: null }, nextOn: null }, 'kofi').links).toEqual([
    { text: 'Plan the next session', href: '/agreements/a1/plan' },
  ])
})

test('that nobody supervises whoever holds the case is said', () => {
  const nobody = { supervisorId: null, supervisor: null, nextOn: null }
  expect(said(nobody)).toMatchObject({ said: 'Held by Kofi Larkin. Nobody supervises them here.', ask: 'Ask Kofi.' })
  expect(said(nobody, 'kofi').said).toBe('You hold the case. Nobody supervises you here.')
})
