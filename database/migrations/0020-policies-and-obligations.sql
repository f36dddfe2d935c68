-- A policy is data: the versions an organisation has adopted, who has read them, and what is owed under them. Obligations
-- are worked out from facts by a job (src/features/obligations) and written by nobody else; a change of facts asks for it
-- in the same transaction.

-- ---------------------------------------------------------------- the policy of an organisation

-- One series of versions for each organisation. The body is the pack as docs/policies/pack-format.md describes it; usually
-- it follows a pack that ships, or the policy of an organisation above, and varies it.
create table app.policy_version (
  organisation_id uuid not null references app.organisation,
  version_id uuid not null,
  version_no int not null check (version_no >= 1),
  pack_id text not null check (pack_id ~ '^[a-z][a-z0-9-]{0,59}$'),
  follows text check (length(follows) <= 80),
  body text not null check (length(body) between 1 and 1000000),
  state text not null default 'draft' check (state in ('draft','adopted','withdrawn')),
  in_force_from date,
  in_force_until date check (in_force_until >= in_force_from),
  adopted_on date,
  adopted_by text check (length(adopted_by) between 1 and 200),
  ratified_on date,
  ratified_by text check (length(ratified_by) between 1 and 200),
  next_review_on date,
  owner_id uuid,
  adopted_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default platform.instant(),
  changed_at timestamptz not null default platform.instant(),
  primary key (organisation_id, version_id),
  unique (organisation_id, version_no),
  foreign key (organisation_id, owner_id) references app.membership,
  foreign key (organisation_id, created_by) references app.membership,
  check (state <> 'adopted' or (in_force_from is not null and adopted_on is not null and adopted_by is not null)),
  check ((ratified_on is null) = (ratified_by is null))
);
create unique index policy_one_draft on app.policy_version (organisation_id) where state = 'draft';

-- Read and understood (product M1): one row for each person and version, never taken back.
create table app.policy_read (
  organisation_id uuid not null,
  version_id uuid not null,
  membership_id uuid not null,
  read_at timestamptz not null default platform.instant(),
  primary key (organisation_id, version_id, membership_id),
  foreign key (organisation_id, version_id) references app.policy_version,
  foreign key (organisation_id, membership_id) references app.membership
);

-- A version that was adopted keeps still. What may follow: its last day, when the next one is adopted, and its
-- ratification, once.
create function platform.guard_policy() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a version begins as a draft' using errcode = 'check_violation';
    end if;
    new.created_at := platform.instant();
    new.changed_at := platform.instant();
    new.adopted_at := null;
    return new;
  end if;
  if old.state <> 'draft' and (
    (new.state, new.body, new.version_no, new.pack_id, new.follows, new.in_force_from, new.adopted_on, new.adopted_by, new.adopted_at)
      is distinct from (old.state, old.body, old.version_no, old.pack_id, old.follows, old.in_force_from, old.adopted_on, old.adopted_by, old.adopted_at)
    or (old.ratified_on is not null and (new.ratified_on, new.ratified_by) is distinct from (old.ratified_on, old.ratified_by))
    or (old.in_force_until is not null and new.in_force_until is distinct from old.in_force_until)
  ) then
    raise exception 'a version that was adopted cannot be changed' using errcode = 'restrict_violation';
  end if;
  if new.state = 'adopted' and old.state = 'draft' then
    if not platform.has_role('head', 'administrator') then
      raise exception 'a policy is adopted by the head or an administrator' using errcode = 'insufficient_privilege';
    end if;
    new.adopted_at := platform.instant();
  end if;
  new.changed_at := platform.instant();
  return new;
end $$;
create trigger guard_policy before insert or update on app.policy_version for each row execute function platform.guard_policy();

-- ---------------------------------------------------------------- what kind of session it was
-- Rules tell sessions apart (S2, S3): with one person or a group, and the longer one of a half-term.
alter table app.session
  add column type text not null default 'one_to_one' check (type in ('one_to_one','group','peer')),
  add column extended boolean not null default false;
grant update (extended) on app.session to plumbline_web;

-- ---------------------------------------------------------------- what is owed

