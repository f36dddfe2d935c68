-- A signed record is corrected by a new version that all sign again; the version before it stays as it was, with its
-- signatures (product J2). A set that all have signed is complete and stays beside the one that corrects it.

alter table app.signing_set add column completed_at timestamptz;

-- A signing set is completed once, by the door, when all have signed, or ended once; never both. Not security definer: who
-- changes it is what it looks at.
create or replace function platform.guard_signing_set() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or (to_jsonb(new) - array['ended_at','ended_by','ended_why','completed_at']) <> (to_jsonb(old) - array['ended_at','ended_by','ended_why','completed_at']) then
    raise exception 'a signing set is only ever ended, once' using errcode = 'restrict_violation';
  end if;
  if old.completed_at is not null and to_jsonb(new) <> to_jsonb(old) then
    raise exception 'what all have signed stays as it was signed' using errcode = 'restrict_violation';
  end if;
  if new.completed_at is distinct from old.completed_at and (current_user <> 'plumbline_door' or new.ended_at is not null) then
    raise exception 'a signing set is complete when all have signed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- (As the door, because row security is forced on the owner too, and because the guard asks for it.)
set local role plumbline_door;
update app.signing_set s
  set completed_at = (select max(g.signed_at) from app.signature g where g.organisation_id = s.organisation_id and g.set_id = s.set_id)
  where s.ended_at is null
    and (select count(*) from app.signature g where g.organisation_id = s.organisation_id and g.set_id = s.set_id) = cardinality(s.signers);
reset role;

-- One text of a session is before its signers at a time. A version of an agreement still has one set for ever: its
-- correction is another version, with its own number.
drop index app.signing_set_open_session;
create unique index signing_set_open_session on app.signing_set (organisation_id, session_id)
  where ended_at is null and completed_at is null and session_id is not null;
create index signing_set_signed_session on app.signing_set (organisation_id, session_id, completed_at desc)
  where completed_at is not null and session_id is not null;

-- Nothing is put before the signers of a session that is signed: its correction is begun first.
create function platform.signing_set_begun() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and exists (
    select 1 from app.session s where s.organisation_id = new.organisation_id and s.session_id = new.session_id and s.state = 'signed'
  ) then
    raise exception 'the record is signed: a correction is begun first' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger signing_set_begun before insert on app.signing_set for each row execute function platform.signing_set_begun();

-- As in 0015; the set is complete when all have signed.
create or replace function platform.sign(set uuid, signature uuid, shown_root bytea, how text, what_is_signed text, sealed_by_server bytea, key text, with_disagreement boolean, at timestamptz, whole_key text default null)
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
  insert into app.signature (organisation_id, signature_id, set_id, membership_id, method, statement, server_signature, key_id, public_key, disagrees, signed_at)
    values (org, signature, set, me, how, what_is_signed, sealed_by_server, key, whole_key, with_disagreement, at);
  perform platform.note('record.signed', held.purpose, coalesce(held.session_id, held.agreement_id), null, jsonb_build_object('set', set, 'method', how, 'disagrees', with_disagreement));
  if (select count(*) from app.signature g where g.organisation_id = org and g.set_id = set) < cardinality(held.signers) then
    return 'signed';
  end if;
  update app.signing_set s set completed_at = platform.instant() where s.organisation_id = org and s.set_id = set;
  for item in select i.document_id from app.signing_item i where i.organisation_id = org and i.set_id = set loop
    update app.document d set state = 'signed' where d.organisation_id = org and d.document_id = item.document_id;
  end loop;
  return 'complete';
end $$;

-- ---------------------------------------------------------------- beginning a correction

-- A signed document is written again only when its correction is begun. (Not security definer, as above.)
create or replace function platform.guard_document() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE'
     or old.state = 'signed' and new.state <> 'signed' and old.kind <> 'agreement'
        and not (current_user = 'plumbline_door' and new.state = 'draft' and old.kind in ('case_discussion', 'work', 'wellbeing'))
     or (to_jsonb(new) - 'state') <> (to_jsonb(old) - 'state') then
    raise exception 'a document keeps what it is about, and a signed one stays signed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function platform.guard_signed_session() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  opens constant text[] := array['state', 'completed_at', 'completed_by', 'signed_at'];
begin
  if old.state = 'signed'
     and (tg_op = 'DELETE' or (to_jsonb(new) - 'next_session_id') <> (to_jsonb(old) - 'next_session_id'))
     and (tg_op = 'DELETE' or current_user <> 'plumbline_door' or new.state <> 'open' or (to_jsonb(new) - opens) <> (to_jsonb(old) - opens)) then
    raise exception 'a signed session keeps its facts' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- As in 0010; a session that is opened for its correction is not signed any more (session_guard says who opens it).
