-- Group and peer sessions, and management oversight (product E8, E9; docs/decisions/0011-a-group-session-is-a-session.md).
--
-- A group session is a row of app.session: what is said of a child in it is a case discussion, its notes are a document of
-- kind work, and all who were there sign one set. What is new is who they are: those of app.session_member who were present.

-- ---------------------------------------------------------------- groups

create table app.supervision_group (
  organisation_id uuid not null references app.organisation,
  group_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('group','peer')),
  -- whether children are discussed at all: a longer interval may apply where none is (S2)
  discusses_cases boolean not null default true,
  -- the meeting of a safeguarding team, whose agenda is every live case
  is_team boolean not null default false,
  -- how a child is written about: in short, or as the organisation's record has it
  form text not null default 'short' check (form in ('short','full')),
  -- to whom the notes go when all have signed, and where the policy says so (S3, 7); null: to the members alone (S1, 5)
  minutes_to text check (minutes_to in ('safeguarding_team')),
  minutes_clause text check (length(minutes_clause) between 1 and 60),
  -- whether whoever joins later reads the notes of sessions before, and where the policy says so
  earlier_notes boolean not null default false,
  earlier_notes_clause text check (length(earlier_notes_clause) between 1 and 60),
  created_by uuid not null,
  created_at timestamptz not null default platform.instant(),
  ended_on date,
  primary key (organisation_id, group_id),
  foreign key (organisation_id, created_by) references app.membership,
  check ((minutes_to is null) = (minutes_clause is null)),
  check (earlier_notes = (earlier_notes_clause is not null)),
  check (discusses_cases or not is_team)
);

create table app.group_member (
  organisation_id uuid not null,
  group_id uuid not null,
  membership_id uuid not null,
  role text not null check (role in ('facilitator','presenter','observer')),
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  added_by uuid not null,
  added_at timestamptz not null default platform.instant(),
  primary key (organisation_id, group_id, membership_id, joined_on),
  foreign key (organisation_id, group_id) references app.supervision_group,
  foreign key (organisation_id, membership_id) references app.membership,
  foreign key (organisation_id, added_by) references app.membership
);
create unique index group_member_once on app.group_member (organisation_id, group_id, membership_id) where left_on is null;
create index on app.group_member (organisation_id, membership_id);

-- ---------------------------------------------------------------- sessions of a group

-- supervisee_id and supervisor_id of a group session are both whoever leads it: the two who meet under an agreement are
-- never one person, so that nothing which asks for one of the two of a pair finds another member here.
alter table app.session
  alter column agreement_id drop not null,
  add column group_id uuid,
  add foreign key (organisation_id, group_id) references app.supervision_group,
  add check ((type = 'one_to_one') = (agreement_id is not null)),
  add check ((type = 'one_to_one') = (group_id is null)),
  add check (type = 'one_to_one' or supervisee_id = supervisor_id);
create index on app.session (organisation_id, group_id, starts_at desc) where group_id is not null;

-- Who is asked, who came, and who agreed to which text of the bounds of confidentiality.
create table app.session_member (
  organisation_id uuid not null,
  session_id uuid not null,
  membership_id uuid not null,
  role text not null check (role in ('facilitator','presenter','observer')),
  present boolean,
  -- the revision of the bounds that was agreed to, and when
  agreed_no int check (agreed_no >= 1),
  agreed_at timestamptz,
  added_by uuid not null,
  added_at timestamptz not null default platform.instant(),
  removed_at timestamptz,
  primary key (organisation_id, session_id, membership_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, membership_id) references app.membership,
  foreign key (organisation_id, added_by) references app.membership,
  check ((agreed_no is null) = (agreed_at is null))
);
create index on app.session_member (organisation_id, membership_id);

-- The bounds of confidentiality that a group agrees before it begins (S0, A): a few lines, told and agreed before anything is
-- said. Each text is a row, so that what was agreed to stays. They are copied into the notes that all sign.
create table app.session_bounds (
  organisation_id uuid not null,
  session_id uuid not null,
  bounds_no int not null check (bounds_no >= 1),
  said text not null check (length(said) between 1 and 1000),
  written_by uuid not null,
  written_at timestamptz not null default platform.instant(),
  primary key (organisation_id, session_id, bounds_no),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, written_by) references app.membership
);

-- Somebody asked in for one child alone.
create table app.session_guest (
  organisation_id uuid not null,
  session_id uuid not null,
  child_id uuid not null,
  membership_id uuid not null,
  agreed_no int check (agreed_no >= 1),
  agreed_at timestamptz,
  invited_by uuid not null,
  invited_at timestamptz not null default platform.instant(),
  removed_at timestamptz,
  primary key (organisation_id, session_id, child_id, membership_id),
  foreign key (organisation_id, session_id, child_id) references app.session_child,
  foreign key (organisation_id, membership_id) references app.membership,
  foreign key (organisation_id, invited_by) references app.membership,
  check ((agreed_no is null) = (agreed_at is null))
);
create index on app.session_guest (organisation_id, membership_id);

-- Who brings a child to a group.
alter table app.session_child
  add column presented_by uuid,
  add foreign key (organisation_id, presented_by) references app.membership;

