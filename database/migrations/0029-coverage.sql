-- Coverage (product F3, F4): of each live child one row that says when they were last discussed, what the policy's limit is
-- and what is booked, so that a page of a whole school is read in its order from an index and nothing is worked out in it.
-- It is kept by the job that keeps what is owed (src/features/obligations), from facts without names and without narrative.
-- And what is said of a child for whom nothing changes, and to whom (S4, aim 3).

-- ---------------------------------------------------------------- escalation of a child without change

-- Somebody says that nothing changes, and who is to be told; later, that they were told and what followed, in one word of a list.
create table app.case_escalation (
  organisation_id uuid not null,
  escalation_id uuid not null,
  child_id uuid not null,
  said_on date not null,
  said_by uuid not null,
  -- who is to be told: a person here, or a post elsewhere
  to_id uuid,
  to_post text check (length(to_post) between 1 and 100),
  told_on date check (told_on >= said_on),
  told_by uuid,
  outcome text check (outcome in ('plan_changed','meeting_brought_forward','stepped_up','referred','looked_into','no_answer')),
  -- things have moved: the last day on which they stood still
  ended_on date check (ended_on >= said_on),
  withdrawn_at timestamptz,
  recorded_at timestamptz not null default platform.instant(),
  told_at timestamptz,
  primary key (organisation_id, escalation_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, said_by) references app.membership,
  foreign key (organisation_id, to_id) references app.membership,
  foreign key (organisation_id, told_by) references app.membership,
  check ((to_id is null) <> (to_post is null)),
  check ((told_on is null) = (told_by is null) and (told_on is null) = (outcome is null))
);
create index on app.case_escalation (organisation_id, child_id);

-- Who told and when it was written down is taken from the scope; what was told keeps still.
create function platform.guard_escalation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.recorded_at := platform.instant();
    if new.told_on is not null or new.ended_on is not null or new.withdrawn_at is not null then
      raise exception 'an escalation begins open' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.withdrawn_at is not null or (old.told_on is not null and (new.told_on, new.outcome) is distinct from (old.told_on, old.outcome))
    or (old.ended_on is not null and new.ended_on is distinct from old.ended_on) then
    raise exception 'what was noted of an escalation cannot be changed' using errcode = 'restrict_violation';
  end if;
  if new.withdrawn_at is not null and old.told_on is not null then
    raise exception 'an escalation that somebody was told of cannot be taken back' using errcode = 'restrict_violation';
  end if;
  if old.told_on is null and new.told_on is not null then
    new.told_by := platform.membership_id();
    new.told_at := platform.instant();
  end if;
  return new;
end $$;
create trigger guard_escalation before insert or update on app.case_escalation for each row execute function platform.guard_escalation();

-- ---------------------------------------------------------------- one row for each live child

create table app.child_coverage (
  organisation_id uuid not null,
  -- No foreign key: it goes with the child, see forget_coverage below, and nothing hangs on it.
  child_id uuid not null,
  -- What is counted over a whole organisation comes first, and what is long last.
  -- the rule of the policy whose last day in time comes first, how it stands and where its time began
  limit_on date,
  limit_from date,
  -- the next planned session with the child on its agenda, or else of somebody who holds the case
  booked_on date,
  -- the next meeting about the plan, and whether the child was discussed since the last one
  meets_on date,
  meeting_discussed boolean,
  -- a case that ended without being spoken of
  ended_on date,
  -- since when nothing changes for a child in need, and who heard of it
  unchanged_since date,
  never text check (never in ('at_all','since_live')),
  limit_state text check (limit_state in ('met','upcoming','due','overdue','breached','paused','undetermined')),
  limit_kind text check (limit_kind in ('gap','window','meeting','open')),
  escalation text check (escalation in ('waiting','told')),
  escalated_on date,
  -- since when the child is a live case, is watched after stepping down, or stopped being one without being spoken of
  watched_from date not null,
  stepped_down_on date,
  ended_status text,
  -- the newest direction that both have signed, and at how many discussions running
  rag text check (rag in ('red','amber','green')),
  rag_times int,
  booked_for text check (booked_for in ('child','holder')),
  meeting_kind text,
  -- what holds, the gravest first; nothing for a case that ended unspoken of
  statuses text[] not null,
  holders uuid[] not null default '{}',
  -- held sessions in which the child was discussed, the newest first: those of twelve weeks, and the one before them
  discussed_on date[] not null default '{}',
  limit_clause text[] not null default '{}',
  -- signs that nothing moves (src/domain/children/drift.ts)
  drift jsonb not null default '[]',
  last_on date generated always as (discussed_on[1]) stored,
  -- never discussed first; whoever was discussed in this half-term, where that is the rule, is not near its end
  place smallint generated always as (case when ended_on is null and never = 'at_all' then 0 when ended_on is null and never = 'since_live' then 1
    when limit_kind = 'window' and limit_state = 'met' then 3 else 2 end) stored,
  primary key (organisation_id, child_id),
  foreign key (organisation_id) references app.organisation
);
-- Never discussed first, then nearest to the limit or past it, then the longest since.
create index child_coverage_in_order on app.child_coverage (organisation_id, place, limit_on, last_on, child_id);

