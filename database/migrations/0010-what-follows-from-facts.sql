-- What follows from facts is worked out here and never believed of a caller: who the parties of a document are, when a
-- reader was added and who is shown it, what a signing set may hold, when a thing counts as signed, and in whose name a
-- change is made. The checks pass the owner of the schema, who migrates and restores, and nobody else.

-- ---------------------------------------------------------------- documents and their readers

-- The two whose document it is.
create function platform.parties_of(d app.document) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when d.about_document_id is not null then
      (select platform.parties_of(b) from app.document b where b.organisation_id = d.organisation_id and b.document_id = d.about_document_id)
    when d.session_id is not null then
      (select array[s.supervisee_id, s.supervisor_id] from app.session s where s.organisation_id = d.organisation_id and s.session_id = d.session_id)
    when d.agreement_id is not null then
      (select array[a.supervisee_id, a.supervisor_id] from app.agreement a where a.organisation_id = d.organisation_id and a.agreement_id = d.agreement_id)
    when d.informal_id is not null then
      (select array[i.logged_by, i.with_id] from app.informal_discussion i where i.organisation_id = d.organisation_id and i.informal_id = d.informal_id)
    else array[d.created_by]
  end
$$;

create function platform.document_made() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if not coalesce(new.created_by = any (platform.parties_of(new)), false) then
    raise exception 'only a party makes a document of it' using errcode = 'insufficient_privilege';
  end if;
  new.created_at := platform.instant();
  return new;
end $$;
create trigger document_made before insert on app.document for each row execute function platform.document_made();

-- The parties are readers for ever and see every other reader; the times of a readership are the database's; each
-- change of readers is in the journal.
create function platform.reader_made() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d app.document;
  parties uuid[];
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if old.basis = 'party' then
      raise exception 'a party stays a party' using errcode = 'restrict_violation';
    end if;
    new.valid_until := platform.instant();
    perform platform.note('reader.ended', 'document', new.document_id, new.document_id, jsonb_build_object('basis', old.basis));
    return new;
  end if;
  select x.* into d from app.document x where x.organisation_id = new.organisation_id and x.document_id = new.document_id;
  parties := platform.parties_of(d);
  if new.basis = 'party' and not coalesce(new.membership_id = any (parties), false) then
    raise exception 'a party of a document is a party of what it is about' using errcode = 'insufficient_privilege';
  end if;
  new.shown_to := parties;
  new.granted_at := platform.instant();
  new.valid_from := platform.instant();
  return new;
end $$;
create trigger document_reader_made before insert or update on app.document_reader for each row execute function platform.reader_made();

create function platform.reader_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and new.basis <> 'party' then
    perform platform.note('reader.added', 'document', new.document_id, new.document_id, jsonb_build_object('basis', new.basis));
  end if;
  return null;
end $$;
create trigger document_reader_noted after insert on app.document_reader for each row execute function platform.reader_noted();

-- ---------------------------------------------------------------- signing

-- The root of a hash tree over digests (RFC 9162, 2.1.1).
create function platform.tree_root(leaves bytea[]) returns bytea
  language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
  n int := cardinality(leaves);
  k int := 1;
begin
  if n = 1 then
    return sha256('\x00'::bytea || leaves[1]);
  end if;
  while k * 2 < n loop
    k := k * 2;
  end loop;
  return sha256('\x01'::bytea || platform.tree_root(leaves[1:k]) || platform.tree_root(leaves[k + 1:n]));
end $$;

