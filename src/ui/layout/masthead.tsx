export interface NavItem {
  text: string
  href: string
  /** The section the page belongs to. */
  current?: boolean
}

export interface Named {
  name: string
  href?: string
}

interface MastheadProps {
  nav: readonly NavItem[]
  organisation?: string | null
  person?: Named | null
  /** The token of the sign-out form. */
  csrf?: string
  /** Hangs the bob beside the name: for a page whose picture holds its own, or that has no task. */
  bobAtLogo: boolean
}

/** The name at the left; organisation, person and signing out at the right; the nouns of the service below. */
export function Masthead({ nav, organisation, person, csrf, bobAtLogo }: MastheadProps) {
  return (
    <header class="pl-masthead">
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
          <div class={bobAtLogo ? 'govuk-generic-header__logo pl-here' : 'govuk-generic-header__logo'}>
            <a href="/" class="govuk-generic-header__homepage-link">
              Plumbline
            </a>
          </div>
          {(organisation || person) && (
            <ul class="pl-masthead__who">
              {organisation && <li>{organisation}</li>}
              {person && (
                <li>
                  {person.href === undefined ? (
                    person.name
                  ) : (
                    <a class="govuk-link" href={person.href}>
                      {person.name}
                    </a>
                  )}
                </li>
              )}
              {person && (
                <li>
                  <form action="/sign-out" method="post">
                    <input type="hidden" name="_csrf" value={csrf} />
                    <button class="pl-linkbutton">Sign out</button>
                  </form>
                </li>
              )}
            </ul>
          )}
        </div>
      </div>
      {nav.length > 0 && <ServiceNavigation items={nav} />}
    </header>
  )
}

/** Never a second level and never a menu button: the list wraps when narrow. */
function ServiceNavigation({ items }: { items: readonly NavItem[] }) {
  return (
    <div class="govuk-service-navigation">
      <div class="govuk-width-container">
        <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
          <ul class="govuk-service-navigation__list">
            {items.map((item) =>
              item.current ? (
                <li key={item.href} class="govuk-service-navigation__item govuk-service-navigation__item--active">
                  <a class="govuk-service-navigation__link" href={item.href} aria-current="true">
                    <strong class="govuk-service-navigation__active-fallback">{item.text}</strong>
                  </a>
                </li>
              ) : (
                <li key={item.href} class="govuk-service-navigation__item">
                  <a class="govuk-service-navigation__link" href={item.href}>
                    {item.text}
                  </a>
                </li>
              ),
            )}
          </ul>
        </nav>
      </div>
    </div>
  )
}
