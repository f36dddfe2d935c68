-- Everything that a picture of a child's time is drawn from (product F5), in one look: who may see the child is asked once, and
-- not again by each table. What may be known is what platform.discussions_of and platform.actions_of say (0025).

-- Of these children, those that the one in scope may see, each with its facts as JSON: lists without names, in the order that
-- src/features/children/time/child-facts.ts reads them in. Moments are milliseconds since 1970.
--   since   what happened before this day is left out, but for statuses, holders, concerns and actions that are open
--   history with what became of it later and when: what was withdrawn, and when a record was put before its signers first
create function platform.child_times(asked uuid[], since date, history boolean)
  returns table (child_id uuid, facts jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  day date := platform.today();
  begins timestamptz := since::timestamp at time zone 'Europe/London';
  keeps_files boolean := platform.has_role('dsl', 'deputy_dsl');
  mine uuid[] := array(select platform.supervised_by_me());
  one app.child;
begin
  for one in select c.* from app.child c where c.organisation_id = org and c.child_id in (select platform.children_seen(asked)) loop
    child_id := one.child_id;
    facts := jsonb_build_object(
      'child', jsonb_build_array(one.given_name, one.family_name, one.family_id,
        (select f.name from app.family f where f.organisation_id = org and f.family_id = one.family_id), one.born_on, one.reference, one.school),
      'siblings', (select coalesce(jsonb_agg(jsonb_build_array(c.child_id, c.given_name, c.family_name, c.born_on) order by c.born_on, c.given_name), '[]')
        from app.child c where c.organisation_id = org and c.child_id in (select platform.children_seen(
          array(select b.child_id from app.child b where b.organisation_id = org and b.family_id = one.family_id and b.child_id <> one.child_id limit 20)))),
      'first', least(
        (select min(t.starts_on) from app.child_status t where t.organisation_id = org and t.child_id = one.child_id and t.withdrawn_at is null),
        (select min(m.meets_on) from app.review_meeting m where m.organisation_id = org and m.child_id = one.child_id and m.withdrawn_at is null),
        (select min(a.agreed_on) from app.action a where a.organisation_id = org and a.child_id = one.child_id and a.removed_at is null),
        -- Whoever is discussed has a page of their own from then.
        (select (min(d.created_at) at time zone 'Europe/London')::date from app.document d
          where d.organisation_id = org and d.child_id = one.child_id and d.kind = 'case_discussion')),
      'statuses', (select coalesce(jsonb_agg(jsonb_build_array(t.status_id, t.status, t.legal_basis, t.starts_on, t.ends_on,
          platform.ms(t.recorded_at), platform.ms(t.ended_at), platform.ms(t.withdrawn_at)) order by t.starts_on, t.recorded_at), '[]')
        from app.child_status t where t.organisation_id = org and t.child_id = one.child_id and t.starts_on <= day and (history or t.withdrawn_at is null)),
      'holders', (select coalesce(jsonb_agg(jsonb_build_array(h.holding_id, h.membership_id, m.name, h.starts_on, h.ends_on,
          platform.ms(h.recorded_at), platform.ms(h.ended_at), platform.ms(h.withdrawn_at),
          h.withdrawn_at is null and (keeps_files or h.membership_id = me or h.membership_id = any (mine))) order by h.starts_on, h.recorded_at), '[]')
        from (
          select c.holding_id, c.membership_id, c.starts_on, c.ends_on, c.recorded_at, c.ended_at, null::timestamptz as withdrawn_at
            from app.case_holder c where c.organisation_id = org and c.child_id = one.child_id
          union all
          select w.holding_id, w.membership_id, w.starts_on, w.ends_on, w.recorded_at, w.recorded_at, w.withdrawn_at
            from app.withdrawn_holding w where history and w.organisation_id = org and w.child_id = one.child_id
        ) h join app.membership m on m.organisation_id = org and m.membership_id = h.membership_id where h.starts_on <= day),
      'concerns', (select coalesce(jsonb_agg(jsonb_build_array(n.concern_id, n.concern, n.starts_on, n.ends_on, platform.ms(n.recorded_at))
          order by n.starts_on, n.recorded_at), '[]')
        from app.case_concern n where n.organisation_id = org and n.child_id = one.child_id and n.withdrawn_at is null and n.starts_on <= day),
      'meetings', (select coalesce(jsonb_agg(jsonb_build_array(m.meeting_id, m.kind, m.meets_on, m.state,
          platform.ms(m.recorded_at), platform.ms(m.settled_at), platform.ms(m.withdrawn_at)) order by m.meets_on, m.recorded_at), '[]')
        from app.review_meeting m where m.organisation_id = org and m.child_id = one.child_id and m.meets_on >= since and (history or m.withdrawn_at is null)),
      'discussions', (select coalesce(jsonb_agg(jsonb_build_array(s.session_id, (s.starts_at at time zone 'Europe/London')::date,
          case when p.may then x.rag end, case when p.may then x.seen_alone_on end,
          (select count(*) from app.document d where d.organisation_id = org and d.session_id = s.session_id and d.child_id = one.child_id
            and d.kind = 'case_discussion' and (d.state = 'signed' or d.state = 'sealed' and p.may)),
          s.state = 'signed', platform.ms(coalesce(s.completed_at, s.starts_at)),
          case when history then (select platform.ms(min(g.made_at)) from app.signing_set g where g.organisation_id = org and g.session_id = s.session_id) end,
          p.party) order by s.starts_at, s.session_id), '[]')
        from app.session_child x
        join app.session s on s.organisation_id = org and s.session_id = x.session_id
        cross join lateral (select t.party, t.party or s.state = 'signed' as may
          from (select me in (s.supervisee_id, s.supervisor_id) or s.type <> 'one_to_one' and me = any (platform.parties_of_session(org, s.session_id)) as party) t) p
        where x.organisation_id = org and x.child_id = one.child_id and x.removed_at is null and s.state in ('completed', 'signed')
          and s.starts_at >= begins and s.starts_at < (day + 1)::timestamp at time zone 'Europe/London'),
      'booked', (select coalesce(jsonb_agg(jsonb_build_array(s.session_id, (s.starts_at at time zone 'Europe/London')::date, platform.ms(s.created_at),
          me in (s.supervisee_id, s.supervisor_id)) order by s.starts_at), '[]')
        from app.session_child x
        join app.session s on s.organisation_id = org and s.session_id = x.session_id
        where x.organisation_id = org and x.child_id = one.child_id and x.removed_at is null and s.state in ('planned', 'open')
          and s.starts_at >= day::timestamp at time zone 'Europe/London'),
      'actions', (select coalesce(jsonb_agg(jsonb_build_array(a.action_id, a.agreed_on, a.due_on, platform.ms(a.closed_at), a.state, a.carried,
          case when p.may then a.what end, case when p.may then o.name end, platform.ms(a.created_at),
          case when p.may and a.carried > 0 then (select jsonb_agg(jsonb_build_array((s.starts_at at time zone 'Europe/London')::date, v.new_due_on, platform.ms(v.reviewed_at))
              order by s.starts_at)
            from app.action_review v join app.session s on s.organisation_id = org and s.session_id = v.session_id
            where v.organisation_id = org and v.action_id = a.action_id and v.outcome = 'carried') end) order by a.agreed_on, a.created_at, a.action_id), '[]')
        from app.action a
        join app.membership o on o.organisation_id = org and o.membership_id = a.owner_id
        cross join lateral (select me in (a.owner_id, a.supervisee_id, a.supervisor_id) as may) p
        where a.organisation_id = org and a.child_id = one.child_id and a.removed_at is null
          and (a.agreed_on >= since or a.state = 'open' or a.closed_at >= begins)),
      -- Only of those that one took part in, as everywhere.
      'informal', (select coalesce(jsonb_agg(jsonb_build_array(i.informal_id, i.happened_on, i.revisited_in is not null, platform.ms(i.created_at))
          order by i.happened_on, i.created_at), '[]')
        from app.informal_discussion i where i.organisation_id = org and i.child_id = one.child_id and i.happened_on >= since and me in (i.logged_by, i.with_id)));
    return next;
  end loop;
end $$;

-- Milliseconds since 1970.
create function platform.ms(moment timestamptz) returns bigint
  language sql stable parallel safe as $$ select (extract(epoch from moment) * 1000)::bigint $$;

-- How an action was carried forward is found by the action; what was written of a child, the newest first.
create index on app.action_review (organisation_id, action_id);
create index on app.document (organisation_id, child_id, created_at desc) where child_id is not null;

alter function platform.ms(timestamptz) owner to plumbline_door;
alter function platform.child_times(uuid[], date, boolean) owner to plumbline_door;
revoke all on function platform.ms(timestamptz) from public;
revoke all on function platform.child_times(uuid[], date, boolean) from public;
grant execute on function platform.child_times(uuid[], date, boolean) to plumbline_web;
