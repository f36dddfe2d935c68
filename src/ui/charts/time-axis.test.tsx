import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChildTime, TimedAction } from '../../domain/children/child-record.ts'
import { writeHtml } from '../layout/write-html.ts'
import { frame, placeIn, widthOf } from './axis-frame.ts'
import { layOutBands } from './axis-bands.ts'
import { layOutActions, layOutDirections } from './axis-lanes.ts'
import { layOutTimeAxis } from './time-axis-layout.ts'
import { TimeAxis } from './time-axis.tsx'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-03-12')
const window = { from: day('2024-10-01'), to: day('2026-05-31') }
const drawing = { window, today, at: placeIn(window) }
const rags = ['red', 'amber', 'green'] as const

const discussion = (on: Temporal.PlainDate, rag: (typeof rags)[number] | null) => ({
  sessionId: `s${on}`,
  on,
  rag,
  seenAloneOn: null,
  decisions: 0,
  signed: true,
  knownAt: 0,
  isMine: false,
})

const status = (name: string, from: string, to: string | null) => ({
  statusId: `${name}${from}`,
  status: name,
  legalBasis: null,
  startsOn: day(from),
  endsOn: to === null ? null : day(to),
  knownAt: 0,
})

const action = (more: Partial<TimedAction>): TimedAction => ({
  actionId: 'a',
  agreedOn: day('2025-03-01'),
  dueOn: day('2025-04-01'),
  closedOn: null,
  state: 'open',
  carried: 0,
  what: 'Ask for the parenting assessment again, by letter',
  knownAt: 0,
  ownerName: null,
  dueIsKnown: true,
  carriedOn: [],
  ...more,
})

const time: ChildTime = {
  childId: 'c',
  name: 'Kit Osgathorpe',
  familyId: 'f',
  statuses: [status('child_in_need', '2025-01-01', '2025-06-11'), status('child_protection_plan', '2025-06-12', null)],
  holders: [],
  meetings: [],
  discussions: [discussion(day('2025-05-01'), 'red'), discussion(day('2026-03-05'), 'amber')],
  actions: [action({})],
  informal: [],
  booked: [],
}

describe('bands', () => {
  test('what holds at once is on two rows, what follows the next day on one', () => {
    const one = layOutBands(time.statuses, { ...drawing, top: 0 })
    expect(new Set(one.bands.map(({ y }) => y)).size).toBe(1)
    const two = layOutBands([...time.statuses, status('looked_after', '2026-01-01', null)], { ...drawing, top: 0 })
    expect(new Set(two.bands.map(({ y }) => y)).size).toBe(2)
    expect(two.height).toBeGreaterThan(one.height)
  })

  test('a plan is marked at its ages up to today, and what is to come is apart', () => {
    const [, plan] = layOutBands(time.statuses, { ...drawing, top: 0 }).bands
    expect(plan?.ages.map(({ label }) => label)).toEqual(['3 months', '6 months', null])
    expect(plan?.ahead).toBeCloseTo(drawing.at(today))
  })

  test('names never touch, whatever the statuses', () => {
    const names = ['early_help', 'referred_outcome_unknown', 'child_protection_plan', 'cause_for_concern']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 200 })), {
          maxLength: 12,
        }),
        (all) => {
          const spells = all.map(([kind, from, days]) => {
            const startsOn = window.from.add({ days: from })
            return { ...status(names[kind] ?? '', startsOn.toString(), null), endsOn: startsOn.add({ days }) }
          })
          const { bands } = layOutBands(spells, { ...drawing, top: 0 })
          const below = bands
            .flatMap(({ label, ages }) => [
              ...(label !== null && !label.inside
                ? [{ from: label.x, to: label.x + widthOf(label.text), y: label.y }]
                : []),
              ...ages.flatMap(({ x, label, y }) =>
                label === null ? [] : [{ from: x - widthOf(label) / 2, to: x + widthOf(label) / 2, y: y - 1 }],
              ),
            ])
            .toSorted((a, b) => a.y - b.y || a.from - b.from)
          for (const [index, next] of below.entries()) {
            const last = below[index - 1]
            if (last !== undefined && last.y === next.y) expect(next.from).toBeGreaterThan(last.to - 0.01)
          }
          for (const { x, width } of bands) expect(x + width).toBeLessThanOrEqual(frame.right + 0.1)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('directions never cover each other; what is left out is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.nat(2)), { maxLength: 120 }), (all) => {
      const discussions = all
        .toSorted(([a], [b]) => a - b)
        .map(([days, rag]) => discussion(window.from.add({ days }), rags[rag] ?? 'red'))
      const { marks, left } = layOutDirections(discussions, drawing)
      expect(marks.length + left).toBe(discussions.length)
      for (const row of [0, 1]) {
        const places = marks.filter((mark) => mark.row === row).map(({ x }) => x)
        for (const [index, x] of places.entries()) expect(x - (places[index - 1] ?? -Infinity)).toBeGreaterThan(22.99)
      }
    }),
    { numRuns: 60 },
  )
})

