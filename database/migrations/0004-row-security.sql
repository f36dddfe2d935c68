-- Row security on every table, forced, deny by default. Spelling matters for speed: `x in (select …)`, scope functions
-- always inside a scalar select so that they are computed once a statement (docs/performance.md).

do $$
declare t record;
begin
  for t in select schemaname, tablename from pg_tables where schemaname in ('app', 'platform') loop
    execute format('alter table %I.%I enable row level security', t.schemaname, t.tablename);
    execute format('alter table %I.%I force row level security', t.schemaname, t.tablename);
    execute format('create policy door on %I.%I to plumbline_door using (true) with check (true)', t.schemaname, t.tablename);
    execute format('grant select, insert, update, delete on %I.%I to plumbline_door', t.schemaname, t.tablename);
  end loop;
end $$;
grant usage on schema auth to plumbline_door;
grant select, update on auth."session" to plumbline_door;
grant select on auth."user" to plumbline_door;
-- The door never deletes, and never rewrites what is kept.
revoke delete on all tables in schema app, platform from plumbline_door;
revoke update on app.document_version, app.draft_revision, app.signature, app.signing_item, app.journal_entry from plumbline_door;

-- ---------------------------------------------------------------- sets that policies compare with (owned by the door)

-- Supervisees whom the one in scope supervises under an agreement that both signed and that has not ended. A proposal
-- alone opens nothing: nobody becomes a supervisor by saying so.
create function platform.supervised_by_me() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.supervisee_id from app.agreement a
  where a.organisation_id = platform.organisation_id() and a.supervisor_id = platform.membership_id()
    and (a.ended_on is null or a.ended_on >= platform.today())
    and exists (select 1 from app.agreement_version v
      where v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id and v.state in ('signed', 'superseded'))
$$;

-- Children the one in scope may see: held by them, held by somebody they supervise, on the agenda of a session of theirs,
-- or all of the organisation's when they are of the safeguarding team, which keeps the files. Never for an administrator.
create function platform.my_children() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.child_id from app.case_holder h
  where h.organisation_id = platform.organisation_id()
    and (h.membership_id = platform.membership_id() or h.membership_id in (select platform.supervised_by_me()))
    and (h.ends_on is null or h.ends_on >= platform.today())
  union
  select sc.child_id from app.session_child sc
  join app.session s on s.organisation_id = sc.organisation_id and s.session_id = sc.session_id
  where sc.organisation_id = platform.organisation_id() and (s.supervisee_id = platform.membership_id() or s.supervisor_id = platform.membership_id())
  union
  select c.child_id from app.child c
  where c.organisation_id = platform.organisation_id()
    and (c.created_by = platform.membership_id() or 'safeguarding_team' = any (platform.circles()))
$$;

-- Whether nobody signs in as this person yet: only such a person is given a place by an administrator.
create function platform.signs_in_nowhere(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from app.person p where p.person_id = person and p.auth_user_id is null)
$$;

-- The document itself when the one in scope made it, else nothing.
create function platform.made_by_me(document uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.document_id from app.document d
  where d.organisation_id = platform.organisation_id() and d.document_id = document and d.created_by = platform.membership_id()
$$;

-- ---------------------------------------------------------------- what a request may see and do

-- organisations, people, calendar
create policy web_see on app.organisation for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) or organisation_id in (select platform.lineage()));
create policy web_change on app.organisation for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
grant select on app.organisation to plumbline_web;
grant update (name, words, nation, record_template, agreement_template, keep_drafts_in_browser) on app.organisation to plumbline_web;

create policy web_see on app.person for select to plumbline_web
  using (person_id = (select platform.person_id()) or person_id in (select m.person_id from app.membership m where m.organisation_id = (select platform.organisation_id())));
create policy web_add on app.person for insert to plumbline_web
  with check (auth_user_id is null and (select platform.has_role('administrator')));
grant select (person_id, created_at), insert (person_id, created_at) on app.person to plumbline_web;

