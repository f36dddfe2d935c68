-- Row security by look-up. The policies of 0004 compare with sets of the whole organisation: each is worked out once a
-- statement, which costs with the size of the organisation and not with what is asked for (a home page of an organisation
-- with 20,000 signed sessions took 700 ms). Here the same conditions are asked of the row at hand, by its key. What may be
-- seen is the same; only the spelling changes (docs/performance.md).

-- Scope functions inside scalar selects, so that they are computed once and used as keys, here and below.
-- Children, as before: held by me, held by somebody I supervise, on the agenda of a session of mine, made by me, or all for
-- the safeguarding team. One arm for each index.
-- For the arm of those who made a child, and for lists by name.
create index on app.child (organisation_id, created_by);
create index on app.child (organisation_id, family_name, given_name, child_id);

create or replace function platform.supervised_by_me() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.supervisee_id from app.agreement a
  where a.organisation_id = (select platform.organisation_id()) and a.supervisor_id = (select platform.membership_id())
    and (a.ended_on is null or a.ended_on >= (select platform.today()))
    and exists (select 1 from app.agreement_version v
      where v.organisation_id = a.organisation_id and v.agreement_id = a.agreement_id and v.state in ('signed', 'superseded'))
$$;

create or replace function platform.managed_by_me() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.membership_id from app.membership_fact f
  where f.organisation_id = (select platform.organisation_id()) and f.kind = 'line_manager' and f.manager_id = (select platform.membership_id())
    and f.withdrawn_at is null and f.valid_from <= (select platform.today()) and (f.valid_until is null or f.valid_until >= (select platform.today()))
$$;

create or replace function platform.my_children() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.child_id from app.case_holder h
  where h.organisation_id = (select platform.organisation_id()) and h.membership_id = (select platform.membership_id())
    and (h.ends_on is null or h.ends_on >= (select platform.today()))
  union
  select h.child_id from platform.supervised_by_me() s (membership_id)
  join app.case_holder h on h.membership_id = s.membership_id
  where h.organisation_id = (select platform.organisation_id())
    and (h.ends_on is null or h.ends_on >= (select platform.today()))
  union
  select sc.child_id from app.session s
  join app.session_child sc on sc.organisation_id = s.organisation_id and sc.session_id = s.session_id
  where s.organisation_id = (select platform.organisation_id()) and s.supervisee_id = (select platform.membership_id())
  union
  select sc.child_id from app.session s
  join app.session_child sc on sc.organisation_id = s.organisation_id and sc.session_id = s.session_id
  where s.organisation_id = (select platform.organisation_id()) and s.supervisor_id = (select platform.membership_id())
  union
  select c.child_id from app.child c
  where c.organisation_id = (select platform.organisation_id()) and c.created_by = (select platform.membership_id())
  union
  select c.child_id from app.child c
  where (select 'safeguarding_team' = any (platform.circles())) and c.organisation_id = (select platform.organisation_id())
$$;

-- The safeguarding team sees all of its organisation's children without the set being made.
alter policy web_see on app.child
  using (organisation_id = (select platform.organisation_id()) and (
    (select 'safeguarding_team' = any (platform.circles())) or created_by = (select platform.membership_id())
    or child_id in (select platform.my_children())));

-- What belongs to a row that one may see: the row is looked up by its key.
alter policy web_see on app.child_status
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = child_status.child_id));
alter policy web_see on app.case_holder
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = case_holder.child_id));
alter policy web_see on app.agreement_version
  using (organisation_id = (select platform.organisation_id()) and agreement_id in (
    select a.agreement_id from app.agreement a where a.organisation_id = (select platform.organisation_id()) and a.agreement_id = agreement_version.agreement_id));

alter policy web_see on app.document
  using (organisation_id = (select platform.organisation_id()) and (
    created_by = (select platform.membership_id())
    or document_id in (
      select r.document_id from app.document_reader r
      where r.organisation_id = (select platform.organisation_id()) and r.document_id = document.document_id
        and (r.membership_id = (select platform.membership_id()) or r.circle = any ((select platform.circles())::text[]))
        and r.valid_from <= (select platform.instant()) and (r.valid_until is null or r.valid_until > (select platform.instant())))));
alter policy web_see on app.document_version
  using (organisation_id = (select platform.organisation_id()) and document_id in (
    select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = document_version.document_id));
alter policy web_see on app.draft_field
  using (organisation_id = (select platform.organisation_id()) and document_id in (
    select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = draft_field.document_id));
alter policy web_see on app.signing_item
  using (organisation_id = (select platform.organisation_id()) and document_id in (
    select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = signing_item.document_id));
alter policy web_see on app.signing_set
  using (organisation_id = (select platform.organisation_id()) and (
    (select platform.membership_id()) = any (signers)
    or set_id in (select i.set_id from app.signing_item i where i.organisation_id = (select platform.organisation_id()) and i.set_id = signing_set.set_id)));
alter policy web_see on app.signature
  using (organisation_id = (select platform.organisation_id()) and set_id in (
    select s.set_id from app.signing_set s where s.organisation_id = (select platform.organisation_id()) and s.set_id = signature.set_id));

-- What belongs to a session is for its two parties only: the session is looked up by its key.
do $$
declare
  t text;
  mine constant text := 'organisation_id = (select platform.organisation_id()) and session_id in (select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id()) and s.session_id = %1$I.session_id and (s.supervisee_id = (select platform.membership_id()) or s.supervisor_id = (select platform.membership_id())))';
begin
  foreach t in array array['session_move', 'session_child', 'agenda_item', 'action_review'] loop
    execute format('alter policy web_see on app.%1$I using (' || mine || ')', t);
  end loop;
  foreach t in array array['session_child', 'agenda_item', 'action_review'] loop
    execute format('alter policy web_change on app.%1$I using (' || mine || ')', t);
  end loop;
end $$;

alter policy web_see on app.journal_entry
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id())
    or document_id in (select r.document_id from app.document_reader r
      where r.organisation_id = (select platform.organisation_id()) and r.document_id = journal_entry.document_id
        and r.membership_id = (select platform.membership_id()) and r.basis = 'party')));