-- ---------------------------------------------------------------- management oversight

-- Facts of one oversight of a child's case by a manager: asked for, then written as a document of its own (S4). Never part of
-- the record of a session.
create table app.oversight (
  organisation_id uuid not null,
  oversight_id uuid not null,
  child_id uuid not null,
  -- whose work it is, and who looks at it
  worker_id uuid not null,
  manager_id uuid not null,
  asked_by uuid not null,
  asked_on date not null,
  about text not null check (length(about) between 1 and 200),
  state text not null default 'asked' check (state in ('asked','written','withdrawn')),
  held_on date,
  departs boolean,
  written_at timestamptz,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, oversight_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, worker_id) references app.membership,
  foreign key (organisation_id, manager_id) references app.membership,
  foreign key (organisation_id, asked_by) references app.membership,
  check (worker_id <> manager_id),
  check ((state = 'written') = (written_at is not null and held_on is not null and departs is not null))
);
create index on app.oversight (organisation_id, child_id);
create index on app.oversight (organisation_id, worker_id);
create index on app.oversight (organisation_id, manager_id);

alter table app.document
  add column oversight_id uuid,
  add foreign key (organisation_id, oversight_id) references app.oversight,
  add check ((kind = 'oversight') = (oversight_id is not null)),
  add check (kind <> 'oversight' or (child_id is not null and session_id is null));
create unique index document_of_oversight on app.document (organisation_id, oversight_id) where oversight_id is not null;

-- One more kind of document, and three more grounds for reading one, beside those that there are.
do $$
declare
  c record;
