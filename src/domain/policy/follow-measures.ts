import type { Json } from '../evidence/canonical-text.ts'
import { meant } from './follow-rest.ts'
import { mergePatch } from './merge-patch.ts'
import { varied, type FollowingPack, type Pack, type PackChange } from './pack.ts'
import { measureSchema, type PackMeasure } from './pack-measure.ts'
import { problemsOfShape } from './problems-of-shape.ts'
import type {
  DroppedMeasure,
  DroppedRule,
  MeasureSource,
  PackName,
  PackProblem,
  Place,
  RuleChange,
} from './resolved.ts'

interface Drawn {
  readonly written: PackMeasure
  readonly source: MeasureSource
}

/**
 * Measures on their way down a chain of packs: taken over as they are, changed under `vary` with a reason, or dropped.
 * A rule that is dropped is counted no more, and a measure that has no rule left goes with it.
 */
export class DrawnMeasures {
  private readonly drawn = new Map<string, Drawn>()
  private readonly dropped: DroppedMeasure[] = []

  private readonly problems: PackProblem[]

  constructor(problems: PackProblem[]) {
    this.problems = problems
  }

  /** Takes an entry of `vary` that is about a measure; false where it is about a rule. */
  vary(change: PackChange, layer: FollowingPack, name: PackName, at: number): boolean {
    const id = varied(change)
    const one = this.drawn.get(id)
    if (one === undefined) {
      if (!('measure' in change)) return false
      const gone = this.dropped.some(({ measure }) => measure.id === id)
      const says = gone ? `“${id}” is dropped already` : `${layer.extends} has no measure “${id}”`
      this.say({ pack: name, path: ['vary', at, 'measure'] }, says, meant(id, this.drawn.keys()))
      return true
    }
    const agreed = { agreedBy: change.agreed_by ?? null, agreedOn: change.agreed_on ?? null }
    if ('drop' in change) {
      this.drawn.delete(id)
      const { written: measure, source } = one
      this.dropped.push({ measure, from: source.pack, pack: name, reason: change.reason, ...agreed })
      return true
    }
    if (!('measure' in change)) {
      this.say({ pack: name, path: ['vary', at, 'rule'] }, `“${id}” is a measure`, `write measure: ${id}`)
      return true
    }
    if ('id' in change.change && change.change['id'] !== id) {
      const place = { pack: name, path: ['vary', at, 'change', 'id'] }
      this.say(place, 'a change cannot give a measure another id', 'drop it, and write a new measure')
      return true
    }
    const step: RuleChange = { pack: name, at, change: change.change, reason: change.reason, ...agreed }
    this.drawn.set(id, { ...one, source: { ...one.source, changes: [...one.source.changes, step] } })
    return true
  }

  /** Takes the measures that a pack itself writes, beside its rules. `isRule`: whether a rule has that id. */
  add(layer: Pack | FollowingPack, name: PackName, isRule: (id: string) => boolean): void {
    for (const [at, { id }] of (layer.rules ?? []).entries()) {
      const place = { pack: name, path: ['rules', at, 'id'] }
      if (this.drawn.has(id)) this.say(place, `a measure is called “${id}” already`, 'give the rule another id')
    }
    for (const [at, written] of (layer.measures ?? []).entries()) {
      const place = { pack: name, path: ['measures', at, 'id'] }
      const there = this.drawn.get(written.id)?.source.pack
      if (isRule(written.id)) this.say(place, `a rule is called “${written.id}” too`, 'give the measure another id')
      else if (there === undefined) this.drawn.set(written.id, { written, source: { pack: name, at, changes: [] } })
      else if (there === name)
        this.say(place, `two measures are called “${written.id}”`, 'give each measure an id of its own')
      else
        this.say(place, `${there} has a measure “${written.id}”`, 'change it under “vary”, or give this one another id')
    }
  }

  /** The measures as they are varied, of the rules that are left. */
  drawnOut(droppedRules: readonly DroppedRule[]): {
    measures: PackMeasure[]
    measureSource: Map<string, MeasureSource>
    droppedMeasures: readonly DroppedMeasure[]
  } {
    const measures: PackMeasure[] = []
    const measureSource = new Map<string, MeasureSource>()
    for (const [id, one] of this.drawn) {
      const measure = this.changed(one)
      const gone = droppedRules.filter(({ rule }) => measure.rules.includes(rule.id))
      // A pack that names a rule which it drops itself has made a mistake, and is told of it.
      const isLetGo = (rule: string) => gone.some((each) => each.rule.id === rule && each.pack !== one.source.pack)
      const rules = measure.rules.filter((rule) => !isLetGo(rule))
      const last = gone.at(-1)
      if (rules.length === 0 && last !== undefined) {
        const { pack, agreedBy, agreedOn } = last
        const reason = 'None of the rules that it counts is left.'
        this.dropped.push({ measure, from: one.source.pack, pack, reason, agreedBy, agreedOn })
        continue
      }
      measures.push(rules.length === measure.rules.length ? measure : { ...measure, rules })
      measureSource.set(id, one.source)
    }
    return { measures, measureSource, droppedMeasures: this.dropped }
  }

  private changed({ written, source }: Drawn): PackMeasure {
    let measure = written
    for (const step of source.changes) {
      measure = mergePatch(measure as unknown as Json, step.change as Json) as unknown as PackMeasure
      const wrong = problemsOfShape(measureSchema, measure)
      for (const { path, says, instead, onKey } of wrong) {
        const place = (more: readonly (string | number)[]): Place => ({
          pack: step.pack,
          path: ['vary', step.at, 'change', ...more],
        })
        this.problems.push({
          severity: 'error',
          places: [place(path), place([])],
          onKey,
          says: `changed so, “${written.id}” is no longer a measure: ${path.length === 0 ? '' : `${path.join('.')}: `}${says}`,
          instead,
        })
      }
      if (wrong.length > 0) return written
    }
    return measure
  }

  private say(place: Place, says: string, instead: string | null): void {
    this.problems.push({ severity: 'error', places: [place], onKey: false, says, instead })
  }
}
