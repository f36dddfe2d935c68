-- The register of children (product F1, F2): other numbers than one's own, the school attended, review meetings, import from a
-- file that can be undone as a whole, and corrections: what was entered by mistake is withdrawn, and stays to be seen.

-- ---------------------------------------------------------------- import

create table app.child_import (
  organisation_id uuid not null references app.organisation,
  import_id uuid not null,
  imported_by uuid not null,
  imported_at timestamptz not null default platform.instant(),
  -- rows of the file, and children that were added from it
  read_rows int not null check (read_rows >= 0),
  added int not null check (added >= 0),
  undone_at timestamptz,
  undone_by uuid,
  primary key (organisation_id, import_id),
  foreign key (organisation_id, imported_by) references app.membership,
  foreign key (organisation_id, undone_by) references app.membership,
  check ((undone_at is null) = (undone_by is null))
);
create index on app.child_import (organisation_id, imported_at desc);

alter table app.family
  add column import_id uuid,
  add foreign key (organisation_id, import_id) references app.child_import;
alter table app.child
  add column school text check (length(school) between 1 and 200),
  add column import_id uuid,
  add foreign key (organisation_id, import_id) references app.child_import;
alter table app.child_status
  -- when the end was recorded: until then it was not known
  add column ended_at timestamptz,
  add column withdrawn_by uuid,
  add column import_id uuid,
  add foreign key (organisation_id, import_id) references app.child_import;
alter table app.case_holder
  add column ended_at timestamptz,
  add column import_id uuid,
  add foreign key (organisation_id, import_id) references app.child_import;
create index on app.family (organisation_id, import_id) where import_id is not null;
create index on app.child (organisation_id, import_id) where import_id is not null;

-- ---------------------------------------------------------------- numbers that others know a child by

-- A child's number in one's own system stays in app.child.reference.
create table app.child_reference (
  organisation_id uuid not null,
  reference_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('upn','social_care','nhs','other')),
  value text not null check (length(value) between 1 and 50),
  recorded_by uuid not null,
  recorded_at timestamptz not null default platform.instant(),
  withdrawn_at timestamptz,
  import_id uuid,
  primary key (organisation_id, reference_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, recorded_by) references app.membership,
  foreign key (organisation_id, import_id) references app.child_import
);
create unique index child_reference_one_of_each on app.child_reference (organisation_id, child_id, kind) where withdrawn_at is null;

-- ---------------------------------------------------------------- meetings about the plan

create table app.review_meeting (
  organisation_id uuid not null,
  meeting_id uuid not null,
  child_id uuid not null,
  kind text not null check (kind in ('child_protection_conference','core_group','child_in_need_review','looked_after_review')),
  meets_on date not null,
  state text not null default 'planned' check (state in ('planned','held','cancelled')),
  -- the one in whose place it is held: moving one cancels it and plans another, so that what was known then stays known
  moved_from uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default platform.instant(),
  settled_by uuid,
  settled_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (organisation_id, meeting_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, moved_from) references app.review_meeting,
  foreign key (organisation_id, recorded_by) references app.membership,
  foreign key (organisation_id, settled_by) references app.membership,
  foreign key (organisation_id, withdrawn_by) references app.membership
);
create index on app.review_meeting (organisation_id, child_id, meets_on) where withdrawn_at is null;
create unique index review_meeting_once on app.review_meeting (organisation_id, child_id, kind, meets_on) where withdrawn_at is null and state <> 'cancelled';

-- Who settled or withdrew it and when is worked out here. What is settled stays so: a mistake is withdrawn and recorded anew.
create function platform.guard_review_meeting() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'held' and new.meets_on > platform.today() then
    raise exception 'a meeting that is to come has not been held' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'planned' then
      new.settled_at := new.recorded_at;
      new.settled_by := new.recorded_by;
    end if;
    return new;
  end if;
  if old.withdrawn_at is not null or (old.state <> 'planned' and new.state <> old.state) then
    raise exception 'a meeting that is settled or withdrawn does not change' using errcode = 'restrict_violation';
  end if;
  if new.state <> old.state then
    new.settled_at := platform.instant();
    new.settled_by := platform.membership_id();
  end if;
  if new.withdrawn_at is not null then
    new.withdrawn_at := platform.instant();
    new.withdrawn_by := platform.membership_id();
  end if;
  return new;
