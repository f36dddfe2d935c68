// The browser's side: one stylesheet and one script for the few live parts, with hashed names and a manifest.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const entries = { main: at('src/browser/styles/main.scss'), live: at('src/browser/live.ts') }
const present = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)))

export default defineConfig({
  root: at('.'),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [at('node_modules')], quietDeps: true, silenceDeprecations: ['import'] },
    },
  },
  build: {
    outDir: at('dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A data: address would need a looser content security policy than a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: Object.keys(present).length > 0 ? present : { empty: 'virtual:empty' } },
  },
  plugins: [
    {
      // Until the first browser file exists there is nothing to build, and the bundler refuses an empty list.
      name: 'plumbline-empty-entry',
      resolveId: (id) => (id === 'virtual:empty' ? id : null),
      load: (id) => (id === 'virtual:empty' ? '' : null),
    },
  ],
})
