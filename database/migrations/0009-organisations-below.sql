-- The organisations directly below this one, by name: a fact for its administrators, and a door to nothing of theirs.
create function platform.organisations_below() returns table (organisation_id uuid, name text, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, o.name, o.kind
  from app.organisation o
  where o.parent_organisation_id = platform.organisation_id() and platform.has_role('administrator')
  order by o.name
$$;
alter function platform.organisations_below() owner to plumbline_door;
revoke all on function platform.organisations_below() from public;
grant execute on function platform.organisations_below() to plumbline_web;
