-- An import says what a file knows that the register does not, of a child who is here: a status that is newly held is recorded
-- when somebody says so, under that import, and taken back with it.

-- statuses recorded of children who were here
alter table app.child_import add column recorded int not null default 0 check (recorded >= 0);
grant insert (recorded) on app.child_import to plumbline_web;
create index on app.child_status (organisation_id, import_id) where import_id is not null;

-- As before; and what it recorded of children who were here is withdrawn, which stays to be seen.
create or replace function platform.undo_child_import(import uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  org constant uuid := platform.organisation_id();
  children uuid[];
begin
  if not 'safeguarding_team' = any (platform.circles()) then
    return false;
  end if;
  perform 1 from app.child_import i where i.organisation_id = org and i.import_id = import and i.undone_at is null for update;
  if not found then
    return false;
  end if;
  -- Locked, so that nothing can come to hang on them meanwhile.
  select coalesce(array_agg(x.child_id), '{}') into children
    from (select c.child_id from app.child c where c.organisation_id = org and c.import_id = import for update) x;
  if exists (select 1 from platform.hangs_on_children(children)) then
    return false;
  end if;
  update app.child_status s set withdrawn_at = platform.instant()
    where s.organisation_id = org and s.import_id = import and s.withdrawn_at is null and not s.child_id = any (children);
  perform platform.take_children_out(org, children);
  update app.child_import i set undone_at = platform.instant(), undone_by = platform.membership_id()
    where i.organisation_id = org and i.import_id = import;
  return true;
end $$;
