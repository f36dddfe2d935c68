import { Heading } from './heading.tsx'
import { attrs, type Attributes, classes, type Maybe, type Words, words } from './words.ts'

export interface SummaryAction extends Words {
  href: string
  /** Read out after the words of the link. */
  visuallyHiddenText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface SummaryActions {
  items?: readonly SummaryAction[] | undefined
  classes?: string | undefined
}

export interface SummaryText extends Words {
  classes?: string | undefined
}

export interface SummaryRow {
  key: SummaryText
  value?: SummaryText | undefined
  actions?: SummaryActions | undefined
  classes?: string | undefined
}

export interface SummaryCard {
  title?: (SummaryText & { headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined }) | undefined
  actions?: SummaryActions | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface SummaryListProps {
  rows: readonly Maybe<SummaryRow>[]
  /** Draws the list in a card with a title. */
  card?: SummaryCard | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Names and their values, with links to change them. */
export function SummaryList(props: SummaryListProps) {
  const rows = props.rows.filter((row) => !!row)
  const anyHasActions = rows.some((row) => !!row.actions?.items?.length)
  const list = (
    <dl class={classes('govuk-summary-list', props.classes)} {...attrs(props.attributes)}>
      {rows.map((row) => (
        <Row row={row} anyHasActions={anyHasActions} cardTitle={props.card?.title} />
      ))}
    </dl>
  )
  if (!props.card) return list
  return (
    <div class={classes('govuk-summary-card', props.card.classes)} {...attrs(props.card.attributes)}>
      <CardTitle {...props.card} />
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}

function CardTitle({ title, actions }: SummaryCard) {
  return (
    <div class="govuk-summary-card__title-wrapper">
      {title && (
        <Heading level={title.headingLevel || 2} class={classes('govuk-summary-card__title', title.classes)}>
          {words(title)}
        </Heading>
      )}
      <CardActions items={actions?.items ?? []} classes={actions?.classes} cardTitle={title} />
    </div>
  )
}

function CardActions(props: {
  items: readonly SummaryAction[]
  classes: string | undefined
  cardTitle?: Words | undefined
}) {
  const name = classes('govuk-summary-card__actions', props.classes)
  const [first, ...others] = props.items
  if (!first) return null
  if (others.length === 0) {
    return (
      <div class={name}>
        <ActionLink action={first} cardTitle={props.cardTitle} />
      </div>
    )
  }
  return (
    <ul class={name}>
      {props.items.map((action) => (
        <li class="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={props.cardTitle} />
        </li>
      ))}
    </ul>
  )
}

interface RowProps {
  row: SummaryRow
  anyHasActions: boolean
  cardTitle: Words | undefined
}

function Row({ row, anyHasActions, cardTitle }: RowProps) {
  const items = row.actions?.items
  return (
    <div
      class={classes(
        'govuk-summary-list__row',
        anyHasActions && !items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={classes('govuk-summary-list__key', row.key.classes)}>{words(row.key)}</dt>
      <dd class={classes('govuk-summary-list__value', row.value?.classes)}>{words(row.value)}</dd>
      {items && items.length > 0 && (
        <dd class={classes('govuk-summary-list__actions', row.actions?.classes)}>
          <RowActions items={items} cardTitle={cardTitle} />
        </dd>
      )}
    </div>
  )
}

function RowActions({ items, cardTitle }: { items: readonly SummaryAction[]; cardTitle: Words | undefined }) {
  const [first, ...others] = items
  if (first && others.length === 0) return <ActionLink action={first} cardTitle={cardTitle} />
  return (
    <ul class="govuk-summary-list__actions-list">
      {items.map((action) => (
        <li class="govuk-summary-list__actions-list-item">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  )
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle?: Words | undefined }) {
  return (
    <a class={classes('govuk-link', action.classes)} href={action.href} {...attrs(action.attributes)}>
      {words(action)}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({words(cardTitle)})</>}
        </span>
      )}
    </a>
  )
}
