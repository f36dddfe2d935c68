import type { Concern } from '../../src/domain/children/case-history.ts'
import type { LegalBasis } from '../../src/domain/children/status-written.ts'
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
  /** it keeps a child safe: late, it goes above the supervisor */
  safety?: true
  outcome: string
}

/** Somebody who was told that a child may be suffering harm, so many minutes into the session. */
export interface Told {
  who: 'safeguarding_lead' | 'social_care' | 'police' | 'health' | 'parents' | 'other'
  name: string
  from: string
  minutes: number
  said: string
}

/** "Stop and refer now", or the decision not to, and what came of it some days later. */
export type ReferralTold = { concern: string; nextStep: string } & (
  | {
      decision: 'referred'
      told: readonly [Told, ...Told[]]
      parentsNotTold?: string
      outcome?: { came: 'strategy_discussion' | 'assessment' | 'early_help' | 'advice'; after: number }
    }
  | {
      decision: 'not_referred'
      why: string
      advice?: string
      /** days until it is looked at again */
      reviewIn: number
      outcome?: { came: 'refer_after_all' | 'still_not'; after: number }
    }
)

/** What one session says of one child. Words are about this child alone, and of no season, so that they fit any day. */
export interface Chapter {
  rag: Rag
  events: string
  voice: string
  decision: { what: string; why: string; departs?: { what: string; reason: string; approvedBy: string } }
  todo?: ToDo
  /** a status that begins shortly before, and ends the one before it; or the end of all */
  status?: { status: string; basis: LegalBasis | null } | 'ended'
  refers?: ReferralTold
}

/** A child as the sessions of a year tell of them. Lists are taken from in turn, so that no two sessions read alike. */
export interface ChildStory {
  family: string
  given: string
  familyName: string
  /** years old on the day the demonstration is built, and days beyond that */
  age: [years: number, days: number]
  reference: string
  school?: string
  /** at the beginning */
  status: { status: string; basis: LegalBasis | null } | null
  /** what the worry is mainly about, where somebody has said so */
  concern?: Concern
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
  /** what is told, in turn, when the chapters are over; that all is steady unless given */
  later?: readonly Chapter[]
}
