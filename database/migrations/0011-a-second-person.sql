-- A second person for the children's files (docs/decisions/0006-a-second-person-for-the-children's-files.md).
--
-- The rule. A role 'dsl' or 'deputy_dsl' counts only when it is confirmed. It is confirmed at once only while the
-- organisation is being set up: nobody holds such a role confirmed (today or to come), no page of a child has been put
-- before its signers, and it is not given to oneself, unless at founding. Afterwards it waits until somebody confirms it
-- who holds dsl or head today, is not the person themself and did not record it, once the person signs in. An
-- administrator confirms nothing by that role. A head counts at once for all that a head sees (dates, no words), but
-- confirms others only when confirmed in the same way: else an administrator would make the head who confirms.

alter table app.membership_fact
  add column confirmed_at timestamptz,
  -- null beside a confirmed_at: at once, in setting up
  add column confirmed_by uuid,
  add foreign key (organisation_id, confirmed_by) references app.membership,
  add check (confirmed_by is null or confirmed_at is not null);

-- What holds already goes on to hold. (As the door, because row security is forced on the owner too.)
set local role plumbline_door;
update app.membership_fact set confirmed_at = recorded_at where kind = 'role' and value in ('dsl', 'deputy_dsl', 'head');
reset role;

-- The web role writes neither column, nor when a fact was recorded.
revoke insert on app.membership_fact from plumbline_web;
grant insert (organisation_id, fact_id, membership_id, kind, value, manager_id, valid_from, valid_until, recorded_by)
  on app.membership_fact to plumbline_web;

create or replace function platform.roles_on(organisation uuid, membership uuid, day date) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct f.value order by f.value), '{}')
    from app.membership_fact f
    where f.organisation_id = organisation and f.membership_id = membership and f.kind = 'role'
      and f.withdrawn_at is null and f.valid_from <= day and (f.valid_until is null or f.valid_until >= day)
      and (f.confirmed_at is not null or f.value not in ('dsl', 'deputy_dsl')));
end $$;

-- Whether a page of a child has left the hands of whoever writes it: from then on there is something to keep.
create function platform.has_pages_of_children(org uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from app.document d where d.organisation_id = org and d.child_id is not null and d.state <> 'draft')
$$;

