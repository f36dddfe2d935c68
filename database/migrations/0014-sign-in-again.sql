-- Somebody's way of signing in is reset on the server (src/cli/account-reset.command.ts, as the owner of the schema): each of
-- their places says so in its journal. Nobody else may call it.
create function platform.note_account_reset(account text) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  noted int;
begin
  insert into app.journal_entry (organisation_id, event, membership_id, person_id, subject_kind, subject_id)
    select m.organisation_id, 'account.reset', m.membership_id, m.person_id, 'membership', m.membership_id
    from app.membership m join app.person p on p.person_id = m.person_id
    where p.auth_user_id = account;
  get diagnostics noted = row_count;
  return noted;
end $$;
alter function platform.note_account_reset(text) owner to plumbline_door;
revoke all on function platform.note_account_reset(text) from public;

-- When the person in scope last had their sign-in reset, in the last 30 days; in whichever of their places.
create function platform.my_account_reset() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(j.at) from app.membership m
  join app.journal_entry j on j.organisation_id = m.organisation_id and j.membership_id = m.membership_id
  where m.person_id = platform.person_id() and j.event = 'account.reset' and j.at > platform.instant() - interval '30 days'
$$;
alter function platform.my_account_reset() owner to plumbline_door;
revoke all on function platform.my_account_reset() from public;
grant execute on function platform.my_account_reset() to plumbline_web;
