import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Config } from '../config/config.ts'
import { packageRoot } from '../files/package-root.ts'
import { reply } from './reply.ts'

const types: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }
interface Kept {
  plain: Buffer<ArrayBuffer>
  gzip: Buffer<ArrayBuffer>
  brotli: Buffer<ArrayBuffer>
  type: string
}

let kept: Map<string, Kept> | undefined

/** The built stylesheet and script, read once. Their names hold a hash of what is in them, so they may be kept for ever. */
export function serveAsset(config: Config, file: string, accepts: string): Response | null {
  kept ??= readAll(join(packageRoot(), 'dist', 'client', 'assets'))
  const found = kept.get(file)
  if (!found) return null
  const headers = {
    'content-type': found.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  }
  const [body, encoding] = accepts.includes('br')
    ? [found.brotli, { 'content-encoding': 'br' }]
    : accepts.includes('gzip')
      ? [found.gzip, { 'content-encoding': 'gzip' }]
      : [found.plain, {}]
  return reply(config, body, { headers: { ...headers, ...encoding } })
}

function readAll(folder: string): Map<string, Kept> {
  const files = existsSync(folder) ? readdirSync(folder) : []
  return new Map(
    files.flatMap((name) => {
      const type = types[name.split('.').pop() ?? '']
      if (type === undefined) return []
      const plain = readFileSync(join(folder, name)) as Buffer<ArrayBuffer>
      return [[name, { plain, gzip: gzipSync(plain), brotli: brotliCompressSync(plain), type }] as const]
    }),
  )
}

/** Names of the built stylesheet and script, from Vite's manifest. */
export function builtAssets(): { css: string; js: string | null } {
  const manifest = JSON.parse(
    readFileSync(join(packageRoot(), 'dist', 'client', '.vite', 'manifest.json'), 'utf8'),
  ) as Record<string, { file: string; css?: string[] }>
  const css = manifest['src/browser/styles/main.scss']?.file
  if (css === undefined) throw new Error('The stylesheet was not built')
  const js = manifest['src/browser/live.ts']?.file
  return { css: `/${css}`, js: js === undefined ? null : `/${js}` }
}
