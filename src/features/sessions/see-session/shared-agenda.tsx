import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'

export interface AgendaRow {
  what: string
  href?: string
  why?: string
  /** "Your part is written" */
  when?: string
  /** how it is taken off again; standard items and last session's actions are not */
  remove?: { kind: 'remove-item' | 'remove-child'; id: string }
}

interface SharedAgendaProps {
  rows: readonly AgendaRow[]
  path: string
  tokens: { csrf: string; once: string }
  mayChange: boolean
}

/** The agenda that both see, in its order. */
export function SharedAgenda({ rows, path, tokens, mayChange }: SharedAgendaProps) {
  return (
    <Rows>
      {rows.map((row, index) => (
        <Row
          key={index}
          what={row.what}
          {...(row.href === undefined ? {} : { href: row.href })}
          why={row.why}
          when={
            <>
              {row.when}
              {mayChange && row.remove !== undefined && (
                <PostForm action={`${path}/agenda`} tokens={{ ...tokens, once: '' }}>
                  <HiddenField name="do" value={row.remove.kind} />
                  <HiddenField name="id" value={row.remove.id} />
                  <button type="submit" class="pl-linkbutton">
                    Take off<span class="govuk-visually-hidden">: {row.what}</span>
                  </button>
                </PostForm>
              )}
            </>
          }
        />
      ))}
    </Rows>
  )
}