create function platform.forget_coverage() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.child_coverage v using gone g where v.organisation_id = g.organisation_id and v.child_id = g.child_id;
  return null;
end $$;
create trigger z_coverage_gone after delete on app.child referencing old table as gone for each statement execute function platform.forget_coverage();

do $$
declare t text;
begin
  foreach t in array array['case_escalation', 'child_coverage'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy door on app.%I to plumbline_door using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to plumbline_door', t);
  end loop;
end $$;
-- Worked out again from facts.
grant delete on app.child_coverage to plumbline_door;

-- The head, who answers for it that no child is missed, sees when each was discussed and how that stands, as the head sees
-- everybody's supervision; the child's page, records and actions stay with those whose they are.
create policy web_see on app.child_coverage for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    (select 'safeguarding_team' = any (platform.circles())) or (select platform.has_role('head'))
    or child_id in (select platform.my_children())));
grant select on app.child_coverage to plumbline_web;

create policy web_see on app.case_escalation for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_escalation.child_id));
create policy web_add on app.case_escalation for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and said_by = (select platform.membership_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_escalation.child_id));
create policy web_change on app.case_escalation for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_escalation.child_id));
grant select, insert (organisation_id, escalation_id, child_id, said_on, said_by, to_id, to_post) on app.case_escalation to plumbline_web;
grant update (told_on, outcome, ended_on, withdrawn_at) on app.case_escalation to plumbline_web;

