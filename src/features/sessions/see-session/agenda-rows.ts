import { dayInWords } from '../../../domain/text/dates.ts'
import type { SessionChild } from '../facts/session-facts.ts'
import type { AgendaFacts } from '../write/agenda-links.ts'
import { agendaLinks } from '../write/agenda-links.ts'
import type { AgendaRow } from './shared-agenda.tsx'

/** The agenda as the overview lists it: last session's actions first, and whatever either added with who did. */
export function agendaRows(facts: AgendaFacts): AgendaRow[] {
  const { session } = facts
  const isOpen = session.state === 'open'
  const leads = (href: string | undefined) => (isOpen && href !== undefined ? { href } : {})
  return agendaLinks(facts).flatMap((item): AgendaRow[] => {
    if (item.items !== undefined)
      return childRows(
        facts,
        item.items.map((child) => child.href?.split('/').at(-1) ?? ''),
      )
    const informal = facts.informal.find(
      (each) =>
        item.href?.endsWith('#informal') === true &&
        item.why?.includes(dayInWords(each.happenedOn, facts.today)) === true,
    )
    if (informal !== undefined)
      return [
        {
          what: item.text,
          why: item.why ?? '',
          ...(informal.documentId === null ? {} : { href: `/documents/${informal.documentId}` }),
        },
      ]
    if (item.href?.startsWith('/referrals/') === true)
      return [{ what: item.text, why: item.why ?? '', href: item.href }]
    const added = item.href === undefined ? facts.added.find((each) => each.title === item.text) : undefined
    return [
      {
        what: item.text,
        ...(item.why === undefined ? {} : { why: item.why }),
        ...leads(item.href),
        ...(added === undefined ? {} : { remove: { kind: 'remove-item' as const, id: added.itemId } }),
      },
    ]
  })
}

function childRows({ session }: AgendaFacts, childIds: readonly string[]): AgendaRow[] {
  const page = session.state === 'open' ? 'write/child' : 'prepare'
  const isWritten = session.state === 'open' || session.state === 'planned'
  return session.children
    .filter((child) => childIds.includes(child.childId))
    .map((child) => ({
      what: child.age === null ? child.name : `${child.name}, ${child.age}`,
      ...(isWritten
        ? { href: `/sessions/${session.sessionId}/${page}/${child.childId}` }
        : hasRecord(child)
          ? { href: `/documents/${child.documentId}` }
          : {}),
      why: child.why,
      ...(session.state === 'planned'
        ? { when: child.preparedAt === null ? 'Nothing written yet' : 'Written beforehand' }
        : {}),
      ...(hasRecord(child) ? { when: 'Decision record' } : {}),
      remove: { kind: 'remove-child', id: child.childId },
    }))
}

/** Once both have signed, a child on the agenda leads to the decision record. */
const hasRecord = (child: SessionChild): boolean => child.documentId !== null && child.documentState === 'signed'
