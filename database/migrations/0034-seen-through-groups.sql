-- What is seen through a group was looked up in each row, by a query that row security wrote its own conditions into: a list
-- of sessions carried sixty small plans that no row of two people ever asked. The same rows are now named once, by functions
-- (docs/performance.md). Who sees what does not change.

-- Sessions of groups that the one in scope takes part in, was away from, or is a guest of.
create function platform.group_sessions_seen() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.session_id from app.session_member m
  where m.organisation_id = (select platform.organisation_id()) and m.membership_id = (select platform.membership_id()) and m.removed_at is null
  union
  select g.session_id from app.session_guest g
  where g.organisation_id = (select platform.organisation_id()) and g.membership_id = (select platform.membership_id()) and g.removed_at is null
$$;

-- The one child of a session for whom the one in scope is asked in.
create function platform.my_items_as_guest() returns table (session_id uuid, child_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.session_id, g.child_id from app.session_guest g
  where g.organisation_id = (select platform.organisation_id()) and g.membership_id = (select platform.membership_id()) and g.removed_at is null
$$;

do $$
declare
  made regprocedure;
begin
  foreach made in array array['platform.group_sessions_seen()', 'platform.my_items_as_guest()']::regprocedure[] loop
    execute format('alter function %s owner to plumbline_door', made);
    execute format('revoke all on function %s from public', made);
    execute format('grant execute on function %s to plumbline_web', made);
  end loop;
end $$;

alter policy web_see_group on app.session
  using (organisation_id = (select platform.organisation_id()) and type <> 'one_to_one' and session_id in (select platform.group_sessions_seen()));
alter policy web_change_group on app.session
  using (organisation_id = (select platform.organisation_id()) and type <> 'one_to_one' and session_id in (select platform.my_group_sessions()));
alter policy web_see_guest on app.session_child
  using (organisation_id = (select platform.organisation_id())
    and (session_id, child_id) in (select m.session_id, m.child_id from platform.my_items_as_guest() m));
do $$
declare
  t text;
begin
  foreach t in array array['session_move', 'session_child', 'agenda_item', 'action_review', 'action'] loop
    execute format('alter policy web_see_group on app.%I
      using (organisation_id = (select platform.organisation_id()) and session_id in (select platform.my_group_sessions()))', t);
  end loop;
end $$;
