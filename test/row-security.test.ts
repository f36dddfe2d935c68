import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asRole } from '../src/platform/database/pools.ts'
import { sessionFor } from './support/accounts.ts'
import { testDatabase, testSecrets, type TestDatabase } from './support/database.ts'
import { signInSecret, testWorld, type TestPerson, type World } from './support/world.ts'

/** Columns that hold words somebody said. The web role may not select them; a new one must be added here. */
const narrative = ['document_version.body', 'draft_field.text', 'draft_revision.text', 'document_version.salt']

/** What the web role may do with each table, beyond which row security decides. A new table fails until it is here. */
const allowed: Record<string, string> = {
  'app.action':
    'select insert update(carried,child_safety,closed_at,closed_by,due_on,outcome,owner_id,removed_at,state,what,why)',
  'app.action_escalation': 'select insert(action_id,due_on,noted_by,organisation_id,said)',
  'app.action_review': 'select insert update(new_due_on,note,outcome,reviewed_at,reviewed_by)',
  'app.agenda_item': 'select insert update(removed_at)',
  'app.agreement': 'select insert update(ended_on)',
  'app.agreement_reader': 'select insert',
  'app.agreement_version': 'select insert update(signed_at,state)',
  'app.assessed_day': 'nothing',
  'app.calendar_period': 'select insert update(withdrawn_at)',
  'app.case_concern':
    'select insert(child_id,concern,concern_id,organisation_id,recorded_by,starts_on) update(ends_on,withdrawn_at)',
  'app.case_escalation':
    'select insert(child_id,escalation_id,organisation_id,said_by,said_on,to_id,to_post) update(ended_on,outcome,told_on,withdrawn_at)',
  'app.case_holder': 'select insert update(ends_on)',
  'app.child': 'select insert update(born_on,family_id,family_name,given_name,reference,school)',
  'app.child_coverage': 'select',
  'app.child_import': 'select insert(added,import_id,imported_by,organisation_id,read_rows,recorded)',
  'app.child_reference':
    'select insert(child_id,import_id,kind,organisation_id,recorded_by,reference_id,value) update(withdrawn_at)',
  'app.child_status': 'select insert update(ends_on,withdrawn_at)',
  'app.departure':
    'select insert(approver,approver_id,decision_no,document_id,organisation_id,recorded_by,session_id,version_no) update(state)',
  'app.document': 'select insert',
  'app.document_reader': 'select insert update(valid_until)',
  'app.document_version': 'select(created_at,created_by,digest,document_id,organisation_id,version_no)',
  'app.draft_field': 'select(document_id,field_key,organisation_id,revision,saved_at,saved_by)',
  'app.draft_revision': 'nothing',
  'app.family': 'select insert update(name)',
  'app.file_copy':
    'select insert(child_id,document_id,organisation_id,sent_how,sent_on,sent_to,state,version_no) update(received_by,received_on,reference,sent_how,sent_on,sent_to,state)',
  'app.group_member':
    'select insert(added_by,group_id,joined_on,membership_id,organisation_id,role) update(left_on,role)',
  'app.informal_discussion': 'select insert update(revisited_in)',
  'app.invitation':
    'select(created_at,created_by,expires_at,invitation_id,membership_id,organisation_id,used_at) insert update(expires_at)',
  'app.journal_entry':
    'select insert(details,document_id,event,membership_id,organisation_id,person_id,subject_id,subject_kind)',
  'app.membership': 'select insert update(email,ended_on,name)',
  'app.membership_fact':
    'select insert(fact_id,kind,manager_id,membership_id,organisation_id,recorded_by,valid_from,valid_until,value) update(valid_until,withdrawn_at,withdrawn_by)',
  'app.obligation': 'select',
  'app.once': 'select insert update(at,location)',
  'app.organisation': 'select update(agreement_template,keep_drafts_in_browser,name,nation,record_template,words)',
  'app.oversight':
    'select insert(about,asked_by,asked_on,child_id,manager_id,organisation_id,oversight_id,worker_id) update(departs,held_on,state,written_at)',
  'app.person': 'select(created_at,person_id) insert(created_at,person_id)',
  'app.plan_amendment':
    'select insert(agreed_on,amendment_id,child_id,organisation_id,recorded_by,session_id,what) update(withdrawn_at)',
  'app.plan_amendment_agency':
    'select insert(added_by,agency,agency_id,amendment_id,organisation_id,person,tell_by,teller_id) update(answer,answered_by,answered_on,removed_at,told_how,told_on)',
  'app.policy_finding': 'select',
  'app.policy_read': 'select insert(membership_id,organisation_id,version_id)',
  'app.policy_trial': 'select insert(asked_by,body,organisation_id,trial_id,version_id,version_no)',
  'app.policy_version':
    'select insert update(adopted_by,adopted_on,body,followed,followed_digest,follows,in_force_from,in_force_until,next_review_on,owner_id,pack_id,ratified_by,ratified_on,state)',
  'app.reassessment': 'nothing',
  'app.review_meeting':
    'select insert(child_id,kind,meeting_id,meets_on,moved_from,organisation_id,recorded_by,state) update(state,withdrawn_at)',
  'app.referral':
    'select insert(adds_to,child_id,decided,document_id,organisation_id,recorded_by,review_on,session_id) update(outcome,outcome_on)',
  'app.referral_telling': 'select insert',
  'app.same_child': 'select',
  'app.same_child_row': 'nothing',
  'app.session':
    'select insert update(actual_minutes,cancelled_reason,case_minutes,completed_at,completed_by,discussed,extended,interruptions,next_session_id,opened_at,planned_minutes,private_confirmed,read_through,signed_at,starts_at,state,venue)',
  'app.session_bounds': 'select insert(bounds_no,organisation_id,said,session_id,written_by)',
  'app.session_child':
    'select insert update(position,prepared_at,presented_by,proposed,rag,removed_at,seen_alone_on,why)',
  'app.session_guest':
    'select insert(child_id,invited_by,membership_id,organisation_id,session_id) update(agreed_at,agreed_no,removed_at)',
  'app.session_member':
    'select insert(added_by,membership_id,organisation_id,role,session_id) update(agreed_at,agreed_no,present,removed_at,role)',
  'app.session_move': 'select insert',
  'app.signature': 'select',
  'app.signing_item': 'select',
  'app.signing_set': 'select',
  'app.supervision_group':
    'select insert(created_by,discusses_cases,earlier_notes,earlier_notes_clause,form,group_id,is_team,kind,minutes_clause,minutes_to,name,organisation_id) update(ended_on,name)',
  'app.withdrawn_holding': 'select',
  'platform.entry': 'nothing',
  'platform.entry_version': 'nothing',
  'platform.installation': 'nothing',
}

