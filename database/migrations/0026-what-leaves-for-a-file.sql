-- What leaves for a child's file and whether it arrived; referrals, changes of a plan told to other agencies, and
-- departures from procedure, as facts. Their words are documents; of each there is here what can be counted and waited for.

-- ---------------------------------------------------------------- copies for a child's file

-- One row for each copy of a signed decision record (or of what was recorded under "Stop and refer") that is to go, or has
-- gone, to the file of its child. The first is made by the database when all have signed, so that none is forgotten.
create table app.file_copy (
  organisation_id uuid not null references app.organisation,
  copy_id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  version_no int not null,
  child_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting','sent','received','failed','not_needed','superseded')),
  made_at timestamptz not null default platform.instant(),
  sent_to text check (length(sent_to) between 1 and 200),
  sent_how text check (sent_how in ('upload','secure_email','post','by_hand')),
  sent_on date,
  noted_by uuid,
  noted_at timestamptz,
  received_on date check (received_on >= sent_on),
  received_by text check (length(received_by) between 1 and 200),
  reference text check (length(reference) <= 100),
  receipt_noted_by uuid,
  receipt_noted_at timestamptz,
  primary key (organisation_id, copy_id),
  foreign key (organisation_id, document_id, version_no) references app.document_version,
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, noted_by) references app.membership,
  foreign key (organisation_id, receipt_noted_by) references app.membership,
  check (state not in ('sent','received','failed') or (sent_to is not null and sent_how is not null and sent_on is not null)),
  check ((state = 'received') = (received_on is not null and received_by is not null))
);
create index on app.file_copy (organisation_id, document_id);
create index on app.file_copy (organisation_id, child_id);
create index on app.file_copy (organisation_id, made_at, copy_id) where state = 'waiting';
create index on app.file_copy (organisation_id, sent_on, copy_id) where state = 'sent';

-- All have signed: what is bound for a child's file waits to go there, and an older version that never went need not.
create function platform.file_copies_wait() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.file_copy c set state = 'superseded'
    from app.signing_item i
    where i.organisation_id = new.organisation_id and i.set_id = new.set_id
      and c.organisation_id = i.organisation_id and c.document_id = i.document_id and c.version_no < i.version_no and c.state = 'waiting';
  insert into app.file_copy (organisation_id, document_id, version_no, child_id)
    select i.organisation_id, i.document_id, i.version_no, d.child_id
    from app.signing_item i
    join app.document d on d.organisation_id = i.organisation_id and d.document_id = i.document_id
    where i.organisation_id = new.organisation_id and i.set_id = new.set_id and d.kind = 'case_discussion';
  return null;
end $$;
create trigger file_copies_wait after update of completed_at on app.signing_set
  for each row when (old.completed_at is null and new.completed_at is not null) execute function platform.file_copies_wait();

-- What is recorded under "Stop and refer" is bound for the file from the moment it is sealed.
create function platform.referral_copy_waits() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.file_copy (organisation_id, document_id, version_no, child_id)
    select new.organisation_id, new.document_id, max(v.version_no), new.child_id
    from app.document_version v where v.organisation_id = new.organisation_id and v.document_id = new.document_id;
  return null;
end $$;
create trigger referral_copy_waits after update of state on app.document
  for each row when (new.kind = 'referral' and new.child_id is not null and old.state = 'draft' and new.state = 'sealed')
  execute function platform.referral_copy_waits();

-- Who notes that a copy went or arrived: one of those whose record it is, or of the team that keeps the file. A copy goes
-- one way: waiting, sent, received; what did not arrive stays as that, and another waits.
create function platform.file_copy_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := platform.membership_id();
begin
  if me is null then
    return new;
  end if;
  -- by the database itself, above, and by nobody else
  if tg_op = 'UPDATE' and new.state = 'superseded' and old.state = 'waiting' and pg_trigger_depth() > 1 then
    return new;
  end if;
  -- made by the database itself, above
  if tg_op = 'INSERT' and new.state = 'waiting' and new.noted_by is null then
    if pg_trigger_depth() > 1 then
      return new;
    end if;
    raise exception 'a copy waits when all have signed' using errcode = 'restrict_violation';
  end if;
  if not exists (select 1 from platform.readable(array[new.document_id], true))
     and not coalesce('safeguarding_team' = any (platform.circles()), false) then
    raise exception 'only those whose record it is and those who keep the file note a copy' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'sent' or not exists (
      select 1 from app.file_copy c where c.organisation_id = new.organisation_id and c.document_id = new.document_id and c.version_no = new.version_no and c.child_id = new.child_id
    ) then
      raise exception 'a copy is one of a version that all have signed' using errcode = 'restrict_violation';
    end if;
    new.made_at := platform.instant();
  elsif not ((old.state = 'waiting' and new.state in ('sent','not_needed')) or (old.state = 'sent' and new.state in ('received','failed')) or (old.state = 'not_needed' and new.state = 'sent')) then
    raise exception 'a copy goes one way' using errcode = 'restrict_violation';
  end if;
  if new.state in ('sent','not_needed') then
    new.noted_by := me;
    new.noted_at := platform.instant();
  else
    new.receipt_noted_by := me;
    new.receipt_noted_at := platform.instant();
  end if;
  return new;