begin
  for c in
    select k.conname, k.conrelid::regclass as tab, pg_get_constraintdef(k.oid) as said, m.more
    from pg_constraint k
    join (values ('app.document'::regclass, 'kind = ANY', '''oversight''::text'),
                 ('app.document_reader'::regclass, 'basis = ANY', '''guest''::text, ''minutes''::text, ''later_member''::text')) m (tab, marks, more)
      on k.conrelid = m.tab and k.contype = 'c' and position(m.marks in pg_get_constraintdef(k.oid)) > 0
         and position('<=' in pg_get_constraintdef(k.oid)) = 0 and position(' OR ' in pg_get_constraintdef(k.oid)) = 0
  loop
    execute format('alter table %s drop constraint %I', c.tab, c.conname);
    execute format('alter table %s add constraint %I %s', c.tab, c.conname, replace(c.said, 'ARRAY[', 'ARRAY[' || c.more || ', '));
  end loop;
end $$;

-- ---------------------------------------------------------------- who is of it

-- The two of a session under an agreement; of a group session all who were there.
create function platform.parties_of_session(org uuid, session uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case s.type
    when 'one_to_one' then array[s.supervisee_id, s.supervisor_id]
    else (select coalesce(array_agg(m.membership_id order by m.added_at, m.membership_id), '{}') from app.session_member m
      where m.organisation_id = org and m.session_id = session and m.removed_at is null and m.present)
  end
  from app.session s where s.organisation_id = org and s.session_id = session
$$;

-- Groups that the one in scope belongs to today.
create function platform.my_groups() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.group_id from app.group_member m
  where m.organisation_id = (select platform.organisation_id()) and m.membership_id = (select platform.membership_id())
    and m.joined_on <= (select platform.today()) and (m.left_on is null or m.left_on > (select platform.today()))
$$;

-- Sessions of groups that the one in scope is asked to or was at.
create function platform.my_group_sessions() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.session_id from app.session_member m
  where m.organisation_id = (select platform.organisation_id()) and m.membership_id = (select platform.membership_id())
    and m.removed_at is null and m.present is distinct from false
$$;

-- Whether the one in scope leads a group today, or made it.
create function platform.leads_group(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.group_member m
    where m.organisation_id = platform.organisation_id() and m.group_id = asked and m.membership_id = platform.membership_id()
      and m.role = 'facilitator' and m.joined_on <= platform.today() and (m.left_on is null or m.left_on > platform.today()))
    or exists (
      select 1 from app.supervision_group g
      where g.organisation_id = platform.organisation_id() and g.group_id = asked and g.created_by = platform.membership_id())
$$;

-- Whether a group of this kind is led by somebody, and has not ended.
create function platform.led_by(asked uuid, leader uuid, of_kind text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.supervision_group g
    join app.group_member m on m.organisation_id = g.organisation_id and m.group_id = g.group_id
    where g.organisation_id = platform.organisation_id() and g.group_id = asked and g.kind = of_kind and g.ended_on is null
      and m.membership_id = leader and m.role = 'facilitator' and m.left_on is null)
$$;

-- Whether the one in scope leads this session of a group, or called it.
create function platform.convenes(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.session s
    where s.organisation_id = platform.organisation_id() and s.session_id = asked and s.type <> 'one_to_one'
      and (s.supervisor_id = platform.membership_id() or s.created_by = platform.membership_id()))
$$;

-- Documents to which the one in scope is a party, whether or not they write them.
create function platform.as_party(asked uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.document_id from app.document_reader r
  where r.organisation_id = platform.organisation_id() and r.document_id = any (asked) and r.membership_id = platform.membership_id() and r.basis = 'party'
$$;

-- Whether a document of a session is signed, and the one in scope a party to it.
create function platform.signed_of_mine(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from app.document d
    where d.organisation_id = platform.organisation_id() and d.document_id = asked and d.session_id is not null and d.state = 'signed'
      and d.document_id in (select platform.as_party(array[asked])))
$$;

-- What other functions say of the two of a session they now say of its parties. Their text is changed where it says so, and
-- nowhere else; what is not found stops the migration.
create function platform.say_otherwise(signature text, before text, after text) returns void
  language plpgsql as $$
declare
  said text := pg_get_functiondef(signature::regprocedure);
begin
  if (length(said) - length(replace(said, before, ''))) <> length(before) then
    raise exception 'function % does not say once: %', signature, before;
  end if;
  execute replace(said, before, after);
end $$;

select platform.say_otherwise('platform.parties_of(app.document)',
  '(select array[s.supervisee_id, s.supervisor_id] from app.session s where s.organisation_id = d.organisation_id and s.session_id = d.session_id)',
  '(select platform.parties_of_session(d.organisation_id, d.session_id))
    when d.oversight_id is not null then
      (select array[o.manager_id, o.worker_id] from app.oversight o where o.organisation_id = d.organisation_id and o.oversight_id = d.oversight_id)');
select platform.say_otherwise('platform.signing_set_made()',
  'select array[x.supervisee_id, x.supervisor_id] into parties from app.session x where x.organisation_id = new.organisation_id and x.session_id = new.session_id;',
  'parties := platform.parties_of_session(new.organisation_id, new.session_id);');
select platform.say_otherwise('platform.begin_correction(uuid)',
  'not coalesce(me in (held.supervisee_id, held.supervisor_id), false)',
  'not coalesce(me = any (platform.parties_of_session(org, session)), false)');
-- Who may write is on the row of the reader in any case.
select platform.say_otherwise('platform.save_field(uuid, text, int, text, uuid)',
  'me in (s.supervisee_id, s.supervisor_id)',
  '(me in (s.supervisee_id, s.supervisor_id) or s.type <> ''one_to_one'')');
select platform.say_otherwise('platform.open_documents(uuid[], text, int)',
  'a.id in (select platform.readable(asked, true))',
  '(a.id in (select platform.readable(asked, true)) or a.id in (select platform.as_party(asked)))');
-- Written by the manager alone, and read by the worker and in the child's file as it stands.
select platform.say_otherwise('platform.open_to_later_readers(app.document_version)', '''disagreement'',', '''disagreement'', ''oversight'',');
-- Children on the agenda of a group that one is in, the one child that one is a guest for, and those whose case one is asked to look at.
select platform.say_otherwise('platform.my_children()',
  'select c.child_id from app.child c
  where (select ''safeguarding_team''',
  'select sc.child_id from platform.my_group_sessions() g (session_id)
  join app.session_child sc on sc.session_id = g.session_id
  join app.session s on s.organisation_id = sc.organisation_id and s.session_id = sc.session_id
  where sc.organisation_id = (select platform.organisation_id()) and sc.removed_at is null and s.state not in (''cancelled'', ''missed'')
  union
  select g.child_id from app.session_guest g
  join app.session s on s.organisation_id = g.organisation_id and s.session_id = g.session_id
  where g.organisation_id = (select platform.organisation_id()) and g.membership_id = (select platform.membership_id()) and g.removed_at is null
    and s.state not in (''cancelled'', ''missed'')
  union
  select o.child_id from app.oversight o
  where o.organisation_id = (select platform.organisation_id()) and o.manager_id = (select platform.membership_id()) and o.state <> ''withdrawn''
  union
  select c.child_id from app.child c
  where (select ''safeguarding_team''');
drop function platform.say_otherwise(text, text, text);

-- ---------------------------------------------------------------- what keeps still, and what follows

-- An administrator or a member of a board sees no narrative (product I4): unless they take part in supervision too, nobody
-- asks them into a group, in for a child, or to look at a case.
create function platform.without_narrative(member uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  roles text[] := platform.roles_on(platform.organisation_id(), member, platform.today());
begin
  return roles && array['administrator','board_member']
    and not roles && array['supervisee','supervisor','dsl','deputy_dsl','head'];
end $$;

-- An observer is a party who writes nothing.
create function platform.observer_writes_nothing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.may_write and (exists (
    select 1 from app.document d
    join app.session_member m on m.organisation_id = d.organisation_id and m.session_id = d.session_id
    where d.organisation_id = new.organisation_id and d.document_id = new.document_id
      and m.membership_id = new.membership_id and m.role = 'observer'
  ) or exists (
    select 1 from app.document d join app.oversight o on o.organisation_id = d.organisation_id and o.oversight_id = d.oversight_id
    where d.organisation_id = new.organisation_id and d.document_id = new.document_id and o.manager_id <> new.membership_id
  )) then
    new.may_write := false;
  end if;
  return new;
end $$;
create trigger document_reader_observer before insert on app.document_reader for each row execute function platform.observer_writes_nothing();

-- Who was there is settled when the first page is written: whoever comes later is not of this record. And a document of a
-- group session is made once that is said of everybody.
create function platform.guard_session_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if platform.without_narrative(new.membership_id) then
      raise exception 'a session of a group is for those who take part in supervision' using errcode = 'insufficient_privilege';
    end if;
    new.added_at := platform.instant();
  elsif (new.role, new.present, new.removed_at) is distinct from (old.role, old.present, old.removed_at) and not platform.convenes(new.session_id)
    -- whoever leaves a group is not asked to its sessions any more, and does not ask themself again
    and not (old.removed_at is null and new.removed_at is not null and (new.role, new.present) is not distinct from (old.role, old.present)) then
    raise exception 'who is asked and who came is said by whoever leads it' using errcode = 'insufficient_privilege';
  end if;
  if (tg_op = 'INSERT' or (new.role, new.present, new.removed_at) is distinct from (old.role, old.present, old.removed_at))
     and exists (select 1 from app.document d where d.organisation_id = new.organisation_id and d.session_id = new.session_id) then
    raise exception 'who was there is settled once something is written' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and new.agreed_no is distinct from old.agreed_no then
    if new.membership_id <> platform.membership_id() then
      raise exception 'each agrees for themself' using errcode = 'insufficient_privilege';
    end if;
    if new.agreed_no is distinct from (select max(b.bounds_no) from app.session_bounds b where b.organisation_id = new.organisation_id and b.session_id = new.session_id) then
      raise exception 'the bounds that are agreed to are the newest' using errcode = 'restrict_violation';
    end if;
    new.agreed_at := platform.instant();
  end if;
  return new;
end $$;
create trigger a_guard before insert or update on app.session_member for each row execute function platform.guard_session_member();

create function platform.guard_session_guest() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if exists (select 1 from app.session s where s.organisation_id = new.organisation_id and s.session_id = new.session_id and s.state not in ('planned','open')) then
    raise exception 'guests are settled with the record' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if exists (select 1 from app.session_member m where m.organisation_id = new.organisation_id and m.session_id = new.session_id
      and m.membership_id = new.membership_id and m.removed_at is null) then
      raise exception 'a member is no guest' using errcode = 'restrict_violation';
    end if;
    if exists (select 1 from app.session_member m where m.organisation_id = new.organisation_id and m.session_id = new.session_id
      and m.membership_id = platform.membership_id() and m.role = 'observer') then
      raise exception 'a guest is asked in by those who write' using errcode = 'insufficient_privilege';
    end if;
    if platform.without_narrative(new.membership_id) then
      raise exception 'a guest is somebody who may read narrative' using errcode = 'insufficient_privilege';
    end if;
    new.invited_at := platform.instant();
    new.agreed_no := null;
    new.agreed_at := null;
    return new;
  end if;
  if new.removed_at is null and old.removed_at is not null and new.session_id not in (select platform.my_group_sessions()) then
    raise exception 'a guest is asked in by the members' using errcode = 'insufficient_privilege';
  end if;
  if new.agreed_no is distinct from old.agreed_no then
    if new.membership_id <> platform.membership_id() then
      raise exception 'each agrees for themself' using errcode = 'insufficient_privilege';
    end if;
    if new.agreed_no is distinct from (select max(b.bounds_no) from app.session_bounds b where b.organisation_id = new.organisation_id and b.session_id = new.session_id) then
      raise exception 'the bounds that are agreed to are the newest' using errcode = 'restrict_violation';
    end if;
    new.agreed_at := platform.instant();
  end if;
  return new;
end $$;
create trigger a_guard before insert or update on app.session_guest for each row execute function platform.guard_session_guest();

-- The bounds keep still once something is written under them.
create function platform.guard_session_bounds() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null then
    if exists (select 1 from app.document d where d.organisation_id = new.organisation_id and d.session_id = new.session_id) then
      raise exception 'the bounds keep still once something is written' using errcode = 'restrict_violation';
    end if;
    new.written_at := platform.instant();
    new.written_by := platform.membership_id();
  end if;
  return new;
end $$;
create trigger a_guard before insert on app.session_bounds for each row execute function platform.guard_session_bounds();
create trigger session_bounds_kept before update or delete on app.session_bounds for each row execute function platform.refuse_change();

-- Whoever has left a group is taken in again by whoever leads it, and not by themself.
create function platform.guard_group_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if platform.without_narrative(new.membership_id) then
      raise exception 'a group is of those who take part in supervision' using errcode = 'insufficient_privilege';
    end if;
    new.added_at := platform.instant();
  elsif (old.left_on is not null and new.left_on is distinct from old.left_on or new.role <> old.role) and not platform.leads_group(new.group_id) then
    raise exception 'a member is taken in by whoever leads the group' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_guard before insert or update on app.group_member for each row execute function platform.guard_group_member();

-- When and whether a group meets is said by whoever leads it; the others change its session only as they write and sign it.
create function platform.guard_group_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and not platform.convenes(new.session_id)
     and ((new.starts_at, new.planned_minutes, new.venue, new.cancelled_reason) is distinct from (old.starts_at, old.planned_minutes, old.venue, old.cancelled_reason)
       or new.state <> old.state and 'planned' in (old.state, new.state)
       or new.state <> old.state and new.state in ('cancelled', 'missed')) then
    raise exception 'a session of a group is planned, opened and called off by whoever leads it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_guard_group before update on app.session for each row when (new.type <> 'one_to_one') execute function platform.guard_group_session();

-- The document of an oversight is about its child, and made by its manager.
create function platform.guard_oversight_document() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null and not exists (
    select 1 from app.oversight o where o.organisation_id = new.organisation_id and o.oversight_id = new.oversight_id
      and o.child_id = new.child_id and o.manager_id = platform.membership_id() and o.state = 'asked'
  ) then
    raise exception 'oversight is written by its manager, about its child' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_oversight_document before insert on app.document for each row when (new.oversight_id is not null) execute function platform.guard_oversight_document();

-- An action is of the two of its session, agreed by one of those who were there, and known from now on.
create function platform.guard_action() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is not null then
    if not exists (
      select 1 from app.session s where s.organisation_id = new.organisation_id and s.session_id = new.session_id
        and s.supervisee_id = new.supervisee_id and s.supervisor_id = new.supervisor_id
        and platform.membership_id() = any (platform.parties_of_session(s.organisation_id, s.session_id))
    ) then
      raise exception 'an action is of those of its session' using errcode = 'insufficient_privilege';
    end if;
    new.created_at := platform.instant();
  end if;
  return new;
end $$;
create trigger a_guard before insert on app.action for each row execute function platform.guard_action();

-- Whether the one in scope sees a child only because it is discussed in a group of theirs, because they are a guest for it or
-- because they are asked to look at its case. Who does looks on, and does not make the case their own.
create function platform.only_looks_on(child uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not ('safeguarding_team' = any (platform.circles())
    or exists (select 1 from app.child c where c.organisation_id = platform.organisation_id() and c.child_id = child and c.created_by = platform.membership_id())
    or exists (select 1 from app.case_holder h where h.organisation_id = platform.organisation_id() and h.child_id = child
      and (h.membership_id = platform.membership_id() or h.membership_id in (select platform.supervised_by_me())))
    or exists (select 1 from app.session_child x join app.session s on s.organisation_id = x.organisation_id and s.session_id = x.session_id
      where x.organisation_id = platform.organisation_id() and x.child_id = child and s.type = 'one_to_one'
        and platform.membership_id() in (s.supervisee_id, s.supervisor_id)))
$$;
create policy web_add_own on app.case_holder as restrictive for insert to plumbline_web
  with check (not platform.only_looks_on(child_id));

-- The record of a group is begun by those who write it.
create function platform.guard_group_document() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from app.session_member m where m.organisation_id = new.organisation_id and m.session_id = new.session_id
    and m.membership_id = platform.membership_id() and m.role = 'observer') then
    raise exception 'an observer writes nothing' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_group_document before insert on app.document for each row
  when (new.session_id is not null and new.kind in ('case_discussion', 'work', 'wellbeing')) execute function platform.guard_group_document();

-- What a group is stays as its members know it: only its name may change, and that it has ended.
create function platform.guard_group() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (to_jsonb(new) - array['name', 'ended_on']) <> (to_jsonb(old) - array['name', 'ended_on']) then
    raise exception 'what a group is stays as its members know it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger a_guard before update on app.supervision_group for each row execute function platform.guard_group();

-- Oversight is written once, by the manager, with its document; and taken back only while nothing is written.
create function platform.guard_oversight() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' then
      raise exception 'oversight begins as asked for' using errcode = 'check_violation';
    end if;
    if platform.without_narrative(new.manager_id) then
      raise exception 'oversight is for somebody who may read narrative' using errcode = 'insufficient_privilege';
    end if;
    new.created_at := platform.instant();
    return new;
  end if;
  if old.state <> 'asked' or (to_jsonb(new) - array['state', 'held_on', 'departs', 'written_at']) <> (to_jsonb(old) - array['state', 'held_on', 'departs', 'written_at']) then
    raise exception 'oversight that is written stays as it is' using errcode = 'restrict_violation';
  end if;
  if new.state = 'written' then
    if platform.membership_id() <> new.manager_id or not exists (
      select 1 from app.document d where d.organisation_id = new.organisation_id and d.oversight_id = new.oversight_id and d.state = 'sealed') then
      raise exception 'oversight is written by the manager, as a document' using errcode = 'restrict_violation';
    end if;
    new.written_at := platform.instant();
  end if;
  return new;
end $$;
create trigger a_guard before insert or update on app.oversight for each row execute function platform.guard_oversight();

-- ---------------------------------------------------------------- who may see and do what

do $$
declare t text;
begin
  foreach t in array array['supervision_group','group_member','session_member','session_bounds','session_guest','oversight'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy door on app.%I to plumbline_door using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to plumbline_door', t);
  end loop;
end $$;

-- A group: its members of today, whoever made it, and the head and the lead, who see that it is there and when it meets.
create policy web_see on app.supervision_group for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    created_by = (select platform.membership_id()) or (select platform.has_role('head','dsl')) or group_id in (select platform.my_groups())));
-- Whoever was at a session of it, or is a guest at one, still knows whose it was.
create policy web_see_past on app.supervision_group for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and group_id in (
    select s.group_id from app.session s where s.organisation_id = (select platform.organisation_id()) and s.group_id = supervision_group.group_id));
create policy web_add on app.supervision_group for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and created_by = (select platform.membership_id())
    and (select platform.has_role('supervisee','supervisor','dsl','deputy_dsl','head')));
create policy web_change on app.supervision_group for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and platform.leads_group(group_id));
grant select, insert (organisation_id, group_id, name, kind, discusses_cases, is_team, form, minutes_to, minutes_clause, earlier_notes, earlier_notes_clause, created_by)
  on app.supervision_group to plumbline_web;
grant update (name, ended_on) on app.supervision_group to plumbline_web;

create policy web_see on app.group_member for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id()) or (select platform.has_role('head','dsl')) or group_id in (select platform.my_groups())
    or platform.leads_group(group_id)));
create policy web_add on app.group_member for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and added_by = (select platform.membership_id()) and platform.leads_group(group_id));
create policy web_change on app.group_member for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (membership_id = (select platform.membership_id()) or platform.leads_group(group_id)));
grant select, insert (organisation_id, group_id, membership_id, role, joined_on, added_by) on app.group_member to plumbline_web;
grant update (left_on, role) on app.group_member to plumbline_web;

