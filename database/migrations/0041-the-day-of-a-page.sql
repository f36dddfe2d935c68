-- When the session was that a page comes from, for whoever reads the page and did not take part in the session: the day
-- stands on the page itself, and row security hides the session. Null for what comes from no session, or is not read.
create function platform.session_of_page_at(asked uuid) returns timestamptz
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  org uuid := platform.organisation_id();
begin
  return (
    select s.starts_at from app.document d
    join app.session s on s.organisation_id = d.organisation_id and s.session_id = d.session_id
    where d.organisation_id = org and d.document_id = asked and d.document_id in (select platform.readable(array[asked], false)));
end $$;
alter function platform.session_of_page_at(uuid) owner to plumbline_door;
revoke all on function platform.session_of_page_at(uuid) from public;
grant execute on function platform.session_of_page_at(uuid) to plumbline_web;
