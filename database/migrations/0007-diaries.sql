-- When two people who have a signed agreement with each other are already booked, so that a series can be planned round
-- both diaries (product D1). Row security shows a party only their own sessions; this adds when the other is taken, and
-- nothing of with whom or for what.
create function platform.diaries_of(who uuid[], from_at timestamptz, until_at timestamptz, but_not uuid)
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
  ), booked as (
    select a.id, s.session_id, s.starts_at, s.planned_minutes, s.state
    from allowed a join app.session s on s.organisation_id = platform.organisation_id() and s.supervisee_id = a.id
    union all
    select a.id, s.session_id, s.starts_at, s.planned_minutes, s.state
    from allowed a join app.session s on s.organisation_id = platform.organisation_id() and s.supervisor_id = a.id
  )
  select b.id, b.starts_at, b.planned_minutes
  from booked b
  where b.starts_at < until_at and b.starts_at > from_at - interval '1 day'
    and b.state not in ('cancelled', 'missed') and b.session_id is distinct from but_not
$$;
alter function platform.diaries_of(uuid[], timestamptz, timestamptz, uuid) owner to plumbline_door;
revoke all on function platform.diaries_of(uuid[], timestamptz, timestamptz, uuid) from public;
grant execute on function platform.diaries_of(uuid[], timestamptz, timestamptz, uuid) to plumbline_web;
