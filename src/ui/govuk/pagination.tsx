import { attrs, type Attributes, classes, drawn, type Maybe, type Words, words } from './words.ts'

export interface PaginationItem {
  number?: string | number | undefined
  href?: string | undefined
  current?: boolean | undefined
  /** Three dots in place of pages that are not listed. */
  ellipsis?: boolean | undefined
  /** "Page" and the number unless given. */
  visuallyHiddenText?: string | undefined
  attributes?: Attributes | undefined
}

export interface PaginationLink extends Words {
  href: string
  /** Which page it is; shown where there are no numbered pages. */
  labelText?: string | undefined
  attributes?: Attributes | undefined
}

export interface PaginationProps {
  items?: readonly Maybe<PaginationItem>[] | undefined
  previous?: PaginationLink | undefined
  next?: PaginationLink | undefined
  landmarkLabel?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The parts of a long list; or, without items, the pages before and after. */
export function Pagination(props: PaginationProps) {
  const { previous, next, items } = props
  const block = !items && !!(next || previous)
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel || 'Pagination'}
      {...attrs(props.attributes)}
    >
      {previous?.href && <ArrowLink type="prev" link={previous} block={block} />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => item && Object.keys(item).length > 0 && <PageItem {...item} />)}
        </ul>
      )}
      {next?.href && <ArrowLink type="next" link={next} block={block} />}
    </nav>
  )
}

function PageItem(item: PaginationItem) {
  const name = classes(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (item.ellipsis) return <li class={name}>⋯</li>
  return (
    <li class={name}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? ''}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...attrs(item.attributes)}
      >
        {item.number}
      </a>
    </li>
  )
}

type Direction = 'prev' | 'next'

function ArrowLink({ type, link, block }: { type: Direction; link: PaginationLink; block: boolean }) {
  const title = classes(
    'govuk-pagination__link-title',
    block && !link.labelText && 'govuk-pagination__link-title--decorated',
  )
  const content = words(link)
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type} {...attrs(link.attributes)}>
        {(block || type === 'prev') && <Arrow type={type} />}
        <span class={title}>{drawn(content) ? content : <DefaultTitle type={type} />}</span>
        {link.labelText && block && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!block && type === 'next' && <Arrow type={type} />}
      </a>
    </div>
  )
}

function DefaultTitle({ type }: { type: Direction }) {
  return (
    <>
      {type === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ type }: { type: Direction }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[type]} />
    </svg>
  )
}
