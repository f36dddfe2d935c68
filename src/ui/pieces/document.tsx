import type { ComponentChildren } from 'preact'

export interface DocField {
  label: string
  value: ComponentChildren
  /** A fact among the narrative (a direction, a date), set in sans. */
  fact?: boolean
}

interface DocProps {
  /** Of the heading. */
  id: string
  title: string
  /** For whom it is. */
  readBy?: ComponentChildren
  /** The first part of its fingerprint. */
  digest?: string
  fields: readonly DocField[]
  children?: ComponentChildren
}

/** A document as it is read: narrative, so in the record face. */
export function Doc({ id, title, readBy, digest, fields, children }: DocProps) {
  return (
    <article class="pl-doc" aria-labelledby={id}>
      <div class="pl-doc__head">
        <h2 class="govuk-heading-m" id={id}>
          {title}
        </h2>
        {(readBy || digest) && (
          <p class="pl-note">
            {readBy} {digest && <Digest>{digest}</Digest>}
          </p>
        )}
      </div>
      <dl class="pl-record">
        {fields.flatMap((field, index) => [
          <dt key={`${index}-label`}>{field.label}</dt>,
          <dd key={`${index}-value`} class={field.fact ? 'pl-doc__fact' : undefined}>
            {field.value}
          </dd>,
        ])}
      </dl>
      {children}
    </article>
  )
}

/** A fingerprint, in groups of four. */
export function Digest({ children }: { children: string }) {
  return <span class="pl-digest">{children}</span>
}

interface SignPanelProps {
  /** Of the heading. */
  id: string
  title: string
  children: ComponentChildren
}

/** The panel where a document is signed: after the whole text, never before. The bob hangs beside it. */
export function SignPanel({ id, title, children }: SignPanelProps) {
  return (
    <section class="pl-sign pl-here" aria-labelledby={id}>
      <h2 class="pl-next__title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

interface SignedProps {
  name: string
  /** A `State`. */
  state: ComponentChildren
  /** When and by what means: "10 March, with a passkey". */
  how?: string
}

/** One signature, made or awaited. */
export function Signed({ name, state, how }: SignedProps) {
  return (
    <div class="pl-signed">
      <span class="pl-signed__name">{name}</span>
      <span>{state}</span>
      {how && <span class="pl-signed__how">{how}</span>}
    </div>
  )
}
