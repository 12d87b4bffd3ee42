import type { Meaning } from '../domain/vocabulary.ts'
import type { Fact, Facts } from '../flow/fact.ts'
import type { Threat } from './threat.ts'

/** Whether any value that a fact may have passes; what nobody knows may be anything. */
function could(fact: Fact | undefined, passes: (value: string) => boolean): boolean {
  if (fact?.state === 'notApplicable') return false
  if (!fact || fact.possible.length === 0) return true
  return fact.possible.some((value) => [value].flat().some(passes))
}

const oneOf =
  (...values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value)
const notOneOf =
  (...values: readonly string[]) =>
  (value: string): boolean =>
    !values.includes(value)

/** What each meaning needs of a product; a meaning that is not here needs nothing. */
const needs: Partial<Record<Meaning, (facts: Facts, base: Threat['base']) => boolean>> = {
  people: (facts, { harm }) =>
    harm === 'harm' ||
    could(facts.get('impact.leak'), oneOf('hurt')) ||
    could(facts.get('impact.change'), oneOf('hurt')) ||
    could(facts.get('people.groups'), oneOf('child', 'vulnerable')) ||
    could(facts.get('product.channels'), oneOf('device')),
  fine: (facts) =>
    could(facts.get('data.kinds'), notOneOf('secret', 'open')) ||
    could(facts.get('rules.which'), notOneOf('none')),
  sales: (facts) =>
    could(facts.get('product.features'), oneOf('pay')) ||
    could(facts.get('people.groups'), notOneOf('staff')),
  stopped: (facts) => could(facts.get('impact.down'), notOneOf('weeks')),
}

/** What a story could mean for us, as far as the answers make it plausible; lost trust where nothing else is left. */
export function meansFor({ means, base }: Threat, facts: Facts): readonly Meaning[] {
  const plausible = means.filter((meaning) => needs[meaning]?.(facts, base) ?? true)
  return plausible.length > 0 ? plausible : ['trust']
}
