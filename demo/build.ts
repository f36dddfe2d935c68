// The demonstration: fictional organisations with two years of history, made through the product's own commands.
import pg from 'pg'
import { PlainError } from '../src/platform/config/plain-error.ts'
import type { Services } from '../src/platform/services.ts'
import { addKestrelVale } from './kestrel-vale.ts'
import { addFernhollow } from './fernhollow.ts'
import { addMarrowfield } from './marrowfield.ts'
import { addQuillbrook, foundQuillbrook } from './quillbrook.ts'
import { type Player, type Stage, stageFor } from './stage.ts'
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
    say('Building the demonstration: five organisations and two years of history. It takes about a minute.')
    await asDoor(owner, 'update platform.installation set demonstration = true where founded_at is null')
    const { today } = await allOrganisations(services, say)
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

/**
 * A partnership and four organisations below it. They have nothing of one another but one person, so each is built beside the
 * others, from choices of its own.
 */
async function allOrganisations(services: Services, say: (line: string) => void): Promise<Stage> {
  const stage = stageFor(services, 'Quillbrook')
  const partnership = await foundQuillbrook(stage)
  const built = (name: string) => say(`  ${name} is built.`)
  const build = async (name: string, add: (own: Stage, timeline: Timeline) => Promise<unknown>) => {
    const timeline = new Timeline()
    await add(name === 'Quillbrook' ? stage : stageFor(services, name), timeline)
    await timeline.play()
    built(name)
  }
  const { organisationId: parent } = partnership
  const ansel = Promise.withResolvers<Player>()
  await Promise.all([
    build('Wrenfold', async (own, timeline) => ansel.resolve(await addWrenfold(own, timeline, parent))),
    build('Marrowfield', (own, timeline) => addMarrowfield(own, timeline, parent)),
    build('Fernhollow', (own, timeline) => addFernhollow(own, timeline, parent)),
    build('Quillbrook', (own, timeline) => addQuillbrook(own, timeline, partnership)),
    build('Kestrel Vale', (own, timeline) => addKestrelVale(own, timeline, parent, ansel.promise)),
  ])
  return stage
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