create table app.obligation (
  organisation_id uuid not null references app.organisation,
  obligation_id uuid not null default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('membership','child','organisation')),
  subject_id uuid not null,
  version_id uuid not null,
  rule text not null check (length(rule) <= 60),
  about text not null check (length(about) <= 120),
  cycle text not null default '' check (length(cycle) <= 200),
  state text not null check (state in ('met','upcoming','due','overdue','breached','paused','not_applicable','undetermined')),
  due_on date,
  good_until date,
  turns_on date,
  near boolean not null default false,
  failed boolean not null default false,
  details jsonb not null,
  as_of date not null,
  assessed_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, obligation_id),
  foreign key (organisation_id, version_id) references app.policy_version
);
create unique index on app.obligation (organisation_id, subject_kind, subject_id, rule, about, cycle);
create index on app.obligation (organisation_id, state, due_on) where state in ('due', 'overdue', 'breached');

-- Whose obligations are to be looked at again. Only added to by triggers and taken from by the job, so that writers never
-- wait for each other.
create table app.reassessment (
  organisation_id uuid not null references app.organisation,
  entry_id bigint generated always as identity,
  subject_kind text not null check (subject_kind in ('membership','child','organisation')),
  subject_id uuid not null,
  asked_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, entry_id)
);

create function platform.ask_reassessment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name in ('membership', 'membership_fact', 'policy_read') then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', c.membership_id from changed c;
  elsif tg_table_name in ('agreement', 'action') then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', x.id from changed c, lateral (values (c.supervisee_id), (c.supervisor_id)) x (id);
  elsif tg_table_name = 'session' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', x.id from changed c, lateral (values (c.supervisee_id), (c.supervisor_id)) x (id)
      union
      select c.organisation_id, 'child', d.child_id from changed c
        join app.session_child d on d.organisation_id = c.organisation_id and d.session_id = c.session_id;
  elsif tg_table_name = 'agreement_version' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', x.id from changed c
        join app.agreement a on a.organisation_id = c.organisation_id and a.agreement_id = c.agreement_id,
        lateral (values (a.supervisee_id), (a.supervisor_id)) x (id);
  elsif tg_table_name in ('child_status', 'case_holder') then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'child', c.child_id from changed c
      union
      select h.organisation_id, 'membership', h.membership_id from changed c
        join app.case_holder h on h.organisation_id = c.organisation_id and h.child_id = c.child_id;
  elsif tg_table_name = 'session_child' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'child', c.child_id from changed c
      union
      select s.organisation_id, 'membership', s.supervisee_id from changed c
        join app.session s on s.organisation_id = c.organisation_id and s.session_id = c.session_id;
  elsif tg_table_name = 'informal_discussion' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', c.logged_by from changed c;
  else
    -- The calendar or the policy: everybody of this organisation, and of those below that follow it.
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      with recursive below as (
        select distinct c.organisation_id, 0 as steps from changed c
        union
        select o.organisation_id, b.steps + 1 from app.organisation o join below b on o.parent_organisation_id = b.organisation_id where b.steps < 10
      )
      select distinct b.organisation_id, 'organisation', b.organisation_id from below b;
  end if;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['membership','membership_fact','policy_read','agreement','agreement_version','session','session_child','child_status','case_holder','informal_discussion','action','calendar_period','policy_version'] loop
    execute format('create trigger z_reassess_added after insert on app.%I referencing new table as changed for each statement execute function platform.ask_reassessment()', t);
    if t <> 'policy_read' then
      execute format('create trigger z_reassess_changed after update on app.%I referencing new table as changed for each statement execute function platform.ask_reassessment()', t);
    end if;
  end loop;
end $$;

-- ---------------------------------------------------------------- what the job may do (granted to the worker alone)

