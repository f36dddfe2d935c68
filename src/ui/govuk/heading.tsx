import { type ComponentChildren, h } from 'preact'

interface HeadingProps {
  level: 1 | 2 | 3 | 4 | 5 | 6
  class: string
  id?: string | undefined
  children: ComponentChildren
}

/** A heading whose level is a number. */
export function Heading({ level, children, ...attributes }: HeadingProps) {
  return h(`h${level}`, attributes, children)
}