-- Names for a page of coverage. `opens`: whether the one in scope may open the child's page.
create function platform.children_covered(children uuid[]) returns table (child_id uuid, given_name text, family_name text, born_on date, opens boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  all_open boolean := 'safeguarding_team' = any (platform.circles());
  all_seen boolean := all_open or platform.has_role('head');
  mine uuid[] := '{}';
begin
  if not all_open then
    select coalesce(array_agg(m.id), '{}') into mine from platform.my_children() m (id) where m.id = any (children);
  end if;
  return query
    select c.child_id, c.given_name, c.family_name, c.born_on, all_open or c.child_id = any (mine)
    from app.child c
    where c.organisation_id = org and c.child_id = any (children) and (all_seen or c.child_id = any (mine));
end $$;

-- Organisations below, for the head and the designated lead of this one: how many live children, how many of them were never
-- discussed or are past the limit. Under ten children only whether there are any, under five not even that, and never who.
create function platform.coverage_below(day date) returns table (organisation_id uuid, name text, kind text, steps int, under text,
    live int, live_band text, never int, past int, late int, never_some boolean, past_some boolean, late_some boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not platform.has_role('head', 'dsl') then
    return;
  end if;
  -- Of today alone: by asking for one day after another, limits could be read from behind the numbers.
  day := platform.today();
  return query
    with recursive below as (
      select o.organisation_id as id, o.name as called, o.kind as sort, 1 as step, null::text as over, o.name::text as path
      from app.organisation o where o.parent_organisation_id = platform.organisation_id()
      union all
      select o.organisation_id, o.name, o.kind, b.step + 1, b.called, b.path || chr(1) || o.name
      from app.organisation o join below b on o.parent_organisation_id = b.id where b.step < 10
    ), counted as (
      select b.id, count(v.child_id)::int as live_n,
        (count(*) filter (where v.place = 0))::int as never_n,
        (count(*) filter (where v.limit_on < day))::int as past_n,
        (count(*) filter (where v.booked_on > v.limit_on and v.limit_on >= day and v.place <> 3))::int as late_n
      from below b left join app.child_coverage v on v.organisation_id = b.id
      group by b.id
    )
    select b.id, b.called, b.sort, b.step, b.over,
      case when c.live_n >= 10 then c.live_n end,
      case when c.live_n = 0 then 'none' when c.live_n < 5 then 'under_five' when c.live_n < 10 then 'under_ten' else 'counted' end,
      case when c.live_n >= 10 then c.never_n end, case when c.live_n >= 10 then c.past_n end, case when c.live_n >= 10 then c.late_n end,
      case when c.live_n >= 5 then c.never_n > 0 end, case when c.live_n >= 5 then c.past_n > 0 end, case when c.live_n >= 5 then c.late_n > 0 end
    from below b join counted c on c.id = b.id
    order by b.path;
end $$;

-- ---------------------------------------------------------------- what the job reads and writes (granted to the worker alone)

-- The facts of these children: no name, and nothing that was said. What an action is comes as a mark by which the same one
-- set again is known.
create function platform.coverage_facts(org uuid, children uuid[], day date) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object(
    'child', c.child_id, 'family', c.family_id,
    'statuses', (select coalesce(jsonb_agg(jsonb_build_object('id', t.status_id, 'status', t.status, 'basis', t.legal_basis, 'from', t.starts_on, 'until', t.ends_on,
        'known', (extract(epoch from t.recorded_at) * 1000)::bigint) order by t.starts_on, t.recorded_at), '[]'::jsonb)
      from app.child_status t where t.organisation_id = org and t.child_id = c.child_id and t.withdrawn_at is null and t.starts_on <= day),
    'holders', (select coalesce(jsonb_agg(distinct h.membership_id), '[]'::jsonb)
      from app.case_holder h where h.organisation_id = org and h.child_id = c.child_id and h.starts_on <= day and (h.ends_on is null or h.ends_on >= day)),
    'meetings', (select coalesce(jsonb_agg(jsonb_build_object('id', m.meeting_id, 'kind', m.kind, 'on', m.meets_on, 'state', m.state) order by m.meets_on), '[]'::jsonb)
      from app.review_meeting m where m.organisation_id = org and m.child_id = c.child_id and m.withdrawn_at is null),
    'discussions', (select coalesce(jsonb_agg(jsonb_build_object('session', s.session_id, 'on', (s.starts_at at time zone 'Europe/London')::date,
        'rag', case when s.state = 'signed' then x.rag end, 'alone', x.seen_alone_on, 'signed', s.state = 'signed',
        'decisions', (select count(*) from app.document d where d.organisation_id = org and d.session_id = s.session_id and d.child_id = c.child_id
          and d.kind = 'case_discussion' and d.state <> 'draft'),
        'known', (extract(epoch from s.completed_at) * 1000)::bigint) order by s.starts_at), '[]'::jsonb)
      from app.session_child x join app.session s on s.organisation_id = x.organisation_id and s.session_id = x.session_id
      where x.organisation_id = org and x.child_id = c.child_id and x.removed_at is null and s.state in ('completed', 'signed')
        and s.starts_at < (day + 1)::timestamp at time zone 'Europe/London'),
    'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', a.action_id, 'agreed', a.agreed_on, 'due', a.due_on, 'state', a.state, 'carried', a.carried,
        'closed', (a.closed_at at time zone 'Europe/London')::date, 'mark', encode(sha256(convert_to(org::text || lower(regexp_replace(a.what, '\W+', ' ', 'g')), 'UTF8')), 'hex'),
        'known', (extract(epoch from a.created_at) * 1000)::bigint) order by a.agreed_on, a.created_at), '[]'::jsonb)
      from app.action a where a.organisation_id = org and a.child_id = c.child_id and a.removed_at is null),
    'escalations', (select coalesce(jsonb_agg(jsonb_build_object('id', e.escalation_id, 'said', e.said_on, 'told', e.told_on, 'ended', e.ended_on) order by e.said_on), '[]'::jsonb)
      from app.case_escalation e where e.organisation_id = org and e.child_id = c.child_id and e.withdrawn_at is null),
    'booked', (select min((s.starts_at at time zone 'Europe/London')::date)
      from app.session_child x join app.session s on s.organisation_id = x.organisation_id and s.session_id = x.session_id
      where x.organisation_id = org and x.child_id = c.child_id and x.removed_at is null and s.state = 'planned'
        and s.starts_at >= day::timestamp at time zone 'Europe/London'),
    'booked_with', (select min((s.starts_at at time zone 'Europe/London')::date)
      from app.case_holder h join app.session s on s.organisation_id = h.organisation_id and s.supervisee_id = h.membership_id
      where h.organisation_id = org and h.child_id = c.child_id and h.starts_on <= day and (h.ends_on is null or h.ends_on >= day)
        and s.state = 'planned' and s.starts_at >= day::timestamp at time zone 'Europe/London')
    )), '[]'::jsonb)
  from app.child c where c.organisation_id = org and c.child_id = any (children));
