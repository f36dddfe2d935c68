import type { Ctx } from '../../platform/http/route.ts'
import { openText, sealText } from '../../platform/mail/seal.ts'

/** What connects an app, and the codes for when it is lost. */
export interface Shown {
  secret: string
  address: string
  backupCodes: readonly string[]
}

const minutesOpen = 30

interface Sealed extends Shown {
  what: 'second-factor'
  whose: string
  until: number
}

/** What was shown travels in the form, sealed for whoever it was shown to, so that one wrong code loses nothing. */
export function sealShown({ services, actor, now }: Ctx, { secret, address, backupCodes }: Shown): string {
  const until = now.add({ minutes: minutesOpen }).epochMilliseconds
  const sealed: Sealed = { what: 'second-factor', whose: actor.membershipId, until, secret, address, backupCodes }
  return sealText(services.formKey, JSON.stringify(sealed))
}

/** Null when it was not sealed for this person, or too long ago. */
export function openShown({ services, actor, now }: Ctx, text: string): Shown | null {
  try {
    const sealed = JSON.parse(openText(services.formKey, text)) as Sealed
    const theirs = sealed.what === 'second-factor' && sealed.whose === actor.membershipId
    return theirs && sealed.until > now.epochMilliseconds ? sealed : null
  } catch {
    return null
  }
}
