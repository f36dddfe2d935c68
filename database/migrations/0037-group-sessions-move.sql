-- A session of a group moves to another day as a session of two does (product D5, E8): by whoever leads it, with where it was
-- and why kept in app.session_move. Everybody who is asked to it sees that it moved, a guest too.

create policy web_see_guest on app.session_move for select to plumbline_web
  using (organisation_id = (select platform.organisation_id())
    and session_id in (select g.session_id from app.session_guest g
      where g.organisation_id = (select platform.organisation_id()) and g.membership_id = (select platform.membership_id()) and g.removed_at is null));

-- Whoever leads a group finds a time at which its members are free: when somebody is taken is known, not with whom or for what.
-- And whoever is asked to a session of a group is taken then, as are the two of a session under an agreement.
create or replace function platform.diaries_of(who uuid[], from_at timestamptz, until_at timestamptz, but_not uuid)
  returns table (membership_id uuid, starts_at timestamptz, minutes int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with allowed as (
    select w.id from unnest(who) w (id)
    where w.id = platform.membership_id()
      or exists (
        select 1 from app.agreement a
        join app.agreement_version v on v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id and v.state = 'signed'
        where a.organisation_id = platform.organisation_id() and (a.ended_on is null or a.ended_on >= platform.today())
          and ((a.supervisee_id = w.id and a.supervisor_id = platform.membership_id())
            or (a.supervisor_id = w.id and a.supervisee_id = platform.membership_id())))
      or exists (
        select 1 from app.group_member mine
        join app.group_member theirs on theirs.organisation_id = mine.organisation_id and theirs.group_id = mine.group_id
        where mine.organisation_id = platform.organisation_id() and mine.membership_id = platform.membership_id()
          and mine.role = 'facilitator' and mine.left_on is null and mine.joined_on <= platform.today()
          and theirs.membership_id = w.id and theirs.left_on is null)
  ), booked as (
    select a.id, s.session_id, s.starts_at, s.planned_minutes, s.state
    from allowed a join app.session s on s.organisation_id = platform.organisation_id() and s.supervisee_id = a.id
    union all
    select a.id, s.session_id, s.starts_at, s.planned_minutes, s.state
    from allowed a join app.session s on s.organisation_id = platform.organisation_id() and s.supervisor_id = a.id and s.group_id is null
    union all
    select a.id, s.session_id, s.starts_at, s.planned_minutes, s.state
    from allowed a
    join app.session_member m on m.organisation_id = platform.organisation_id() and m.membership_id = a.id
      and m.removed_at is null and m.present is distinct from false
    join app.session s on s.organisation_id = m.organisation_id and s.session_id = m.session_id and s.supervisee_id <> a.id
  )
  select b.id, b.starts_at, b.planned_minutes
  from booked b
  where b.starts_at < until_at and b.starts_at > from_at - interval '1 day'
    and b.state not in ('cancelled', 'missed') and b.session_id is distinct from but_not
$$;
