import { isSame, type PackDifference, type PartDifference } from '../../../domain/policy/difference.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import type { PackMeasure } from '../../../domain/policy/pack-measure.ts'
import type { ResolvedPack } from '../../../domain/policy/resolved.ts'
import { clausesOf, type Rule } from '../../../domain/policy/rule.ts'
import type { ComponentChildren } from 'preact'
import { changeInWords } from '../../../domain/policy/words/change-in-words.ts'
import { measureInWords } from '../../../domain/policy/words/measure-in-words.ts'
import { ruleInWords } from '../../../domain/policy/words/rule-in-words.ts'
import { upperFirst } from '../../../domain/policy/words/plain-nouns.ts'
import { listInWords } from '../../../domain/text/dates.ts'
import { MarkedWords } from '../marked-words.tsx'
import { agreedInWords, clausesWords, valueInWords } from '../policy-words.ts'
import { clauseSays } from './policy-view.ts'

interface DifferenceProps {
  difference: PackDifference
  first: ResolvedPack
  second: ResolvedPack
  /** what each is called: "Version 3" */
  names: readonly [first: string, second: string]
}

/** What the second policy asks otherwise than the first, in words: each change with its reason and whether it is stricter. */
export function DifferenceList({ difference, first, second, names }: DifferenceProps) {
  const { rules, measures, parameters, clauses, lists, others } = difference
  if (isSame(difference)) return <p class="govuk-body">They ask the same.</p>
  const rest = others.filter((name) => name !== 'both_stand')
  const ruleOf = ({ pack }: ResolvedPack, id: string): Rule | null => pack.rules?.find((rule) => rule.id === id) ?? null
  return (
    <>
      {rules.changed.length > 0 && (
        <Part title="Rules that change">
          {rules.changed.map(({ rule, title, changes, way, reasons }) => {
            const [before, after] = [ruleOf(first, rule), ruleOf(second, rule)]
            const words = changeInWords(before, after, second.pack)
            return (
              <li key={rule} class="pl-row">
                <div class="pl-row__what">
                  {words.same ? title : <MarkedWords line={words.headline} />}
                  {way !== null && <span class="govuk-visually-hidden">, {way}</span>}
                </div>
                <div class="pl-row__why">
                  {after !== null && `${upperFirst(clausesWords(clausesOf(after)))}. `}
                  {changes
                    .filter(({ field }) => field !== 'reading.taken')
                    .map(
                      (change) =>
                        `${upperFirst(change.called)}: ${valueInWords(change.from)}, now ${valueInWords(change.to)}${change.way === null ? '' : `, ${change.way}`}. `,
                    )}
                  {changes
                    .filter(({ field }) => field === 'reading.taken')
                    .map((change) => `Read as: ${valueInWords(change.to)} `)}
                  {reasons.map((each) => because(each.reason, each))}
                </div>
                {way !== null && (
                  <div class="pl-row__when" aria-hidden="true">
                    {upperFirst(way)}
                  </div>
                )}
              </li>
            )
          })}
        </Part>
      )}
      {rules.added.length > 0 && (
        <Part title="New rules">
          {rules.added.map((rule) => (
            <li key={rule.id} class="pl-row">
              <div class="pl-row__what">
                <ins>{ruleInWords(rule, second.pack).headline}</ins>
              </div>
              <div class="pl-row__why">{upperFirst(clausesWords(clausesOf(rule)))}.</div>
            </li>
          ))}
        </Part>
      )}
      {rules.dropped.length > 0 && (
        <Part title="Rules that are left out">
          {rules.dropped.map(({ rule, reason, ...agreed }) => (
            <li key={rule.id} class="pl-row">
              <div class="pl-row__what">
                <del>{ruleInWords(rule, first.pack).headline}</del>
              </div>
              <div class="pl-row__why">
                {upperFirst(clausesWords(clausesOf(rule)))}. {reason !== null && because(reason, agreed)}
              </div>
            </li>
          ))}
        </Part>
      )}
      {measures.length > 0 && (
        <Part title="Measures">
          {measures.map(({ measure, from, to, reasons }) => (
            <li key={measure} class="pl-row">
              <div class="pl-row__what">{(to ?? from)?.title}</div>
              <div class="pl-row__why">
                {from !== null && <del>{measureWords(from, first.pack)}</del>}{' '}
                {to !== null && <ins>{measureWords(to, second.pack)}</ins>}{' '}
                {reasons.map((each) => because(each.reason, each))}
              </div>
            </li>
          ))}
        </Part>
      )}
      {parameters.length > 0 && (
        <Part title="Questions that the text leaves open">
          {parameters.map((part) => (
            <ParameterRow key={part.name} part={part} />
          ))}
        </Part>
      )}
      {clauses.length > 0 && (
        <Part title="Clauses">
          {clauses.map((part) => (
            <li key={part.name} class="pl-row">
              <div class="pl-row__what">Clause {part.name}</div>
              <div class="pl-row__why">
                {part.from !== null && <del>{clauseSays(part.from as never).says}</del>}{' '}
                {part.to !== null && <ins>{clauseSays(part.to as never).says}</ins>}
              </div>
            </li>
          ))}
        </Part>
      )}
      {others.includes('both_stand') && (
        <Part title="Rules that disagree and both stand">
          {standingIn(second.pack).map(({ titles, entry }) => (
            <li key={titles} class="pl-row">
              <div class="pl-row__what">{titles}</div>
              <div class="pl-row__why">
                {because(entry.reason, { agreedBy: entry.agreed_by ?? null, agreedOn: entry.agreed_on ?? null })}
              </div>
            </li>
          ))}
          {standingIn(second.pack).length === 0 && (
            <li class="pl-row">
              <div class="pl-row__what">Nothing stands side by side on purpose any more.</div>
            </li>
          )}
        </Part>
      )}
      {(lists.length > 0 || rest.length > 0) && (
        <p class="pl-note">
          {names[1]} and {names[0].toLowerCase()} also differ in{' '}
          {[...lists.map(({ name }) => `the list “${name.replaceAll('_', ' ')}”`), ...rest.map(otherWords)].join(', ')}.
        </p>
      )}
    </>
  )
}

