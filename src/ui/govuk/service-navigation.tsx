import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, drawn, type Maybe, type Words, words } from './words.ts'

export interface NavigationItem extends Words {
  href?: string | undefined
  /** The page that is open. */
  current?: boolean | undefined
  /** The open page is somewhere below this item. */
  active?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface ServiceNavigationSlots {
  start?: ComponentChildren
  end?: ComponentChildren
  /** "inline" sets the end slot beside the navigation where there is room. */
  endAlign?: 'inline' | 'block' | undefined
  navigationStart?: ComponentChildren
  navigationEnd?: ComponentChildren
}

export interface ServiceNavigationProps {
  classes?: string | undefined
  attributes?: Attributes | undefined
  ariaLabel?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  navigationLabel?: string | undefined
  navigationId?: string | undefined
  navigationClasses?: string | undefined
  /** False leaves out the menu button. Set where there are two items or more, unless given. */
  collapseNavigationOnMobile?: boolean | undefined
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  navigation?: readonly Maybe<NavigationItem>[] | undefined
  slots?: ServiceNavigationSlots | undefined
}

/** The name of the service and its main pages. A landmark of its own when it holds more than the navigation. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots } = props
  const common = {
    class: classes('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...attrs(props.attributes),
  }
  const container = classes(
    'govuk-width-container',
    slots?.endAlign === 'inline' && 'govuk-service-navigation__inlining-container',
  )
  const inner = (
    <div class={container}>
      {slots?.start}
      <div class="govuk-service-navigation__container">
        {props.serviceName && <ServiceName name={props.serviceName} url={props.serviceUrl} />}
        <Navigation {...props} />
      </div>
      {slots?.end}
    </div>
  )
  if (!props.serviceName && !drawn(slots?.start) && !drawn(slots?.end)) return <div {...common}>{inner}</div>
  return (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...common}>
      {inner}
    </section>
  )
}

function ServiceName({ name, url }: { name: string; url: string | undefined }) {
  return (
    <span class="govuk-service-navigation__service-name">
      {url ? (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  )
}

function Navigation(props: ServiceNavigationProps) {
  const { slots } = props
  const items = (props.navigation ?? []).filter((item) => !!item)
  if (items.length === 0 && !drawn(slots?.navigationStart) && !drawn(slots?.navigationEnd)) return null
  const menuText = props.menuButtonText || 'Menu'
  const id = props.navigationId || 'navigation'
  return (
    <nav
      aria-label={props.navigationLabel || menuText}
      class={classes('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={props.menuButtonLabel === menuText ? undefined : props.menuButtonLabel || undefined}
          hidden
          aria-hidden="true"
        >
          {menuText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {slots?.navigationStart}
        {items.map((item) => (
          <NavigationLink {...item} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

function NavigationLink(item: NavigationItem) {
  const here = item.current || item.active
  const ariaCurrent = item.current ? 'page' : item.active ? 'true' : undefined
  const content = words(item)
  // The strong element marks the place for people who set colours or styles of their own.
  const inner = here ? <strong class="govuk-service-navigation__active-fallback">{content}</strong> : content
  const text = drawn(content) && (
    <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
      {inner}
    </span>
  )
  return (
    <li class={classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {item.href ? (
        <a
          class="govuk-service-navigation__link"
          href={item.href}
          aria-current={ariaCurrent}
          {...attrs(item.attributes)}
        >
          {inner}
        </a>
      ) : (
        text
      )}
    </li>
  )
}
