-- What the database spends on a request. The rules of what may be seen and done do not change here; what changes is how a
-- scope is known to be true, and how often the same thing is worked out (docs/performance.md, decision 0007).

-- ---------------------------------------------------------------- the mark of a scope
-- A scope was a text with a seal, made with a key in a table: each look read the table. Now platform.set_scope keeps a
-- fingerprint of the text, with the moment its transaction began, in the two sequences below. What matters of a sequence is
-- not what it holds but what currval gives: the value that this connection set last, kept in its own memory, which no
-- other connection changes and no rollback brings back. Only the door may set or read them. There is no secret: who would
-- pass another text as the scope needs one with the same 128 bits of SHA-256.
create unlogged sequence platform.scope_mark_one minvalue -9223372036854775808 maxvalue 9223372036854775807;
create unlogged sequence platform.scope_mark_two minvalue -9223372036854775808 maxvalue 9223372036854775807;
revoke all on sequence platform.scope_mark_one, platform.scope_mark_two from public;
grant usage, update on sequence platform.scope_mark_one, platform.scope_mark_two to plumbline_door;

-- One part of the scope, its mark checked each time it is asked for. Every expression here is simple (no table), which
-- PL/pgSQL works out without starting the executor.
-- parts: 1 the web session's id, 2 organisation, 3 membership, 4 person, 5 circles, 6 roles
create or replace function platform.scope_part(part int) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  scope text := current_setting('plumbline.scope', true);
begin
  if scope is null or scope = '' then
    return null;
  end if;
  if substring(sha256(timestamptz_send(transaction_timestamp()) || convert_to(scope, 'UTF8')) from 1 for 16)
     <> int8send(currval('platform.scope_mark_one')) || int8send(currval('platform.scope_mark_two')) then
    raise exception 'this scope was not made by platform.enter in this transaction' using errcode = 'insufficient_privilege';
  end if;
  return nullif(split_part(scope, '|', part), '');
end $$;

