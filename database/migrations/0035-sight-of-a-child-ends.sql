-- What one sees of a child through others ends (docs/decisions/0015-sight-of-a-child-ends.md): a guest's when the session is
-- signed or does not take place, a member's some weeks after all have signed, a manager's when the oversight is written. What
-- one is a reader of stays. And what an observer may do to a session, and when a session was made.

-- ---------------------------------------------------------------- who sees a child, and until when

-- How long the members of a group see a child after all have signed: to do what was agreed, until the group has met again.
create function platform.group_sight() returns interval
  language sql immutable set search_path = pg_catalog, pg_temp as $$ select interval '84 days' $$;

-- Children the one in scope may see: held by them, held by somebody they supervise, on the agenda of a session of two of
-- theirs, made by them, or all for the safeguarding team, which keeps the files; and while it lasts those on the agenda of a
-- group that they are in, the one they are a guest for, and those whose case they are asked to look at.
create or replace function platform.my_children() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.child_id from app.case_holder h
  where h.organisation_id = (select platform.organisation_id()) and h.membership_id = (select platform.membership_id())
    and (h.ends_on is null or h.ends_on >= (select platform.today()))
  union
  select h.child_id from platform.supervised_by_me() s (membership_id)
  join app.case_holder h on h.membership_id = s.membership_id
  where h.organisation_id = (select platform.organisation_id())
    and (h.ends_on is null or h.ends_on >= (select platform.today()))
  union
  select sc.child_id from app.session s
  join app.session_child sc on sc.organisation_id = s.organisation_id and sc.session_id = s.session_id
  where s.organisation_id = (select platform.organisation_id()) and s.supervisee_id = (select platform.membership_id()) and s.type = 'one_to_one'
  union
  select sc.child_id from app.session s
  join app.session_child sc on sc.organisation_id = s.organisation_id and sc.session_id = s.session_id
  where s.organisation_id = (select platform.organisation_id()) and s.supervisor_id = (select platform.membership_id()) and s.type = 'one_to_one'
  union
  select c.child_id from app.child c
  where c.organisation_id = (select platform.organisation_id()) and c.created_by = (select platform.membership_id())
  union
  select sc.child_id from app.session_member m
  join app.session s on s.organisation_id = m.organisation_id and s.session_id = m.session_id
  join app.session_child sc on sc.organisation_id = s.organisation_id and sc.session_id = s.session_id
  where m.organisation_id = (select platform.organisation_id()) and m.membership_id = (select platform.membership_id())
    and m.removed_at is null and m.present is distinct from false and sc.removed_at is null
    and (s.state in ('open', 'completed')
      -- one that nobody held, moved or called off does not show its children for ever
      or s.state = 'planned' and s.starts_at > (select platform.instant() - platform.group_sight())
      or s.state = 'signed' and s.signed_at > (select platform.instant() - platform.group_sight()))
  union
  select g.child_id from app.session_guest g
  join app.session s on s.organisation_id = g.organisation_id and s.session_id = g.session_id
  where g.organisation_id = (select platform.organisation_id()) and g.membership_id = (select platform.membership_id()) and g.removed_at is null
    and (s.state in ('open', 'completed') or s.state = 'planned' and s.starts_at > (select platform.instant() - platform.group_sight()))
    -- a record that is written again is written without guests
    and not exists (select 1 from app.signing_set t where t.organisation_id = g.organisation_id and t.session_id = g.session_id and t.completed_at is not null)
  union
  select o.child_id from app.oversight o
  where o.organisation_id = (select platform.organisation_id()) and o.manager_id = (select platform.membership_id()) and o.state = 'asked'
  union
  select c.child_id from app.child c
  where (select 'safeguarding_team' = any (platform.circles())) and c.organisation_id = (select platform.organisation_id())
$$;

