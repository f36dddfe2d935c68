-- Entering a scope asked five tables on every request, a quarter of what a save costs the database. What was found is now
-- kept beside the web session until something it came from changes (docs/performance.md, decision 0007).

-- How often what an account or an organisation is has changed. A kept entry counts only with the versions it was made of,
-- all looked up in one statement: a change that is committed is seen by the next request, whoever made an entry meanwhile.
create table platform.entry_version (
  subject text primary key,
  version bigint not null
);

-- Kept and not kept safe: after a crash it is empty, and made again.
create unlogged table platform.entry (
  web_session text not null references auth."session" on delete cascade,
  wanted uuid not null,
  day date not null,
  demonstration boolean not null,
  account_version bigint not null,
  organisation_id uuid not null,
  organisation_version bigint not null,
  scope text not null,
  entered text not null,
  -- another one each time it is made, so that whoever knows it knows what was entered
  mark uuid not null,
  primary key (web_session, wanted)
);

alter table platform.entry_version enable row level security;
alter table platform.entry_version force row level security;
alter table platform.entry enable row level security;
alter table platform.entry force row level security;
create policy door on platform.entry_version to plumbline_door using (true) with check (true);
create policy door on platform.entry to plumbline_door using (true) with check (true);
grant select, insert, update on platform.entry_version to plumbline_door;
grant select, insert, update on platform.entry to plumbline_door;

