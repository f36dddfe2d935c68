import type { FollowingPack, Pack } from '../../domain/policy/pack.ts'
import { packNameOf } from '../../domain/policy/resolved.ts'
import { laidTogether, layerOf, longestChain, unread, type Layer, type PackReading } from './pack-layers.ts'

/** Packs that another may follow, by `id@version`. */
export type KnownPacks = ReadonlyMap<string, Pack | FollowingPack>

/** The pack of a text by itself, as far as its shape is right. */
export interface PackText extends PackReading {
  readonly written: Pack | FollowingPack | null
}

/**
 * Reads the text of a pack with the packs it follows, which are known already: built-in ones, and those of organisations
 * above. As `readPack` does with files. Never throws for what is in the text.
 */
export function readPackText(shown: string, text: string, known: KnownPacks): PackText {
  const read = layerOf(shown, Buffer.from(text))
  if ('problems' in read) return { ...unread(shown, read.problems), written: null }
  const layers: Layer[] = [read]
  const refuse = (says: string, instead: string | null): PackText => {
    const { whole: _, ...place } = read.yaml.place(['extends'], false)
    return { ...unread(shown, [{ severity: 'error', ...place, says, instead }]), written: read.pack }
  }
  for (let pack = read.pack; 'extends' in pack;) {
    const next = known.get(pack.extends)
    if (next === undefined) {
      const names = [...known.keys()].map((name) => `“${name}”`)
      const there = names.length === 0 ? null : `follow one of ${names.join(', ')}`
      return refuse(`there is no policy “${pack.extends}” here to follow`, there)
    }
    if (layers.length > longestChain) return refuse(`more than ${longestChain} policies follow each other`, null)
    if (layers.some((layer) => packNameOf(layer.pack) === packNameOf(next))) {
      return refuse(`the policy follows itself by way of ${packNameOf(next)}`, 'name one that stands alone')
    }
    layers.push({ pack: next, yaml: null })
    pack = next
  }
  return { ...laidTogether(layers, shown), written: read.pack }
}