-- Take what was asked for of one organisation, the one that has waited longest. Nobody takes the same twice; what was taken
-- comes back when the transaction fails.
create function platform.take_reassessments(most int) returns table (organisation_id uuid, subject_kind text, subject_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  first uuid;
begin
  select r.organisation_id into first from app.reassessment r order by r.asked_at, r.entry_id limit 1 for update skip locked;
  if first is null then
    return;
  end if;
  return query
    with taken as (
      select t.organisation_id as org, t.entry_id as entry from app.reassessment t
      where t.organisation_id = first order by t.entry_id limit most for update skip locked
    ), gone as (
      delete from app.reassessment r using taken t where r.organisation_id = t.org and r.entry_id = t.entry
      returning r.organisation_id as org, r.subject_kind as kind, r.subject_id as id
    )
    select distinct g.org, g.kind, g.id from gone g;
end $$;

-- Everybody again: once a day, because the day itself is what changes most states.
create function platform.ask_all_reassessments(day date) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked int;
begin
  insert into app.reassessment (organisation_id, subject_kind, subject_id)
    select o.organisation_id, 'organisation', o.organisation_id from app.organisation o
    where exists (select 1 from app.obligation b where b.organisation_id = o.organisation_id and b.as_of < day);
  get diagnostics asked = row_count;
  return asked;
end $$;

-- Everybody of an organisation whom anything could be owed to or asked of, asked for one by one.
create function platform.spread_reassessment(org uuid) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked int;
begin
  insert into app.reassessment (organisation_id, subject_kind, subject_id)
    select org, 'membership', m.membership_id from app.membership m where m.organisation_id = org
    union all
    select org, 'child', c.child_id from app.child c where c.organisation_id = org;
  get diagnostics asked = row_count;
  return asked;
end $$;

-- The adopted versions of an organisation, and the bodies of those that they follow in organisations above.
create function platform.policies_of(org uuid) returns table (organisation_id uuid, version_id uuid, version_no int, pack_id text, body text, in_force_from date, in_force_until date, steps int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive up as (
    select o.organisation_id, o.parent_organisation_id, 0 as steps from app.organisation o where o.organisation_id = org
    union all
    select o.organisation_id, o.parent_organisation_id, up.steps + 1 from app.organisation o join up on o.organisation_id = up.parent_organisation_id where up.steps < 10
  )
  select p.organisation_id, p.version_id, p.version_no, p.pack_id, p.body, p.in_force_from, p.in_force_until, up.steps
  from up join app.policy_version p on p.organisation_id = up.organisation_id and p.state = 'adopted'
  order by up.steps, p.version_no
$$;

-- The calendar that holds in an organisation: for each academic year its own rows, or those of the nearest above it.
create function platform.calendar_of(org uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive up as (
    select o.organisation_id, o.parent_organisation_id, 0 as steps from app.organisation o where o.organisation_id = org
    union all
    select o.organisation_id, o.parent_organisation_id, up.steps + 1 from app.organisation o join up on o.organisation_id = up.parent_organisation_id where up.steps < 10
  ), periods as (
    select p.*, up.steps, min(up.steps) over (partition by extract(year from p.starts_on - interval '8 months')) as nearest
    from up join app.calendar_period p on p.organisation_id = up.organisation_id and p.withdrawn_at is null
  )
  select jsonb_build_object(
    'nation', (select o.nation from app.organisation o where o.organisation_id = org),
    'since', (select (o.created_at at time zone 'Europe/London')::date from app.organisation o where o.organisation_id = org),
    'periods', coalesce((select jsonb_agg(jsonb_build_object('kind', p.kind, 'name', p.name, 'from', p.starts_on, 'to', p.ends_on) order by p.starts_on)
      from periods p where p.steps = p.nearest), '[]'::jsonb))
$$;

-- The facts around these people and children, as rows: no name, and nothing that was said.
create function platform.facts_of(org uuid, people uuid[], children uuid[], since timestamptz) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  sessions uuid[];
  around uuid[];
  held uuid[];
begin
  select coalesce(array_agg(distinct h.child_id), '{}') || children into held
    from app.case_holder h where h.organisation_id = org and h.membership_id = any (people);
  select coalesce(array_agg(distinct x.id), '{}') into sessions from (
    select s.session_id as id from app.session s where s.organisation_id = org and s.supervisee_id = any (people) and s.starts_at >= since
    union all
    select s.session_id from app.session s where s.organisation_id = org and s.supervisor_id = any (people) and s.starts_at >= since
    union all
    select d.session_id from app.session_child d join app.session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id
      where d.organisation_id = org and d.child_id = any (held) and s.starts_at >= since
  ) x;
  select array_agg(distinct x.id) into around from (
    select unnest(people) as id
    union all
    select unnest(array[s.supervisee_id, s.supervisor_id]) from app.session s where s.organisation_id = org and s.session_id = any (sessions)
    union all
    select unnest(array[a.supervisee_id, a.supervisor_id]) from app.agreement a where a.organisation_id = org and (a.supervisee_id = any (people) or a.supervisor_id = any (people))
    union all
    select h.membership_id from app.case_holder h where h.organisation_id = org and h.child_id = any (held)
  ) x;
  return jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', m.membership_id, 'from', m.started_on, 'until', m.ended_on, 'known', m.created_at)), '[]'::jsonb)
      from app.membership m where m.organisation_id = org and m.membership_id = any (around)),
    'facts', (select coalesce(jsonb_agg(jsonb_build_object('of', f.membership_id, 'kind', f.kind, 'value', f.value, 'manager', f.manager_id,
        'from', f.valid_from, 'until', f.valid_until, 'known', f.recorded_at, 'withdrawn', f.withdrawn_at, 'id', f.fact_id)), '[]'::jsonb)
      from app.membership_fact f where f.organisation_id = org and f.membership_id = any (around)),
    'agreements', (select coalesce(jsonb_agg(jsonb_build_object('id', a.agreement_id, 'kind', a.kind, 'supervisee', a.supervisee_id, 'supervisor', a.supervisor_id,
        'ended', a.ended_on, 'made', a.created_at, 'versions', (select coalesce(jsonb_agg(jsonb_build_object('no', v.version_no, 'state', v.state, 'frequency', v.frequency,
          'minutes', v.minutes, 'starts', v.starts_on, 'review', v.review_on, 'signed', v.signed_at, 'proposed', v.proposed_at) order by v.version_no), '[]'::jsonb)
          from app.agreement_version v where v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id))), '[]'::jsonb)
      from app.agreement a where a.organisation_id = org and (a.supervisee_id = any (people) or a.supervisor_id = any (people))),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('id', s.session_id, 'agreement', s.agreement_id, 'supervisee', s.supervisee_id, 'supervisor', s.supervisor_id,
        'at', s.starts_at, 'state', s.state, 'type', s.type, 'extended', s.extended, 'minutes', s.actual_minutes, 'planned', s.planned_minutes, 'discussed', s.discussed, 'private', s.private_confirmed,
        'interruptions', s.interruptions, 'opened', s.opened_at, 'completed', s.completed_at, 'signed', s.signed_at, 'made', s.created_at,
        'children', (select coalesce(jsonb_agg(jsonb_build_object('child', d.child_id, 'rag', d.rag, 'seen_alone', d.seen_alone_on)), '[]'::jsonb)
          from app.session_child d where d.organisation_id = s.organisation_id and d.session_id = s.session_id and d.removed_at is null))), '[]'::jsonb)
      from app.session s where s.organisation_id = org and s.session_id = any (sessions)),
    'moves', (select coalesce(jsonb_agg(jsonb_build_object('session', v.session_id, 'from', v.from_starts_at, 'to', v.to_starts_at, 'moved', v.moved_at)), '[]'::jsonb)
      from app.session_move v where v.organisation_id = org and v.session_id = any (sessions)),
    'statuses', (select coalesce(jsonb_agg(jsonb_build_object('id', t.status_id, 'child', t.child_id, 'status', t.status, 'from', t.starts_on, 'until', t.ends_on,
        'known', t.recorded_at, 'withdrawn', t.withdrawn_at)), '[]'::jsonb)
      from app.child_status t where t.organisation_id = org and t.child_id = any (held)),
    'holders', (select coalesce(jsonb_agg(jsonb_build_object('child', h.child_id, 'holder', h.membership_id, 'from', h.starts_on, 'until', h.ends_on, 'known', h.recorded_at)), '[]'::jsonb)
      from app.case_holder h where h.organisation_id = org and h.child_id = any (held)),
    'informal', (select coalesce(jsonb_agg(jsonb_build_object('id', i.informal_id, 'child', i.child_id, 'by', i.logged_by, 'with', i.with_id, 'on', i.happened_on,
        'revisited', i.revisited_in, 'known', i.created_at)), '[]'::jsonb)
      from app.informal_discussion i where i.organisation_id = org and (i.logged_by = any (people) or i.child_id = any (children))),
    'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', x.action_id, 'session', x.session_id, 'child', x.child_id, 'owner', x.owner_id, 'agreed', x.agreed_on,
        'due', x.due_on, 'state', x.state, 'closed', x.closed_at, 'known', x.created_at)), '[]'::jsonb)
      from app.action x where x.organisation_id = org and x.removed_at is null and x.session_id = any (sessions)),
    'policies', (select coalesce(jsonb_agg(jsonb_build_object('id', p.version_id, 'no', p.version_no, 'from', p.in_force_from, 'adopted', p.adopted_on, 'ratified', p.ratified_on,
        'review', p.next_review_on, 'known', p.adopted_at)), '[]'::jsonb)
      from app.policy_version p where p.organisation_id = org and p.state = 'adopted'),
    'read', (select coalesce(jsonb_agg(jsonb_build_object('policy', r.version_id, 'worker', r.membership_id, 'at', r.read_at)), '[]'::jsonb)
      from app.policy_read r where r.organisation_id = org and r.membership_id = any (people)));
