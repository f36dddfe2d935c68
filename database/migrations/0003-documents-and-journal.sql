-- The one room for confidential paper, the one door to it, and the journal.

create table app.document (
  organisation_id uuid not null references app.organisation,
  document_id uuid not null,
  kind text not null check (kind in ('agreement','case_discussion','work','wellbeing','informal_discussion','disagreement','referral')),
  state text not null default 'draft' check (state in ('draft','sealed','signed')),
  template_key text not null,
  session_id uuid,
  agreement_id uuid,
  child_id uuid,
  informal_id uuid,
  about_document_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, document_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, agreement_id) references app.agreement,
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, informal_id) references app.informal_discussion,
  foreign key (organisation_id, about_document_id) references app.document,
  foreign key (organisation_id, created_by) references app.membership,
  -- One conversation, several documents, by construction (product E7): a page is for exactly one child or for none.
  check ((kind = 'case_discussion') <= (child_id is not null and session_id is not null)),
  check (kind not in ('work','wellbeing') or (child_id is null and session_id is not null)),
  check ((kind = 'agreement') <= (agreement_id is not null and child_id is null))
);
create unique index document_one_of_each on app.document (organisation_id, session_id, kind, child_id) nulls not distinct
  where kind in ('case_discussion','work','wellbeing');
create unique index document_of_agreement on app.document (organisation_id, agreement_id) where kind = 'agreement';
create index on app.document (organisation_id, child_id) where child_id is not null;

-- Who may read one document, on what basis, from when until when (product I1).
create table app.document_reader (
  organisation_id uuid not null,
  reader_id uuid not null,
  document_id uuid not null,
  membership_id uuid,
  circle text check (circle in ('safeguarding_team')),
  basis text not null check (basis in ('party','named_in_agreement','child_file','disclosure')),
  may_write boolean not null default false,
  shown_to uuid[] not null,
  valid_from timestamptz not null default platform.instant(),
  valid_until timestamptz,
  granted_by uuid not null,
  granted_at timestamptz not null default platform.instant(),
  primary key (organisation_id, reader_id),
  foreign key (organisation_id, document_id) references app.document,
  foreign key (organisation_id, membership_id) references app.membership,
  foreign key (organisation_id, granted_by) references app.membership,
  check ((membership_id is null) <> (circle is null)),
  check (not may_write or basis = 'party')
);
create index on app.document_reader (organisation_id, document_id, membership_id);
create index on app.document_reader (organisation_id, membership_id);
create unique index document_reader_once on app.document_reader (organisation_id, document_id, membership_id, circle, basis) nulls not distinct where valid_until is null;

-- Words being written: the newest text of each field, and every text it ever had.
create table app.draft_field (
  organisation_id uuid not null,
  document_id uuid not null,
  field_key text not null check (length(field_key) <= 100),
  revision int not null,
  text text not null check (length(text) <= 40000),
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (organisation_id, document_id, field_key),
  foreign key (organisation_id, document_id) references app.document
);
create table app.draft_revision (
  organisation_id uuid not null,
  document_id uuid not null,
  field_key text not null,
  revision int not null,
  text text not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (organisation_id, document_id, field_key, revision),
  foreign key (organisation_id, document_id) references app.document
);

create table app.document_version (
  organisation_id uuid not null,
  document_id uuid not null,
  version_no int not null,
  body text not null check (length(body) <= 1000000),
  salt bytea not null check (length(salt) = 32),
  digest bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organisation_id, document_id, version_no),
  foreign key (organisation_id, document_id) references app.document,
  check (digest = sha256(salt || convert_to(body, 'UTF8')))
);

-- What one signature covers: the root of a hash tree over documents (RFC 9162, 2.1).
create table app.signing_set (
  organisation_id uuid not null,
  set_id uuid not null,
  purpose text not null check (purpose in ('session','agreement')),
  session_id uuid,
  agreement_id uuid,
  version_no int not null,
  root bytea not null check (length(root) = 32),
  signers uuid[] not null check (cardinality(signers) >= 1),
  made_by uuid not null,
  made_at timestamptz not null default platform.instant(),
  ended_at timestamptz,
  ended_by uuid,
  ended_why text check (length(ended_why) <= 100),
  primary key (organisation_id, set_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, agreement_id) references app.agreement,
  check ((purpose = 'session') = (session_id is not null)),
  check ((purpose = 'agreement') = (agreement_id is not null))
);
create unique index signing_set_open_session on app.signing_set (organisation_id, session_id) where ended_at is null and session_id is not null;
create unique index signing_set_open_agreement on app.signing_set (organisation_id, agreement_id, version_no) where ended_at is null and agreement_id is not null;

