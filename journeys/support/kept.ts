import type { Page } from 'playwright-core'

/** Everything that a browser keeps for this site, as text: whatever lies there in the clear can be found in it. */
export function everythingKept(page: Page): Promise<{ text: string; words: number; keysCanLeave: boolean }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
      })
    let [words, keysCanLeave] = [0, false]
    const asText = (value: unknown): string => {
      if (value instanceof CryptoKey) {
        keysCanLeave ||= value.extractable
        return 'a key'
      }
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value)
      if (typeof value === 'object' && value !== null) return Object.values(value).map(asText).join('\n')
      return String(value)
    }
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie]
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ''))
      for (const store of db.objectStoreNames) {
        const held = db.transaction(store).objectStore(store)
        const [names, values] = await Promise.all([done(held.getAllKeys()), done(held.getAll())])
        if (store === 'words') words += values.length
        found.push(...names.map(String), ...values.map(asText))
      }
      db.close()
    }
    return { text: found.join('\n'), words, keysCanLeave }
  })
}
