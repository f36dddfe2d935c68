/** The names that a label may mention. `lastDate` is already in words ("5 March"); null at a first session. */
export interface Names {
  readonly child?: string
  readonly supervisor: string
  readonly supervisee: string
  readonly lastDate: string | null
}

export const placeholders = ['child', 'supervisor', 'supervisee', 'lastDate'] as const

const pattern = /\{(\w+)\}/g

/** The placeholders in a text that nobody knows how to fill. A template with any is refused by its schema. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders
  return [...text.matchAll(pattern)].map((found) => found[1] ?? '').filter((name) => !known.includes(name))
}

/**
 * Puts names into a label. One pass, so that braces inside a name are left as they are. Without an earlier session
 * `{lastDate}` reads "last time"; without a child `{child}` reads "the child".
 */
export function fillLabel(text: string, names: Names): string {
  return text.replace(pattern, (whole, name: string) => {
    if (name === 'child') return names.child ?? 'the child'
    if (name === 'supervisor') return names.supervisor
    if (name === 'supervisee') return names.supervisee
    if (name === 'lastDate') return names.lastDate ?? 'last time'
    return whole
  })
}
