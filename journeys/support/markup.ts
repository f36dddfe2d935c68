import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How HTML is written, and not whether it is right: the renderer decides it.
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // GOV.UK's markup has its own way with these.
    'no-implicit-button-type': 'off',
    'prefer-native-element': 'off',
    'tel-non-breaking': 'off',
    'no-redundant-role': 'off',
    // Boxes to tick and buttons of one question share a name, and a name may have a point in it.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    'valid-id': ['error', { relaxed: true }],
  },
})

/** What is wrong with the markup of a page, one line each. */
export async function markupProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  )
}
