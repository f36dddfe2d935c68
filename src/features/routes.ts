import type { Route } from '../platform/http/route.ts'

/** Every route there is. A new one also needs its row in test/route-access.test.ts. */
export const routes: readonly Route[] = []