-- A session of a group: those asked to it, and whoever is a guest at it, beside those of policy web_see (leader, head, lead).
create policy web_see_group on app.session for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and type <> 'one_to_one' and (
    session_id in (select m.session_id from app.session_member m
      where m.organisation_id = (select platform.organisation_id()) and m.session_id = session.session_id and m.membership_id = (select platform.membership_id()) and m.removed_at is null)
    or session_id in (select g.session_id from app.session_guest g
      where g.organisation_id = (select platform.organisation_id()) and g.session_id = session.session_id and g.membership_id = (select platform.membership_id()) and g.removed_at is null)));
create policy web_add_group on app.session for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and type <> 'one_to_one' and agreement_id is null
    and created_by = (select platform.membership_id()) and platform.leads_group(group_id) and platform.led_by(group_id, supervisor_id, type));
create policy web_change_group on app.session for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and type <> 'one_to_one' and session_id in (
    select m.session_id from app.session_member m
    where m.organisation_id = (select platform.organisation_id()) and m.session_id = session.session_id and m.membership_id = (select platform.membership_id())
      and m.removed_at is null and m.present is distinct from false));

-- Members see who else is of it; a guest sees themself. The leader asks people, and says who came; each agrees for themself.
create policy web_see on app.session_member for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id()) or session_id in (select platform.my_group_sessions()) or platform.convenes(session_id)));
create policy web_add on app.session_member for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and added_by = (select platform.membership_id()) and agreed_no is null and platform.convenes(session_id));
create policy web_change on app.session_member for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (membership_id = (select platform.membership_id()) or platform.convenes(session_id)));
grant select, insert (organisation_id, session_id, membership_id, role, added_by) on app.session_member to plumbline_web;
grant update (role, present, agreed_no, agreed_at, removed_at) on app.session_member to plumbline_web;

