import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { testWorld, type World } from './support/world.ts'
import { reply, seeOther } from '../src/platform/http/reply.ts'

const onEveryAnswer = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)',
}

const localhost = { publicUrl: 'http://localhost:4000' }

describe('whatever is asked, the answer has every header', () => {
  let world: World
  beforeAll(async () => {
    world = await testWorld()
  })
  afterAll(() => world.end())

  test.each<[string, string, RequestInit, number]>([
    ['a page of nobody', '/help', {}, 200],
    ['the head of a page', '/help', { method: 'HEAD' }, 200],
    ['a place that is not there', '/nowhere', {}, 404],
    ['a method that is not there', '/help', { method: 'DELETE' }, 404],
    ['a page of the signed-in', '/sessions', {}, 303],
    ['a page fetched ahead', '/help', { headers: { 'sec-purpose': 'prefetch' } }, 204],
    ['a form of another site', '/sign-in', { method: 'POST', headers: { origin: 'https://example.org' } }, 403],
    ['a form that is none', '/sign-in', { method: 'POST', headers: { 'content-type': 'multipart/form-data' } }, 400],
    ['a form too large', '/sign-in', { method: 'POST', headers: { 'content-length': '9999999' } }, 413],
    ['a field saved by nobody', '/sessions/x/fields', { method: 'POST' }, 404],
    ['a file that is not there', '/assets/none.css', {}, 404],
    ['whether it lives', '/health/live', {}, 200],
    ['whether it is ready', '/health/ready', {}, 200],
  ])('%s', async (_name, path, init, status) => {
    const response = await world.request(path, init)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(Object.fromEntries(response.headers)).toMatchObject(onEveryAnswer)
    expect(response.status).toBe(status)
  })

  test('what goes wrong', async () => {
    const broken = createApp({
      ...world.services,
      now: () => {
        throw new Error('The clock stands still')
      },
    })
    const response = await broken.request('http://localhost/help')
    expect(response.status).toBe(500)
    expect(Object.fromEntries(response.headers)).toMatchObject({ ...onEveryAnswer, 'cache-control': 'no-store' })
  })
})

test('what may be kept says so, and keeps the other headers', () => {
  const { headers } = reply(localhost, 'body', { headers: { 'cache-control': 'public, max-age=1' } })
  expect(headers.get('cache-control')).toBe('public, max-age=1')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('by https, and only then, a browser is told to keep to it', () => {
  const secure = reply({ publicUrl: 'https://example.org' }, null)
  expect(secure.headers.get('strict-transport-security')).toBe('max-age=63072000')
  expect(reply(localhost, null).headers.has('strict-transport-security')).toBe(false)
})

test('several cookies are several headers', () => {
  const response = seeOther(localhost, '/', ['a=1; Path=/', 'b=2; Path=/'])
  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
})
