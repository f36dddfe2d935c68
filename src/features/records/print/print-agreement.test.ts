import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testWorld, type TestPerson, type World } from '../../../../test/support/world.ts'
import { fingerprint } from '../../../domain/evidence/fingerprint.ts'
import type { AgreementTemplate } from '../../../domain/templates/agreement-shape.ts'
import { composeAgreement, startingValues } from '../../../domain/templates/agreement-values.ts'
import { templates } from '../../../../test/support/templates.ts'
import { parsePdf, unspaced } from '../../../platform/pdf/read-pdf.test-support.ts'
import { createDocument, sealDocument } from '../../documents/public.ts'
import { putToSigning } from '../../signing/public.ts'

let world: World
let idris: TestPerson
let morwenna: TestPerson
let stranger: TestPerson

beforeAll(async () => {
  world = await testWorld()
  const school = await world.organisation('Wrenfold Primary School')
  idris = await world.person(school, 'Idris Falodun', ['supervisor'])
  morwenna = await world.person(school, 'Morwenna Tait', ['supervisee'])
  stranger = await world.person(school, 'Sam Stranger', ['supervisor'])
})
afterAll(() => world.end())

const composed = (template: AgreementTemplate) =>
  composeAgreement(template, {
    title: 'Supervision agreement',
    supervisor: { name: idris.name, post: 'Head of year' },
    supervisee: { name: morwenna.name, post: 'Class teacher' },
    values: { ...startingValues(template), starts_on: '2026-03-02', venue: 'The bluebell room' },
    nameOf: (membership) => membership,
  })

test.each(templates.agreements)(
  'the agreement $key prints whole with its fingerprint, and as its contract form, for its parties alone',
  async (template) => {
    const agreementId = randomUUID()
    const { organisationId } = idris.organisation
    await world.database.owner.query(
      `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by) values ($1, $2, $3, $4, 'safeguarding', $5, $4)`,
      [organisationId, agreementId, morwenna.membershipId, idris.membershipId, template.key],
    )
    const documentId = await world.work(idris, async (work) => {
      const signers = [morwenna.membershipId, idris.membershipId]
      const id = await createDocument(work, {
        kind: 'agreement',
        templateKey: template.key,
        agreementId,
        parties: signers,
      })
      const sealed = await sealDocument(work, { documentId: id, kind: 'agreement' }, composed(template))
      await putToSigning(work, { about: { agreementId }, versionNo: 1, documents: [sealed], signers })
      return id
    })
    const { response, status } = await world.as(morwenna).get(`/documents/${documentId}/pdf`)
    expect(status).toBe(200)
    const words = unspaced(parsePdf(new Uint8Array(await response.arrayBuffer())).pages.join(' '))
    expect(words).toContain(unspaced('Not signed by both yet'))
    const clauses = composed(template).parts.flatMap((part) => part.clauses)
    for (const clause of clauses) {
      expect(words).toContain(unspaced(clause.label))
      const [last = ''] = clause.kind === 'date' ? [] : clause.said.split('\n').slice(-1)
      expect(words, clause.key).toContain(unspaced(last))
    }
    const { rows } = await world.database.owner.query<{ root: Buffer }>(
      'select root from app.signing_set where agreement_id = $1',
      [agreementId],
    )
    expect(words).toContain(unspaced(fingerprint(rows[0]?.root ?? new Uint8Array())))
    const form = await world.as(morwenna).get(`/documents/${documentId}/form`)
    const onForm = unspaced(parsePdf(new Uint8Array(await form.response.arrayBuffer())).pages.join(' '))
    expect(onForm).toContain(unspaced('Not signed by both yet'))
    expect(onForm.length).toBeGreaterThan(200)
    expect((await world.as(stranger).get(`/documents/${documentId}/form`)).status).toBe(404)
    expect((await world.as(stranger).get(`/documents/${documentId}/pdf`)).status).toBe(404)
    expect((await world.as(morwenna).get(`/documents/${documentId}`)).location).toBe(`/agreements/${agreementId}`)
  },
)
