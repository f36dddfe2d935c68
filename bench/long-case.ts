import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { sessionFor } from '../test/support/accounts.ts'
import { policyText } from '../test/support/policy.ts'

/** A child with a long history, and who asks for its page. */
export interface LongCase {
  cookie: string
  childId: string
  familyId: string
}

/** A limit on discussions and one on meetings, so that the job has something to work out and the page to say. */
const rules = [
  {
    id: 'discussed',
    title: 'Discussed at least every 28 days',
    about: 'child',
    while: { status: ['child_protection_plan', 'child_in_need', 'looked_after'] },
    owed_by: 'supervisor',
    counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
    gap: { at_most: '28 days' },
  },
  {
    id: 'before_review',
    title: 'Discussed before each review meeting',
    about: 'child',
    while: { status: ['child_protection_plan', 'child_in_need', 'looked_after'] },
    owed_by: 'supervisor',
    counts: { event: 'session', as: 'child', where: { outcome: 'held' } },
    before: { trigger: { event: 'review_meeting', as: 'child' }, within: '14 days' },
  },
]

/**
 * A school of its own with one child known for 15 years: 30 statuses, a discussion with a signed decision record every
 * fourth week (195), an action from each, carried forward twice, and a meeting every seventh week (112). Rows are made by
 * SQL, as they would have come of the product's commands.
 */
