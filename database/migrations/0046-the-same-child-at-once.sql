-- What attackers found in 0044 (docs/decisions/0017-two-entries-of-one-child.md, src/features/children/same-child/attacked.test.ts).

-- Everybody who sees a child now, beside the safeguarding team: platform.my_children from the other side, branch by branch. It had
-- left out guests, and counted people who no longer see the child: by either of the two a second person was not asked.
create or replace function platform.around_child(org uuid, child uuid) returns setof uuid
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
  select member from app.session_child x
    join app.session s on s.organisation_id = org and s.session_id = x.session_id and s.type = 'one_to_one'
    cross join lateral unnest(array[s.supervisee_id, s.supervisor_id]) member
    where x.organisation_id = org and x.child_id = child
  union
  select c.created_by from app.child c where c.organisation_id = org and c.child_id = child and c.created_by is not null
  union
  select m.membership_id from app.session_child x
    join app.session s on s.organisation_id = org and s.session_id = x.session_id
      and (s.state in ('open', 'completed') or s.state = 'planned' and s.starts_at > platform.instant() - platform.group_sight()
        or s.state = 'signed' and s.signed_at > platform.instant() - platform.group_sight())
    join app.session_member m on m.organisation_id = org and m.session_id = s.session_id and m.removed_at is null and m.present is distinct from false
    where x.organisation_id = org and x.child_id = child and x.removed_at is null
  union
  select g.membership_id from app.session_guest g
    join app.session s on s.organisation_id = org and s.session_id = g.session_id
      and (s.state in ('open', 'completed') or s.state = 'planned' and s.starts_at > platform.instant() - platform.group_sight())
    where g.organisation_id = org and g.child_id = child and g.removed_at is null
      and not exists (select 1 from app.signing_set t where t.organisation_id = org and t.session_id = g.session_id and t.completed_at is not null)
  union
  select o.manager_id from app.oversight o where o.organisation_id = org and o.child_id = child and o.state = 'asked'
$$;

-- What a session that was held under a closed entry still needs goes there: pages that are written again, a decision not to refer
-- that is added to, its actions. Nothing else does, not even what was begun while the entry was being closed.
create function platform.guard_closed_entry_in_session() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.child_id is null then
    return new;
  end if;
  perform 1 from app.child c where c.organisation_id = new.organisation_id and c.child_id = new.child_id for key share;
  if exists (select 1 from app.same_child s where s.organisation_id = new.organisation_id and s.closed_id = new.child_id and s.made_at is not null and s.undone_at is null)
    -- of sessions to come and open ones, the places went to the entry that is kept
    and not exists (select 1 from app.session_child x where x.organisation_id = new.organisation_id and x.session_id = new.session_id
      and x.child_id = new.child_id and x.removed_at is null)
    and not exists (select 1 from app.document d where d.organisation_id = new.organisation_id and d.session_id = new.session_id
      and d.child_id = new.child_id and d.kind = 'referral' and d.state <> 'draft') then
    raise exception 'this entry is closed: the child goes on under another' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter function platform.guard_closed_entry_in_session() owner to plumbline_door;
revoke all on function platform.guard_closed_entry_in_session() from public;
create trigger a_closed_entry before insert on app.document for each row execute function platform.guard_closed_entry_in_session();
create trigger a_closed_entry before insert on app.action for each row execute function platform.guard_closed_entry_in_session();
create trigger a_closed_entry before insert on app.session_guest for each row execute function platform.guard_closed_entry();
create trigger a_closed_entry_again before update of removed_at on app.session_guest for each row
  when (old.removed_at is not null and new.removed_at is null) execute function platform.guard_closed_entry();

-- What is in force of an entry is held before it is read: whoever is ending a status or a holding at that moment has ended it.
create function platform.hold_entry(org uuid, child uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from app.child_status t where t.organisation_id = org and t.child_id = child for no key update;
  perform 1 from app.case_holder t where t.organisation_id = org and t.child_id = child for no key update;
  perform 1 from app.review_meeting t where t.organisation_id = org and t.child_id = child for no key update;
  perform 1 from app.case_concern t where t.organisation_id = org and t.child_id = child for no key update;
  perform 1 from app.child_reference t where t.organisation_id = org and t.child_id = child for no key update;
  perform 1 from app.session_child t join app.session s on s.organisation_id = org and s.session_id = t.session_id and s.state in ('planned', 'open')
    where t.organisation_id = org and t.child_id = child for no key update of t;
end $$;
alter function platform.hold_entry(uuid, uuid) owner to plumbline_door;
revoke all on function platform.hold_entry(uuid, uuid) from public;

do $$
declare
  said text;
  change record;
begin
  for change in select * from (values
    ('platform.carry_over(uuid, uuid, uuid, uuid)', 'for one in select t.* from app.child_status t', 'perform platform.hold_entry(org, closed);
  for one in select t.* from app.child_status t'),
    ('platform.undo_same_child(uuid, text)', 'stays := platform.same_child_stays(org, same);', 'if there.made_at is not null then
    perform platform.hold_entry(org, there.kept_id);
  end if;
  stays := platform.same_child_stays(org, same);'),
    -- those of a group that is to meet, too, may come to see the entry that is kept
    ('platform.same_child_ahead(uuid, uuid)', 'array(select platform.around_child(org, kept) except', 'array((select platform.around_child(org, kept) union select platform.goes_on_with(org, kept)) except')
  ) v (of, before, after) loop
    said := pg_get_functiondef(change.of::regprocedure);
    if length(said) - length(replace(said, change.before, '')) <> length(change.before) then
      raise exception '% does not say once: %', change.of, change.before;
    end if;
    execute replace(said, change.before, change.after);
  end loop;
end $$;