end $$;
create trigger file_copy_noted before insert or update on app.file_copy for each row execute function platform.file_copy_noted();

create function platform.file_copy_lost() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from app.file_copy c where c.organisation_id = new.organisation_id and c.document_id = new.document_id and c.state = 'waiting') then
    insert into app.file_copy (organisation_id, document_id, version_no, child_id)
      values (new.organisation_id, new.document_id, new.version_no, new.child_id);
  end if;
  return null;
end $$;
create trigger file_copy_lost after update of state on app.file_copy
  for each row when (old.state = 'sent' and new.state = 'failed') execute function platform.file_copy_lost();

-- ---------------------------------------------------------------- referrals, and decisions not to refer

create table app.referral (
  organisation_id uuid not null references app.organisation,
  document_id uuid not null,
  session_id uuid not null,
  child_id uuid not null,
  decided text not null check (decided in ('referred','not_referred')),
  -- what was recorded first, when this says more of it
  adds_to uuid,
  -- the day on which a decision not to refer is looked at again
  review_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null default platform.instant(),
  outcome text check (outcome in ('strategy_discussion','assessment','early_help','advice','no_further_action','refer_after_all','still_not')),
  outcome_on date,
  outcome_by uuid,
  outcome_at timestamptz,
  primary key (organisation_id, document_id),
  foreign key (organisation_id, document_id) references app.document,
  foreign key (organisation_id, adds_to) references app.referral,
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, recorded_by) references app.membership,
  foreign key (organisation_id, outcome_by) references app.membership,
  check ((outcome is null) = (outcome_on is null)),
  check (outcome is null or (decided = 'not_referred') = (outcome in ('refer_after_all','still_not')))
);
create index on app.referral (organisation_id, session_id);
create index on app.referral (organisation_id, child_id);
create index on app.referral (organisation_id, adds_to) where adds_to is not null;

-- To whom something was said, of which kind, and when: names and words are in the document.
create table app.referral_telling (
  organisation_id uuid not null,
  document_id uuid not null,
  position int not null check (position between 1 and 9),
  told text not null check (told in ('safeguarding_lead','social_care','police','health','parents','other')),
  told_at timestamptz not null,
  primary key (organisation_id, document_id, position),
  foreign key (organisation_id, document_id) references app.referral
);

-- A referral is of the document that its words are in; what is recorded keeps still, but for what came of it, once.
create function platform.referral_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.membership_id() is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if not exists (
      select 1 from app.document d
      where d.organisation_id = new.organisation_id and d.document_id = new.document_id and d.kind = 'referral'
        and d.session_id = new.session_id and d.child_id = new.child_id and d.created_by = platform.membership_id()
    ) then
      raise exception 'a referral is of the document that its words are in' using errcode = 'restrict_violation';
    end if;
    new.recorded_at := platform.instant();
    new.recorded_by := platform.membership_id();
    new.outcome := null;
    new.outcome_on := null;
    return new;
  end if;
  if old.outcome is not null then
    raise exception 'what came of it is noted once' using errcode = 'restrict_violation';
  end if;
  new.outcome_by := platform.membership_id();
  new.outcome_at := platform.instant();
  return new;
end $$;
create trigger referral_noted before insert or update on app.referral for each row execute function platform.referral_noted();

-- ---------------------------------------------------------------- changes of a plan, told to other agencies (S4, App III f)

