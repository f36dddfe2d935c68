/** Numbers by which other systems know a child. One's own reference is kept with the child. */
export const referenceKinds = ['upn', 'social_care', 'nhs', 'other'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

export const referenceWords: Readonly<Record<ReferenceKind, string>> = {
  upn: 'UPN',
  social_care: 'Social care number',
  nhs: 'NHS number',
  other: 'Another number',
}

const longest = 50
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const upnShape = /^[A-Z]\d{11}[\dA-Z]$/

/**
 * A number as somebody wrote it, tidied, or what is wrong with it. A UPN has a check letter, twelve digits, the last of
 * which may be a letter while it is a temporary one (Department for Education, unique pupil numbers); an NHS number has ten
 * digits of which the last is a check (NHS Data Dictionary, modulus 11).
 */
export function readReference(kind: ReferenceKind, text: string): { value: string } | { problem: string } {
  const tidy = text.replaceAll(/\s+/g, ' ').trim()
  if (tidy.length > longest) return { problem: `Use ${longest} characters or fewer for a number` }
  if (kind === 'upn') {
    const upn = tidy.replaceAll(' ', '').toUpperCase()
    if (!upnShape.test(upn)) return { problem: 'This is no UPN: a UPN is a letter and then 12 digits' }
    return isUpn(upn)
      ? { value: upn }
      : { problem: 'This is no UPN: its first letter does not fit its digits. Compare each with where it is from' }
  }
  if (kind === 'nhs') {
    const digits = tidy.replaceAll(/[ -]/g, '')
    if (!/^\d{10}$/.test(digits)) return { problem: 'This is no NHS number: an NHS number has 10 digits' }
    return isNhsNumber(digits)
      ? { value: digits }
      : { problem: 'This is no NHS number: its last digit does not fit the others. Compare each with where it is from' }
  }
  return { value: tidy }
}

function isUpn(upn: string): boolean {
  const worth = (sign: string) => (/\d/.test(sign) ? Number(sign) : upnLetters.indexOf(sign))
  const signs = Array.from(upn.slice(1), worth)
  if (signs.includes(-1)) return false
  const sum = signs.reduce((total, sign, place) => total + sign * (place + 2), 0)
  return upnLetters[sum % upnLetters.length] === upn[0]
}

function isNhsNumber(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}
