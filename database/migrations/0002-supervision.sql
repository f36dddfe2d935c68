-- Facts of supervision. Narrative is in 0003 and nowhere else.

-- ---------------------------------------------------------------- children and families (only what supervision needs)

create table app.family (
  organisation_id uuid not null references app.organisation,
  family_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  created_by uuid,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, family_id),
  foreign key (organisation_id, created_by) references app.membership
);

create table app.child (
  organisation_id uuid not null,
  child_id uuid not null,
  family_id uuid not null,
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  born_on date,
  reference text check (length(reference) <= 100),
  created_by uuid,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, child_id),
  foreign key (organisation_id, family_id) references app.family,
  foreign key (organisation_id, created_by) references app.membership
);
create index on app.child (organisation_id, family_id);

create table app.child_status (
  organisation_id uuid not null,
  status_id uuid not null,
  child_id uuid not null,
  status text not null check (status in ('child_protection_plan','child_in_need','looked_after','early_help','referred_outcome_unknown','cause_for_concern','family_support_plan','stepped_down')),
  legal_basis text check (legal_basis in ('s17','s47','s20','s31')),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  recorded_by uuid,
  recorded_at timestamptz not null default platform.instant(),
  withdrawn_at timestamptz,
  primary key (organisation_id, status_id),
  foreign key (organisation_id, child_id) references app.child
);
create index on app.child_status (organisation_id, child_id) where withdrawn_at is null;

create table app.case_holder (
  organisation_id uuid not null,
  holding_id uuid not null,
  child_id uuid not null,
  membership_id uuid not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  recorded_by uuid,
  recorded_at timestamptz not null default platform.instant(),
  primary key (organisation_id, holding_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, membership_id) references app.membership
);
create index on app.case_holder (organisation_id, membership_id);
create index on app.case_holder (organisation_id, child_id);

-- ---------------------------------------------------------------- agreements

create table app.agreement (
  organisation_id uuid not null,
  agreement_id uuid not null,
  supervisee_id uuid not null,
  supervisor_id uuid not null,
  kind text not null check (kind in ('safeguarding','line_management','clinical','external')),
  template_key text not null,
  created_by uuid not null,
  created_at timestamptz not null default platform.instant(),
  ended_on date,
  primary key (organisation_id, agreement_id),
  foreign key (organisation_id, supervisee_id) references app.membership,
  foreign key (organisation_id, supervisor_id) references app.membership,
  foreign key (organisation_id, created_by) references app.membership,
  check (supervisee_id <> supervisor_id)
);
create index on app.agreement (organisation_id, supervisee_id);
create index on app.agreement (organisation_id, supervisor_id);

