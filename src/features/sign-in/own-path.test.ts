import { expect, it } from 'vitest'
import { ownPath } from './own-path.ts'

it.each(['/', '/sessions', '/sessions?page=2', '/welcome/a-token', '/sessions/x?next=https://example.com/'])(
  '%s is a path of our own',
  (path) => {
    expect(ownPath(path)).toBe(path)
  },
)

it.each([
  '',
  'sessions',
  'https://example.com/',
  '//example.com',
  '/\\example.com',
  '\\\\example.com',
  '/\t/example.com',
  '/.//example.com',
  '/x/..//example.com',
  'javascript:alert(1)',
  ' //example.com',
  '/sign-in',
  '/sign-in?next=/',
  '/sign-out',
  `/${'x'.repeat(500)}`,
])('%j does not lead on after signing in', (path) => {
  expect(ownPath(path)).toBeNull()
})
