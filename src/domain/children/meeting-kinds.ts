const names: Readonly<Record<string, string>> = {
  child_protection_conference: 'Child protection conference',
  core_group: 'Core group',
  child_in_need_review: 'Child-in-need review',
  looked_after_review: 'Looked-after review',
}

/**
 * What a meeting about a child’s plan is called, and whether it is one at which the plan itself is decided: a conference or
 * a review, and not the working group between them (the look, "Time axis of one child").
 */
export function meetingWords(kind: string): { name: string; isReview: boolean } {
  return { name: names[kind] ?? 'Meeting', isReview: /conference|review/.test(kind) }
}