create policy web_see on app.membership for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) or person_id = (select platform.person_id()));
create policy web_add on app.membership for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')) and (select platform.signs_in_nowhere(person_id)));
create policy web_change on app.membership for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
grant select, insert on app.membership to plumbline_web;
grant update (name, email, ended_on) on app.membership to plumbline_web;

create policy web_see on app.membership_fact for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    kind in ('role','post','line_manager','supervisor_training')
    or membership_id = (select platform.membership_id())
    or (select platform.has_role('administrator','head','dsl'))
    or membership_id in (select platform.managed_by_me())
    or membership_id in (select platform.supervised_by_me())));
create policy web_add on app.membership_fact for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and recorded_by = (select platform.membership_id()) and (select platform.has_role('administrator')));
create policy web_change on app.membership_fact for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
grant select, insert on app.membership_fact to plumbline_web;
grant update (valid_until, withdrawn_at, withdrawn_by) on app.membership_fact to plumbline_web;

create policy web_see on app.calendar_period for select to plumbline_web
  using (organisation_id in (select platform.lineage()));
create policy web_add on app.calendar_period for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
create policy web_change on app.calendar_period for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
grant select, insert on app.calendar_period to plumbline_web;
grant update (withdrawn_at) on app.calendar_period to plumbline_web;

create policy web_see on app.invitation for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
create policy web_add on app.invitation for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id()) and (select platform.has_role('administrator')));
create policy web_change on app.invitation for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
grant select (organisation_id, invitation_id, membership_id, expires_at, used_at, created_by, created_at), insert on app.invitation to plumbline_web;
grant update (expires_at) on app.invitation to plumbline_web;

-- children
create policy web_see on app.family for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    created_by = (select platform.membership_id())
    or family_id in (select c.family_id from app.child c where c.organisation_id = (select platform.organisation_id()))));
create policy web_add on app.family for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (select platform.has_role('supervisee','supervisor','dsl','deputy_dsl','head')));
grant select, insert on app.family to plumbline_web;

create policy web_see on app.child for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (child_id in (select platform.my_children()) or created_by = (select platform.membership_id())));
create policy web_add on app.child for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (select platform.has_role('supervisee','supervisor','dsl','deputy_dsl','head')));
create policy web_change on app.child for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (select platform.my_children()));
grant select, insert on app.child to plumbline_web;
grant update (given_name, family_name, born_on, reference, family_id) on app.child to plumbline_web;

create policy web_see on app.child_status for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id())));
create policy web_add on app.child_status for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and recorded_by = (select platform.membership_id())
    and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id())));
create policy web_change on app.child_status for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id())));
grant select, insert on app.child_status to plumbline_web;
grant update (ends_on, withdrawn_at) on app.child_status to plumbline_web;

create policy web_see on app.case_holder for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id())));
create policy web_add on app.case_holder for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and recorded_by = (select platform.membership_id())
    and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()))
    and (membership_id = (select platform.membership_id()) or membership_id in (select platform.supervised_by_me()) or (select platform.has_role('dsl','deputy_dsl'))));
create policy web_change on app.case_holder for update to plumbline_web
  using (organisation_id = (select platform.organisation_id())
    and (membership_id = (select platform.membership_id()) or membership_id in (select platform.supervised_by_me()) or (select platform.has_role('dsl','deputy_dsl'))));
grant select, insert on app.case_holder to plumbline_web;
grant update (ends_on) on app.case_holder to plumbline_web;

-- agreements: the two parties; the supervisee's line manager, head and lead see that it stands, not what it says
create policy web_see on app.agreement for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())
    or (select platform.has_role('head','dsl')) or supervisee_id in (select platform.managed_by_me())));
create policy web_add on app.agreement for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())));
create policy web_change on app.agreement for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())));
grant select, insert on app.agreement to plumbline_web;
grant update (ended_on) on app.agreement to plumbline_web;

create policy web_see on app.agreement_version for select to plumbline_web
  using (organisation_id = (select platform.organisation_id())
    and agreement_id in (select a.agreement_id from app.agreement a where a.organisation_id = (select platform.organisation_id())));
