import type { ComponentChildren } from 'preact'

interface PostFormProps {
  action: string
  /** from the request: makes the form answered once, and only for whom it was shown to */
  tokens: { csrf: string; once: string }
  /** for a form with a file */
  files?: boolean
  class?: string
  id?: string
  children: ComponentChildren
}

/** Every form of the service that changes anything. Checking is the server's: the browser's own bubbles are off. */
export function PostForm({ action, tokens, files, id, children, ...rest }: PostFormProps) {
  return (
    <form
      action={action}
      method="post"
      novalidate
      id={id}
      class={rest.class}
      enctype={files ? 'multipart/form-data' : undefined}
    >
      {tokens.csrf !== '' && <input type="hidden" name="_csrf" value={tokens.csrf} />}
      {tokens.once !== '' && <input type="hidden" name="_once" value={tokens.once} />}
      {children}
    </form>
  )
}
