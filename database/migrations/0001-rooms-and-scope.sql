-- The ground: schemas, who may do what at all, and the scope that every row is seen through.
--
-- Roles (made by migrate.ts before this runs, because roles belong to the whole server):
--   plumbline_door    owns every definer function; may pass row security where a policy below says so; cannot log in
--   plumbline_web     what a request runs as; owns nothing
--   plumbline_auth    what the sign-in library runs as; sees schema auth and nothing else
--   plumbline_worker  what background jobs run as

create schema platform;
create schema app;
create schema auth authorization plumbline_auth;

revoke all on schema public from public;
grant usage on schema platform, app to plumbline_web, plumbline_door, plumbline_worker;
grant create on schema platform to plumbline_door; -- only so that ownership of functions can be given; taken back at the end of every migration run
alter default privileges revoke execute on functions from public;

-- ---------------------------------------------------------------- installation

create table platform.installation (
  only_one boolean primary key default true check (only_one),
  demonstration boolean not null default false,
  setup_code_digest bytea,
  setup_tries int not null default 0,
  founded_at timestamptz
);
insert into platform.installation default values;

create table platform.scope_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null
);
insert into platform.scope_key (key)
  values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- The product's clock. In a demonstration, and only there, history may be written as of an earlier instant.
-- (plpgsql here and below, although SQL would do: its plans are kept from call to call, and these are called all the time.)
create function platform.instant() returns timestamptz
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  told text := current_setting('plumbline.demonstration_clock', true);
begin
  if told is null or told = '' or not (select i.demonstration from platform.installation i) then
    return clock_timestamp();
  end if;
  return told::timestamptz;
end $$;

create function platform.today() returns date
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (platform.instant() at time zone 'Europe/London')::date;
end $$;

-- ---------------------------------------------------------------- sign-in (the library's own tables)

create table auth."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false
);
create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index on auth."session" ("userId");
create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth."account" ("userId");
create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth."verification" ("identifier");
create table auth."twoFactor" (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "verified" boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index on auth."twoFactor" ("userId");
-- A one-time code may be used once (RFC 6238, 5.2): the last time step accepted for each person.
create table auth.code_used (
  user_id text not null references auth."user" ("id") on delete cascade,
  time_step bigint not null,
  used_at timestamptz not null default now(),
  primary key (user_id, time_step)
);
-- Tries at sign-in, counted by address and by account, for the rate limit.
create table auth.try (
  try_key text not null,
  window_starts timestamptz not null,
  tries int not null default 1,
  primary key (try_key, window_starts)
);
grant select, insert, update, delete on all tables in schema auth to plumbline_auth;

-- ---------------------------------------------------------------- organisations and people

create table app.organisation (
  organisation_id uuid primary key,
  parent_organisation_id uuid references app.organisation,
  kind text not null check (kind in ('school','nursery','college','trust','cluster','local_authority','health_provider','police_team','partnership')),
  name text not null check (length(name) between 1 and 200),
  nation text not null default 'england-and-wales' check (nation in ('england-and-wales','scotland','northern-ireland')),
  words jsonb not null default '{}',
  record_template text not null,
  agreement_template text not null,
  keep_drafts_in_browser boolean not null default true,
  created_at timestamptz not null default platform.instant()
);
create index on app.organisation (parent_organisation_id);

-- A person in the world. One person may have a place in several organisations.
create table app.person (
  person_id uuid primary key,
  auth_user_id text unique references auth."user" ("id"),
  created_at timestamptz not null default platform.instant()
);

create table app.membership (
  organisation_id uuid not null references app.organisation,
  membership_id uuid not null,
  person_id uuid not null references app.person,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) <= 320),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, membership_id)
);
create index on app.membership (person_id);
create unique index on app.membership (organisation_id, lower(email)) where ended_on is null;