create policy web_add on app.agreement_version for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and proposed_by = (select platform.membership_id()) and state = 'proposed'
    and agreement_id in (select a.agreement_id from app.agreement a where a.organisation_id = (select platform.organisation_id())
      and (a.supervisee_id = (select platform.membership_id()) or a.supervisor_id = (select platform.membership_id()))));
create policy web_change on app.agreement_version for update to plumbline_web
  using (organisation_id = (select platform.organisation_id())
    and agreement_id in (select a.agreement_id from app.agreement a where a.organisation_id = (select platform.organisation_id())
      and (a.supervisee_id = (select platform.membership_id()) or a.supervisor_id = (select platform.membership_id()))));
grant select, insert on app.agreement_version to plumbline_web;
grant update (state, signed_at) on app.agreement_version to plumbline_web;

create policy web_see on app.agreement_reader for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (membership_id = (select platform.membership_id())
    or agreement_id in (select a.agreement_id from app.agreement a where a.organisation_id = (select platform.organisation_id()))));
create policy web_add on app.agreement_reader for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id())
    and exists (select 1 from app.agreement_version v where v.organisation_id = agreement_reader.organisation_id
      and v.agreement_id = agreement_reader.agreement_id and v.version_no = agreement_reader.version_no and v.state = 'proposed')
    and agreement_id in (select a.agreement_id from app.agreement a where a.organisation_id = (select platform.organisation_id())
      and (a.supervisee_id = (select platform.membership_id()) or a.supervisor_id = (select platform.membership_id()))));
grant select, insert on app.agreement_reader to plumbline_web;

-- sessions: the parties; dates and states also for the line manager, the head and the lead
create policy web_see on app.session for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())
    or (select platform.has_role('head','dsl')) or supervisee_id in (select platform.managed_by_me())));
create policy web_add on app.session for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id()))
    and exists (
      select 1 from app.agreement a join app.agreement_version v on v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id
      where a.organisation_id = session.organisation_id and a.agreement_id = session.agreement_id and v.state = 'signed'
        and a.supervisee_id = session.supervisee_id and a.supervisor_id = session.supervisor_id));
create policy web_change on app.session for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())));
grant select, insert on app.session to plumbline_web;
grant update (starts_at, planned_minutes, venue, state, opened_at, actual_minutes, interruptions, private_confirmed, discussed, completed_at, completed_by, signed_at, cancelled_reason, next_session_id)
  on app.session to plumbline_web;

-- what belongs to a session is for its two parties only
do $$
declare
  t text;
  mine constant text := 'organisation_id = (select platform.organisation_id()) and session_id in (select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id()) and (s.supervisee_id = (select platform.membership_id()) or s.supervisor_id = (select platform.membership_id())))';
begin
  foreach t in array array['session_move','session_child','agenda_item','action_review'] loop
    execute format('create policy web_see on app.%I for select to plumbline_web using (%s)', t, mine);
    execute format('create policy web_add on app.%I for insert to plumbline_web with check (%s)', t, mine);
    execute format('grant select, insert on app.%I to plumbline_web', t);
  end loop;
  -- a child comes on an agenda only by somebody who may see the child, in their own name
  drop policy web_add on app.session_child;
  execute format('create policy web_add on app.session_child for insert to plumbline_web with check (%s and added_by = (select platform.membership_id()) and child_id in (select platform.my_children()))', mine);
  foreach t in array array['session_child','agenda_item','action_review'] loop
    execute format('create policy web_change on app.%I for update to plumbline_web using (%s)', t, mine);
  end loop;
end $$;
grant update (position, why, rag, seen_alone_on, prepared_at, removed_at) on app.session_child to plumbline_web;
grant update (removed_at) on app.agenda_item to plumbline_web;
grant update (outcome, note, new_due_on, reviewed_by, reviewed_at) on app.action_review to plumbline_web;

create policy web_see on app.action for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    owner_id = (select platform.membership_id()) or supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())));
create policy web_add on app.action for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id()))
    and session_id in (select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id())));
