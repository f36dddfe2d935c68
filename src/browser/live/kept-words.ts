import { expiresAt, isExpired } from './words.ts'

/**
 * Words that could not be sent yet, in this browser, as cipher text only: AES-GCM under a key that the browser made and
 * will not give out, for a day at most, and gone at sign-out. An organisation can switch this off.
 */
export interface KeptText {
  fieldKey: string
  basedOn: number
  text: string
  /** the newer revision it was handed over to be compared with; 0 until then */
  handed: number
}

interface Sealed {
  expires: number
  iv: Uint8Array<ArrayBuffer>
  words: ArrayBuffer
}

const database = 'plumbline-kept'

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not kept')))
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('keys')
    request.result.createObjectStore('words')
  })
  return done(request).then((db) => {
    db.addEventListener('versionchange', () => db.close())
    return db
  })
}

async function keyFor(db: IDBDatabase, member: string): Promise<CryptoKey> {
  const held = await done<CryptoKey | undefined>(db.transaction('keys').objectStore('keys').get(member))
  if (held !== undefined) return held
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // Another tab may have made one meanwhile: the first to be put is the one.
  const store = db.transaction('keys', 'readwrite').objectStore('keys')
  try {
    await done(store.add(made, member))
    return made
  } catch {
    return done<CryptoKey>(db.transaction('keys').objectStore('keys').get(member))
  }
}

export interface Keeping {
  keep(text: KeptText): Promise<void>
  forget(fieldKey: string): Promise<void>
  all(): Promise<KeptText[]>
}

/** What is kept of one document for one membership. Null where the browser cannot keep it safely. */
export async function keepingFor(member: string, documentId: string): Promise<Keeping | null> {
  try {
    if (typeof indexedDB === 'undefined' || crypto.subtle === undefined) return null
    const db = await open()
    const key = await keyFor(db, member)
    const prefix = `${member}|${documentId}|`
    const bound = (name: string) => new TextEncoder().encode(name)
    return {
      async keep(text) {
        const name = prefix + text.fieldKey
        const iv = crypto.getRandomValues(new Uint8Array(12))
        const plain = new TextEncoder().encode(JSON.stringify(text))
        const words = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(name) }, key, plain)
        const sealed: Sealed = { expires: expiresAt(Date.now()), iv, words }
        await done(db.transaction('words', 'readwrite').objectStore('words').put(sealed, name))
      },
      async forget(fieldKey) {
        await done(
          db
            .transaction('words', 'readwrite')
            .objectStore('words')
            .delete(prefix + fieldKey),
        )
      },
      async all() {
        const store = db.transaction('words').objectStore('words')
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
        const [names, held] = await Promise.all([done(store.getAllKeys(range)), done<Sealed[]>(store.getAll(range))])
        const found: KeptText[] = []
        for (const [index, sealed] of held.entries()) {
          const name = String(names[index])
          // The page may open before the purge is done.
          if (isExpired(sealed.expires, Date.now())) continue
          try {
            const plain = await crypto.subtle.decrypt(
              { name: 'AES-GCM', iv: sealed.iv, additionalData: bound(name) },
              key,
              sealed.words,
            )
            found.push(JSON.parse(new TextDecoder().decode(plain)) as KeptText)
          } catch {
            // made under a key that is gone: nobody can read it, and it expires
          }
        }
        return found
      },
    }
  } catch {
    return null
  }
}

/** Drop what is older than a day: done on every page, whoever is signed in. */
export async function purgeKept(): Promise<void> {
  try {
    if (typeof indexedDB === 'undefined') return
    if (
      typeof indexedDB.databases === 'function' &&
      !(await indexedDB.databases()).some(({ name }) => name === database)
    )
      return
    const db = await open()
    const store = db.transaction('words', 'readwrite').objectStore('words')
    const [names, held] = await Promise.all([done(store.getAllKeys()), done<Sealed[]>(store.getAll())])
    for (const [index, sealed] of held.entries()) {
      const name = names[index]
      if (name !== undefined && isExpired(sealed.expires, Date.now())) store.delete(name)
    }
    db.close()
  } catch {
    // a browser that keeps nothing has nothing to drop
  }
}

/** Everything that was ever kept here, and the keys: gone. At sign-out, and where the organisation keeps nothing. */
export function wipeKept(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve()
    const request = indexedDB.deleteDatabase(database)
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve())
  })
}