export async function fillLongCase(owner: pg.Client, secret: string): Promise<LongCase> {
  const [org, person, me, other, agreement, familyId, childId] = Array.from({ length: 7 }, () => randomUUID())
  const account = 'account-of-the-holder'
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  const make = (text: string, values: unknown[] = []) => owner.query(text, values)
  await make(
    `insert into app.organisation (organisation_id, kind, name, record_template, agreement_template, created_at) values ($1, 'school', 'A school', 'partnership', 'partnership_direct', now() - interval '16 years')`,
    [org],
  )
  await make(`insert into auth."user" ("id", "name", "email") values ($1, 'The holder', 'holder@example.org')`, [
    account,
  ])
  await make('insert into app.person (person_id, auth_user_id) values ($1, $2), ($3, null)', [person, account, other])
  await make(
    `insert into app.membership (organisation_id, membership_id, person_id, name, email, started_on)
     values ($1, $2, $3, 'The holder', 'holder@example.org', current_date - 5800), ($1, $4, $4, 'The supervisor', 'supervisor@example.org', current_date - 5800)`,
    [org, me, person, other],
  )
  await make(
    `insert into app.membership_fact (organisation_id, fact_id, membership_id, kind, value, valid_from)
     values ($1, gen_random_uuid(), $2, 'role', 'supervisee', current_date - 5800), ($1, gen_random_uuid(), $3, 'role', 'supervisor', current_date - 5800)`,
    [org, me, other],
  )
  await make(
    `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by) values ($1, $2, $3, $4, 'safeguarding', 'partnership_direct', $3)`,
    [org, agreement, me, other],
  )
  await make(
    `insert into app.agreement_version (organisation_id, agreement_id, version_no, state, proposed_by, frequency, minutes, starts_on, signed_at)
     values ($1, $2, 1, 'signed', $3, '{"every": 4, "unit": "week"}', 60, current_date - 5700, now() - interval '5700 days')`,
    [org, agreement, other],
  )
  await make(`insert into app.family (organisation_id, family_id, name, created_by) values ($1, $2, 'Long', $3)`, [
    org,
    familyId,
    me,
  ])
  await make(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, born_on, created_by)
     values ($1, $2, $3, 'Kit', 'Long', current_date - 6200, $4), ($1, gen_random_uuid(), $3, 'Mab', 'Long', current_date - 4200, $4)`,
    [org, childId, familyId, me],
  )
  await make(
    `insert into app.child_status (organisation_id, status_id, child_id, status, legal_basis, starts_on, ends_on, recorded_by, recorded_at, ended_at)
     select $1, gen_random_uuid(), $2, (array['child_in_need', 'child_protection_plan', 'looked_after', 'early_help', 'stepped_down'])[k % 5 + 1], null,
       current_date - 182 * k, case when k > 1 then current_date - 182 * (k - 1) - 1 end, $3, now() - make_interval(days => 182 * k), now() - make_interval(days => 182 * (k - 1) + 1)
     from generate_series(1, 30) k`,
    [org, childId, me],
  )
  await make(
    `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by, recorded_at)
     values ($1, gen_random_uuid(), $2, $3, current_date - 5460, $3, now() - interval '5460 days')`,
    [org, childId, me],
  )
  await make(
    `create temporary table l as select k, gen_random_uuid() as session, gen_random_uuid() as document, gen_random_uuid() as action, gen_random_uuid() as "set",
       date_trunc('day', now()) - make_interval(days => 28 * k) + interval '11 hours' as at
     from generate_series(0, 195) k`,
  )
  await make(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, state, opened_at, actual_minutes, completed_at, signed_at, created_by, created_at)
     select $1, session, $2, $3, $4, at, 60, 'signed', at, 61, at, at, $4, at - interval '20 days' from l where k > 0`,
    [org, agreement, me, other],
  )
  await make(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, created_by)
     select $1, session, $2, $3, $4, at + interval '5 days', 60, $4 from l where k = 0`,
    [org, agreement, me, other],
  )
  await make(
    `insert into app.session_child (organisation_id, session_id, child_id, position, why, added_by, rag, seen_alone_on)
     select $1, session, $2, 1, 'Longest since', $3, case when k > 0 then (array['amber', 'amber', 'red', 'green'])[k / 3 % 4 + 1] end, (at - interval '3 days')::date from l`,
    [org, childId, me],
  )
  await make(
    `insert into app.document (organisation_id, document_id, kind, state, template_key, session_id, child_id, created_by, created_at)
     select $1, document, 'case_discussion', 'signed', 'partnership', session, $2, $3, at from l where k > 0`,
    [org, childId, other],
  )
  await make(
    `insert into app.document_version (organisation_id, document_id, version_no, body, salt, digest, created_by, created_at)
     select $1, document, 1, '{}', decode(repeat('00', 32), 'hex'), sha256(decode(repeat('00', 32), 'hex') || convert_to('{}', 'UTF8')), $2, at from l where k > 0`,
    [org, other],
  )
  await make(
    `insert into app.document_reader (organisation_id, reader_id, document_id, membership_id, basis, may_write, shown_to, valid_from, granted_by)
     select $1, gen_random_uuid(), document, who, 'party', true, array[$2, $3]::uuid[], at, $3 from l, unnest(array[$2, $3]::uuid[]) who where k > 0`,
    [org, me, other],
  )
  await make(
    `insert into app.signing_set (organisation_id, set_id, purpose, session_id, version_no, root, signers, made_by, made_at, completed_at)
     select $1, "set", 'session', session, 1, decode(repeat('00', 32), 'hex'), array[$2, $3]::uuid[], $3, at, at from l where k > 0`,
    [org, me, other],
  )
  await make(
    `insert into app.signing_item (organisation_id, set_id, leaf_index, document_id, version_no, digest)
     select $1, "set", 0, document, 1, decode(repeat('00', 32), 'hex') from l where k > 0`,
    [org],
  )
  await make(
    `insert into app.action (organisation_id, action_id, session_id, child_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by, created_at, state, closed_at, carried)
     select $1, action, session, $2, $3, $4, $3, 'Ask the health visitor for number ' || k, 'It was agreed', (at + interval '70 days')::date, at::date, $4, at,
       case when k > 3 then 'done' else 'open' end, case when k > 3 then at + interval '70 days' end, least(2, k - 1) from l where k > 0`,
    [org, childId, me, other],
  )
  await make(
    `insert into app.action_review (organisation_id, session_id, action_id, outcome, note, new_due_on, reviewed_by, reviewed_at)
     select $1, later.session, l.action, 'carried', '', (later.at + interval '28 days')::date, $2, later.at
     from l join l later on later.k in (l.k - 1, l.k - 2) and later.k > 0 where l.k > 0`,
    [org, other],
  )
  await make(
    `insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, state, recorded_by, recorded_at, settled_by, settled_at)
     select $1, gen_random_uuid(), $2, (array['core_group', 'core_group', 'child_protection_conference'])[k % 3 + 1], current_date - 49 * k + 20, case when k = 0 then 'planned' else 'held' end, $3,
       now() - make_interval(days => 49 * k + 30), case when k > 0 then $3::uuid end, case when k > 0 then now() - make_interval(days => 49 * k - 20) end
     from generate_series(0, 111) k`,
    [org, childId, me],
  )
  await make(
    `insert into app.policy_version (organisation_id, version_id, version_no, pack_id, body, state, in_force_from, adopted_on, adopted_by, adopted_at)
     values ($1, gen_random_uuid(), 1, 'brook-lane', $2, 'adopted', current_date - 5500, current_date - 5500, 'the governors', now() - interval '5500 days')`,
    [org, policyText(rules)],
  )
  await make(
    `insert into app.reassessment (organisation_id, subject_kind, subject_id) values ($1, 'child', $2), ($1, 'membership', $3)`,
    [org, childId, me],
  )
  await owner.query('commit')
  await owner.query('analyze')
  return { ...(await sessionFor(owner, secret, account)), childId: childId ?? '', familyId: familyId ?? '' }
}