create or replace function platform.set_scope(organisation uuid, membership uuid, person uuid, roles text[], web_session text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  circles text[] := '{}';
  scope text;
  mark text;
  set_to bigint;
begin
  -- The safeguarding team keeps the children's files: the designated safeguarding lead and deputies (S2, S3).
  if roles && array['dsl','deputy_dsl'] then
    circles := array['safeguarding_team'];
  end if;
  -- concat_ws leaves out what is null, which would move every part after it.
  scope := concat_ws('|', coalesce(web_session, ''), organisation, membership, person, array_to_string(circles, ','), array_to_string(roles, ','));
  mark := encode(sha256(timestamptz_send(transaction_timestamp()) || convert_to(scope, 'UTF8')), 'hex');
  -- Assigned and not performed: an expression alone starts no executor.
  set_to := setval('platform.scope_mark_one', ('x' || left(mark, 16))::bit(64)::bigint);
  set_to := setval('platform.scope_mark_two', ('x' || substr(mark, 17, 16))::bit(64)::bigint);
  scope := set_config('plumbline.scope', scope, true);
end $$;

drop function platform.seal_of(text);
drop table platform.scope_key;

-- ---------------------------------------------------------------- the clock, and who enters
-- As in 0001; outside a demonstration without starting the executor.
create or replace function platform.instant() returns timestamptz
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  told text := current_setting('plumbline.demonstration_clock', true);
begin
  if told is null or told = '' then
    return clock_timestamp();
  end if;
  if not (select i.demonstration from platform.installation i) then
    return clock_timestamp();
  end if;
  return told::timestamptz;
end $$;

-- As in 0001; who is not found leaves no scope, whatever there was before. All is looked up in one statement, as the tables
-- stand at that moment, and given as one text: each column would be described, sent and read for itself on every request.
drop function platform.enter(text, uuid);
create function platform.enter(session_token text, wanted uuid) returns table (entered text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held record;
  day date := platform.today();
  cleared text := set_config('plumbline.scope', '', true);
begin
  select s."id" as web_session, s."expiresAt" as ends, coalesce(u."twoFactorEnabled", false) as second_factor,
         m.organisation_id, m.membership_id, m.person_id, m.name, o.name as organisation_name, o.kind, o.words, o.keep_drafts_in_browser,
         (select i.demonstration from platform.installation i) as demonstration,
         platform.roles_on(m.organisation_id, m.membership_id, day) as roles,
         count(m.membership_id) over () as memberships
    into held
    from auth."session" s
    join auth."user" u on u."id" = s."userId"
    left join (app.person p
      join app.membership m on m.person_id = p.person_id and m.started_on <= day and (m.ended_on is null or m.ended_on >= day)
      join app.organisation o on o.organisation_id = m.organisation_id) on p.auth_user_id = u."id"
    where s."token" = session_token and s."expiresAt" > now() and s."createdAt" > now() - interval '12 hours'
    order by (m.membership_id is not distinct from wanted) desc, o.name, m.membership_id
    limit 1;
  if not found then
    return;
  end if;
  if held.ends < now() + interval '55 minutes' then
    update auth."session" set "expiresAt" = now() + interval '60 minutes', "updatedAt" = now() where auth."session"."token" = session_token;
  end if;
  if held.membership_id is null then
    return;
  end if;
  perform platform.set_scope(held.organisation_id, held.membership_id, held.person_id, held.roles, held.web_session);
  entered := json_build_object('webSession', held.web_session, 'organisationId', held.organisation_id, 'membershipId', held.membership_id,
    'personId', held.person_id, 'name', held.name, 'organisationName', held.organisation_name, 'organisationKind', held.kind,
    'roles', held.roles, 'memberships', held.memberships, 'secondFactor', held.second_factor,
    'keepDraftsInBrowser', held.keep_drafts_in_browser, 'words', held.words, 'demonstration', held.demonstration);
  return next;
end $$;
alter function platform.enter(text, uuid) owner to plumbline_door;
revoke all on function platform.enter(text, uuid) from public;
grant execute on function platform.enter(text, uuid) to plumbline_web;

-- ---------------------------------------------------------------- saving a field
-- Every entry in the journal locked the row of its organisation, so that all who wrote at one moment met there. That the
-- organisation is there follows without it: an entry's organisation is that of the scope it is written in (policy web_add,
-- platform.note), which comes from a membership; and an organisation that has members cannot be deleted.
alter table app.journal_entry drop constraint journal_entry_organisation_id_fkey;

-- As in 0003, with the same outcomes. The usual case, a text on top of the revision its writer saw, is two statements: who
-- may write, with the document held against sealing; then field, revision and journal together. Everything else is looked
-- at row by row, as before.
-- of_session: the session that the document must be of, written by the one in scope as one of its two, and not over yet
-- ("planned" and "open" are what isBeingWritten says in src/domain/sessions/session-state.ts); null when it was looked at before.
drop function platform.save_field(uuid, text, int, text);
create function platform.save_field(document uuid, field text, based_on int, words text, of_session uuid)
  returns table (outcome text, revision int, theirs text, saved_by uuid, saved_at timestamptz, saved_by_name text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  person uuid := platform.person_id();
  mine text[] := platform.circles();
  moment timestamptz := platform.instant();
  held record;
  doc_state text;
  over boolean;
begin
  -- Whoever platform.readable lets write: held here as well, so that it is one look-up.
  select d.state, of_session is not null and s.state not in ('planned','open') into doc_state, over
    from app.document d
    left join app.session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id and s.session_id = of_session
    where d.organisation_id = org and d.document_id = document
      and (of_session is null or d.kind in ('case_discussion','work','wellbeing') and me in (s.supervisee_id, s.supervisor_id))
      and exists (
      select 1 from app.document_reader r
      where r.organisation_id = org and r.document_id = document and (r.membership_id = me or r.circle = any (mine))
        and r.valid_from <= moment and (r.valid_until is null or r.valid_until > moment) and r.may_write)
    for share of d;
  if not found then
    outcome := 'refused';
    return next;
    return;
  end if;
  if over then
    outcome := 'closed';
    return next;
    return;
  end if;
  if doc_state = 'draft' then
    with saved as (
      update app.draft_field f set revision = based_on + 1, text = words, saved_by = me, saved_at = moment
        where f.organisation_id = org and f.document_id = document and f.field_key = field and f.revision = based_on and f.text <> words
        returning f.revision
    ), kept as (
      insert into app.draft_revision (organisation_id, document_id, field_key, revision, text, saved_by, saved_at)
        select org, document, field, s.revision, words, me, moment from saved s
    )
    insert into app.journal_entry (organisation_id, at, event, membership_id, person_id, subject_kind, subject_id, document_id, details)
      select org, moment, 'field.saved', me, person, 'document', document, document, jsonb_build_object('field', field, 'revision', s.revision) from saved s;
    if found then
      outcome := 'saved';
      revision := based_on + 1;
      saved_by := me;
      saved_at := moment;
      return next;
      return;
    end if;
  end if;
  select f.revision, f.text, f.saved_by, f.saved_at into held
    from app.draft_field f where f.organisation_id = org and f.document_id = document and f.field_key = field for update;
  if found and held.text = words then
    return query select 'same'::text, held.revision, null::text, held.saved_by, held.saved_at, null::text;
    return;
  end if;
  if doc_state <> 'draft' then
    return query select 'closed'::text, held.revision, held.text, held.saved_by, held.saved_at, null::text;
    return;
  end if;
  if held.revision is null and based_on = 0 then
    insert into app.draft_field (organisation_id, document_id, field_key, revision, text, saved_by, saved_at)
      values (org, document, field, 1, words, me, moment) on conflict do nothing;
    if found then
      insert into app.draft_revision (organisation_id, document_id, field_key, revision, text, saved_by, saved_at)
        values (org, document, field, 1, words, me, moment);
      perform platform.note('field.saved', 'document', document, document, jsonb_build_object('field', field, 'revision', 1));
      return query select 'saved'::text, 1, null::text, me, moment, null::text;
      return;
    end if;
    select f.revision, f.text, f.saved_by, f.saved_at into held
      from app.draft_field f where f.organisation_id = org and f.document_id = document and f.field_key = field for update;
    if held.text = words then
      return query select 'same'::text, held.revision, null::text, held.saved_by, held.saved_at, null::text;
      return;
    end if;
  end if;
  perform platform.note('field.conflict', 'document', document, document, jsonb_build_object('field', field, 'based_on', based_on));
  return query select 'conflict'::text, coalesce(held.revision, 0), coalesce(held.text, ''), held.saved_by, held.saved_at,
    (select m.name from app.membership m where m.organisation_id = org and m.membership_id = held.saved_by);
end $$;
alter function platform.save_field(uuid, text, int, text, uuid) owner to plumbline_door;
revoke all on function platform.save_field(uuid, text, int, text, uuid) from public;
grant execute on function platform.save_field(uuid, text, int, text, uuid) to plumbline_web;

-- ---------------------------------------------------------------- indexes
-- Plans are made once for all values (src/platform/database/pools.ts), and so an index whose condition is on a kind or a
-- state that a statement is given as a value would not be found: these stand beside the partial ones.
create index on app.document (organisation_id, session_id) where session_id is not null;
create index on app.document (organisation_id, agreement_id) where agreement_id is not null;

-- A list by time with its tie-breaker is read from the index in order, either way, without sorting.
create index on app.session (organisation_id, supervisee_id, starts_at desc, session_id desc);
create index on app.session (organisation_id, supervisor_id, starts_at desc, session_id desc);
drop index app.session_organisation_id_supervisee_id_starts_at_idx;
drop index app.session_organisation_id_supervisor_id_starts_at_idx;

-- Who has read: entries of reading stand among many more of saving.
create index journal_entry_readings on app.journal_entry (organisation_id, document_id, at desc) where event = 'document.read';
