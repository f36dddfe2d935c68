import { timeOfInstant } from '../../domain/text/dates.ts'
import { triesBeginAgain } from '../../platform/auth/tries.ts'
import type { Ctx } from '../../platform/http/route.ts'
import type { SignatureErrors, SignatureForm } from './read-signature-form.ts'

/**
 * Is this the person who is signed in, by password and one-time code, now? Ask it last, just before the signature is
 * made: a code counts once (RFC 6238, 5.2), so one that is spent on a form that is then refused has to be waited for.
 * The route declares `second_factor.failed`.
 * @returns null when it is, else what to say beside the fields
 */
export async function confirmSigner(
  ctx: Ctx,
  form: Pick<SignatureForm, 'password' | 'code'>,
): Promise<SignatureErrors | null> {
  const answer = await ctx.services.signIn.confirm(ctx.headers, form.password, form.code)
  if (answer === 'confirmed') return null
  if (answer === 'no_second_factor') return { '': 'Set up a second factor before you sign' }
  await ctx.journal('second_factor.failed', { details: { why: answer } })
  if (answer === 'too_many') {
    return { password: `There were too many tries. Sign after ${timeOfInstant(triesBeginAgain(ctx.services.now()))}` }
  }
  return { password: 'The password or the code is not right. A code can be used once: wait for the next one' }
}
