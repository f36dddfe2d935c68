-- The few things done before anybody has a scope: founding the installation, and taking up an invitation.

-- Found the first organisation with the one-time code that npm start printed. Ten wrong codes close the wizard until
-- the next start. Gives the new membership of the first administrator, or raises.
create function platform.check_setup_code(code_digest bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  held platform.installation;
begin
  select * into held from platform.installation for update;
  if held.founded_at is not null or held.setup_code_digest is null or held.setup_tries >= 10 then
    return false;
  end if;
  if code_digest is null or held.setup_code_digest <> code_digest then
    update platform.installation set setup_tries = setup_tries + 1;
    return false;
  end if;
  return true;
end $$;

create function platform.is_founded() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select founded_at is not null from platform.installation
$$;

create function platform.is_demonstration() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select demonstration from platform.installation
$$;

-- Make an organisation with its first administrator, bound to a sign-in account. In the first-run wizard this needs the
-- code; afterwards it is only open in a demonstration, which is built that way.
create function platform.found_organisation(code_digest bytea, organisation uuid, parent uuid, organisation_kind text, organisation_name text, organisation_nation text,
    record_template_key text, agreement_template_key text, person uuid, membership uuid, person_name text, person_email text, account text, started date, more_roles text[])
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r text;
begin
  if not (platform.is_demonstration() or platform.check_setup_code(code_digest)) then
    raise exception 'the set-up code is not right, or set-up is done' using errcode = 'insufficient_privilege';
  end if;
  insert into app.organisation (organisation_id, parent_organisation_id, kind, name, nation, record_template, agreement_template)
    values (organisation, parent, organisation_kind, organisation_name, organisation_nation, record_template_key, agreement_template_key);
  insert into app.person (person_id, auth_user_id) values (person, account)
    on conflict (person_id) do nothing;
  insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on)
    values (organisation, membership, person, person_name, person_email, started);
  foreach r in array array['administrator'] || more_roles loop
    insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from, recorded_by)
      values (organisation, gen_random_uuid(), membership, 'role', r, started, membership);
  end loop;
  update platform.installation set founded_at = coalesce(founded_at, platform.instant()), setup_code_digest = null;
  perform platform.set_scope(organisation, membership, person, array['administrator'] || more_roles, '');
  perform platform.note('organisation.founded', 'organisation', organisation, null, '{}');
end $$;

