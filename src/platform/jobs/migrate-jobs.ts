import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

/**
 * Make or renew the queue's own schema, and let the worker take from it and the door add to it. Done as the owner, after
 * the migrations of the product. Doing it again changes nothing.
 * @param ownerUrl connection of the role that owns the schema
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(grants)
  } finally {
    await client.end()
  }
}

/** The queue's tables have row security on and no policy, so each role needs one. The door never takes a job away. */
const grants = `
  grant usage on schema graphile_worker to plumbline_worker, plumbline_door;
  grant select on graphile_worker.migrations to plumbline_worker;
  grant execute on all functions in schema graphile_worker to plumbline_worker, plumbline_door;
  grant usage, select on all sequences in schema graphile_worker to plumbline_worker, plumbline_door;
  do $$
  declare t name;
  begin
    for t in select c.relname from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' loop
      execute format('grant select, insert, update, delete on graphile_worker.%I to plumbline_worker', t);
      execute format('grant select, insert, update on graphile_worker.%I to plumbline_door', t);
      if not exists (select 1 from pg_policies p where p.schemaname = 'graphile_worker' and p.tablename = t and p.policyname = 'plumbline') then
        execute format('create policy plumbline on graphile_worker.%I to plumbline_worker, plumbline_door using (true) with check (true)', t);
      end if;
    end loop;
  end $$;
`
