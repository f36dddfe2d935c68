import { fileURLToPath } from 'node:url'

import { compile } from 'sass-embedded'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The stylesheet as the build makes it, for tests: the product's own comes from Vite. */
export function compileStyles(): string {
  return compile(at('main.scss'), { loadPaths: [at('../../../node_modules')], style: 'compressed' }).css
}
