// Prints the bank holidays of the three nations of the United Kingdom from 2000 to 2100, as the package `date-holidays` has
// them: src/platform/calendar/bank-holidays.json. It is asked here and not in the product, because it brings the holidays of
// the whole world with it, several megabytes in every process. `npm run check` fails when the file is not what this prints.
//   node scripts/generate-bank-holidays.mjs > src/platform/calendar/bank-holidays.json
import Holidays from 'date-holidays'

/** England's list is also that of Wales. */
const REGIONS = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' }
const [FIRST, LAST] = [2000, 2100]

/** "04-03 Good Friday; 04-06 Easter Monday": the days that are taken, so none at a weekend, which has its substitute day. */
function year(region, number) {
  return new Holidays('GB', region, { timezone: 'Europe/London', languages: ['en'] })
    .getHolidays(number, 'en')
    .filter(
      ({ type, date }) => type === 'public' && ![0, 6].includes(new Date(`${date.slice(0, 10)}T12:00Z`).getUTCDay()),
    )
    .map(({ date, name }) => `${date.slice(5, 10)} ${name}`)
    .join('; ')
}

const years = Array.from({ length: LAST - FIRST + 1 }, (_, place) => FIRST + place)
const found = Object.fromEntries(
  Object.entries(REGIONS).map(([nation, region]) => [
    nation,
    Object.fromEntries(years.map((number) => [number, year(region, number)])),
  ]),
)
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
