import { afterAll, beforeAll, expect, test } from 'vitest'
import { openedSession, pairIn, type Pair } from '../../../../test/builders/writing-session.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { draftOf, ensureDocuments, loadSession, textsIn, writeDraft } from '../public.ts'

let world: World
let pair: Pair

beforeAll(async () => {
  world = await testWorld()
  pair = await pairIn(world, ['Leo'])
})
afterAll(() => world.end())

test('history is written through the same door, over what is there, and a key of another document is refused', async () => {
  const sessionId = await openedSession(world, pair)
  const childId = pair.children['Leo'] ?? ''
  await world.work(pair.supervisee, async (work) => {
    const found = await loadSession(work, sessionId)
    if (found === null) throw new Error('no session')
    const session = await ensureDocuments(work, found)
    await writeDraft(work, session, { kind: 'case_discussion', childId }, { needs: 'A bedtime', direction: 'green' })
    await writeDraft(work, session, { kind: 'case_discussion', childId }, { needs: 'A bedtime and breakfast' })
    const documentId = session.children[0]?.documentId ?? ''
    const draft = (await draftOf(work, [documentId], 'to write')).get(documentId)
    expect(textsIn(draft)).toEqual({ needs: 'A bedtime and breakfast', direction: 'green' })
    await expect(writeDraft(work, session, { kind: 'case_discussion', childId }, { leave: '2 days' })).rejects.toThrow(
      'not asked',
    )
    expect((await loadSession(work, sessionId))?.children[0]?.rag).toBe('green')
  })
})
