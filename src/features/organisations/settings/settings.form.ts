import { textProblem } from '../../../domain/imports/sheet-row.ts'
import { isNation } from '../../../domain/people/organisation-words.ts'
import type { TemplateLibrary } from '../../../domain/templates/library.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import type { SettingsToKeep } from './change-settings.command.ts'

export const settingsLabels = {
  name: 'Name',
  nation: 'Where is it?',
  word: 'What do you call what supervisor and supervisee sign?',
  record: 'What is written of a session',
  agreement: 'What is agreed before the first session',
  drafts: 'Keep unsent words in the browser?',
} as const

const longestName = 200

export function readSettingsForm(
  form: FormValues,
  templates: TemplateLibrary,
): { settings: SettingsToKeep; errors: null } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const text = (name: string) => textOf(form, name).normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  const name = text('name')
  const badName = name === '' ? 'Write the name of the organisation' : textProblem(name, longestName)
  if (badName !== null) errors['name'] = badName
  const [nation, word, record, agreement, drafts] = [
    text('nation'),
    text('word'),
    text('record'),
    text('agreement'),
    text('drafts'),
  ]
  if (!isNation(nation)) errors['nation'] = 'Choose where it is'
  if (word !== 'agreement' && word !== 'contract') errors['word'] = 'Choose a word'
  if (!templates.records.some(({ key }) => key === record)) errors['record'] = 'Choose one of the templates'
  if (!templates.agreements.some(({ key }) => key === agreement)) errors['agreement'] = 'Choose one of the templates'
  if (drafts !== 'yes' && drafts !== 'no') errors['drafts'] = 'Choose yes or no'
  if (Object.keys(errors).length > 0) return { errors }
  return {
    errors: null,
    settings: {
      name,
      nation,
      agreementWord: word === 'contract' ? 'contract' : 'agreement',
      recordTemplate: record,
      agreementTemplate: agreement,
      keepDraftsInBrowser: drafts === 'yes',
    },
  }
}