end $$;
create trigger a_guard before insert or update on app.review_meeting for each row execute function platform.guard_review_meeting();

-- ---------------------------------------------------------------- when ends and withdrawals became known

-- And when it was recorded: what was known on a day is asked of these later, so nobody says it of themself.
create function platform.note_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if platform.membership_id() is not null then
      new.recorded_at := platform.instant();
    end if;
    new.ended_at := case when new.ends_on is not null then new.recorded_at end;
  elsif new.ends_on is distinct from old.ends_on then
    new.ended_at := platform.instant();
  end if;
  return new;
end $$;
create trigger a_note_end before insert or update on app.child_status for each row execute function platform.note_end();
create trigger a_note_end before insert or update on app.case_holder for each row execute function platform.note_end();

-- A status that was entered by mistake is withdrawn, once, by whoever is in scope.
create function platform.guard_status_withdrawal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if platform.membership_id() is not null then
      new.withdrawn_at := null;
      new.withdrawn_by := null;
    end if;
    return new;
  end if;
  if old.withdrawn_at is not null then
    raise exception 'what is withdrawn does not change' using errcode = 'restrict_violation';
  end if;
  if new.withdrawn_at is not null then
    new.withdrawn_at := platform.instant();
    new.withdrawn_by := platform.membership_id();
  end if;
  return new;
end $$;
create trigger b_guard_withdrawal before insert or update on app.child_status for each row execute function platform.guard_status_withdrawal();

-- The same of a number, and of a word on what the worry is about (0025): who withdrew it is in the journal.
create function platform.guard_withdrawal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'what is withdrawn does not change' using errcode = 'restrict_violation';
  end if;
  if new.withdrawn_at is not null then
    new.withdrawn_at := platform.instant();
  end if;
  return new;
end $$;
create trigger b_guard_withdrawal before update on app.child_reference for each row execute function platform.guard_withdrawal();

-- Holdings that were entered by mistake: out of every list of who holds what, and kept here.
create table app.withdrawn_holding (
  organisation_id uuid not null,
  holding_id uuid not null,
  child_id uuid not null,
  membership_id uuid not null,
  starts_on date not null,
  ends_on date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  withdrawn_by uuid not null,
  withdrawn_at timestamptz not null,
  primary key (organisation_id, holding_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, membership_id) references app.membership,
  foreign key (organisation_id, withdrawn_by) references app.membership
);
create index on app.withdrawn_holding (organisation_id, child_id);

