import type { FormValues, UploadedFile } from './route.ts'

export interface Posted {
  form: FormValues
  files: Record<string, UploadedFile>
}

export class TooLarge extends Error {}

export class NotAForm extends Error {}

const mostFields = 1_000

/**
 * Read a posted body (a form, a form with files, or JSON as a flat record) into plain values. Line ends become \n, and
 * characters that no text has (control characters other than tab and line end) are taken out.
 * @throws TooLarge over the limit of bytes or 1,000 fields, NotAForm when it cannot be read
 */
export async function readPosted(request: Request, limit: number): Promise<Posted> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > limit) throw new TooLarge()
  const type = request.headers.get('content-type') ?? ''
  const bytes = await readWithin(request, limit)
  if (type.startsWith('application/json')) return { form: fromJson(bytes), files: {} }
  if (type.startsWith('multipart/form-data')) {
    try {
      return await fromEntries(await new Response(bytes, { headers: { 'content-type': type } }).formData())
    } catch (problem) {
      throw problem instanceof TooLarge ? problem : new NotAForm()
    }
  }
  return fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)))
}

/** A body that says its length was looked at before; one that does not is counted as it comes, so that it cannot fill the memory. */
async function readWithin(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer())
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > limit) throw new TooLarge()
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

async function fromEntries(entries: FormData | URLSearchParams): Promise<Posted> {
  const form: FormValues = Object.create(null) as FormValues
  const files = Object.create(null) as Record<string, UploadedFile>
  let count = 0
  for (const [name, value] of entries as Iterable<[string, string | File]>) {
    if (++count > mostFields) throw new TooLarge()
    if (typeof value !== 'string') {
      files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
    } else {
      const before = form[name]
      const text = plainText(value)
      form[name] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text]
    }
  }
  return { form, files }
}

function fromJson(bytes: Uint8Array): FormValues {
  const form: FormValues = Object.create(null) as FormValues
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return form
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value).slice(0, mostFields)) {
      if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean')
        form[name] = plainText(String(each))
    }
  }
  return form
}

/** Line ends as \n, and none of the control characters that no text has. */
const plainText = (text: string) => text.replaceAll('\r\n', '\n').replace(/(?![\n\t])\p{Cc}/gu, '')

/** The one text under a name; the first when there are several, '' when there is none. */
export function textOf(form: FormValues, name: string): string {
  const value = form[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Every text under a name. */
export function textsOf(form: FormValues, name: string): string[] {
  const value = form[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
