-- Row security on the tables outside app and platform too, so that "every table" is every table: those of sign-in are for
-- the sign-in role, the door and the owner; those of the installation itself for its owner.
do $$
declare t record;
begin
  for t in select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('auth', 'public') and c.relkind in ('r', 'p') loop
    execute format('alter table %I.%I enable row level security', t.schema, t.name);
    execute format('alter table %I.%I force row level security', t.schema, t.name);
    execute format('create policy owner on %I.%I to %I using (true) with check (true)', t.schema, t.name, current_user);
    if t.schema = 'auth' then
      execute format('create policy sign_in on %I.%I to plumbline_auth using (true) with check (true)', t.schema, t.name);
      execute format('create policy door on %I.%I to plumbline_door using (true) with check (true)', t.schema, t.name);
    end if;
  end loop;
end $$;
