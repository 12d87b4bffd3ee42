import type { Condition } from '../flow/condition.ts'
import { type Content, facetsFile, flowFile, threatFile, waysFile } from './content.ts'
import type { Way } from './place.ts'
import { writtenQuestions } from './questions.ts'

/** A condition somewhere in the content, and what it decides. */
export interface WrittenCondition {
  readonly condition: Condition
  readonly file: string
  readonly way: Way
  readonly decides:
    | 'question'
    | 'inferred'
    | 'derived'
    | 'lowStakes'
    | 'story'
    | 'lowers'
    | 'covered'
    | 'way'
    | 'facet'
  /** The question, derived condition, story or way that it belongs to. */
  readonly of: string
}

/** One comparison with a fact, or one mention of a derived condition, and the way to it. */
export interface Leaf {
  readonly condition: Extract<Condition, { fact: string } | { derived: string }>
  readonly way: Way
}

/** Every condition that authors wrote: branches, derived conditions, stories, lowering, coverage and facets. */
export const writtenConditions = (content: Content): WrittenCondition[] => [
  ...flowConditions(content),
  ...threatConditions(content),
  ...wayConditions(content),
  ...facetConditions(content),
]

/** The conditions of the flows alone. */
export function flowConditions(content: Content): WrittenCondition[] {
  const branches = writtenQuestions(content).flatMap(({ question, file, way }) => [
    ...one(question.when, { file, way: [...way, 'when'], decides: 'question', of: question.id }),
    ...one(question.inferred?.when, {
      file,
      way: [...way, 'inferred', 'when'],
      decides: 'inferred',
      of: question.id,
    }),
    ...(question.roles ?? []).flatMap(({ when }, n) =>
      one(when, { file, way: [...way, 'roles', n, 'when'], decides: 'question', of: question.id }),
    ),
  ])
  const named = [...content.flowSources.values()].flatMap((flow) => {
    const file = flowFile(flow.id)
    return [
      ...Object.entries(flow.derived).flatMap(([name, condition]) =>
        one(condition, { file, way: ['derived', name], decides: 'derived', of: name }),
      ),
      ...one(flow.lowStakes, { file, way: ['lowStakes'], decides: 'lowStakes', of: flow.id }),
    ]
  })
  return [...named, ...branches]
}

/** The conditions of the stories alone. */
export const threatConditions = (content: Content): WrittenCondition[] =>
  content.catalogue.threats.flatMap((threat) => {
    const here = { file: threatFile(threat.id), of: threat.id }
    return [
      ...one(threat.when, { ...here, way: ['when'], decides: 'story' }),
      ...threat.lowers.flatMap((lower, n) =>
        one(lower.if, { ...here, way: ['lowers', n, 'if'], decides: 'lowers' }),
      ),
      ...one(threat.covered, { ...here, way: ['covered'], decides: 'covered' }),
    ]
  })

/** The conditions of the ways to what must never happen. */
const wayConditions = ({ catalogue }: Content): WrittenCondition[] =>
  catalogue.ways.flatMap(({ id, when, service }, n) => [
    ...one(when, { file: waysFile, way: [n, 'when'], decides: 'way', of: id }),
    ...one(service?.said, { file: waysFile, way: [n, 'service', 'said'], decides: 'way', of: id }),
  ])

/** The answers that leave no doubt of what a product is about. */
const facetConditions = ({ catalogue }: Content): WrittenCondition[] =>
  Object.entries(catalogue.others?.facets.facets ?? {}).flatMap(([id, { sure }]) =>
    one(sure ?? undefined, {
      file: facetsFile,
      way: ['facets', id, 'sure'],
      decides: 'facet',
      of: id,
    }),
  )

const one = (
  condition: Condition | undefined,
  rest: Omit<WrittenCondition, 'condition'>,
): WrittenCondition[] => (condition ? [{ condition, ...rest }] : [])

/** The comparisons and mentions that a condition is made of. */
export function leavesOf(condition: Condition, way: Way): Leaf[] {
  if ('all' in condition)
    return condition.all.flatMap((each, n) => leavesOf(each, [...way, 'all', n]))
  if ('any' in condition)
    return condition.any.flatMap((each, n) => leavesOf(each, [...way, 'any', n]))
  if ('not' in condition) return leavesOf(condition.not, [...way, 'not'])
  return 'always' in condition ? [] : [{ condition, way }]
}
