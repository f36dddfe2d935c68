-- Management oversight is bound for the child's file from the moment it is written, as what is recorded under "Stop and refer"
-- is: a copy waits to go there (product F6, E9).

drop trigger referral_copy_waits on app.document;
alter function platform.referral_copy_waits() rename to sealed_copy_waits;
create trigger sealed_copy_waits after update of state on app.document
  for each row when (new.kind in ('referral', 'oversight') and new.child_id is not null and old.state = 'draft' and new.state = 'sealed')
  execute function platform.sealed_copy_waits();

-- What there is already. (As the door, because row security is forced on the owner too.)
set local role plumbline_door;
insert into app.file_copy (organisation_id, document_id, version_no, child_id, made_at)
  select d.organisation_id, d.document_id, max(v.version_no), d.child_id, max(v.created_at)
  from app.document d join app.document_version v on v.organisation_id = d.organisation_id and v.document_id = d.document_id
  where d.kind = 'oversight' and d.child_id is not null and d.state <> 'draft'
    and not exists (select 1 from app.file_copy c where c.organisation_id = d.organisation_id and c.document_id = d.document_id)
  group by d.organisation_id, d.document_id, d.child_id;
reset role;