-- A set is of one session or agreement, before exactly its two parties, with the root that follows from its documents,
-- each the newest sealed version and in no other open set. Looked at when the transaction commits.
create function platform.signing_set_made() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  parties uuid[];
begin
  if new.purpose = 'session' then
    select array[x.supervisee_id, x.supervisor_id] into parties from app.session x where x.organisation_id = new.organisation_id and x.session_id = new.session_id;
  else
    select array[x.supervisee_id, x.supervisor_id] into parties from app.agreement x where x.organisation_id = new.organisation_id and x.agreement_id = new.agreement_id;
  end if;
  if array_position(new.signers, null) is not null or cardinality(new.signers) <> cardinality(parties) or not new.signers @> parties then
    raise exception 'the signers are the parties' using errcode = 'check_violation';
  end if;
  if new.root is distinct from (
    select platform.tree_root(array_agg(i.digest order by i.leaf_index)) from app.signing_item i where i.organisation_id = new.organisation_id and i.set_id = new.set_id
  ) then
    raise exception 'the root follows from the documents' using errcode = 'check_violation';
  end if;
  if exists (
    select 1 from app.signing_item i join app.document d on d.organisation_id = i.organisation_id and d.document_id = i.document_id
    where i.organisation_id = new.organisation_id and i.set_id = new.set_id
      and (d.session_id is distinct from new.session_id or d.agreement_id is distinct from new.agreement_id
        or i.version_no <> (select max(v.version_no) from app.document_version v where v.organisation_id = d.organisation_id and v.document_id = d.document_id)
        or exists (
          select 1 from app.signing_item o join app.signing_set t on t.organisation_id = o.organisation_id and t.set_id = o.set_id
          where o.organisation_id = i.organisation_id and o.document_id = i.document_id and o.version_no = i.version_no and o.set_id <> i.set_id and t.ended_at is null))
  ) then
    raise exception 'a signing set holds the newest sealed documents of one thing' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger signing_set_made after insert on app.signing_set deferrable initially deferred
  for each row execute function platform.signing_set_made();

-- 'Signed' follows from signatures, at the moment it does.
create function platform.all_signed(org uuid, session uuid, agreement uuid, version int) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.signing_set s
    where s.organisation_id = org and s.ended_at is null
      and (s.session_id = session or (s.agreement_id = agreement and s.version_no = version))
      and (select count(*) from app.signature g where g.organisation_id = org and g.set_id = s.set_id) = cardinality(s.signers))
$$;

create function platform.guard_signed_state() returns trigger
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
  elsif new.signed_at is distinct from old.signed_at then
    raise exception 'when it was signed follows from the signatures' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_signed_state before insert or update on app.session for each row execute function platform.guard_signed_state();
create trigger a_signed_state before insert or update on app.agreement_version for each row execute function platform.guard_signed_state();

-- The facts of a record keep still once its text is sealed; they open again when it is sent back.
create function platform.guard_sealed_facts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and exists (
    select 1 from app.session s where s.organisation_id = new.organisation_id and s.session_id = new.session_id and s.state in ('completed', 'signed')
  ) then
    raise exception 'the facts of a completed record keep still' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sealed_facts before insert or update on app.session_child for each row execute function platform.guard_sealed_facts();
create trigger sealed_facts before insert or update on app.agenda_item for each row execute function platform.guard_sealed_facts();
create trigger sealed_facts before insert or update on app.action_review for each row execute function platform.guard_sealed_facts();

-- ---------------------------------------------------------------- in whose name, and when

create function platform.stamp_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := platform.membership_id();
begin
  if me is null then
    return new;
  end if;
  -- One table, one branch: a condition that names a column is only looked at where the column is.
  if tg_table_name = 'session_move' then
    new.moved_by := me;
    new.moved_at := platform.instant();
  elsif tg_table_name = 'action_review' then
    new.reviewed_by := me;
    new.reviewed_at := platform.instant();
  elsif tg_table_name = 'action' then
    if new.state <> old.state then
      new.closed_by := case when new.state = 'open' then null else me end;
      new.closed_at := case when new.state = 'open' then null else platform.instant() end;
    end if;
  elsif tg_table_name = 'membership_fact' then
    if new.withdrawn_at is distinct from old.withdrawn_at then
      new.withdrawn_by := me;
      new.withdrawn_at := platform.instant();
    end if;
  end if;
  return new;
end $$;
create trigger stamp_change before insert on app.session_move for each row execute function platform.stamp_change();
create trigger stamp_change before insert or update on app.action_review for each row execute function platform.stamp_change();
create trigger stamp_change before update on app.action for each row execute function platform.stamp_change();
create trigger stamp_change before update on app.membership_fact for each row execute function platform.stamp_change();

do $$
declare f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'platform' and p.proowner <> 'plumbline_door'::regrole loop
    execute format('alter function %s owner to plumbline_door', f.signature);
    execute format('revoke all on function %s from public', f.signature);
  end loop;
end $$;
