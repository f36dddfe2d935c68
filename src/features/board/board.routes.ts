import type { Route } from '../../platform/http/route.ts'
import { noteCaseRoutes } from './note-case/note-case.routes.tsx'
import { showBoardRoutes } from './show-board/board.routes.tsx'

/** The board from which a group session is run. */
export const boardRoutes: readonly Route[] = [...showBoardRoutes, ...noteCaseRoutes]
