import type { FooterProps } from '../footer.tsx'
import type { ServiceNavigationProps } from '../service-navigation.tsx'
import { adapt, asSlot, raw } from './adapt.tsx'
import { type Options, packageFixtures } from './package.ts'

/** The first of what the pattern finds in the package's plain footer. */
function cut(pattern: RegExp): string {
  const found = pattern.exec(packageFixtures('footer')[0]?.html ?? '')
  if (!found) throw new Error(`The package's footer no longer has ${pattern}`)
  return found[1] ?? found[0]
}

type Given = Options | null | undefined

/**
 * The package draws a crown, a licence and Crown copyright in every footer. They are not ours to show, so our footer
 * has them only as content that is handed over, and the proof hands over the package's own.
 */
export function asFooter(options: Options): FooterProps {
  const { contentLicence, copyright, ...others } = options as Options & { contentLicence: Given; copyright: Given }
  const licence = {
    logo: raw(cut(/<svg[^>]*licence-logo[\s\S]*?<\/svg>/)),
    content: raw(cut(/licence-description">([\s\S]*?)<\/span>/)),
    ...said(contentLicence),
  }
  return {
    ...adapt(others),
    logo: raw(cut(/<svg[\s\S]*?<\/svg>/)),
    contentLicence: contentLicence === null ? undefined : licence,
    copyright: { href: cut(/copyright-logo"\s+href="([^"]*)"/), text: '© Crown copyright', ...said(copyright) },
  } as FooterProps
}

/** An option with `text` or `html`; its own text takes the place of content that was there by default. */
function said(option: Given): Options {
  if (!option) return {}
  return { text: option.text as string | undefined, content: asSlot(option) }
}

/** The slots of the package's service navigation are strings of HTML, and the last may be an object. */
export function asServiceNavigation(options: Options): ServiceNavigationProps {
  const { slots, ...others } = options as Options & { slots?: Options }
  const end = slots?.end as Options | string | undefined
  return {
    ...adapt(others),
    slots: slots && {
      start: asSlot(slots.start),
      navigationStart: asSlot(slots.navigationStart),
      navigationEnd: asSlot(slots.navigationEnd),
      end: asSlot(end),
      endAlign: typeof end === 'object' ? end.align : undefined,
    },
  } as ServiceNavigationProps
}