create policy web_see on app.session_bounds for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and session_id in (
    select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id()) and s.session_id = session_bounds.session_id));
create policy web_add on app.session_bounds for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and platform.convenes(session_id));
grant select, insert (organisation_id, session_id, bounds_no, said, written_by) on app.session_bounds to plumbline_web;

create policy web_see on app.session_guest for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id()) or session_id in (select platform.my_group_sessions())));
create policy web_add on app.session_guest for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and invited_by = (select platform.membership_id())
    and session_id in (select platform.my_group_sessions()) and child_id in (select platform.my_children()));
create policy web_change on app.session_guest for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    membership_id = (select platform.membership_id()) or session_id in (select platform.my_group_sessions())));
grant select, insert (organisation_id, session_id, child_id, membership_id, invited_by) on app.session_guest to plumbline_web;
grant update (agreed_no, agreed_at, removed_at) on app.session_guest to plumbline_web;

-- What belongs to a group session is for all who are of it, as what belongs to a session of two is for the two.
do $$
declare
  t text;
  ours constant text := 'organisation_id = (select platform.organisation_id()) and session_id in (select m.session_id from app.session_member m where m.organisation_id = (select platform.organisation_id()) and m.session_id = %1$I.session_id and m.membership_id = (select platform.membership_id()) and m.removed_at is null and m.present is distinct from false)';
  -- all of them but observers
  writers constant text := left(ours, -1) || ' and m.role <> ''observer'')';
