import { expect, test } from 'vitest'
import { writeHtml } from '../layout/write-html.ts'
import { CoverageStrip, todayAt, type StripOfChild } from './coverage-strip.tsx'

const drawn = (more: Partial<StripOfChild>) =>
  writeHtml(<CoverageStrip daysAgo={[]} openedDaysAgo={null} limitIn={null} bookedIn={null} {...more} />)

test('today is at seven tenths, and every mark has its place in percent', () => {
  expect(todayAt).toBe('70%')
  const html = drawn({ daysAgo: [34, 62], limitIn: -6 })
  expect(html).toContain('class="pl-track__held" cx="41.67%"')
  expect(html).toContain('class="pl-track__before" x1="18.33%" x2="41.67%"')
  expect(html).toContain('class="pl-track__since" x1="41.67%" x2="65%"')
  expect(html).toContain('class="pl-track__over" x1="65%" x2="70%"')
  expect(html).toContain('aria-hidden="true"')
})

test('what is ahead is dashed to the limit or to what is booked, whichever is later', () => {
  const html = drawn({ daysAgo: [52], limitIn: 4, bookedIn: 5 })
  expect(html).toContain('class="pl-track__ahead" x1="70%" x2="74.17%"')
  expect(html).toContain('class="pl-track__booked" cx="74.17%"')
  expect(html).not.toContain('pl-track__over')
})

test('marks outside the seventeen weeks are left out, and their lines end at the edge', () => {
  const html = drawn({ daysAgo: [162], limitIn: 111 })
  expect(html).not.toContain('pl-track__held')
  expect(html).not.toContain('pl-track__limit')
  expect(html).toContain('class="pl-track__since" x1="0%" x2="70%"')
  expect(html).toContain('class="pl-track__ahead" x1="70%" x2="100%"')
})

test('a case that was never discussed begins with a dashed circle', () => {
  expect(drawn({ openedDaysAgo: 10 })).toContain('class="pl-track__opened" cx="61.67%"')
})
