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

/** Prepares, once for a questionnaire, what says which services a way speaks of. */
export function servicesFitter(rules: FlowRules): (way: WayRule) => FittingServices {
  const namedKinds = kindsByName(rules)
  return (way) => fittingServices(rules, way, namedKinds)
}

/**
 * Compiles which services fit a way best: those of which the right thing was said, then those whose name says that they
 * are of the right kind, then those whose name says nothing; all where nothing tells them apart. One whose name says
 * that it is of another kind fits only where the right thing was said of it.
 */
function fittingServices(
  rules: FlowRules,
  { service }: WayRule,
  namedKinds: (name: string) => readonly string[],
): FittingServices {
  if (!service) return (services) => services
  const { kinds, said } = service
  const worthOfName = (name: string): number => {
    const its = kinds.length > 0 ? namedKinds(name) : []
    if (its.some((kind) => kinds.includes(kind))) return worth.kind
    return its.length > 0 ? worth.otherKind : 0
  }
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
    const fits = services.map(fit)
    const best = Math.max(0, ...fits)
    return services.filter((_, n) => fits[n] === best)
  }
}

/** The kinds that the name of a service tells of, in the words that people may type for each kind. */
function kindsByName({ flow }: FlowRules): (name: string) => readonly string[] {
  const choices = flow.questions.find(({ fact }) => fact === kindsFact)?.choices ?? []
  const typed = choices.map(({ value, also }) => ({ value, also: also.map(whole) }))
  return (name) => {
    const said = whole(name)
    return typed
      .filter(({ also }) => also.some((words) => said.includes(words)))
      .map(({ value }) => value)
  }
}

/** Words without signs, between spaces, so that they are found whole in others. */
const whole = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