-- Whether a role may still be given by one person alone. Heads are counted among themselves, leads and deputies together.
create function platform.is_set_up(org uuid, role text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select platform.has_pages_of_children(org) or exists (
    select 1 from app.membership_fact f
    where f.organisation_id = org and f.kind = 'role' and f.withdrawn_at is null and f.confirmed_at is not null
      and (f.valid_until is null or f.valid_until >= platform.today())
      and f.value = any (case when role = 'head' then array['head'] else array['dsl', 'deputy_dsl'] end))
$$;

create function platform.role_given() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept record;
begin
  if new.kind <> 'role' or new.value not in ('dsl', 'deputy_dsl', 'head') then
    return new;
  end if;
  -- The owner of the schema, who restores: rows come as they were.
  if platform.membership_id() is null and session_user <> 'plumbline_web' then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if old.withdrawn_at is not null then
      raise exception 'what was withdrawn stays withdrawn' using errcode = 'restrict_violation';
    end if;
    -- A role that was to end and now goes on is given anew.
    if coalesce(new.valid_until, 'infinity') > coalesce(old.valid_until, 'infinity') then
      new.confirmed_at := null;
      new.confirmed_by := null;
    end if;
    return new;
  end if;
  -- Two who give a role at one moment come one after the other.
  perform 1 from app.organisation o where o.organisation_id = new.organisation_id for no key update;
  new.confirmed_at := null;
  new.confirmed_by := null;
  if platform.membership_id() is null then
    -- Only platform.found_organisation writes for the web role without a scope.
    new.confirmed_at := platform.instant();
    return new;
  end if;
  -- The same role of the same membership, withdrawn in this transaction only to be said again: it ends no later than the
  -- one that was confirmed, and begins no earlier unless that one holds already.
  select f.confirmed_at, f.confirmed_by into kept
    from app.membership_fact f
    where f.organisation_id = new.organisation_id and f.membership_id = new.membership_id and f.kind = 'role' and f.value = new.value
      and f.confirmed_at is not null and f.withdrawn_at is not null and f.xmin = pg_current_xact_id()::xid
      and coalesce(new.valid_until, 'infinity') <= coalesce(f.valid_until, 'infinity')
      and (new.valid_from >= f.valid_from or f.valid_from <= platform.today())
    order by f.valid_from desc limit 1;
  if found then
    new.confirmed_at := kept.confirmed_at;
    new.confirmed_by := kept.confirmed_by;
  elsif not platform.is_set_up(new.organisation_id, new.value) and not exists (
    select 1 from app.membership m
    where m.organisation_id = new.organisation_id and m.membership_id = new.membership_id and m.person_id = platform.person_id()
  ) then
    new.confirmed_at := platform.instant();
  end if;
  return new;
end $$;
create trigger role_given before insert or update on app.membership_fact for each row execute function platform.role_given();

-- An administrator makes the invitations, and so could take up somebody's place before they do. Somebody whose role was
-- confirmed in setting up and who signs in for the first time when there are pages of children waits for a second person.
create function platform.place_taken_up() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.membership_fact f set confirmed_at = null
    from app.membership m
    where m.person_id = new.person_id and (tg_table_name = 'person' or m.membership_id = (to_jsonb(new) ->> 'membership_id')::uuid)
      and f.organisation_id = m.organisation_id and f.membership_id = m.membership_id
      and f.kind = 'role' and f.value in ('dsl', 'deputy_dsl', 'head') and f.withdrawn_at is null
      and f.confirmed_at is not null and f.confirmed_by is null
      and platform.has_pages_of_children(f.organisation_id);
  return null;
end $$;
create trigger place_taken_up after update of auth_user_id on app.person
  for each row when (old.auth_user_id is null and new.auth_user_id is not null) execute function platform.place_taken_up();
create trigger place_taken_up after update of person_id on app.membership
  for each row when (old.person_id <> new.person_id) execute function platform.place_taken_up();

-- The roles that wait for a second person, for somebody who may be one. What keeps this one from confirming it: 'nothing',
-- 'not_signed_in' (nobody signs in as that person yet), or 'own' (their own, or recorded by them).
create function platform.roles_waiting()
  returns table (fact_id uuid, membership_id uuid, name text, role text, valid_from date, kept_back_by text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.fact_id, f.membership_id, m.name, f.value, f.valid_from,
    case
      when m.person_id = platform.person_id() or r.person_id = platform.person_id() then 'own'
      when p.auth_user_id is null then 'not_signed_in'
      else 'nothing'
    end
  from app.membership_fact f
  join app.membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id
  join app.person p on p.person_id = m.person_id
  left join app.membership r on r.organisation_id = f.organisation_id and r.membership_id = f.recorded_by
  where f.organisation_id = platform.organisation_id() and f.kind = 'role' and f.value in ('dsl', 'deputy_dsl', 'head')
    and f.withdrawn_at is null and f.confirmed_at is null and (f.valid_until is null or f.valid_until >= platform.today())
    and (m.ended_on is null or m.ended_on >= platform.today())
    and exists (
      select 1 from app.membership_fact mine
      where mine.organisation_id = platform.organisation_id() and mine.membership_id = platform.membership_id()
        and mine.kind = 'role' and mine.value in ('dsl', 'head') and mine.withdrawn_at is null and mine.confirmed_at is not null
        and mine.valid_from <= platform.today() and (mine.valid_until is null or mine.valid_until >= platform.today()))
  order by m.name, f.value
$$;

-- Confirm a role that waits. True once, false ever after and for whoever may not.
create function platform.confirm_role(fact uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  held record;
begin
  perform 1 from app.membership_fact f where f.organisation_id = platform.organisation_id() and f.fact_id = fact for update;
  select w.* into held from platform.roles_waiting() w where w.fact_id = fact and w.kept_back_by = 'nothing';
  if not found then
    return false;
  end if;
  update app.membership_fact f set confirmed_at = platform.instant(), confirmed_by = platform.membership_id()
    where f.organisation_id = platform.organisation_id() and f.fact_id = fact;
  perform platform.note('role.confirmed', 'membership', held.membership_id, null, jsonb_build_object('role', held.role, 'fact', fact));
  return true;
end $$;

-- What the database writes into the journal itself, nobody else writes.
alter policy web_add on app.journal_entry
  with check (organisation_id = (select platform.organisation_id()) and membership_id = (select platform.membership_id()) and person_id = (select platform.person_id())
    and event not in ('document.read','draft.read','field.saved','field.conflict','document.sealed','record.put_to_signing','record.signed','record.sent_back','reader.added','reader.ended',
      'role.confirmed','account.reset')
    and (document_id is null or document_id in (select platform.readable(array[document_id], false))));

do $$
declare signature text;
begin
  foreach signature in array array['has_pages_of_children(uuid)', 'is_set_up(uuid, text)', 'role_given()', 'place_taken_up()', 'roles_waiting()', 'confirm_role(uuid)'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
  end loop;
end $$;
grant execute on function platform.roles_waiting(), platform.confirm_role(uuid) to plumbline_web;