describe('the shape of the database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  test('every table has row security, forced, and a policy for the door', async () => {
    const { rows } = await database.owner.query(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
        exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'door') as door
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('app', 'platform') and c.relkind in ('r', 'p')`)
    expect(rows.length).toBeGreaterThan(25)
    expect(rows.filter((row) => !row.on || !row.forced || !row.door)).toEqual([])
  })

  test('no table of any schema is without row security, or open to the web role outside app', async () => {
    const { rows } = await database.owner.query(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
        has_table_privilege('plumbline_web', c.oid, 'select, insert, update, delete') as open
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p')`)
    expect(rows.length).toBeGreaterThan(40)
    // The job queue is a library's schema: it has row security of its own, not forced, and the web role has nothing there.
    expect(rows.filter((row) => !row.secured && !row.name.startsWith('graphile_worker.'))).toEqual([])
    expect(rows.filter((row) => row.open && !row.name.startsWith('app.'))).toEqual([])
  })

  test('the web role may do exactly what the reviewed list says, table by table and column by column', async () => {
    const { rows } = await database.owner.query<{ name: string; may: string }>(`
      select n.nspname || '.' || c.relname as name,
        coalesce((
          select string_agg(case when whole then verb else verb || '(' || columns || ')' end, ' ' order by place)
          from (
            select v.verb, v.place, has_table_privilege('plumbline_web', c.oid, v.verb) as whole,
              (select string_agg(a.attname, ',' order by a.attname) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 and v.verb <> 'delete' and has_column_privilege('plumbline_web', c.oid, a.attnum, v.verb)) as columns
            from (values ('select', 1), ('insert', 2), ('update', 3)) v (verb, place)
          ) x where whole or columns is not null
        ), 'nothing') || case when has_table_privilege('plumbline_web', c.oid, 'delete, truncate') then ' DELETE' else '' end as may
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('app', 'platform') and c.relkind in ('r', 'p')`)
    expect(Object.fromEntries(rows.map((row) => [row.name, row.may]))).toEqual(allowed)
  })

  test('no narrative column can be selected by the web role', async () => {
    const { rows } = await database.owner.query<{ name: string }>(`
      select c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'app' and a.attnum > 0 and has_column_privilege('plumbline_web', c.oid, a.attnum, 'select')`)
    const readable = new Set(rows.map((row) => row.name))
    expect(narrative.filter((column) => readable.has(column))).toEqual([])
  })

  test('the organisation comes first in every primary key and every foreign key between tenant tables', async () => {
    const { rows } = await database.owner.query<{ name: string }>(`
      select con.conname as name
      from pg_constraint con join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'app' and con.contype in ('p', 'f') and c.relname not in ('organisation', 'person')
        and con.confrelid <> coalesce(to_regclass('app.person')::oid, 0)
        and (select a.attname from pg_attribute a where a.attrelid = con.conrelid and a.attnum = con.conkey[1]) <> 'organisation_id'`)
    expect(rows).toEqual([])
  })

  test('the web role owns nothing, and every definer function belongs to the door and fixes its search path', async () => {
    const { rows: owned } = await database.owner.query(
      `select relname from pg_class where relowner = 'plumbline_web'::regrole union all select proname from pg_proc where proowner = 'plumbline_web'::regrole`,
    )
    expect(owned).toEqual([])
    const { rows: loose } = await database.owner.query(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'platform' and p.prosecdef
        and (p.proowner <> 'plumbline_door'::regrole or not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false))`)
    expect(loose).toEqual([])
  })

  test('no role of the product may make temporary objects, which would be found before the door’s own', async () => {
    const { rows } = await database.owner.query(`
      select rolname from pg_roles where rolname like 'plumbline%' and has_database_privilege(rolname, current_database(), 'temporary')`)
    expect(rows).toEqual([])
  })

  test('nobody but those named may call the functions of the platform', async () => {
    const { rows } = await database.owner.query(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'platform' and has_function_privilege('public', p.oid, 'execute')`)
    expect(rows).toEqual([])
    const { rows: inner } = await database.owner.query(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'platform' and p.proname in ('set_scope', 'note', 'roles_on') and has_function_privilege('plumbline_web', p.oid, 'execute')`)
    expect(inner).toEqual([])
  })
})

describe('scope', () => {
  let world: World
  let person: TestPerson
  let web: pg.Client
  beforeAll(async () => {
    world = await testWorld()
    const school = await world.organisation('Wrenfold Primary School')
    person = await world.person(school, 'Morwenna Tait', ['supervisee'])
    web = new pg.Client(asRole(world.database.ownerUrl, 'plumbline_web', testSecrets.web))
    await web.connect()
  })
  afterAll(async () => {
    await web.end()
    await world.end()
  })

  test('without a scope no row of any tenant table is visible', async () => {
    for (const table of Object.keys(allowed).filter(
      (name) => name.startsWith('app.') && allowed[name]?.startsWith('select'),
    )) {
      const { rows } = await web.query(`select count(*)::int as rows from ${table}`)
      expect({ table, rows: rows[0].rows }).toEqual({ table, rows: 0 })
    }
  })

  test('a scope made by hand is refused', async () => {
    await web.query('begin')
    await web.query(`select set_config('plumbline.scope', $1, true)`, [
      `x|${person.organisation.organisationId}|${person.membershipId}|${person.personId}||supervisee||${'0'.repeat(64)}`,
    ])
    // On a connection that never entered there is no mark to compare with, which the database says in its own words.
    await expect(web.query('select * from app.membership')).rejects.toThrow(
      /not made by platform.enter|not yet defined in this session/,
    )
    await web.query('rollback')
  })

  test('a scope carried over to another transaction is refused', async () => {
    await web.query('begin')
    await web.query('select * from platform.enter($1, null)', [person.token])
    const { rows } = await web.query(`select current_setting('plumbline.scope') as scope`)
    expect((await web.query('select * from app.membership')).rowCount).toBe(1)
    await web.query('commit')
    await web.query('begin')
    await web.query(`select set_config('plumbline.scope', $1, true)`, [rows[0].scope])
    await expect(web.query('select * from app.membership')).rejects.toThrow(/not made by platform.enter/)
    await web.query('rollback')
  })

  test('the scope ends with its transaction', async () => {
    await web.query('begin')
    await web.query('select * from platform.enter($1, null)', [person.token])
    await web.query('commit')
    expect((await web.query('select * from app.membership')).rowCount).toBe(0)
  })

  test('an ended web session enters nothing', async () => {
    const { token } = await sessionFor(world.database.owner, signInSecret, person.accountId)
    await world.database.owner.query(
      `update auth."session" set "expiresAt" = now() - interval '1 second' where "token" = $1`,
      [token],
    )
    expect((await web.query('select * from platform.enter($1, null)', [token])).rowCount).toBe(0)
    expect((await web.query('select * from platform.enter($1, null)', [randomUUID()])).rowCount).toBe(0)
  })

  test('the web role cannot read words, sign-in tables or keys by any query', async () => {
    for (const query of [
      'select body from app.document_version',
      'select text from app.draft_field',
      'select * from app.draft_revision',
      'select * from auth."account"',
      'select * from platform.scope_mark_one',
      'select last_value from platform.scope_mark_two',
      `update platform.installation set demonstration = true`,
      'delete from app.journal_entry',
      'truncate app.journal_entry',
      `select platform.set_scope(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{}', '')`,
    ]) {
      await expect(web.query(query), query).rejects.toThrow(/permission denied/)
    }
  })

  test('the clock cannot be set outside a demonstration', async () => {
    await web.query('begin')
    await web.query(`select set_config('plumbline.demonstration_clock', '2001-01-01T00:00:00Z', true)`)
    const { rows } = await web.query('select extract(year from platform.instant())::int as year')
    expect(rows[0].year).toBeGreaterThan(2020)
    await web.query('rollback')
  })
})
