-- From a child who was not discussed to a session: who holds the child, who supervises them, and when the next session of the
-- two is. For whoever sees how the child stands (`children_covered`): names and a day. Which session, which agreement and
-- whether the child is on its agenda, for the two whose it is alone.
create function platform.ways_to_sessions(children uuid[])
  returns table (child_id uuid, holder_id uuid, holder text, supervisor_id uuid, supervisor text, next_on date, session_id uuid, agreement_id uuid, on_agenda boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  day date := platform.today();
  from_at timestamptz := (platform.today()::timestamp at time zone 'Europe/London');
begin
  if cardinality(children) = 0 then
    return;
  end if;
  return query
    with held as materialized (
      select distinct h.child_id as child, h.membership_id as person from platform.children_covered(children) c
      join app.case_holder h on h.organisation_id = org and h.child_id = c.child_id
      where h.starts_on <= day and (h.ends_on is null or h.ends_on >= day)
    ), met as materialized (
      -- Once for each who holds, however many children: the reader's own agreement first, then the one for safeguarding.
      select p.person, a.agreement, a.leader, s.session, s.starts_at from (select distinct held.person from held) p
      left join lateral (
        select x.agreement_id as agreement, x.supervisor_id as leader from app.agreement x
        where x.organisation_id = org and x.supervisee_id = p.person and (x.ended_on is null or x.ended_on >= day)
          and exists (select 1 from app.agreement_version v
            where v.organisation_id = org and v.agreement_id = x.agreement_id and v.state = 'signed')
        order by x.supervisor_id = me or x.supervisee_id = me desc, x.kind = 'safeguarding' desc, x.created_at desc, x.agreement_id limit 1
      ) a on true
      left join lateral (
        select y.session_id as session, y.starts_at from app.session y
        where y.organisation_id = org and y.agreement_id = a.agreement and y.state = 'planned' and y.starts_at >= from_at
        order by y.starts_at limit 1
      ) s on true
    )
    select held.child, held.person, m.name, met.leader, n.name, (met.starts_at at time zone 'Europe/London')::date,
      case when me in (held.person, met.leader) then met.session end, case when me in (held.person, met.leader) then met.agreement end,
      me in (held.person, met.leader) and exists (select 1 from app.session_child k
        where k.organisation_id = org and k.session_id = met.session and k.child_id = held.child and k.removed_at is null)
    from held
    join met on met.person = held.person
    join app.membership m on m.organisation_id = org and m.membership_id = held.person
    left join app.membership n on n.organisation_id = org and n.membership_id = met.leader
    order by held.child, m.name;
end $$;
alter function platform.ways_to_sessions(uuid[]) owner to plumbline_door;
revoke all on function platform.ways_to_sessions(uuid[]) from public;
grant execute on function platform.ways_to_sessions(uuid[]) to plumbline_web;
