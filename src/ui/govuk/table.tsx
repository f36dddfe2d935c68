import { attrs, type Attributes, classes, type Maybe, type Words, words } from './words.ts'

export interface TableCell extends Words {
  /** "numeric" sets figures under each other. */
  format?: 'numeric' | (string & {}) | undefined
  classes?: string | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  attributes?: Attributes | undefined
}

export interface TableProps {
  rows: readonly Maybe<readonly TableCell[]>[]
  head?: readonly TableCell[] | undefined
  caption?: string | undefined
  captionClasses?: string | undefined
  /** The first cell of each row names the row. */
  firstCellIsHeader?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Facts in rows and columns. */
export function Table(props: TableProps) {
  return (
    <table class={classes('govuk-table', props.classes)} {...attrs(props.attributes)}>
      {props.caption && (
        <caption class={classes('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <th
                scope="col"
                class={classes(
                  'govuk-table__header',
                  cell.format && `govuk-table__header--${cell.format}`,
                  cell.classes,
                )}
                {...spans(cell)}
              >
                {words(cell)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, i) => (
                  <Cell cell={cell} isHeader={i === 0 && !!props.firstCellIsHeader} />
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function Cell({ cell, isHeader }: { cell: TableCell; isHeader: boolean }) {
  if (isHeader) {
    return (
      <th scope="row" class={classes('govuk-table__header', cell.classes)} {...spans(cell)}>
        {words(cell)}
      </th>
    )
  }
  const name = classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)
  return (
    <td class={name} {...spans(cell)}>
      {words(cell)}
    </td>
  )
}

function spans(cell: TableCell): object {
  return attrs({ colspan: cell.colspan || undefined, rowspan: cell.rowspan || undefined, ...cell.attributes })
}