-- Names of these children for whoever reads of them: of those one may see, and of those in a document that one reads, an action
-- that is one's own or a signed session that one was at. Their names are in that already; nothing else is told of them here.
create function platform.child_names(asked uuid[]) returns table (child_id uuid, given_name text, family_name text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  moment timestamptz := platform.instant();
  around text[] := platform.circles();
  seen uuid[] := array(select platform.children_seen(asked));
begin
  return query
    select c.child_id, c.given_name, c.family_name from app.child c
    where c.organisation_id = org and c.child_id = any (asked) and (
      c.child_id = any (seen)
      or exists (
        select 1 from app.document d join app.document_reader r on r.organisation_id = d.organisation_id and r.document_id = d.document_id
        where d.organisation_id = org and d.child_id = c.child_id and d.state <> 'draft'
          and (r.membership_id = me or r.circle = any (around)) and r.valid_from <= moment and (r.valid_until is null or r.valid_until > moment))
      or exists (
        select 1 from app.action a where a.organisation_id = org and a.child_id = c.child_id and a.owner_id = me and a.removed_at is null)
      or exists (
        select 1 from app.session_child x join app.session s on s.organisation_id = x.organisation_id and s.session_id = x.session_id
        where x.organisation_id = org and x.child_id = c.child_id and x.removed_at is null and s.state = 'signed'
          and me = any (platform.parties_of_session(org, s.session_id))));
end $$;

-- Sight through others is not made to last by oneself: a manager who only looks on does not ask themself to look at the case, and
-- nobody brings the child to a session of their own, but to the next one of the same group.
create function platform.guard_oversight_again() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() = new.manager_id and platform.only_looks_on(new.child_id) then
    raise exception 'whoever only looks on is asked by somebody else to look at a case' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_guard_again before insert on app.oversight for each row execute function platform.guard_oversight_again();

-- Whether a child was on the agenda of an earlier session of the same group, at which the one in scope was.
create function platform.comes_back_to_group(asked uuid, child uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.session s
    join app.session o on o.organisation_id = s.organisation_id and o.group_id = s.group_id and o.session_id <> s.session_id
    join app.session_child x on x.organisation_id = o.organisation_id and x.session_id = o.session_id and x.child_id = child and x.removed_at is null
    where s.organisation_id = platform.organisation_id() and s.session_id = asked and o.session_id in (select platform.my_group_sessions()))
$$;
create policy web_add_own on app.session_child as restrictive for insert to plumbline_web
  with check (not platform.only_looks_on(child_id) or platform.comes_back_to_group(session_id, child_id));

-- ---------------------------------------------------------------- departures, to a guest

-- Sessions at which the one in scope is a guest and nothing else.
create function platform.only_guest_at() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.session_id from app.session_guest g
  where g.organisation_id = (select platform.organisation_id()) and g.membership_id = (select platform.membership_id()) and g.removed_at is null
    and not (select platform.has_role('head', 'dsl'))
  except
  select platform.my_group_sessions()
$$;

-- Pages that the one in scope reads as a guest.
create function platform.my_pages_as_guest() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.document_id from app.document_reader r
  where r.organisation_id = (select platform.organisation_id()) and r.membership_id = (select platform.membership_id()) and r.basis = 'guest'
    and r.valid_from <= (select platform.instant()) and (r.valid_until is null or r.valid_until > (select platform.instant()))
$$;

-- As before; of a session that one is a guest at, those of one's own page alone.
alter policy web_see on app.departure
  using (organisation_id = (select platform.organisation_id()) and (
    (approver_id = (select platform.membership_id()) and signed_at is not null)
    or document_id in (select platform.my_pages_as_guest())
    or session_id in (select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id()) and s.session_id = departure.session_id)
      and session_id not in (select platform.only_guest_at())));

-- ---------------------------------------------------------------- what the members of a group do to its session