-- What was true of a membership, from when until when, and since when we knew it (product A1).
-- Nothing is overwritten: a correction withdraws the row and adds another.
create table app.membership_fact (
  organisation_id uuid not null,
  fact_id uuid not null,
  membership_id uuid not null,
  kind text not null check (kind in ('role','post','line_manager','contracted_hours','newly_qualified','case_holding','absence','supervisor_training')),
  value text not null check (length(value) <= 200),
  manager_id uuid,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  recorded_at timestamptz not null default platform.instant(),
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, fact_id),
  foreign key (organisation_id, membership_id) references app.membership,
  foreign key (organisation_id, manager_id) references app.membership,
  check ((kind = 'line_manager') = (manager_id is not null)),
  check (kind <> 'role' or value in ('supervisee','supervisor','dsl','deputy_dsl','head','governor','administrator','auditor','inspector','practice_reviewer','board_member','cluster_chair','targeted_services_lead'))
);
create index on app.membership_fact (organisation_id, membership_id, kind) where withdrawn_at is null;
create index on app.membership_fact (organisation_id, manager_id) where withdrawn_at is null and kind = 'line_manager';

create table app.calendar_period (
  organisation_id uuid not null references app.organisation,
  period_id uuid not null,
  kind text not null check (kind in ('term','half_term','holiday','inset','closure')),
  name text not null check (length(name) between 1 and 100),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  recorded_at timestamptz not null default platform.instant(),
  withdrawn_at timestamptz,
  primary key (organisation_id, period_id)
);
create index on app.calendar_period (organisation_id, starts_on) where withdrawn_at is null;

create table app.invitation (
  organisation_id uuid not null,
  invitation_id uuid not null,
  membership_id uuid not null,
  token_digest bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, invitation_id),
  foreign key (organisation_id, membership_id) references app.membership
);

-- ---------------------------------------------------------------- scope
-- A request has one scope: this person, in this organisation, for this transaction. It is a text in a setting,
-- sealed with a key that only the door can read, so that code which runs as plumbline_web can neither make a scope
-- nor carry one over to another transaction. Without it every policy below compares with null: no row is visible.
-- parts: 1 transaction, 2 organisation, 3 membership, 4 person, 5 circles, 6 roles, 7 the web session's id, then the seal

create function platform.seal_of(data text) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select encode(sha256(k.key || convert_to(data, 'UTF8') || k.key), 'hex') from platform.scope_key k);
end $$;

-- One part of the scope, its seal checked each time it is asked for.
create function platform.scope_part(part int) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  scope text := current_setting('plumbline.scope', true);
begin
  if scope is null or scope = '' then
    return null;
  end if;
  if split_part(scope, '|', 1) is distinct from pg_backend_pid() || '.' || transaction_timestamp()
     or right(scope, 64) is distinct from (
       select encode(sha256(k.key || convert_to(left(scope, -65), 'UTF8') || k.key), 'hex') from platform.scope_key k) then
    raise exception 'this scope was not made by platform.enter in this transaction' using errcode = 'insufficient_privilege';
  end if;
  return nullif(split_part(scope, '|', part), '');
end $$;

-- The parts by name. Neither definer nor with a path of their own, so that the planner writes them into the query.
create function platform.organisation_id() returns uuid language sql stable as $$ select platform.scope_part(2)::pg_catalog.uuid $$;
create function platform.membership_id() returns uuid language sql stable as $$ select platform.scope_part(3)::pg_catalog.uuid $$;
create function platform.person_id() returns uuid language sql stable as $$ select platform.scope_part(4)::pg_catalog.uuid $$;
create function platform.circles() returns text[] language sql stable as $$ select pg_catalog.string_to_array(coalesce(platform.scope_part(5), ''), ',') $$;
create function platform.has_role(variadic roles text[]) returns boolean language sql stable as $$ select pg_catalog.string_to_array(coalesce(platform.scope_part(6), ''), ',') operator(pg_catalog.&&) roles $$;

