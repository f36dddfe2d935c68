import { fieldsOf, type LiveField } from './fields.ts'
import { keepingFor, wipeKept, type Keeping } from './kept-words.ts'
import { isAskedNow, standingWords, waitBefore, type Standing } from './words.ts'

interface Answer {
  outcome?: string
  revision?: number
  was?: string
  savedAtWords?: string
  by?: string
  link?: string
  words?: string
}

interface Tracked extends LiveField {
  saved: string
  sending: Promise<void> | null
  /** two texts met, or it cannot be saved as it is: wait for the person */
  stopped: string | null
  timer: number
}

const pause = 800

/** Save the fields of a marked form as they are typed. Everything it does the form also does by itself when it is sent. */
export function saveAsTyped(mark: HTMLElement): void {
  const form = mark.closest('form')
  const { live: saveTo, document: documentId, member } = mark.dataset
  if (form === null || saveTo === undefined || documentId === undefined || member === undefined) return
  const fields: Tracked[] = fieldsOf(form).map((field) => ({
    ...field,
    saved: field.read() ?? '',
    sending: null,
    stopped: null,
    timer: 0,
  }))
  const csrf = form.querySelector<HTMLInputElement>('input[name=_csrf]')
  if (csrf === null || fields.length === 0) return
  const mayKeep = mark.dataset['keep'] === 'yes'
  let keeping: Keeping | null = null
  let offlineSince: Date | null = null
  let signedOut = false
  let tries = 0
  let retry = 0

  const isDirty = (field: Tracked) => {
    const text = field.read()
    return text !== null && text !== field.saved
  }
  const dirty = () => fields.filter((field) => isDirty(field) && field.stopped !== field.read())
  const show = (standing: Standing, more?: HTMLElement) => {
    const place = document.querySelector<HTMLElement>('[data-live-status]')
    if (place === null) return
    // What needs doing something about is kept in view: see .is-lost in the styles.
    place.classList.toggle('is-lost', standing.is !== 'saving' && standing.is !== 'saved')
    const words = standingWords(standing)
    if (place.firstChild?.textContent === words && more === undefined && place.childNodes.length === 1) return
    place.replaceChildren(words, ...(more === undefined ? [] : [' ', more]))
  }

  async function send(field: Tracked, text: string, basedOn: number, leaving = false): Promise<void> {
    show({ is: 'saving' })
    await keeping?.keep({ fieldKey: field.key, basedOn, text, handed: 0 }).catch(() => {})
    let response: Response
    let answer: Answer
    try {
      response = await fetch(saveTo ?? '', {
        method: 'POST',
        credentials: 'same-origin',
        keepalive: leaving,
        headers: { 'content-type': 'application/json', 'x-plumbline-form': csrf?.value ?? '' },
        body: JSON.stringify({ documentId, fieldKey: field.key, basedOn, text }),
      })
      answer =
        response.headers.get('content-type')?.startsWith('application/json') === true
          ? ((await response.json()) as Answer)
          : {}
    } catch {
      return lost()
    }
    if (response.status >= 500 || response.status === 429) return lost()
    ;[offlineSince, tries] = [null, 0]
    if (response.ok) return saved(field, text, answer)
    if (response.status === 401) return out()
    stop(field, text, basedOn, answer)
  }

  function saved(field: Tracked, text: string, answer: Answer): void {
    field.saved = text
    field.stopped = null
    field.rev.value = String(answer.revision ?? field.rev.value)
    field.was.value = answer.was ?? field.was.value
    signedOut = false
    void keeping?.forget(field.key).catch(() => {})
    show({ is: 'saved', at: answer.savedAtWords ?? '' })
  }

  function lost(): void {
    offlineSince ??= new Date()
    show({ is: 'offline', since: offlineSince, kept: keeping !== null })
    clearTimeout(retry)
    retry = window.setTimeout(flush, waitBefore(tries++, Math.random()))
  }

  function out(): void {
    signedOut = true
    const link = document.createElement('a')
    link.href = '/sign-in'
    link.target = '_blank'
    link.rel = 'noopener'
    link.className = 'govuk-link'
    link.textContent = 'Sign in in a new tab'
    show({ is: 'signed-out', kept: keeping !== null }, link)
  }

  function stop(field: Tracked, text: string, basedOn: number, answer: Answer): void {
    field.stopped = text
    if (answer.outcome !== 'conflict') {
      void keeping?.forget(field.key).catch(() => {})
      show({
        is: 'refused',
        words: `“${field.label}” is not saved. ${answer.words ?? 'Copy your words and open the page again.'}`,
      })
      return
    }
    const who = answer.by === 'you' ? 'You wrote in two places' : `You and ${answer.by ?? 'somebody'} both wrote`
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'pl-linkbutton'
    button.textContent = 'Compare the two texts'
    button.addEventListener('click', () => void compare(field, text, basedOn, answer))
    show({ is: 'refused', words: `${who} in “${field.label}”. Nothing is lost.` }, button)
  }

  /** The text goes in the body of a form, never in the address. */
  async function compare(field: Tracked, text: string, basedOn: number, answer: Answer): Promise<void> {
    await keeping
      ?.keep({ fieldKey: field.key, basedOn, text: field.read() ?? text, handed: answer.revision ?? 0 })
      .catch(() => {})
    const sent = document.createElement('form')
    sent.method = 'post'
    sent.action = answer.link ?? ''
    for (const [name, value] of Object.entries({
      _csrf: csrf?.value ?? '',
      basedOn: String(basedOn),
      text: field.read() ?? text,
    })) {
      const input = document.createElement('textarea')
      ;[input.name, input.value, input.hidden] = [name, value, true]
      sent.append(input)
    }
    document.body.append(sent)
    leave()
    sent.submit()
  }

  /** One request at a time for a field, so that its texts arrive in the order they were typed. */
  function save(field: Tracked, leaving = false): Promise<void> {
    clearTimeout(field.timer)
    if (field.sending !== null)
      return field.sending.then(() => (isDirty(field) && offlineSince === null ? save(field, leaving) : undefined))
    const text = field.read()
    if (text === null || text === field.saved || text === field.stopped || signedOut) return Promise.resolve()
    field.sending = send(field, text, Number(field.rev.value), leaving).finally(() => (field.sending = null))
    return field.sending
  }

  const flush = (): Promise<unknown> => Promise.all(dirty().map((field) => save(field)))

  function fieldAt(target: EventTarget | null): Tracked | undefined {
    const name = target instanceof HTMLElement ? (target.getAttribute('name') ?? '') : ''
    return fields.find(
      ({ key }) => key === name || name === `${key}-day` || name === `${key}-month` || name === `${key}-year`,
    )
  }

  form.addEventListener('input', (event) => {
    const field = fieldAt(event.target)
    if (field === undefined) return
    toggleAsked()
    clearTimeout(field.timer)
    field.timer = window.setTimeout(() => void save(field), pause)
    const text = field.read()
    if (text !== null && (signedOut || offlineSince !== null))
      void keeping?.keep({ fieldKey: field.key, basedOn: Number(field.rev.value), text, handed: 0 }).catch(() => {})
  })
  form.addEventListener('focusout', (event) => {
    const field = fieldAt(event.target)
    if (field !== undefined) void save(field)
  })

  let passing = false
  form.addEventListener('submit', (event) => {
    if (passing || event.defaultPrevented || dirty().length === 0 || signedOut) return leave()
    event.preventDefault()
    const { submitter } = event
    const late = new Promise((resolve) => window.setTimeout(resolve, 4_000))
    void Promise.race([flush(), late]).then(() => {
      // Sending the form without a connection would put an error page where the words are.
      if (offlineSince !== null) return
      passing = true
      leave()
      form.requestSubmit(submitter instanceof HTMLElement ? submitter : null)
      passing = false
    })
  })

  let leaving = false
  function leave(): void {
    leaving = true
    window.setTimeout(() => (leaving = false), 5_000)
  }
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && dirty().length > 0 && (offlineSince !== null || signedOut)) event.preventDefault()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const field of dirty()) void save(field, true)
    else if (signedOut) void signInAgain()
  })
  window.addEventListener('pagehide', () => {
    for (const field of dirty()) void save(field, true)
  })
  window.addEventListener('online', () => void flush())
  window.addEventListener('focus', () => {
    if (signedOut) void signInAgain()
  })

  /** After signing in elsewhere the token of this page's form is an old one: take the new one from the page itself. */
  async function signInAgain(): Promise<void> {
    try {
      const response = await fetch(location.pathname, { credentials: 'same-origin' })
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const again = page.querySelector<HTMLElement>('[data-live]')
      const token = again?.closest('form')?.querySelector<HTMLInputElement>('input[name=_csrf]')
      if (again?.dataset['member'] !== member || token === null || token === undefined || csrf === null) return
      csrf.value = token.value
      signedOut = false
      await flush()
    } catch {
      // still no connection: the next time this page is looked at is another try
    }
  }

  function toggleAsked(): void {
    for (const place of form?.querySelectorAll<HTMLElement>('[data-asked-when]') ?? []) {
      const condition = place.dataset['askedWhen'] ?? ''
      place.hidden = !isAskedNow(condition, (key) => fields.find((field) => field.key === key)?.read() ?? '')
    }
  }

  /** Words kept from before: sent on top of what their writer had seen; a newer text of somebody else's meets them. */
  async function sendKept(): Promise<void> {
    for (const kept of (await keeping?.all().catch(() => [])) ?? []) {
      const field = fields.find(({ key }) => key === kept.fieldKey)
      if (field === undefined) continue
      const revision = Number(field.rev.value)
      if (kept.text === field.saved || (kept.handed > 0 && revision > kept.handed)) {
        await keeping?.forget(kept.fieldKey).catch(() => {})
        continue
      }
      if (isDirty(field)) continue
      if (kept.basedOn === revision) {
        field.write(kept.text)
        toggleAsked()
        await save(field)
      } else if (field.sending === null) {
        field.sending = send(field, kept.text, kept.basedOn).finally(() => (field.sending = null))
        await field.sending
      }
    }
  }

  toggleAsked()
  if (mayKeep) {
    void keepingFor(member, documentId).then((opened) => {
      keeping = opened
      return sendKept()
    })
  } else {
    void wipeKept()
  }
}