-- When and whether a group meets is said by whoever leads it; the others change its session only as they write and sign it, and
-- an observer only as they sign it or send it back. How long a child takes is asked of sessions of two alone.
create or replace function platform.guard_group_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said_by_signing constant text[] := array['state', 'signed_at', 'completed_at', 'completed_by'];
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if new.case_minutes is distinct from old.case_minutes then
    raise exception 'a session of a group has a board, and no proposed agenda' using errcode = 'insufficient_privilege';
  end if;
  if platform.convenes(new.session_id) then
    return new;
  end if;
  if (new.starts_at, new.planned_minutes, new.venue, new.cancelled_reason) is distinct from (old.starts_at, old.planned_minutes, old.venue, old.cancelled_reason)
     or new.state <> old.state and 'planned' in (old.state, new.state)
     or new.state <> old.state and new.state in ('cancelled', 'missed') then
    raise exception 'a session of a group is planned, opened and called off by whoever leads it' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> old.state and new.state = 'completed' then
    raise exception 'the record of a group is completed by whoever leads it' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select 1 from app.session_member m
    where m.organisation_id = new.organisation_id and m.session_id = new.session_id and m.membership_id = platform.membership_id() and m.role = 'observer'
  ) and ((to_jsonb(new) - said_by_signing) <> (to_jsonb(old) - said_by_signing)
    or new.state = old.state and (new.completed_at, new.completed_by) is distinct from (old.completed_at, old.completed_by)) then
    raise exception 'an observer signs, and changes nothing of a session' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- ---------------------------------------------------------------- when it was made

-- Since when something is known is asked of these later, so nobody says it of themself.
create function platform.made_now() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  -- One table, one branch: a column is only looked at where it is.
  if tg_table_name = 'agenda_item' then
    new.added_at := platform.instant();
  elsif tg_table_name = 'agreement_version' then
    new.proposed_at := platform.instant();
  else
    new.created_at := platform.instant();
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['session', 'informal_discussion', 'child', 'family', 'agreement', 'agreement_version', 'agenda_item'] loop
    execute format('create trigger a_made_now before insert on app.%I for each row execute function platform.made_now()', t);
  end loop;
end $$;

-- A session begins with nothing said of how it went; and an informal discussion not yet revisited.
create function platform.session_begins() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null then
    if tg_table_name = 'session' then
      new.opened_at := null;
      new.completed_at := null;
      new.completed_by := null;
    else
      new.revisited_in := null;
    end if;
  end if;
  return new;
end $$;
create trigger b_begins before insert on app.session for each row execute function platform.session_begins();
create trigger b_begins before insert on app.informal_discussion for each row execute function platform.session_begins();

-- When it was opened and completed is when its state said so, and not what somebody says.
create function platform.session_goes_on() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if new.state = 'open' and old.state = 'completed' and exists (
    select 1 from app.signing_set t
    where t.organisation_id = new.organisation_id and t.session_id = new.session_id and t.ended_at is null and t.completed_at is null
  ) then
    raise exception 'a record that is before its signers is sent back, and then written again' using errcode = 'restrict_violation';
  end if;
  new.opened_at := case when old.opened_at is null and new.state = 'open' then platform.instant() else old.opened_at end;
  if new.state = 'completed' then
    if old.state = 'completed' then
      new.completed_at := old.completed_at;
      new.completed_by := old.completed_by;
    else
      new.completed_at := platform.instant();
      new.completed_by := platform.membership_id();
    end if;
  elsif new.state = 'open' then
    new.completed_at := null;
    new.completed_by := null;
  else
    new.completed_at := old.completed_at;
    new.completed_by := old.completed_by;
  end if;
  return new;
end $$;
create trigger b_goes_on before update of opened_at, completed_at, completed_by, state on app.session for each row execute function platform.session_goes_on();

do $$
declare signature text;
begin
  foreach signature in array array['group_sight()', 'child_names(uuid[])', 'guard_oversight_again()', 'comes_back_to_group(uuid, uuid)', 'only_guest_at()', 'my_pages_as_guest()', 'made_now()', 'session_begins()', 'session_goes_on()'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
  end loop;
  foreach signature in array array['child_names(uuid[])', 'comes_back_to_group(uuid, uuid)', 'only_guest_at()', 'my_pages_as_guest()'] loop
    execute format('grant execute on function platform.%s to plumbline_web', signature);
  end loop;
end $$;
