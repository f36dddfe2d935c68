import { toHex } from '../src/domain/evidence/bytes.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import { completeRecord, sendBackRecord, signRecord } from '../src/features/records/public.ts'
import { signingSetOf } from '../src/features/signing/public.ts'
import { approve, sendCopies } from './after-session.ts'
import type { Booked } from './agreements.ts'
import type { Ending, Pair, SessionWords } from './pair.ts'
import { as, at, must, weekdayAfter, type Player, type Stage } from './stage.ts'
import { childOn, inSession, sessionOf, write } from './write-record.ts'

/** From completing the record to its copies, on the days after a session. */
export async function finish(
  stage: Stage,
  pair: Pair,
  booked: Booked,
  completed: Temporal.Instant,
  ending: Ending,
  words: SessionWords,
): Promise<void> {
  const { supervisor, supervisee } = pair
  const day = londonDay(completed)
  const [second, third] = [weekdayAfter(day), weekdayAfter(weekdayAfter(day))]
  await complete(stage, supervisor, completed, booked)
  if (ending === 'sent_back') {
    await as(stage, supervisee, at(stage, second, '08:05'), async (work) => {
      const set = await signingSetOf(work.db, work.actor.organisationId, { sessionId: booked.sessionId })
      must(
        await sendBackRecord(work, { sessionId: booked.sessionId, setId: set?.setId ?? '', reason: 'missing' }),
        'sent_back',
      )
    })
    await inSession(stage, supervisor, at(stage, second, '12:40'), booked, async (work, session) => {
      await write(work, session, {
        kind: 'work',
        child: null,
        values: { any_other_business: 'Added after it was sent back: cover for the next core group is agreed.' },
        when: 'during',
      })
    })
    await complete(stage, supervisor, at(stage, second, '12:46'), booked)
  }
  await sign(stage, supervisor, at(stage, second, '12:50'), booked)
  if (ending === 'half_signed') return
  const last = at(stage, third, '16:10')
  await sign(stage, supervisee, last, booked, ending === 'disagreed' ? disagreement : undefined)
  if (words.children.length === 0) return
  await as(stage, supervisee, last, async (work) => {
    const session = await sessionOf(work, booked.sessionId)
    await sendCopies(work, session, pair.files, pair.onTheirWay)
    for (const { childId, decision } of words.children) {
      const approver = pair.approvers.find(({ name }) => name === decision.departs?.approvedBy)
      const { documentId } = childOn(session, childId)
      if (approver && documentId !== null) approve(stage, pair.later, last, approver, documentId)
    }
  })
}

const disagreement =
  'I do not think that two weeks of better mornings are enough to say “the same”. I said in the session that it looked worse to me, because of how tired he was, and I would like that to be read beside it.'

export async function complete(
  stage: Stage,
  supervisor: Player,
  moment: Temporal.Instant,
  { sessionId }: Pick<Booked, 'sessionId'>,
): Promise<void> {
  must(await as(stage, supervisor, moment, (work) => completeRecord(work, sessionId)), 'completed')
}

export async function sign(
  stage: Stage,
  player: Player,
  moment: Temporal.Instant,
  { sessionId }: Pick<Booked, 'sessionId'>,
  words?: string,
): Promise<void> {
  const signing = await as(stage, player, moment, async (work) => {
    const set = await signingSetOf(work.db, work.actor.organisationId, { sessionId })
    if (set === null) throw new Error('There is no record to sign')
    const about = set.items[0]?.documentId ?? ''
    return signRecord(work, {
      sessionId,
      setId: set.setId,
      shownRoot: toHex(set.root),
      method: 'password_and_code',
      ...(words === undefined ? {} : { disagreement: { aboutDocumentId: about, words } }),
    })
  })
  must(signing, 'signed', 'complete')
}
