const everySeconds = 3
/** Whoever reads a page is not to be interrupted for ever: after this the link beside it is what there is. */
const mostTimes = 20

/**
 * A part of a page that waits for something (`data-awaits`, with an id) is asked for again until it waits no longer, and
 * then put in its place. Without a script the page has a link that does the same.
 */
export function askAgain(waiting: HTMLElement, every = everySeconds * 1_000): void {
  let times = 0
  const look = async (): Promise<void> => {
    times++
    const part = await partNow(waiting.id)
    if (part === null) return
    if (part.hasAttribute('data-awaits')) {
      if (times < mostTimes) window.setTimeout(() => void look(), every)
      return
    }
    const said = document.createElement('p')
    said.className = 'govuk-visually-hidden'
    said.setAttribute('role', 'status')
    waiting.before(said)
    waiting.replaceWith(part)
    // Told once the region is there, or it is not read out.
    window.setTimeout(() => (said.textContent = part.dataset['ready'] ?? ''), 100)
  }
  window.setTimeout(() => void look(), every)
}

/** The same part of the page as it is now; null when it is gone, or nobody is signed in any more. */
async function partNow(id: string): Promise<HTMLElement | null> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
  if (answer === null || !answer.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const part = page.getElementById(id)
  return part === null ? null : document.importNode(part, true)
}
