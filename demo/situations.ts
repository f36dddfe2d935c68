import { describe, expect, it } from 'vitest'
import { londonDay } from '../src/domain/text/dates.ts'
import type { World } from '../test/support/world.ts'

interface Covered {
  never: string | null
  limit_state: string | null
  left: number | null
  undiscussed: number | null
  meets_in: number | null
  stepped_down_on: unknown
  escalation: string | null
  drift: { kind: string; [key: string]: unknown }[]
}

const ofChild = (name: string) =>
  `(select c.child_id from app.child c where c.given_name || ' ' || c.family_name = '${name}')`

/** That at least one child, or one group, is in every situation that the demonstration is there to show. */
export function describeSituations(worldOf: () => World): void {
  const today = () => londonDay(worldOf().services.now()).toString()
  const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await worldOf().database.owner.query(text, values)).rows as T[]
  const count = async (text: string, values: unknown[] = []): Promise<number> =>
    (await rows<{ n: number }>(`select count(*)::int n from ${text}`, values))[0]?.n ?? 0

  /** What coverage says of one child. */
  async function covered(name: string): Promise<Covered | undefined> {
    const [row] = await rows<Covered>(
      `select v.never, v.limit_state, v.limit_on - $2::date as left, $2::date - v.last_on as undiscussed, v.meets_on - $2::date as meets_in,
      v.stepped_down_on, v.escalation, v.drift
     from app.child_coverage v join app.child c using (organisation_id, child_id) where c.given_name || ' ' || c.family_name = $1`,
      [name, today()],
    )
    return row
  }
  const signsOf = async (name: string) => (await covered(name))?.drift ?? []
  const kindsOf = async (name: string) => (await signsOf(name)).map(({ kind }) => kind)

  describe('the organisations', () => {
    it('are five, a partnership above four, each with a policy of its own adopted from another pack', async () => {
      const found = await rows<{ follows: string }>(
        `select distinct v.follows from app.policy_version v
       where v.state = 'adopted' and v.follows is not null order by v.follows`,
      )
      expect(found.map(({ follows }) => follows)).toEqual([
        'college@1',
        'integrated@1',
        'partnership@1',
        'primary-and-nursery@1',
        'schools-and-clusters@1',
      ])
      expect(await count(`app.organisation where parent_organisation_id is null`)).toBe(1)
    })

    it('have two years behind them', async () => {
      const [first] = await rows<{ days: number }>(
        `select min($1::date - at::date)::int as days from (
         select min(s.starts_at) as at from app.session s where s.state = 'signed' group by s.organisation_id) x`,
        [today()],
      )
      expect(first?.days).toBeGreaterThan(600)
    })

    it('share no name by accident: of children, families and people', async () => {
      const twice = await rows<{ name: string }>(
        `select name from (
         select organisation_id, given_name as name from app.child union select organisation_id, family_name from app.child
         union select organisation_id, name from app.membership where name <> 'Ansel Brightwater'
         union select organisation_id, split_part(name, ' ', 1) from app.membership where name <> 'Ansel Brightwater'
         union select organisation_id, split_part(name, ' ', 2) from app.membership where name <> 'Ansel Brightwater'
       ) x group by name having count(distinct organisation_id) > 1`,
      )
      expect(twice).toEqual([])
    })
  })

  describe('coverage has', () => {
    it('children never discussed, imported from a sheet or added of late', async () => {
      expect((await covered('Juno Abernathy-Cole'))?.never).toBe('at_all')
      expect((await covered('Posy Hartnell-Obi'))?.never).toBe('at_all')
      expect(await count(`app.child c where c.import_id is not null`)).toBe(6)
    })

    it('one longest undiscussed, because the sessions of whoever holds the case stopped', async () => {
      const florian = await covered('Florian Webb-Castellan')
      expect(florian?.undiscussed).toBeGreaterThan(140)
      expect(florian?.limit_state).toMatch(/overdue|breached/)
    })

    it('one whose interval runs out', async () => {
      const coral = await covered('Coral Marchetti-Vale')
      expect(coral?.left).toBeGreaterThanOrEqual(0)
      expect(coral?.left).toBeLessThanOrEqual(42)
    })

    it('one with a review meeting ahead', async () => {
      expect((await covered('Rafferty Nkosi-Bell'))?.meets_in).toBeLessThan(20)
      expect((await covered('Idra Lovelace-Amadi'))?.meets_in).toBeLessThan(14)
    })

    it('one who was stepped down and is watched until stable', async () => {
      expect((await covered('Wilf Strand-Okonkwo'))?.stepped_down_on).not.toBeNull()
    })
  })

  describe('drift', () => {
    it('is there in every one of its signs', async () => {
      expect(await kindsOf('Bo Winterbourne-Hale')).toEqual(
        expect.arrayContaining(['not_improving', 'same_action', 'plan_age']),
      )
      expect(await kindsOf('Ottoline Prewitt-Sol')).toContain('unchanged')
      expect(await kindsOf('Teddy Marchetti-Vale')).toContain('gap_growing')
      expect(await signsOf('Ismay Thorncastle-Ebo')).toContainEqual(
        expect.objectContaining({ kind: 'direction_and_plan', direction: 'green' }),
      )
      expect(await signsOf('Emrys Calloway-Brandt')).toContainEqual(
        expect.objectContaining({ kind: 'direction_and_plan', direction: 'red' }),
      )
    })

    it('has plans of 9, 12, 15 and 21 months', async () => {
      const ages = new Set(
        (
          await rows<{ months: number }>(
            `select (d ->> 'months')::int as months from app.child_coverage v, jsonb_array_elements(v.drift) d where d ->> 'kind' = 'plan_age'`,
          )
        ).map(({ months }) => months),
      )
      expect([...ages].toSorted((a, b) => a - b)).toEqual([9, 12, 15, 21])
    })

    it('has long-running neglect, and a child in need without change, escalated once and once to be told of', async () => {
      expect(
        await count(`app.case_concern where concern = 'neglect' and child_id = ${ofChild('Bo Winterbourne-Hale')}`),
      ).toBe(1)
      expect(
        await count(`app.case_escalation where told_on is not null and child_id = ${ofChild('Gideon Farrow-Mbeki')}`),
      ).toBe(1)
      expect(
        await count(`app.case_escalation where told_on is null and child_id = ${ofChild('Ottoline Prewitt-Sol')}`),
      ).toBe(1)
    })
  })

  describe('what leaves the session has', () => {
    it('a child referred at once, with who was told, and what came of it', async () => {
      expect(
        await count(
          `app.referral where decided = 'referred' and outcome is not null and child_id = ${ofChild('Idra Lovelace-Amadi')}`,
        ),
      ).toBe(1)
      expect(await count('app.referral_telling')).toBe(2)
    })

    it('a decision not to refer', async () => {
      expect(
        await count(`app.referral where decided = 'not_referred' and child_id = ${ofChild('Marlowe Quayle-Sutter')}`),
      ).toBe(1)
    })

    it('a change of a plan told to agencies: answered, not answered, and one not told', async () => {
      const agencies = (more: string) =>
        count(`app.plan_amendment_agency g join app.plan_amendment a using (organisation_id, amendment_id)
        where a.child_id = ${ofChild('Linus Hargrave-Sato')} and ${more}`)
      expect(await agencies('g.answer is not null')).toBe(1)
      expect(await agencies('g.told_on is not null and g.answer is null')).toBe(1)
      expect(await agencies('g.told_on is null')).toBe(1)
    })

    it('a departure from procedure with who approved it', async () => {
      expect(await count(`app.departure where approver = 'Ruben Castlemayne' and state = 'approved'`)).toBe(1)
    })

    it('decision records sent and received, and sent and not received', async () => {
      expect(await count(`app.file_copy where state = 'received'`)).toBeGreaterThan(20)
      expect(await count(`app.file_copy where state = 'sent'`)).toBeGreaterThan(2)
    })
  })

  describe('the register has', () => {
    it('brothers and sisters in one family', async () => {
      expect(await count(`app.child where family_name = 'Lovelace-Amadi'`)).toBe(3)
      expect(await count(`app.family where name = 'Lovelace-Amadi'`)).toBe(1)
    })

    it('a status that was entered by mistake and withdrawn', async () => {
      expect(
        await count(`app.child_status where withdrawn_at is not null and child_id = ${ofChild('Corey Ashdown')}`),
      ).toBe(1)
    })
  })

  it('two entries of one child, entered by two people, that wait for a second person to say whether they are one', async () => {
    expect(
      await rows(
        `select a.name, k.family_name as kept, c.family_name as closed from app.same_child s
         join app.membership a on a.membership_id = s.asked_by
         join app.child k on k.child_id = s.kept_id join app.child c on c.child_id = s.closed_id
         where s.needs_second and s.made_at is null and s.undone_at is null`,
      ),
    ).toEqual([{ name: 'Morwenna Tait', kept: 'Sandiford', closed: 'Sandyford' }])
  })

  describe('groups have', () => {
    it('a group and a peer session, with a guest, and somebody who came in later', async () => {
      expect(await rows('select distinct kind from app.supervision_group order by kind')).toEqual([
        { kind: 'group' },
        { kind: 'peer' },
      ])
      expect(await count('app.session_guest where agreed_at is not null')).toBe(2)
      expect(
        await count(
          `app.group_member m join app.supervision_group g using (organisation_id, group_id)
         where g.name = 'Thinking aloud' and m.joined_on > (select min(o.joined_on) from app.group_member o where o.group_id = g.group_id)`,
        ),
      ).toBe(1)
    })

    it('a weekly board that is used, its newest meeting open', async () => {
      const states = await rows<{ state: string; n: number }>(
        `select s.state, count(*)::int n from app.session s join app.supervision_group g using (organisation_id, group_id)
       where g.is_team group by 1`,
      )
      const of = Object.fromEntries(states.map(({ state, n }) => [state, n]))
      expect(of['signed']).toBeGreaterThan(6)
      expect(of['open']).toBe(1)
      expect(of['planned']).toBeGreaterThan(2)
    })

    it('management oversight apart from supervision: written, and asked for', async () => {
      expect(
        (await rows<{ state: string }>('select state from app.oversight order by state')).map((row) => row.state),
      ).toEqual(['asked', 'written'])
    })
  })

  describe('sessions have', () => {
    it('informal discussions that were taken up again, and some that were not yet', async () => {
      expect(await count('app.informal_discussion where revisited_in is not null')).toBeGreaterThan(0)
      expect(await count('app.informal_discussion where revisited_in is null')).toBe(2)
    })

    it('a sample declared, with its reason', async () => {
      expect(await count(`app.session where discussed = 'sample'`)).toBeGreaterThan(5)
    })
  })
}
