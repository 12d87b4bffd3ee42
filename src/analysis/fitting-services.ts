import { compileCondition, type Rule } from '../flow/evaluate.ts'
import type { Facts, FlowRules } from '../flow/fact.ts'
import type { NamedService } from '../flow/named-services.ts'
import { perServiceFacts } from './facts-for-rating.ts'
import type { WayRule } from './way.ts'

/** Of the named services, those that a way speaks of. */
export type FittingServices = (
  services: readonly NamedService[],
  facts: Facts,
) => readonly NamedService[]

const kindsFact = 'conn.kinds'
/** What was said of a service tells more than what it is called. */
const worth = { said: 2, kind: 1, otherKind: -1 } as const

/**
 * Compiles which services fit a way best: those of which the right thing was said, then those whose name says that they
 * are of the right kind, then those whose name says nothing; all where nothing tells them apart. One whose name says
 * that it is of another kind fits only where the right thing was said of it.
 */
export function fittingServices(rules: FlowRules, { service }: WayRule): FittingServices {
  if (!service) return (services) => services
  const { kinds, said } = service
  const worthOfName = worthByName(rules, kinds)
  const saidOf = new Map<number, Rule>()
  const ruleFor = (number: number): Rule | undefined => {
    if (!said) return undefined
    const eachFacts = perServiceFacts(rules)
    const { derived } = rules.flow
    const rule =
      saidOf.get(number) ?? compileCondition(said, { derived, eachFacts, service: number })
    saidOf.set(number, rule)
    return rule
  }
  return (services, facts) => {
    const fit = ({ number, name }: NamedService): number =>
      (ruleFor(number)?.(facts, 'closed') === true ? worth.said : 0) + worthOfName(name)
    const best = Math.max(0, ...services.map(fit))
    return services.filter((each) => fit(each) === best)
  }
}

/** What the name of a service tells of its kind, in the words that people may type for each kind. */
function worthByName({ flow }: FlowRules, kinds: readonly string[]): (name: string) => number {
  const choices = flow.questions.find(({ fact }) => fact === kindsFact)?.choices ?? []
  return (name) => {
    if (kinds.length === 0) return 0
    const its = choices.filter(({ also }) => also.some((words) => holds(name, words)))
    if (its.some(({ value }) => kinds.includes(value))) return worth.kind
    return its.length > 0 ? worth.otherKind : 0
  }
}

/** Whether a name has these words in it, whole. */
const holds = (name: string, words: string): boolean =>
  ` ${plain(name)} `.includes(` ${plain(words)} `)

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
