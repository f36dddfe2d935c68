-- What a child's page asks, in half the time: who may be seen is asked once for the child and its family; lists are written as
-- json, which is passed on as it is (jsonb is sorted and written anew); and few rows are expected of functions that give few,
-- so that names are looked up and not read of everybody.
alter function platform.children_covered(uuid[]) rows 20;
alter function platform.children_seen(uuid[]) rows 5;
alter function platform.discussions_of(uuid[]) rows 100;
alter function platform.ways_to_sessions(uuid[]) rows 20;

-- The ways from children whom somebody was found to be allowed to see; for the functions that look at that, and nobody else.
create function platform.ways_of_children(children uuid[])
  returns table (child_id uuid, holder_id uuid, holder text, supervisor_id uuid, supervisor text, next_on date, session_id uuid, agreement_id uuid, on_agenda boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  day date := platform.today();
  from_at timestamptz := (platform.today()::timestamp at time zone 'Europe/London');
begin
  return query
    with held as materialized (
      select distinct h.child_id as child, h.membership_id as person from app.case_holder h
      where h.organisation_id = org and h.child_id = any (children) and h.starts_on <= day and (h.ends_on is null or h.ends_on >= day)
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
    select held.child, held.person,
      (select m.name from app.membership m where m.organisation_id = org and m.membership_id = held.person) as named, met.leader,
      (select n.name from app.membership n where n.organisation_id = org and n.membership_id = met.leader),
      (met.starts_at at time zone 'Europe/London')::date,
      case when me in (held.person, met.leader) then met.session end, case when me in (held.person, met.leader) then met.agreement end,
      me in (held.person, met.leader) and exists (select 1 from app.session_child k
        where k.organisation_id = org and k.session_id = met.session and k.child_id = held.child and k.removed_at is null)
    from held join met on met.person = held.person
    order by held.child, named;
end $$;
alter function platform.ways_of_children(uuid[]) owner to plumbline_door;
alter function platform.ways_of_children(uuid[]) rows 20;
revoke all on function platform.ways_of_children(uuid[]) from public;

create or replace function platform.ways_to_sessions(children uuid[])
  returns table (child_id uuid, holder_id uuid, holder text, supervisor_id uuid, supervisor text, next_on date, session_id uuid, agreement_id uuid, on_agenda boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(children) > 0 then
    return query select * from platform.ways_of_children(array(select c.child_id from platform.children_covered(children) c));
  end if;
end $$;

drop function platform.child_times(uuid[], date, boolean);
create function platform.child_times(asked uuid[], since date, history boolean)
  returns table (child_id uuid, facts json)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  day date := platform.today();
  begins timestamptz := since::timestamp at time zone 'Europe/London';
  keeps_files boolean := platform.has_role('dsl', 'deputy_dsl');
  mine uuid[] := array(select platform.supervised_by_me());
  -- Those who are asked for and their families, in one look.
  seen uuid[] := array(select platform.children_seen(asked || array(
    select b.child_id from app.child a join app.child b on b.organisation_id = org and b.family_id = a.family_id and b.child_id <> a.child_id
    where a.organisation_id = org and a.child_id = any (asked) limit 200)));
  one app.child;
begin
  for one in select c.* from app.child c where c.organisation_id = org and c.child_id = any (asked) and c.child_id = any (seen) loop
    child_id := one.child_id;
    facts := json_build_object(
      'child', json_build_array(one.given_name, one.family_name, one.family_id,
        (select f.name from app.family f where f.organisation_id = org and f.family_id = one.family_id), one.born_on, one.reference, one.school),
      'siblings', (select coalesce(json_agg(json_build_array(c.child_id, c.given_name, c.family_name, c.born_on) order by c.born_on, c.given_name), '[]')
        from app.child c where c.organisation_id = org and c.family_id = one.family_id and c.child_id <> one.child_id and c.child_id = any (seen)),
      'first', least(
        (select min(t.starts_on) from app.child_status t where t.organisation_id = org and t.child_id = one.child_id and t.withdrawn_at is null),
        (select min(m.meets_on) from app.review_meeting m where m.organisation_id = org and m.child_id = one.child_id and m.withdrawn_at is null),
        (select min(a.agreed_on) from app.action a where a.organisation_id = org and a.child_id = one.child_id and a.removed_at is null),
        -- Whoever is discussed has a page of their own from then.
        (select (min(d.created_at) at time zone 'Europe/London')::date from app.document d
          where d.organisation_id = org and d.child_id = one.child_id and d.kind = 'case_discussion')),
      'statuses', (select coalesce(json_agg(json_build_array(t.status_id, t.status, t.legal_basis, t.starts_on, t.ends_on,
          platform.ms(t.recorded_at), platform.ms(t.ended_at), platform.ms(t.withdrawn_at)) order by t.starts_on, t.recorded_at), '[]')
        from app.child_status t where t.organisation_id = org and t.child_id = one.child_id and t.starts_on <= day and (history or t.withdrawn_at is null)),
      'holders', (select coalesce(json_agg(json_build_array(h.holding_id, h.membership_id, m.name, h.starts_on, h.ends_on,
          platform.ms(h.recorded_at), platform.ms(h.ended_at), platform.ms(h.withdrawn_at),
          h.withdrawn_at is null and (keeps_files or h.membership_id = me or h.membership_id = any (mine))) order by h.starts_on, h.recorded_at), '[]')
        from (
          select c.holding_id, c.membership_id, c.starts_on, c.ends_on, c.recorded_at, c.ended_at, null::timestamptz as withdrawn_at
            from app.case_holder c where c.organisation_id = org and c.child_id = one.child_id
          union all
          select w.holding_id, w.membership_id, w.starts_on, w.ends_on, w.recorded_at, w.recorded_at, w.withdrawn_at
            from app.withdrawn_holding w where history and w.organisation_id = org and w.child_id = one.child_id
        ) h join app.membership m on m.organisation_id = org and m.membership_id = h.membership_id where h.starts_on <= day),
      'concerns', (select coalesce(json_agg(json_build_array(n.concern_id, n.concern, n.starts_on, n.ends_on, platform.ms(n.recorded_at), platform.ms(n.ended_at), platform.ms(n.withdrawn_at))
          order by n.starts_on, n.recorded_at), '[]')
        from app.case_concern n where n.organisation_id = org and n.child_id = one.child_id and (history or n.withdrawn_at is null) and n.starts_on <= day),
      'meetings', (select coalesce(json_agg(json_build_array(m.meeting_id, m.kind, m.meets_on, m.state,
          platform.ms(m.recorded_at), platform.ms(m.settled_at), platform.ms(m.withdrawn_at)) order by m.meets_on, m.recorded_at), '[]')
        from app.review_meeting m where m.organisation_id = org and m.child_id = one.child_id and m.meets_on >= since and (history or m.withdrawn_at is null)),
      'discussions', (select coalesce(json_agg(json_build_array(s.session_id, (s.starts_at at time zone 'Europe/London')::date,
          case when p.may then x.rag end, case when p.may then x.seen_alone_on end,
          -- `offset 0`: by the session, whose documents are few, and never by the child, who may have hundreds, once a session.
          (select count(*) from (select e.child_id, e.kind, e.state from app.document e where e.organisation_id = org and e.session_id = s.session_id offset 0) d
            where d.child_id = one.child_id and d.kind = 'case_discussion' and (d.state = 'signed' or d.state = 'sealed' and p.may)),
          s.state = 'signed', platform.ms(coalesce(s.completed_at, s.starts_at)),
          case when history then (select platform.ms(min(g.made_at)) from app.signing_set g where g.organisation_id = org and g.session_id = s.session_id) end,
          p.party) order by s.starts_at, s.session_id), '[]')
        from app.session_child x
        join app.session s on s.organisation_id = org and s.session_id = x.session_id
        cross join lateral (select t.party, t.party or s.state = 'signed' as may
          from (select me in (s.supervisee_id, s.supervisor_id) or s.type <> 'one_to_one' and me = any (platform.parties_of_session(org, s.session_id)) as party) t) p
        where x.organisation_id = org and x.child_id = one.child_id and x.removed_at is null and s.state in ('completed', 'signed')
          and s.starts_at >= begins and s.starts_at < (day + 1)::timestamp at time zone 'Europe/London'),
      'booked', (select coalesce(json_agg(json_build_array(s.session_id, (s.starts_at at time zone 'Europe/London')::date, platform.ms(s.created_at),
          me in (s.supervisee_id, s.supervisor_id)) order by s.starts_at), '[]')
        from app.session_child x
        join app.session s on s.organisation_id = org and s.session_id = x.session_id
        where x.organisation_id = org and x.child_id = one.child_id and x.removed_at is null and s.state in ('planned', 'open')
          and s.starts_at >= day::timestamp at time zone 'Europe/London'),
      'actions', (select coalesce(json_agg(json_build_array(a.action_id, a.agreed_on, a.due_on, platform.ms(a.closed_at), a.state, a.carried,
          case when p.may then a.what end, case when p.may then o.name end, platform.ms(a.created_at),
          case when p.may and a.carried > 0 then (select json_agg(json_build_array((s.starts_at at time zone 'Europe/London')::date, v.new_due_on, platform.ms(v.reviewed_at))
              order by s.starts_at)
            from app.action_review v join app.session s on s.organisation_id = org and s.session_id = v.session_id
            where v.organisation_id = org and v.action_id = a.action_id and v.outcome = 'carried') end) order by a.agreed_on, a.created_at, a.action_id), '[]')
        from app.action a
        join app.membership o on o.organisation_id = org and o.membership_id = a.owner_id
        cross join lateral (select me in (a.owner_id, a.supervisee_id, a.supervisor_id) as may) p
        where a.organisation_id = org and a.child_id = one.child_id and a.removed_at is null
          and (a.agreed_on >= since or a.state = 'open' or a.closed_at >= begins)),
      -- Only of those that one took part in, as everywhere.
      'informal', (select coalesce(json_agg(json_build_array(i.informal_id, i.happened_on, i.revisited_in is not null, platform.ms(i.created_at))
          order by i.happened_on, i.created_at), '[]')
        from app.informal_discussion i where i.organisation_id = org and i.child_id = one.child_id and i.happened_on >= since and me in (i.logged_by, i.with_id)),
      'ways', case when not history then (select coalesce(json_agg(w), '[]') from platform.ways_of_children(array[one.child_id]) w) end);
    return next;
  end loop;
end $$;
alter function platform.child_times(uuid[], date, boolean) owner to plumbline_door;
revoke all on function platform.child_times(uuid[], date, boolean) from public;
grant execute on function platform.child_times(uuid[], date, boolean) to plumbline_web;