-- Roles of a membership on a day.
create function platform.roles_on(organisation uuid, membership uuid, day date) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct f.value order by f.value), '{}')
    from app.membership_fact f
    where f.organisation_id = organisation and f.membership_id = membership and f.kind = 'role'
      and f.withdrawn_at is null and f.valid_from <= day and (f.valid_until is null or f.valid_until >= day));
end $$;

create function platform.set_scope(organisation uuid, membership uuid, person uuid, roles text[], web_session text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  circles text[] := '{}';
  data text;
begin
  -- The safeguarding team keeps the children's files: the designated safeguarding lead and deputies (S2, S3).
  if roles && array['dsl','deputy_dsl'] then
    circles := array['safeguarding_team'];
  end if;
  -- concat_ws leaves out what is null, which would move every part after it.
  data := concat_ws('|', pg_backend_pid() || '.' || transaction_timestamp(), organisation, membership, person,
    array_to_string(circles, ','), array_to_string(roles, ','), coalesce(web_session, ''));
  perform set_config('plumbline.scope', data || '|' || platform.seal_of(data), true);
end $$;

-- Enter with the token of a web session. Gives one row for the membership entered (the wanted one, else the first by
-- name of the organisation), or none. Idle for an hour, or twelve hours old, is over.
create function platform.enter(session_token text, wanted uuid)
  returns table (organisation_id uuid, membership_id uuid, person_id uuid, web_session text, name text, organisation_name text,
                 organisation_kind text, words jsonb, keep_drafts_in_browser boolean, demonstration boolean, roles text[], memberships int, second_factor boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held record;
  day date := platform.today();
begin
  select s."id", s."userId", s."expiresAt", s."token", coalesce(u."twoFactorEnabled", false) as second_factor into held
    from auth."session" s join auth."user" u on u."id" = s."userId"
    where s."token" = session_token and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours';
  if not found then
    return;
  end if;
  if held."expiresAt" < now() + interval '55 minutes' then
    update auth."session" set "expiresAt" = now() + interval '60 minutes', "updatedAt" = now() where auth."session"."token" = session_token;
  end if;
  select m.organisation_id, m.membership_id, m.person_id, held."id", m.name, o.name, o.kind, o.words, o.keep_drafts_in_browser,
         (select i.demonstration from platform.installation i),
         platform.roles_on(m.organisation_id, m.membership_id, day),
         (count(*) over ())::int, held.second_factor
    into organisation_id, membership_id, person_id, web_session, name, organisation_name, organisation_kind, words, keep_drafts_in_browser, demonstration, roles, memberships, second_factor
    from app.person p
    join app.membership m on m.person_id = p.person_id and m.started_on <= day and (m.ended_on is null or m.ended_on >= day)
    join app.organisation o on o.organisation_id = m.organisation_id
    where p.auth_user_id = held."userId"
    order by (m.membership_id is not distinct from wanted) desc, o.name, m.membership_id
    limit 1;
  if not found then
    return;
  end if;
  perform platform.set_scope(organisation_id, membership_id, person_id, roles, web_session);
  return next;
end $$;

-- The organisations whose calendar holds here: this one and those above it (product A2).
create function platform.lineage() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive up as (
    select o.organisation_id, o.parent_organisation_id, 0 as steps from app.organisation o where o.organisation_id = platform.organisation_id()
    union all
    select o.organisation_id, o.parent_organisation_id, up.steps + 1 from app.organisation o join up on o.organisation_id = up.parent_organisation_id where up.steps < 10
  )
  select organisation_id from up
$$;

-- People whom the one in scope manages today, and the supervisees whom they supervise are found by these two.
create function platform.managed_by_me() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.membership_id from app.membership_fact f
  where f.organisation_id = platform.organisation_id() and f.kind = 'line_manager' and f.manager_id = platform.membership_id()
    and f.withdrawn_at is null and f.valid_from <= platform.today() and (f.valid_until is null or f.valid_until >= platform.today())
$$;
