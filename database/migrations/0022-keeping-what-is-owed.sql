-- The job that keeps what is owed up to date (src/features/obligations): organisations one at a time, what fails put aside
-- without holding up anybody else, the day looked at again until it is done, and more of the facts that rules ask for.
-- And who may record an absence.

-- ---------------------------------------------------------------- waiting

alter table app.reassessment
  add column tries int not null default 0,
  -- put aside until then, because it failed
  add column not_before timestamptz,
  -- to be looked at by itself, because it failed together with others
  add column alone boolean not null default false;
create index on app.reassessment (entry_id);

-- Take what was asked for of one organisation, the one that has waited longest of those that nobody else is at. It is held
-- until the end of the transaction, so that two workers never store for the same people, and what was taken comes back when the
-- transaction fails. Asking for the same subject several times is answered once.
create or replace function platform.take_reassessments(most int) returns table (organisation_id uuid, subject_kind text, subject_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen uuid[] := '{}';
  one record;
begin
  for one in
    select r.organisation_id as org, r.alone, r.subject_kind as kind, r.subject_id as id from app.reassessment r
    where r.not_before is null or r.not_before <= clock_timestamp() order by r.entry_id
  loop
    continue when one.org = any (seen);
    seen := seen || one.org;
    continue when not pg_try_advisory_xact_lock(20, hashtext(one.org::text));
    return query
      with wanted as (
        select t.subject_kind as kind, t.subject_id as id from app.reassessment t
        where t.organisation_id = one.org and (t.not_before is null or t.not_before <= clock_timestamp())
          and (not t.alone or one.alone) and (not one.alone or (t.subject_kind, t.subject_id) = (one.kind, one.id))
        order by t.entry_id limit most
      ), gone as (
        delete from app.reassessment r using (select distinct w.kind, w.id from wanted w) w
        where r.organisation_id = one.org and r.subject_kind = w.kind and r.subject_id = w.id
        returning r.subject_kind as kind, r.subject_id as id
      )
      select distinct one.org, g.kind, g.id from gone g;
    if found then
      return;
    end if;
  end loop;
end $$;

-- What failed waits: 15 seconds, a minute, four, up to an hour. Of several that failed together each is tried by itself first, so
-- that one whose facts cannot be read does not hold up the others; `whole` says that it was the organisation's policy.
create function platform.put_aside_reassessments(org uuid, kinds text[], ids uuid[], whole boolean) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update app.reassessment r
    set tries = r.tries + 1, alone = r.alone or not whole,
      not_before = case when whole or cardinality(ids) = 1
        then clock_timestamp() + make_interval(secs => least(3600, 15 * power(4, least(r.tries, 6)))) end
    where r.organisation_id = org
      and (whole or exists (select 1 from unnest(kinds, ids) as s (kind, id) where s.kind = r.subject_kind and s.id = r.subject_id))
$$;

-- The day for which everybody of an organisation was last asked for.
create table app.assessed_day (
  organisation_id uuid not null references app.organisation,
  day date not null,
  primary key (organisation_id)
);
alter table app.assessed_day enable row level security;
alter table app.assessed_day force row level security;
create policy door on app.assessed_day to plumbline_door using (true) with check (true);
grant select, insert, update on app.assessed_day to plumbline_door;

-- Everybody again, once a day, because the day itself is what changes most states. Asked for as often as anybody likes.
create or replace function platform.ask_all_reassessments(day date) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked int;
begin
  with today as (
    insert into app.assessed_day as a (organisation_id, day)
      select distinct p.organisation_id, $1 from app.policy_version p where p.state = 'adopted' and p.in_force_from <= $1
    on conflict (organisation_id) do update set day = excluded.day where a.day < excluded.day
    returning a.organisation_id as org
  )
  insert into app.reassessment (organisation_id, subject_kind, subject_id) select t.org, 'organisation', t.org from today t;
  get diagnostics asked = row_count;
  return asked;
end $$;

-- What was worked out takes the place of what stood there for these subjects. What is as it was keeps still, so that a day on
-- which nothing happens writes next to nothing; `as_of` is the day on which it came to be so.
create or replace function platform.store_obligations(org uuid, kinds text[], ids uuid[], worked_out jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.obligation o using unnest(kinds, ids) as s (kind, id)
    where o.organisation_id = org and o.subject_kind = s.kind and o.subject_id = s.id
      and not exists (select 1 from jsonb_to_recordset(worked_out) as x (subject_kind text, subject_id uuid, rule text, about text, cycle text)
        where x.subject_kind = o.subject_kind and x.subject_id = o.subject_id and x.rule = o.rule and x.about = o.about and x.cycle = o.cycle);
  insert into app.obligation as o (organisation_id, subject_kind, subject_id, version_id, rule, about, cycle, state, due_on, good_until, turns_on, near, failed, details, as_of)
    select org, x.subject_kind, x.subject_id, x.version_id, x.rule, x.about, x.cycle, x.state, x.due_on, x.good_until, x.turns_on, x.near, x.failed, x.details, x.as_of
    from jsonb_to_recordset(worked_out) as x (subject_kind text, subject_id uuid, version_id uuid, rule text, about text, cycle text, state text, due_on date,
      good_until date, turns_on date, near boolean, failed boolean, details jsonb, as_of date)
  on conflict (organisation_id, subject_kind, subject_id, rule, about, cycle) do update
    set version_id = excluded.version_id, state = excluded.state, due_on = excluded.due_on, good_until = excluded.good_until, turns_on = excluded.turns_on,
      near = excluded.near, failed = excluded.failed, details = excluded.details, as_of = excluded.as_of, assessed_at = clock_timestamp()
    where (o.version_id, o.state, o.near, o.failed, o.details) is distinct from (excluded.version_id, excluded.state, excluded.near, excluded.failed, excluded.details);
end $$;

-- ---------------------------------------------------------------- who is looked at again

create or replace function platform.ask_reassessment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name in ('membership', 'policy_read') then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', c.membership_id from changed c;
  elsif tg_table_name = 'membership_fact' then
    -- Who supervises somebody is part of what is asked of them: a role, or a training, of the one is looked at for the other.
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', c.membership_id from changed c
      union
      select a.organisation_id, 'membership', a.supervisee_id from changed c
        join app.agreement a on a.organisation_id = c.organisation_id and a.supervisor_id = c.membership_id
        where c.kind in ('role', 'supervisor_training');
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

-- The nation decides the bank holidays.
create trigger z_reassess_changed after update on app.organisation referencing new table as changed for each statement
  execute function platform.ask_reassessment();

-- ---------------------------------------------------------------- the facts

-- The facts around these people and children, as rows: no name, and nothing that was said.
create or replace function platform.facts_of(org uuid, people uuid[], children uuid[], since timestamptz) returns jsonb
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
    'organisation', (select jsonb_build_object('kind', o.kind, 'since', (o.created_at at time zone 'Europe/London')::date) from app.organisation o where o.organisation_id = org),
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', m.membership_id, 'from', m.started_on, 'until', m.ended_on, 'known', m.created_at)), '[]'::jsonb)
      from app.membership m where m.organisation_id = org and m.membership_id = any (around)),
    'facts', (select coalesce(jsonb_agg(jsonb_build_object('of', f.membership_id, 'kind', f.kind, 'value', f.value, 'manager', f.manager_id,
        'from', f.valid_from, 'until', f.valid_until, 'known', f.recorded_at, 'withdrawn', f.withdrawn_at, 'id', f.fact_id)), '[]'::jsonb)
      from app.membership_fact f where f.organisation_id = org and f.membership_id = any (around)
        -- A role that awaits its second person does not count yet.
        and (f.kind <> 'role' or f.value not in ('dsl', 'deputy_dsl') or f.confirmed_at is not null)),
    'agreements', (select coalesce(jsonb_agg(jsonb_build_object('id', a.agreement_id, 'kind', a.kind, 'supervisee', a.supervisee_id, 'supervisor', a.supervisor_id,
        'ended', a.ended_on, 'made', a.created_at, 'versions', (select coalesce(jsonb_agg(jsonb_build_object('no', v.version_no, 'state', v.state, 'frequency', v.frequency,
          'minutes', v.minutes, 'starts', v.starts_on, 'review', v.review_on, 'signed', v.signed_at, 'proposed', v.proposed_at,
          -- Which clauses are filled, and the choice of form: never what a clause says.
          'clauses', (select jsonb_object_agg(c->>'key', case when c->>'fact' = 'form' then c->'value' else 'true'::jsonb end)
            from app.document d
            join app.document_version w on w.organisation_id = d.organisation_id and w.document_id = d.document_id and w.version_no = v.version_no
            cross join jsonb_array_elements(w.body::jsonb->'parts') part cross join jsonb_array_elements(part->'clauses') c
            where d.organisation_id = v.organisation_id and d.agreement_id = v.agreement_id and d.kind = 'agreement' and v.signed_at is not null
              and coalesce(c->>'said', '') <> '')) order by v.version_no), '[]'::jsonb)
          from app.agreement_version v where v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id))), '[]'::jsonb)
      from app.agreement a where a.organisation_id = org and (a.supervisee_id = any (people) or a.supervisor_id = any (people))),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('id', s.session_id, 'agreement', s.agreement_id, 'supervisee', s.supervisee_id, 'supervisor', s.supervisor_id,
        'at', s.starts_at, 'state', s.state, 'type', s.type, 'extended', s.extended, 'minutes', s.actual_minutes, 'planned', s.planned_minutes, 'discussed', s.discussed, 'private', s.private_confirmed,
        'interruptions', s.interruptions, 'next', s.next_session_id is not null, 'opened', s.opened_at, 'completed', s.completed_at, 'signed', s.signed_at, 'made', s.created_at,
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

-- ---------------------------------------------------------------- absence

-- Recorded by the administrators, by the head, and by whoever manages the person; nobody records their own.
create policy web_add_absence on app.membership_fact for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and kind = 'absence' and recorded_by = (select platform.membership_id())
    and membership_id <> (select platform.membership_id())
    and ((select platform.has_role('head')) or membership_id in (select platform.managed_by_me())));
create policy web_change_absence on app.membership_fact for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and kind = 'absence'
    and membership_id <> (select platform.membership_id())
    and ((select platform.has_role('head')) or membership_id in (select platform.managed_by_me())));

alter function platform.put_aside_reassessments(uuid, text[], uuid[], boolean) owner to plumbline_door;
revoke all on function platform.put_aside_reassessments(uuid, text[], uuid[], boolean) from public;
grant execute on function platform.put_aside_reassessments(uuid, text[], uuid[], boolean) to plumbline_worker;
