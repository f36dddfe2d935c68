import { describe, expect, test } from 'vitest'
import { readSignatureForm, shownIn } from './read-signature-form.ts'

const [set, root] = ['6f1b3a4e-58d9-4b5e-9a1d-0a2b3c4d5e6f', 'ab'.repeat(32)]
const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const sent = { set, root, accurate: 'yes', password: 'a lantern', code: '123 456' }

describe('a signature form', () => {
  test('gives what was shown and how the person is confirmed, a code with its blanks taken out', () => {
    expect(readSignatureForm(sent, [first, second])).toEqual({
      values: { setId: set, shownRoot: root, method: 'password_and_code', password: 'a lantern', code: '123456' },
    })
  })

  test('takes a disagreement to be about the only document, where there is one', () => {
    const read = readSignatureForm({ ...sent, accurate: 'but', disagreement: ' Not so. ' }, [first])
    expect(read).toMatchObject({ values: { disagreement: { aboutDocumentId: first, words: 'Not so.' } } })
  })

  test('asks which document it is about, where there are several, and takes none from elsewhere', () => {
    for (const about of ['', '33333333-3333-4333-8333-333333333333']) {
      const read = readSignatureForm({ ...sent, accurate: 'but', disagreement: 'Not so.', about }, [first, second])
      expect(read).toEqual({ errors: { about: 'Choose the document you disagree with' } })
    }
  })

  test('ignores words of disagreement when the text is accurate after all', () => {
    expect(readSignatureForm({ ...sent, disagreement: 'Not so.' }, [first])).not.toHaveProperty('values.disagreement')
  })

  test('says everything that is missing at once', () => {
    const read = readSignatureForm({ set, root, accurate: 'maybe', code: '12345' }, [first])
    expect('errors' in read && Object.keys(read.errors).sort()).toEqual(['accurate', 'code', 'password'])
  })

  test('knows no text when the form names none, or something that is none', () => {
    for (const form of [{}, { set, root: 'ab' }, { set: 'x', root }, { set, root: 'AB'.repeat(32) }]) {
      expect(shownIn(form)).toBeNull()
      expect(readSignatureForm({ ...sent, set: '', root: '', ...form }, [first])).toHaveProperty('errors')
    }
    expect(shownIn(sent)).toEqual({ setId: set, shownRoot: root })
  })
})
