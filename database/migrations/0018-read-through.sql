-- Whether the two read the record through together before the session ended (S2, "Recording supervision"): null until
-- either says, and kept as a fact beside place and minutes.
alter table app.session add column read_through boolean;
grant update (read_through) on app.session to plumbline_web;
