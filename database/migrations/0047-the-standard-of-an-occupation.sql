-- What the standard of somebody's own occupation asks of their clinical or professional supervision: facts of a membership like
-- others, with their days, seen and recorded by whom the others are (docs/policies/facts-and-obligations.md).

alter table app.membership_fact drop constraint membership_fact_kind_check;
alter table app.membership_fact add constraint membership_fact_kind_check check (kind in (
  'role','post','line_manager','contracted_hours','newly_qualified','case_holding','absence','supervisor_training',
  'clinical_role','occupational_standard','standard_interval','standard_minutes'));

-- What no rule could read would be asked of nobody, without a word.
alter table app.membership_fact
  add constraint membership_fact_standard_yes check (kind not in ('clinical_role','occupational_standard') or value = 'yes'),
  add constraint membership_fact_standard_interval check (kind <> 'standard_interval' or value ~ '^[1-9][0-9]? (week|month)s?$'),
  add constraint membership_fact_standard_minutes check (kind <> 'standard_minutes' or value ~ '^[1-9][0-9]{0,2}$');
