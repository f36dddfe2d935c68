-- Which children to discuss next, what is known of a case as facts by those who may see the child, and actions for a child's
-- safety that are late.

-- ---------------------------------------------------------------- what a worry is mainly about

-- The categories of a protection plan, and what else schools name: a word from a list, so that neglect can be told from what
-- is louder (S4). Several at once may hold.
create table app.case_concern (
  organisation_id uuid not null,
  concern_id uuid not null,
  child_id uuid not null,
  concern text not null check (concern in ('neglect','emotional','physical','sexual','domestic_abuse','exploitation','other')),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  recorded_by uuid not null,
  recorded_at timestamptz not null default platform.instant(),
  withdrawn_at timestamptz,
  primary key (organisation_id, concern_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, recorded_by) references app.membership
);
create index on app.case_concern (organisation_id, child_id) where withdrawn_at is null;
create unique index case_concern_once on app.case_concern (organisation_id, child_id, concern) where withdrawn_at is null and ends_on is null;
create trigger b_guard_withdrawal before update on app.case_concern for each row execute function platform.guard_withdrawal();
alter table app.case_concern enable row level security;
alter table app.case_concern force row level security;
create policy door on app.case_concern to plumbline_door using (true) with check (true);
grant select, insert, update on app.case_concern to plumbline_door;
create policy web_see on app.case_concern for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_concern.child_id));
create policy web_add on app.case_concern for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and recorded_by = (select platform.membership_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_concern.child_id));
create policy web_change on app.case_concern for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_concern.child_id));
grant select, insert (organisation_id, concern_id, child_id, concern, starts_on, recorded_by), update (ends_on, withdrawn_at) on app.case_concern to plumbline_web;

-- ---------------------------------------------------------------- the proposed agenda

-- How long one child takes at this session, when the two have said; and which children stand on its agenda because they were
-- proposed. What was proposed may give way when the facts change, what somebody put there does not.
alter table app.session add column case_minutes int check (case_minutes between 5 and 120);
grant update (case_minutes) on app.session to plumbline_web;
alter table app.session_child add column proposed boolean not null default false;
grant update (proposed) on app.session_child to plumbline_web;

-- ---------------------------------------------------------------- a case as facts

