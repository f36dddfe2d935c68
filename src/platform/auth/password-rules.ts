/** Fewest and most characters of a password (NIST SP 800-63B-4, 3.1.1.2, asks for at least 15 alone and 8 with a second factor). */
export const passwordLength = { fewest: 12, most: 200 }

export type PasswordProblem = 'missing' | 'short' | 'long' | 'own_name' | 'common'

/** Words that the commonest passwords are made of, and those that people here would think of first. Longest first. */
const commonWords = (
  'qwertyuiopasdfghjklzxcvbnm qwertyuiop asdfghjkl administrator safeguarding supervision supervisor plumbline liverpool ' +
  'manchester university football baseball superman trustnooone trustnoone passwort password passw0rd changeme sunshine ' +
  'princess computer internet whatever starwars michelle jennifer football1 children teacher welcome letmein iloveyou ' +
  'charlie chelsea arsenal everton rangers celtic freedom monkey dragon master shadow qwerty azerty asdfgh zxcvbn abcdef ' +
  'secret school summer winter autumn spring london england admin login hello pupil child abc qaz wsx test demo pass'
).split(' ')

/**
 * Why a password is not good enough, or null. Length is what counts; no mixture of characters is asked for, because
 * that makes people choose worse ones (NIST SP 800-63B-4, 3.1.1.2). Pure: nothing is looked up elsewhere.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  if (password === '') return 'missing'
  if (password.length < passwordLength.fewest) return 'short'
  if (password.length > passwordLength.most) return 'long'
  const lower = password.normalize('NFKC').toLowerCase()
  const ownName = email.trim().toLowerCase().split('@')[0] ?? ''
  if (ownName.length >= 4 && lower.includes(ownName)) return 'own_name'
  return isCommon(lower) ? 'common' : null
}

/** What to say beside the field. */
export const passwordProblemWords: Record<PasswordProblem, string> = {
  missing: 'Choose a password',
  short: `Make the password at least ${passwordLength.fewest} characters long. Three or four words that do not belong together are good.`,
  long: `Make the password at most ${passwordLength.most} characters long`,
  own_name: 'Choose a password without the name in your e-mail address',
  common: 'Choose a password that is harder to guess. Many people use this one, or one very like it.',
}

function isCommon(lower: string): boolean {
  if (new Set(lower).size < 5) return true
  const readings = [
    lower,
    lower.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '').replace(/[@$0-57]/g, (sign) => looksLike[sign] ?? sign),
  ]
  return readings.some((reading) => {
    let left = reading.replace(/[^\p{L}]/gu, '')
    for (const word of commonWords) left = left.replaceAll(word, '')
    return left.length < 3
  })
}

const looksLike: Record<string, string> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
}
