import type { VNode } from 'preact'
import { describe, expect, test } from 'vitest'
import { CheckboxField } from './checkbox-field.tsx'
import { DateField } from './date-field.tsx'
import { FileField } from './file-field.tsx'
import { FormErrors } from './form-errors.tsx'
import { HiddenField } from './hidden-field.tsx'
import { LongTextField } from './long-text-field.tsx'
import { PasswordField } from './password-field.tsx'
import { RadioField } from './radio-field.tsx'
import { SelectField } from './select-field.tsx'
import { emptyForm, type FormState } from './state.ts'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'
import { writeHtml } from '../layout/write-html.ts'

const html = (node: VNode) => writeHtml(node)

function typed(values: FormState['values'], errors: FormState['errors'] = {}): FormState {
  return { values, errors }
}

/** The tag of the first element with this id. */
function tagOf(page: string, id: string): string {
  return new RegExp(`<[^<>]* id="${id}"[^<>]*>`).exec(page)?.[0] ?? ''
}

const options = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No', hint: 'Say why', conditional: <p>Why</p> },
]

describe('a field', () => {
  test('has its name as its id, so that a label and an error can point at it', () => {
    const page = html(<TextField state={emptyForm} name="place" label="Where" />)
    expect(page).toContain('<label class="govuk-label" for="place">Where</label>')
    expect(tagOf(page, 'place')).toContain('name="place"')
  })

  test('keeps what was typed and says what is wrong with it', () => {
    const state = typed({ place: 'The <old room' }, { place: 'Say which room' })
    const page = html(<TextField state={state} name="place" label="Where" hint="A room" />)
    expect(page).toContain('value="The &lt;old room"')
    expect(page).toContain('Say which room')
    expect(tagOf(page, 'place')).toContain('aria-describedby="place-hint place-error"')
  })

  test('says when it may be left empty', () => {
    expect(html(<TextField state={emptyForm} name="a" label="Where" optional />)).toContain('Where (optional)')
  })

  test('can be the heading of its page', () => {
    const page = html(<TextField state={emptyForm} name="a" label="Where" pageHeading />)
    expect(page).toContain('<h1 class="govuk-label-wrapper"><label class="govuk-label govuk-label--xl"')
  })

  test('named like something every object has is empty until it is typed in', () => {
    const page = html(<TextField state={emptyForm} name="constructor" label="Who built it" />)
    expect(page).not.toContain('value=')
    expect(page).not.toContain('error')
  })
})

test('a line of text ends at 200 characters and a long text at 20,000, unless the page says otherwise', () => {
  expect(html(<TextField state={emptyForm} name="a" label="A" />)).toContain('maxlength="200"')
  expect(html(<LongTextField state={emptyForm} name="a" label="A" />)).toContain('maxlength="20000"')
  expect(html(<TextField state={emptyForm} name="a" label="A" maxLength={9} />)).toContain('maxlength="9"')
  expect(html(<PasswordField state={emptyForm} name="a" label="A" />)).toContain('maxlength="200"')
})

test('narrative is written in the record face and other long text is not', () => {
  expect(html(<LongTextField state={emptyForm} name="a" label="A" voice="record" />)).toContain(
    'govuk-textarea pl-write',
  )
  expect(html(<LongTextField state={emptyForm} name="a" label="A" />)).not.toContain('pl-write')
})

test('a drop-down list shows the choice that was made, after an empty one if the page has one', () => {
  const state = typed({ who: 'no' })
  const page = html(<SelectField state={state} name="who" label="Who" options={options} empty="Choose one" />)
  expect(page).toContain('<option value>Choose one</option>')
  expect(page.match(/<option[^>]* selected/g)).toHaveLength(1)
  expect(page).toContain('<option value="no" selected>No</option>')
})

describe('radios', () => {
  test('give the first choice the plain name and check the one that was chosen', () => {
    const page = html(<RadioField state={typed({ held: 'no' })} name="held" label="Was it held?" options={options} />)
    expect(tagOf(page, 'held')).not.toContain('checked')
    expect(tagOf(page, 'held-2')).toContain('checked')
    expect(page).toContain('<legend class="govuk-fieldset__legend">Was it held?</legend>')
  })

  test('give the plain name to the first choice that is shown when one before it is left out', () => {
    const page = html(<RadioField state={emptyForm} name="held" label="Held?" options={[false, ...options]} />)
    expect(tagOf(page, 'held')).toContain('value="yes"')
  })

  test('hide further fields until their choice is made', () => {
    const hidden = 'govuk-radios__conditional--hidden'
    const page = (held: string) =>
      html(<RadioField state={typed({ held })} name="held" label="Held?" options={options} />)
    expect(page('yes')).toContain(hidden)
    expect(page('no')).not.toContain(hidden)
  })
})

describe('checkboxes', () => {
  test('check every choice that was made, be it one or several', () => {
    const page = (topics: string | string[]) =>
      html(<CheckboxField state={typed({ topics })} name="topics" label="Topics" options={options} />)
    expect(page('yes').match(/ checked/g)).toHaveLength(1)
    expect(page(['yes', 'no']).match(/ checked/g)).toHaveLength(2)
  })

  test('without a legend tie their error to the choice itself', () => {
    const state = typed({}, { agreed: 'Say that you have read it' })
    const page = html(
      <CheckboxField state={state} name="agreed" options={[{ value: 'yes', text: 'I have read it' }]} />,
    )
    expect(page).not.toContain('fieldset')
    expect(tagOf(page, 'agreed')).toContain('aria-describedby="agreed-error"')
  })
})

