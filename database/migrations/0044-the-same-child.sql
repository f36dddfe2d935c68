-- Two entries of one child are made one (docs/decisions/0017-two-entries-of-one-child.md). What is signed, sealed or was held in
-- a session stays under the entry it was written for; what is in force is recorded anew under the entry that is kept and
-- withdrawn under the other, so that what was known on an earlier day stays true of both. Readers of documents do not change.

create table app.same_child (
  organisation_id uuid not null,
  same_id uuid not null,
  kept_id uuid not null,
  closed_id uuid not null,
  -- why somebody is sure that it is one child: a few words, as an action has them; nothing of the child's story
  reason text not null check (length(reason) between 1 and 300),
  asked_by uuid not null,
  asked_at timestamptz not null default platform.instant(),
  -- somebody would come to see what was discussed or done: a second person confirms
  needs_second boolean not null,
  made_by uuid,
  made_at timestamptz,
  -- undone; or taken back before it was made
  undone_by uuid,
  undone_at timestamptz,
  undone_reason text check (length(undone_reason) between 1 and 300),
  primary key (organisation_id, same_id),
  foreign key (organisation_id, kept_id) references app.child,
  foreign key (organisation_id, closed_id) references app.child,
  foreign key (organisation_id, asked_by) references app.membership,
  foreign key (organisation_id, made_by) references app.membership,
  foreign key (organisation_id, undone_by) references app.membership,
  check (kept_id <> closed_id),
  check ((made_at is null) = (made_by is null)),
  check ((undone_at is null) = (undone_by is null)),
  check (not needs_second or made_by is distinct from asked_by)
);
create unique index same_child_closed_once on app.same_child (organisation_id, closed_id) where undone_at is null;
create index on app.same_child (organisation_id, kept_id);

-- What came under the entry that is kept, so that it can go back: a copy beside what it was made from, or a row that moved.
create table app.same_child_row (
  organisation_id uuid not null,
  same_id uuid not null,
  kind text not null check (kind in ('status','holder','meeting','concern','number','agenda','action','informal','escalation','amendment')),
  row_id uuid not null,
  copy_id uuid,
  primary key (organisation_id, same_id, kind, row_id),
  foreign key (organisation_id, same_id) references app.same_child
);
create index on app.same_child_row (organisation_id, row_id);

do $$
declare t text;
begin
  foreach t in array array['same_child', 'same_child_row'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy door on app.%I to plumbline_door using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to plumbline_door', t);
  end loop;
end $$;
-- That two entries are one is for whoever may see one of them; it is made and undone by the functions below alone.
create policy web_see on app.same_child for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    kept_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = same_child.kept_id)
    or closed_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = same_child.closed_id)));
grant select on app.same_child to plumbline_web;

-- ---------------------------------------------------------------- which entries are one