end $$;

-- What was worked out takes the place of what stood there for these subjects.
create function platform.store_obligations(org uuid, kinds text[], ids uuid[], worked_out jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.obligation o using unnest(kinds, ids) as s (kind, id)
    where o.organisation_id = org and o.subject_kind = s.kind and o.subject_id = s.id;
  insert into app.obligation (organisation_id, subject_kind, subject_id, version_id, rule, about, cycle, state, due_on, good_until, turns_on, near, failed, details, as_of)
    select org, x.subject_kind, x.subject_id, x.version_id, x.rule, x.about, x.cycle, x.state, x.due_on, x.good_until, x.turns_on, x.near, x.failed, x.details, x.as_of
    from jsonb_to_recordset(worked_out) as x (subject_kind text, subject_id uuid, version_id uuid, rule text, about text, cycle text, state text, due_on date,
      good_until date, turns_on date, near boolean, failed boolean, details jsonb, as_of date);
end $$;

-- ---------------------------------------------------------------- who may see and do what

do $$
declare t text;
begin
  foreach t in array array['policy_version','policy_read','obligation','reassessment'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy door on app.%I to plumbline_door using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to plumbline_door', t);
  end loop;
end $$;
-- Nothing is lost by taking these away: both are worked out again from facts.
grant delete on app.obligation, app.reassessment to plumbline_door;

create policy web_see on app.policy_version for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (state = 'adopted' or (select platform.has_role('head','dsl','administrator')))
    or (state = 'adopted' and organisation_id in (select platform.lineage())));
create policy web_add on app.policy_version for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (select platform.has_role('head','dsl','administrator')));
create policy web_change on app.policy_version for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('head','dsl','administrator')));
grant select, insert on app.policy_version to plumbline_web;
grant update (pack_id, follows, body, state, in_force_from, in_force_until, adopted_on, adopted_by, ratified_on, ratified_by, next_review_on, owner_id)
  on app.policy_version to plumbline_web;

