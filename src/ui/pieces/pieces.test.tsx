import { expect, test } from 'vitest'

import { Rag, RagPicker } from './rag.tsx'
import { Row } from './rows.tsx'
import { StackTable } from './stack-table.tsx'
import { State } from './state.tsx'
import { TwoTexts } from './two-texts.tsx'
import { writeHtml } from '../layout/write-html.ts'

test('a direction says what it means to those who hear the page, and once only', () => {
  expect(writeHtml(<Rag value="red" />)).toContain('Red<span class="govuk-visually-hidden">, getting worse</span>')
  expect(writeHtml(<Rag value="amber" since="the same" />).match(/the same/g)).toHaveLength(1)
  expect(writeHtml(<Rag value={null} />)).toContain('Not rated')
})

test('no direction is chosen until somebody chooses', () => {
  expect(writeHtml(<RagPicker id="rag" name="rag" legend="Which way?" />)).not.toContain('checked')
})

test('an error links to the first choice and is described on the group', () => {
  const html = writeHtml(<RagPicker id="rag" name="rag" legend="Which way?" error="Choose a direction" />)
  expect(html).toContain('aria-describedby="rag-error"')
  expect(html).toContain('<input type="radio" name="rag" id="rag" value="red"')
})

test('a state has its own words unless it is given particular ones', () => {
  expect(writeHtml(<State state="undetermined" />)).toContain('Not decided')
  expect(writeHtml(<State state="overdue">6 days over</State>)).not.toContain('Overdue')
})

test('carrying forward shows from the first time', () => {
  expect(writeHtml(<Row what="Ring the nursery" />)).not.toContain('Carried')
  expect(writeHtml(<Row what="Ring the nursery" carried={1} />)).toContain('Carried forward once')
  expect(writeHtml(<Row what="Ring the nursery" carried={3} />)).toContain('Carried forward 3 times')
})

test('a stacked cell repeats its head unless it says what it is', () => {
  const html = writeHtml(
    <StackTable
      caption="Children"
      columns={['Child', { text: 'Status', labelled: false }, 'Last discussed']}
      rows={[['Rosa', 'Child in need', '5 March']]}
    />,
  )
  expect(html.match(/data-label="[^"]*"/g)).toEqual(['data-label="Last discussed"'])
})

test('words of one text only are underlined, and what was typed is never read as HTML', () => {
  const html = writeHtml(
    <TwoTexts
      id="two"
      left={{ title: 'Yours', written: 'not saved', text: 'Ring <b>today</b>' }}
      right={{ title: 'Saved', written: '4.33pm', text: 'Ring tomorrow' }}
    />,
  )
  expect(html).toContain('Ring <ins>&lt;b>today&lt;/b></ins>')
  expect(html).toContain('Ring <ins>tomorrow</ins>')
})