end $$;

-- That nothing changes for these children, from the day somebody said so, and who heard of it: beside platform.facts_of.
create function platform.escalations_of(org uuid, children uuid[]) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', e.escalation_id, 'child', e.child_id, 'said', e.said_on, 'known', e.recorded_at, 'by', e.told_by,
      'told', e.told_on, 'told_known', e.told_at, 'ended', e.ended_on)), '[]'::jsonb)
  from app.case_escalation e where e.organisation_id = org and e.child_id = any (children) and e.withdrawn_at is null
$$;

-- What was worked out takes the place of what stood there for these children; whoever is not live any more has no row.
create function platform.store_coverage(org uuid, children uuid[], worked_out jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.child_coverage v where v.organisation_id = org and v.child_id = any (children)
    and not exists (select 1 from jsonb_to_recordset(worked_out) as x (child_id uuid) where x.child_id = v.child_id);
  insert into app.child_coverage as v (organisation_id, child_id,
      watched_from, statuses, stepped_down_on, ended_status, ended_on, holders, discussed_on, never, rag, rag_times, booked_on, booked_for, meets_on,
      meeting_kind, meeting_discussed, limit_on, limit_from, limit_state, limit_kind, limit_clause, drift, unchanged_since, escalation, escalated_on)
    select org, x.child_id,
      x.watched_from, x.statuses, x.stepped_down_on, x.ended_status, x.ended_on, x.holders, x.discussed_on, x.never, x.rag, x.rag_times, x.booked_on,
      x.booked_for, x.meets_on, x.meeting_kind, x.meeting_discussed, x.limit_on, x.limit_from, x.limit_state, x.limit_kind, x.limit_clause, x.drift,
      x.unchanged_since, x.escalation, x.escalated_on
    from jsonb_to_recordset(worked_out) as x (child_id uuid,
      watched_from date, statuses text[], stepped_down_on date, ended_status text, ended_on date, holders uuid[], discussed_on date[], never text, rag text,
      rag_times int, booked_on date, booked_for text, meets_on date, meeting_kind text, meeting_discussed boolean, limit_on date, limit_from date,
      limit_state text, limit_kind text, limit_clause text[], drift jsonb, unchanged_since date, escalation text, escalated_on date)
  on conflict (organisation_id, child_id) do update set
      watched_from = excluded.watched_from, statuses = excluded.statuses, stepped_down_on = excluded.stepped_down_on, ended_status = excluded.ended_status,
      ended_on = excluded.ended_on, holders = excluded.holders, discussed_on = excluded.discussed_on, never = excluded.never, rag = excluded.rag, rag_times
      = excluded.rag_times, booked_on = excluded.booked_on, booked_for = excluded.booked_for, meets_on = excluded.meets_on, meeting_kind =
      excluded.meeting_kind, meeting_discussed = excluded.meeting_discussed, limit_on = excluded.limit_on, limit_from = excluded.limit_from, limit_state =
      excluded.limit_state, limit_kind = excluded.limit_kind, limit_clause = excluded.limit_clause, drift = excluded.drift, unchanged_since =
      excluded.unchanged_since, escalation = excluded.escalation, escalated_on = excluded.escalated_on
    where (v.watched_from, v.statuses, v.stepped_down_on, v.ended_status, v.ended_on, v.holders, v.discussed_on, v.never, v.rag, v.rag_times, v.booked_on,
      v.booked_for, v.meets_on, v.meeting_kind, v.meeting_discussed, v.limit_on, v.limit_from, v.limit_state, v.limit_kind, v.limit_clause, v.drift,
      v.unchanged_since, v.escalation, v.escalated_on)
      is distinct from (excluded.watched_from, excluded.statuses, excluded.stepped_down_on, excluded.ended_status, excluded.ended_on, excluded.holders, excluded.discussed_on,
      excluded.never, excluded.rag, excluded.rag_times, excluded.booked_on, excluded.booked_for, excluded.meets_on, excluded.meeting_kind,
      excluded.meeting_discussed, excluded.limit_on, excluded.limit_from, excluded.limit_state, excluded.limit_kind, excluded.limit_clause, excluded.drift,
      excluded.unchanged_since, excluded.escalation, excluded.escalated_on);
end $$;

-- ---------------------------------------------------------------- who is looked at again

-- Beside what platform.ask_reassessment asks for: a session that is planned, moved or called off is what is booked for the
-- children whose case its supervisee holds; and an action, or an escalation, is about its child.
create function platform.ask_coverage() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'session' and tg_op = 'INSERT' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct h.organisation_id, 'child', h.child_id from changed c
        join app.case_holder h on h.organisation_id = c.organisation_id and h.membership_id = c.supervisee_id
        where h.ends_on is null or h.ends_on >= platform.today();
  elsif tg_table_name = 'session' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct h.organisation_id, 'child', h.child_id from changed c
        join before b on b.organisation_id = c.organisation_id and b.session_id = c.session_id
        join app.case_holder h on h.organisation_id = c.organisation_id and h.membership_id = c.supervisee_id
        where (b.state, b.starts_at) is distinct from (c.state, c.starts_at) and (h.ends_on is null or h.ends_on >= platform.today());
  else
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'child', c.child_id from changed c where c.child_id is not null;
  end if;
  return null;
end $$;
create trigger z_coverage_added after insert on app.session referencing new table as changed for each statement execute function platform.ask_coverage();
create trigger z_coverage_changed after update on app.session referencing old table as before new table as changed for each statement execute function platform.ask_coverage();
do $$
declare t text;
begin
  foreach t in array array['action', 'case_escalation'] loop
    execute format('create trigger z_coverage_added after insert on app.%I referencing new table as changed for each statement execute function platform.ask_coverage()', t);
    execute format('create trigger z_coverage_changed after update on app.%I referencing new table as changed for each statement execute function platform.ask_coverage()', t);
  end loop;
end $$;

-- Children who are there already.
insert into app.reassessment (organisation_id, subject_kind, subject_id) select c.organisation_id, 'child', c.child_id from app.child c;

do $$
declare signature text;
begin
  foreach signature in array array['platform.guard_escalation()', 'platform.children_covered(uuid[])', 'platform.coverage_below(date)',
    'platform.coverage_facts(uuid, uuid[], date)', 'platform.store_coverage(uuid, uuid[], jsonb)', 'platform.ask_coverage()', 'platform.forget_coverage()',
    'platform.escalations_of(uuid, uuid[])'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
  end loop;
  grant execute on function platform.children_covered(uuid[]), platform.coverage_below(date) to plumbline_web;
  grant execute on function platform.coverage_facts(uuid, uuid[], date), platform.store_coverage(uuid, uuid[], jsonb),
    platform.escalations_of(uuid, uuid[]) to plumbline_worker;
end $$;