create or replace function platform.guard_signed_state() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  facts jsonb := to_jsonb(new);
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if tg_table_name = 'session' and new.state <> 'planned' then
      raise exception 'a session begins as planned' using errcode = 'check_violation';
    end if;
    new.signed_at := null;
    return new;
  end if;
  if new.state = 'signed' and old.state <> 'signed' then
    if not platform.all_signed(new.organisation_id, (facts ->> 'session_id')::uuid, (facts ->> 'agreement_id')::uuid, (facts ->> 'version_no')::int) then
      raise exception 'not all have signed' using errcode = 'restrict_violation';
    end if;
    new.signed_at := platform.instant();
  elsif tg_table_name = 'session' and old.state = 'signed' and new.state = 'open' and new.signed_at is null then
    return new;
  elsif new.signed_at is distinct from old.signed_at then
    raise exception 'when it was signed follows from the signatures' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Whether all have signed: of a session its newest set, whose documents nobody has begun to write again.
create or replace function platform.all_signed(org uuid, session uuid, agreement uuid, version int) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.signing_set s
    where s.organisation_id = org and s.ended_at is null
      and (s.session_id = session or (s.agreement_id = agreement and s.version_no = version))
      and (select count(*) from app.signature g where g.organisation_id = org and g.set_id = s.set_id) = cardinality(s.signers)
      and (s.session_id is null or s.set_id = (
          select n.set_id from app.signing_set n
          where n.organisation_id = org and n.session_id = s.session_id and n.ended_at is null
          order by (n.completed_at is null) desc, n.completed_at desc limit 1)
        and not exists (
          select 1 from app.signing_item i join app.document d on d.organisation_id = i.organisation_id and d.document_id = i.document_id
          where i.organisation_id = org and i.set_id = s.set_id and d.state <> 'signed')))
$$;

-- As in 0003; of a record that was corrected, somebody other than a party opens the newest version that all have signed.
create or replace function platform.open_to_later_readers(version app.document_version) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when (select d.kind from app.document d where d.organisation_id = version.organisation_id and d.document_id = version.document_id)
      in ('disagreement', 'referral', 'informal_discussion') then true
    else exists (
      select 1 from app.signing_item i join app.signing_set s on s.organisation_id = i.organisation_id and s.set_id = i.set_id
      where i.organisation_id = version.organisation_id and i.document_id = version.document_id and i.version_no = version.version_no
        and s.ended_at is null and s.completed_at is not null
        and (s.purpose <> 'session' or not exists (
          select 1 from app.signing_item o join app.signing_set n on n.organisation_id = o.organisation_id and n.set_id = o.set_id
          where o.organisation_id = version.organisation_id and o.document_id = version.document_id and o.version_no > version.version_no
            and n.completed_at is not null)))
  end
$$;

-- As in 0011; a page whose record is written again has still left the hands of whoever writes it.
create or replace function platform.has_pages_of_children(org uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.document d
    where d.organisation_id = org and d.child_id is not null
      and (d.state <> 'draft' or exists (
        select 1 from app.document_version v where v.organisation_id = d.organisation_id and v.document_id = d.document_id)))
$$;

-- Begin to correct the signed record of a session: its documents are written again from the text that was signed. The
-- versions, the set and the signatures stay. True once; false when it is not signed, and for whoever is not a party.
create function platform.begin_correction(session uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  org uuid := platform.organisation_id();
  me uuid := platform.membership_id();
  held app.session;
  newest uuid;
begin
  select s.* into held from app.session s where s.organisation_id = org and s.session_id = session for update;
  if not found or not coalesce(me in (held.supervisee_id, held.supervisor_id), false) or held.state <> 'signed' then
    return false;
  end if;
  select t.set_id into newest from app.signing_set t
    where t.organisation_id = org and t.session_id = session and t.completed_at is not null
    order by t.completed_at desc limit 1;
  if newest is null then
    return false;
  end if;
  update app.document d set state = 'draft'
    where d.organisation_id = org and d.session_id = session and d.state = 'signed'
      and d.document_id in (select i.document_id from app.signing_item i where i.organisation_id = org and i.set_id = newest);
  update app.session s set state = 'open', completed_at = null, completed_by = null, signed_at = null
    where s.organisation_id = org and s.session_id = session;
  perform platform.note('record.correction_begun', 'session', session, null, jsonb_build_object('set', newest));
  return true;
end $$;

-- What the database writes into the journal itself, nobody else writes.
alter policy web_add on app.journal_entry
  with check (organisation_id = (select platform.organisation_id()) and membership_id = (select platform.membership_id()) and person_id = (select platform.person_id())
    and event not in ('document.read','draft.read','field.saved','field.conflict','document.sealed','record.put_to_signing','record.signed','record.sent_back','reader.added','reader.ended',
      'role.confirmed','account.reset','record.correction_begun')
    and (document_id is null or document_id in (select platform.readable(array[document_id], false))));

do $$
declare signature text;
begin
  foreach signature in array array['signing_set_begun()', 'begin_correction(uuid)'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
  end loop;
end $$;
grant execute on function platform.begin_correction(uuid) to plumbline_web;