describe('a date', () => {
  const date = (values: FormState['values'], error: string) =>
    html(<DateField state={typed(values, { held: error })} name="held" label="When was it?" />)

  test('is three inputs that keep what was typed', () => {
    const page = date({ 'held-day': '31', 'held-month': 'Feb', 'held-year': '2026' }, '')
    expect(tagOf(page, 'held-day')).toContain('name="held-day"')
    expect(tagOf(page, 'held-day')).toContain('value="31"')
    expect(tagOf(page, 'held-month')).toContain('value="Feb"')
    expect(page).not.toContain('govuk-input--error')
  })

  test('is not filled from fields that are named like its parts', () => {
    expect(tagOf(date({ day: '7' }, ''), 'held-day')).not.toContain('value')
  })

  test('marks the part that is wrong and no other', () => {
    const page = date({ 'held-day': '12', 'held-month': '', 'held-year': '2026' }, 'Say which month it was')
    expect(page.match(/govuk-input--error/g)).toHaveLength(1)
    expect(tagOf(page, 'held-month')).toContain('govuk-input--error')
  })

  test('marks every part when it is a date but not one that can be', () => {
    const page = date({ 'held-day': '12', 'held-month': '3', 'held-year': '2999' }, 'It cannot be after today')
    expect(page.match(/govuk-input--error/g)).toHaveLength(3)
  })
})

test('a hidden field carries each of its values', () => {
  expect(html(<HiddenField name="a" value={3} />)).toBe('<input type="hidden" name="a" value="3"/>')
  expect(html(<HiddenField name="a" state={typed({ a: ['1', '2'] })} />).match(/<input/g)).toHaveLength(2)
  expect(html(<HiddenField name="a" state={emptyForm} />)).toBe('')
})

test('a file field says which kinds of file it is for', () => {
  const page = html(<FileField state={typed({ list: 'x.csv' })} name="list" label="The list" accept=".csv" />)
  expect(tagOf(page, 'list')).toContain('accept=".csv"')
  expect(tagOf(page, 'list')).not.toContain('value')
})

test('a password is never sent back to the page', () => {
  const state = typed({ password: 'long enough to keep' }, { password: 'That is not your password' })
  expect(html(<PasswordField state={state} name="password" label="Password" />)).not.toContain('long enough')
})

test('a button to send a form prevents a second press and can name what it does', () => {
  const page = html(<SubmitButton text="Send back" name="do" value="return" kind="secondary" />)
  expect(page).toContain('govuk-button govuk-button--secondary')
  expect(page).toContain('data-prevent-double-click="true"')
  expect(page).toContain('value="return" name="do"')
})

describe('the summary of errors', () => {
  const links = (state: FormState, labels?: Record<string, string>) =>
    [...html(<FormErrors state={state} labels={labels} />).matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map((found) =>
      found.slice(1).join(' '),
    )

  test('is not there when nothing is wrong', () => {
    expect(html(<FormErrors state={emptyForm} />)).toBe('')
    expect(html(<FormErrors state={typed({}, { a: '' })} />)).toBe('')
  })

  test('is in the order of the page, with what the page did not name at the end', () => {
    const state = typed({}, { c: 'Third', b: 'Second', a: 'First' })
    expect(links(state, { a: 'A', b: 'B' })).toEqual(['#a First', '#b Second', '#c Third'])
    expect(links(state)).toEqual(['#c Third', '#b Second', '#a First'])
  })

  test('links to the first wrong part of a date', () => {
    const values = { 'held-day': '12', 'held-month': '14', 'held-year': '' }
    expect(links(typed({ ...values, 'held-year': '2026' }, { held: 'Wrong' }))).toEqual(['#held-month Wrong'])
    expect(links(typed(values, { held: 'Wrong' }))).toEqual(['#held-year Wrong'])
    expect(links(typed({ ...values, 'held-month': '3', 'held-year': '2999' }, { held: 'Wrong' }))).toEqual([
      '#held-day Wrong',
    ])
  })

  test('links to inputs that are on the page', () => {
    const state = typed(
      { 'when-day': '', 'when-month': '', 'when-year': '' },
      { when: 'When?', held: 'Held?', topics: 'Which?', words: 'What?', who: 'Who?', file: 'File?', place: 'Where?' },
    )
    const page = html(
      <form>
        <DateField state={state} name="when" label="When" />
        <RadioField state={state} name="held" label="Held" options={options} />
        <CheckboxField state={state} name="topics" label="Topics" options={options} />
        <LongTextField state={state} name="words" label="Words" />
        <SelectField state={state} name="who" label="Who" options={options} />
        <FileField state={state} name="file" label="File" />
        <TextField state={state} name="place" label="Place" />
      </form>,
    )
    const targets = links(state).map((link) => tagOf(page, link.slice(1, link.indexOf(' '))))
    expect(targets).toHaveLength(7)
    for (const target of targets) expect(target).toMatch(/^<(input|textarea|select) /)
  })

  test('says which field is meant when two have the same words', () => {
    const state = typed({}, { a: 'Choose one', b: 'Choose one' })
    expect(links(state, { a: 'Child', b: 'Person' })).toEqual(['#a Child: Choose one', '#b Person: Choose one'])
  })

  test('says what is wrong with the whole form without a link', () => {
    const state = typed({}, { '': 'Somebody else saved this first' })
    expect(links(state)).toEqual([])
    expect(html(<FormErrors state={state} />)).toContain('Somebody else saved this first')
  })
})
