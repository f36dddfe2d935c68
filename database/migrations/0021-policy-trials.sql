-- Trying a change (product B6): a draft policy against the one in force, over what is recorded of the last two years. It is
-- asked for on a page and worked out by the job that keeps what is owed up to date (src/features/obligations), which sees
-- facts without names and no narrative. What it finds names people by their membership and children only in numbers.

create table app.policy_trial (
  organisation_id uuid not null references app.organisation,
  trial_id uuid not null,
  asked_by uuid not null,
  version_id uuid not null,
  version_no int not null,
  -- the draft as it was when it was tried
  body text not null check (length(body) between 1 and 1000000),
  asked_at timestamptz not null default platform.instant(),
  done_at timestamptz,
  result jsonb,
  problem text check (length(problem) between 1 and 200),
  primary key (organisation_id, trial_id),
  foreign key (organisation_id, version_id) references app.policy_version,
  foreign key (organisation_id, asked_by) references app.membership,
  check ((done_at is null) = (result is null and problem is null))
);
create index on app.policy_trial (asked_at) where done_at is null;
create index on app.policy_trial (organisation_id, asked_at desc);

-- The one that has waited longest, of any organisation. Held until the end of the transaction: nobody works out the same
-- twice, and when the transaction fails it waits again.
create function platform.take_policy_trial() returns table (organisation_id uuid, trial_id uuid, version_no int, body text, asked_at timestamptz)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select t.organisation_id, t.trial_id, t.version_no, t.body, t.asked_at from app.policy_trial t
  where t.done_at is null order by t.asked_at limit 1 for update skip locked
$$;

create function platform.settle_policy_trial(org uuid, trial uuid, found jsonb, wrong text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update app.policy_trial t set done_at = clock_timestamp(), result = found, problem = wrong
  where t.organisation_id = org and t.trial_id = trial and t.done_at is null
$$;

-- Everybody of an organisation of whom anything is recorded, by their keys alone.
create function platform.everybody_of(org uuid) returns table (people uuid[], children uuid[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    (select coalesce(array_agg(m.membership_id), '{}') from app.membership m where m.organisation_id = org),
    (select coalesce(array_agg(c.child_id), '{}') from app.child c where c.organisation_id = org)
$$;

alter table app.policy_trial enable row level security;
alter table app.policy_trial force row level security;
create policy door on app.policy_trial to plumbline_door using (true) with check (true);
grant select, insert, update on app.policy_trial to plumbline_door;

create policy web_see on app.policy_trial for select to plumbline_web
  using (organisation_id = (select platform.organisation_id())
    and (asked_by = (select platform.membership_id()) or (select platform.has_role('head','dsl'))));
create policy web_add on app.policy_trial for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and asked_by = (select platform.membership_id())
    and (select platform.has_role('head','dsl','administrator')));
grant select, insert (organisation_id, trial_id, asked_by, version_id, version_no, body) on app.policy_trial to plumbline_web;

do $$
declare signature text;
begin
  foreach signature in array array['platform.take_policy_trial()', 'platform.settle_policy_trial(uuid, uuid, jsonb, text)', 'platform.everybody_of(uuid)'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to plumbline_worker', signature);
  end loop;
end $$;
