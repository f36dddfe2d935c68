import { differingWords } from '../../../domain/text/differing-words.ts'
import { entriesOf, type Entry } from './entries.ts'
import type { RecordContent } from './read-sealed.ts'

/** What was added to and removed from one answer between two versions of a document. */
export interface Change {
  label: string
  added: string[]
  removed: string[]
}

interface Said {
  label: string
  text: string
}

/** What changed from one version of a document to the next, in the order of the newer one; removed answers come last. */
export function changesBetween(before: RecordContent, after: RecordContent): Change[] {
  const [old, now] = [saidIn(before), saidIn(after)]
  const keys = [...now.keys(), ...[...old.keys()].filter((key) => !now.has(key))]
  return keys.flatMap((key) => {
    const [left, right] = [old.get(key)?.text ?? '', now.get(key)?.text ?? '']
    if (left === right) return []
    const runs = differingWords(left, right)
    const only = (side: { text: string; only: boolean }[]) =>
      side.filter((run) => run.only).map((run) => run.text.trim())
    const change = {
      label: now.get(key)?.label ?? old.get(key)?.label ?? '',
      added: only(runs.right),
      removed: only(runs.left),
    }
    return change.added.length + change.removed.length > 0 ? [change] : []
  })
}

function saidIn(content: RecordContent): Map<string, Said> {
  return new Map(entriesOf(content).flatMap(saidBy))
}

function saidBy(entry: Entry): [string, Said][] {
  switch (entry.kind) {
    case 'words':
    case 'fact':
    case 'rag':
      return [[entry.key, { label: entry.label, text: entry.text }]]
    case 'decision': {
      const { what, why, departure } = entry.decision
      const number = entry.of > 1 ? ` ${entry.place}` : ''
      return [
        [`${entry.key}.what`, { label: `Decision${number}`, text: what }],
        [`${entry.key}.why`, { label: `Because${number}`, text: why }],
        ...(departure
          ? ([
              [
                `${entry.key}.departure`,
                {
                  label: `Departure from procedure${number}`,
                  text: [departure.what, departure.reason, departure.approvedBy].join('\n'),
                },
              ],
            ] satisfies [string, Said][])
          : []),
      ]
    }
    case 'actions':
      return entry.actions.map((action, index) => [
        `actions.${index}`,
        { label: `Action ${index + 1}`, text: [action.what, action.why, action.who, action.by].join('\n') },
      ])
    case 'facts':
      return entry.facts.map((fact) => [`facts.${fact.label}`, { label: fact.label, text: fact.value }])
    case 'empty':
      return []
  }
}