-- Something that entries are made of has changed. Accounts are told apart from organisations by their first letter.
create function platform.entries_changed(subjects text[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into platform.entry_version as v (subject, version)
    select distinct s, 1 from unnest(subjects) s where s is not null order by s
    on conflict (subject) do update set version = v.version + 1
$$;

create function platform.account_of(person uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'a' || p.auth_user_id from app.person p where p.person_id = person
$$;

-- Of an account: whether it has a second factor; whose it is.
create function platform.on_account_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform platform.entries_changed(array['a' || new."id"]);
  return null;
end $$;
create trigger entry_of_account after update of "twoFactorEnabled" on auth."user"
  for each row when (old."twoFactorEnabled" is distinct from new."twoFactorEnabled") execute function platform.on_account_changed();

create function platform.on_person_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform platform.entries_changed(array['a' || old.auth_user_id, 'a' || new.auth_user_id]);
  return null;
end $$;
create trigger entry_of_person after update of auth_user_id on app.person
  for each row when (old.auth_user_id is distinct from new.auth_user_id) execute function platform.on_person_changed();

-- Of a membership: whose it is, its name and days.
create function platform.on_membership_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform platform.entries_changed(array[
    case when tg_op <> 'INSERT' then platform.account_of(old.person_id) end,
    case when tg_op <> 'DELETE' then platform.account_of(new.person_id) end]);
  return null;
end $$;
create trigger entry_of_membership after insert or update or delete on app.membership
  for each row execute function platform.on_membership_changed();

-- Of the facts of a membership its roles alone.
create function platform.on_role_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  fact app.membership_fact := case when tg_op = 'DELETE' then old else new end;
begin
  if fact.kind = 'role' or tg_op = 'UPDATE' and old.kind = 'role' then
    perform platform.entries_changed(array[(
      select platform.account_of(m.person_id) from app.membership m
      where m.organisation_id = fact.organisation_id and m.membership_id = fact.membership_id)]);
  end if;
  return null;
end $$;
create trigger entry_of_role after insert or update or delete on app.membership_fact
  for each row execute function platform.on_role_changed();

create function platform.on_organisation_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform platform.entries_changed(array['o' || new.organisation_id]);
  return null;
end $$;
create trigger entry_of_organisation after update on app.organisation
  for each row execute function platform.on_organisation_changed();

-- The text of a scope, and entering it: as in 0019, in two.
create function platform.scope_text(organisation uuid, membership uuid, person uuid, roles text[], web_session text) returns text
  language plpgsql immutable security definer set search_path = pg_catalog, pg_temp as $$
declare
  circles text[] := '{}';
begin
  -- The safeguarding team keeps the children's files: the designated safeguarding lead and deputies (S2, S3).
  if roles && array['dsl','deputy_dsl'] then
    circles := array['safeguarding_team'];
  end if;
  -- concat_ws leaves out what is null, which would move every part after it.
  return concat_ws('|', coalesce(web_session, ''), organisation, membership, person, array_to_string(circles, ','), array_to_string(roles, ','));
end $$;

-- Gives the scope back, so that it is worked out as an expression.
create function platform.mark_scope(scope text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mark text := encode(sha256(timestamptz_send(transaction_timestamp()) || convert_to(scope, 'UTF8')), 'hex');
  set_to bigint;
begin
  -- Assigned and not performed: an expression alone starts no executor.
  set_to := setval('platform.scope_mark_one', ('x' || left(mark, 16))::bit(64)::bigint);
  set_to := setval('platform.scope_mark_two', ('x' || substr(mark, 17, 16))::bit(64)::bigint);
  return set_config('plumbline.scope', scope, true);
end $$;

create or replace function platform.set_scope(organisation uuid, membership uuid, person uuid, roles text[], web_session text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  scope text;
begin
  scope := platform.mark_scope(platform.scope_text(organisation, membership, person, roles, web_session));
end $$;

-- What a web session enters, worked out from the tables as they stand in one statement, and kept for the next request
-- unless another request is keeping it at this moment: nobody waits for that.
create function platform.find_entry(of_session text, chosen uuid, on_day date) returns table (scope text, entered text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held record;
  mark uuid;
begin
  select s."id" as web_session, coalesce(u."twoFactorEnabled", false) as second_factor,
         m.organisation_id, m.membership_id, m.person_id, m.name, o.name as organisation_name, o.kind, o.words, o.keep_drafts_in_browser,
         (select i.demonstration from platform.installation i) as demonstration,
         platform.roles_on(m.organisation_id, m.membership_id, on_day) as roles,
         count(m.membership_id) over () as memberships,
         coalesce((select v.version from platform.entry_version v where v.subject = 'a' || u."id"), 0) as account_version,
         coalesce((select v.version from platform.entry_version v where v.subject = 'o' || m.organisation_id), 0) as organisation_version
    into held
    from auth."session" s
    join auth."user" u on u."id" = s."userId"
    join app.person p on p.auth_user_id = u."id"
    join app.membership m on m.person_id = p.person_id and m.started_on <= on_day and (m.ended_on is null or m.ended_on >= on_day)
    join app.organisation o on o.organisation_id = m.organisation_id
    where s."id" = of_session
    order by (m.membership_id = chosen) desc, o.name, m.membership_id
    limit 1;
  if not found then
    return;
  end if;
  -- What is asked for and not theirs is not kept: anybody could fill the table.
  if chosen in (held.membership_id, '00000000-0000-0000-0000-000000000000')
     and pg_try_advisory_xact_lock(hashtextextended('platform.entry ' || of_session, 0)) then
    mark := gen_random_uuid();
  end if;
  scope := platform.scope_text(held.organisation_id, held.membership_id, held.person_id, held.roles, held.web_session);
  entered := json_build_object('webSession', held.web_session, 'organisationId', held.organisation_id, 'membershipId', held.membership_id,
    'personId', held.person_id, 'name', held.name, 'organisationName', held.organisation_name, 'organisationKind', held.kind,
    'roles', held.roles, 'memberships', held.memberships, 'secondFactor', held.second_factor,
    'keepDraftsInBrowser', held.keep_drafts_in_browser, 'words', held.words, 'demonstration', held.demonstration, 'mark', mark);
  if mark is not null then
    insert into platform.entry as e (web_session, wanted, day, demonstration, account_version, organisation_id, organisation_version, scope, entered, mark)
      values (of_session, chosen, on_day, held.demonstration, held.account_version, held.organisation_id, held.organisation_version, scope, entered, mark)
      on conflict (web_session, wanted) do update set day = excluded.day, demonstration = excluded.demonstration,
        account_version = excluded.account_version, organisation_id = excluded.organisation_id,
        organisation_version = excluded.organisation_version, scope = excluded.scope, entered = excluded.entered, mark = excluded.mark;
  end if;
  return next;
end $$;

-- As in 0019, from what is kept while that holds.
create or replace function platform.enter(session_token text, wanted uuid) returns table (entered text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  kept record;
  scope text := set_config('plumbline.scope', '', true);
  on_day date := platform.today();
  chosen uuid := coalesce(enter.wanted, '00000000-0000-0000-0000-000000000000');
begin
  select s."id" as web_session, s."expiresAt" as ends, e.scope, e.entered
    into kept
    from auth."session" s
    left join platform.entry e on e.web_session = s."id" and e.wanted = chosen and e.day = on_day
      and e.demonstration = (select i.demonstration from platform.installation i)
      and e.account_version = coalesce((select v.version from platform.entry_version v where v.subject = 'a' || s."userId"), 0)
      and e.organisation_version = coalesce((select v.version from platform.entry_version v where v.subject = 'o' || e.organisation_id), 0)
    where s."token" = session_token and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours';
  if not found then
    return;
  end if;
  if kept.ends < now() + interval '55 minutes' then
    update auth."session" set "expiresAt" = now() + interval '60 minutes', "updatedAt" = now() where auth."session"."token" = session_token;
  end if;
  scope := kept.scope;
  entered := kept.entered;
  if entered is null then
    select f.scope, f.entered into scope, entered from platform.find_entry(kept.web_session, chosen, on_day) f;
    if entered is null then
      return;
    end if;
  end if;
  scope := platform.mark_scope(scope);
  return next;
end $$;

-- Enter again what was entered before and has not changed since; its mark says which. The answer need not be waited for:
-- when it does not hold, this fails, and with it everything sent behind it in the same transaction.
create function platform.enter_again(session_token text, mark uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept record;
  scope text := set_config('plumbline.scope', '', true);
  on_day date := platform.today();
begin
  select s."expiresAt" as ends, e.scope
    into kept
    from auth."session" s
    join platform.entry e on e.web_session = s."id" and e.mark = enter_again.mark and e.day = on_day
      and e.demonstration = (select i.demonstration from platform.installation i)
      and e.account_version = coalesce((select v.version from platform.entry_version v where v.subject = 'a' || s."userId"), 0)
      and e.organisation_version = coalesce((select v.version from platform.entry_version v where v.subject = 'o' || e.organisation_id), 0)
    where s."token" = session_token and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours';
  if not found then
    raise exception 'what was entered before has changed' using errcode = 'PL001';
  end if;
  if kept.ends < now() + interval '55 minutes' then
    update auth."session" set "expiresAt" = now() + interval '60 minutes', "updatedAt" = now() where auth."session"."token" = session_token;
  end if;
  scope := platform.mark_scope(kept.scope);
  return true;
end $$;

do $$
declare
  made regprocedure;
begin
  foreach made in array array[
    'platform.entries_changed(text[])', 'platform.account_of(uuid)', 'platform.on_account_changed()', 'platform.on_person_changed()',
    'platform.on_membership_changed()', 'platform.on_role_changed()', 'platform.on_organisation_changed()',
    'platform.scope_text(uuid, uuid, uuid, text[], text)', 'platform.mark_scope(text)', 'platform.find_entry(text, uuid, date)', 'platform.enter_again(text, uuid)']::regprocedure[] loop
    execute format('alter function %s owner to plumbline_door', made);
    execute format('revoke all on function %s from public', made);
  end loop;
end $$;
grant execute on function platform.enter_again(text, uuid) to plumbline_web;
