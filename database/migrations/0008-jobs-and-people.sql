-- Jobs that a request causes, and the few facts about people that the pages of an administrator need.

-- Queue a job in the transaction that causes it. Only tasks named here; what they are given is small and holds no
-- narrative (the words of a mail are made when it is sent). The queue's own schema is made after the migrations, by
-- src/platform/jobs/migrate-jobs.ts, so it is named in text.
create function platform.add_job(task text, payload jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    raise exception 'nobody is in scope to queue a job' using errcode = 'insufficient_privilege';
  end if;
  if task not in ('send_mail') then
    raise exception 'there is no job of that name' using errcode = 'invalid_parameter_value';
  end if;
  if length(payload::text) > 8000 then
    raise exception 'a job is given facts, not documents' using errcode = 'program_limit_exceeded';
  end if;
  execute 'select graphile_worker.add_job($1, payload => $2, max_attempts => 12)' using task, payload::json;
end $$;

-- Whether the first-run wizard can be used: 'founded', 'no_code' (none was made), 'closed' (ten wrong tries), or 'open'.
create function platform.set_up_state() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when i.founded_at is not null then 'founded'
    when i.setup_code_digest is null then 'no_code'
    when i.setup_tries >= 10 then 'closed'
    else 'open'
  end from platform.installation i
$$;

-- Memberships of this organisation whose person has a sign-in account: whoever keeps the people sees that it is so.
create function platform.people_with_account() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.membership_id
  from app.membership m join app.person p on p.person_id = m.person_id
  where m.organisation_id = platform.organisation_id() and p.auth_user_id is not null
    and platform.has_role('administrator', 'head', 'dsl')
$$;

-- Who supervises whom under an agreement that both signed and nobody has ended. A fact, for whoever keeps the people;
-- what was agreed is a document and has its own readers.
create function platform.who_supervises_whom() returns table (supervisee_id uuid, supervisor_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct a.supervisee_id, a.supervisor_id
  from app.agreement a
  where a.organisation_id = platform.organisation_id()
    and (a.ended_on is null or a.ended_on >= platform.today())
    and exists (select 1 from app.agreement_version v
      where v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id and v.state = 'signed')
    and platform.has_role('administrator', 'head', 'dsl')
$$;

do $$
declare signature text;
begin
  foreach signature in array array['platform.add_job(text, jsonb)', 'platform.set_up_state()', 'platform.people_with_account()', 'platform.who_supervises_whom()'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to plumbline_web', signature);
  end loop;
end $$;
