import type { CopiesOnTheirWay, FilesGo, Later } from './after-session.ts'
import type { Player } from './stage.ts'
import type { Chapter, ToDo } from './stories/story.ts'

/** What is said of one child at one session, by field key, and what was decided and agreed. */
export interface ChildWords {
  childId: string
  words: Readonly<Record<string, string>>
  decision: Chapter['decision']
  todo: ToDo | undefined
  refers: Chapter['refers'] | undefined
}

/** Everything that one session holds. */
export interface SessionWords {
  children: readonly ChildWords[]
  work: Readonly<Record<string, string>>
  wellbeing: Readonly<Record<string, string>>
  workTodo: ToDo | undefined
  minutes: number
  interruptions: number
}

export interface Pair {
  supervisor: Player
  supervisee: Player
  /** what each open action will come to, by its identifier */
  toDos: Map<string, { toDo: ToDo; carried: number }>
  later: Later
  files: FilesGo
  onTheirWay: CopiesOnTheirWay
  /** who may be named as having approved a departure from procedure */
  approvers: readonly Player[]
}

/** How a session ends: as most do, or in one of the ways that a visitor should see. */
export type Ending = 'signed' | 'disagreed' | 'sent_back' | 'half_signed' | 'left_open'
