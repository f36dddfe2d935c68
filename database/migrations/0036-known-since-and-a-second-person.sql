-- Since when an end is known, what is said with a referral, and for whom a second person is asked.

-- ---------------------------------------------------------------- a worry that is over, since when that is known

-- As of a status (0024): what was known on a day is asked of these later.
alter table app.case_concern add column ended_at timestamptz;

create function platform.concern_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if platform.membership_id() is not null then
      new.recorded_at := platform.instant();
      new.withdrawn_at := null;
    end if;
    new.ended_at := case when new.ends_on is not null then new.recorded_at end;
  elsif new.ends_on is distinct from old.ends_on then
    new.ended_at := case when new.ends_on is not null then platform.instant() end;
  end if;
  return new;
end $$;
create trigger a_note_end before insert or update on app.case_concern for each row execute function platform.concern_noted();

-- platform.child_times says it too. Its text is changed where it says so, and nowhere else; what is not found stops the migration.
do $$
declare
  said text := pg_get_functiondef('platform.child_times(uuid[], date, boolean)'::regprocedure);
  change record;
begin
  for change in select * from (values
    ('n.concern, n.starts_on, n.ends_on, platform.ms(n.recorded_at))', 'n.concern, n.starts_on, n.ends_on, platform.ms(n.recorded_at), platform.ms(n.ended_at), platform.ms(n.withdrawn_at))'),
    ('n.child_id = one.child_id and n.withdrawn_at is null and n.starts_on <= day)', 'n.child_id = one.child_id and (history or n.withdrawn_at is null) and n.starts_on <= day)')
  ) v (before, after) loop
    if length(said) - length(replace(said, change.before, '')) <> length(change.before) then
      raise exception 'platform.child_times does not say once: %', change.before;
    end if;
    said := replace(said, change.before, change.after);
  end loop;
  execute said;
end $$;

-- ---------------------------------------------------------------- to whom a referral was said

-- What was told stands beside the words that say so, which are sealed at once: nothing is put beside them afterwards.
create function platform.telling_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and not exists (
    select 1 from app.document d where d.organisation_id = new.organisation_id and d.document_id = new.document_id and d.state = 'draft'
  ) then
    raise exception 'who was told is recorded with the referral; more is recorded as an addition to it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger telling_noted before insert on app.referral_telling for each row execute function platform.telling_noted();

-- ---------------------------------------------------------------- a second person for the register too

-- Whether there is something of children to keep, for which a second person is asked: a page that has left the hands of whoever
-- writes it; or a child in the register, once somebody other than this person who may be the second has been named and has
-- signed in, today or before (docs/decisions/0016-a-second-person-for-the-register.md).
create function platform.keeps_children(org uuid, beside uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select platform.has_pages_of_children(org)
    or exists (select 1 from app.child c where c.organisation_id = org)
      and exists (
        select 1 from app.membership_fact f
        join app.membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id
        join app.person p on p.person_id = m.person_id
        where f.organisation_id = org and f.kind = 'role' and f.value in ('dsl', 'head') and f.confirmed_at is not null
          and p.auth_user_id is not null and p.person_id is distinct from beside)
$$;

-- As in 0011, with the register.
create or replace function platform.is_set_up(org uuid, role text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select platform.keeps_children(org, null) or exists (
    select 1 from app.membership_fact f
    where f.organisation_id = org and f.kind = 'role' and f.withdrawn_at is null and f.confirmed_at is not null
      and (f.valid_until is null or f.valid_until >= platform.today())
      and f.value = any (case when role = 'head' then array['head'] else array['dsl', 'deputy_dsl'] end))
$$;

create or replace function platform.place_taken_up() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.membership_fact f set confirmed_at = null
    from app.membership m
    where m.person_id = new.person_id and (tg_table_name = 'person' or m.membership_id = (to_jsonb(new) ->> 'membership_id')::uuid)
      and f.organisation_id = m.organisation_id and f.membership_id = m.membership_id
      and f.kind = 'role' and f.value in ('dsl', 'deputy_dsl', 'head') and f.withdrawn_at is null
      and f.confirmed_at is not null and f.confirmed_by is null
      and platform.keeps_children(f.organisation_id, new.person_id);
  return null;
end $$;

do $$
declare signature text;
begin
  foreach signature in array array['concern_noted()', 'telling_noted()', 'keeps_children(uuid, uuid)'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
  end loop;
end $$;
