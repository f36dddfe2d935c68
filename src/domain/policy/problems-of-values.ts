import { listInWords } from '../text/dates.ts'
import { intervalSchema } from './language.ts'
import { longer, scaleOf } from './lengths.ts'
import type { Pack, Parameter } from './pack.ts'
import { problemsOfShape, type Path } from './problems-of-shape.ts'
import { wrongInterval } from './problems-of-words.ts'
import { parameterOf } from './problems-of-references.ts'
import { isLine, visitRule } from './problems-walk.ts'
import { changedRule } from './readings.ts'
import type { ProblemTeller, RuleSource } from './resolved.ts'
import { ruleSchema, type Rule } from './rule.ts'

/** Kinds of things that never are events: a `where` about one of them was meant as a `while`. */
const things = ['worker', 'child', 'agreement', 'organisation', 'policy']

/** Values of another type than asked for, readings that give no rule, and lines that do nothing where they stand. */
export function valueProblems(
  pack: Pack,
  tell: ProblemTeller,
  sources: ReadonlyMap<string, Pick<RuleSource, 'written' | 'changes'>> = new Map(),
): void {
  const { in_force_from: from, in_force_until: until } = pack
  if (until !== undefined && until < from) {
    tell.pack(
      ['in_force_until'],
      `the pack ends on ${until}, before it begins on ${from}`,
      `write a day from ${from} on`,
    )
  }
  for (const [id, parameter] of Object.entries(pack.parameters ?? {})) {
    parameterProblems(parameter, (path, says, instead) => tell.pack(['parameters', id, ...path], says, instead))
  }
  for (const [at, rule] of (pack.rules ?? []).entries()) {
    const here = (path: Path, says: string, instead: string | null = null) => tell.rule(at, path, says, instead)
    const hint = (path: Path, says: string, instead: string | null = null) =>
      tell.rule(at, path, says, instead, 'warning')
    visitRule(rule, {
      amount: (amount, want, path) => {
        const name = parameterOf(amount)
        const type = name === null ? undefined : pack.parameters?.[name]?.type
        if (name === null || type === undefined || type === want) return
        const instead = `give “${name}” the type ${want}, or name another`
        here(
          [...path, 'parameter'],
          `“${name}” is ${withArticle(type)}, and ${withArticle(want)} is wanted here`,
          instead,
        )
      },
      stream: (stream, use, path) => {
        if (stream.as === undefined && use !== 'happened') {
          hint(
            path,
            `without “as” every ${[stream.event].flat()[0]} counts, whoever it is about`,
            `add the link under which the ${rule.about} stands in it`,
          )
        }
        if (
          'in_last' in stream &&
          'in_next' in stream &&
          stream.in_last !== undefined &&
          stream.in_next !== undefined
        ) {
          here([...path, 'in_next'], 'one looks back or ahead, and not both', 'write two lines under “all” or “any”')
        }
      },
      test: (_, test, path) => {
        if (!isLine(test)) return
        const held = test.for_at_least ?? test.for_more_than ?? test.for_at_most ?? test.for_less_than
        if (held !== undefined && test.is === undefined && test.in === undefined) {
          hint(path, 'this does not say which value has held so long', 'add “is: yes”, or the value')
        }
      },
    })
    askProblems(rule, here, hint)
    readingProblems(rule, sources.get(rule.id) ?? { written: rule, changes: [] }, here, hint)
  }
}

type Say = (path: Path, says: string, instead?: string | null) => void

const withArticle = (type: string) => (type === 'interval' ? 'an interval' : `a ${type.replace('_', ' or ')}`)

function parameterProblems({ type, options, value }: Parameter, say: Say): void {
  if (type === 'choice' && options === undefined)
    say([], 'a choice needs its options', 'add “options”: a list of words')
  if (type !== 'choice' && options !== undefined)
    say(['options'], `options do nothing for ${withArticle(type)}`, 'write “type: choice”, or leave them out')
  if (value === undefined) return
  if (type === 'interval' && !intervalSchema.safeParse(value).success) {
    const { says, instead } = wrongInterval(value)
    say(['value'], says, instead)
  }
  if (type === 'number' && typeof value !== 'number')
    say(['value'], `“${value}” is not a number`, 'write a number, or another “type”')
  if (type === 'yes_no' && value !== 'yes' && value !== 'no' && typeof value !== 'boolean') {
    say(['value'], `“${value}” is neither yes nor no`, 'write yes or no')
  }
  if (type === 'choice' && options !== undefined && !options.includes(String(value))) {
    say(['value'], `“${value}” is none of the options`, `write ${listInWords(options, 'or')}`)
  }
}