create policy web_change on app.action for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    owner_id = (select platform.membership_id()) or supervisee_id = (select platform.membership_id()) or supervisor_id = (select platform.membership_id())));
grant select, insert on app.action to plumbline_web;
grant update (what, why, due_on, owner_id, state, carried, outcome, closed_at, closed_by, removed_at) on app.action to plumbline_web;

create policy web_see on app.informal_discussion for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (logged_by = (select platform.membership_id()) or with_id = (select platform.membership_id())));
create policy web_add on app.informal_discussion for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and logged_by = (select platform.membership_id()));
create policy web_change on app.informal_discussion for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (logged_by = (select platform.membership_id()) or with_id = (select platform.membership_id())));
grant select, insert on app.informal_discussion to plumbline_web;
grant update (revisited_in) on app.informal_discussion to plumbline_web;

create policy web_own on app.once to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and membership_id = (select platform.membership_id()))
  with check (organisation_id = (select platform.organisation_id()) and membership_id = (select platform.membership_id()));
grant select, insert on app.once to plumbline_web;
grant update (location, at) on app.once to plumbline_web;

-- documents: readers see that a document is there; its words come through the door and no other way
create policy web_see on app.document_reader for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id())
    or circle = any ((select platform.circles())::text[])
    or (select platform.membership_id()) = any (shown_to)));
create policy web_see on app.document for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    created_by = (select platform.membership_id())
    or document_id in (
      select r.document_id from app.document_reader r
      where r.organisation_id = (select platform.organisation_id())
        and (r.membership_id = (select platform.membership_id()) or r.circle = any ((select platform.circles())::text[]))
        and r.valid_from <= (select platform.instant()) and (r.valid_until is null or r.valid_until > (select platform.instant())))));
create policy web_add on app.document for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id()) and state = 'draft');
grant select, insert on app.document to plumbline_web;

-- A reader is added by whoever made the document, or by a party to it; a party only by whoever made it.
create policy web_add on app.document_reader for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and granted_by = (select platform.membership_id())
    and (document_id in (select platform.made_by_me(document_id)) or (basis <> 'party' and document_id in (select platform.readable(array[document_id], true)))));
create policy web_change on app.document_reader for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and document_id in (select platform.readable(array[document_id], true)));
grant select, insert on app.document_reader to plumbline_web;
grant update (valid_until) on app.document_reader to plumbline_web;

create policy web_see on app.document_version for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and document_id in (select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id())));
grant select (organisation_id, document_id, version_no, digest, created_by, created_at) on app.document_version to plumbline_web;

create policy web_see on app.draft_field for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and document_id in (select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id())));
grant select (organisation_id, document_id, field_key, revision, saved_by, saved_at) on app.draft_field to plumbline_web;

create policy web_see on app.signing_set for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    (select platform.membership_id()) = any (signers)
    or set_id in (select i.set_id from app.signing_item i where i.organisation_id = (select platform.organisation_id()))));
create policy web_see on app.signing_item for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and document_id in (select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id())));
create policy web_see on app.signature for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and set_id in (select s.set_id from app.signing_set s where s.organisation_id = (select platform.organisation_id())));
grant select on app.signing_set, app.signing_item, app.signature to plumbline_web;

-- the journal: one adds in one's own name; one sees one's own entries and who has read what one is a party to
create policy web_see on app.journal_entry for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id())
    or (document_id in (select r.document_id from app.document_reader r
        where r.organisation_id = (select platform.organisation_id()) and r.membership_id = (select platform.membership_id()) and r.basis = 'party'))));
create policy web_add on app.journal_entry for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and membership_id = (select platform.membership_id()) and person_id = (select platform.person_id())
    and event not in ('document.read','draft.read','field.saved','field.conflict','document.sealed','record.put_to_signing','record.signed','record.sent_back','reader.added','reader.ended')
    and (document_id is null or document_id in (select platform.readable(array[document_id], false))));
grant select on app.journal_entry to plumbline_web;
grant insert (organisation_id, event, membership_id, person_id, subject_kind, subject_id, document_id, details) on app.journal_entry to plumbline_web;
