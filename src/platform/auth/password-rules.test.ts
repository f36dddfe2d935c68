import { expect, it } from 'vitest'
import { passwordProblem } from './password-rules.ts'

const email = 'morwenna.tait@example.org'

it.each([
  ['', 'missing'],
  ['short words', 'short'],
  ['x'.repeat(201), 'long'],
  ['morwenna.tait2026', 'own_name'],
  ['Morwenna.Tait is here', 'own_name'],
  ['password1234', 'common'],
  ['P@ssw0rd1234', 'common'],
  ['PasswordPassword', 'common'],
  ['123456789012', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['ababababababab', 'common'],
  ['qwertyuiop12', 'common'],
  ['letmeinletmein', 'common'],
  ['Safeguarding1!', 'common'],
  ['welcome-to-school', 'common'],
  ['a lantern beneath the bridge', null],
  ['kettle orchard violin', null],
  ['ħçβδεφγηικλμν', null],
])('the password “%s” is %s', (password, wanted) => {
  expect(passwordProblem(password, email)).toBe(wanted)
})

it('a name of three letters may be in it, because it is in many words', () => {
  expect(passwordProblem('samphire and gravel', 'sam@example.org')).toBeNull()
})
