-- "Not yet: nobody could be reached": recorded at once, and open until somebody was told or it was decided not to refer, which
-- is added to it (product E4; S2). What came of it is noted once that has been said.
alter table app.referral drop constraint referral_decided_check;
alter table app.referral add constraint referral_decided_check check (decided in ('referred','not_yet','not_referred'));
alter table app.referral drop constraint referral_check1;
alter table app.referral add constraint referral_outcome_fits
  check (outcome is null or decided = 'not_yet' or (decided = 'not_referred') = (outcome in ('refer_after_all','still_not')));

-- Those that wait for an answer, for the home pages of whoever recorded or supervised, and for agendas.
create index referral_open on app.referral (organisation_id, recorded_at)
  where adds_to is null and outcome is null and decided in ('referred','not_yet');

-- As before; and what nobody has been told of has come to nothing yet.
create or replace function platform.referral_noted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said text;
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
  if old.decided = 'not_yet' then
    select m.decided into said from app.referral m
      where m.organisation_id = old.organisation_id and m.adds_to = old.document_id and m.decided <> 'not_yet'
      order by m.recorded_at desc, m.document_id limit 1;
    if said is null or (said = 'not_referred') <> (new.outcome in ('refer_after_all','still_not')) then
      raise exception 'what came of it is noted once somebody was told, or it was decided not to refer' using errcode = 'restrict_violation';
    end if;
  end if;
  new.outcome_by := platform.membership_id();
  new.outcome_at := platform.instant();
  return new;
end $$;
