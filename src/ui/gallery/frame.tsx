import type { ComponentChildren } from 'preact'

import { type NavItem, Page, type PageProps } from '../layout/page.tsx'

/** Where the gallery's stylesheet lies, beside its pages. */
export const GALLERY_ASSETS = { css: 'main.css', js: null }

const NAV: readonly NavItem[] = [
  { text: 'Home', href: '/home' },
  { text: 'Sessions', href: '/sessions' },
  { text: 'Children', href: '/children' },
  { text: 'My supervision', href: '/supervision' },
  { text: 'Policy', href: '/policy' },
]

type SampleProps = Omit<PageProps, 'assets' | 'nav' | 'organisation' | 'person' | 'csrf'> & {
  section: 'Home' | 'Sessions' | 'My supervision'
  children: ComponentChildren
}

/** A page of Morwenna Tait, who is nobody. */
export function SamplePage({ section, ...page }: SampleProps) {
  return (
    <Page
      assets={GALLERY_ASSETS}
      nav={NAV.map(({ text, href }) => ({ text, href, current: text === section }))}
      organisation="Wrenfold Primary School and Nursery"
      person={{ name: 'Morwenna Tait', href: '/supervision' }}
      csrf="sample"
      {...page}
    />
  )
}

export const clause = (number: string) => ({ label: `clause ${number}`, href: `/policy#${number}` })