create table app.plan_amendment (
  organisation_id uuid not null references app.organisation,
  amendment_id uuid not null,
  child_id uuid not null,
  -- the session it was agreed in; null when it was agreed elsewhere
  session_id uuid,
  -- a few words, as an action has them; what was said of it is on the child's page
  what text not null check (length(what) between 1 and 200),
  agreed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default platform.instant(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (organisation_id, amendment_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, recorded_by) references app.membership,
  foreign key (organisation_id, withdrawn_by) references app.membership
);
create index on app.plan_amendment (organisation_id, child_id, agreed_on desc) where withdrawn_at is null;
create index on app.plan_amendment (organisation_id, session_id) where session_id is not null;

-- Each agency that must hear of it: who there, by when, when and how it was told, and what came back.
create table app.plan_amendment_agency (
  organisation_id uuid not null,
  agency_id uuid not null,
  amendment_id uuid not null,
  agency text not null check (length(agency) between 1 and 200),
  person text not null default '' check (length(person) <= 200),
  tell_by date not null,
  -- whose task it is to tell them
  teller_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null default platform.instant(),
  told_on date,
  told_how text check (told_how in ('meeting','telephone','secure_email','letter','their_system')),
  told_by uuid,
  told_noted_at timestamptz,
  answer text check (answer in ('agrees','has_noted','disagrees')),
  answered_on date check (answered_on >= told_on),
  answered_by text check (length(answered_by) between 1 and 200),
  answer_noted_by uuid,
  answer_noted_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  primary key (organisation_id, agency_id),
  foreign key (organisation_id, amendment_id) references app.plan_amendment,
  foreign key (organisation_id, teller_id) references app.membership,
  foreign key (organisation_id, added_by) references app.membership,
  foreign key (organisation_id, told_by) references app.membership,
  foreign key (organisation_id, answer_noted_by) references app.membership,
  foreign key (organisation_id, removed_by) references app.membership,
  check ((told_on is null) = (told_how is null)),
  check (answer is null or (told_on is not null and answered_on is not null and answered_by is not null))
);
create index on app.plan_amendment_agency (organisation_id, amendment_id);
create index on app.plan_amendment_agency (organisation_id, teller_id, tell_by) where told_on is null and removed_at is null;

create function platform.plan_amendment_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := platform.membership_id();
begin
  if me is null then
    return new;
  end if;
  if tg_table_name = 'plan_amendment' then
    if tg_op = 'INSERT' then
      new.recorded_at := platform.instant();
    elsif old.withdrawn_at is not null then
      raise exception 'what was withdrawn stays withdrawn' using errcode = 'restrict_violation';
    else
      new.withdrawn_by := me;
      new.withdrawn_at := platform.instant();
    end if;
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.added_at := platform.instant();
    return new;
  end if;
  if old.removed_at is not null or (old.told_on is not null and (new.told_on, new.told_how) is distinct from (old.told_on, old.told_how))
     or (old.answer is not null and (new.answer, new.answered_on, new.answered_by) is distinct from (old.answer, old.answered_on, old.answered_by)) then
    raise exception 'what was told and answered is noted once' using errcode = 'restrict_violation';
  end if;
  if new.removed_at is not null then
    if old.told_on is not null then
      raise exception 'an agency that was told stays on the list' using errcode = 'restrict_violation';
    end if;
    new.removed_by := me;
    new.removed_at := platform.instant();
  end if;
  if new.told_on is not null and old.told_on is null then
    new.told_by := me;
    new.told_noted_at := platform.instant();
  end if;
  if new.answer is not null and old.answer is null then
    new.answer_noted_by := me;
    new.answer_noted_at := platform.instant();
  end if;
  return new;
end $$;
create trigger plan_amendment_noted before insert or update on app.plan_amendment for each row execute function platform.plan_amendment_noted();
create trigger plan_amendment_noted before insert or update on app.plan_amendment_agency for each row execute function platform.plan_amendment_noted();

-- ---------------------------------------------------------------- departures from procedure, and who approved them (S4)

-- That a decision departs from procedure, and whom the record names as having approved it. Somebody of the organisation is
-- asked whether they did; what the departure was is in the record.
create table app.departure (
  organisation_id uuid not null references app.organisation,
  document_id uuid not null,
  version_no int not null,
  decision_no int not null check (decision_no between 1 and 99),
  session_id uuid not null,
  approver_id uuid,
  -- as it was written: somebody outside, when nobody here has that name
  approver text not null check (length(approver) between 1 and 400),
  state text not null default 'unsigned' check (state in ('unsigned','asked','approved','denied','superseded')),
  recorded_by uuid not null,
  recorded_at timestamptz not null default platform.instant(),
  signed_at timestamptz,
  answered_at timestamptz,
  primary key (organisation_id, document_id, version_no, decision_no),
  foreign key (organisation_id, document_id, version_no) references app.document_version,
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, approver_id) references app.membership,
  foreign key (organisation_id, recorded_by) references app.membership
);
create index on app.departure (organisation_id, approver_id) where state = 'asked';
create index on app.departure (organisation_id, session_id);
create index on app.departure (organisation_id, signed_at desc) where signed_at is not null;

