-- What a save costs, once more (docs/performance.md). What may be saved, and by whom, does not change.

-- All parts of the scope at once, its mark checked once: for functions that ask for several. As platform.scope_part in 0019.
create function platform.scope_parts() returns text[]
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
  return string_to_array(scope, '|');
end $$;
alter function platform.scope_parts() owner to plumbline_door;
revoke all on function platform.scope_parts() from public;

-- The usual case, a text on top of the revision its writer saw, is one statement: who may write, with the document held
-- against sealing; field, revision and journal. When that writes nothing, all is looked at in steps, as before.
alter function platform.save_field(uuid, text, int, text, uuid) rename to save_field_in_steps;
revoke execute on function platform.save_field_in_steps(uuid, text, int, text, uuid) from plumbline_web;
create function platform.save_field(document uuid, field text, based_on int, words text, of_session uuid) returns json
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  entered text[] := platform.scope_parts();
  org uuid := entered[2];
  me uuid := entered[3];
  moment timestamptz := platform.instant();
begin
  with held as (
    select d.organisation_id, d.document_id
      from app.document d
      left join app.session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id and s.session_id = of_session
      where d.organisation_id = org and d.document_id = document and d.state = 'draft'
        and (of_session is null or d.kind in ('case_discussion','work','wellbeing') and s.state in ('planned','open')
          and (me in (s.supervisee_id, s.supervisor_id) or s.type <> 'one_to_one'))
        and exists (
        select 1 from app.document_reader r
        where r.organisation_id = org and r.document_id = document
          and (r.membership_id = me or r.circle = any (string_to_array(entered[5], ',')))
          and r.valid_from <= moment and (r.valid_until is null or r.valid_until > moment) and r.may_write)
      for share of d
  ), saved as (
    update app.draft_field f set revision = based_on + 1, text = words, saved_by = me, saved_at = moment
      from held h
      where f.organisation_id = h.organisation_id and f.document_id = h.document_id and f.field_key = field
        and f.revision = based_on and f.text <> words
      returning f.revision
  ), kept as (
    insert into app.draft_revision (organisation_id, document_id, field_key, revision, text, saved_by, saved_at)
      select org, document, field, s.revision, words, me, moment from saved s
  )
  insert into app.journal_entry (organisation_id, at, event, membership_id, person_id, subject_kind, subject_id, document_id, details)
    select org, moment, 'field.saved', me, entered[4]::uuid, 'document', document, document, jsonb_build_object('field', field, 'revision', s.revision)
    from saved s;
  if found then
    return json_build_object('outcome', 'saved', 'revision', based_on + 1, 'saved_at', moment);
  end if;
  return (select to_json(s) from platform.save_field_in_steps(document, field, based_on, words, of_session) s);
end $$;
alter function platform.save_field(uuid, text, int, text, uuid) owner to plumbline_door;
revoke all on function platform.save_field(uuid, text, int, text, uuid) from public;
grant execute on function platform.save_field(uuid, text, int, text, uuid) to plumbline_web;

-- Nobody asks the journal by its subject: what is asked is by document or by member.
drop index app.journal_entry_organisation_id_subject_id_at_idx;
