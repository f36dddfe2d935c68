import type { Rag } from '../../src/domain/sessions/rag-history.ts'

/** What was agreed to be done, and what came of it at the sessions after. */
export interface ToDo {
  what: string
  why: string
  who?: 'supervisor'
  /** days until it is due */
  within: number
  /** how often it is carried forward before it ends; 0 unless given */
  carried?: number
  ends?: 'dropped'
  outcome: string
}

/** What one session says of one child. Words are about this child alone, and of no season, so that they fit any day. */
export interface Chapter {
  rag: Rag
  events: string
  voice: string
  decision: { what: string; why: string }
  todo?: ToDo
  /** a status that begins shortly before, and ends the one before it */
  status?: { status: string; basis: 's17' | 's47' | 's20' | null }
}

/** A child as the sessions of a year tell of them. Lists are taken from in turn, so that no two sessions read alike. */
export interface ChildStory {
  family: string
  given: string
  familyName: string
  /** years old on the day the demonstration is built, and days beyond that */
  age: [years: number, days: number]
  reference: string
  /** at the beginning */
  status: { status: string; basis: 's17' | 's47' | 's20' | null } | null
  seenBy: string
  own_actions: readonly string[]
  needs: readonly string[]
  risks: readonly string[]
  protective_factors: readonly string[]
  engagement: readonly string[]
  identity: readonly string[]
  discussion: readonly string[]
  plan: readonly string[]
  difference: readonly string[]
  colleagues_told: readonly string[]
  chapters: readonly Chapter[]
}
