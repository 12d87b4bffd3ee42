import fc from 'fast-check'
import type { Condition } from '../../src/flow/condition.ts'
import { type Flow, flowSourceSchema, openFlow } from '../../src/flow/flow.ts'

const depths = ['core', 'core', 'core', 'standard', 'detail', 'detail'] as const
const types = ['single', 'single', 'single', 'multi', 'band', 'text', 'list', 'people'] as const
const letters = ['a', 'b', 'c', 'd'] as const

/** A condition before it is known which questions it may speak of. */
type Shape =
  | { readonly leaf: number; readonly values: readonly number[] }
  | { readonly all: readonly Shape[] }
  | { readonly any: readonly Shape[] }
  | { readonly not: Shape }
  | { readonly named: number }

/** A question before its place in a flow is known. */
interface Sketch {
  readonly depth: number
  readonly type: number
  readonly section: number
  readonly choices: number
  readonly when: Shape | null
  readonly inferred: Shape | null
  readonly pinned: boolean
  readonly value: number
  readonly each: boolean
}

export interface FlowSketch {
  readonly questions: readonly Sketch[]
  readonly named: readonly Shape[]
  readonly lowStakes: Shape
  readonly low: number
  readonly full: number
}

const leaf = fc.record({
  leaf: fc.nat(30),
  values: fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }),
})

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ named: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('shape') }) },
    {
      weight: 1,
      arbitrary: fc.record({ all: fc.array(tie('shape'), { minLength: 2, maxLength: 3 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ any: fc.array(tie('shape'), { minLength: 2, maxLength: 3 }) }),
    },
  ),
}))

const sketch: fc.Arbitrary<Sketch> = fc.record({
  depth: fc.nat(depths.length - 1),
  type: fc.nat(types.length - 1),
  section: fc.nat(2),
  choices: fc.integer({ min: 2, max: 4 }),
  when: fc.option(shape, { freq: 2 }),
  inferred: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: shape }),
  pinned: fc.boolean(),
  value: fc.nat(9),
  each: fc.boolean(),
})

/** Sketches of random flows: every depth, every type, nested conditions that look back only. */
export const flowSketches: fc.Arbitrary<FlowSketch> = fc.record({
  questions: fc.array(sketch, { minLength: 2, maxLength: 11 }),
  named: fc.array(leaf, { maxLength: 2 }),
  lowStakes: leaf,
  low: fc.integer({ min: 1, max: 5 }),
  full: fc.integer({ min: 2, max: 9 }),
})

/** A question of a random flow while it is being put together. */
interface Placed extends Sketch {
  readonly id: string
}

/** The core is asked first, then all the rest in flow order. */
const rank = (one: Sketch): number => (depths[one.depth] === 'core' ? 0 : 1)

/** The flow of a sketch, without the dropped questions: an edited flow keeps the ids of those that stay. */
export function flowFrom(source: FlowSketch, edit: FlowEdit = {}): Flow {
  const placed = source.questions
    .map((one, index) => ({ ...one, id: `q${index}` }))
    .concat((edit.added ?? []).map((one, index) => ({ ...one, id: `new${index}` })))
    .toSorted((one, other) => one.section - other.section)
  const asking = placed.toSorted((one, other) => rank(one) - rank(other))
  const core = asking.filter((one) => rank(one) === 0)
  const sections = [...new Set(placed.map((one) => one.section))].map((section) => ({
    id: `s${section}`,
    title: `Section ${section}`,
    questions: placed
      .filter((one) => one.section === section && !edit.dropped?.includes(one.id))
      .map((one) => {
        const earlier = asking.slice(0, asking.indexOf(one))
        return questionFrom(one, earlier, rank(one) === 0 ? [] : source.named, edit)
      }),
  }))
  return openFlow(
    flowSourceSchema.parse({
      id: 'random',
      version: edit.version ?? 1,
      title: 'Random',
      limits: { quick: 15, lowStakes: source.low, full: Math.max(source.low, source.full) },
      lowStakes: conditionFrom(source.lowStakes, core, []),
      derived: Object.fromEntries(
        source.named.map((one, index) => [`d${index}`, conditionFrom(one, core, [])]),
      ),
      sections: sections.filter((section) => section.questions.length > 0),
    }),
  )
}

/** What a newer version of a flow does differently. */
export interface FlowEdit {
  readonly version?: number
  readonly dropped?: readonly string[]
  /** Questions that lost their last choice. */
  readonly fewerChoices?: readonly string[]
  readonly added?: readonly Sketch[]
}

function questionFrom(
  one: Placed,
  earlier: readonly Placed[],
  named: readonly Shape[],
  edit: FlowEdit,
) {
  const type = types[one.type] ?? 'single'
  const closed = type === 'single' || type === 'multi' || type === 'band'
  const count = one.choices - (edit.fewerChoices?.includes(one.id) ? 1 : 0)
  const list = earlier.find((other) => types[other.type] === 'list')
  return {
    id: one.id,
    fact: `f.${one.id}`,
    depth: depths[one.depth],
    type,
    owner: (['product', 'tech', 'ops'] as const)[one.value % 3],
    ask: `${one.id}?`,
    short: one.id,
    why: 'Because.',
    example: 'Such as this.',
    pinned: one.pinned,
    value: one.value,
    ...(one.when && earlier.length > 0 && { when: conditionFrom(one.when, earlier, named) }),
    ...(one.inferred &&
      closed &&
      earlier.length > 0 && {
        inferred: { when: conditionFrom(one.inferred, earlier, named), value: 'a' },
      }),
    ...(closed && {
      choices: letters.slice(0, count).map((value, index) => ({
        value,
        label: value.toUpperCase(),
        exclusive: type === 'multi' && index === 0,
      })),
    }),
    ...(type === 'list' && { max: 3 }),
    ...(type === 'people' && { roles: [{ owner: 'tech', ask: 'Who builds it?' }] }),
    ...(list && closed && one.each && { each: { list: list.id, max: 3 } }),
  }
}

/** Named conditions speak of the core, so only what is asked after the core refers to them by name. */
function conditionFrom(
  shape: Shape,
  earlier: readonly Placed[],
  named: readonly Shape[],
): Condition {
  if ('all' in shape) return { all: shape.all.map((one) => conditionFrom(one, earlier, named)) }
  if ('any' in shape) return { any: shape.any.map((one) => conditionFrom(one, earlier, named)) }
  if ('not' in shape) return { not: conditionFrom(shape.not, earlier, named) }
  if ('named' in shape) {
    return shape.named < named.length ? { derived: `d${shape.named}` } : { always: true }
  }
  const about = earlier[shape.leaf % Math.max(1, earlier.length)]
  if (!about) return { always: true }
  const values = shape.values.map((n) => letters[n] ?? 'a')
  const fact = `f.${about.id}`
  return types[about.type] === 'multi' ? { fact, includes: values } : { fact, is: values }
}
