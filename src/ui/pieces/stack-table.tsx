import type { ComponentChildren } from 'preact'

export interface StackColumn {
  text: string
  numeric?: boolean
  /** False for a column whose cells say what they are, so that the stacked table does not repeat its head. */
  labelled?: boolean
}

interface StackTableProps {
  caption: string
  /** Without it the caption is for those who hear the page, as the heading above says it. */
  showCaption?: boolean
  /** Where the rows' heads are to be filled in: their column's head is a label too when narrow. */
  labelsHead?: boolean
  columns: readonly (string | StackColumn)[]
  /** Each row's cells, in the columns' order. The first is the row's head. */
  rows: readonly (readonly ComponentChildren[])[]
}

/** A table that becomes blocks when narrow, with its heads repeated as labels. */
export function StackTable({ caption, showCaption, labelsHead, columns, rows }: StackTableProps) {
  const heads = columns.map((column) => (typeof column === 'string' ? { text: column } : column))
  const numeric = (head: StackColumn | undefined, part: 'header' | 'cell'): string =>
    head?.numeric ? `govuk-table__${part} govuk-table__${part}--numeric` : `govuk-table__${part}`
  return (
    <table class="govuk-table pl-stack">
      <caption class={showCaption ? 'govuk-table__caption' : 'govuk-visually-hidden'}>{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {heads.map((head) => (
            <th key={head.text} scope="col" class={numeric(head, 'header')}>
              {head.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map(([first, ...rest], row) => (
          <tr key={row} class="govuk-table__row">
            <th scope="row" class="govuk-table__header" data-label={labelsHead ? heads[0]?.text : undefined}>
              {first}
            </th>
            {rest.map((cell, index) => {
              const head = heads[index + 1]
              return (
                <td
                  key={index}
                  class={numeric(head, 'cell')}
                  data-label={head === undefined || head.labelled === false ? undefined : head.text}
                >
                  {cell}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
