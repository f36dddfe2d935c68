import { sql } from 'kysely'
import type { Work } from '../../../platform/http/work.ts'
import { familyFor } from '../add-child/add-child.command.ts'
import { childOf } from '../facts/child.queries.ts'
import { recordNumbers } from '../facts/record-numbers.ts'
import { numbersOf } from '../facts/register.queries.ts'
import type { ChildWho } from '../facts/read-who.ts'

export interface ChildToCorrect extends ChildWho {
  childId: string
  /** stays where it is, with this name; comes to another family that is here; or to one that is new */
  family: { stays: string } | { familyId: string } | { name: string }
}

/** Put right who a child is, and which family it belongs to. Refused when the family is not one that one may see. */
export async function correctChild(
  work: Work,
  input: ChildToCorrect,
): Promise<{ outcome: 'corrected' | 'unchanged' | 'refused' }> {
  const { db, actor } = work
  const child = await childOf(db, actor, input.childId)
  if (child === null) return { outcome: 'refused' }
  const familyId = 'stays' in input.family ? child.familyId : await familyFor(work, input.family)
  if (familyId === null) return { outcome: 'refused' }
  const changed: string[] = []
  const set = {
    given_name: input.givenName,
    family_name: input.familyName,
    born_on: input.bornOn,
    reference: input.reference,
    school: input.school,
    family_id: familyId,
  }
  if (child.givenName !== input.givenName || child.familyName !== input.familyName) changed.push('name')
  if (child.bornOn?.toString() !== input.bornOn?.toString()) changed.push('date of birth')
  if (child.reference !== input.reference) changed.push('reference')
  if (child.school !== input.school) changed.push('school')
  if (child.familyId !== familyId) changed.push('family')
  if (changed.length > 0) {
    await db
      .updateTable('child')
      .set(set)
      .where('organisation_id', '=', actor.organisationId)
      .where('child_id', '=', child.childId)
      .execute()
  }
  if ('stays' in input.family && input.family.stays !== child.family) {
    changed.push('name of the family')
    await db
      .updateTable('family')
      .set({ name: input.family.stays })
      .where('organisation_id', '=', actor.organisationId)
      .where('family_id', '=', child.familyId)
      .execute()
  }
  if (await numbersChanged(work, input)) changed.push('numbers')
  if (changed.length === 0) return { outcome: 'unchanged' }
  await work.journal('child.changed', {
    subject: 'child',
    id: child.childId,
    details: { what: `corrected: ${changed.join(', ')}` },
  })
  return { outcome: 'corrected' }
}

/** A number that is another, or gone, is withdrawn; a new one is recorded beside. */
async function numbersChanged(work: Work, { childId, numbers }: ChildToCorrect): Promise<boolean> {
  const { db, actor, now } = work
  const kept = await numbersOf(db, actor, childId)
  const gone = kept.filter((one) => !numbers.some(({ kind, value }) => kind === one.kind && value === one.value))
  const added = numbers.filter((one) => !kept.some(({ kind, value }) => kind === one.kind && value === one.value))
  if (gone.length > 0) {
    await db
      .updateTable('child_reference')
      .set({ withdrawn_at: now })
      .where('organisation_id', '=', actor.organisationId)
      .where('child_id', '=', childId)
      .where(
        'kind',
        'in',
        gone.map(({ kind }) => kind),
      )
      .where('withdrawn_at', 'is', null)
      .execute()
  }
  await recordNumbers(work, childId, added)
  return gone.length + added.length > 0
}

/** Take out a child that was added by mistake, while nothing hangs on it: for the safeguarding team and whoever added it. */
export async function takeChildOut(work: Work, childId: string): Promise<{ outcome: 'taken_out' | 'refused' }> {
  const { rows } = await sql<{ done: boolean }>`select platform.take_child_out(${childId}) as done`.execute(work.db)
  if (rows[0]?.done !== true) return { outcome: 'refused' }
  await work.journal('child.taken_out', { subject: 'child', id: childId })
  return { outcome: 'taken_out' }
}
