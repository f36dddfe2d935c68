import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSecrets } from '../../../test/support/database.ts'
import { testWorld, type TestPerson, type World } from '../../../test/support/world.ts'
import { createMailer } from '../mail/mailer.ts'
import { queueMail, sendMailTask } from '../mail/queue-mail.ts'
import { openText, sealText } from '../mail/seal.ts'
import { migrateJobs } from './migrate-jobs.ts'
import { startWorker } from './start-worker.ts'

let world: World
let gwen: TestPerson
const outbox = mkdtempSync(path.join(tmpdir(), 'plumbline-outbox-'))
const invitation = {
  mail: 'invitation',
  to: { name: 'Nia "N" Holt', address: 'nia@example.org' },
  organisation: 'Fernhill Primary',
  link: 'http://localhost:4000/welcome/a-secret-token',
  until: '2026-12-24',
} as const

beforeAll(async () => {
  world = await testWorld()
  gwen = await world.person(await world.organisation('Fernhill Primary'), 'Gwen Abara', ['administrator'])
})
afterAll(async () => {
  await world.end()
  rmSync(outbox, { recursive: true })
})

const queued = async () => (await world.database.owner.query('select * from graphile_worker._private_jobs')).rows
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 200 && !(await holds()); tries++) await new Promise((resolve) => setTimeout(resolve, 25))
}

describe('a job', () => {
  test('is there when the work that caused it commits, and not when it is undone', async () => {
    const undone = world.work(gwen, async (work) => {
      await queueMail(work.db, world.services.formKey, invitation)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await queued()).toHaveLength(0)
    await world.work(gwen, (work) => queueMail(work.db, world.services.formKey, invitation))
    const [job] = await queued()
    expect(JSON.stringify(job)).not.toMatch(/a-secret-token|nia@example|Holt/)
  })

  test('is done by the worker: without a mail server the mail is a file in the outbox', async () => {
    const mailer = createMailer({ smtpUrl: undefined, from: 'plumbline@example.org', outbox })
    const worker = await startWorker({
      ownerUrl: world.database.ownerUrl,
      password: testSecrets.worker,
      log: pino({ level: 'silent' }),
      tasks: { send_mail: sendMailTask(mailer, world.services.formKey) },
    })
    await until(() => readdirSync(outbox).length > 0)
    await until(async () => (await queued()).length === 0)
    await worker.stop()
    const [file = ''] = readdirSync(outbox)
    const mail = readFileSync(path.join(outbox, file), 'utf8')
    expect(mail).toContain('http://localhost:4000/welcome/a-secret-token')
    expect(mail.replaceAll('\r\n', ' ')).toContain('until 24 December 2026')
    expect(mail).toMatch(/^To: .*nia@example.org/m)
    expect(await queued()).toHaveLength(0)
  })

  test('has one of the names there are, is small, and is queued by somebody in scope', async () => {
    const asWeb = (text: string) => world.services.pools.web.query(text)
    await expect(asWeb(`select platform.add_job('send_mail', '{}')`)).rejects.toThrow('nobody is in scope')
    await expect(asWeb('select * from graphile_worker._private_jobs')).rejects.toThrow('permission denied')
    const inScope = (task: string, size: number) =>
      world.work(gwen, ({ db }) =>
        db
          .selectNoFrom((e) =>
            e
              .fn('platform.add_job', [e.val(task), e.cast(e.val(JSON.stringify({ x: 'x'.repeat(size) })), 'jsonb')])
              .as('x'),
          )
          .execute(),
      )
    await expect(inScope('drop_everything', 1)).rejects.toThrow('no job of that name')
    await expect(inScope('send_mail', 9_000)).rejects.toThrow('facts, not documents')
  })

  test('schema can be renewed as often as wanted', async () => {
    await migrateJobs(world.database.ownerUrl)
    await migrateJobs(world.database.ownerUrl)
  })
})

test('a sealed text opens with its key and no other, and not when it was touched', () => {
  const key = new Uint8Array(32).fill(7)
  const sealed = sealText(key, 'words')
  expect(openText(key, sealed)).toBe('words')
  expect(() => openText(new Uint8Array(32), sealed)).toThrow()
  expect(() => openText(key, `A${sealed.slice(1)}`.replace(/^AA/, 'BA'))).toThrow()
})
