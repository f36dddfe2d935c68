-- What the job finds of a policy in a whole organisation (product B5): rules that most of those they bind do not keep, and
-- agreements that say less than the policy. It is worked out beside what is owed and read by pages, never made in one. And
-- an adopted version keeps the whole of what it follows, so that nothing depends on what Plumbline ships later (decision 12).

-- ---------------------------------------------------------------- what was found

create table app.policy_finding (
  organisation_id uuid not null references app.organisation,
  version_id uuid,
  -- rules and agreements by their keys, with what is said of them: no name, and nothing that anybody said
  found jsonb,
  as_of date,
  found_at timestamptz,
  -- what is owed has been worked out again since then
  asked_at timestamptz,
  primary key (organisation_id),
  foreign key (organisation_id, version_id) references app.policy_version,
  check ((found is null) = (found_at is null))
);
create index on app.policy_finding (asked_at) where asked_at is not null;
-- One rule with everybody whom it binds.
create index on app.obligation (organisation_id, rule);

create function platform.ask_findings(org uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into app.policy_finding as f (organisation_id, asked_at) values (org, clock_timestamp())
  on conflict (organisation_id) do update set asked_at = excluded.asked_at where f.asked_at is null
$$;

-- An organisation where something changed, and whose findings are older than that. Held until the end of the transaction.
create function platform.take_findings(older interval) returns uuid
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select f.organisation_id from app.policy_finding f
  where f.asked_at is not null and (f.found_at is null or f.found_at <= clock_timestamp() - older)
  order by f.asked_at limit 1 for update skip locked
$$;

-- What is owed by the rules that more than half of those they bind have failed at some time: only these can be found.
create function platform.practice_of(org uuid, version uuid, fewest int)
  returns table (rule text, subject text, state text, breaches jsonb, cycle jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with bound as (
    select o.rule, o.about, o.state, o.failed, o.details from app.obligation o
    where o.organisation_id = org and o.version_id = version and o.state not in ('not_applicable', 'paused', 'undetermined')
  ), worth as (
    select b.rule from bound b group by b.rule
    having count(distinct b.about) >= fewest and count(distinct b.about) filter (where b.failed) * 2 > count(distinct b.about)
  )
  select b.rule, b.about, b.state, b.details->'breaches', b.details->'cycle' from bound b join worth w on w.rule = b.rule
$$;

-- Agreements in force with their terms in rows, and the rules that bind whoever is supervised.
create function platform.agreements_of(org uuid, day date)
  returns table (agreement_id uuid, supervisee_id uuid, supervisor_id uuid, kind text, frequency jsonb, minutes int, rules text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.agreement_id, a.supervisee_id, a.supervisor_id, a.kind, v.frequency, v.minutes, b.rules
  from app.agreement a
  join app.agreement_version v on v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id and v.state = 'signed'
  cross join lateral (
    select array_agg(distinct o.rule) as rules from app.obligation o
    where o.organisation_id = a.organisation_id and o.subject_kind = 'membership' and o.subject_id = a.supervisee_id and o.state <> 'not_applicable') b
  where a.organisation_id = org and (a.ended_on is null or a.ended_on >= day) and b.rules is not null
  order by a.agreement_id
$$;

create function platform.settle_findings(org uuid, version uuid, what jsonb, day date) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update app.policy_finding f set version_id = version, found = what, as_of = day, found_at = clock_timestamp(), asked_at = null
  where f.organisation_id = org
$$;

alter table app.policy_finding enable row level security;
alter table app.policy_finding force row level security;
create policy door on app.policy_finding to plumbline_door using (true) with check (true);
grant select, insert, update on app.policy_finding to plumbline_door;
-- For those who see everybody's obligations, on which all of it rests.
create policy web_see on app.policy_finding for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('head','dsl')));
grant select on app.policy_finding to plumbline_web;

-- ---------------------------------------------------------------- what an adopted version follows

alter table app.policy_version
  -- the shipped pack that it follows, as JSON, as it was when the version was adopted
  add column followed text check (length(followed) between 1 and 4000000),
  add column followed_digest text check (length(followed_digest) between 1 and 80),
  add check ((followed is null) = (followed_digest is null));
grant update (followed, followed_digest) on app.policy_version to plumbline_web;

create or replace function platform.guard_policy() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a version begins as a draft' using errcode = 'check_violation';
    end if;
    new.created_at := platform.instant();
    new.changed_at := platform.instant();
    new.adopted_at := null;
    return new;
  end if;
  if old.state <> 'draft' and (
    (new.state, new.body, new.version_no, new.pack_id, new.follows, new.followed, new.followed_digest, new.in_force_from, new.adopted_on, new.adopted_by, new.adopted_at)
      is distinct from (old.state, old.body, old.version_no, old.pack_id, old.follows, old.followed, old.followed_digest, old.in_force_from, old.adopted_on, old.adopted_by, old.adopted_at)
    or (old.ratified_on is not null and (new.ratified_on, new.ratified_by) is distinct from (old.ratified_on, old.ratified_by))
    or (old.in_force_until is not null and new.in_force_until is distinct from old.in_force_until)
  ) then
    raise exception 'a version that was adopted cannot be changed' using errcode = 'restrict_violation';
  end if;
  if new.state = 'adopted' and old.state = 'draft' then
    if not platform.has_role('head', 'administrator') then
      raise exception 'a policy is adopted by the head or an administrator' using errcode = 'insufficient_privilege';
    end if;
    new.adopted_at := platform.instant();
  end if;
  new.changed_at := platform.instant();
  return new;
end $$;

-- The adopted versions of an organisation, and those of the organisations above. What a version follows is given only where
-- it is not among the digests of what ships: that is the same text, and the application has it.
drop function platform.policies_of(uuid);
create function platform.policies_of(org uuid, shipped text[])
  returns table (organisation_id uuid, version_id uuid, version_no int, pack_id text, body text, in_force_from date, in_force_until date, steps int, followed text, followed_digest text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive up as (
    select o.organisation_id, o.parent_organisation_id, 0 as steps from app.organisation o where o.organisation_id = org
    union all
    select o.organisation_id, o.parent_organisation_id, up.steps + 1 from app.organisation o join up on o.organisation_id = up.parent_organisation_id where up.steps < 10
  )
  select p.organisation_id, p.version_id, p.version_no, p.pack_id, p.body, p.in_force_from, p.in_force_until, up.steps,
    case when p.followed_digest = any (shipped) then null else p.followed end, p.followed_digest
  from up join app.policy_version p on p.organisation_id = up.organisation_id and p.state = 'adopted'
  order by up.steps, p.version_no
$$;

do $$
declare signature text;
begin
  foreach signature in array array['platform.ask_findings(uuid)', 'platform.take_findings(interval)', 'platform.practice_of(uuid, uuid, int)',
    'platform.agreements_of(uuid, date)', 'platform.settle_findings(uuid, uuid, jsonb, date)', 'platform.policies_of(uuid, text[])'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to plumbline_worker', signature);
  end loop;
end $$;