create table app.signing_item (
  organisation_id uuid not null,
  set_id uuid not null,
  leaf_index int not null,
  document_id uuid not null,
  version_no int not null,
  digest bytea not null,
  primary key (organisation_id, set_id, leaf_index),
  foreign key (organisation_id, set_id) references app.signing_set,
  foreign key (organisation_id, document_id, version_no) references app.document_version
);
create index on app.signing_item (organisation_id, document_id);

create table app.signature (
  organisation_id uuid not null,
  signature_id uuid not null,
  set_id uuid not null,
  membership_id uuid not null,
  method text not null check (method in ('password_and_code','passkey')),
  statement text not null check (length(statement) <= 10000),
  server_signature bytea not null,
  key_id text not null,
  disagrees boolean not null default false,
  signed_at timestamptz not null,
  primary key (organisation_id, signature_id),
  foreign key (organisation_id, set_id) references app.signing_set,
  foreign key (organisation_id, membership_id) references app.membership,
  unique (organisation_id, set_id, membership_id)
);

create table app.journal_entry (
  organisation_id uuid not null references app.organisation,
  entry_id bigint generated always as identity,
  at timestamptz not null default platform.instant(),
  recorded_at timestamptz not null default clock_timestamp(),
  event text not null check (length(event) <= 60),
  membership_id uuid,
  person_id uuid,
  subject_kind text check (length(subject_kind) <= 40),
  subject_id uuid,
  document_id uuid,
  details jsonb not null default '{}' check (octet_length(details::text) <= 2000),
  primary key (organisation_id, entry_id)
);
create index on app.journal_entry (organisation_id, document_id, at desc) where document_id is not null;
create index on app.journal_entry (organisation_id, membership_id, at desc);
create index on app.journal_entry (organisation_id, subject_id, at desc);

-- ---------------------------------------------------------------- what can never change

create function platform.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% is kept for ever: a correction is a new row', tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare t text;
begin
  foreach t in array array['document_version','draft_revision','signing_item','signature','journal_entry','session_move','action_review'] loop
    if t <> 'action_review' then
      execute format('create trigger %I before update or delete on app.%I for each row execute function platform.refuse_change()', t || '_kept', t);
    end if;
    execute format('create trigger %I before truncate on app.%I for each statement execute function platform.refuse_change()', t || '_kept_whole', t);
  end loop;
end $$;

-- A signing set may only be ended; a signed document never goes back.
create function platform.guard_signing_set() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or (to_jsonb(new) - array['ended_at','ended_by','ended_why']) <> (to_jsonb(old) - array['ended_at','ended_by','ended_why']) then
    raise exception 'a signing set is only ever ended, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger signing_set_guard before update or delete on app.signing_set for each row execute function platform.guard_signing_set();

create function platform.guard_document() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.state = 'signed' and new.state <> 'signed' and old.kind <> 'agreement'
     or (to_jsonb(new) - 'state') <> (to_jsonb(old) - 'state') then
    raise exception 'a document keeps what it is about, and a signed one stays signed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger document_guard before update or delete on app.document for each row execute function platform.guard_document();

create function platform.guard_reader() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.valid_until is not null
     or (to_jsonb(new) - 'valid_until') <> (to_jsonb(old) - 'valid_until') then
    raise exception 'a reader is only ever ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger document_reader_guard before update or delete on app.document_reader for each row execute function platform.guard_reader();

-- ---------------------------------------------------------------- the door
-- Narrative columns are not granted to plumbline_web. These functions are the only way to them: each checks the readers,
-- writes the journal, and only then gives the text (product I1, I2).