create function platform.departures_signed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.departure x set state = 'superseded'
    from app.signing_item i
    where i.organisation_id = new.organisation_id and i.set_id = new.set_id
      and x.organisation_id = i.organisation_id and x.document_id = i.document_id and x.version_no < i.version_no;
  update app.departure x set state = 'asked', signed_at = new.completed_at
    from app.signing_item i
    where i.organisation_id = new.organisation_id and i.set_id = new.set_id
      and x.organisation_id = i.organisation_id and x.document_id = i.document_id and x.version_no = i.version_no and x.state = 'unsigned';
  return null;
end $$;
create trigger departures_signed after update of completed_at on app.signing_set
  for each row when (old.completed_at is null and new.completed_at is not null) execute function platform.departures_signed();

-- Not security definer: who changes it is what it looks at.
create function platform.departure_answered() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user <> 'plumbline_web' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if not exists (
      select 1 from app.document d
      where d.organisation_id = new.organisation_id and d.document_id = new.document_id and d.session_id = new.session_id
    ) then
      raise exception 'a departure is of the session of its record' using errcode = 'restrict_violation';
    end if;
    new.recorded_at := platform.instant();
    new.state := 'unsigned';
    return new;
  end if;
  if old.state <> 'asked' or new.state not in ('approved','denied') then
    raise exception 'whoever is asked answers once' using errcode = 'restrict_violation';
  end if;
  new.answered_at := platform.instant();
  return new;
end $$;
create trigger departure_answered before insert or update on app.departure for each row execute function platform.departure_answered();

-- ---------------------------------------------------------------- what there is already
-- (As the door, because row security is forced on the owner too.)

do $$
declare t text;
begin
  foreach t in array array['file_copy','referral','referral_telling','plan_amendment','plan_amendment_agency','departure'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy door on app.%I to plumbline_door using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to plumbline_door', t);
  end loop;
end $$;

set local role plumbline_door;
insert into app.file_copy (organisation_id, document_id, version_no, child_id, made_at)
  select distinct on (i.organisation_id, i.document_id) i.organisation_id, i.document_id, i.version_no, d.child_id, s.completed_at
  from app.signing_item i
  join app.signing_set s on s.organisation_id = i.organisation_id and s.set_id = i.set_id
  join app.document d on d.organisation_id = i.organisation_id and d.document_id = i.document_id
  where s.completed_at is not null and d.kind = 'case_discussion'
  order by i.organisation_id, i.document_id, i.version_no desc;
insert into app.file_copy (organisation_id, document_id, version_no, child_id, made_at)
  select d.organisation_id, d.document_id, max(v.version_no), d.child_id, d.created_at
  from app.document d join app.document_version v on v.organisation_id = d.organisation_id and v.document_id = d.document_id
  where d.kind = 'referral' and d.child_id is not null
  group by d.organisation_id, d.document_id;
insert into app.referral (organisation_id, document_id, session_id, child_id, decided, recorded_by, recorded_at)
  select d.organisation_id, d.document_id, d.session_id, d.child_id,
    case when j.details ->> 'referred' = 'true' then 'referred' else 'not_referred' end, d.created_by, d.created_at
  from app.document d
  join app.journal_entry j on j.organisation_id = d.organisation_id and j.document_id = d.document_id and j.event = 'referral.opened'
  where d.kind = 'referral' and d.session_id is not null and d.child_id is not null and d.state <> 'draft'
  on conflict do nothing;
reset role;

-- ---------------------------------------------------------------- who may see and do what

-- A copy: for whoever may open the document it is of.
create policy web_see on app.file_copy for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and document_id in (
    select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = file_copy.document_id));
create policy web_add on app.file_copy for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and document_id in (
    select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = file_copy.document_id));
create policy web_change on app.file_copy for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and document_id in (
    select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = file_copy.document_id));
grant select, insert (organisation_id, document_id, version_no, child_id, state, sent_to, sent_how, sent_on) on app.file_copy to plumbline_web;
grant update (state, sent_to, sent_how, sent_on, received_on, received_by, reference) on app.file_copy to plumbline_web;

