import { administrator } from '../../../domain/access/who.ts'
import { isWithin } from '../../../domain/calendar/days.ts'
import { usualTerms } from '../../../domain/calendar/default-terms.ts'
import { bankHolidays } from '../../../platform/calendar/bank-holidays.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { calendarStep, inSetUp, setUpStep } from '../../set-up/public.ts'
import { CalendarPage } from './calendar.page.tsx'
import { calendarYears, nationOf, windowOfYear, yearOf } from './calendar.queries.ts'
import { addPeriods, withdrawPeriod } from './change-calendar.command.ts'
import { errorsOfRows, readPeriodForm, readRows, valuesOfRows } from './period.form.ts'
import { UsualTermsPage } from './usual-terms.page.tsx'

export const calendarCrumbs = [
  { text: 'Organisation', href: '/organisation' },
  { text: 'Term calendar', href: '/organisation/calendar' },
]

const statusOf = (state: FormState) => (Object.keys(state.errors).length > 0 ? 422 : 200)
const stepOf = (ctx: Ctx) => setUpStep(ctx, calendarStep)

async function show(ctx: Ctx, state: FormState): Promise<Response> {
  const thisYear = yearOf(ctx.today)
  const isOver = ctx.query.get('year') === String(thisYear - 1)
  const shown = isOver ? [thisYear - 1] : [thisYear, thisYear + 1]
  const years = await calendarYears(ctx.db, ctx.actor, shown)
  const nation = await nationOf(ctx.db, ctx.actor)
  const span = { startsOn: windowOfYear(thisYear).startsOn, endsOn: windowOfYear(thisYear + 1).endsOn }
  const holidays = [thisYear, thisYear + 1, thisYear + 2].flatMap((year) => bankHolidays(nation, year))
  return ctx.page(
    {
      title: 'Term calendar',
      under: 'organisation',
      breadcrumbs: calendarCrumbs.slice(0, 1),
      bobAtLogo: true,
      status: statusOf(state),
    },
    <CalendarPage
      years={years}
      isOver={isOver}
      before={String(thisYear - 1)}
      bankHolidays={holidays.filter(({ date }) => isWithin(date, span))}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
      step={stepOf(ctx)}
    />,
  )
}

async function add(ctx: Ctx): Promise<Response> {
  const refuse = (errors: Record<string, string>) => show(ctx, { values: ctx.form, errors })
  const reading = readPeriodForm(ctx.form)
  if (reading.errors !== null) return refuse(reading.errors)
  const adding = await addPeriods(ctx, [reading.period])
  if (adding.outcome === 'problems') {
    return refuse(Object.fromEntries(adding.problems.map(({ part, words }) => [part, words])))
  }
  return ctx.redirect(inSetUp('/organisation/calendar', stepOf(ctx)))
}

/** The academic years that a pattern may be begun for: this one and the next. */
function readYear(ctx: Ctx, text: string): number {
  const thisYear = yearOf(ctx.today)
  const year = Number(text || thisYear)
  return year === thisYear || year === thisYear + 1 ? year : ctx.notFound()
}

function showUsual(ctx: Ctx, year: number, state: FormState): Response {
  const { label } = usualTerms(year)
  const { name } = windowOfYear(year)
  return ctx.page(
    {
      title: `Dates of ${name}`,
      under: 'organisation',
      breadcrumbs: calendarCrumbs,
      bobAtLogo: true,
      status: statusOf(state),
    },
    <UsualTermsPage year={year} yearName={name} label={label} state={state} tokens={ctx.tokens} step={stepOf(ctx)} />,
  )
}

async function keepUsual(ctx: Ctx): Promise<Response> {
  const year = readYear(ctx, textOf(ctx.form, 'year'))
  const refuse = (errors: Record<string, string>) => showUsual(ctx, year, { values: ctx.form, errors })
  const { periods, places, errors } = readRows(ctx.form)
  if (Object.keys(errors).length > 0) return refuse(errors)
  if (periods.length === 0) return refuse({ '': 'There are no dates to keep' })
  const adding = await addPeriods(ctx, periods)
  if (adding.outcome === 'problems') return refuse(errorsOfRows(adding.problems, places))
  return ctx.redirect(inSetUp('/organisation/calendar', stepOf(ctx)))
}

export const calendarRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/organisation/calendar',
    who: administrator,
    journal: { nothing: 'term dates are no secret' },
    handle: (ctx) => show(ctx, emptyForm),
  }),
  route({
    method: 'post',
    path: '/organisation/calendar',
    who: administrator,
    journal: { writes: ['calendar.changed'] },
    handle: add,
  }),
  route({
    method: 'post',
    path: '/organisation/calendar/:periodId/withdraw',
    who: administrator,
    journal: { writes: ['calendar.changed'] },
    async handle(ctx) {
      if (!(await withdrawPeriod(ctx, ctx.params['periodId'] ?? ''))) return ctx.notFound()
      return ctx.redirect(inSetUp('/organisation/calendar', stepOf(ctx)))
    },
  }),
  route({
    method: 'get',
    path: '/organisation/calendar/usual',
    who: administrator,
    journal: { nothing: 'a proposal' },
    handle(ctx) {
      const year = readYear(ctx, ctx.query.get('year') ?? '')
      return showUsual(ctx, year, { values: valuesOfRows(usualTerms(year).periods), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/organisation/calendar/usual',
    who: administrator,
    journal: { writes: ['calendar.changed'] },
    handle: keepUsual,
  }),
]