-- What an invitation is for, so that the welcome page can greet its holder. Nothing when used, ended or unknown.
create function platform.look_at_invitation(digest bytea)
  returns table (organisation_name text, name text, email text, has_account boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.name, m.name, m.email, p.auth_user_id is not null
  from app.invitation i
  join app.membership m on m.organisation_id = i.organisation_id and m.membership_id = i.membership_id
  join app.organisation o on o.organisation_id = i.organisation_id
  join app.person p on p.person_id = m.person_id
  where i.token_digest = digest and i.used_at is null and i.expires_at > platform.instant() and m.ended_on is null
$$;

-- Take up an invitation: bind the membership's person to a sign-in account. True once, false ever after.
create function platform.take_up_invitation(digest bytea, account text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  held record;
  known uuid;
begin
  select i.organisation_id, i.invitation_id, i.membership_id, i.created_by, m.person_id, m.email, p.auth_user_id into held
    from app.invitation i
    join app.membership m on m.organisation_id = i.organisation_id and m.membership_id = i.membership_id
    join app.person p on p.person_id = m.person_id
    where i.token_digest = digest and i.used_at is null and i.expires_at > platform.instant() and m.ended_on is null for update of i, m;
  if not found or account is null then
    return false;
  end if;
  -- A membership that somebody signs in with is theirs for good, an account takes up only what was sent to its own
  -- address, and whoever made the invitation cannot take it up: no administrator becomes somebody else.
  if (held.auth_user_id is not null and held.auth_user_id <> account)
     or not exists (select 1 from auth."user" u where u."id" = account and lower(u."email") = lower(held.email))
     or exists (select 1 from app.membership c join app.person cp on cp.person_id = c.person_id
        where c.organisation_id = held.organisation_id and c.membership_id = held.created_by and cp.auth_user_id = account) then
    return false;
  end if;
  -- Somebody who already signs in elsewhere keeps one person and gains a membership.
  select p.person_id into known from app.person p where p.auth_user_id = account;
  if known is not null and known <> held.person_id then
    update app.membership m set person_id = known where m.organisation_id = held.organisation_id and m.membership_id = held.membership_id;
  else
    update app.person p set auth_user_id = account where p.person_id = held.person_id and p.auth_user_id is null;
  end if;
  update app.invitation i set used_at = platform.instant() where i.organisation_id = held.organisation_id and i.invitation_id = held.invitation_id;
  insert into app.journal_entry (organisation_id, event, membership_id, person_id, subject_kind, subject_id, details)
    values (held.organisation_id, 'invitation.taken_up', held.membership_id, coalesce(known, held.person_id), 'membership', held.membership_id, '{}');
  return true;
end $$;

-- The memberships of the person in scope, to step from one organisation to another.
create function platform.my_memberships()
  returns table (organisation_id uuid, membership_id uuid, organisation_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.organisation_id, m.membership_id, o.name
  from app.membership m join app.organisation o on o.organisation_id = m.organisation_id
  where m.person_id = platform.person_id() and m.started_on <= platform.today() and (m.ended_on is null or m.ended_on >= platform.today())
  order by o.name
$$;

-- In a demonstration, and only there: everybody there is, to step into.
create function platform.demonstration_people()
  returns table (organisation_id uuid, organisation_name text, membership_id uuid, name text, auth_user_id text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.organisation_id, o.name, m.membership_id, m.name, p.auth_user_id, platform.roles_on(m.organisation_id, m.membership_id, platform.today()),
    (select f.value from app.membership_fact f where f.organisation_id = m.organisation_id and f.membership_id = m.membership_id and f.kind = 'post' and f.withdrawn_at is null
      and f.valid_from <= platform.today() and (f.valid_until is null or f.valid_until >= platform.today()) limit 1)
  from app.membership m join app.organisation o on o.organisation_id = m.organisation_id join app.person p on p.person_id = m.person_id
  where platform.is_demonstration() and p.auth_user_id is not null
  order by o.name, m.name
$$;

-- ---------------------------------------------------------------- who owns and who may call
-- Every function of this schema belongs to the door; the web role may call exactly those named here.
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'platform' loop
    execute format('alter function %s owner to plumbline_door', f.signature);
    execute format('revoke all on function %s from public', f.signature);
  end loop;
end $$;

grant execute on function
  platform.instant(), platform.today(), platform.scope_part(int),
  platform.organisation_id(), platform.membership_id(), platform.person_id(), platform.circles(), platform.has_role(text[]),
  platform.enter(text, uuid), platform.lineage(), platform.managed_by_me(), platform.supervised_by_me(), platform.my_children(), platform.made_by_me(uuid), platform.signs_in_nowhere(uuid),
  platform.readable(uuid[], boolean), platform.open_documents(uuid[], text, int), platform.open_drafts(uuid[], text), platform.open_field_history(uuid, text),
  platform.save_field(uuid, text, int, text), platform.seal_version(uuid, text, bytea, bytea),
  platform.make_signing_set(uuid, text, uuid, uuid, int, bytea, uuid[], uuid[], int[]),
  platform.sign(uuid, uuid, bytea, text, text, bytea, text, boolean, timestamptz), platform.end_signing_set(uuid, text),
  platform.is_founded(), platform.is_demonstration(), platform.check_setup_code(bytea),
  platform.found_organisation(bytea, uuid, uuid, text, text, text, text, text, uuid, uuid, text, text, text, date, text[]),
  platform.look_at_invitation(bytea), platform.take_up_invitation(bytea, text), platform.my_memberships(), platform.demonstration_people()
to plumbline_web;
