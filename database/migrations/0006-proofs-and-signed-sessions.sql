-- What a proof needs, and what a signature fixes beside the words.

-- The digests of all documents signed together, in their order, for whoever may read one of them: enough to climb from
-- that one to the root (RFC 9162, 2.1.3), and nothing to read or to guess, because each digest is salted.
create function platform.digests_of_set(set uuid)
  returns table (leaf_index int, digest bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.leaf_index, i.digest
  from app.signing_item i
  where i.organisation_id = platform.organisation_id() and i.set_id = set
    and exists (
      select 1 from platform.readable(array(
        select x.document_id from app.signing_item x where x.organisation_id = platform.organisation_id() and x.set_id = set), false))
  order by i.leaf_index
$$;
alter function platform.digests_of_set(uuid) owner to plumbline_door;
revoke all on function platform.digests_of_set(uuid) from public;
grant execute on function platform.digests_of_set(uuid) to plumbline_web;

-- The facts of a signed session (when, how long, where, who) are part of what both agreed was accurate. Only the link to
-- the session after it may still be set.
create function platform.guard_signed_session() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'signed' and (tg_op = 'DELETE' or (to_jsonb(new) - 'next_session_id') <> (to_jsonb(old) - 'next_session_id')) then
    raise exception 'a signed session keeps its facts' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
alter function platform.guard_signed_session() owner to plumbline_door;
revoke all on function platform.guard_signed_session() from public;
create trigger session_guard before update or delete on app.session for each row execute function platform.guard_signed_session();

-- Hold documents still until the end of the transaction: whoever saves a field meanwhile waits, and is then told that the
-- document is closed. Ask it before reading what is to be sealed, so that no acknowledged save is missing from the seal.
create function platform.hold_documents(asked uuid[]) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  held int;
begin
  select count(*) into held from (
    select 1 from app.document d
    where d.organisation_id = platform.organisation_id() and d.document_id in (select platform.readable(asked, true))
    order by d.document_id for update
  ) as locked;
  return held;
end $$;
alter function platform.hold_documents(uuid[]) owner to plumbline_door;
revoke all on function platform.hold_documents(uuid[]) from public;
grant execute on function platform.hold_documents(uuid[]) to plumbline_web;