test('names of actions never touch, and what is still to be done is in view before what is over', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 520 }), fc.integer({ min: 0, max: 200 }), fc.boolean()), {
        maxLength: 40,
      }),
      (all) => {
        const actions = all
          .toSorted(([a], [b]) => a - b)
          .map(([from, days, open], index) => {
            const agreedOn = window.from.add({ days: from })
            const closedOn = agreedOn.add({ days })
            const over = {
              state: 'done',
              closedOn: Temporal.PlainDate.compare(closedOn, today) > 0 ? today : closedOn,
            } as const
            return action({ actionId: `${index}`, agreedOn, ...(open ? {} : over) })
          })
        const { bars, rows, left } = layOutActions(actions, drawing)
        expect(bars.length + left).toBe(actions.length)
        const open = actions.filter(({ state }) => state === 'open').length
        expect(bars.filter(({ state }) => state === 'open').length).toBeGreaterThanOrEqual(Math.min(open, 8))
        for (let row = 0; row < rows; row++) {
          const spans = bars
            .filter((bar) => bar.row === row)
            .map(({ from, to, label }) => {
              const wide = label === null ? 0 : widthOf(label.text, false)
              if (label === null) return [from, to] as const
              return label.end ? ([label.x - wide, to] as const) : ([from, label.x + wide] as const)
            })
            .toSorted(([a], [b]) => a - b)
          for (const [index, [from]] of spans.entries()) {
            const before = spans[index - 1]
            if (before !== undefined) expect(from).toBeGreaterThan(before[1] - 0.01)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('today’s line is where today is, and on no page that does not reach to it', () => {
  const limits = { late: [], limitOn: null }
  expect(layOutTimeAxis(time, limits, { window, today }).today).toBeCloseTo(drawing.at(today), -1)
  const before = { from: day('2023-02-01'), to: day('2024-09-30') }
  expect(layOutTimeAxis(time, limits, { window: before, today }).today).toBeNull()
})

test('the picture says in words what it shows, has its table, and leads only where the reader may go', () => {
  const html = writeHtml(
    <TimeAxis
      id="axis"
      title="Kit Osgathorpe, October 2024 to May 2026"
      time={time}
      limits={{ late: [{ from: day('2025-04-20'), to: day('2025-05-01') }], limitOn: day('2026-04-02') }}
      window={window}
      today={today}
      todayWord="Today, "
      here="Today."
      hrefOf={({ actionId }) => (actionId === undefined ? null : `/actions/${actionId}`)}
    />,
  )
  expect(html).toContain('role="img" aria-labelledby="axis-title" aria-describedby="axis-desc"')
  expect(html).toContain('Late once.')
  expect(html).toContain('by 2\u00a0Apr')
  expect(html).toContain('Read this as a table')
  expect(html.match(/href="\/actions\/a"/g)?.length).toBeGreaterThan(0)
  expect(html).not.toContain('href="/sessions')
  expect(html).toContain('12 days past the limit.')
  expect(html).not.toMatch(/style=/)
})
