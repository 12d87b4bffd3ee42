import { type Analyser, createAnalyser } from '../analysis/analyser.ts'
import type { Judged } from '../analysis/judge.ts'
import { type OrderRule, orderRule } from '../analysis/order/rule.ts'
import type { Ordered } from '../analysis/order.ts'
import type { Catalogue, Prior } from '../analysis/threat.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { FlowRules } from '../flow/fact.ts'
import type { ModelCase } from './cases.ts'
import { answersWith, type Heard } from './heard.ts'

/** The questionnaire and the catalogue that cases are ranked with. */
export interface Material {
  readonly rules: FlowRules
  readonly catalogue: Catalogue
}

/** The stories of one case in the order a team would see them. */
export interface Ranked {
  readonly model: ModelCase
  readonly ids: readonly string[]
}

/** The threat that a story is told of. */
export const threatOf = ({ compiled }: Judged): string => compiled.threat.id

const analysers = new WeakMap<Material, Map<OrderRule, Analyser>>()

/** The stories of any answers in order. */
export const ordered = (
  material: Material,
  answers: readonly GivenAnswer[],
  order: OrderRule = orderRule,
): Ordered => analyserFor(material, order).inOrder(answers)

/** Rules and a catalogue are compiled once for all that is ranked with them. */
function analyserFor(material: Material, order: OrderRule): Analyser {
  const known = analysers.get(material) ?? new Map<OrderRule, Analyser>()
  analysers.set(material, known)
  const made = known.get(order)
  if (made) return made
  const { rules, catalogue } = material
  const words = {
    list: (names: readonly string[]) => names.join(', '),
    unnamedService: 'service',
    people: (kind: string) => kind,
    team: 'team',
    thing: () => 'information',
    action: (typed: string) => typed,
    unsure: (about: string) => about,
  }
  const analyser = createAnalyser({ rules, catalogue, words, order })
  known.set(order, analyser)
  return analyser
}

/** Ranks a case with as much of it as is heard. */
export function rank(
  material: Material,
  model: ModelCase,
  heard: Heard,
  order: OrderRule = orderRule,
): Ranked {
  const { stories } = ordered(material, answersWith(material.rules, model, heard), order)
  // Experts name a threat once, whichever services it is told of.
  return { model, ids: [...new Set(stories.map(threatOf))] }
}

/** The stories that the answers of a case raise. */
export const raised = (material: Material, model: ModelCase): readonly string[] =>
  ordered(material, model.answers)
    .stories.filter(({ status }) => status === 'raised')
    .map(threatOf)

/** The material as it would be had this case never been counted. */
export function withoutCase(material: Material, model: ModelCase): Material {
  const named = new Set(model.experts.flatMap(({ all }) => all))
  const priors: Record<string, Prior> = { ...material.catalogue.priors }
  for (const id of raised(material, model)) {
    const prior = priors[id]
    if (!prior?.models) continue
    const { held, named: times } = prior.models
    const less = named.has(id) ? 1 : 0
    priors[id] = {
      ...prior,
      models: { held: Math.max(0, held - 1), named: Math.max(0, times - less) },
    }
  }
  return { ...material, catalogue: { ...material.catalogue, priors } }
}
