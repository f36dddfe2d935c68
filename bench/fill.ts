import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Identifiers of what the measurements use. */
export interface Filled {
  organisationId: string
  supervisorId: string
  superviseeId: string
  /** account of the supervisor, to make web sessions for */
  supervisorAccount: string
  superviseeAccount: string
}

/**
 * Fill a migrated database with one large organisation: 2,000 people in supervision and `sessions` sessions, most of them
 * signed, each with its documents' facts, readers and a small sealed text for the newest ones. Rows are made by SQL,
 * because a benchmark needs many; everything the measurements touch has the shape that the product's commands give it.
 * @param owner connection of the schema's owner, not under row security
 */
export async function fill(owner: pg.Client, sessions: number): Promise<Filled> {
  const organisationId = randomUUID()
  // Row by row, the triggers would take longer than the measurements; the rows are made as they would have let them.
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query(`update platform.installation set founded_at = now()`)
  await owner.query(
    `insert into app.organisation (organisation_id, kind, name, record_template, agreement_template) values ($1, 'local_authority', 'A large authority', 'partnership', 'partnership_direct')`,
    [organisationId],
  )
  await owner.query(
    `create temporary table p as select n, gen_random_uuid() as person, gen_random_uuid() as membership, 'account-' || n as account from generate_series(1, 2000) n`,
  )
  await owner.query(
    `insert into auth."user" ("id", "name", "email") select account, 'Person ' || n, 'person' || n || '@example.org' from p`,
  )
  await owner.query('insert into app.person (person_id, auth_user_id) select person, account from p')
  await owner.query(
    `insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on) select $1, membership, person, 'Person ' || n, 'person' || n || '@example.org', '2020-09-01' from p`,
    [organisationId],
  )
  await owner.query(
    `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from)
     select $1, gen_random_uuid(), membership, 'role', role, '2020-09-01' from p, unnest(array['supervisee', 'supervisor']) role`,
    [organisationId],
  )
  // 200 supervisors with nine supervisees each
  await owner.query(
    `create temporary table pair as select s.membership as supervisee, v.membership as supervisor, gen_random_uuid() as agreement, s.n
     from p s join p v on v.n = ((s.n - 1) / 10) * 10 + 1 where s.n <> v.n`,
  )
  await owner.query(
    `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by)
     select $1, agreement, supervisee, supervisor, 'safeguarding', 'partnership_direct', supervisor from pair`,
    [organisationId],
  )
  await owner.query(
    `insert into app.agreement_version (organisation_id, agreement_id, version_no, state, proposed_by, frequency, minutes, starts_on, review_on, signed_at)
     select $1, agreement, 1, 'signed', supervisor, '{"every": 4, "unit": "term_week"}', 60, '2020-09-01', current_date + 90, now() from pair`,
    [organisationId],
  )
  await owner.query(
    `create temporary table s as
     select gen_random_uuid() as session, pair.*, k, date_trunc('day', now()) - interval '9 hours' - (k || ' days')::interval - (pair.n || ' minutes')::interval as starts
     from pair cross join generate_series(1, $1::int) k`,
    [Math.ceil(sessions / 1800)],
  )
  await owner.query(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, venue, state, opened_at, actual_minutes, completed_at, signed_at, created_by)
     select $1, session, agreement, supervisee, supervisor, starts, 60, 'A quiet room', 'signed', starts, 62, starts, starts, supervisor from s`,
    [organisationId],
  )
  await owner.query(
    `create temporary table d as select gen_random_uuid() as document, s.session, s.supervisee, s.supervisor, kind, starts from s, unnest(array['work', 'wellbeing']) kind`,
  )
  await owner.query(
    `insert into app.document (organisation_id, document_id, kind, state, template_key, session_id, created_by, created_at) select $1, document, kind, 'signed', 'partnership', session, supervisor, starts from d`,
    [organisationId],
  )
  await owner.query(
    `insert into app.document_reader (organisation_id, reader_id, document_id, membership_id, basis, may_write, shown_to, valid_from, granted_by)
     select $1, gen_random_uuid(), document, who, 'party', true, array[supervisee, supervisor], starts, supervisor from d, unnest(array[supervisee, supervisor]) who`,
    [organisationId],
  )
  await owner.query('commit')
  const { rows } = await owner.query(
    `select supervisor, supervisee, (select account from p where membership = pair.supervisor) as sa, (select account from p where membership = pair.supervisee) as ea from pair where n = 2`,
  )
  const first = rows[0]
  await owner.query('analyze')
  return {
    organisationId,
    supervisorId: first.supervisor,
    superviseeId: first.supervisee,
    supervisorAccount: first.sa,
    superviseeAccount: first.ea,
  }
}
