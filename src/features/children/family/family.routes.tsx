import { inSupervision } from '../../../domain/access/who.ts'
import { earlierOf } from '../../../domain/calendar/days.ts'
import { knownBefore } from '../../../domain/children/child-record.ts'
import { reachOf, windowOf } from '../../../domain/children/time-window.ts'
import { ageOn } from '../../../domain/sessions/names.ts'
import { countOf } from '../../../domain/text/dates.ts'
import { route } from '../../../platform/http/route.ts'
import { childRecords } from '../time/child-record.queries.ts'
import { noLimits } from '../time/limits.ts'
import { timeAsked } from '../time/time-asked.ts'
import { FamilyPage, type FamilyMemberFacts } from './family.page.tsx'
import { familyOf } from './family.queries.ts'

export const familyRoutes = [
  route({
    method: 'get',
    path: '/families/:familyId',
    who: inSupervision,
    journal: { nothing: 'facts of the children of one family; no document is opened' },
    async handle(ctx) {
      const { db, actor, today } = ctx
      const family = await familyOf(db, actor, ctx.params['familyId'] ?? '')
      if (family === null) return ctx.notFound()
      const ids = family.children.map(({ childId }) => childId)
      const { from } = timeAsked(ctx.query, today)
      const records = await childRecords(db, ids, { since: reachOf(today, from), history: false })
      const members = family.children.flatMap((child): FamilyMemberFacts[] => {
        const record = records.find(({ record }) => record.childId === child.childId)?.record
        if (record === undefined) return []
        const age = child.bornOn === null ? '' : countOf(ageOn(child.bornOn, today), 'year')
        return [
          {
            child,
            childId: child.childId,
            given: child.givenName,
            age,
            time: knownBefore(record, null),
            limits: noLimits,
          },
        ]
      })
      const first = records.flatMap(({ record }) => record.firstOn ?? [])
      const earliest = first.length === 0 ? null : first.reduce((one, other) => earlierOf(one, other))
      return ctx.page(
        {
          title: 'A family',
          under: 'children',
          breadcrumbs: [{ text: 'Children', href: '/children' }],
          bobAtLogo: true,
        },
        <FamilyPage family={family} members={members} paged={windowOf(today, earliest, from)} today={today} />,
      )
    },
  }),
]
