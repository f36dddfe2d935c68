-- A signature says with which key it can be checked, so that a proof survives a new key of the server. Null: made before
-- this, with the key that the server then had.
alter table app.signature
  add column public_key text check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  -- The identifier of a key follows from it (src/domain/evidence/document-proof.ts).
  add check (public_key is null
    or key_id = left(encode(sha256(decode(translate(public_key, '-_', '+/') || '=', 'base64')), 'hex'), 16));

drop function platform.sign(uuid, uuid, bytea, text, text, bytea, text, boolean, timestamptz);
-- As in 0003, with the public key.
create function platform.sign(set uuid, signature uuid, shown_root bytea, how text, what_is_signed text, sealed_by_server bytea, key text, with_disagreement boolean, at timestamptz, whole_key text default null)
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
  for item in select i.document_id from app.signing_item i where i.organisation_id = org and i.set_id = set loop
    update app.document d set state = 'signed' where d.organisation_id = org and d.document_id = item.document_id;
  end loop;
  return 'complete';
end $$;
alter function platform.sign(uuid, uuid, bytea, text, text, bytea, text, boolean, timestamptz, text) owner to plumbline_door;
revoke all on function platform.sign(uuid, uuid, bytea, text, text, bytea, text, boolean, timestamptz, text) from public;
grant execute on function platform.sign(uuid, uuid, bytea, text, text, bytea, text, boolean, timestamptz, text) to plumbline_web;

-- An action for a child is agreed while that child is on the agenda of its session: it goes into that child's page.
create function platform.action_made() returns trigger
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and new.child_id is not null and not exists (
    select 1 from app.session_child c
    where c.organisation_id = new.organisation_id and c.session_id = new.session_id and c.child_id = new.child_id and c.removed_at is null
  ) then
    raise exception 'an action is for a child on the agenda, or for none' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
alter function platform.action_made() owner to plumbline_door;
revoke all on function platform.action_made() from public;
create trigger action_made before insert on app.action for each row execute function platform.action_made();