-- Of these children those that the one in scope may see.
create function platform.children_seen(asked uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
begin
  if 'safeguarding_team' = any (platform.circles()) then
    return query select c.child_id from app.child c where c.organisation_id = org and c.child_id = any (asked);
    return;
  end if;
  return query
    select c.child_id from app.child c
    where c.organisation_id = org and c.child_id = any (asked)
      and (c.created_by = me or c.child_id in (select platform.my_children()));
end $$;

-- Sessions that were held in which these children were discussed. That and when is for whoever may see the child; the
-- direction, and when the child was seen alone, is for those who met, and for the others once all have signed, as the
-- decision record is. Decisions: whether there is a decision record, as far as that may be known.
create function platform.discussions_of(asked uuid[])
  returns table (child_id uuid, session_id uuid, starts_at timestamptz, rag text, seen_alone_on date, decisions int, signed boolean, completed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  seen uuid[] := array(select platform.children_seen(asked));
begin
  return query
    select x.child_id, s.session_id, s.starts_at,
      case when p.may then x.rag end, case when p.may then x.seen_alone_on end,
      (select count(*)::int from app.document d where d.organisation_id = org and d.session_id = s.session_id and d.child_id = x.child_id
        and d.kind = 'case_discussion' and (d.state = 'signed' or d.state = 'sealed' and p.may)),
      s.state = 'signed', s.completed_at
    from app.session_child x
    join app.session s on s.organisation_id = x.organisation_id and s.session_id = x.session_id
    -- (who is of a group session is said by 0027)
    cross join lateral (select s.state = 'signed' or me in (s.supervisee_id, s.supervisor_id)
      or s.type <> 'one_to_one' and me = any (platform.parties_of_session(org, s.session_id)) as may) p
    where x.organisation_id = org and x.child_id = any (seen) and x.removed_at is null and s.state in ('completed', 'signed');
end $$;

-- Actions for these children. What an action is, in the words of those who agreed it, is for them and its owner.
create function platform.actions_of(asked uuid[])
  returns table (child_id uuid, action_id uuid, agreed_on date, due_on date, closed_at timestamptz, state text, carried int, what text, created_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  seen uuid[] := array(select platform.children_seen(asked));
begin
  return query
    select a.child_id, a.action_id, a.agreed_on, a.due_on, a.closed_at, a.state, a.carried,
      case when me in (a.owner_id, a.supervisee_id, a.supervisor_id) then a.what end, a.created_at
    from app.action a
    where a.organisation_id = org and a.child_id = any (seen) and a.removed_at is null;
end $$;

-- ---------------------------------------------------------------- late for a child's safety (S2, App 1, supervisor, actions)

alter table app.action add column child_safety boolean not null default false check (not child_safety or child_id is not null);
grant update (child_safety) on app.action to plumbline_web;
create index action_late_for_safety on app.action (organisation_id, due_on) where state = 'open' and child_safety and removed_at is null;

-- What the one above the supervisor did about an action that was late, for the day it was due on.
create table app.action_escalation (
  organisation_id uuid not null,
  action_id uuid not null,
  due_on date not null,
  noted_by uuid not null,
  noted_at timestamptz not null default platform.instant(),
  -- a few words, as an action has them; nothing of the child's story
  said text not null check (length(said) between 1 and 300),
  primary key (organisation_id, action_id, due_on),
  foreign key (organisation_id, action_id) references app.action,
  foreign key (organisation_id, noted_by) references app.membership
);
alter table app.action_escalation enable row level security;
alter table app.action_escalation force row level security;
create policy door on app.action_escalation to plumbline_door using (true) with check (true);
grant select, insert on app.action_escalation to plumbline_door;

-- Whom an overdue action goes to: the line manager of the supervisor; without one who takes part in supervision and is not
-- of the pair, a head; without one, a designated lead.
create function platform.above(supervisor uuid, parties uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  day date := platform.today();
  wanted text;
begin
  return query
    select distinct f.manager_id from app.membership_fact f
    join app.membership m on m.organisation_id = f.organisation_id and m.membership_id = f.manager_id and (m.ended_on is null or m.ended_on >= day)
    where f.organisation_id = org and f.membership_id = supervisor and f.kind = 'line_manager' and f.withdrawn_at is null
      and f.valid_from <= day and (f.valid_until is null or f.valid_until >= day) and f.manager_id <> all (parties)
      -- somebody who takes part in supervision, and so has the page on which it comes
      and platform.roles_on(org, f.manager_id, day) && array['supervisee','supervisor','dsl','deputy_dsl','head'];
  if found then
    return;
  end if;
  foreach wanted in array array['head', 'dsl'] loop
    return query
      select distinct f.membership_id from app.membership_fact f
      join app.membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id and (m.ended_on is null or m.ended_on >= day)
      where f.organisation_id = org and f.kind = 'role' and f.value = wanted and f.withdrawn_at is null
        and (f.value <> 'dsl' or f.confirmed_at is not null)
        and f.valid_from <= day and (f.valid_until is null or f.valid_until >= day) and f.membership_id <> all (parties);
    if found then
      return;
    end if;
  end loop;
end $$;

-- Actions for a child's safety that are late and have come to the one in scope, whether or not something was noted. The child
-- is named only to whoever may see the child.
create function platform.late_above_me()
  returns table (action_id uuid, what text, why text, owner_id uuid, supervisee_id uuid, supervisor_id uuid, child_id uuid, child_name text, agreed_on date, due_on date, carried int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  day date := platform.today();
  one app.action;
begin
  for one in
    select a.* from app.action a
    where a.organisation_id = org and a.state = 'open' and a.child_safety and a.removed_at is null and a.due_on < day
      and me <> all (array[a.owner_id, a.supervisee_id, a.supervisor_id])
    order by a.due_on, a.action_id
  loop
    if me in (select platform.above(one.supervisor_id, array[one.owner_id, one.supervisee_id, one.supervisor_id])) then
      action_id := one.action_id;
      what := one.what;
      why := one.why;
      owner_id := one.owner_id;
      supervisee_id := one.supervisee_id;
      supervisor_id := one.supervisor_id;
      select c.child_id, c.given_name || ' ' || c.family_name into child_id, child_name
        from app.child c where c.organisation_id = org and c.child_id = one.child_id and c.child_id in (select platform.children_seen(array[one.child_id]));
      agreed_on := one.agreed_on;
      due_on := one.due_on;
      carried := one.carried;
      return next;
    end if;
  end loop;
end $$;

-- To the parties of the action, and to whoever noted it. In one's own name, about an action that has come to one, as it is due.
create policy web_see on app.action_escalation for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (noted_by = (select platform.membership_id())
    or action_id in (select a.action_id from app.action a where a.organisation_id = (select platform.organisation_id()) and a.action_id = action_escalation.action_id)
    or action_id in (select l.action_id from platform.late_above_me() l)));
create policy web_add on app.action_escalation for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and noted_by = (select platform.membership_id())
    and exists (select 1 from platform.late_above_me() l where l.action_id = action_escalation.action_id and l.due_on = action_escalation.due_on));
grant select, insert (organisation_id, action_id, due_on, noted_by, said) on app.action_escalation to plumbline_web;

do $$
declare signature text;
begin
  foreach signature in array array['children_seen(uuid[])', 'discussions_of(uuid[])', 'actions_of(uuid[])', 'above(uuid, uuid[])', 'late_above_me()'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
    execute format('grant execute on function platform.%s to plumbline_web', signature);
  end loop;
  -- Who is above whom is asked by the function beside it, and by nobody in general.
  revoke execute on function platform.above(uuid, uuid[]) from plumbline_web;
end $$;
