import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { packSchema } from '../../domain/policy/pack.ts'
import { packageRoot } from '../files/package-root.ts'

test('the examples in the page for authors are as it says', () => {
  const page = readFileSync(path.join(packageRoot(), 'docs/policies/templates.md'), 'utf8')
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const sections = examples.slice(1).map((text) => parse(text.replaceAll('[ … ]', '[]')) as Record<string, unknown>)
  const whole = Object.assign({}, ...sections) as { forms: object[]; record: { documents: Record<string, object> } }
  const { documents } = whole.record
  const questions = (key: string) => ({
    sections: [{ key, fields: [{ key: `${key}_question`, label: 'Something', kind: 'long', source: 'x' }] }],
  })
  Object.assign(documents['work'] ?? {}, {
    sections: [
      ...questions('team').sections,
      {
        key: 'cases',
        fields: ['cases_discussed', 'sample_reason'].map((key) => ({ key, label: 'x', kind: 'long', source: 'x' })),
      },
    ],
  })
  Object.assign(documents['wellbeing'] ?? {}, questions('you'))
  const contract = { key: 'infant_sheet', name: 'Contract', source: 'x', bound_for: 'supervision_file' }
  whole.forms.push({
    ...contract,
    of: { agreement: 'infant_contract' },
    orientation: 'portrait',
    blocks: [{ kind: 'line', label: 'How often', from: [{ clause: 'frequency' }] }],
  })
  const pack = {
    plumbline: 'pack/1',
    id: 'brook-lane',
    title: 'Brook Lane',
    version: 1,
    in_force_from: '2025-09-01',
    clauses: { '7': 'Entitlement.' },
    ...whole,
  }
  expect(packSchema.safeParse(pack).error?.issues ?? []).toEqual([])
})
