import type { Depth } from '../../engine/interview.ts'
import { type CompiledFlow, compileFlow } from '../../engine/machine.ts'
import {
  everyCondition,
  lengthOf,
  type Manner,
  randomManner,
  type Walk,
  walkThrough,
} from '../conditions-in.ts'
import { flowFile } from '../content.ts'
import type { Diagnostic, LintRule } from '../lint-rule.ts'

/** Whoever answers whatever: the questions come to an end, and within the limits. */
export const walks: LintRule = {
  rule: 'walks',
  find: (content, bar) =>
    [...content.flows.values()].flatMap((flow) => {
      const compiled = compileFlow(flow)
      const found = new Map<string, Diagnostic>()
      for (let seed = 0; seed < bar.walks; seed++) {
        const { depth, manner } = walker(seed)
        for (const problem of problemsOf(compiled, depth, walkThrough(compiled, depth, manner))) {
          const way = problem.way
          const message = `${problem.message} (walk ${seed})`
          if (!found.has(problem.hint))
            found.set(problem.hint, { file: flowFile(flow.id), way, message, hint: problem.hint })
        }
      }
      return [...found.values()]
    }),
}

/** One walk picks everything; a third of the others are quick, and a third answer as a small product would. */
function walker(seed: number): { depth: Depth; manner: Manner } {
  if (seed === 0) return { depth: 'full', manner: everyCondition }
  const depth = seed % 3 === 0 ? 'quick' : 'full'
  const calm = seed % 3 === 1 ? 0.9 : 0.1
  return { depth, manner: randomManner(seed, seed % 2 === 0 ? 0.1 : 0, calm) }
}

function problemsOf(
  { flow: { limits } }: CompiledFlow,
  depth: Depth,
  walk: Walk,
): Pick<Diagnostic, 'message' | 'hint' | 'way'>[] {
  if (walk.stuck !== undefined) {
    return [
      { way: ['sections'], message: `a walk got stuck: ${walk.stuck}`, hint: 'mend that question' },
    ]
  }
  const kind = depth === 'quick' ? 'quick' : walk.lowStakes ? 'lowStakes' : 'full'
  const length = lengthOf(walk)
  if (length <= limits[kind]) return []
  const message = `a walk asked ${length} questions; the limit “${kind}” is ${limits[kind]}`
  return [
    {
      way: ['limits'],
      message,
      hint: `make fewer questions core (limit “${kind}”), or ask them only when they apply`,
    },
  ]
}
