-- Decisions not to refer come back by the day on which they are looked at again, on home pages and agendas (product E4).
create index referral_to_look_at on app.referral (organisation_id, review_on)
  where outcome is null and review_on is not null;

-- Whether a copy ever went, or it was said that the files are kept here: home asks it of the team that keeps the files.
create index file_copy_answered on app.file_copy (organisation_id, state)
  where state in ('received','not_needed');