begin
  foreach t in array array['session_move', 'session_child', 'agenda_item', 'action_review', 'action'] loop
    execute format('create policy web_see_group on app.%1$I for select to plumbline_web using (' || ours || ')', t);
  end loop;
  foreach t in array array['agenda_item', 'action_review'] loop
    execute format('create policy web_add_group on app.%1$I for insert to plumbline_web with check (' || writers || ')', t);
  end loop;
  foreach t in array array['session_child', 'agenda_item', 'action_review', 'action'] loop
    execute format('create policy web_change_group on app.%1$I for update to plumbline_web using (' || writers || ')', t);
  end loop;
  execute format('create policy web_add_group on app.session_child for insert to plumbline_web with check (' || writers
    || ' and added_by = (select platform.membership_id()) and child_id in (select platform.my_children()))', 'session_child');
  execute format('create policy web_add_group on app.action for insert to plumbline_web with check (' || writers || ' and created_by = (select platform.membership_id()))', 'action');
end $$;
create policy web_see_guest on app.session_child for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select g.child_id from app.session_guest g
    where g.organisation_id = (select platform.organisation_id()) and g.session_id = session_child.session_id and g.child_id = session_child.child_id
      and g.membership_id = (select platform.membership_id()) and g.removed_at is null));
grant update (presented_by) on app.session_child to plumbline_web;

