// The server's side: ES modules for Node 26, packages left in node_modules, so that a stack trace names a real file.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { builtPacksFile } from './src/platform/policies/built-in-packs.ts'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const entries = {
  main: at('src/main.ts'),
  cli: at('src/cli/main.ts'),
  bench: at('bench/main.ts'),
  demo: at('demo/main.ts'),
}

export default defineConfig({
  root: at('.'),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: true,
    outDir: at('dist/server'),
    emptyOutDir: true,
    target: 'node26',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  plugins: [
    {
      name: 'plumbline-packs',
      writeBundle({ dir }) {
        const { name, content } = builtPacksFile()
        writeFileSync(join(dir ?? at('dist/server'), name), content)
      },
    },
  ],
})
