import { attrs, type Attributes, classes, type Words, words } from './words.ts'

export interface BreadcrumbItem extends Words {
  /** Without it the item is the page that is open. */
  href?: string | undefined
  attributes?: Attributes | undefined
}

export interface BreadcrumbsProps {
  items: readonly BreadcrumbItem[]
  collapseOnMobile?: boolean | undefined
  labelText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The way back up from a page. */
export function Breadcrumbs(props: BreadcrumbsProps) {
  const name = classes(
    'govuk-breadcrumbs',
    props.classes,
    props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return (
    <nav class={name} {...attrs(props.attributes)} aria-label={props.labelText ?? 'Breadcrumb'}>
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...attrs(item.attributes)}>
                {words(item)}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {words(item)}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
