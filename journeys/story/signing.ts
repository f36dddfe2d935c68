import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { children, type Cast } from './cast.ts'
import { decisions } from './meeting.ts'

export const disagreement = 'I said that Tobias was collected late once, not twice.'

/** Both read the same words; one signs with a disagreement, the other signs. */
export async function readAndSign({ idris, morwenna }: Cast, session: string): Promise<void> {
  await morwenna.goes('/')
  await morwenna.takesNextStep('Read and sign')
  await idris.goes(`${session}/sign`)
  assert.equal(await wordsToSign(morwenna), await wordsToSign(idris), 'both see the same text')
  await morwenna.page.getByLabel('I will sign, and record where I disagree').check()
  await morwenna.page
    .getByRole('radio', { name: /Tobias/ })
    .first()
    .check()
  await morwenna.page.locator('textarea[name=disagreement]').fill(disagreement)
  await morwenna.signs({ accurate: false })
  await morwenna.reads(/Waiting for Idris Falodun to sign/)

  await idris.goes('/')
  await idris.takesNextStep('Read and sign')
  await idris.reads(disagreement)
  await idris.signs()
  await idris.reads('Signed by both')
  await idris.reads(disagreement)
}

/** The documents themselves, with their fingerprints; only "you" is somebody else for each. */
const wordsToSign = async (who: Cast['idris']): Promise<string> =>
  (await who.page.locator('main .pl-doc').allInnerTexts())
    .join('\n')
    .replaceAll(/^For you and \w+ only/gm, 'For the two')

/** A decision record for each child's file; work and wellbeing are documents of their own. */
export async function files({ idris }: Cast, session: string): Promise<void> {
  await idris.goes(`${session}/record`)
  const hrefs = await idris.page
    .getByRole('link', { name: 'For the file (PDF)' })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  assert.equal(hrefs.length, 5, 'three children, work and wellbeing')
  const texts: string[] = []
  for (const href of hrefs) {
    const { status, type, bytes } = await idris.fetches(href)
    assert.equal(status, 200)
    assert.match(type, /^application\/pdf/)
    assert.equal(bytes.subarray(0, 5).toString('latin1'), '%PDF-')
    const text = textOfPdf(bytes)
    if (text !== null) texts.push(text)
  }
  if (texts.length === 0) return
  for (const { given } of children) {
    const naming = texts.filter((text) => text.includes(given))
    assert.equal(naming.length, 1, `only the decision record of ${given} names ${given}, of all five documents`)
    assert.ok(
      naming[0]?.includes(decisions[given]?.what.split(' ').slice(0, 4).join(' ') ?? ''),
      'and says the decision',
    )
  }
}

/** The words of a PDF, with line ends as spaces; null where there is no pdftotext to read them. */
function textOfPdf(bytes: Buffer): string | null {
  const read = spawnSync('pdftotext', ['-', '-'], { input: bytes })
  return read.status === 0 ? read.stdout.toString().replaceAll(/\s+/g, ' ') : null
}

/** Who else may read: the keeper of the children's files their pages, the administrator nothing. */
export async function others({ ada, nia }: Cast, session: string): Promise<void> {
  await nia.goes(`${session}/record`)
  const seen = await nia.text()
  for (const { given } of children) assert.ok(seen.includes(decisions[given]?.what ?? ''), `Nia reads of ${given}`)
  assert.ok(!seen.includes('shared out'), 'and not of the work')
  assert.ok(!seen.includes('Tired'), 'and not how Morwenna is')
  await nia.goes(`${session}/sign`, 404)
  await ada.goes(`${session}/record`, 404)
  await ada.goes('/children', 404)
}

/** The home pages of both say what is next. */
export async function whatIsNext({ idris, morwenna }: Cast): Promise<void> {
  await morwenna.goes('/')
  await morwenna.reads(/You are up to date|Write your part/)
  await morwenna.reads(/Ring home about Tobias/)
  await morwenna.goes('/my-supervision')
  await morwenna.goes('/actions')
  await idris.goes('/')
  await idris.reads(/^(Next for you|Nothing waits for you)$/)
  await idris.reads('With Morwenna Tait')
}
