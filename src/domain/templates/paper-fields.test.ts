import { describe, expect, test } from 'vitest'
import { templates } from '../../../test/support/templates.ts'
import { contentOf, flatBlocks } from './paper-shape.ts'
import type { ContentFrom } from './paper-shape.ts'

/** `work.leave`, `fact session.date`, `clause venue`, `actions outstanding`: how the tables below name content. */
function nameOf(content: ContentFrom): string {
  if ('document' in content) return `${content.document}.${content.field}`
  const [kind, value] = Object.entries(content)[0] ?? []
  return `${kind} ${value}`
}

// What each published form asks for, in generic words, and where the product keeps it.
const forms: Record<string, [asks: string, ...ours: string[]][]> = {
  decision_record: [
    ['child, young person or family', 'fact child.names', 'fact family.name'],
    ['date of birth', 'fact child.dates_of_birth'],
    ['date', 'fact session.date'],
    ['supervisee', 'fact supervisee.name'],
    ['supervisor or manager', 'fact supervisor.name'],
    ['history', 'case_discussion.history'],
    ['concerns', 'case_discussion.risks'],
    ['actions', 'actions this_child'],
  ],
  supervision_record: [
    ['supervisee', 'fact supervisee.name'],
    ['supervisor', 'fact supervisor.name'],
    ['date', 'fact session.date'],
    ['holidays, sickness, training', 'work.leave', 'work.sickness', 'work.training'],
    ['all cases or a sample', 'work.cases_discussed', 'work.sample_reason'],
    ['agenda 1, last actions', 'actions last_session'],
    ['agenda 2, child records', 'agenda items'],
    ['agenda 4, team, training, development, wellbeing', 'work.team_issues', 'work.development', 'apart wellbeing'],
    ['agenda 5, any other business', 'work.any_other_business'],
    ['A: family', 'fact family.name'],
    ['A: names', 'fact child.names'],
    ['A: ages', 'fact child.ages'],
    ['A: status', 'fact child.status'],
    ['A: change of status and date', 'fact child.status_change', 'case_discussion.status_change'],
    ['A: events', 'case_discussion.events_since'],
    ['A: own actions', 'case_discussion.own_actions'],
    ['A: risks', 'case_discussion.risks'],
    ['A: safety', 'case_discussion.protective_factors'],
    ['A: strengths', 'case_discussion.strengths'],
    ['A: role', 'case_discussion.own_role'],
    ['B: discussion', 'case_discussion.discussion'],
    ['B: actions', 'actions this_child'],
    ['B: delivery plans', 'case_discussion.plan'],
    ['B: outstanding', 'actions outstanding'],
    ['B: next meeting', 'fact session.next_date'],
  ],
  recording_sheet: [
    ['name', 'fact supervisee.name'],
    ['date', 'fact session.date'],
    ['job or role', 'fact supervisee.post'],
    ['actions done, brought forward', 'actions last_session'],
    ['caseload', 'work.caseload'],
    ['information sharing', 'case_discussion.information_sharing'],
    ['recording on the file', 'case_discussion.file_up_to_date'],
    ['support', 'apart wellbeing'],
    ['development', 'work.development'],
    ['revised targets', 'work.targets'],
    ['professional judgement', 'work.professional_judgement'],
    ['actions', 'actions work', 'actions last_session'],
    ['next meeting', 'fact session.next_date', 'fact session.next_time'],
  ],
  recording_template: [
    ['names', 'fact supervisee.name', 'fact supervisor.name'],
    ['dates', 'fact session.date', 'fact session.last_date'],
    ['agenda', 'agenda items', 'work.general_issues'],
    ['follow-up', 'actions last_session'],
    ['a', 'case_discussion.needs'],
    ['b', 'case_discussion.risks'],
    ['c', 'case_discussion.engagement'],
    ['d', 'case_discussion.plan'],
    ['e', 'case_discussion.direction'],
    ['f', 'case_discussion.plan_change', 'case_discussion.difference', 'case_discussion.colleagues_told'],
    ['g', 'case_discussion.services_refused', 'case_discussion.action_if_refused'],
    ['not exhaustive', 'case_discussion.discussion'],
    ['agreed actions', 'actions this_child'],
    ['learning and development', 'work.learning', 'work.development'],
    ['next date', 'fact session.next_date'],
  ],
  schools_and_clusters_contract: [
    ['statement', 'clause purpose'],
    ['whose cases', 'clause areas_to_discuss'],
    ['interval', 'clause frequency'],
    ['length', 'clause minutes'],
    ['commencing', 'clause starts_on'],
    ['located', 'clause venue'],
    ['supervisor', 'clause supervisor_responsibilities'],
    ['supervisee', 'clause supervisee_responsibilities'],
    ['use as evidence', 'clause confidentiality'],
    ['dispute person and notice', 'clause disagreement_person', 'clause disagreement_route'],
    ['review', 'clause review_on'],
  ],
  agreement_checklist: [
    ['1', 'fact supervisor.name', 'fact supervisee.name'],
    ['2', 'clause frequency', 'clause minutes', 'clause venue', 'clause type'],
    ['3', 'clause functions'],
    ['4', 'clause areas_to_discuss'],
    ['5', 'clause confidentiality'],
    ['6', 'clause urgent_access'],
    ['7', 'clause line_management', 'clause shared_with', 'clause shared_cases_with'],
    ['8', 'clause disagreement_route'],
    ['9', 'clause recording'],
    ['10', 'clause appraisal_link'],
  ],
  college_agreement: [
    ['purpose', 'clause purpose'],
    ['roles', 'clause supervisor_responsibilities', 'clause supervisee_responsibilities'],
    ['agenda', 'clause agenda', 'clause areas_to_discuss'],
    ['records', 'clause recording', 'clause recorded_by', 'clause kept_where'],
    ['confidentiality', 'clause confidentiality'],
    ['diversity', 'clause diversity'],
    ['resolving issues', 'clause disagreement_route', 'clause contingency'],
    ['undertakings', 'fact supervisor.name', 'fact supervisor.post', 'fact supervisee.name', 'fact supervisee.post'],
    ['own terms', 'clause frequency', 'clause minutes', 'clause attended_by'],
    ['review', 'clause review_on'],
  ],
  primary_and_nursery_contract: [
    ['statement', 'clause purpose', 'clause areas_to_discuss'],
    ['intervals', 'clause frequency', 'clause extended_frequency'],
    ['place', 'clause venue'],
    ['responsibilities', 'clause supervisor_responsibilities', 'clause supervisee_responsibilities'],
    ['use as evidence', 'clause confidentiality'],
    ['dispute', 'clause disagreement_person', 'clause disagreement_route'],
    ['names', 'fact supervisor.name', 'fact supervisee.name'],
    ['yearly review', 'clause review_on'],
  ],
  partnership_direct_contract: [
    ['names', 'fact supervisor.name', 'fact supervisee.name'],
    ['frequency, duration', 'clause frequency', 'clause minutes'],
    ['responsibilities', 'clause supervisor_responsibilities', 'clause supervisee_responsibilities'],
    ['notice of changes', 'clause changes'],
    ['recording', 'clause recording'],
    ['agenda', 'clause agenda'],
    ['workload and performance', 'clause performance_route'],
    ['difference of opinion', 'clause disagreement_route'],
    ['review', 'clause review_on'],
  ],
  partnership_indirect_contract: [
    ['names', 'fact supervisor.name', 'fact supervisee.name'],
    ['frequency, duration', 'clause frequency', 'clause minutes'],
    ['items now', 'clause agenda'],
    ['items later', 'clause future_agenda'],
    ['learning and development', 'clause development'],
    ['role', 'clause role'],
    ['review', 'clause review_on'],
  ],
}

const rows = Object.entries(forms).flatMap(([form, asked]) => asked.map(([asks, ...ours]) => ({ form, asks, ours })))

describe('what a published form asks for has its place on ours', () => {
  test.each(rows)('$form: $asks', ({ form, ours }) => {
    expect(contentOf(templates.form(form)).map(nameOf)).toEqual(expect.arrayContaining(ours))
  })

  test('and S1’s list has its 10 points, in order', () => {
    const list = templates.form('agreement_checklist').blocks.find((block) => block.kind === 'checklist')
    expect(list?.items.length).toBe(10)
  })

  test.each(Object.keys(forms))('%s is signed by those who sign the paper', (key) => {
    const signers = flatBlocks(templates.form(key).blocks).flatMap((block) => {
      return block.kind === 'signatures' ? block.lines.map((line) => line.who) : []
    })
    expect(new Set(signers)).toEqual(new Set(key === 'decision_record' ? ['supervisor'] : ['supervisor', 'supervisee']))
  })
})
