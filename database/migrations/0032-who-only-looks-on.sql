-- Whoever sees a child only because a group discusses them, as a guest or because they are asked to look at the case
-- (platform.only_looks_on, 0027) reads what is known and changes none of it.
do $$
declare
  of_child text;
begin
  foreach of_child in array array['child_status', 'case_holder', 'review_meeting', 'case_concern', 'case_escalation', 'child_reference', 'plan_amendment'] loop
    if of_child <> 'case_holder' then
      execute format('create policy web_add_own on app.%I as restrictive for insert to plumbline_web with check (not platform.only_looks_on(child_id))', of_child);
    end if;
    execute format('create policy web_change_own on app.%I as restrictive for update to plumbline_web using (true) with check (not platform.only_looks_on(child_id))', of_child);
  end loop;
end $$;
create policy web_change_own on app.child as restrictive for update to plumbline_web using (true) with check (not platform.only_looks_on(child_id));