function measureWords(measure: PackMeasure, pack: Pack): string {
  const { headline, details } = measureInWords(measure, pack)
  return [headline, ...details].join(' ')
}

/** What a policy says of rules that disagree, with their titles. */
const standingIn = ({ both_stand: entries = [], rules = [] }: Pack) =>
  entries.map((entry) => ({
    entry,
    titles: listInWords(entry.rules.map((id) => `“${rules.find((rule) => rule.id === id)?.title ?? id}”`)),
  }))

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <ul class="pl-rows">{children}</ul>
    </>
  )
}

const because = (reason: string, agreed: Parameters<typeof agreedInWords>[0]) =>
  `Reason: ${reason}${/[.?!]$/.test(reason) ? '' : '.'}${agreedInWords(agreed)} `

const otherNames: Readonly<Record<string, string>> = {
  status: 'the facts of the document',
  in_force_from: 'the day from which it holds',
  in_force_until: 'the day until which it holds',
  left_to_people: 'what is left to people',
  record: 'the record',
  agreements: 'the agreements',
  words: 'its words',
}
const otherWords = (name: string): string => otherNames[name] ?? `its ${name.replaceAll('_', ' ')}`

interface Set {
  asks: string
  value?: unknown
  set_by?: string
  reason?: string
}

function ParameterRow({ part }: { part: PartDifference }) {
  const [before, after] = [part.from as Set | null, part.to as Set | null]
  const value = (one: Set | null) => (one === null || one.value === undefined ? 'not decided' : valueInWords(one.value))
  return (
    <li class="pl-row">
      <div class="pl-row__what">{(after ?? before)?.asks}</div>
      <div class="pl-row__why">
        <del>{value(before)}</del> <ins>{value(after)}</ins>
        {after?.set_by !== undefined && ` Set by ${after.set_by}.`}
        {after?.reason !== undefined && ` ${because(after.reason, { agreedBy: null, agreedOn: null })}`}
      </div>
    </li>
  )
}

/** One line of a whole: "3 rules change, 1 is left out, 2 questions have other answers". */
export function differenceInShort({ rules, measures, parameters }: PackDifference): string {
  const parts = [
    count(rules.changed.length, 'rule changes', 'rules change'),
    count(rules.added.length, 'rule is new', 'rules are new'),
    count(rules.dropped.length, 'rule is left out', 'rules are left out'),
    count(measures.length, 'measure differs', 'measures differ'),
    count(parameters.length, 'question has another answer', 'questions have other answers'),
  ].filter((each) => each !== null)
  return parts.length === 0 ? 'No rule changes' : upperFirst(parts.join(', '))
}

const count = (number: number, one: string, many: string) =>
  number === 0 ? null : `${number} ${number === 1 ? one : many}`