-- A referral: the same.
do $$
declare
  t text;
  mine constant text := 'organisation_id = (select platform.organisation_id()) and document_id in (select d.document_id from app.document d where d.organisation_id = (select platform.organisation_id()) and d.document_id = %1$I.document_id)';
begin
  foreach t in array array['referral','referral_telling'] loop
    execute format('create policy web_see on app.%1$I for select to plumbline_web using (' || mine || ')', t);
    execute format('create policy web_add on app.%1$I for insert to plumbline_web with check (organisation_id = (select platform.organisation_id()) and document_id in (select platform.made_by_me(document_id)))', t);
  end loop;
  execute format('create policy web_change on app.%1$I for update to plumbline_web using (' || mine || ')', 'referral');
end $$;
grant select, insert (organisation_id, document_id, session_id, child_id, decided, adds_to, review_on, recorded_by) on app.referral to plumbline_web;
grant update (outcome, outcome_on) on app.referral to plumbline_web;
grant select, insert on app.referral_telling to plumbline_web;

-- A change of a plan: for whoever may see the child, as the child's statuses are.
create policy web_see on app.plan_amendment for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = plan_amendment.child_id));
create policy web_add on app.plan_amendment for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and recorded_by = (select platform.membership_id())
    and child_id in (select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = plan_amendment.child_id)
    and (session_id is null or session_id in (
      select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id()) and s.session_id = plan_amendment.session_id
        and (s.supervisee_id = (select platform.membership_id()) or s.supervisor_id = (select platform.membership_id())))));
create policy web_change on app.plan_amendment for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and child_id in (
    select c.child_id from app.child c where c.organisation_id = (select platform.organisation_id()) and c.child_id = plan_amendment.child_id));
grant select, insert (organisation_id, amendment_id, child_id, session_id, what, agreed_on, recorded_by) on app.plan_amendment to plumbline_web;
grant update (withdrawn_at) on app.plan_amendment to plumbline_web;

create policy web_see on app.plan_amendment_agency for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and amendment_id in (
    select a.amendment_id from app.plan_amendment a where a.organisation_id = (select platform.organisation_id()) and a.amendment_id = plan_amendment_agency.amendment_id));
create policy web_add on app.plan_amendment_agency for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and added_by = (select platform.membership_id()) and amendment_id in (
    select a.amendment_id from app.plan_amendment a where a.organisation_id = (select platform.organisation_id()) and a.amendment_id = plan_amendment_agency.amendment_id));
create policy web_change on app.plan_amendment_agency for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and amendment_id in (
    select a.amendment_id from app.plan_amendment a where a.organisation_id = (select platform.organisation_id()) and a.amendment_id = plan_amendment_agency.amendment_id));
grant select, insert (organisation_id, agency_id, amendment_id, agency, person, tell_by, teller_id, added_by) on app.plan_amendment_agency to plumbline_web;
grant update (told_on, told_how, answer, answered_on, answered_by, removed_at) on app.plan_amendment_agency to plumbline_web;

-- A departure: whoever sees the session's dates sees that there was one and who is named; and the one who is named.
create policy web_see on app.departure for select to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and (
    (approver_id = (select platform.membership_id()) and signed_at is not null)
    or session_id in (select s.session_id from app.session s where s.organisation_id = (select platform.organisation_id()) and s.session_id = departure.session_id)));
create policy web_add on app.departure for insert to plumbline_web
  with check (organisation_id = (select platform.organisation_id()) and recorded_by = (select platform.membership_id())
    and document_id in (select platform.readable(array[document_id], true)));
create policy web_change on app.departure for update to plumbline_web
  using (organisation_id = (select platform.organisation_id()) and approver_id = (select platform.membership_id()));
grant select, insert (organisation_id, document_id, version_no, decision_no, session_id, approver_id, approver, recorded_by) on app.departure to plumbline_web;
grant update (state) on app.departure to plumbline_web;

do $$
declare signature text;
begin
  foreach signature in array array['file_copies_wait()', 'referral_copy_waits()', 'file_copy_noted()', 'file_copy_lost()', 'referral_noted()',
    'plan_amendment_noted()', 'departures_signed()', 'departure_answered()'] loop
    execute format('alter function platform.%s owner to plumbline_door', signature);
    execute format('revoke all on function platform.%s from public', signature);
  end loop;
end $$;
