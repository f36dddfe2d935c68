import { wipeKept } from './kept-words.ts'

/** A second press of a button within a second does nothing. */
export function preventDoubleClicks(): void {
  let last: { button: Element; at: number } | null = null
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-prevent-double-click="true"]') : null
    if (button === null) return
    if (last?.button === button && event.timeStamp - last.at < 1_000) event.preventDefault()
    else last = { button, at: event.timeStamp }
  })
}

/** What has to be put right is read out first, and its links lead into the fields. */
export function focusErrorSummary(): void {
  const summary = document.querySelector<HTMLElement>('[data-module="govuk-error-summary"]')
  if (summary === null) return
  if (summary.dataset['disableAutoFocus'] !== 'true') {
    summary.tabIndex = -1
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true })
    summary.focus()
  }
  summary.addEventListener('click', (event) => {
    const link = event.target instanceof HTMLAnchorElement ? event.target : null
    const input = document.getElementById(decodeURIComponent(link?.hash.slice(1) ?? ''))
    if (input === null) return
    event.preventDefault()
    input.closest('details')?.setAttribute('open', '')
    ;(
      input.closest('fieldset')?.querySelector('legend') ??
      document.querySelector(`label[for="${CSS.escape(input.id)}"]`) ??
      input
    ).scrollIntoView()
    input.focus({ preventScroll: true })
  })
}

/** Further fields of a choice are shown when it is chosen. Without a script they always are. */
export function showConditionals(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[data-aria-controls]')]
  if (inputs.length === 0) return
  document.body.classList.add('govuk-frontend-supported')
  const sync = () => {
    for (const input of inputs) {
      const id = input.dataset['ariaControls'] ?? ''
      const kind = input.type === 'radio' ? 'radios' : 'checkboxes'
      input.setAttribute('aria-controls', id)
      document.getElementById(id)?.classList.toggle(`govuk-${kind}__conditional--hidden`, !input.checked)
    }
  }
  document.addEventListener('change', sync)
  window.addEventListener('pageshow', sync)
  sync()
}

/** A password can be looked at while it is typed, and is hidden again before it goes. */
export function showPasswords(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-module="govuk-password-input"]')) {
    const input = field.querySelector<HTMLInputElement>('.govuk-js-password-input-input')
    const button = field.querySelector<HTMLButtonElement>('.govuk-js-password-input-toggle')
    if (input === null || button === null) continue
    const status = document.createElement('div')
    status.className = 'govuk-password-input__sr-status govuk-visually-hidden'
    status.setAttribute('aria-live', 'polite')
    input.after(status)
    const set = (shown: boolean) => {
      if (shown === (input.type === 'text')) return
      input.type = shown ? 'text' : 'password'
      button.textContent = shown ? 'Hide' : 'Show'
      button.setAttribute('aria-label', shown ? 'Hide password' : 'Show password')
      status.textContent = shown ? 'Your password is visible' : 'Your password is hidden'
    }
    button.addEventListener('click', () => set(input.type === 'password'))
    input.form?.addEventListener('submit', () => set(false))
    window.addEventListener('pageshow', () => set(false))
    button.hidden = false
  }
}

/** Signing out leaves nothing behind on a shared laptop. */
export function wipeAtSignOut(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const late = new Promise((resolve) => window.setTimeout(resolve, 1_000))
      void Promise.race([wipeKept(), late]).then(() => form.submit())
    })
  }
}
