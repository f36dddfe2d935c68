import type { ComponentChildren } from 'preact'

import type { SymbolId } from '../layout/sprite.tsx'
import { Mark } from './mark.tsx'

/** The direction of a child. */
export type RagValue = 'red' | 'amber' | 'green'

interface RagWords {
  symbol: SymbolId
  word: string
  meaning: string
}

export const RAG_WORDS: Record<RagValue, RagWords> = {
  red: { symbol: 'rag-r', word: 'Red', meaning: 'getting worse' },
  amber: { symbol: 'rag-a', word: 'Amber', meaning: 'the same' },
  green: { symbol: 'rag-g', word: 'Green', meaning: 'improving' },
}

interface RagProps {
  /** Null when nobody has said. */
  value: RagValue | null
  /** For how long or how often, in words: "8 times". */
  since?: string
}

/** A direction as a shape with its letter, its word, and what it means for those who hear the page. */
export function Rag({ value, since }: RagProps) {
  const words = value === null ? null : RAG_WORDS[value]
  return (
    <span class="pl-rag">
      <Mark id={words?.symbol ?? 'rag-n'} />
      <span>
        {words?.word ?? 'Not rated'}
        {words !== null && since !== words.meaning && <span class="govuk-visually-hidden">, {words.meaning}</span>}
        {since !== undefined && (
          <>
            {' '}
            <span class="pl-rag__since">{since}</span>
          </>
        )}
      </span>
    </span>
  )
}

interface RagPickerProps {
  /** The id of the first choice, which an error summary links to. */
  id: string
  name: string
  legend: ComponentChildren
  value?: RagValue | null
  hint?: ComponentChildren
  /** What to do, in the field's own words. */
  error?: string | null
  disabled?: boolean
}

/** One row of three radios (stacked when narrow). None is chosen until somebody chooses. */
export function RagPicker({ id, name, legend, value, hint, error, disabled }: RagPickerProps) {
  const wrong = error !== undefined && error !== null
  const described = [hint !== undefined && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={described || undefined} disabled={disabled}>
        <legend class="govuk-fieldset__legend">{legend}</legend>
        {hint !== undefined && (
          <div class="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        {wrong && (
          <p class="govuk-error-message" id={`${id}-error`}>
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div class="pl-pick">
          {(['red', 'amber', 'green'] as const).map((rag, index) => {
            const inputId = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div key={rag} class="pl-pick__item">
                <input type="radio" name={name} id={inputId} value={rag} checked={rag === value} />
                <label for={inputId}>
                  <Mark id={RAG_WORDS[rag].symbol} />
                  <span>
                    {RAG_WORDS[rag].word}
                    <small>{RAG_WORDS[rag].meaning}</small>
                  </span>
                </label>
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