create policy web_see on app.policy_read for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (membership_id = (select platform.membership_id())
    or (select platform.has_role('head','dsl','administrator','governor'))));
create policy web_add on app.policy_read for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and membership_id = (select platform.membership_id()));
grant select, insert (organisation_id, version_id, membership_id) on app.policy_read to plumbline_web;

-- What is owed to somebody: for themself, those who supervise and manage them, and the head and the designated lead
-- (product A1, S1 5). What is owed to a child: for whoever may see the child. Of the organisation: for those who answer for it.
create policy web_see on app.obligation for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and case subject_kind
    when 'membership' then subject_id = (select platform.membership_id())
      or (select platform.has_role('head','dsl'))
      or subject_id in (select platform.supervised_by_me())
      or subject_id in (select platform.managed_by_me())
    when 'child' then subject_id in (
      select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = obligation.subject_id)
    else (select platform.has_role('head','dsl','administrator','governor')) end);
grant select on app.obligation to plumbline_web;

do $$
declare signature text;
begin
  foreach signature in array array['platform.guard_policy()', 'platform.ask_reassessment()', 'platform.take_reassessments(int)', 'platform.ask_all_reassessments(date)',
    'platform.spread_reassessment(uuid)', 'platform.policies_of(uuid)', 'platform.calendar_of(uuid)', 'platform.facts_of(uuid, uuid[], uuid[], timestamptz)',
    'platform.store_obligations(uuid, text[], uuid[], jsonb)'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
  end loop;
  foreach signature in array array['platform.take_reassessments(int)', 'platform.ask_all_reassessments(date)', 'platform.spread_reassessment(uuid)', 'platform.policies_of(uuid)',
    'platform.calendar_of(uuid)', 'platform.facts_of(uuid, uuid[], uuid[], timestamptz)', 'platform.store_obligations(uuid, text[], uuid[], jsonb)'] loop
    execute format('grant execute on function %s to plumbline_worker', signature);
  end loop;
end $$;