-- By those who may end it: its holder, whoever supervises them, and the safeguarding leads.
create function platform.take_back_holding(holding uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant uuid := platform.organisation_id();
  gone app.case_holder;
begin
  delete from app.case_holder h
    where h.organisation_id = org and h.holding_id = holding
      and h.child_id in (select platform.my_children())
      and (h.membership_id = platform.membership_id() or h.membership_id in (select platform.supervised_by_me()) or platform.has_role('dsl','deputy_dsl'))
    returning h.* into gone;
  if gone.holding_id is null then
    return false;
  end if;
  insert into app.withdrawn_holding (organisation_id, holding_id, child_id, membership_id, starts_on, ends_on, recorded_by, recorded_at, withdrawn_by, withdrawn_at)
    values (org, gone.holding_id, gone.child_id, gone.membership_id, gone.starts_on, gone.ends_on, gone.recorded_by, gone.recorded_at, platform.membership_id(), platform.instant());
  insert into app.reassessment (organisation_id, subject_kind, subject_id) values (org, 'child', gone.child_id), (org, 'membership', gone.membership_id);
  return true;
end $$;

-- ---------------------------------------------------------------- taking children out again, while nothing hangs on them

-- Whether the one in scope may take this child out: the safeguarding team, and whoever added it.
create function platform.may_take_out(children uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.child_id from app.child c
  where c.organisation_id = platform.organisation_id() and c.child_id = any (children)
    and ('safeguarding_team' = any (platform.circles()) or c.created_by = platform.membership_id())
$$;

-- What is recorded of these children that did not come with them: sessions, actions, documents, meetings, later statuses and
-- holders, and whatever table refers to a child in time to come. By table, in numbers. With a child of an import came what
-- is of that import; with any other what whoever added the child recorded within the hour.
create function platform.hangs_on_children(children uuid[]) returns table (child_id uuid, what text, many int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid[] := array(select platform.may_take_out(children));
  one record;
begin
  for one in
    select k.conrelid::regclass as tab, c.relname as name, a.attname as col,
      c.relname in ('child_status', 'case_holder', 'child_reference') as comes_along
    from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and k.confrelid = 'app.child'::regclass and c.relname <> 'withdrawn_holding'
    order by c.relname
  loop
    return query execute format(
      'select x.%1$I, %2$L::text, count(*)::int from %3$s x %4$s where x.organisation_id = $1 and x.%1$I = any ($2) %5$s group by x.%1$I',
      one.col, one.name, one.tab,
      case when one.comes_along then format('join app.child k on k.organisation_id = x.organisation_id and k.child_id = x.%I', one.col) else '' end,
      case when one.comes_along then 'and (x.import_id is distinct from k.import_id or k.import_id is null
        and (x.recorded_by is distinct from k.created_by or x.recorded_at > k.created_at + interval ''1 hour''))' else '' end)
      using platform.organisation_id(), mine;
  end loop;
end $$;

create function platform.take_children_out(org uuid, children uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  families uuid[] := array(select distinct c.family_id from app.child c where c.organisation_id = org and c.child_id = any (children));
begin
  -- As the job that keeps what is owed holds the organisation: it must not write for children that are going.
  perform pg_advisory_xact_lock(20, hashtext(org::text));
  insert into app.reassessment (organisation_id, subject_kind, subject_id)
    select distinct org, 'membership', h.membership_id from app.case_holder h where h.organisation_id = org and h.child_id = any (children);
  delete from app.child_reference x where x.organisation_id = org and x.child_id = any (children);
  delete from app.withdrawn_holding x where x.organisation_id = org and x.child_id = any (children);
  delete from app.case_holder x where x.organisation_id = org and x.child_id = any (children);
  delete from app.child_status x where x.organisation_id = org and x.child_id = any (children);
  delete from app.child x where x.organisation_id = org and x.child_id = any (children);
  delete from app.family f where f.organisation_id = org and f.family_id = any (families)
    and not exists (select 1 from app.child c where c.organisation_id = org and c.family_id = f.family_id);
  delete from app.obligation o where o.organisation_id = org and o.subject_kind = 'child' and o.subject_id = any (children);
  delete from app.reassessment r where r.organisation_id = org and r.subject_kind = 'child' and r.subject_id = any (children);
end $$;

-- One child that was added by mistake. False when something hangs on it, or it is not theirs to take out.
create function platform.take_child_out(child uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from app.child c where c.organisation_id = platform.organisation_id() and c.child_id = child for update;
  if not found or not exists (select 1 from platform.may_take_out(array[child])) or exists (select 1 from platform.hangs_on_children(array[child])) then
    return false;
  end if;
  perform platform.take_children_out(platform.organisation_id(), array[child]);
  return true;
end $$;

-- A whole import, by the safeguarding team, all of it or nothing.
create function platform.undo_child_import(import uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant uuid := platform.organisation_id();
  children uuid[];
begin
  if not 'safeguarding_team' = any (platform.circles()) then
    return false;
  end if;
  perform 1 from app.child_import i where i.organisation_id = org and i.import_id = import and i.undone_at is null for update;
  if not found then
    return false;
  end if;
  -- Locked, so that nothing can come to hang on them meanwhile.
  select coalesce(array_agg(x.child_id), '{}') into children
    from (select c.child_id from app.child c where c.organisation_id = org and c.import_id = import for update) x;
  if exists (select 1 from platform.hangs_on_children(children)) then
    return false;
  end if;
  perform platform.take_children_out(org, children);
  update app.child_import i set undone_at = platform.instant(), undone_by = platform.membership_id()
    where i.organisation_id = org and i.import_id = import;
  return true;
end $$;

-- ---------------------------------------------------------------- row security

do $$
declare t text;
begin
  foreach t in array array['child_import', 'child_reference', 'review_meeting', 'withdrawn_holding'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy door on app.%I to plumbline_door using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to plumbline_door', t);
  end loop;
end $$;
-- Only in platform.take_children_out and platform.take_back_holding.
grant delete on app.child, app.family, app.child_status, app.case_holder, app.child_reference, app.withdrawn_holding to plumbline_door;

create policy web_see on app.child_import for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select 'safeguarding_team' = any (platform.circles())));
create policy web_add on app.child_import for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and imported_by = (select platform.membership_id())
    and (select platform.has_role('dsl','deputy_dsl')));
grant select, insert (organisation_id, import_id, imported_by, read_rows, added) on app.child_import to plumbline_web;

-- What belongs to a child is for whoever may see the child, looked up by its key.
do $$
declare
  t text;
  seen constant text := 'organisation_id = (select platform.organisation_id()) and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = %1$I.child_id)';
begin
  foreach t in array array['child_reference', 'review_meeting', 'withdrawn_holding'] loop
    execute format('create policy web_see on app.%1$I for select to plumbline_web using (' || seen || ')', t);
  end loop;
  foreach t in array array['child_reference', 'review_meeting'] loop
    execute format('create policy web_add on app.%1$I for insert to plumbline_web with check (' || seen || ' and recorded_by = (select platform.membership_id()))', t);
    execute format('create policy web_change on app.%1$I for update to plumbline_web using (' || seen || ')', t);
  end loop;
end $$;
grant select, insert (organisation_id, reference_id, child_id, kind, value, recorded_by, import_id), update (withdrawn_at) on app.child_reference to plumbline_web;
grant select, insert (organisation_id, meeting_id, child_id, kind, meets_on, state, moved_from, recorded_by), update (state, withdrawn_at) on app.review_meeting to plumbline_web;
grant select on app.withdrawn_holding to plumbline_web;

-- Corrections: the school, and the name of a family one of whose children one may see.
grant update (school) on app.child to plumbline_web;
create policy web_change on app.family for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and family_id in (
    select c.family_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.family_id = family.family_id));
grant update (name) on app.family to plumbline_web;

-- ---------------------------------------------------------------- what is owed

-- A function of its own, beside platform.ask_reassessment.
create function platform.ask_for_meetings() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.reassessment (organisation_id, subject_kind, subject_id)
    select distinct c.organisation_id, 'child', c.child_id from changed c
    union
    select h.organisation_id, 'membership', h.membership_id from changed c
      join app.case_holder h on h.organisation_id = c.organisation_id and h.child_id = c.child_id;
  return null;
end $$;
create trigger z_reassess_added after insert on app.review_meeting referencing new table as changed for each statement execute function platform.ask_for_meetings();
create trigger z_reassess_changed after update on app.review_meeting referencing new table as changed for each statement execute function platform.ask_for_meetings();

-- Meetings about the plans of these children, and of those whom these people hold: beside platform.facts_of.
create function platform.meetings_of(org uuid, people uuid[], children uuid[], since timestamptz) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', m.meeting_id, 'child', m.child_id, 'kind', m.kind, 'on', m.meets_on, 'state', m.state,
      'known', m.recorded_at, 'settled', m.settled_at, 'withdrawn', m.withdrawn_at)), '[]'::jsonb)
  from app.review_meeting m
  where m.organisation_id = org and m.meets_on >= (since at time zone 'Europe/London')::date
    and m.child_id in (select unnest(children) union select h.child_id from app.case_holder h where h.organisation_id = org and h.membership_id = any (people))
$$;

do $$
declare signature text;
begin
  foreach signature in array array['platform.guard_review_meeting()', 'platform.note_end()', 'platform.guard_status_withdrawal()', 'platform.guard_withdrawal()', 'platform.take_back_holding(uuid)',
    'platform.may_take_out(uuid[])', 'platform.hangs_on_children(uuid[])', 'platform.take_children_out(uuid, uuid[])', 'platform.take_child_out(uuid)',
    'platform.undo_child_import(uuid)', 'platform.ask_for_meetings()', 'platform.meetings_of(uuid, uuid[], uuid[], timestamptz)'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
  end loop;
  foreach signature in array array['platform.take_back_holding(uuid)', 'platform.may_take_out(uuid[])', 'platform.hangs_on_children(uuid[])',
    'platform.take_child_out(uuid)', 'platform.undo_child_import(uuid)'] loop
    execute format('grant execute on function %s to plumbline_web', signature);
  end loop;
  grant execute on function platform.meetings_of(uuid, uuid[], uuid[], timestamptz) to plumbline_worker;
end $$;