/** Lines that contradict each other within one rule, or do nothing beside what it asks. */
function askProblems(rule: Rule, say: Say, hint: Say): void {
  if (rule.where !== undefined && things.includes(rule.about)) {
    say(['where'], `“where” chooses events, and this rule is about ${withArticle(rule.about)}`, 'write “while”')
  }
  if (rule.mendable !== undefined && rule.always === undefined)
    hint(['mendable'], '“mendable” goes with “always”', 'leave it out')
  for (const [path, window] of [
    [['window'], rule.window] as const,
    ...(rule.either ?? []).map((one, at) => [['either', at, 'window'], one.window] as const),
  ]) {
    if (window === undefined) continue
    const { at_least: least, at_most: most } = window
    if (typeof least === 'number' && typeof most === 'number' && least > most) {
      say([...path, 'at_most'], `at least ${least} and at most ${most} cannot both be kept`, `write ${least} or more`)
    }
    if (window.rolling !== undefined && window.part !== undefined) {
      hint([...path, 'part'], '“part” does nothing beside “rolling”, which waits for a whole one', 'leave it out')
    }
  }
  for (const [at, pause] of (rule.pauses ?? []).entries()) {
    if (pause.covering !== undefined && pause.effect !== 'excuse') {
      hint(['pauses', at, 'covering'], `“covering” does nothing beside “effect: ${pause.effect}”`, 'leave it out')
    }
  }
  const gap = rule.gap?.at_most
  if (typeof gap === 'string' && scaleOf(gap) === 'clock') {
    hint(['gap', 'at_most'], 'a gap is judged by days', 'write days, or ask for an answer in hours with “after”')
  }
  const { within, not_before: earliest, points } = rule.after ?? {}
  if (typeof within === 'string' && earliest !== undefined && longer(earliest, within) === true) {
    say(
      ['after', 'not_before'],
      `nothing can be done not before ${earliest} and within ${within}`,
      'write a shorter one',
    )
  }
  for (const [at, point] of (points ?? []).entries()) {
    const last = points?.[at - 1]
    if (last !== undefined && longer(last, point) === true) {
      say(
        ['after', 'points', at],
        `${point} comes before ${last}`,
        'write the points in the order in which they fall due',
      )
    }
  }
}

/**
 * Another reading must give a rule, and another one than is taken. It is laid over the rule as it was written, whatever
 * reading of it is chosen now, and what varies the rule over that.
 */
function readingProblems(
  rule: Rule,
  { written, changes }: Pick<RuleSource, 'written' | 'changes'>,
  say: Say,
  hint: Say,
): void {
  const varied = (read: Rule): Rule =>
    changes.reduce((last, { change }) => {
      const { reading: _, ...others } = change
      return changedRule(last, others)
    }, read)
  const { reading: _, ...taken } = varied(written)
  for (const [name, { change }] of Object.entries(rule.reading?.others ?? {})) {
    const path = ['reading', 'others', name, 'change']
    if ('id' in change) say([...path, 'id'], 'a reading cannot give a rule another id', 'leave it out')
    const { reading: _, ...read } = varied(changedRule(written, change))
    for (const wrong of problemsOfShape(ruleSchema, read)) {
      const place = wrong.path.length === 0 ? '' : `${wrong.path.join('.')}: `
      const gone = wrong.says.includes('asks one thing') ? 'a key goes away when the change says null for it' : null
      say([...path, ...wrong.path], `read so it is no longer a rule: ${place}${wrong.says}`, wrong.instead ?? gone)
    }
    if (JSON.stringify(read) === JSON.stringify(taken)) hint(path, 'this reading changes nothing', 'write what differs')
  }
}
