import type { ComponentChildren } from 'preact'
import { attrs, type Attributes, classes, drawn, type Words, words } from './words.ts'

export interface FooterLink {
  text: string
  href: string
  attributes?: Attributes | undefined
}

export interface FooterNavigation {
  title: string
  /** Number of columns the links are set in. */
  columns?: number | undefined
  /** "full" unless given; else as the grid's classes name it, such as "one-third". */
  width?: string | undefined
  items?: readonly FooterLink[] | undefined
}

export interface FooterMeta extends Words {
  visuallyHiddenTitle?: string | undefined
  items?: readonly FooterLink[] | undefined
}

/**
 * The package draws a crown, a licence and Crown copyright unless told otherwise. None of them is ours to show, so
 * here each is drawn only when its content is given.
 */
export interface FooterProps {
  logo?: ComponentChildren
  navigation?: readonly FooterNavigation[] | undefined
  meta?: FooterMeta | undefined
  contentLicence?: (Words & { logo?: ComponentChildren }) | undefined
  copyright?: (Words & { href: string }) | undefined
  containerClasses?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** The foot of every page. */
export function Footer(props: FooterProps) {
  const { navigation, contentLicence, copyright } = props
  return (
    <div class={classes('govuk-footer', props.classes)} {...attrs(props.attributes)}>
      <div class={classes('govuk-width-container', props.containerClasses)}>
        {props.logo}
        {navigation && navigation.length > 0 && <Sections navigation={navigation} />}
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {props.meta && <Meta {...props.meta} />}
            {contentLicence?.logo}
            {contentLicence && <span class="govuk-footer__licence-description">{words(contentLicence)}</span>}
          </div>
          {copyright && (
            <div class="govuk-footer__meta-item">
              <a class="govuk-footer__link govuk-footer__copyright-logo" href={copyright.href}>
                {words(copyright)}
              </a>
            </div>
          )}
        </div>
      </div>
    </div>
  )
}

function Sections({ navigation }: { navigation: readonly FooterNavigation[] }) {
  return (
    <>
      <div class="govuk-footer__navigation">
        {navigation.map((nav) => (
          <div class={`govuk-footer__section govuk-grid-column-${nav.width || 'full'}`}>
            <h2 class="govuk-footer__heading govuk-heading-m">{nav.title}</h2>
            {nav.items && nav.items.length > 0 && (
              <ul class={classes('govuk-footer__list', !!nav.columns && `govuk-footer__list--columns-${nav.columns}`)}>
                {nav.items.map((item) => (
                  <li class="govuk-footer__list-item">
                    <Link {...item} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
      <hr class="govuk-footer__section-break" />
    </>
  )
}

function Meta(meta: FooterMeta) {
  const content = words(meta)
  return (
    <>
      <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle || 'Support links'}</h2>
      {meta.items && meta.items.length > 0 && (
        <ul class="govuk-footer__inline-list">
          {meta.items.map((item) => (
            <li class="govuk-footer__inline-list-item">
              <Link {...item} />
            </li>
          ))}
        </ul>
      )}
      {drawn(content) && <div class="govuk-footer__meta-custom">{content}</div>}
    </>
  )
}

function Link(item: FooterLink) {
  return (
    <a class="govuk-footer__link" href={item.href} {...attrs(item.attributes)}>
      {item.text}
    </a>
  )
}
