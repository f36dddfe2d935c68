import {
  focusErrorSummary,
  preventDoubleClicks,
  showConditionals,
  showPasswords,
  wipeAtSignOut,
} from './live/behaviours.ts'
import { askAgain } from './live/ask-again.ts'
import { purgeKept } from './live/kept-words.ts'
import { saveAsTyped } from './live/save-as-typed.ts'

// The few live parts. Every page works without this; none of it is needed to do anything.
preventDoubleClicks()
focusErrorSummary()
showConditionals()
showPasswords()
wipeAtSignOut()
void purgeKept()
for (const waiting of document.querySelectorAll<HTMLElement>('[data-awaits]')) askAgain(waiting)
for (const mark of document.querySelectorAll<HTMLElement>('[data-live]')) saveAsTyped(mark)