-- Of an organisation, each entry that is kept with each that was made one with it, also by way of a third; and since when.
create function platform.same_entries(org uuid) returns table (kept_id uuid, closed_id uuid, joined_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp rows 5 as $$
#variable_conflict use_column
begin
  -- Mostly there are none.
  if not exists (select 1 from app.same_child s where s.organisation_id = org) then
    return;
  end if;
  return query
    with recursive one as (
      select s.kept_id, s.closed_id, s.made_at from app.same_child s where s.organisation_id = org and s.made_at is not null and s.undone_at is null
      union all
      select s.kept_id, o.closed_id, greatest(o.made_at, s.made_at) from one o
        join app.same_child s on s.organisation_id = org and s.closed_id = o.kept_id and s.made_at is not null and s.undone_at is null
    )
    select o.kept_id, o.closed_id, o.made_at from one o;
end $$;

-- Closed entries with the one that is kept in the end, by number alone: for lists, which leave them out. No name is told.
create function platform.closed_entries() returns table (closed_id uuid, kept_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp rows 5 as $$
#variable_conflict use_column
declare
  org constant uuid := platform.organisation_id();
begin
  if not exists (select 1 from app.same_child s where s.organisation_id = org) then
    return;
  end if;
  return query
    select e.closed_id, e.kept_id from platform.same_entries(org) e
    where not exists (select 1 from app.same_child s where s.organisation_id = org
      and s.closed_id = e.kept_id and s.made_at is not null and s.undone_at is null);
end $$;

-- The same as one object, for the job that works out what is owed; null where nothing was made one.
create function platform.kept_of(org uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_object_agg(e.closed_id, e.kept_id) from platform.same_entries(org) e
  where not exists (select 1 from app.same_child s where s.organisation_id = org and s.closed_id = e.kept_id and s.made_at is not null and s.undone_at is null)
$$;

-- A closed entry takes nothing new. The child is held first, as whoever makes two entries one holds both.
create function platform.guard_closed_entry() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.child_id is null then
    return new;
  end if;
  perform 1 from app.child c where c.organisation_id = new.organisation_id and c.child_id = new.child_id for key share;
  if exists (select 1 from app.same_child s where s.organisation_id = new.organisation_id and s.closed_id = new.child_id and s.made_at is not null and s.undone_at is null) then
    raise exception 'this entry is closed: the child goes on under another' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['child_status', 'case_holder', 'child_reference', 'review_meeting', 'case_concern', 'case_escalation', 'session_child', 'informal_discussion', 'oversight', 'plan_amendment'] loop
    execute format('create trigger a_closed_entry before insert on app.%I for each row execute function platform.guard_closed_entry()', t);
  end loop;
end $$;
create trigger a_closed_entry_again before update of removed_at on app.session_child for each row
  when (old.removed_at is not null and new.removed_at is null) execute function platform.guard_closed_entry();

-- A change of a plan comes under the entry that is kept, and nothing else of it changes by that (nobody else may set that column).
do $$
declare
  said text := pg_get_functiondef('platform.plan_amendment_noted()'::regprocedure);
  before constant text := 'elsif old.withdrawn_at is not null then';
begin
  if length(said) - length(replace(said, before, '')) <> length(before) then
    raise exception 'platform.plan_amendment_noted does not say once: %', before;
  end if;
  execute replace(said, before, 'elsif new.child_id <> old.child_id then
      return new;
    ' || before);
end $$;

-- ---------------------------------------------------------------- who would come to see more

-- Those by whom a case goes on: who holds it, who supervises them, and whose sessions to come it is on the agenda of.
create function platform.goes_on_with(org uuid, child uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with held as (
    select h.membership_id from app.case_holder h where h.organisation_id = org and h.child_id = child
      and (h.ends_on is null or h.ends_on >= platform.today())
  )
  select membership_id from held
  union
  select a.supervisor_id from held join app.agreement a on a.organisation_id = org and a.supervisee_id = held.membership_id
    and (a.ended_on is null or a.ended_on >= platform.today())
    and exists (select 1 from app.agreement_version v where v.organisation_id = org and v.agreement_id = a.agreement_id and v.state in ('signed', 'superseded'))
  union
  select p.member from app.session_child x
    join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.state in ('planned', 'open')
    cross join lateral (
      select unnest(array[s.supervisee_id, s.supervisor_id]) as member
      union select m.membership_id from app.session_member m where m.organisation_id = org and m.session_id = s.session_id and m.removed_at is null
    ) p
    where x.organisation_id = org and x.child_id = child and x.removed_at is null
$$;

-- Everybody who sees a child, beside the safeguarding team (as platform.my_children has it, from the other side).
create function platform.around_child(org uuid, child uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select platform.goes_on_with(org, child)
  union
  select unnest(array[s.supervisee_id, s.supervisor_id]) from app.session_child x
    join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.type = 'one_to_one'
    where x.organisation_id = org and x.child_id = child
  union
  select m.membership_id from app.session_child x
    join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.type <> 'one_to_one'
      and (s.state in ('open', 'completed') or s.state = 'signed' and s.signed_at > platform.instant() - platform.group_sight())
    join app.session_member m on m.organisation_id = org and m.session_id = s.session_id and m.removed_at is null and m.present is distinct from false
    where x.organisation_id = org and x.child_id = child and x.removed_at is null
  union
  select o.manager_id from app.oversight o where o.organisation_id = org and o.child_id = child and o.state = 'asked'
  union
  select c.created_by from app.child c where c.organisation_id = org and c.child_id = child and c.created_by is not null
$$;

-- Whether anything is known of a child that nobody could simply enter: what was discussed or done.
create function platform.anything_done(org uuid, child uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with entry as (select child as id union all select e.closed_id from platform.same_entries(org) e where e.kept_id = child)
  select exists (select 1 from app.session_child x join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.state in ('completed', 'signed')
      where x.organisation_id = org and x.child_id in (select id from entry) and x.removed_at is null)
    or exists (select 1 from app.action a where a.organisation_id = org and a.child_id in (select id from entry) and a.removed_at is null)
    or exists (select 1 from app.case_escalation e where e.organisation_id = org and e.child_id in (select id from entry) and e.withdrawn_at is null)
    or exists (select 1 from app.plan_amendment p where p.organisation_id = org and p.child_id in (select id from entry) and p.withdrawn_at is null)
    or exists (select 1 from app.document d where d.organisation_id = org and d.child_id in (select id from entry) and d.state <> 'draft')
$$;

-- Why these two entries cannot be made one now, or null.
create function platform.same_child_problem(org uuid, kept uuid, closed uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when kept = closed then 'itself'
    when (select count(*) from app.child c where c.organisation_id = org and c.child_id in (kept, closed)) <> 2 then 'not_here'
    when exists (select 1 from app.same_child s where s.organisation_id = org and s.closed_id = closed and s.undone_at is null and s.made_at is not null) then 'closed_already'
    when exists (select 1 from app.same_child s where s.organisation_id = org and s.closed_id = kept and s.undone_at is null and s.made_at is not null) then 'kept_is_closed'
    when exists (
      select 1 from app.session_child x join app.session s on s.organisation_id = org and s.session_id = x.session_id
      where x.organisation_id = org and x.child_id = closed and x.removed_at is null and s.state in ('planned', 'open', 'completed')
        and exists (select 1 from app.document d where d.organisation_id = org and d.session_id = s.session_id and d.child_id = closed)) then 'being_written'
    when exists (select 1 from app.session_guest g join app.session s on s.organisation_id = org and s.session_id = g.session_id
      where g.organisation_id = org and g.child_id = closed and g.removed_at is null and s.state in ('planned', 'open')) then 'guest_asked'
    when exists (select 1 from app.oversight o where o.organisation_id = org and o.child_id = closed and o.state = 'asked') then 'oversight_asked'
  end
$$;

-- For the safeguarding team, before it is said: why not; who would come to see what; how much there is.
create function platform.same_child_ahead(kept uuid, closed uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant uuid := platform.organisation_id();
  me constant uuid := platform.membership_id();
  day constant date := platform.today();
  to_kept uuid[];
  to_closed uuid[];
  team uuid[];
begin
  if not platform.has_role('dsl', 'deputy_dsl') or (select count(*) from app.child c where c.organisation_id = org and c.child_id in (kept, closed)) <> 2 then
    return null;
  end if;
  team := array(select distinct f.membership_id from app.membership_fact f where f.organisation_id = org and f.kind = 'role' and f.value in ('dsl', 'deputy_dsl')
    and platform.roles_on(org, f.membership_id, day) && array['dsl', 'deputy_dsl']);
  to_kept := array(select platform.goes_on_with(org, closed) except select platform.around_child(org, kept) except select unnest(team));
  to_closed := array(select platform.around_child(org, kept) except select platform.around_child(org, closed) except select unnest(team));
  return jsonb_build_object(
    'problem', platform.same_child_problem(org, kept, closed),
    'second', cardinality(to_kept) > 0 and platform.anything_done(org, kept) or cardinality(to_closed) > 0 and platform.anything_done(org, closed),
    'see_kept', (select coalesce(jsonb_agg(m.name order by m.name), '[]') from app.membership m where m.organisation_id = org and m.membership_id = any (to_kept)),
    'see_closed', (select coalesce(jsonb_agg(m.name order by m.name), '[]') from app.membership m where m.organisation_id = org and m.membership_id = any (to_closed)),
    'others', (select count(*) from unnest(team) t where t <> me),
    'actions', (select count(*) from app.action a where a.organisation_id = org and a.child_id = closed and a.state = 'open' and a.removed_at is null),
    'agendas', (select count(*) from app.session_child x join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.state in ('planned', 'open')
      where x.organisation_id = org and x.child_id = closed and x.removed_at is null),
    'meetings', (select count(*) from app.review_meeting m where m.organisation_id = org and m.child_id = closed and m.withdrawn_at is null and m.state = 'planned'),
    'pages', (select count(*) from app.document d where d.organisation_id = org and d.child_id = closed and d.state <> 'draft'));
end $$;

-- ---------------------------------------------------------------- making two entries one, and undoing it

-- What is in force under the closed entry comes under the one that is kept.
create function platform.carry_over(org uuid, same uuid, kept uuid, closed uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  copy uuid;
begin
  for one in select t.* from app.child_status t where t.organisation_id = org and t.child_id = closed and t.withdrawn_at is null loop
    copy := null;
    if not exists (select 1 from app.child_status k where k.organisation_id = org and k.child_id = kept and k.withdrawn_at is null
      and (k.status, k.legal_basis, k.starts_on, k.ends_on) is not distinct from (one.status, one.legal_basis, one.starts_on, one.ends_on)) then
      copy := gen_random_uuid();
      insert into app.child_status (organisation_id, status_id, child_id, status, legal_basis, starts_on, ends_on, recorded_by)
        values (org, copy, kept, one.status, one.legal_basis, one.starts_on, one.ends_on, one.recorded_by);
    end if;
    insert into app.same_child_row values (org, same, 'status', one.status_id, copy);
    update app.child_status t set withdrawn_at = platform.instant() where t.organisation_id = org and t.status_id = one.status_id;
  end loop;

  for one in select h.* from app.case_holder h where h.organisation_id = org and h.child_id = closed loop
    copy := null;
    if not exists (select 1 from app.case_holder k where k.organisation_id = org and k.child_id = kept and k.membership_id = one.membership_id
      and (one.ends_on is null and k.ends_on is null and k.starts_on <= platform.today() or (k.starts_on, k.ends_on) is not distinct from (one.starts_on, one.ends_on))) then
      copy := gen_random_uuid();
      insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, ends_on, recorded_by)
        values (org, copy, kept, one.membership_id, one.starts_on, one.ends_on, one.recorded_by);
    end if;
    insert into app.same_child_row values (org, same, 'holder', one.holding_id, copy);
    insert into app.withdrawn_holding (organisation_id, holding_id, child_id, membership_id, starts_on, ends_on, recorded_by, recorded_at, withdrawn_by, withdrawn_at)
      values (org, one.holding_id, closed, one.membership_id, one.starts_on, one.ends_on, one.recorded_by, one.recorded_at, platform.membership_id(), platform.instant());
    delete from app.case_holder h where h.organisation_id = org and h.holding_id = one.holding_id;
  end loop;

  for one in select m.* from app.review_meeting m where m.organisation_id = org and m.child_id = closed and m.withdrawn_at is null loop
    copy := null;
    if not exists (select 1 from app.review_meeting k where k.organisation_id = org and k.child_id = kept and k.withdrawn_at is null and k.kind = one.kind and k.meets_on = one.meets_on) then
      copy := gen_random_uuid();
      insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, state, recorded_by)
        values (org, copy, kept, one.kind, one.meets_on, one.state, one.recorded_by);
    end if;
    insert into app.same_child_row values (org, same, 'meeting', one.meeting_id, copy);
    update app.review_meeting m set withdrawn_at = platform.instant() where m.organisation_id = org and m.meeting_id = one.meeting_id;
  end loop;

  for one in select n.* from app.case_concern n where n.organisation_id = org and n.child_id = closed and n.withdrawn_at is null loop
    copy := null;
    if not exists (select 1 from app.case_concern k where k.organisation_id = org and k.child_id = kept and k.withdrawn_at is null and k.concern = one.concern
      and (k.ends_on is null and one.ends_on is null or (k.starts_on, k.ends_on) is not distinct from (one.starts_on, one.ends_on))) then
      copy := gen_random_uuid();
      insert into app.case_concern (organisation_id, concern_id, child_id, concern, starts_on, ends_on, recorded_by)
        values (org, copy, kept, one.concern, one.starts_on, one.ends_on, one.recorded_by);
    end if;
    insert into app.same_child_row values (org, same, 'concern', one.concern_id, copy);
    update app.case_concern n set withdrawn_at = platform.instant() where n.organisation_id = org and n.concern_id = one.concern_id;
  end loop;

  -- A number stays with the entry it was given to, by which it is still found; where the other has none of the kind it is given that too.
  for one in select r.* from app.child_reference r where r.organisation_id = org and r.child_id = closed and r.withdrawn_at is null
    and not exists (select 1 from app.child_reference k where k.organisation_id = org and k.child_id = kept and k.kind = r.kind and k.withdrawn_at is null) loop
    copy := gen_random_uuid();
    insert into app.child_reference (organisation_id, reference_id, child_id, kind, value, recorded_by) values (org, copy, kept, one.kind, one.value, one.recorded_by);
    insert into app.same_child_row values (org, same, 'number', one.reference_id, copy);
  end loop;

  -- Agendas of sessions for which no page of the child is begun.
  for one in select x.* from app.session_child x join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.state in ('planned', 'open')
    where x.organisation_id = org and x.child_id = closed and x.removed_at is null loop
    copy := null;
    if not exists (select 1 from app.session_child k where k.organisation_id = org and k.session_id = one.session_id and k.child_id = kept) then
      insert into app.session_child (organisation_id, session_id, child_id, position, why, added_by, proposed, presented_by)
        values (org, one.session_id, kept, one.position, one.why, one.added_by, one.proposed, one.presented_by);
      copy := kept;
    else
      update app.session_child k set removed_at = null where k.organisation_id = org and k.session_id = one.session_id and k.child_id = kept and k.removed_at is not null;
      if found then
        copy := kept;
      end if;
    end if;
    insert into app.same_child_row values (org, same, 'agenda', one.session_id, copy);
    update app.session_child x set removed_at = platform.instant() where x.organisation_id = org and x.session_id = one.session_id and x.child_id = closed;
  end loop;

  insert into app.same_child_row select org, same, 'action', a.action_id from app.action a
    where a.organisation_id = org and a.child_id = closed and a.state = 'open' and a.removed_at is null;
  insert into app.same_child_row select org, same, 'informal', i.informal_id from app.informal_discussion i
    where i.organisation_id = org and i.child_id = closed and i.revisited_in is null;
  insert into app.same_child_row select org, same, 'escalation', e.escalation_id from app.case_escalation e
    where e.organisation_id = org and e.child_id = closed and e.withdrawn_at is null;
  insert into app.same_child_row select org, same, 'amendment', p.amendment_id from app.plan_amendment p
    where p.organisation_id = org and p.child_id = closed and p.withdrawn_at is null;
  perform platform.move_rows(org, same, closed, kept);
end $$;

create function platform.move_rows(org uuid, same uuid, from_child uuid, to_child uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.action a set child_id = to_child from app.same_child_row r
    where r.organisation_id = org and r.same_id = same and r.kind = 'action' and a.organisation_id = org and a.action_id = r.row_id and a.child_id = from_child;
  update app.informal_discussion i set child_id = to_child from app.same_child_row r
    where r.organisation_id = org and r.same_id = same and r.kind = 'informal' and i.organisation_id = org and i.informal_id = r.row_id and i.child_id = from_child;
  update app.case_escalation e set child_id = to_child from app.same_child_row r
    where r.organisation_id = org and r.same_id = same and r.kind = 'escalation' and e.organisation_id = org and e.escalation_id = r.row_id and e.child_id = from_child
      and e.withdrawn_at is null;
  update app.plan_amendment p set child_id = to_child from app.same_child_row r
    where r.organisation_id = org and r.same_id = same and r.kind = 'amendment' and p.organisation_id = org and p.amendment_id = r.row_id and p.child_id = from_child;
end $$;

-- Both entries, and whoever holds or discussed either of them, are looked at again.
create function platform.ask_for_same(org uuid, kept uuid, closed uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into app.reassessment (organisation_id, subject_kind, subject_id)
    select org, 'child', id from unnest(array[kept, closed]) id
    union
    select org, 'membership', h.membership_id from app.case_holder h where h.organisation_id = org and h.child_id in (kept, closed)
    union
    select org, 'membership', h.membership_id from app.withdrawn_holding h where h.organisation_id = org and h.child_id in (kept, closed)
    union
    select org, 'membership', s.supervisee_id from app.session_child x join app.session s on s.organisation_id = org and s.session_id = x.session_id
      where x.organisation_id = org and x.child_id in (kept, closed) and s.starts_at > platform.instant() - interval '3 years'
$$;

-- Said by one of the safeguarding team: made at once, or asked of a second person. The same said again is the same.
create function platform.make_same_child(same uuid, kept uuid, closed uuid, reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  org constant uuid := platform.organisation_id();
  ahead jsonb;
  there app.same_child;
begin
  if not platform.has_role('dsl', 'deputy_dsl') then
    return 'refused';
  end if;
  perform 1 from app.child c where c.organisation_id = org and c.child_id in (kept, closed) order by c.child_id for update;
  select s.* into there from app.same_child s where s.organisation_id = org and s.closed_id = closed and s.undone_at is null;
  if there.kept_id = kept then
    return case when there.made_at is null then 'asked_already' else 'made_already' end;
  end if;
  ahead := platform.same_child_ahead(kept, closed);
  if ahead is null then
    return 'refused';
  end if;
  if ahead->>'problem' is not null then
    return ahead->>'problem';
  end if;
  if there.same_id is not null or exists (select 1 from app.same_child s where s.organisation_id = org and s.undone_at is null and s.made_at is null
    and (s.kept_id in (kept, closed) or s.closed_id in (kept, closed))) then
    return 'waits';
  end if;
  insert into app.same_child (organisation_id, same_id, kept_id, closed_id, reason, asked_by, needs_second, made_by, made_at)
    values (org, same, kept, closed, reason, platform.membership_id(), (ahead->>'second')::boolean,
      case when not (ahead->>'second')::boolean then platform.membership_id() end, case when not (ahead->>'second')::boolean then platform.instant() end);
  if (ahead->>'second')::boolean then
    return 'asked';
  end if;
  perform platform.carry_over(org, same, kept, closed);
  perform platform.ask_for_same(org, kept, closed);
  return 'made';
end $$;

-- By somebody else of the safeguarding team than whoever asked.
create function platform.confirm_same_child(same uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant uuid := platform.organisation_id();
  there app.same_child;
  problem text;
begin
  if not platform.has_role('dsl', 'deputy_dsl') then
    return 'refused';
  end if;
  select s.* into there from app.same_child s where s.organisation_id = org and s.same_id = same;
  perform 1 from app.child c where c.organisation_id = org and c.child_id in (there.kept_id, there.closed_id) order by c.child_id for update;
  select s.* into there from app.same_child s where s.organisation_id = org and s.same_id = same for update;
  if there.same_id is null or there.undone_at is not null then
    return 'refused';
  end if;
  if there.made_at is not null then
    return 'made_already';
  end if;
  if there.asked_by = platform.membership_id() then
    return 'own';
  end if;
  problem := platform.same_child_problem(org, there.kept_id, there.closed_id);
  if problem is not null then
    return problem;
  end if;
  update app.same_child s set made_by = platform.membership_id(), made_at = platform.instant() where s.organisation_id = org and s.same_id = same;
  perform platform.carry_over(org, same, there.kept_id, there.closed_id);
  perform platform.ask_for_same(org, there.kept_id, there.closed_id);
  return 'made';
end $$;

-- Why it cannot be undone, or null: something was signed or sealed of the child since, or the entry that is kept was closed itself.
create function platform.same_child_stays(org uuid, same uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when s.made_at is null then null
    when exists (select 1 from app.same_child n where n.organisation_id = org and n.closed_id = s.kept_id and n.made_at is not null and n.undone_at is null) then 'kept_is_closed'
    when exists (select 1 from app.document d join app.document_version v on v.organisation_id = org and v.document_id = d.document_id
      where d.organisation_id = org and d.child_id in (s.kept_id, s.closed_id) and d.state <> 'draft' and v.created_at >= s.made_at) then 'signed_since'
    when exists (select 1 from app.document d join app.session_child x on x.organisation_id = org and x.session_id = d.session_id and x.child_id = s.kept_id
        join app.same_child_row r on r.organisation_id = org and r.same_id = s.same_id and r.kind = 'agenda' and r.row_id = x.session_id and r.copy_id is not null
      where d.organisation_id = org and d.child_id = s.kept_id and d.kind = 'case_discussion') then 'being_written'
  end from app.same_child s where s.organisation_id = org and s.same_id = same
$$;

-- Undone, or taken back before a second person confirmed it: by the safeguarding team.
create function platform.undo_same_child(same uuid, reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  org constant uuid := platform.organisation_id();
  there app.same_child;
  one record;
  stays text;
  back uuid;
begin
  if not platform.has_role('dsl', 'deputy_dsl') then
    return 'refused';
  end if;
  select s.* into there from app.same_child s where s.organisation_id = org and s.same_id = same;
  perform 1 from app.child c where c.organisation_id = org and c.child_id in (there.kept_id, there.closed_id) order by c.child_id for update;
  select s.* into there from app.same_child s where s.organisation_id = org and s.same_id = same for update;
  if there.same_id is null then
    return 'refused';
  end if;
  if there.undone_at is not null then
    return 'undone_already';
  end if;
  stays := platform.same_child_stays(org, same);
  if stays is not null then
    return stays;
  end if;
  update app.same_child s set undone_by = platform.membership_id(), undone_at = platform.instant(), undone_reason = reason
    where s.organisation_id = org and s.same_id = same;
  if there.made_at is null then
    return 'taken_back';
  end if;
  perform platform.move_rows(org, same, there.kept_id, there.closed_id);
  -- As it is now under the entry that was kept; what was withdrawn there meanwhile stays withdrawn. Where it had come from a
  -- third entry, it can still go back there.
  for one in
    select coalesce(k.status, t.status) as status, coalesce(k.legal_basis, t.legal_basis) as legal_basis, coalesce(k.starts_on, t.starts_on) as starts_on,
      case when k.status_id is null then t.ends_on else k.ends_on end as ends_on, t.recorded_by, r.row_id, r.copy_id
    from app.same_child_row r join app.child_status t on t.organisation_id = org and t.status_id = r.row_id
    left join app.child_status k on k.organisation_id = org and k.status_id = r.copy_id
    where r.organisation_id = org and r.same_id = same and r.kind = 'status' and k.withdrawn_at is null
  loop
    back := gen_random_uuid();
    insert into app.child_status (organisation_id, status_id, child_id, status, legal_basis, starts_on, ends_on, recorded_by)
      values (org, back, there.closed_id, one.status, one.legal_basis, one.starts_on, one.ends_on, one.recorded_by);
    update app.same_child_row r set copy_id = back where r.organisation_id = org and r.kind = 'status' and r.copy_id = one.row_id;
    update app.child_status k set withdrawn_at = platform.instant() where k.organisation_id = org and k.status_id = one.copy_id;
  end loop;
  for one in
    select w.membership_id, w.starts_on, case when k.holding_id is null then w.ends_on else k.ends_on end as ends_on, w.recorded_by, r.row_id, r.copy_id
    from app.same_child_row r join app.withdrawn_holding w on w.organisation_id = org and w.holding_id = r.row_id
    left join app.case_holder k on k.organisation_id = org and k.holding_id = r.copy_id
    where r.organisation_id = org and r.same_id = same and r.kind = 'holder' and (r.copy_id is null or k.holding_id is not null)
  loop
    back := gen_random_uuid();
    insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, ends_on, recorded_by)
      values (org, back, there.closed_id, one.membership_id, one.starts_on, one.ends_on, one.recorded_by);
    update app.same_child_row r set copy_id = back where r.organisation_id = org and r.kind = 'holder' and r.copy_id = one.row_id;
    insert into app.withdrawn_holding (organisation_id, holding_id, child_id, membership_id, starts_on, ends_on, recorded_by, recorded_at, withdrawn_by, withdrawn_at)
      select org, k.holding_id, k.child_id, k.membership_id, k.starts_on, k.ends_on, k.recorded_by, k.recorded_at, platform.membership_id(), platform.instant()
      from app.case_holder k where k.organisation_id = org and k.holding_id = one.copy_id;
    delete from app.case_holder k where k.organisation_id = org and k.holding_id = one.copy_id;
  end loop;
  for one in
    select m.kind, m.meets_on, coalesce(k.state, m.state) as state, m.recorded_by, r.row_id, r.copy_id
    from app.same_child_row r join app.review_meeting m on m.organisation_id = org and m.meeting_id = r.row_id
    left join app.review_meeting k on k.organisation_id = org and k.meeting_id = r.copy_id
    where r.organisation_id = org and r.same_id = same and r.kind = 'meeting' and k.withdrawn_at is null
  loop
    back := gen_random_uuid();
    insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, state, recorded_by)
      values (org, back, there.closed_id, one.kind, one.meets_on, one.state, one.recorded_by);
    update app.same_child_row r set copy_id = back where r.organisation_id = org and r.kind = 'meeting' and r.copy_id = one.row_id;
    update app.review_meeting k set withdrawn_at = platform.instant() where k.organisation_id = org and k.meeting_id = one.copy_id;
  end loop;
  for one in
    select n.concern, n.starts_on, case when k.concern_id is null then n.ends_on else k.ends_on end as ends_on, n.recorded_by, r.row_id, r.copy_id
    from app.same_child_row r join app.case_concern n on n.organisation_id = org and n.concern_id = r.row_id
    left join app.case_concern k on k.organisation_id = org and k.concern_id = r.copy_id
    where r.organisation_id = org and r.same_id = same and r.kind = 'concern' and k.withdrawn_at is null
  loop
    back := gen_random_uuid();
    insert into app.case_concern (organisation_id, concern_id, child_id, concern, starts_on, ends_on, recorded_by)
      values (org, back, there.closed_id, one.concern, one.starts_on, one.ends_on, one.recorded_by);
    update app.same_child_row r set copy_id = back where r.organisation_id = org and r.kind = 'concern' and r.copy_id = one.row_id;
    update app.case_concern k set withdrawn_at = platform.instant() where k.organisation_id = org and k.concern_id = one.copy_id;
  end loop;
  update app.child_reference k set withdrawn_at = platform.instant() from app.same_child_row r
    where r.organisation_id = org and r.same_id = same and r.kind = 'number' and k.organisation_id = org and k.reference_id = r.copy_id and k.withdrawn_at is null;
  for one in
    select r.row_id, r.copy_id from app.same_child_row r join app.session s on s.organisation_id = org and s.session_id = r.row_id and s.state in ('planned', 'open')
    where r.organisation_id = org and r.same_id = same and r.kind = 'agenda'
  loop
    update app.session_child x set removed_at = null where x.organisation_id = org and x.session_id = one.row_id and x.child_id = there.closed_id;
    update app.session_child x set removed_at = platform.instant() where x.organisation_id = org and x.session_id = one.row_id and x.child_id = one.copy_id;
  end loop;
  perform platform.ask_for_same(org, there.kept_id, there.closed_id);
  return 'undone';
end $$;

-- Whether it can be undone, for the page that says so.
create function platform.why_same_stays(same uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when platform.has_role('dsl', 'deputy_dsl') then platform.same_child_stays(platform.organisation_id(), same) else 'refused' end
$$;

-- ---------------------------------------------------------------- what was in both, under the one that is kept

-- The entry and those made one with it before a moment (all, when none is given), for whoever may see it: what hangs on each of
-- them has readers of its own.
create function platform.entries_of_child(child uuid, before timestamptz) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp rows 2 as $$
begin
  return next child;
  if exists (select 1 from app.same_child s where s.organisation_id = platform.organisation_id() and s.kept_id = child and s.made_at is not null and s.undone_at is null)
    and exists (select 1 from platform.children_seen(array[child])) then
    return query select e.closed_id from platform.same_entries(platform.organisation_id()) e where e.kept_id = child and (before is null or e.joined_at < before);
  end if;
end $$;

do $$
declare
  said text;
  change record;
  was text := '';
begin
  for change in select * from (values
    -- a child's time
    ('platform.child_times(uuid[], date, boolean)', 'one app.child;', 'one app.child;
  -- the entry, those made one with it, and what went from it to another
  entries uuid[];
  went uuid[];'),
    ('platform.child_times(uuid[], date, boolean)', 'child_id := one.child_id;', 'child_id := one.child_id;
    entries := array[one.child_id];
    went := ''{}'';
    if exists (select 1 from app.same_child s where s.organisation_id = org and s.kept_id = one.child_id) then
      entries := entries || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = one.child_id);
    end if;
    if history then
      went := array(select r.row_id from app.same_child s join app.same_child_row r on r.organisation_id = org and r.same_id = s.same_id
        where s.organisation_id = org and s.closed_id = one.child_id and s.made_at is not null and s.undone_at is null and r.kind in (''agenda'', ''action'', ''informal''));
    end if;'),
    ('platform.child_times(uuid[], date, boolean)', '''ways'', case when not history then', '-- entries that are one with this, or are said to be; the name of the other for whoever sees it
      ''same'', (select coalesce(json_agg(json_build_array(s.same_id, s.kept_id, s.closed_id,
          (select c.given_name || '' '' || c.family_name from app.child c where c.organisation_id = org
            and c.child_id = case when s.kept_id = one.child_id then s.closed_id else s.kept_id end and c.child_id in (select platform.children_seen(array[s.kept_id, s.closed_id]))),
          platform.ms(s.made_at)) order by s.asked_at), ''[]'')
        from app.same_child s where s.organisation_id = org and (s.kept_id = one.child_id or s.closed_id = one.child_id) and s.undone_at is null),
      ''ways'', case when not history then'),
    ('platform.child_times(uuid[], date, boolean)', 'and c.child_id = any (seen)),', 'and c.child_id = any (seen)
          and not exists (select 1 from app.same_child s where s.organisation_id = org and s.closed_id = c.child_id and s.made_at is not null and s.undone_at is null)),'),
    ('platform.child_times(uuid[], date, boolean)', 'from app.document d
          where d.organisation_id = org and d.child_id = one.child_id and d.kind = ''case_discussion'')),',
      'from unnest(entries) e (id)
          cross join lateral (select min(w.created_at) as created_at from app.document w
            where w.organisation_id = org and w.child_id = e.id and w.kind = ''case_discussion'') d)),'),
    ('platform.child_times(uuid[], date, boolean)', 'where d.child_id = one.child_id and d.kind', 'where d.child_id = x.child_id and d.kind'),
    ('platform.child_times(uuid[], date, boolean)', 's.state = ''signed'', platform.ms(coalesce(s.completed_at, s.starts_at)),',
      's.state = ''signed'', platform.ms(case when history and x.child_id <> one.child_id then greatest(coalesce(s.completed_at, s.starts_at),
            (select e.joined_at from platform.same_entries(org) e where e.kept_id = one.child_id and e.closed_id = x.child_id)) else coalesce(s.completed_at, s.starts_at) end),'),
    ('platform.child_times(uuid[], date, boolean)', 'case when history then (select platform.ms(min(g.made_at))', 'case when history and x.child_id = one.child_id then (select platform.ms(min(g.made_at))'),
    ('platform.child_times(uuid[], date, boolean)', 'and x.child_id = one.child_id and x.removed_at is null and s.state in (''completed'', ''signed'')',
      'and x.child_id = any (entries) and x.removed_at is null and s.state in (''completed'', ''signed'')
          -- one session of which both have a page is one discussion
          and (x.child_id = one.child_id or not exists (select 1 from app.session_child o where o.organisation_id = org and o.session_id = x.session_id and o.removed_at is null
            and o.child_id = any (entries) and (o.child_id = one.child_id or o.child_id < x.child_id)))'),
    ('platform.child_times(uuid[], date, boolean)', 'platform.ms(s.created_at),
          me in', 'platform.ms(case when history then greatest(s.created_at, platform.came_over(org, one.child_id, s.session_id)) else s.created_at end),
          me in'),
    ('platform.child_times(uuid[], date, boolean)', 'x.removed_at is null and s.state in (''planned'', ''open'')', '(x.removed_at is null or s.session_id = any (went)) and s.state in (''planned'', ''open'')'),
    ('platform.child_times(uuid[], date, boolean)', 'platform.ms(a.created_at),', 'platform.ms(case when history then greatest(a.created_at, platform.came_over(org, one.child_id, a.action_id),
            (select e.joined_at from platform.same_entries(org) e where e.kept_id = one.child_id and e.closed_id = a.child_id)) else a.created_at end),'),
    ('platform.child_times(uuid[], date, boolean)', 'where a.organisation_id = org and a.child_id = one.child_id and a.removed_at is null
          and', 'where a.organisation_id = org and (a.child_id = any (entries) or a.action_id = any (went)) and a.removed_at is null
          and'),
    ('platform.child_times(uuid[], date, boolean)', 'platform.ms(i.created_at))', 'platform.ms(case when history then greatest(i.created_at, platform.came_over(org, one.child_id, i.informal_id),
            (select e.joined_at from platform.same_entries(org) e where e.kept_id = one.child_id and e.closed_id = i.child_id)) else i.created_at end))'),
    ('platform.child_times(uuid[], date, boolean)', 'i.child_id = one.child_id and i.happened_on', '(i.child_id = any (entries) or i.informal_id = any (went)) and i.happened_on'),
    -- of several children
    ('platform.discussions_of(uuid[])', 'seen uuid[] := array(select platform.children_seen(asked));', 'seen uuid[] := array(select platform.children_seen(asked));
  entries uuid[] := seen || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = any (seen) and e.closed_id <> all (seen));'),
    ('platform.discussions_of(uuid[])', 'select x.child_id, s.session_id', 'select case when x.child_id = any (seen) then x.child_id
        else (select e.kept_id from platform.same_entries(org) e where e.closed_id = x.child_id and e.kept_id = any (seen) limit 1) end, s.session_id'),
    ('platform.discussions_of(uuid[])', 'and x.child_id = any (seen) and', 'and x.child_id = any (entries)
      and (x.child_id = any (seen) or not exists (select 1 from app.session_child o join platform.same_entries(org) e on e.closed_id = x.child_id and e.kept_id = any (seen)
        where o.organisation_id = org and o.session_id = x.session_id and o.removed_at is null and o.child_id = e.kept_id)) and'),
    ('platform.actions_of(uuid[])', 'seen uuid[] := array(select platform.children_seen(asked));', 'seen uuid[] := array(select platform.children_seen(asked));
  entries uuid[] := seen || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = any (seen) and e.closed_id <> all (seen));'),
    ('platform.actions_of(uuid[])', 'select a.child_id, a.action_id', 'select case when a.child_id = any (seen) then a.child_id
        else (select e.kept_id from platform.same_entries(org) e where e.closed_id = a.child_id and e.kept_id = any (seen) limit 1) end, a.action_id'),
    ('platform.actions_of(uuid[])', 'and a.child_id = any (seen) and', 'and a.child_id = any (entries) and'),
    -- what coverage is worked out from
    ('platform.coverage_facts(uuid, uuid[], date)', 'and d.session_id = s.session_id and d.child_id = c.child_id', 'and d.session_id = s.session_id and d.child_id = x.child_id'),
    ('platform.coverage_facts(uuid, uuid[], date)', 'and x.child_id = c.child_id and x.removed_at is null and s.state in (''completed'', ''signed'')',
      'and x.child_id = any (c.child_id || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = c.child_id))
        and x.removed_at is null and s.state in (''completed'', ''signed'')
        and (x.child_id = c.child_id or not exists (select 1 from app.session_child o where o.organisation_id = org and o.session_id = x.session_id
          and o.child_id = c.child_id and o.removed_at is null))'),
    ('platform.coverage_facts(uuid, uuid[], date)', 'and a.child_id = c.child_id and a.removed_at is null',
      'and a.child_id = any (c.child_id || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = c.child_id)) and a.removed_at is null'),
    -- what is owed is worked out from
    ('platform.facts_of(uuid, uuid[], uuid[], timestamp with time zone)', 'held uuid[];', 'held uuid[];
  same jsonb := platform.kept_of(org);'),
    ('platform.facts_of(uuid, uuid[], uuid[], timestamp with time zone)', 'from app.case_holder h where h.organisation_id = org and h.membership_id = any (people);',
      'from app.case_holder h where h.organisation_id = org and h.membership_id = any (people);
  if same is not null then
    held := held || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = any (held));
  end if;'),
    ('platform.facts_of(uuid, uuid[], uuid[], timestamp with time zone)', '''child'', d.child_id,', '''child'', coalesce((same->>d.child_id::text)::uuid, d.child_id),'),
    ('platform.facts_of(uuid, uuid[], uuid[], timestamp with time zone)', '''child'', i.child_id,', '''child'', coalesce((same->>i.child_id::text)::uuid, i.child_id),'),
    ('platform.facts_of(uuid, uuid[], uuid[], timestamp with time zone)', '''child'', x.child_id,', '''child'', coalesce((same->>x.child_id::text)::uuid, x.child_id),'),
    ('platform.group_facts_of(uuid, uuid[], uuid[], timestamp with time zone)', 'held uuid[];', 'held uuid[];
  same jsonb := platform.kept_of(org);'),
    ('platform.group_facts_of(uuid, uuid[], uuid[], timestamp with time zone)', 'from app.case_holder h where h.organisation_id = org and h.membership_id = any (people);',
      'from app.case_holder h where h.organisation_id = org and h.membership_id = any (people);
  if same is not null then
    held := held || array(select e.closed_id from platform.same_entries(org) e where e.kept_id = any (held));
  end if;'),
    ('platform.group_facts_of(uuid, uuid[], uuid[], timestamp with time zone)', '''child'', d.child_id,', '''child'', coalesce((same->>d.child_id::text)::uuid, d.child_id),'),
    ('platform.group_facts_of(uuid, uuid[], uuid[], timestamp with time zone)', '''child'', x.child_id,', '''child'', coalesce((same->>x.child_id::text)::uuid, x.child_id),'),
    ('platform.group_facts_of(uuid, uuid[], uuid[], timestamp with time zone)', '''child'', o.child_id,', '''child'', coalesce((same->>o.child_id::text)::uuid, o.child_id),')
  ) v (of, before, after) loop
    said := pg_get_functiondef(change.of::regprocedure);
    if length(said) - length(replace(said, change.before, '')) <> length(change.before) then
      raise exception '% does not say once: %', change.of, change.before;
    end if;
    execute replace(said, change.before, change.after);
  end loop;
end $$;

-- When an action, a discussion or a place on an agenda came from the other entry, or null: before that it was not known of this one.
create function platform.came_over(org uuid, child uuid, came uuid) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(s.made_at) from app.same_child_row r join app.same_child s on s.organisation_id = org and s.same_id = r.same_id
  where r.organisation_id = org and r.row_id = came and (r.kind in ('action', 'informal') or r.kind = 'agenda' and r.copy_id is not null)
    and s.kept_id = child and s.made_at is not null and s.undone_at is null
$$;

do $$
declare signature text;
begin
  foreach signature in array array['same_entries(uuid)', 'closed_entries()', 'kept_of(uuid)', 'guard_closed_entry()', 'goes_on_with(uuid, uuid)', 'around_child(uuid, uuid)',
    'anything_done(uuid, uuid)', 'same_child_problem(uuid, uuid, uuid)', 'same_child_ahead(uuid, uuid)', 'carry_over(uuid, uuid, uuid, uuid)', 'move_rows(uuid, uuid, uuid, uuid)',
    'ask_for_same(uuid, uuid, uuid)', 'make_same_child(uuid, uuid, uuid, text)', 'confirm_same_child(uuid)', 'same_child_stays(uuid, uuid)', 'undo_same_child(uuid, text)',
    'why_same_stays(uuid)', 'entries_of_child(uuid, timestamptz)', 'came_over(uuid, uuid, uuid)'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
  end loop;
  foreach signature in array array['closed_entries()', 'same_child_ahead(uuid, uuid)', 'make_same_child(uuid, uuid, uuid, text)', 'confirm_same_child(uuid)',
    'undo_same_child(uuid, text)', 'why_same_stays(uuid)', 'entries_of_child(uuid, timestamptz)'] loop
    execute format('grant execute on function platform.%s to plumbline_web', signature);
  end loop;
end $$;
