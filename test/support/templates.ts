import { templateLibrary } from '../../src/domain/templates/library.ts'
import { builtInPacks } from '../../src/platform/policies/built-in-packs.ts'

/** The packs that ship and their templates, as the product reads them at its start. */
export const packs = builtInPacks()
export const templates = templateLibrary(packs)