-- The last who signs opens the record to its later readers, an observer too, who is a party and writes nothing.
create policy web_add_group on app.document_reader for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and granted_by = (select platform.membership_id())
    and basis in ('child_file', 'guest', 'minutes') and platform.signed_of_mine(document_id));

-- Oversight: the manager, the worker, whoever asked for it, and those who keep the child's file. Asked for by the case holder of
-- their own line manager, by the safeguarding team of the worker's, and begun by a manager for a child they may see.
create policy web_see on app.oversight for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    manager_id = (select platform.membership_id()) or worker_id = (select platform.membership_id()) or asked_by = (select platform.membership_id())
    or (select 'safeguarding_team' = any (platform.circles()))));
create policy web_add on app.oversight for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and asked_by = (select platform.membership_id())
    and child_id in (select platform.my_children())
    and exists (select 1 from app.case_holder h where h.organisation_id = oversight.organisation_id and h.child_id = oversight.child_id
      and h.membership_id = oversight.worker_id and (h.ends_on is null or h.ends_on >= (select platform.today())))
    and (worker_id = (select platform.membership_id()) or manager_id = (select platform.membership_id()) or (select platform.has_role('dsl','deputy_dsl')))
    and (exists (select 1 from app.membership_fact f
        where f.organisation_id = oversight.organisation_id and f.membership_id = oversight.worker_id and f.kind = 'line_manager' and f.manager_id = oversight.manager_id
          and f.withdrawn_at is null and f.valid_from <= (select platform.today()) and (f.valid_until is null or f.valid_until >= (select platform.today())))
      or (manager_id = (select platform.membership_id()) and (select platform.has_role('head','dsl','deputy_dsl')))));
create policy web_change on app.oversight for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    manager_id = (select platform.membership_id()) or asked_by = (select platform.membership_id())));
grant select, insert (organisation_id, oversight_id, child_id, worker_id, manager_id, asked_by, asked_on, about) on app.oversight to plumbline_web;
grant update (state, held_on, departs, written_at) on app.oversight to plumbline_web;

-- ---------------------------------------------------------------- what is owed

create function platform.ask_for_groups() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'session_member' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', c.membership_id from changed c;
  elsif tg_table_name = 'oversight' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, x.kind, x.id from changed c, lateral (values ('membership', c.worker_id), ('membership', c.manager_id), ('child', c.child_id)) x (kind, id);
  elsif tg_table_name = 'session' then
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', m.membership_id from changed c
        join app.session_member m on m.organisation_id = c.organisation_id and m.session_id = c.session_id
        where c.type <> 'one_to_one';
  else
    insert into app.reassessment (organisation_id, subject_kind, subject_id)
      select distinct c.organisation_id, 'membership', c.owner_id from changed c where c.owner_id not in (c.supervisee_id, c.supervisor_id);
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['session_member', 'oversight', 'session', 'action'] loop
    execute format('create trigger z_reassess_group_added after insert on app.%I referencing new table as changed for each statement execute function platform.ask_for_groups()', t);
    execute format('create trigger z_reassess_group_changed after update on app.%I referencing new table as changed for each statement execute function platform.ask_for_groups()', t);
  end loop;
end $$;

-- Sessions of groups and oversight around these people and children: beside platform.facts_of, and like it without names and
-- without anything that was said.
create function platform.group_facts_of(org uuid, people uuid[], children uuid[], since timestamptz) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  sessions uuid[];
  around uuid[];
  held uuid[];
