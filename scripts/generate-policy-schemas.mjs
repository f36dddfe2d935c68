// Prints one of the published JSON Schemas, made from the zod schemas that the product itself checks with:
//   node scripts/generate-policy-schemas.mjs pack|facts|obligations
// Without a word it writes all three into policies/. `npm run check` fails when one of them is not what is printed here.
import fs from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { factsSchema } from '../src/domain/compliance/facts.ts'
import { assessmentSchema } from '../src/domain/compliance/obligation.ts'
import { followingPackSchema, packSchema } from '../src/domain/policy/pack.ts'

const about = {
  pack: [
    'A Plumbline policy pack',
    'What a policy asks, in pieces a machine can check and a person can read: docs/policies/pack-format.md',
  ],
  facts: ['Facts for an assessment', 'What goes into `plumbline assess`: docs/policies/facts-and-obligations.md'],
  obligations: ['Obligations', 'What `plumbline assess --json` prints: docs/policies/facts-and-obligations.md'],
}

const FILES = {
  pack: 'policies/schema.json',
  facts: 'policies/facts.schema.json',
  obligations: 'policies/obligations.schema.json',
}

const titled = (which, schema) => {
  const { $schema, ...rest } = schema
  const [title, description] = about[which]
  return { $schema, title, description, ...rest }
}

const jsonSchema = (schema, io = 'input') => z.toJSONSchema(schema, { io, target: 'draft-2020-12' })

/**
 * A pack stands alone or follows another. Which one it is hangs on `extends`, so that an editor tells of one mistake in
 * one of the two, where `anyOf` would tell of everything that is wrong with both.
 */
function pack() {
  const { $schema, $defs, anyOf } = jsonSchema(z.union([packSchema, followingPackSchema]))
  const [alone, following] = anyOf
  // What both have is written once.
  for (const [key, schema] of Object.entries(following.properties)) {
    if (!isDeepStrictEqual(schema, alone.properties[key])) continue
    following.properties[key] = { $ref: `#/$defs/pack/properties/${key}` }
  }
  return {
    $schema,
    if: { required: ['extends'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
    then: { $ref: '#/$defs/following_pack' },
    else: { $ref: '#/$defs/pack' },
    $defs: { pack: alone, following_pack: following, ...$defs },
  }
}

const SCHEMAS = {
  pack: () => titled('pack', pack()),
  facts: () => titled('facts', jsonSchema(factsSchema)),
  obligations: () => titled('obligations', jsonSchema(assessmentSchema, 'output')),
}

const text = (which) => `${JSON.stringify(SCHEMAS[which](), null, 1)}\n`

const which = process.argv[2]
if (which === undefined) for (const name of Object.keys(FILES)) fs.writeFileSync(FILES[name], text(name))
else process.stdout.write(text(which))
