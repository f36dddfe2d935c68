// The demonstration: fictional organisations with a year of history, made through the product's own commands.
import pg from 'pg'
import { PlainError } from '../src/platform/config/plain-error.ts'
import type { Services } from '../src/platform/services.ts'
import { addKestrelVale } from './kestrel-vale.ts'
import { type Stage, stageFor } from './stage.ts'
import { Timeline } from './timeline.ts'
import { addWrenfold } from './wrenfold.ts'

/** What there is after building, for whoever started it. */
export interface Built {
  people: number
  sessions: number
  documents: number
}

/**
 * Build the demonstration where nothing is yet. The same on every machine for one day: its dates are counted back from
 * the day it is built.
 * @param ownerUrl connection of the role that owns the schema: only it can say that an installation is a demonstration
 * @param say what is told to whoever started it
 * @returns null when it is already there
 * @throws PlainError when the database holds a real organisation, or a demonstration that was not finished
 */
export async function buildDemonstration(
  services: Services,
  ownerUrl: string,
  say: (line: string) => void = console.log,
): Promise<Built | null> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    if (await isThere(owner)) return null
    say('Building the demonstration: a year of history. It takes a quarter of a minute.')
    await asDoor(owner, 'update platform.installation set demonstration = true where founded_at is null')
    const { today } = await bothOrganisations(services)
    await endSessions(owner)
    await owner.query('insert into public.plumbline_demonstration (built_on) values ($1)', [today.toString()])
    const built = await counted(owner)
    say(
      `It has ${built.people} people, ${built.sessions} sessions and ${built.documents} documents. Nobody in it is real.`,
    )
    return built
  } finally {
    await owner.end()
  }
}

/** The two have nothing of one another but one person, so each is built beside the other, from choices of its own. */
async function bothOrganisations(services: Services): Promise<Stage> {
  const [school, college] = [stageFor(services, 'Wrenfold'), stageFor(services, 'Kestrel Vale')]
  const [ofSchool, ofCollege] = [new Timeline(), new Timeline()]
  const ansel = addWrenfold(school, ofSchool)
  await Promise.all([
    ansel.then(() => ofSchool.play()),
    addKestrelVale(college, ofCollege, ansel).then(() => ofCollege.play()),
  ])
  return school
}

/** Whether it was built before. The mark is the owner's, outside the product's own rooms, and the last thing written. */
async function isThere(owner: pg.Client): Promise<boolean> {
  const { rows } = await asDoor<{ demonstration: boolean; founded: boolean }>(
    owner,
    'select demonstration, founded_at is not null as founded from platform.installation',
  )
  const { demonstration = false, founded = false } = rows[0] ?? {}
  if (founded && !demonstration) {
    throw new PlainError(
      'This data folder holds a real organisation. Name another in PLUMBLINE_DATA for the demonstration.',
    )
  }
  await owner.query('create table if not exists public.plumbline_demonstration (built_on date primary key)')
  await owner.query('alter table public.plumbline_demonstration enable row level security')
  const { rowCount } = await owner.query('select 1 from public.plumbline_demonstration')
  if ((rowCount ?? 0) > 0) return true
  if (founded) {
    throw new PlainError(
      'The demonstration in this data folder was not built to its end. Delete the folder, or name another in PLUMBLINE_DATA, and start again.',
    )
  }
  return false
}

/** The web sessions that the history was made in are over before anybody visits. */
async function endSessions(owner: pg.Client): Promise<void> {
  await owner.query('delete from auth."session"')
}

async function counted(owner: pg.Client): Promise<Built> {
  const { rows } = await asDoor<Built>(
    owner,
    `
    select (select count(*)::int from app.person where auth_user_id is not null) as people,
      (select count(*)::int from app.session where state in ('open', 'completed', 'signed')) as sessions,
      (select count(*)::int from app.document) as documents`,
  )
  return rows[0] ?? { people: 0, sessions: 0, documents: 0 }
}

/** The owner of the schema is under row security like everybody else, unless a superuser; the door sees all. */
async function asDoor<R extends pg.QueryResultRow>(owner: pg.Client, text: string): Promise<pg.QueryResult<R>> {
  await owner.query('set role plumbline_door')
  try {
    return await owner.query<R>(text)
  } finally {
    await owner.query('reset role')
  }
}
