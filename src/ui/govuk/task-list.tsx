import { Tag, type TagProps } from './tag.tsx'
import { attrs, type Attributes, classes, type Maybe, type Words, words } from './words.ts'

/** A tag as an option: its JSX, if any, is in `content`. */
export type TagOptions = Words & Omit<TagProps, 'children'>

export interface TaskListItem {
  title: Words & { classes?: string | undefined }
  hint?: Words | undefined
  status: Words & { tag?: TagOptions | undefined; classes?: string | undefined }
  href?: string | undefined
  classes?: string | undefined
}

export interface TaskListProps {
  items: readonly Maybe<TaskListItem>[]
  /** "task-list" unless given. */
  idPrefix?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Things to do, each with its state. */
export function TaskList(props: TaskListProps) {
  const prefix = props.idPrefix || 'task-list'
  return (
    <ul class={classes('govuk-task-list', props.classes)} {...attrs(props.attributes)}>
      {props.items.map((item, i) => item && <Task item={item} id={`${prefix}-${i + 1}`} />)}
    </ul>
  )
}

function Task({ item, id }: { item: TaskListItem; id: string }) {
  const { title, hint, status, href } = item
  return (
    <li class={classes('govuk-task-list__item', href && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {href ? (
          <a
            class={classes('govuk-link govuk-task-list__link', title.classes)}
            href={href}
            aria-describedby={classes(hint && `${id}-hint`, `${id}-status`)}
          >
            {words(title)}
          </a>
        ) : (
          <div class={title.classes || undefined}>{words(title)}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {words(hint)}
          </div>
        )}
      </div>
      <div class={classes('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {status.tag ? <Tag {...status.tag}>{status.tag.content}</Tag> : words(status)}
      </div>
    </li>
  )
}