-- What the words of a version fix as facts: these drive the schedule and the readers. The words are a document.
create table app.agreement_version (
  organisation_id uuid not null,
  agreement_id uuid not null,
  version_no int not null,
  state text not null check (state in ('proposed','signed','superseded','withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default platform.instant(),
  frequency jsonb not null,
  minutes int not null check (minutes between 10 and 480),
  starts_on date not null,
  preferred_weekday int check (preferred_weekday between 1 and 5),
  preferred_time time,
  review_on date,
  fallback_id uuid,
  disagreement_id uuid,
  signed_at timestamptz,
  primary key (organisation_id, agreement_id, version_no),
  foreign key (organisation_id, agreement_id) references app.agreement,
  foreign key (organisation_id, proposed_by) references app.membership,
  foreign key (organisation_id, fallback_id) references app.membership,
  foreign key (organisation_id, disagreement_id) references app.membership
);
create unique index agreement_one_signed on app.agreement_version (organisation_id, agreement_id) where state = 'signed';
create unique index agreement_one_proposed on app.agreement_version (organisation_id, agreement_id) where state = 'proposed';

-- A manager (or another) named in the agreement as a reader of a kind of document (S1 5, S1 appendix 1 point 7).
create table app.agreement_reader (
  organisation_id uuid not null,
  agreement_id uuid not null,
  version_no int not null,
  membership_id uuid not null,
  document_kind text not null check (document_kind in ('case_discussion','work','wellbeing','agreement')),
  primary key (organisation_id, agreement_id, version_no, membership_id, document_kind),
  foreign key (organisation_id, agreement_id, version_no) references app.agreement_version,
  foreign key (organisation_id, membership_id) references app.membership
);

-- ---------------------------------------------------------------- sessions

create table app.session (
  organisation_id uuid not null,
  session_id uuid not null,
  agreement_id uuid not null,
  supervisee_id uuid not null,
  supervisor_id uuid not null,
  starts_at timestamptz not null,
  planned_minutes int not null check (planned_minutes between 10 and 480),
  venue text not null default '' check (length(venue) <= 200),
  state text not null default 'planned' check (state in ('planned','open','completed','signed','cancelled','missed')),
  opened_at timestamptz,
  actual_minutes int check (actual_minutes between 1 and 600),
  interruptions int check (interruptions between 0 and 99),
  private_confirmed boolean,
  discussed text check (discussed in ('all','sample')),
  completed_at timestamptz,
  completed_by uuid,
  signed_at timestamptz,
  cancelled_reason text check (length(cancelled_reason) <= 500),
  next_session_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, session_id),
  foreign key (organisation_id, agreement_id) references app.agreement,
  foreign key (organisation_id, supervisee_id) references app.membership,
  foreign key (organisation_id, supervisor_id) references app.membership,
  foreign key (organisation_id, created_by) references app.membership,
  foreign key (organisation_id, next_session_id) references app.session
);
create index on app.session (organisation_id, supervisee_id, starts_at desc);
create index on app.session (organisation_id, supervisor_id, starts_at desc);
create index on app.session (organisation_id, agreement_id, starts_at desc);

create table app.session_move (
  organisation_id uuid not null,
  move_id uuid not null,
  session_id uuid not null,
  from_starts_at timestamptz not null,
  to_starts_at timestamptz not null,
  reason text not null check (length(reason) <= 500),
  moved_by uuid not null,
  moved_at timestamptz not null default platform.instant(),
  primary key (organisation_id, move_id),
  foreign key (organisation_id, session_id) references app.session
);
create index on app.session_move (organisation_id, session_id);

-- A child on the agenda of a session, and the facts that came of the discussion.
create table app.session_child (
  organisation_id uuid not null,
  session_id uuid not null,
  child_id uuid not null,
  position int not null,
  why text not null check (length(why) <= 200),
  added_by uuid not null,
  rag text check (rag in ('red','amber','green')),
  seen_alone_on date,
  prepared_at timestamptz,
  removed_at timestamptz,
  primary key (organisation_id, session_id, child_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, added_by) references app.membership
);
create index on app.session_child (organisation_id, child_id);

-- Anything either of the two adds to the shared agenda. Standard items come from the template and are not stored.
create table app.agenda_item (
  organisation_id uuid not null,
  item_id uuid not null,
  session_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  added_by uuid not null,
  added_at timestamptz not null default platform.instant(),
  removed_at timestamptz,
  primary key (organisation_id, item_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, added_by) references app.membership
);
create index on app.agenda_item (organisation_id, session_id);

-- ---------------------------------------------------------------- actions

create table app.action (
  organisation_id uuid not null,
  action_id uuid not null,
  session_id uuid not null,
  child_id uuid,
  supervisee_id uuid not null,
  supervisor_id uuid not null,
  owner_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  why text not null check (length(why) <= 500),
  due_on date not null,
  agreed_on date not null,
  state text not null default 'open' check (state in ('open','done','dropped')),
  carried int not null default 0,
  outcome text check (length(outcome) <= 500),
  closed_at timestamptz,
  closed_by uuid,
  created_by uuid not null,
  created_at timestamptz not null default platform.instant(),
  removed_at timestamptz,
  primary key (organisation_id, action_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, owner_id) references app.membership,
  foreign key (organisation_id, supervisee_id) references app.membership,
  foreign key (organisation_id, supervisor_id) references app.membership
);
create index on app.action (organisation_id, session_id);
create index on app.action (organisation_id, owner_id, due_on) where state = 'open';
create index on app.action (organisation_id, child_id) where child_id is not null;
create index on app.action (organisation_id, supervisee_id) where state = 'open';

-- Last session's actions come first and cannot be skipped: what was said of each at this session.
create table app.action_review (
  organisation_id uuid not null,
  session_id uuid not null,
  action_id uuid not null,
  outcome text not null check (outcome in ('done','carried','dropped')),
  note text not null default '' check (length(note) <= 500),
  new_due_on date,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null default platform.instant(),
  primary key (organisation_id, session_id, action_id),
  foreign key (organisation_id, session_id) references app.session,
  foreign key (organisation_id, action_id) references app.action
);

-- An informal discussion: never a session, back on the agenda until revisited (S0, S3). Its words are a document.
create table app.informal_discussion (
  organisation_id uuid not null,
  informal_id uuid not null,
  child_id uuid,
  logged_by uuid not null,
  with_id uuid not null,
  happened_on date not null,
  revisited_in uuid,
  created_at timestamptz not null default platform.instant(),
  primary key (organisation_id, informal_id),
  foreign key (organisation_id, child_id) references app.child,
  foreign key (organisation_id, logged_by) references app.membership,
  foreign key (organisation_id, with_id) references app.membership,
  foreign key (organisation_id, revisited_in) references app.session
);
create index on app.informal_discussion (organisation_id, logged_by) where revisited_in is null;

-- A form sent twice is done once: the second asking gets the first one's answer.
create table app.once (
  organisation_id uuid not null,
  membership_id uuid not null,
  once_key uuid not null,
  location text,
  at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, membership_id, once_key),
  foreign key (organisation_id, membership_id) references app.membership
);
