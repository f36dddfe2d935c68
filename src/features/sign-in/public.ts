/** For the pages that also ask for a password or begin a web session: the account's own, the demonstration's. */
export { signedIn } from './signed-in.tsx'
export { retryLater, tooManyTries } from './wait.ts'
