import { z } from 'zod'
import { factKeySchema, factsAllowedIn } from './facts.ts'
import { keySchema, wordsSchema } from './shape.ts'
import { sourceSchema } from './source.ts'

/**
 * Where the content of a block comes from. Never the wellbeing document: a sheet is kept in a file. A printer that may not read it, or prints a blank, leaves it empty.
 */
export const contentFromSchema = z.union([
  z.strictObject({ document: z.enum(['case_discussion', 'work']), field: keySchema }),
  z.strictObject({ fact: factKeySchema }),
  z.strictObject({ actions: z.enum(['this_child', 'work', 'last_session', 'outstanding']) }),
  z.strictObject({ decisions: z.literal('this_child') }),
  z.strictObject({ clause: keySchema }),
  z.strictObject({ agenda: z.literal('items') }),
  /** Says that it is kept apart, whether or not anything was written: the words of it are never on a sheet for a file. */
  z.strictObject({ apart: z.literal('wellbeing') }),
])
export type ContentFrom = z.infer<typeof contentFromSchema>
const from = z.array(contentFromSchema).min(1)

/** A column of a table of rows; `shows` is the part of the row. Widths are shares of the whole. */
const columnSchema = z.strictObject({
  label: wordsSchema,
  width: z.int().min(1).max(12),
  shows: z.enum(['what', 'why', 'who', 'by', 'child', 'done', 'departure']),
})

const signatureLineSchema = z.strictObject({
  who: z.enum(['supervisor', 'supervisee']),
  label: wordsSchema,
  withDate: z.boolean(),
})

const simpleBlocks = [
  z.strictObject({ kind: z.literal('heading'), text: wordsSchema, level: z.int().min(1).max(3) }),
  z.strictObject({ kind: z.literal('note'), text: wordsSchema }),
  z.strictObject({ kind: z.literal('line'), label: wordsSchema, from }),
  /** `height` is in lines of hand writing, relative to the other boxes of the sheet. A printed box grows. */
  z.strictObject({ kind: z.literal('box'), label: wordsSchema, from, height: z.int().min(1).max(40) }),
  z.strictObject({
    kind: z.literal('table'),
    label: wordsSchema.optional(),
    from,
    columns: z.array(columnSchema).min(1).max(6),
    blankRows: z.int().min(1).max(12),
  }),
  z.strictObject({
    kind: z.literal('checklist'),
    numbered: z.boolean(),
    items: z.array(z.strictObject({ label: wordsSchema, from })).min(1),
  }),
  z.strictObject({ kind: z.literal('signatures'), lines: z.array(signatureLineSchema).min(1).max(4) }),
  z.strictObject({ kind: z.literal('page_break') }),
] as const

export const simpleBlockSchema = z.discriminatedUnion('kind', simpleBlocks)
export type SimpleBlock = z.infer<typeof simpleBlockSchema>

/** Blocks side by side, and blocks repeated for each child discussed. Neither nests in itself. */
const columnsBlockSchema = z.strictObject({
  kind: z.literal('columns'),
  columns: z
    .array(z.strictObject({ width: z.int().min(1).max(12), blocks: z.array(simpleBlockSchema).min(1) }))
    .min(2)
    .max(3),
})
const repeatBlockSchema = z.strictObject({
  kind: z.literal('for_each_child'),
  blocks: z.array(z.discriminatedUnion('kind', [...simpleBlocks, columnsBlockSchema])).min(1),
})
export const blockSchema = z.discriminatedUnion('kind', [...simpleBlocks, columnsBlockSchema, repeatBlockSchema])
export type Block = z.infer<typeof blockSchema>

/** Blocks with those inside columns and repeats set out flat, containers left out. */
export function flatBlocks(blocks: readonly Block[]): SimpleBlock[] {
  return blocks.flatMap((block): SimpleBlock[] => {
    if (block.kind === 'columns') return block.columns.flatMap((column) => column.blocks)
    if (block.kind === 'for_each_child') return flatBlocks(block.blocks)
    return [block]
  })
}

/** Every reference to content that a form makes. */
export function contentOf(form: { readonly blocks: readonly Block[] }): ContentFrom[] {
  return flatBlocks(form.blocks).flatMap((block) => {
    if (block.kind === 'checklist') return block.items.flatMap((item) => item.from)
    return 'from' in block ? block.from : []
  })
}

/**
 * The layout of a paper form. `of` names the record or agreement template whose keys it uses. A form for a child's file
 * can show only that child's page: its schema refuses anything else (E7).
 */
export const paperFormSchema = z
  .strictObject({
    key: keySchema,
    name: wordsSchema,
    source: sourceSchema,
    boundFor: z.enum(['child_file', 'supervision_file']),
    of: z.union([z.strictObject({ record: keySchema }), z.strictObject({ agreement: keySchema })]),
    orientation: z.enum(['portrait', 'landscape']),
    blocks: z.array(blockSchema).min(1),
  })
  .refine(
    (form) => form.boundFor !== 'child_file' || contentOf(form).every(fitsAChildFile),
    'a form for a child’s file shows something that is not this child’s',
  )
export type PaperForm = z.infer<typeof paperFormSchema>

function fitsAChildFile(content: ContentFrom): boolean {
  if ('document' in content) return content.document === 'case_discussion'
  if ('fact' in content) return factsAllowedIn.case_discussion.includes(content.fact)
  if ('actions' in content) return content.actions === 'this_child'
  return 'decisions' in content
}
