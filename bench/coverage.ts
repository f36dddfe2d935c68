import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { sessionFor } from '../test/support/accounts.ts'

/** The designated lead of the large organisation, to ask as. */
export interface Lead {
  cookie: string
}

const liveChildren = 2_000

/**
 * Give the large organisation 2,000 live children, each with a status, a holder, a discussion every fortnight and the row of
 * coverage that the job would have worked out: some never discussed, some past their limit, some booked too late, one in
 * seven with something that stands still. On the connection of `fill`, whose tables of pairs and sessions are still there.
 */
export async function fillCoverage(owner: pg.Client, organisationId: string, secret: string): Promise<Lead> {
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query(
    `create temporary table c as select k.n, gen_random_uuid() as child, gen_random_uuid() as family, h.supervisee as holder, h.agreement
     from generate_series(1, $1::int) k (n) join (select pair.*, row_number() over (order by n) as place from pair) h on h.place = k.n % 1800 + 1`,
    [liveChildren],
  )
  await owner.query(
    `insert into app.family (organisation_id, family_id, name, created_by) select $1, family, 'Family ' || n, holder from c`,
    [organisationId],
  )
  await owner.query(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, born_on, created_by)
     select $1, child, family, 'Child ' || n, 'Family ' || n, date '2010-01-01' + n, holder from c`,
    [organisationId],
  )
  await owner.query(
    `insert into app.child_status (organisation_id, status_id, child_id, status, starts_on, recorded_by)
     select $1, gen_random_uuid(), child, case n % 4 when 0 then 'child_protection_plan' when 1 then 'child_in_need' when 2 then 'early_help' else 'looked_after' end,
       current_date - 300, holder from c`,
    [organisationId],
  )
  await owner.query(
    `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by)
     select $1, gen_random_uuid(), child, holder, current_date - 300, holder from c`,
    [organisationId],
  )
  await owner.query(
    `insert into app.session_child (organisation_id, session_id, child_id, position, why, added_by, rag)
     select $1, s.session, c.child, 1, 'Longest since', c.holder, case s.k % 3 when 0 then 'red' when 1 then 'amber' else 'green' end
     from c join s on s.agreement = c.agreement and s.k % 14 = 0 where c.n % 40 <> 0`,
    [organisationId],
  )
  await owner.query(
    `insert into app.child_coverage (organisation_id, child_id, watched_from, statuses, holders, discussed_on, never, rag, rag_times, booked_on, booked_for,
       limit_on, limit_from, limit_state, limit_kind, limit_clause, drift, unchanged_since)
     select $1, c.child, current_date - 300, array[t.status], array[c.holder],
       case when c.n % 40 = 0 then '{}' else array(select current_date - (c.n % 60) - 14 * k from generate_series(0, 11) k) end,
       case when c.n % 40 = 0 then 'at_all' end, case when c.n % 40 <> 0 then (array['red','amber','green'])[c.n % 3 + 1] end, 1 + c.n % 9,
       current_date + 3 + c.n % 30, 'holder', current_date + 42 - c.n % 60, current_date - (c.n % 60),
       case when c.n % 60 > 42 then 'overdue' else 'met' end, 'gap', array['5.1'],
       case when c.n % 7 = 0 then jsonb_build_array(jsonb_build_object('kind', 'not_improving', 'since', current_date - 120, 'direction', 'amber or red', 'times', 6)) else '[]' end,
       case when c.n % 28 = 0 then current_date - 120 end
     from c join app.child_status t on t.organisation_id = $1 and t.child_id = c.child`,
    [organisationId],
  )
  const [account, person, membership] = ['account-of-the-lead', randomUUID(), randomUUID()]
  await owner.query(`insert into auth."user" ("id", "name", "email") values ($1, 'The lead', 'lead@example.org')`, [
    account,
  ])
  await owner.query('insert into app.person (person_id, auth_user_id) values ($1, $2)', [person, account])
  await owner.query(
    `insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on) values ($1, $2, $3, 'The lead', 'lead@example.org', '2020-09-01')`,
    [organisationId, membership, person],
  )
  await owner.query(
    `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from, confirmed_at) values ($1, gen_random_uuid(), $2, 'role', 'dsl', '2020-09-01', now())`,
    [organisationId, membership],
  )
  await owner.query('commit')
  await owner.query('analyze')
  return sessionFor(owner, secret, account)
}