begin
  select coalesce(array_agg(distinct h.child_id), '{}') || children into held
    from app.case_holder h where h.organisation_id = org and h.membership_id = any (people);
  select coalesce(array_agg(distinct s.session_id), '{}') into sessions from app.session s
    where s.organisation_id = org and s.type <> 'one_to_one' and s.starts_at >= since and s.session_id in (
      select m.session_id from app.session_member m where m.organisation_id = org and m.membership_id = any (people) and m.removed_at is null and m.present is distinct from false
      union
      select d.session_id from app.session_child d where d.organisation_id = org and d.child_id = any (held));
  select coalesce(array_agg(distinct m.membership_id), '{}') into around
    from app.session_member m where m.organisation_id = org and m.session_id = any (sessions);
  return jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', m.membership_id, 'from', m.started_on, 'until', m.ended_on, 'known', m.created_at)), '[]'::jsonb)
      from app.membership m where m.organisation_id = org and m.membership_id = any (around)),
    'facts', (select coalesce(jsonb_agg(jsonb_build_object('of', f.membership_id, 'kind', f.kind, 'value', f.value, 'manager', f.manager_id,
        'from', f.valid_from, 'until', f.valid_until, 'known', f.recorded_at, 'withdrawn', f.withdrawn_at, 'id', f.fact_id)), '[]'::jsonb)
      from app.membership_fact f where f.organisation_id = org and f.membership_id = any (around)
        and (f.kind <> 'role' or f.value not in ('dsl', 'deputy_dsl') or f.confirmed_at is not null)),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('id', s.session_id, 'group', s.group_id, 'supervisor', s.supervisor_id,
        'members', (select coalesce(jsonb_agg(m.membership_id order by m.added_at, m.membership_id), '[]'::jsonb) from app.session_member m
          where m.organisation_id = org and m.session_id = s.session_id and m.removed_at is null and m.present is distinct from false),
        -- agreed by all who were there, to the same and newest text
        'bounds', (select bool_and(m.agreed_no is not distinct from (select max(b.bounds_no) from app.session_bounds b where b.organisation_id = org and b.session_id = s.session_id)
            and m.agreed_no is not null) from app.session_member m
          where m.organisation_id = org and m.session_id = s.session_id and m.removed_at is null and m.present),
        'minutes_to', (select coalesce(jsonb_agg(distinct r.circle) filter (where r.circle is not null), '[]'::jsonb) from app.document d
          join app.document_reader r on r.organisation_id = d.organisation_id and r.document_id = d.document_id and r.basis = 'minutes'
          where d.organisation_id = org and d.session_id = s.session_id),
        'at', s.starts_at, 'state', s.state, 'type', s.type, 'extended', s.extended, 'minutes', s.actual_minutes, 'planned', s.planned_minutes, 'discussed', s.discussed,
        'private', s.private_confirmed, 'interruptions', s.interruptions, 'next', s.next_session_id is not null, 'opened', s.opened_at, 'completed', s.completed_at,
        'signed', s.signed_at, 'made', s.created_at,
        'children', (select coalesce(jsonb_agg(jsonb_build_object('child', d.child_id, 'rag', d.rag, 'seen_alone', d.seen_alone_on)), '[]'::jsonb)
          from app.session_child d where d.organisation_id = s.organisation_id and d.session_id = s.session_id and d.removed_at is null))), '[]'::jsonb)
      from app.session s where s.organisation_id = org and s.session_id = any (sessions)),
    'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', x.action_id, 'session', x.session_id, 'child', x.child_id, 'owner', x.owner_id, 'agreed', x.agreed_on,
        'due', x.due_on, 'state', x.state, 'closed', x.closed_at, 'known', x.created_at)), '[]'::jsonb)
      from app.action x where x.organisation_id = org and x.removed_at is null and x.session_id = any (sessions)),
    'oversight', (select coalesce(jsonb_agg(jsonb_build_object('id', o.oversight_id, 'child', o.child_id, 'worker', o.worker_id, 'manager', o.manager_id,
        'on', o.held_on, 'departs', o.departs, 'known', o.written_at)), '[]'::jsonb)
      from app.oversight o where o.organisation_id = org and o.state = 'written' and o.written_at >= since
        and (o.worker_id = any (people) or o.child_id = any (held))));
end $$;

do $$
declare signature text;
begin
  foreach signature in array array['platform.parties_of_session(uuid, uuid)', 'platform.my_groups()', 'platform.my_group_sessions()', 'platform.leads_group(uuid)', 'platform.led_by(uuid, uuid, text)', 'platform.convenes(uuid)',
    'platform.as_party(uuid[])', 'platform.signed_of_mine(uuid)', 'platform.observer_writes_nothing()', 'platform.guard_session_member()', 'platform.guard_session_guest()', 'platform.guard_session_bounds()',
    'platform.guard_group()', 'platform.guard_oversight()', 'platform.without_narrative(uuid)', 'platform.guard_group_member()', 'platform.guard_group_session()', 'platform.guard_oversight_document()', 'platform.guard_group_document()', 'platform.guard_action()', 'platform.only_looks_on(uuid)', 'platform.ask_for_groups()', 'platform.group_facts_of(uuid, uuid[], uuid[], timestamptz)'] loop
    execute format('alter function %s owner to plumbline_door', signature);
    execute format('revoke all on function %s from public', signature);
  end loop;
  foreach signature in array array['platform.only_looks_on(uuid)', 'platform.without_narrative(uuid)', 'platform.signed_of_mine(uuid)', 'platform.my_groups()', 'platform.my_group_sessions()', 'platform.leads_group(uuid)', 'platform.led_by(uuid, uuid, text)', 'platform.convenes(uuid)'] loop
    execute format('grant execute on function %s to plumbline_web', signature);
  end loop;
  grant execute on function platform.group_facts_of(uuid, uuid[], uuid[], timestamptz) to plumbline_worker;
end $$;