create function platform.note(event text, subject_kind text, subject_id uuid, document_id uuid, details jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.journal_entry (organisation_id, event, membership_id, person_id, subject_kind, subject_id, document_id, details)
  values (platform.organisation_id(), event, platform.membership_id(), platform.person_id(), subject_kind, subject_id, document_id, details);
end $$;

-- Which of these documents the one in scope may read now (write, when writing is asked).
create function platform.readable(asked uuid[], writing boolean) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  mine text[] := platform.circles();
  moment timestamptz := platform.instant();
begin
  return query
  select distinct r.document_id
  from app.document_reader r
  where r.organisation_id = org and r.document_id = any (asked)
    and (r.membership_id = me or r.circle = any (mine))
    and r.valid_from <= moment and (r.valid_until is null or r.valid_until > moment)
    and (not writing or r.may_write);
end $$;

-- What somebody other than a party may open: of what is signed, only versions that all have signed (not one that was sent
-- back, nor a proposal); what is sealed by one person alone (a disagreement, a referral) as it stands.
create function platform.open_to_later_readers(version app.document_version) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when (select d.kind from app.document d where d.organisation_id = version.organisation_id and d.document_id = version.document_id)
      in ('disagreement', 'referral', 'informal_discussion') then true
    else exists (
      select 1 from app.signing_item i join app.signing_set s on s.organisation_id = i.organisation_id and s.set_id = i.set_id
      where i.organisation_id = version.organisation_id and i.document_id = version.document_id and i.version_no = version.version_no
        and s.ended_at is null
        and (select count(*) from app.signature g where g.organisation_id = s.organisation_id and g.set_id = s.set_id) = cardinality(s.signers))
  end
$$;

-- The newest sealed version (or the one asked for) of each readable document, journalled as read for this purpose.
create function platform.open_documents(asked uuid[], purpose text, wanted_version int default null)
  returns table (document_id uuid, version_no int, body text, salt bytea, digest bytea, created_by uuid, created_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with allowed as materialized (
    select r as id from platform.readable(asked, false) r
  ), found as materialized (
    select v.document_id, v.version_no, v.body, v.salt, v.digest, v.created_by, v.created_at
    from allowed a
    cross join lateral (
      select * from app.document_version x
      where x.organisation_id = platform.organisation_id() and x.document_id = a.id
        and (wanted_version is null or x.version_no = wanted_version)
        and (a.id in (select platform.readable(asked, true)) or platform.open_to_later_readers(x))
      order by x.version_no desc limit 1
    ) v
  ), noted as (
    insert into app.journal_entry (organisation_id, event, membership_id, person_id, subject_kind, subject_id, document_id, details)
    select platform.organisation_id(), 'document.read', platform.membership_id(), platform.person_id(), 'document', f.document_id, f.document_id,
           jsonb_build_object('purpose', purpose, 'version', f.version_no)
    from found f
    returning document_id
  )
  select f.* from found f where f.document_id in (select n.document_id from noted n);
end $$;

-- The words being written of each document that the one in scope may write.
create function platform.open_drafts(asked uuid[], purpose text)
  returns table (document_id uuid, field_key text, revision int, text text, saved_by uuid, saved_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with allowed as materialized (
    select r as id from platform.readable(asked, true) r
  ), noted as (
    insert into app.journal_entry (organisation_id, event, membership_id, person_id, subject_kind, subject_id, document_id, details)
    select platform.organisation_id(), 'draft.read', platform.membership_id(), platform.person_id(), 'document', a.id, a.id, jsonb_build_object('purpose', purpose)
    from allowed a
    returning document_id
  )
  select f.document_id, f.field_key, f.revision, f.text, f.saved_by, f.saved_at
  from app.draft_field f
  where f.organisation_id = platform.organisation_id() and f.document_id in (select n.document_id from noted n);
end $$;

-- Every text one field ever had, oldest first, for whoever may write it.
create function platform.open_field_history(asked uuid, field text)
  returns table (revision int, text text, saved_by uuid, saved_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (select 1 from platform.readable(array[asked], true)) then
    return;
  end if;
  perform platform.note('draft.read', 'document', asked, asked, jsonb_build_object('purpose', 'history'));
  return query select r.revision, r.text, r.saved_by, r.saved_at from app.draft_revision r
    where r.organisation_id = platform.organisation_id() and r.document_id = asked and r.field_key = field
    order by r.revision;
end $$;

-- Save one field on top of the revision its writer saw. Outcome: 'saved' with the new revision; 'same' when the text is
-- already there; 'conflict' with the newer text and its writer when somebody else (or another tab) saved in between;
-- 'closed' when the document is no longer being written; 'refused' when the one in scope may not write it.
create function platform.save_field(document uuid, field text, based_on int, words text)
  returns table (outcome text, revision int, theirs text, saved_by uuid, saved_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  moment timestamptz := platform.instant();
  held record;
  doc_state text;
begin
  if not exists (select 1 from platform.readable(array[document], true)) then
    return query select 'refused'::text, null::int, null::text, null::uuid, null::timestamptz;
    return;
  end if;
  select d.state into doc_state from app.document d where d.organisation_id = org and d.document_id = document for share;
  select f.revision, f.text, f.saved_by, f.saved_at into held
    from app.draft_field f where f.organisation_id = org and f.document_id = document and f.field_key = field for update;
  if found and held.text = words then
    return query select 'same'::text, held.revision, null::text, held.saved_by, held.saved_at;
    return;
  end if;
  if doc_state <> 'draft' then
    return query select 'closed'::text, held.revision, held.text, held.saved_by, held.saved_at;
    return;
  end if;
  if held.revision is null then
    if based_on = 0 then
      insert into app.draft_field (organisation_id, document_id, field_key, revision, text, saved_by, saved_at)
        values (org, document, field, 1, words, me, moment) on conflict do nothing;
      if found then
        insert into app.draft_revision values (org, document, field, 1, words, me, moment);
        perform platform.note('field.saved', 'document', document, document, jsonb_build_object('field', field, 'revision', 1));
        return query select 'saved'::text, 1, null::text, me, moment;
        return;
      end if;
      select f.revision, f.text, f.saved_by, f.saved_at into held
        from app.draft_field f where f.organisation_id = org and f.document_id = document and f.field_key = field for update;
      if held.text = words then
        return query select 'same'::text, held.revision, null::text, held.saved_by, held.saved_at;
        return;
      end if;
    end if;
  elsif held.revision = based_on then
    update app.draft_field f set revision = based_on + 1, text = words, saved_by = me, saved_at = moment
      where f.organisation_id = org and f.document_id = document and f.field_key = field;
    insert into app.draft_revision values (org, document, field, based_on + 1, words, me, moment);
    perform platform.note('field.saved', 'document', document, document, jsonb_build_object('field', field, 'revision', based_on + 1));
    return query select 'saved'::text, based_on + 1, null::text, me, moment;
    return;
  end if;
  perform platform.note('field.conflict', 'document', document, document, jsonb_build_object('field', field, 'based_on', based_on));
  return query select 'conflict'::text, coalesce(held.revision, 0), coalesce(held.text, ''), held.saved_by, held.saved_at;
end $$;

-- Seal a version of a document: the exact bytes that will be signed. Gives its number.
create function platform.seal_version(document uuid, canonical text, version_salt bytea, version_digest bytea) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
  next_no int;
begin
  if not exists (select 1 from platform.readable(array[document], true)) then
    raise exception 'only a party to this document may seal it' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from app.document d where d.organisation_id = org and d.document_id = document and (d.state = 'draft' or d.kind = 'agreement') for update;
  if not found then
    raise exception 'this document is not being written' using errcode = 'restrict_violation';
  end if;
  select coalesce(max(v.version_no), 0) + 1 into next_no from app.document_version v where v.organisation_id = org and v.document_id = document;
  insert into app.document_version (organisation_id, document_id, version_no, body, salt, digest, created_by, created_at)
    values (org, document, next_no, canonical, version_salt, version_digest, platform.membership_id(), platform.instant());
  update app.document d set state = 'sealed' where d.organisation_id = org and d.document_id = document;
  perform platform.note('document.sealed', 'document', document, document, jsonb_build_object('version', next_no));
  return next_no;
end $$;

-- Put sealed documents before their signers. Every item must be a sealed version that the one in scope may write.
create function platform.make_signing_set(id uuid, for_purpose text, session uuid, agreement uuid, version int, tree_root bytea, who uuid[], documents uuid[], versions int[])
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
begin
  if not coalesce(platform.membership_id() = any (who), false) then
    raise exception 'only a signer may put documents before the signers' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from platform.readable(documents, true)) <> cardinality(documents) or cardinality(documents) = 0 then
    raise exception 'only a party to every document may put them before the signers' using errcode = 'insufficient_privilege';
  end if;
  insert into app.signing_set (organisation_id, set_id, purpose, session_id, agreement_id, version_no, root, signers, made_by)
    values (org, id, for_purpose, session, agreement, version, tree_root, who, platform.membership_id());
  insert into app.signing_item (organisation_id, set_id, leaf_index, document_id, version_no, digest)
    select org, id, (i.n - 1)::int, i.d, i.v, v.digest
    from unnest(documents, versions) with ordinality as i (d, v, n)
    join app.document_version v on v.organisation_id = org and v.document_id = i.d and v.version_no = i.v;
  if (select count(*) from app.signing_item s where s.organisation_id = org and s.set_id = id) <> cardinality(documents) then
    raise exception 'a document put before the signers has no such version' using errcode = 'foreign_key_violation';
  end if;
  perform platform.note('record.put_to_signing', for_purpose, coalesce(session, agreement), null, jsonb_build_object('set', id, 'documents', cardinality(documents)));
end $$;

-- Sign what was shown. Outcome: 'signed', 'complete' (all have now signed), 'already' (this person had), 'changed' (the
-- set is ended or its root is another), 'refused' (not a signer).
create function platform.sign(set uuid, signature uuid, shown_root bytea, how text, what_is_signed text, sealed_by_server bytea, key text, with_disagreement boolean, at timestamptz)
  returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  held app.signing_set;
  item record;
begin
  select s.* into held from app.signing_set s where s.organisation_id = org and s.set_id = set for update;
  if not found or not coalesce(me = any (held.signers), false) then
    return 'refused';
  end if;
  if exists (select 1 from app.signature g where g.organisation_id = org and g.set_id = set and g.membership_id = me) then
    return 'already';
  end if;
  if held.ended_at is not null or shown_root is null or held.root <> shown_root or what_is_signed is null
     or position(encode(shown_root, 'hex') in what_is_signed) = 0 then
    return 'changed';
  end if;
  -- What is signed is the newest that was sealed: nothing has been written over since it was put before the signers.
  if exists (
    select 1 from app.signing_item i join app.document d on d.organisation_id = i.organisation_id and d.document_id = i.document_id
    where i.organisation_id = org and i.set_id = set
      and (d.state <> 'sealed' or i.version_no <> (select max(v.version_no) from app.document_version v where v.organisation_id = org and v.document_id = i.document_id))
  ) then
    return 'changed';
  end if;
  if abs(extract(epoch from at - platform.instant())) > 60 then
    raise exception 'a signature is made now' using errcode = 'check_violation';
  end if;
  insert into app.signature (organisation_id, signature_id, set_id, membership_id, method, statement, server_signature, key_id, disagrees, signed_at)
    values (org, signature, set, me, how, what_is_signed, sealed_by_server, key, with_disagreement, at);
  perform platform.note('record.signed', held.purpose, coalesce(held.session_id, held.agreement_id), null, jsonb_build_object('set', set, 'method', how, 'disagrees', with_disagreement));
  if (select count(*) from app.signature g where g.organisation_id = org and g.set_id = set) < cardinality(held.signers) then
    return 'signed';
  end if;
  for item in select i.document_id from app.signing_item i where i.organisation_id = org and i.set_id = set loop
    update app.document d set state = 'signed' where d.organisation_id = org and d.document_id = item.document_id;
  end loop;
  return 'complete';
end $$;

-- Send a record back: the signatures given end with the set, and the documents are written again.
create function platform.end_signing_set(set uuid, why text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  org uuid := platform.organisation_id();
  held app.signing_set;
begin
  select s.* into held from app.signing_set s where s.organisation_id = org and s.set_id = set for update;
  if not found or not coalesce(platform.membership_id() = any (held.signers), false) or held.ended_at is not null then
    return false;
  end if;
  if (select count(*) from app.signature g where g.organisation_id = org and g.set_id = set) = cardinality(held.signers) then
    return false;
  end if;
  update app.signing_set s set ended_at = platform.instant(), ended_by = platform.membership_id(), ended_why = why
    where s.organisation_id = org and s.set_id = set;
  update app.document d set state = 'draft'
    where d.organisation_id = org and d.kind <> 'agreement'
      and d.document_id in (select i.document_id from app.signing_item i where i.organisation_id = org and i.set_id = set);
  perform platform.note('record.sent_back', held.purpose, coalesce(held.session_id, held.agreement_id), null, jsonb_build_object('set', set));
  return true;
end $$;
