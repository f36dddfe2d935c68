import { dateFrom } from './words.ts'

/** One draft field of a page: its control or controls, and the two hidden inputs that say what it goes on from. */
export interface LiveField {
  key: string
  label: string
  rev: HTMLInputElement
  was: HTMLInputElement
  /** null while what is typed is no answer yet, such as half a date */
  read: () => string | null
  write: (text: string) => void
}

const named = (form: HTMLFormElement, name: string): HTMLInputElement[] => {
  const found = form.elements.namedItem(name)
  if (found instanceof RadioNodeList) return [...found] as HTMLInputElement[]
  return found === null ? [] : [found as HTMLInputElement]
}

/** Every draft field of a form, found by its hidden revision. */
export function fieldsOf(form: HTMLFormElement): LiveField[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=hidden][name^="rev."]')].flatMap((rev) => {
    const key = rev.name.slice('rev.'.length)
    const was = named(form, `was.${key}`)[0]
    const control = controlOf(form, key)
    return was === undefined || control === null ? [] : [{ key, rev, was, ...control }]
  })
}

function controlOf(form: HTMLFormElement, key: string): Pick<LiveField, 'label' | 'read' | 'write'> | null {
  const parts = ['day', 'month', 'year'].map((part) => named(form, `${key}-${part}`)[0])
  const [day, month, year] = parts
  if (day !== undefined && month !== undefined && year !== undefined) {
    return {
      label: legendOf(day),
      read: () => dateFrom(day.value, month.value, year.value),
      write: (text) => {
        const [y = '', m = '', d = ''] = text.split('-')
        ;[day.value, month.value, year.value] = [d.replace(/^0/, ''), m.replace(/^0/, ''), y]
      },
    }
  }
  const inputs = named(form, key)
  const [first] = inputs
  if (first === undefined) return null
  if (first.type === 'radio') {
    return {
      label: legendOf(first),
      read: () => inputs.find((input) => input.checked)?.value ?? '',
      write: (text) => {
        for (const input of inputs) input.checked = input.value === text
      },
    }
  }
  return {
    label: first.labels?.[0]?.textContent.trim() ?? '',
    read: () => first.value,
    write: (text) => {
      first.value = text
    },
  }
}

const legendOf = (input: HTMLElement): string =>
  input.closest('fieldset')?.querySelector('legend')?.textContent.trim() ?? ''
